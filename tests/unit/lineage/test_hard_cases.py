"""Lineages that are odd or huge: everything is drawn, flagged, never dropped, and nothing hangs."""

from __future__ import annotations

import numpy as np
import pytest

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.folding import all_unfolded, first_view
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.frame import View, make_frame
from modelbrowser.lineage.graph import (
    Columns,
    EdgeTable,
    LineageGraph,
    Oddity,
    build_graph,
    graph_from_columns,
)
from modelbrowser.lineage.layout import BEADS_A_LANE, lay_out
from modelbrowser.lineage.relate import ancestors, common_ancestor, descendants, shortest_path
from modelbrowser.lineage.scene import make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from support.lineages import data, edge, node


def oddity(graph: LineageGraph, name: str) -> Oddity:
    return Oddity(int(graph.oddity[graph.index_of[name]]))


def drawn_names(graph: LineageGraph, order: Order = Order.FAMILY) -> list[str]:
    layout = lay_out(graph, order)
    scene = make_scene(layout, all_unfolded(layout), make_scale(graph.day, ScaleKind.ROOT))
    return sorted(graph.names[index] for index in layout.perm[scene.nodes])


def big_graph(parent: np.ndarray, day: np.ndarray) -> LineageGraph:
    size = parent.size
    child = np.flatnonzero(parent >= 0).astype(np.int32)
    plain = np.zeros(size, dtype=np.int8)
    names = [str(number) for number in range(size)]
    columns = Columns(
        names,
        names,
        None,
        day.astype(np.float32),
        np.ones(size, dtype=np.float32),
        np.zeros(size, dtype=np.int32),
        ("F",),
        np.zeros(size, dtype=np.int32),
        ("O",),
        plain,
        plain,
        plain,
    )
    count = child.size
    table = EdgeTable(
        parent[child].astype(np.int32),
        child,
        np.zeros(count, dtype=np.int8),
        np.zeros(count, dtype=np.bool_),
        np.ones(count, dtype=np.bool_),
    )
    return graph_from_columns(columns, table)


