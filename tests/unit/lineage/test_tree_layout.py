"""The layout's invariants, proved on random lineages (docs/evolution.md, "Layout")."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.forest import Order, make_forest, on_cycle, roots_of
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.layout import BEADS_A_LANE, lay_out
from support.lineages import data, edge, lineages, node

ORDERS = st.sampled_from(list(Order))


@given(lineages(), ORDERS)
@settings(max_examples=120, deadline=None)
def test_every_model_has_one_place_and_lanes_never_decrease(given_data, order):
    layout = lay_out(build_graph(given_data), order)
    assert sorted(layout.perm.tolist()) == list(range(len(given_data.nodes)))
    assert np.array_equal(layout.perm[layout.inv], np.arange(len(layout)))
    steps = np.diff(layout.lane)
    assert layout.lane[0] == 0
    assert ((steps == 0) | (steps == 1)).all()
    assert (np.diff(layout.band) >= 0).all()


@given(lineages(), ORDERS)
@settings(max_examples=120, deadline=None)
def test_a_parents_slice_contains_its_childrens(given_data, order):
    layout = lay_out(build_graph(given_data), order)
    for place, parent in enumerate(layout.parent.tolist()):
        assert place < layout.end[place] <= len(layout)
        if parent >= 0:
            assert parent < place
            assert layout.end[place] <= layout.end[parent]
            assert layout.band[place] == layout.band[parent]


@given(lineages(), ORDERS)
@settings(max_examples=120, deadline=None)
def test_no_two_nodes_of_a_lane_coincide(given_data, order):
    layout = lay_out(build_graph(given_data), order)
    same_lane = np.diff(layout.lane) == 0
    assert (np.diff(layout.day)[same_lane] > 0).all()


@given(lineages(), ORDERS)
@settings(max_examples=80, deadline=None)
def test_every_edge_is_a_tree_edge_or_an_extra_edge(given_data, order):
    graph = build_graph(given_data)
    layout = lay_out(graph, order)
    tree = layout.edge[layout.edge >= 0].tolist()
    assert sorted(tree + layout.extra_edge.tolist()) == list(range(len(graph.edges)))
    for place in np.flatnonzero(layout.edge >= 0).tolist():
        number = int(layout.edge[place])
        assert graph.edges.child[number] == layout.perm[place]
        assert graph.edges.parent[number] == layout.perm[layout.parent[place]]
    assert (np.diff(layout.extra_from) >= 0).all()
    assert (np.diff(layout.extra_to[layout.extra_by_to]) >= 0).all()


@given(lineages(), ORDERS)
@settings(max_examples=80, deadline=None)
def test_forest_is_acyclic_and_cuts_only_what_it_must(given_data, order):
    graph = build_graph(given_data)
    forest = make_forest(graph, order)
    assert not on_cycle(forest.parent).any()
    roots = roots_of(forest.parent)
    assert (forest.parent[roots] == -1).all()
    for number in forest.cut.tolist():
        parent, child = int(graph.edges.parent[number]), int(graph.edges.child[number])
        walk, seen = parent, set()
        while walk != child and walk >= 0 and walk not in seen:
            seen.add(walk)
            walk = int(forest.parent[walk])
        assert walk == child, "a cut edge would have closed a cycle"


def test_the_main_line_keeps_its_lane_and_the_others_open_lanes_below():
    given_data = data(
        [
            node("a", "2020-01-01", importance=5),
            node("b", "2021-01-01", importance=4),
            node("c", "2022-01-01", importance=5),
            node("side", "2020-06-01", importance=1),
        ],
        [edge("a", "b"), edge("b", "c"), edge("a", "side", Relation.VARIANT)],
    )
    layout = lay_out(build_graph(given_data))
    names = [given_data.nodes[index].name for index in layout.perm]
    assert names == ["a", "b", "c", "side"]
    assert layout.lane.tolist() == [0, 0, 0, 1]
    assert layout.along.tolist() == [False, True, True, False]
    assert layout.main.tolist() == [True, True, True, False]


def test_childless_siblings_share_lanes_like_beads():
    children = [
        node(f"c{number:02d}", f"20{10 + number // 4:02d}-{1 + number % 4 * 3:02d}-01")
        for number in range(40)
    ]
    given_data = data(
        [node("p", "2009-01-01"), *children], [edge("p", c.id, Relation.FINETUNE) for c in children]
    )
    layout = lay_out(build_graph(given_data))
    beads = np.bincount(layout.lane)[1:]
    assert beads.max() <= BEADS_A_LANE
    assert beads.size <= 4, "forty beads need three lanes or four"


def test_a_child_stands_in_its_own_family_and_the_edge_becomes_an_extra_one():
    given_data = data([node("a", family="A"), node("b", "2025-01-01", family="B")], [edge("a", "b")])
    graph = build_graph(given_data)
    layout = lay_out(graph, Order.FAMILY)
    assert layout.bands.names == ("A", "B")
    assert layout.extra_edge.tolist() == [0]
    together = lay_out(graph, Order.LINEAGE)
    assert together.extra_edge.size == 0


@pytest.mark.parametrize(
    ("primary", "expected"), [(0, "base"), (1, "teacher"), (None, "base")], ids=["first", "second", "by rank"]
)
def test_the_primary_parent_carries_the_lane(primary, expected):
    edges = [
        edge("base", "child", Relation.FINETUNE, primary=primary == 0),
        edge("teacher", "child", Relation.DISTILLATION, primary=primary == 1),
    ]
    given_data = data([node("base"), node("teacher"), node("child", "2025-01-01")], edges)
    graph = build_graph(given_data)
    forest = make_forest(graph, Order.FAMILY)
    assert graph.ids[forest.parent[graph.index_of["child"]]] == expected


def test_in_a_band_the_bands_own_parent_carries_the_lane():
    given_data = data(
        [node("other", family="B"), node("own"), node("child", "2025-01-01")],
        [
            edge("other", "child", Relation.FINETUNE),
            edge("own", "child", Relation.DISTILLATION, primary=False),
        ],
    )
    graph = build_graph(given_data)
    assert graph.ids[make_forest(graph, Order.FAMILY).parent[graph.index_of["child"]]] == "own"
    assert graph.ids[make_forest(graph, Order.LINEAGE).parent[graph.index_of["child"]]] == "other"


def test_bands_put_the_largest_first_then_go_by_first_release():
    nodes = [node("solo", "2001-01-01", family="old")]
    edges = []
    for family, start in (("late", 2015), ("early", 2005)):
        nodes += [node(f"{family}{n}", f"{start + n}-01-01", family=family) for n in range(4)]
        edges += [edge(f"{family}{n}", f"{family}{n + 1}") for n in range(3)]
    nodes += [node(f"x{n}", "2003-01-01", family=f"x{n}") for n in range(12)]
    layout = lay_out(build_graph(data(nodes, edges)))
    assert layout.bands.major.sum() == 12
    majors = layout.bands.names[:12]
    assert majors.index("early") < majors.index("late")
    assert {"early", "late"} <= set(majors)


def test_an_empty_lineage_is_no_error():
    layout = lay_out(build_graph(data([], [])))
    assert len(layout) == 0
    assert len(layout.bands) == 0
