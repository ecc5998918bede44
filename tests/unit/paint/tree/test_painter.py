"""The painted tree: nothing of a lineage is missing, odd models are marked, colors come from the theme."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from modelbrowser import theme
from modelbrowser.domain.lineage import LineageData, Relation
from modelbrowser.lineage.folding import all_unfolded, first_view
from modelbrowser.lineage.frame import Detail, Limits, View
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.layout import lay_out
from modelbrowser.lineage.palette import ColorBy, SizeBy
from modelbrowser.lineage.pyramid import build_pyramid
from modelbrowser.lineage.scene import make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from modelbrowser.paint.tree.image import GROUND
from modelbrowser.paint.tree.legend import category_entries, relation_entries, rows_of
from modelbrowser.paint.tree.look import Focus, Look, make_coloring, make_look
from modelbrowser.paint.tree.painter import Drawn, TreePainter
from modelbrowser.paint.tree.style import TreeColors, mix
from support.lineages import data, edge, node

WIDTH, HEIGHT = 700, 300


def family(count: int = 6) -> LineageData:
    nodes = [node(f"F{n}", f"20{15 + n}-05-01", importance=5) for n in range(count)]
    nodes += [node("side", "2016-09-01"), node("undated", None), node("old", "2014-01-01")]
    edges = [edge(f"F{n}", f"F{n + 1}") for n in range(count - 1)]
    edges += [
        edge("F0", "side", Relation.DISTILLATION),
        edge("F1", "undated", Relation.FINETUNE),
        edge("F2", "old", Relation.VARIANT, basis="rule"),
        edge("F3", "side", Relation.MERGE, primary=False),
    ]
    return data(nodes, edges)


def look_at(
    given: LineageData, *, unfolded: bool = True, by: ColorBy = ColorBy.FAMILY, tone: str = "light"
) -> Look:
    graph = build_graph(given)
    layout = lay_out(graph)
    folding = all_unfolded(layout) if unfolded else first_view(layout)
    scene = make_scene(layout, folding, make_scale(graph.day, ScaleKind.ROOT))
    return make_look(
        graph, scene, make_coloring(graph, layout, by, SizeBy.UNIFORM), TreeColors(theme.THEMES[tone])
    )


def whole(look: Look) -> View:
    scale = look.scene.scale
    sx = (WIDTH - 120) / (scale.last_x - scale.first_x)
    return View(scale.first_x - 60 / sx, 0.0, sx, 1.0, WIDTH, HEIGHT)


def paint(look: Look, focus: Focus | None = None, painter: TreePainter | None = None) -> tuple[QImage, Drawn]:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(look.colors.background)
    brush = QPainter(picture)
    drawn = (painter or TreePainter()).paint(brush, look, whole(look), focus or Focus())
    brush.end()
    return picture, drawn


def near(picture: QImage, x: float, y: float, color: QColor, reach: int = 2) -> bool:
    for dx in range(-reach, reach + 1):
        for dy in range(-reach, reach + 1):
            found = picture.pixelColor(int(x) + dx, int(y) + dy)
            if (
                abs(found.red() - color.red())
                + abs(found.green() - color.green())
                + abs(found.blue() - color.blue())
                < 24
            ):
                return True
    return False


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_every_node_is_painted_in_its_color(qapp, tone):
    look = look_at(family(), tone=tone)
    picture, drawn = paint(look)
    assert drawn.frame.slots.size == 9
    for entry in range(drawn.frame.slots.size):
        color = look.palette[int(look.color[drawn.frame.slots[entry]])]
        radius = 4 if look.hollow[drawn.frame.slots[entry]] else 0
        assert near(picture, drawn.frame.px[entry] - radius, drawn.frame.py[entry], color)


def test_undated_models_are_hollow_and_odd_ones_flagged(qapp):
    look = look_at(family())
    picture, drawn = paint(look)
    names = [look.graph.names[look.scene.layout.perm[look.scene.nodes[slot]]] for slot in drawn.frame.slots]
    hollow, flagged = names.index("undated"), names.index("old")
    background = look.colors.background
    assert near(picture, drawn.frame.px[hollow], drawn.frame.py[hollow], background, reach=0)
    x, y = drawn.frame.px[flagged] + 5, drawn.frame.py[flagged] - 4
    assert near(picture, x, y, look.colors.warning)


def test_a_selection_fades_the_rest(qapp):
    look = look_at(family())
    lit = np.zeros(len(look.graph), dtype=np.bool_)
    lit[:2] = True
    picture, drawn = paint(look, Focus(lit=lit, selected=0))
    bright, dim = drawn.frame.slots[0], drawn.frame.slots[4]
    assert near(picture, drawn.frame.px[0], drawn.frame.py[0], look.palette[int(look.color[bright])])
    assert near(picture, drawn.frame.px[4], drawn.frame.py[4], look.dim_palette[int(look.color[dim])])
    assert near(picture, drawn.frame.px[0] - 7, drawn.frame.py[0], look.colors.accent, reach=2)


def test_folded_models_are_counted_in_badges(qapp):
    look = look_at(family(), unfolded=False)
    _picture, drawn = paint(look)
    assert sum(int(badge.text.lstrip("+")) for badge in drawn.badges) == len(look.graph) - len(look.scene)


def test_second_parents_are_curves_when_few_are_in_view(qapp):
    look = look_at(family())
    picture, drawn = paint(look)
    names = [look.graph.names[look.scene.layout.perm[look.scene.nodes[slot]]] for slot in drawn.frame.slots]
    a, b = names.index("F3"), names.index("side")
    without = look_at(data(list(family().nodes), list(family().edges[:-1])))
    plain, _drawn = paint(without)
    middle = (drawn.frame.px[a] + drawn.frame.px[b]) / 2, (drawn.frame.py[a] + drawn.frame.py[b]) / 2
    box = [(int(middle[0]) + dx, int(middle[1]) + dy) for dx in range(-40, 41) for dy in range(-12, 13)]
    assert any(picture.pixel(*point) != plain.pixel(*point) for point in box)


@pytest.mark.parametrize("limits", [Limits(1, 4), Limits(1, 100)], ids=["pixels", "vectors"])
def test_coarser_details_paint_every_node_too(qapp, limits):
    look = look_at(family())
    picture, drawn = paint(look, painter=TreePainter(limits=limits))
    assert drawn.frame.detail is (Detail.IMAGE if limits.vector == 4 else Detail.VECTOR)
    for entry in range(drawn.frame.slots.size):
        if not look.hollow[drawn.frame.slots[entry]]:
            color = look.palette[int(look.color[drawn.frame.slots[entry]])]
            assert near(picture, drawn.frame.px[entry], drawn.frame.py[entry], color)


def test_cells_paint_where_the_nodes_are(qapp, monkeypatch):
    monkeypatch.setattr("modelbrowser.lineage.frame.IMAGE_LIMIT", 4)
    look = look_at(family())
    painter = TreePainter(limits=Limits(1, 2))
    painter.pyramid = build_pyramid(look.scene, look.importance)
    picture, drawn = paint(look, painter=painter)
    assert drawn.frame.detail is Detail.PYRAMID
    view = whole(look)
    for slot in range(len(look.scene)):
        x = (float(look.scene.x[slot]) - view.x0) * view.sx
        y = (float(look.scene.y[slot]) - view.y0) * view.sy
        lone = mix(look.palette[int(look.color[slot])], look.colors.background, GROUND)
        assert near(picture, x, y, lone, reach=4)


@pytest.mark.parametrize("by", list(ColorBy))
def test_the_legend_counts_every_model_once(qapp, by):
    look = look_at(family(), by=by)
    entries = category_entries(look)
    assert sum(entry.count for entry in entries) == len(look.graph)
    assert len({entry.category for entry in entries}) == len(entries)


def test_the_legend_names_the_relations_that_there_are(qapp):
    look = look_at(family())
    entries = relation_entries(look)
    assert {entry.relation for entry in entries if not entry.inferred} == {
        Relation.SUCCESSOR,
        Relation.DISTILLATION,
        Relation.FINETUNE,
        Relation.VARIANT,
        Relation.MERGE,
    }
    rows = rows_of(entries, 200)
    assert [entry for row in rows for entry in row] == entries
    assert len(rows) > 1