@pytest.mark.parametrize("order", list(Order))
def test_a_cycle_is_cut_at_its_earliest_model_and_flagged(order):
    nodes = [
        node("a", "2023-01-01"),
        node("b", "2022-01-01"),
        node("c", "2024-01-01"),
        node("d", "2025-01-01"),
    ]
    graph = build_graph(data(nodes, [edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")]))
    assert [Oddity.IN_CYCLE in oddity(graph, name) for name in "abcd"] == [True, True, True, False]
    layout = lay_out(graph, order)
    root = int(np.flatnonzero(layout.parent < 0)[0])
    assert graph.names[layout.perm[root]] == "b"
    assert layout.extra_edge.size == 1, "the cut edge is still there"
    assert drawn_names(graph, order) == ["a", "b", "c", "d"]


def test_two_cycles_and_a_tail_between_them():
    nodes = [node(name) for name in "abcdef"]
    edges = [edge("a", "b"), edge("b", "a"), edge("b", "c"), edge("c", "d"), edge("d", "e"), edge("e", "d")]
    graph = build_graph(data(nodes, edges))
    flagged = {name for name in "abcdef" if Oddity.IN_CYCLE in oddity(graph, name)}
    assert {"a", "b", "d", "e"} <= flagged
    assert "f" not in flagged
    assert drawn_names(graph) == list("abcdef")
    assert ancestors(graph, graph.index_of["a"])[graph.index_of["b"]]


def test_a_cycle_through_a_second_parent_is_flagged():
    nodes = [node("a", "2022-01-01"), node("b", "2023-01-01")]
    graph = build_graph(data(nodes, [edge("a", "b"), edge("b", "a", Relation.MERGE, primary=False)]))
    assert Oddity.IN_CYCLE in oddity(graph, "a")
    assert drawn_names(graph) == ["a", "b"]


def test_a_self_loop_is_flagged():
    graph = build_graph(data([node("a"), node("b", "2025-01-01")], [edge("a", "a"), edge("a", "b")]))
    assert oddity(graph, "a") == Oddity.SELF_LOOP
    assert len(graph.edges) == 1
    assert drawn_names(graph) == ["a", "b"]


def test_a_missing_parent_is_flagged_and_named():
    graph = build_graph(data([node("a")], [edge("gone", "a"), edge("lost", "a")]))
    assert oddity(graph, "a") == Oddity.MISSING_PARENT
    assert graph.missing_parents[0] == ("gone", "lost")
    assert drawn_names(graph) == ["a"]


def test_a_child_older_than_its_parent_is_drawn_at_its_own_date():
    graph = build_graph(data([node("p", "2024-01-01"), node("c", "2020-01-01")], [edge("p", "c")]))
    assert oddity(graph, "c") == Oddity.OLDER_THAN_PARENT
    layout = lay_out(graph)
    child = int(layout.inv[graph.index_of["c"]])
    assert layout.day[child] < layout.day[layout.parent[child]]
    assert layout.lane[child] != layout.lane[layout.parent[child]]


def test_undated_models_stand_between_their_relatives():
    nodes = [
        node("a", "2020-01-01"),
        node("b", None),
        node("c", None),
        node("d", "2023-01-01"),
        node("alone", None),
    ]
    graph = build_graph(data(nodes, [edge("a", "b"), edge("b", "c"), edge("c", "d")]))
    day = {name: float(graph.day[graph.index_of[name]]) for name in graph.names}
    assert day["a"] < day["b"] < day["c"] < day["d"]
    assert day["a"] <= day["alone"] <= day["d"]
    assert all(oddity(graph, name) == Oddity.UNDATED for name in ("b", "c", "alone"))


def test_a_lineage_without_any_date_is_drawn():
    graph = build_graph(data([node(name, None) for name in "abc"], [edge("a", "b"), edge("b", "c")]))
    assert np.isfinite(graph.day).all()
    assert drawn_names(graph) == ["a", "b", "c"]


def test_dates_that_are_no_dates_count_as_undated():
    graph = build_graph(data([node("a", "soon"), node("b", "2024-13-01"), node("c", "2024-02-03")], []))
    assert [Oddity.UNDATED in oddity(graph, name) for name in "abc"] == [True, True, False]


def test_fifty_thousand_children():
    size = 50_001
    parent = np.zeros(size, dtype=np.int64)
    parent[0] = -1
    day = 18_000 + np.arange(size) % 2_000
    graph = big_graph(parent, day)
    layout = lay_out(graph)
    assert int(layout.end[0]) == size
    beads = np.bincount(layout.lane)
    assert beads.max() <= BEADS_A_LANE
    same_lane = np.diff(layout.lane) == 0
    assert (np.diff(layout.day)[same_lane] > 0).all()
    scale = make_scale(graph.day, ScaleKind.ROOT)
    folded = make_scene(layout, first_view(layout), scale)
    assert folded.hidden.sum() + len(folded) == size
    scene = make_scene(layout, all_unfolded(layout), scale)
    frame = make_frame(scene, View(scale.first_x, 0.0, 100.0, 1.0, 1200, 800))
    assert 0 < frame.slots.size < 2_000
    assert int(descendants(graph, 0).sum()) == size - 1


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_a_chain_of_twenty_thousand(dated):
    size = 20_000
    day = 10_000 + np.arange(size) * 3.0
    if not dated:
        day[1:-1] = np.nan
    graph = big_graph(np.arange(size) - 1, day)
    layout = lay_out(graph)
    assert layout.end.tolist() == [size] * size
    assert layout.lane.max() == 0
    assert (np.diff(layout.day) > 0).all()
    path = shortest_path(graph, 0, size - 1)
    assert len(path.models) == size
    assert common_ancestor(graph, size - 1, 10) == 10


def test_a_cycle_of_twenty_thousand():
    size = 20_000
    parent = np.arange(size) - 1
    parent[0] = size - 1
    graph = big_graph(parent, np.full(size, 19_000.0))
    layout = lay_out(graph)
    assert int((layout.parent < 0).sum()) == 1
    assert (graph.oddity & Oddity.IN_CYCLE.value).all()


def test_every_parent_of_a_merge_is_kept():
    parents = [node(name, "2023-01-01") for name in "abcd"]
    edges = [edge(p.id, "m", Relation.MERGE, primary=p.id == "b") for p in parents]
    graph = build_graph(data([*parents, node("m", "2024-01-01")], edges))
    child = graph.index_of["m"]
    assert {graph.names[int(graph.edges.parent[number])] for number in graph.parent_edges(child)} == set(
        "abcd"
    )
    layout = lay_out(graph)
    assert graph.names[layout.perm[layout.parent[layout.inv[child]]]] == "b"
    assert layout.extra_edge.size == 3
