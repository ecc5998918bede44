"""Who descends from whom: ancestors, descendants, the way between two models, their common ancestor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modelbrowser.lineage.arrays import AnyInts, Bools, Ints, Longs, expand_ranges, gather_csr
from modelbrowser.lineage.graph import LineageGraph


def ancestors(graph: LineageGraph, index: int) -> Bools:
    """Return a mask of all models from which this one comes, by any edge, itself left out."""
    return _distances(graph, index, up=True) > 0


def descendants(graph: LineageGraph, index: int) -> Bools:
    """Return a mask of all models that come from this one, by any edge, itself left out."""
    return _distances(graph, index, up=False) > 0


def _distances(graph: LineageGraph, index: int, *, up: bool) -> Ints:
    """Return the number of edges to every model in one direction; -1 where there is no way."""
    table = graph.adjacency
    first, members = (table.parent_first, table.parents) if up else (table.child_first, table.children)
    mark = np.empty(len(graph), dtype=np.int32)
    distance = np.full(len(graph), -1, dtype=np.int32)
    distance[index] = 0
    front: AnyInts = np.array([index], dtype=np.int64)
    step = 0
    while front.size:
        step += 1
        reached = gather_csr(first, members, front)
        reached = reached[distance[reached] < 0]
        distance[reached] = step
        # A model that was reached twice is kept once: where its mark is
        numbers = np.arange(reached.size, dtype=np.int32)
        mark[reached] = numbers
        front = reached[mark[reached] == numbers]
    return distance


@dataclass(frozen=True, slots=True)
class Path:
    """Models from one to another and the edges between them (one less); empty when there is no way."""

    models: tuple[int, ...]
    edges: tuple[int, ...]


def shortest_path(graph: LineageGraph, start: int, end: int) -> Path:
    """Return a shortest way between two models along edges in either direction."""
    if start == end:
        return Path((start,), ())
    via = np.full(len(graph), -1, dtype=np.int64)
    seen = np.zeros(len(graph), dtype=np.bool_)
    seen[start] = True
    front: AnyInts = np.array([start], dtype=np.int64)
    while front.size and not seen[end]:
        edges, models = _around(graph, front)
        fresh = ~seen[models]
        via[models[fresh]] = edges[fresh]
        front = np.unique(models[fresh])
        seen[front] = True
    return _trace(graph, via, start, end) if seen[end] else Path((), ())


def _around(graph: LineageGraph, front: AnyInts) -> tuple[Longs, Longs]:
    """Return the edges at these models and the models at their other ends."""
    table, edges = graph.adjacency, graph.edges
    down_counts = table.child_first[front + 1] - table.child_first[front]
    down = table.by_parent[expand_ranges(table.child_first[front], down_counts)]
    up_counts = table.parent_first[front + 1] - table.parent_first[front]
    up = table.by_child[expand_ranges(table.parent_first[front], up_counts)]
    numbers = np.concatenate((down, up)).astype(np.int64)
    return numbers, np.concatenate((edges.child[down], edges.parent[up])).astype(np.int64)


def _trace(graph: LineageGraph, via: Longs, start: int, end: int) -> Path:
    models, edges = [end], []
    while models[-1] != start:
        edge = int(via[models[-1]])
        edges.append(edge)
        parent, child = int(graph.edges.parent[edge]), int(graph.edges.child[edge])
        models.append(parent if child == models[-1] else child)
    return Path(tuple(reversed(models)), tuple(reversed(edges)))


def common_ancestor(graph: LineageGraph, one: int, other: int) -> int:
    """Return the nearest model from which both come (one of the two, if it is the other's ancestor), or -1.

    Nearest is the least sum of steps; of equals, the latest released.
    """
    up_one, up_other = _distances(graph, one, up=True), _distances(graph, other, up=True)
    shared = np.flatnonzero((up_one >= 0) & (up_other >= 0))
    if shared.size == 0:
        return -1
    steps = up_one[shared] + up_other[shared]
    best = np.lexsort((shared, -graph.day[shared], steps))[0]
    return int(shared[best])


def nearest_descendants(graph: LineageGraph, index: int, limit: int) -> Ints:
    """Return at most `limit` descendants, the nearest first, of equals the most important."""
    distance = _distances(graph, index, up=False)
    found = np.flatnonzero(distance > 0)
    order = np.lexsort((found, -graph.importance[found], distance[found]))
    return found[order[:limit]].astype(np.int32)
