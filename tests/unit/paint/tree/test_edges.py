"""Lines to siblings that share a lane: each is complete, none looks as if it came from another sibling."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.arrays import Doubles
from modelbrowser.lineage.folding import all_unfolded
from modelbrowser.lineage.frame import Frame, View, make_frame
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.layout import lay_out
from modelbrowser.lineage.scene import Scene, make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from modelbrowser.paint.tree.edges import EdgeInk, draw_branches, follows_bead
from modelbrowser.paint.tree.style import LineStyle
from support.lineages import data, edge, node


class Recorder:
    """Marks that only remember the horizontal lines."""

    def __init__(self) -> None:
        self.lines: list[tuple[float, float, float]] = []
        self.turns = 0

    def horizontals(self, left: Doubles, right: Doubles, y: Doubles, color: QColor, style: LineStyle) -> None:
        self.lines += list(zip(left.tolist(), right.tolist(), y.tolist(), strict=True))

    def verticals(self, *_values: object) -> None: ...

    def corners(self, x: Doubles, *_values: object) -> None:
        self.turns += len(x)

    def dots(self, *_values: object) -> None: ...


@pytest.fixture
def drawn() -> tuple[Scene, Frame, EdgeInk, list[str]]:
    """A parent with its line of three, and three childless siblings far enough apart to share a lane."""
    nodes = [
        node(name, f"{year}-05-01") for name, year in (("P", 2015), ("A", 2016), ("B", 2019), ("C", 2022))
    ]
    nodes += [node("M", "2017-01-01"), node("N", "2018-01-01")]
    edges = [edge("P", each, Relation.FINETUNE) for each in "ABC"] + [edge("P", "M"), edge("M", "N")]
    graph = build_graph(data(nodes, edges))
    layout = lay_out(graph)
    scene = make_scene(layout, all_unfolded(layout), make_scale(graph.day, ScaleKind.LINEAR))
    view = View(scene.scale.first_x - 0.5, 0.0, 80.0, 1.0, 900.0, 300.0)
    frame = make_frame(scene, view)
    zeros = np.zeros(len(scene), dtype=np.int32)
    ink = EdgeInk(
        zeros, (QColor("black"),), (QColor("gray"),), zeros.astype(np.int8), zeros.astype(np.bool_), fine=True
    )
    names = [graph.names[int(layout.perm[scene.nodes[slot]])] for slot in frame.slots]
    return scene, frame, ink, names


def test_beads_are_siblings_on_one_lane_and_chains_are_not(
    drawn: tuple[Scene, Frame, EdgeInk, list[str]],
) -> None:
    _scene, frame, _ink, names = drawn
    assert [name for name, bead in zip(names, follows_bead(frame), strict=True) if bead] == ["B", "C"]


def test_the_line_to_a_later_sibling_leaves_a_gap_behind_the_one_before(
    drawn: tuple[Scene, Frame, EdgeInk, list[str]],
) -> None:
    _scene, frame, ink, names = drawn
    marks = Recorder()
    draw_branches(marks, frame, ink)
    place = dict(zip(names, frame.px.tolist(), strict=True))
    lane = frame.py[names.index("B")]
    (first, second, third) = sorted(line for line in marks.lines if line[2] == lane)
    assert (first[1], second[1], third[1]) == (place["A"], place["B"], place["C"])
    assert place["A"] + 6 < second[0] < place["A"] + 20
    assert place["B"] + 6 < third[0] < place["B"] + 20
    assert marks.turns == 1, "only the first one turns off the trunk"


def test_a_lit_sibling_is_joined_to_its_parent_although_another_stands_between(
    drawn: tuple[Scene, Frame, EdgeInk, list[str]],
) -> None:
    _scene, frame, ink, names = drawn
    marks = Recorder()
    draw_branches(marks, frame, ink, np.array([name == "C" for name in names]))
    assert len(marks.lines) == 3
    assert marks.turns == 1
