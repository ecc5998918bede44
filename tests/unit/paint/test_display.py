"""A document: what is hit, where pages end, what text reads like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from modelbrowser import theme
from modelbrowser.card.blocks import Action, Text
from modelbrowser.paint.builder import Area, Builder
from modelbrowser.paint.display import Display, joined_text
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette

pytestmark = pytest.mark.usefixtures("qapp")


def builder() -> Builder:
    return Builder(Shaper(), Palette(theme.LIGHT))


def test_texts_of_a_row_are_joined_by_a_tab_and_rows_by_a_line_break() -> None:
    made = builder()
    for row in (("Input", "$1.25"), ("Output", "$10.00")):
        made.next_row()
        for column, text in enumerate(row):
            made.plain(text, "body", "text", Area(100.0 * column, 0, 90))
    assert joined_text(made.finish(300, 100).texts) == "Input\t$1.25\nOutput\t$10.00"


def test_the_innermost_target_is_hit() -> None:
    made = builder()
    made.target(QRectF(0, 0, 200, 100), None, Action("toggle", "outer"), "outer")
    made.target(QRectF(50, 20, 40, 20), None, Action("toggle", "inner"), "inner")
    display = made.finish(300, 100)
    hit = [display.target_at(QPointF(*point)) for point in ((60, 30), (10, 10), (250, 90))]
    assert hit == [1, 0, None]


def test_a_text_without_answer_is_no_target() -> None:
    made = builder()
    made.text(Text("plain"), Area(0, 0, 100))
    made.text(Text("asks", action=Action("tree")), Area(0, 20, 100))
    made.text(Text("", action=Action("tree")), Area(0, 40, 100))
    assert [target.name for target in made.finish(100, 60).targets] == ["asks"]


def document(tops: list[float], breaks: list[float], height: float) -> Display:
    made = builder()
    for top in tops:
        made.next_row()
        made.plain("x", "body", "text", Area(0, top, 100))
    for each in breaks:
        made.page_break(each)
    return made.finish(100, height)


def test_a_page_ends_at_the_last_break_that_fits() -> None:
    display = document([], [300, 500, 900], 1200)
    assert display.page_end(0, 800) == 500
    assert display.page_end(500, 800) == 1200


def test_without_a_break_a_page_ends_between_lines() -> None:
    display = document([0, 20, 40, 60, 100, 120], [], 140)
    assert display.page_end(0, 110) == 90
    assert display.page_end(0, 200) == 140


@given(st.lists(st.integers(0, 4000), max_size=30), st.integers(0, 3900), st.integers(60, 2000))
def test_pages_always_go_forward_and_never_over_the_limit(breaks: list[int], start: int, limit: int) -> None:
    display = document([], [float(each) for each in breaks], 4000)
    end = display.page_end(float(start), float(limit))
    assert start < end <= min(4000, start + limit)
