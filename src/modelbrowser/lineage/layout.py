"""Lanes over time: every model gets a lane and a place in depth-first preorder (evolution.md, "Layout").

A node's heaviest child goes on along its lane, the others open lanes below. In preorder, lane numbers
never decrease and a subtree is the slice `[i, end[i])`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modelbrowser.lineage.arrays import AnyInts, Bools, Floats, Ints, Longs, run_starts
from modelbrowser.lineage.forest import Order, make_forest
from modelbrowser.lineage.graph import SUCCESSOR, LineageGraph
from modelbrowser.lineage.mainline import main_lines
from modelbrowser.lineage.siblings import Siblings, best_per_parent, make_siblings, subtree_sizes

CHAIN_GAP_DAYS = 2.0
"""A child stands on its parent's lane only if it came at least so many days later; on a band's main line
it may also come on the same day and is then drawn `NUDGE_DAYS` later."""

NUDGE_DAYS = 0.25

BEAD_GAP_DAYS = 21.0
"""Childless siblings share a lane if at least so many days apart ..."""

BEADS_A_LANE = 16
"""... and at most so many of them."""

MAJOR_BANDS = 12
"""The largest bands that the first view gives full height (evolution.md, "The first view")."""


@dataclass(frozen=True, slots=True)
class Bands:
    """One entry a band, top to bottom. `first`, `first_lane` have one entry more, so that band b is
    `[first[b], first[b + 1])`. `group` is its code in the forest, `major` whether it is one of the largest.
    """

    group: Ints
    names: tuple[str, ...]
    first: Longs
    first_lane: Longs
    major: Bools

    def __len__(self) -> int:
        return int(self.group.size)

    def size(self, band: int) -> int:
        """Return the number of models in a band."""
        return int(self.first[band + 1] - self.first[band])


@dataclass(frozen=True, slots=True)
class TreeLayout:
    """Arrays in preorder; `perm[i]` is the graph's index of place i, `inv` the way back.

    `parent` is a place or -1, `end` the end of the subtree's slice, `lane` counts from 0, `along` tells
    whether the node stands on its parent's lane, `main` whether it stands on its band's main line.
    Other edges than tree edges are `extra_from`, `extra_to` (places) with their number in the graph,
    sorted by `extra_from`; `extra_by_to` sorts them by `extra_to`.
    """

    order: Order
    perm: Ints
    inv: Ints
    parent: Ints
    edge: Ints
    end: Ints
    lane: Ints
    day: Floats
    band: Ints
    along: Bools
    main: Bools
    bands: Bands
    extra_from: Ints
    extra_to: Ints
    extra_edge: Ints
    extra_by_to: Ints

    def __len__(self) -> int:
        return int(self.perm.size)


def lay_out(graph: LineageGraph, order: Order = Order.FAMILY) -> TreeLayout:
    """Lay a graph out. Pure; may run in any thread; about 0.3 microseconds a model."""
    forest = make_forest(graph, order)
    groups = len(forest.group_names)
    siblings = make_siblings(forest.parent, forest.group, groups, graph.day)
    sizes = subtree_sizes(siblings)
    heavy, main = _heavy_children(graph, forest.parent_edge, siblings, sizes)
    offset, opens = _offsets(siblings, sizes, heavy, graph.day)
    group_order, major = _order_groups(graph, forest.group, _largest_trees(siblings, sizes))
    position = _positions(siblings, sizes, offset, group_order)
    return _assemble(
        graph,
        order,
        _Placed(forest.parent, forest.parent_edge, position, sizes, opens, heavy, main),
        _BandOrder(forest.group, forest.group_names, group_order, major),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    parent: Ints
    edge: Ints
    position: Ints
    sizes: Longs
    opens: Bools
    heavy: Bools
    main: Bools


@dataclass(frozen=True, slots=True)
class _BandOrder:
    group: Ints
    names: tuple[str, ...]
    order: Longs
    major: Bools


def _heavy_children(
    graph: LineageGraph, parent_edge: Ints, siblings: Siblings, sizes: Longs
) -> tuple[Bools, Bools]:
    """Choose the child that goes on along each parent's lane: the main line's, else the largest subtree's."""
    size = len(graph)
    day = np.append(graph.day, np.full(siblings.first.size - 1 - size, -np.inf, dtype=np.float32))
    before = day[siblings.parent[:size]]
    may_follow = graph.day >= before + np.float32(CHAIN_GAP_DAYS)
    succeeds = np.ones(size, dtype=np.bool_)
    with_edge = parent_edge >= 0
    succeeds[with_edge] = graph.edges.relation[parent_edge[with_edge]] == SUCCESSOR
    weight = _weights(graph)
    main = main_lines(siblings, weight, succeeds, graph.day >= before)
    # A childless model at the head of a band shares its lane with the band's other childless ones
    lone = (siblings.parent >= size) & (sizes[:size] == 1)
    main &= ~lone
    value = np.where(may_follow & ~lone, sizes[:size], 0).astype(np.float32)
    value[main] = sizes[:size][main] + np.float32(size)
    best = best_per_parent(siblings, value)
    heavy = np.zeros(size, dtype=np.bool_)
    heavy[best[best >= 0]] = True
    return heavy, main


