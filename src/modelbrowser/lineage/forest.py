"""From a graph to a forest: which parent carries each model's lane, and in which group it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from modelbrowser.lineage.arrays import Bools, Ints, Longs, run_starts
from modelbrowser.lineage.graph import RELATIONS, LineageGraph

BIG_TREE = 8
"""In the order "lineage", a tree of at least so many models is a band of its own."""

SMALL_LINEAGES = ""
"""Name of the band of small trees in the order "lineage"; the painter puts words in its place."""


class Order(StrEnum):
    """How the bands are made: by family (the default), by organization, or by lineage alone."""

    FAMILY = "family"
    ORGANIZATION = "organization"
    LINEAGE = "lineage"


@dataclass(frozen=True, slots=True)
class Forest:
    """`parent` -1 for roots, acyclic; `parent_edge` is the edge it stands for (-1 for roots); `group` is
    the band of each model; `cut` are the primary edges left out to break a cycle.
    """

    parent: Ints
    parent_edge: Ints
    group: Ints
    group_names: tuple[str, ...]
    cut: Ints


def make_forest(graph: LineageGraph, order: Order) -> Forest:
    """Choose one parent a model; in bands, the best parent of the model's own band.

    The primary edge carries the lane; where it comes from another band, the best edge from the model's
    own band does, in the order of definitions.md, "Lineage".
    """
    if order is Order.LINEAGE:
        parent, edge = _choose_parents(graph, None)
        cut = _break_cycles(graph, parent, edge)
        group, names = _tree_groups(graph, parent)
        return Forest(parent, edge, group, names, cut)
    by_family = order is Order.FAMILY
    group = graph.family if by_family else graph.organization
    parent, edge = _choose_parents(graph, group)
    cut = _break_cycles(graph, parent, edge)
    return Forest(parent, edge, group, graph.families if by_family else graph.organizations, cut)


def _choose_parents(graph: LineageGraph, group: Ints | None) -> tuple[Ints, Ints]:
    edges = graph.edges
    size = len(graph)
    parent = np.full(size, -1, dtype=np.int32)
    chosen = np.full(size, -1, dtype=np.int32)
    numbers = np.arange(len(edges), dtype=np.int64)
    if group is not None:
        numbers = numbers[group[edges.parent] == group[edges.child]]
    if numbers.size == 0:
        return parent, chosen
    # Most models have one edge to choose from; only the others are ranked
    counts = np.bincount(edges.child[numbers], minlength=size)
    alone = counts[edges.child[numbers]] == 1
    best = np.concatenate((numbers[alone], _best_edges(graph, numbers[~alone])))
    chosen[edges.child[best]] = best
    parent[edges.child[best]] = edges.parent[best]
    return parent, chosen


def _best_edges(graph: LineageGraph, numbers: Longs) -> Longs:
    """Return for each child of these edges the best one: primary, then by relation, sourced, prominence."""
    edges = graph.edges
    child = edges.child[numbers].astype(np.int64)
    rank = edges.relation[numbers].astype(np.int64) * 2 + edges.inferred[numbers]
    rank += np.where(edges.primary[numbers], 0, 2 * len(RELATIONS))
    # Models come most prominent first, so that of equals the more prominent parent wins
    ranked = np.lexsort((numbers, edges.parent[numbers], (child << 8) | rank))
    first = run_starts(child[ranked])
    result: Longs = numbers[ranked[first]]
    return result


def on_cycle(parent: Ints) -> Bools:
    """Tell which nodes lie on a cycle of parent pointers; doubling the jumps needs log2(n) rounds."""
    size = parent.size
    result = np.zeros(size, dtype=np.bool_)
    jump = np.append(parent, -1).astype(np.int32)
    jump[jump < 0] = size
    rounds = max(1, int(size).bit_length())
    for _ in range(rounds):
        if bool((jump[:size] == size).all()):
            return result
        jump = jump[jump]
    endless = jump[:size] < size
    result[jump[:size][endless]] = True
    return result


def _break_cycles(graph: LineageGraph, parent: Ints, edge: Ints) -> Ints:
    """Make the earliest model of each cycle a root (in place); return the edges that this cuts."""
    cyclic = np.flatnonzero(on_cycle(parent))
    if cyclic.size == 0:
        return np.zeros(0, dtype=np.int32)
    # Rank by date, then by place; each cycle is cut above its least rank
    order = np.lexsort((cyclic, graph.day[cyclic]))
    rank_of = np.full(parent.size, parent.size, dtype=np.int64)
    rank_of[cyclic[order]] = np.arange(cyclic.size)
    least, jump = rank_of.copy(), parent.copy()
    for _ in range(int(cyclic.size).bit_length()):
        least[cyclic] = np.minimum(least[cyclic], least[jump[cyclic]])
        jump[cyclic] = jump[jump[cyclic]]
    heads = cyclic[least[cyclic] == rank_of[cyclic]]
    cut: Ints = edge[heads].copy()
    parent[heads] = -1
    edge[heads] = -1
    return cut


def roots_of(parent: Ints) -> Ints:
    """Return the root of each node's tree."""
    size = parent.size
    jump = np.where(parent < 0, np.arange(size, dtype=np.int32), parent).astype(np.int32)
    while True:
        further = jump[jump]
        if bool((further == jump).all()):
            return jump
        jump = further


def _tree_groups(graph: LineageGraph, parent: Ints) -> tuple[Ints, tuple[str, ...]]:
    root = roots_of(parent)
    sizes: Longs = np.bincount(root, minlength=parent.size)
    big = np.flatnonzero(sizes >= BIG_TREE)
    code = np.full(parent.size, big.size, dtype=np.int32)
    code[big] = np.arange(big.size, dtype=np.int32)
    names = (*(graph.names[int(index)] for index in big), SMALL_LINEAGES)
    return code[root], names
