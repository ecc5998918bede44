"""What the page shows: graph, layout, folding, coloring, selection, and the scene that follows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QLocale

from modelbrowser.domain.lineage import LineageData
from modelbrowser.lineage.arrays import Bools, Ints
from modelbrowser.lineage.folding import Folding, first_view, reveal
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.graph import LineageGraph, build_graph
from modelbrowser.lineage.layout import TreeLayout, lay_out
from modelbrowser.lineage.palette import SPREADS, ColorBy, SizeBy
from modelbrowser.lineage.relate import ancestors, descendants, nearest_descendants
from modelbrowser.lineage.scene import Scene, make_scene
from modelbrowser.lineage.timescale import ScaleKind, TimeScale, make_scale
from modelbrowser.paint.tree.look import Coloring, Focus, Look, make_coloring, make_look
from modelbrowser.paint.tree.style import TreeColors
from modelbrowser.paint.tree.text import band_names

REVEALED_DESCENDANTS = 60
"""So many descendants unfold with a model at most; a model like the first Transformer has over a thousand."""

MOST_CURVES = 60
"""So many curves are drawn for a selection at most."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the toolbar chooses."""

    order: Order = Order.FAMILY
    scale: ScaleKind = ScaleKind.ROOT
    color_by: ColorBy = ColorBy.FAMILY
    size_by: SizeBy = SizeBy.UNIFORM


@dataclass(frozen=True, slots=True)
class Prepared:
    """A graph made ready to be drawn, in any thread."""

    graph: LineageGraph
    options: Options
    layout: TreeLayout
    scale: TimeScale
    folding: Folding
    scene: Scene
    coloring: Coloring


def prepare(data: LineageData | LineageGraph, options: Options) -> Prepared:
    """Lay out a lineage. Pure; meant for a worker when the data are large."""
    graph = data if isinstance(data, LineageGraph) else build_graph(data)
    layout = lay_out(graph, options.order)
    scale = make_scale(graph.day, options.scale)
    folding = first_view(layout)
    coloring = make_coloring(graph, layout, options.color_by, options.size_by)
    scene = spread_scene(layout, folding, scale, options)
    return Prepared(graph, options, layout, scale, folding, scene, coloring)


def spread_scene(layout: TreeLayout, folding: Folding, scale: TimeScale, options: Options) -> Scene:
    """Return the scene of a folding, with the room that the sizes of nodes ask for."""
    return replace(make_scene(layout, folding, scale), spread=SPREADS[options.size_by])


@dataclass(slots=True)
class Selection:
    """Indexes into the graph, -1 for none. `other` is the second of a comparison, `way` what lies between."""

    selected: int = -1
    hovered: int = -1
    other: int = -1
    way: tuple[int, ...] = ()
    way_edges: tuple[int, ...] = ()


