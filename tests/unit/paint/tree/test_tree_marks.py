"""Marks: what is asked for in arrays arrives as pixels, on screens of any density."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from modelbrowser.domain.lineage import Relation
from modelbrowser.paint.tree.batch import polyline_path
from modelbrowser.paint.tree.marks import ScreenMarks, VectorMarks, dashed
from modelbrowser.paint.tree.style import LINE_STYLES, LineStyle

RED = QColor("#FF0000")


def image(ratio: float = 1.0) -> QImage:
    result = QImage(round(100 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    result.setDevicePixelRatio(ratio)
    result.fill(QColor("#FFFFFF"))
    return result


def is_red(picture: QImage, x: float, y: float) -> bool:
    ratio = picture.devicePixelRatio()
    color = picture.pixelColor(int(x * ratio), int(y * ratio))
    return color.red() > 200 and color.green() < 120


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("vector", [False, True])
def test_lines_corners_and_dots(qapp, ratio, vector):
    picture = image(ratio)
    painter = QPainter(picture)
    marks = VectorMarks(painter) if vector else ScreenMarks()
    if isinstance(marks, ScreenMarks):
        marks.begin(painter, ratio)
    marks.horizontals(np.array([10.0]), np.array([40.0]), np.array([20.5]), RED, LineStyle(2.0))
    marks.verticals(np.array([60.5]), np.array([5.0]), np.array([30.0]), RED, 2.0)
    marks.corners(np.array([60.5]), np.array([40.5]), 10.0, RED, 2.0)
    marks.dots(np.array([20.0]), np.array([45.0]), np.array([5.0], dtype=np.float32), RED)
    marks.dots(np.array([40.0]), np.array([45.0]), np.array([5.0], dtype=np.float32), RED, QColor("#FFFFFF"))
    painter.end()
    assert is_red(picture, 25, 20.3)
    assert not is_red(picture, 25, 25)
    assert is_red(picture, 60.3, 15)
    assert is_red(picture, 68.5, 40.3), "the corner ends in the horizontal"
    assert not is_red(picture, 60.5, 40.5), "the corner is round"
    assert is_red(picture, 20, 45)
    assert not is_red(picture, 40, 45), "a hollow dot is hollow"
    assert is_red(picture, 35.8, 45)


def test_marks_let_go_of_the_painter(qapp):
    marks = ScreenMarks()
    picture = image()
    painter = QPainter(picture)
    marks.begin(painter, 1.0)
    marks.end()
    painter.end()
    with pytest.raises(AssertionError):
        _ = marks.painter


@given(st.floats(0, 50), st.floats(0, 300), st.sampled_from(list(Relation)))
@settings(max_examples=100, deadline=None)
def test_dashes_stay_on_their_line(left, length, relation):
    style = LINE_STYLES[relation]
    if not style.dashes:
        return
    start, stop, y = dashed(np.array([left]), np.array([left + length]), np.array([7.0]), style)
    assert (start >= left - 1e-9).all()
    assert (stop <= left + length + 1e-9).all()
    assert (y == 7.0).all()
    order = np.argsort(start)
    assert (start[order][1:] >= stop[order][:-1] - 1e-9).all()
    drawn = float((stop - start).sum())
    assert drawn < length or length < style.dashes[0] * style.width + 1e-9


def test_every_relation_has_a_style_of_its_own():
    styles = {
        relation: (style.dashes, style.width)
        for relation, style in LINE_STYLES.items()
        if relation is not Relation.PRETRAIN_BASE  # a pretraining that goes on is drawn like a fine-tune
    }
    assert set(LINE_STYLES) == set(Relation)
    assert len(set(styles.values())) == len(styles)


def test_polylines(qapp):
    path = polyline_path(np.array([0.0, 1, 2, 5, 6]), np.array([0.0, 1, 0, 5, 5]), np.array([0, 3]))
    assert path.elementCount() == 5
    assert [path.elementAt(number).isMoveTo() for number in range(5)] == [True, False, False, True, False]
    assert polyline_path(np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.int64)).isEmpty()
