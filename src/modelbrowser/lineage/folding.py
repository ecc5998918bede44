"""What is shown and what is folded away (evolution.md, "The first view" and "Interaction").

Two things hide a node: it was never unfolded (`shown`), or an ancestor is collapsed (`collapsed`). Since
they are kept apart, expanding a collapsed subtree brings back exactly what it showed before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from modelbrowser.lineage.arrays import AnyInts, Bools
from modelbrowser.lineage.layout import TreeLayout


@dataclass(frozen=True, slots=True)
class Folding:
    """Masks over places in preorder; a state is never changed, each step returns a new one."""

    shown: Bools
    collapsed: Bools

    def visible(self, layout: TreeLayout) -> Bools:
        """Return which nodes are drawn."""
        roots = np.flatnonzero(self.collapsed)
        if roots.size == 0:
            return self.shown
        depth = np.zeros(len(layout) + 1, dtype=np.int32)
        np.add.at(depth, roots + 1, np.int32(1))
        np.add.at(depth, layout.end[roots], np.int32(-1))
        return self.shown & (np.cumsum(depth[:-1]) <= 0)


def first_view(layout: TreeLayout) -> Folding:
    """Show each band's first lane, which carries its main line."""
    on_main = layout.lane == layout.bands.first_lane[layout.band]
    return Folding(on_main, np.zeros(len(layout), dtype=np.bool_))


def all_unfolded(layout: TreeLayout) -> Folding:
    """Show every model."""
    return Folding(np.ones(len(layout), dtype=np.bool_), np.zeros(len(layout), dtype=np.bool_))


def collapse(folding: Folding, node: int) -> Folding:
    """Hide everything below a node."""
    collapsed = folding.collapsed.copy()
    collapsed[node] = True
    return replace(folding, collapsed=collapsed)


def expand(folding: Folding, node: int) -> Folding:
    """Undo `collapse` of this node."""
    collapsed = folding.collapsed.copy()
    collapsed[node] = False
    return replace(folding, collapsed=collapsed)


def unfold(folding: Folding, nodes: AnyInts | slice) -> Folding:
    """Show these nodes (and, where an ancestor was collapsed by hand, leave that as it is)."""
    shown = folding.shown.copy()
    shown[nodes] = True
    return replace(folding, shown=shown)


def unfold_below(folding: Folding, layout: TreeLayout, node: int) -> Folding:
    """Show the whole subtree of a node."""
    shown, collapsed = folding.shown.copy(), folding.collapsed.copy()
    shown[node : layout.end[node]] = True
    collapsed[node : layout.end[node]] = False
    return Folding(shown, collapsed)


def fold_sides(folding: Folding, layout: TreeLayout, node: int) -> Folding:
    """Hide what hangs below a node except the lane that goes on from it."""
    shown = folding.shown.copy()
    below = slice(node + 1, int(layout.end[node]))
    shown[below] &= layout.lane[below] == layout.lane[node]
    return replace(folding, shown=shown)


def unfold_band(folding: Folding, layout: TreeLayout, band: int) -> Folding:
    """Show every model of a band."""
    shown, collapsed = folding.shown.copy(), folding.collapsed.copy()
    members = slice(int(layout.bands.first[band]), int(layout.bands.first[band + 1]))
    shown[members] = True
    collapsed[members] = False
    return Folding(shown, collapsed)


def fold_band(folding: Folding, layout: TreeLayout, band: int) -> Folding:
    """Show only the first lane of a band."""
    shown, collapsed = folding.shown.copy(), folding.collapsed.copy()
    members = slice(int(layout.bands.first[band]), int(layout.bands.first[band + 1]))
    shown[members] = layout.lane[members] == layout.bands.first_lane[band]
    collapsed[members] = False
    return Folding(shown, collapsed)


def reveal(folding: Folding, layout: TreeLayout, nodes: AnyInts) -> Folding:
    """Show these nodes for certain: they are unfolded and no collapsed ancestor hides them."""
    shown, collapsed = folding.shown.copy(), folding.collapsed.copy()
    shown[nodes] = True
    front = layout.parent[nodes]
    while True:
        front = np.unique(front[front >= 0])
        if front.size == 0:
            break
        collapsed[front] = False
        front = layout.parent[front]
    return Folding(shown, collapsed)