@dataclass(slots=True)
class TreeState:
    """The state of one page. Every setter leaves `look` and `focus` fit to be drawn."""

    prepared: Prepared
    colors: TreeColors
    look: Look
    selection: Selection = field(default_factory=Selection)
    matches: Bools | None = None
    off: frozenset[int] = frozenset()
    focus: Focus = field(default_factory=Focus)
    _names: tuple[TreeLayout, str, tuple[str, ...]] | None = None

    @classmethod
    def of(cls, prepared: Prepared, colors: TreeColors) -> TreeState:
        """Return the state at the first view."""
        look = make_look(prepared.graph, prepared.scene, prepared.coloring, colors)
        return cls(prepared, colors, look)

    @property
    def graph(self) -> LineageGraph:
        return self.prepared.graph

    @property
    def layout(self) -> TreeLayout:
        return self.prepared.layout

    @property
    def scene(self) -> Scene:
        return self.prepared.scene

    @property
    def options(self) -> Options:
        return self.prepared.options

    def place_of(self, index: int) -> int:
        """Return the place in the layout of a graph index, -1 for -1."""
        return int(self.layout.inv[index]) if index >= 0 else -1

    def slot_of(self, index: int) -> int:
        """Return the slot of a graph index, -1 if it is hidden."""
        return int(self.scene.slot_of[self.layout.inv[index]]) if index >= 0 else -1

    def index_of_slot(self, slot: int) -> int:
        """Return the graph index of a slot."""
        return int(self.layout.perm[self.scene.nodes[slot]])

    def band_names(self) -> tuple[str, ...]:
        """Return the names of the bands as they are shown."""
        locale = QLocale().name()
        if self._names is None or self._names[0] is not self.layout or self._names[1] != locale:
            self._names = self.layout, locale, band_names(self.graph, self.layout)
        return self._names[2]

    # -- changes -------------------------------------------------------------------------------------

    def set_folding(self, folding: Folding) -> None:
        """Fold or unfold; the selection stays."""
        p = self.prepared
        scene = spread_scene(p.layout, folding, p.scale, p.options)
        self.prepared = Prepared(p.graph, p.options, p.layout, p.scale, folding, scene, p.coloring)
        self._refresh()

    def set_options(self, options: Options) -> None:
        """Change order, scale, coloring or sizes; another order starts at its own first view."""
        p = self.prepared
        layout, folding = p.layout, p.folding
        if options.order is not p.options.order:
            layout = lay_out(p.graph, options.order)
            folding = first_view(layout)
            self.off = frozenset()
        if options.color_by is not p.options.color_by:
            self.off = frozenset()
        scale = p.scale if options.scale is p.options.scale else make_scale(p.graph.day, options.scale)
        coloring = make_coloring(p.graph, layout, options.color_by, options.size_by)
        scene = spread_scene(layout, folding, scale, options)
        self.prepared = Prepared(p.graph, options, layout, scale, folding, scene, coloring)
        if self.selection.selected >= 0 and self.slot_of(self.selection.selected) < 0:
            self.reveal_lineage(self.selection.selected)
        self._refresh()

    def set_colors(self, colors: TreeColors) -> None:
        """Change the theme."""
        self.colors = colors
        self._refresh()

    def set_matches(self, matches: Bools | None) -> None:
        """Dim what is not in this mask over the graph's models; None dims nothing."""
        self.matches = matches
        self._refocus()

    def set_off(self, off: frozenset[int]) -> None:
        """Dim the models of these categories (indexes into the legend's keys)."""
        self.off = off
        self._refocus()

    def select(self, index: int) -> None:
        """Select a model (-1: none); a comparison ends."""
        self.selection = Selection(index, self.selection.hovered)
        self._refocus()

    def compare(self, other: int, way: tuple[int, ...], way_edges: tuple[int, ...]) -> None:
        """Show how another model is related to the selected one."""
        self.selection = Selection(self.selection.selected, self.selection.hovered, other, way, way_edges)
        if way:
            self.reveal(np.array(way, dtype=np.int32))
        self._refocus()

    def hover(self, index: int) -> None:
        """Mark the model under the mouse."""
        self.selection.hovered = index
        focus = self.focus
        self.focus = Focus(
            focus.lit, focus.matches, focus.selected, self.place_of(index), focus.other, focus.curves
        )

    def reveal(self, indexes: Ints) -> None:
        """Make models visible."""
        places = self.layout.inv[indexes]
        self.set_folding(reveal(self.prepared.folding, self.layout, places))

    def reveal_lineage(self, index: int) -> None:
        """Unfold the ancestors of a model and its nearest descendants."""
        up = np.flatnonzero(ancestors(self.graph, index)).astype(np.int32)
        down = nearest_descendants(self.graph, index, REVEALED_DESCENDANTS)
        self.reveal(np.concatenate((up, down, np.array([index], dtype=np.int32))))

    # -- what follows --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        p = self.prepared
        self.look = make_look(p.graph, p.scene, p.coloring, self.colors)
        self._refocus()

    def _refocus(self) -> None:
        chosen = self.selection
        lit, curves = None, np.zeros(0, dtype=np.int32)
        if chosen.way:
            lit = np.zeros(len(self.graph), dtype=np.bool_)
            lit[list(chosen.way)] = True
            curves = np.flatnonzero(np.isin(self.layout.extra_edge, chosen.way_edges)).astype(np.int32)
        elif chosen.selected >= 0:
            up, down = ancestors(self.graph, chosen.selected), descendants(self.graph, chosen.selected)
            lit = up | down
            lit[chosen.selected] = True
            curves = self._curves_of(up, down)
        lit_places, query = None if lit is None else lit[self.layout.perm], self._query_mask()
        if lit_places is not None and query is not None:
            # a lineage and what a query finds stay bright together: neither hides the other
            lit_places, query = lit_places | query, None
        self.focus = Focus(
            lit=lit_places,
            matches=self._shown_mask(query),
            selected=self.place_of(chosen.selected),
            hovered=self.place_of(chosen.hovered),
            other=self.place_of(chosen.other),
            curves=curves,
        )

    def _curves_of(self, up: Bools, down: Bools) -> Ints:
        """Return the extra edges inside a lineage: at the selected model first, then above, then below."""
        layout, chosen = self.layout, self.selection.selected
        source, target = layout.perm[layout.extra_from], layout.perm[layout.extra_to]
        at = (source == chosen) | (target == chosen)
        above = up[source] & (up[target] | (target == chosen))
        below = down[target] & (down[source] | (source == chosen))
        rank = np.where(at, 0, np.where(above, 1, np.where(below, 2, 3)))
        order = np.argsort(rank, kind="stable")
        result: Ints = order[rank[order] < 3][:MOST_CURVES].astype(np.int32)
        return result

    def _query_mask(self) -> Bools | None:
        return None if self.matches is None else self.matches[self.layout.perm]

    def _shown_mask(self, mask: Bools | None) -> Bools | None:
        """Return `mask` without the categories that the legend has switched off."""
        if self.off:
            categories = self.prepared.coloring.categories
            keep = np.ones(len(categories.keys), dtype=np.bool_)
            keep[[number for number in self.off if number < keep.size]] = False
            shown = keep[categories.code]
            mask = shown if mask is None else mask & shown
        return mask