def _weights(graph: LineageGraph) -> Floats:
    least, most = float(graph.importance.min(initial=0)), float(graph.importance.max(initial=0))
    if most <= least:
        return np.ones(len(graph), dtype=np.float32)
    return (0.05 + 0.95 * (graph.importance - least) / (most - least)).astype(np.float32)


def _offsets(siblings: Siblings, sizes: Longs, heavy: Bools, day: Floats) -> tuple[Longs, Bools]:
    """Return how many places lie between a parent and each child, and which nodes open a lane.

    Children stand in the order: the heavy one, the childless ones lane by lane, the others by date.
    """
    size = siblings.virtual_first
    order = siblings.order
    parent = siblings.parent[order]
    is_heavy, leaf = heavy[order], sizes[order] == 1
    bead = leaf & ~is_heavy
    branch = ~leaf & ~is_heavy
    heavy_size = np.zeros(siblings.first.size - 1, dtype=np.int64)
    heavy_size[parent[is_heavy]] = sizes[order[is_heavy]]
    offset = np.zeros(size, dtype=np.int64)
    opens = np.ones(size, dtype=np.bool_)
    opens[order[is_heavy & (parent < size)]] = False
    beads = np.zeros(siblings.first.size - 1, dtype=np.int64)
    nodes = order[bead]
    if nodes.size:
        places, opening, starts = _string_beads(parent[bead], day[nodes])
        owners = parent[bead]
        offset[nodes] = heavy_size[owners] + places
        opens[nodes] = opening
        beads[owners[starts]] = np.diff(np.append(starts, nodes.size))
    nodes = order[branch]
    if nodes.size:
        owners = parent[branch]
        before = np.cumsum(sizes[nodes]) - sizes[nodes]
        starts = run_starts(owners)
        base = np.repeat(before[starts], np.diff(np.append(starts, nodes.size)))
        offset[nodes] = heavy_size[owners] + beads[owners] + before - base
    return offset, opens


