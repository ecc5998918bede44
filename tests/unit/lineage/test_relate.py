"""Ancestors, descendants, ways and common ancestors, against plain walks over the edges."""

from __future__ import annotations

from collections import deque

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.graph import LineageGraph, build_graph
from modelbrowser.lineage.relate import (
    ancestors,
    common_ancestor,
    descendants,
    nearest_descendants,
    shortest_path,
)
from support.lineages import data, edge, lineages, node


def distances(graph: LineageGraph, start: int, steps: set[str]) -> dict[int, int]:
    found, queue = {start: 0}, deque([start])
    pairs = list(zip(graph.edges.parent.tolist(), graph.edges.child.tolist(), strict=True))
    while queue:
        at = queue.popleft()
        for parent, child in pairs:
            following = []
            if "down" in steps and parent == at:
                following.append(child)
            if "up" in steps and child == at:
                following.append(parent)
            for other in following:
                if other not in found:
                    found[other] = found[at] + 1
                    queue.append(other)
    return found


@given(lineages(25), st.data())
@settings(max_examples=120, deadline=None)
def test_ancestors_and_descendants(given_data, draw):
    graph = build_graph(given_data)
    start = draw.draw(st.integers(0, len(graph) - 1))
    up, down = distances(graph, start, {"up"}), distances(graph, start, {"down"})
    assert set(np.flatnonzero(ancestors(graph, start)).tolist()) == set(up) - {start}
    assert set(np.flatnonzero(descendants(graph, start)).tolist()) == set(down) - {start}
    near = nearest_descendants(graph, start, 3).tolist()
    assert sorted(down[index] for index in near) == sorted(v for k, v in down.items() if k != start)[:3]


@given(lineages(25), st.data())
@settings(max_examples=120, deadline=None)
def test_shortest_way(given_data, draw):
    graph = build_graph(given_data)
    one, other = (draw.draw(st.integers(0, len(graph) - 1)) for _ in range(2))
    path = shortest_path(graph, one, other)
    known = distances(graph, one, {"up", "down"})
    if other not in known:
        assert path.models == ()
        return
    assert len(path.edges) == known[other] == len(path.models) - 1
    assert path.models[0] == one
    assert path.models[-1] == other
    for number, step in enumerate(path.edges):
        ends = {int(graph.edges.parent[step]), int(graph.edges.child[step])}
        assert ends == {path.models[number], path.models[number + 1]}


@given(lineages(25), st.data())
@settings(max_examples=120, deadline=None)
def test_nearest_common_ancestor(given_data, draw):
    graph = build_graph(given_data)
    one, other = (draw.draw(st.integers(0, len(graph) - 1)) for _ in range(2))
    up_one, up_other = distances(graph, one, {"up"}), distances(graph, other, {"up"})
    shared = set(up_one) & set(up_other)
    found = common_ancestor(graph, one, other)
    if not shared:
        assert found == -1
    else:
        assert up_one[found] + up_other[found] == min(up_one[s] + up_other[s] for s in shared)


def test_a_distillation_is_related_to_both_its_parents():
    nodes = [node("teacher", family="A"), node("base", family="B"), node("child", "2025-01-01", family="A")]
    edges = [
        edge("teacher", "child", Relation.DISTILLATION),
        edge("base", "child", Relation.FINETUNE, primary=False),
    ]
    graph = build_graph(data(nodes, edges))
    teacher, base = graph.index_of["teacher"], graph.index_of["base"]
    assert [graph.names[index] for index in shortest_path(graph, teacher, base).models] == [
        "teacher",
        "child",
        "base",
    ]
    assert common_ancestor(graph, teacher, base) == -1
