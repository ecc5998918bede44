"""Children by parent, level by level: what the layout needs of a forest, without a loop over its nodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modelbrowser.lineage.arrays import AnyInts, Floats, Ints, Longs, expand_ranges


@dataclass(frozen=True, slots=True)
class Siblings:
    """Nodes sorted by parent, then date. Nodes n.. are virtual: one a group, parent of the group's roots.

    `first[p] : first[p + 1]` are the places in `order` of the children of `p`; `parent` includes the
    virtual ones, so that it is never -1 for a real node. `levels` are the real nodes by depth.
    """

    parent: Ints
    order: Ints
    first: Longs
    levels: tuple[Ints, ...]

    @property
    def virtual_first(self) -> int:
        """The number of real nodes, which is the index of the first virtual one."""
        return int(self.order.size)


def make_siblings(parent: Ints, group: AnyInts, groups: int, day: Floats) -> Siblings:
    """Sort the nodes once by (parent, date); one pass a level then finds the depths."""
    size = parent.size
    full = np.where(parent < 0, size + group, parent).astype(np.int32)
    if size and size + groups < 1 << 31:
        start = float(day.min())
        # An eighth of a day is finer than any date; 22 bits hold 1,400 years
        ticks = np.minimum((day - start) * 8, (1 << 22) - 1).astype(np.int64)
        order = np.argsort((full.astype(np.int64) << 22) | ticks, kind="stable").astype(np.int32)
    else:
        order = np.zeros(0, dtype=np.int32)
    first = np.zeros(size + groups + 1, dtype=np.int64)
    np.cumsum(np.bincount(full, minlength=size + groups), out=first[1:])
    return Siblings(full, order, first, _levels(order, first, size, groups))


def _levels(order: Ints, first: Longs, size: int, groups: int) -> tuple[Ints, ...]:
    levels: list[Ints] = []
    level = order[first[size] : first[size + groups]]
    while level.size:
        levels.append(level)
        starts = first[level]
        level = order[expand_ranges(starts, first[level + 1] - starts)]
    return tuple(levels)


def subtree_sizes(siblings: Siblings) -> Longs:
    """Return the number of nodes in each subtree, itself included; virtual nodes count their group."""
    total = siblings.first.size - 1
    sizes = np.ones(total, dtype=np.int64)
    sizes[siblings.virtual_first :] = 0
    for level in reversed(siblings.levels):
        np.add.at(sizes, siblings.parent[level], sizes[level])
    return sizes


def best_per_parent(siblings: Siblings, value: Floats) -> Ints:
    """Return for each node its child with the greatest positive `value` (the earliest of equals), or -1."""
    total = siblings.first.size - 1
    best = np.full(total, -1, dtype=np.int32)
    order, first = siblings.order, siblings.first
    with_children = np.flatnonzero(first[1:] > first[:-1])
    if with_children.size == 0:
        return best
    sorted_value = value[order]
    greatest = np.maximum.reduceat(sorted_value, first[with_children])
    counts = (first[1:] - first[:-1])[with_children]
    match = np.flatnonzero((sorted_value == np.repeat(greatest, counts)) & (sorted_value > 0))
    owners = siblings.parent[order[match]]
    # Written backward, the first match of each parent is what stays
    best[owners[::-1]] = order[match[::-1]]
    return best
