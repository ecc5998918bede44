"""How a tree is to look: theme, coloring, sizes, words; and the arrays by slot that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtGui import QColor

from modelbrowser.lineage.arrays import Bools, Bytes, Floats, Ints
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.graph import LineageGraph, Oddity
from modelbrowser.lineage.layout import TreeLayout
from modelbrowser.lineage.naming import short_name
from modelbrowser.lineage.palette import Categories, ColorBy, SizeBy, categorize, size_factors
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.tree.style import TreeColors


@dataclass(frozen=True, slots=True)
class Coloring:
    """A coloring of a layout: an index into the colors by place; in bands of the same kind, the band's."""

    categories: Categories
    color: Ints
    by_band: bool
    size: Floats


def make_coloring(graph: LineageGraph, layout: TreeLayout, by: ColorBy, size_by: SizeBy) -> Coloring:
    """Return the coloring and sizing of a layout; independent of the theme."""
    categories = categorize(graph, layout, by)
    by_band = by.value == layout.order.value
    color = layout.band if by_band else categories.code
    return Coloring(categories, color, by_band, size_factors(graph, layout, size_by))


@dataclass(frozen=True, slots=True)
class Focus:
    """What stands out. `lit` and `matches` are masks over places (None: all alike); `selected` and
    `hovered` places or -1; `curves` the numbers (into the layout's extra edges) that are drawn as curves.
    """

    lit: Bools | None = None
    matches: Bools | None = None
    selected: int = -1
    hovered: int = -1
    other: int = -1
    curves: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))

    def bright(self) -> Bools | None:
        """Return which places stay bright, or None for all."""
        if self.lit is None:
            return self.matches
        return self.lit if self.matches is None else self.lit & self.matches


@dataclass(frozen=True, slots=True)
class Look:
    """A coloring in a theme, applied to a scene: by slot, indexes into `colors`, and edge styles."""

    graph: LineageGraph
    scene: Scene
    colors: TreeColors
    coloring: Coloring
    palette: tuple[QColor, ...]
    dim_palette: tuple[QColor, ...]
    faint_palette: tuple[QColor, ...]
    color: Ints
    size: Floats
    relation: Bytes
    inferred: Bools
    hollow: Bools
    flagged: Bools
    importance: Floats
    labels: dict[int, str] = field(default_factory=dict)

    def label(self, slot: int) -> str:
        """Return the text of a node's label: without the family's name inside that family's band."""
        found = self.labels.get(slot)
        if found is None:
            found = self.labels[slot] = self._make_label(slot)
        return found

    def _make_label(self, slot: int) -> str:
        layout = self.scene.layout
        place = int(self.scene.nodes[slot])
        name = self.graph.names[int(layout.perm[place])]
        if layout.order is not Order.FAMILY:
            return name
        return short_name(name, layout.bands.names[int(layout.band[place])])


def make_look(graph: LineageGraph, scene: Scene, coloring: Coloring, colors: TreeColors) -> Look:
    """Apply a coloring and a theme to a scene. About 20 nanoseconds a visible model."""
    layout = scene.layout
    nodes = scene.nodes
    if coloring.by_band:
        count = len(colors.families)
        palette = colors.families
        color = (coloring.color[nodes] % count).astype(np.int32)
    else:
        palette = colors.category_colors(coloring.categories)
        color = coloring.color[nodes]
    edge = layout.edge[nodes]
    with_edge = edge >= 0
    edges = graph.edges
    relation = np.zeros(nodes.size, dtype=np.int8)
    inferred = np.zeros(nodes.size, dtype=np.bool_)
    relation[with_edge] = edges.relation[edge[with_edge]]
    inferred[with_edge] = edges.inferred[edge[with_edge]]
    graph_index = layout.perm[nodes]
    oddity = graph.oddity[graph_index]
    return Look(
        graph=graph,
        scene=scene,
        colors=colors,
        coloring=coloring,
        palette=palette,
        dim_palette=tuple(colors.dimmed(one) for one in palette),
        faint_palette=tuple(colors.inferred(one) for one in palette),
        color=color,
        size=coloring.size[nodes],
        relation=relation,
        inferred=inferred,
        hollow=(oddity & Oddity.UNDATED.value) != 0,
        flagged=(oddity & ~np.int8(Oddity.UNDATED.value)) != 0,
        importance=graph.importance[graph_index],
    )


Words = Mapping[str, str]
Names = Sequence[str]