def _string_beads(owner: Ints, day: Floats) -> tuple[Longs, Bools, Longs]:
    """String childless siblings (sorted by owner, date) on lanes like beads.

    Return each bead's place among its owner's beads, whether it is the first of its lane, and where each
    owner's beads begin. With c beads on L lanes, bead k goes to lane k mod L; L is large enough that
    two neighbors of a lane are `BEAD_GAP_DAYS` apart and no lane has more than `BEADS_A_LANE`.
    """
    starts = run_starts(owner)
    counts = np.diff(np.append(starts, owner.size))
    run = np.repeat(np.arange(starts.size), counts)
    k = np.arange(owner.size) - starts[run]
    # One axis for all owners, each with room of its own, so that one search serves them all
    span = float(day.max() - day.min()) + 2 * BEAD_GAP_DAYS
    axis = run * span + (day - day.min())
    crowd = np.searchsorted(axis, axis + BEAD_GAP_DAYS, side="left") - np.arange(owner.size)
    lanes = np.maximum(np.maximum.reduceat(crowd, starts), -(-counts // BEADS_A_LANE))
    lane = k % lanes[run]
    whole, rest = counts // lanes, counts % lanes
    place = lane * whole[run] + np.minimum(lane, rest[run]) + k // lanes[run]
    return place.astype(np.int64), k < lanes[run], starts


def _largest_trees(siblings: Siblings, sizes: Longs) -> Longs:
    """Return the number of models in the largest tree of each group: loose models are no line."""
    size = siblings.virtual_first
    largest = np.zeros(siblings.first.size - 1, dtype=np.int64)
    if siblings.levels:
        roots = siblings.levels[0]
        np.maximum.at(largest, siblings.parent[roots], sizes[roots])
    return largest[size:]


def _order_groups(graph: LineageGraph, group: AnyInts, largest: Longs) -> tuple[Longs, Bools]:
    """Order the bands: those with the largest trees first, within both parts by first release, then size."""
    groups = largest.size
    counts = np.bincount(group, minlength=groups)
    first_day = np.full(groups, np.inf, dtype=np.float32)
    np.minimum.at(first_day, group, graph.day)
    peak = np.full(groups, -np.inf, dtype=np.float32)
    np.maximum.at(peak, group, graph.importance)
    present = np.flatnonzero(counts)
    by_size = present[np.lexsort((present, -peak[present], -largest[present]))]
    major = np.zeros(groups, dtype=np.bool_)
    major[by_size[:MAJOR_BANDS]] = True
    ordered = present[np.lexsort((present, -counts[present], first_day[present], ~major[present]))]
    return ordered.astype(np.int64), major


def _positions(siblings: Siblings, sizes: Longs, offset: Longs, group_order: Longs) -> Ints:
    """Return each node's place in preorder, one pass a level from the top."""
    size = siblings.virtual_first
    position = np.zeros(siblings.first.size - 1, dtype=np.int64)
    band_sizes = sizes[size + group_order]
    position[size + group_order] = np.cumsum(band_sizes) - band_sizes - 1
    for level in siblings.levels:
        position[level] = position[siblings.parent[level]] + 1 + offset[level]
    return position[:size].astype(np.int32)


def _assemble(graph: LineageGraph, order: Order, placed: _Placed, by_band: _BandOrder) -> TreeLayout:
    size = len(graph)
    inv = placed.position
    perm = np.empty(size, dtype=np.int32)
    perm[inv] = np.arange(size, dtype=np.int32)
    parent = placed.parent[perm]
    parent = np.where(parent < 0, -1, inv[parent]).astype(np.int32)
    lane = (np.cumsum(placed.opens[perm]) - 1).astype(np.int32)
    place_of_group = np.empty(len(by_band.names), dtype=np.int32)
    place_of_group[by_band.order] = np.arange(by_band.order.size, dtype=np.int32)
    band = place_of_group[by_band.group[perm]]
    first = np.searchsorted(band, np.arange(by_band.order.size + 1)).astype(np.int64)
    lanes = int(lane[-1]) + 1 if size else 0
    bands = Bands(
        by_band.order.astype(np.int32),
        tuple(by_band.names[int(code)] for code in by_band.order),
        first,
        np.append(lane[first[:-1]], lanes).astype(np.int64),
        by_band.major[by_band.order],
    )
    extra = _extra_edges(graph, placed.edge, inv)
    along = placed.heavy[perm]
    return TreeLayout(
        order,
        perm,
        inv,
        parent,
        placed.edge[perm],
        (np.arange(size) + placed.sizes[perm]).astype(np.int32),
        lane,
        _nudged(graph.day[perm], lane),
        band,
        along & (parent >= 0),
        placed.main[perm],
        bands,
        *extra,
    )


def _nudged(day: Floats, lane: Ints) -> Floats:
    """Move models that share lane and day apart by `NUDGE_DAYS`, so that no two nodes of a lane coincide."""
    starts = run_starts(lane)
    counts = np.diff(np.append(starts, lane.size))
    shift = (np.arange(lane.size) - np.repeat(starts, counts)) * NUDGE_DAYS
    # Each lane has an axis of its own, so that one running maximum serves them all
    room = float(day.max(initial=0) - day.min(initial=0)) + NUDGE_DAYS * float(counts.max(initial=1)) + 1
    axis = np.repeat(np.arange(starts.size), counts) * room
    moved: Floats = (np.maximum.accumulate(day - shift + axis) - axis + shift).astype(np.float32)
    return moved


def _extra_edges(graph: LineageGraph, tree_edge: Ints, inv: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    is_tree = np.zeros(len(graph.edges), dtype=np.bool_)
    is_tree[tree_edge[tree_edge >= 0]] = True
    numbers = np.flatnonzero(~is_tree).astype(np.int32)
    source, target = inv[graph.edges.parent[numbers]], inv[graph.edges.child[numbers]]
    by_source = np.argsort(source, kind="stable")
    source, target, numbers = source[by_source], target[by_source], numbers[by_source]
    return source, target, numbers, np.argsort(target, kind="stable").astype(np.int32)
