"""The evolution page: toolbar, tree, legend and what floats above the tree."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from modelbrowser import theme as tokens
from modelbrowser.domain.lineage import LineageData
from modelbrowser.domain.models import ModelId
from modelbrowser.lineage.graph import LineageGraph
from modelbrowser.paint.tree.picture import TreePicture
from modelbrowser.paint.tree.style import TreeColors
from modelbrowser.paint.tree.text import count_of_models
from modelbrowser.theme import Theme
from modelbrowser.ui.evolution import memory
from modelbrowser.ui.evolution.canvas import TreeView
from modelbrowser.ui.evolution.controller import TreeController
from modelbrowser.ui.evolution.exporting import TreeExports
from modelbrowser.ui.evolution.hover_card import HoverCard
from modelbrowser.ui.evolution.legend_bar import LegendBar
from modelbrowser.ui.evolution.loading import Loader
from modelbrowser.ui.evolution.minimap import Minimap
from modelbrowser.ui.evolution.pictures import view_picture
from modelbrowser.ui.evolution.relation_panel import WIDTH_PX, RelationPanel
from modelbrowser.ui.evolution.state import Options, Prepared, TreeState
from modelbrowser.ui.evolution.toolbar import TreeToolbar
from modelbrowser.ui.evolution.words import counts_line, labeled, lineage_text

_LEGEND_FROM_HEIGHT_PX = 420


class EvolutionPage(QWidget):
    """Shows a catalog's lineage. Signals carry a `ModelId`, or None when nothing is selected any more.

    `save_wanted(scope, path)` asks for an export: the page knows what is shown, the export room writes files.
    """

    model_activated = Signal(object)
    model_selected = Signal(object)
    status_text = Signal(str)
    save_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = TreeColors(tokens.LIGHT)
        self._data: LineageData | LineageGraph | None = None
        self._matches: frozenset[ModelId] | None = None
        self._wanted_model: ModelId | None = None
        self._saved: dict[str, object] = {}
        self._options = Options()
        self.state: TreeState | None = None
        self._build()
        self._connect()
        self.apply_theme(tokens.LIGHT)

    def _build(self) -> None:
        self.toolbar = TreeToolbar(self)
        self.view = TreeView(self)
        self.legend = LegendBar(self)
        self.minimap = Minimap(self.view)
        self.hover_card = HoverCard(self.view)
        self.relation = RelationPanel(self.view)
        self.exports = TreeExports(self)
        self.loader = Loader(self)
        self.controller = TreeController(self.view, self.toolbar, self.relation, self)
        self.toolbar.add_export_actions(self.exports.actions())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)
        self.setFocusProxy(self.view)
        self.toolbar.legend.setChecked(True)
        self.toolbar.minimap.setChecked(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(280)
        self._hovered: tuple[int, object] = (-1, None)

    def _connect(self) -> None:
        self.loader.ready.connect(self._on_loader_ready)
        self.loader.busy_changed.connect(self._on_loader_busy_changed)
        self.toolbar.options_changed.connect(self._on_toolbar_options_changed)
        self.toolbar.legend_toggled.connect(self._on_toolbar_legend_toggled)
        self.toolbar.minimap_toggled.connect(self._on_toolbar_minimap_toggled)
        self.view.view_changed.connect(self._on_view_changed)
        self.view.resized.connect(self._place_overlays)
        self.view.node_hovered.connect(self._on_view_node_hovered)
        self.legend.off_changed.connect(self._on_legend_off_changed)
        self.minimap.moved.connect(self._on_minimap_moved)
        self.controller.activated.connect(self._on_controller_activated)
        self.controller.selected.connect(self._on_controller_selected)
        self.controller.look_changed.connect(self._on_controller_look_changed)
        self.exports.save_wanted.connect(self.save_wanted)
        self._rest.timeout.connect(self._on_rest_timeout)

    # -- what the window calls -----------------------------------------------------------------------

    def set_data(self, data: LineageData | LineageGraph) -> None:
        """Show a lineage; large ones are laid out in a worker and appear when they are ready."""
        self._data = data
        self.loader.load(data, self._options)

    def show_model(self, model_id: ModelId | None, *, unfold: bool = True, find_hidden: bool = False) -> None:
        """Select a model, unfold its lineage and bring it to the middle; None clears the selection.

        Without `unfold`, a visible model is selected and the view moves just so far that it is inside; one
        that is selected already moves nothing. A hidden one is not selected, or with `find_hidden` unfolded.
        """
        self._wanted_model = model_id if unfold else None
        if self.state is None:
            return
        index = self.index_of(model_id)
        hidden = index >= 0 and self.state.slot_of(index) < 0
        if unfold or (hidden and find_hidden):
            self.controller.arrive(index)
        elif hidden or index != self.state.selection.selected:
            shown = -1 if hidden else index
            self.controller.select(shown)
            self.controller.guide.keep_in_view(shown)

    def set_matches(self, matches: frozenset[ModelId] | None) -> None:
        """Dim the models that are not in `matches`; None dims nothing."""
        self._matches = matches
        if self.state is not None:
            self.state.set_matches(self._mask_of(matches))
            self.view.refresh()

    def find(self, text: str) -> int:  # type: ignore[override]  # QWidget.find looks up window ids
        """Select the best match of a name (the next, for the same text); return the number of matches."""
        self.toolbar.find_field.setText(text)
        return self.controller.find(text, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Draw everything in a theme's colors."""
        self._colors = TreeColors(theme)
        self.hover_card.hide()
        self.toolbar.apply_theme(theme)
        self.relation.apply_theme(self._colors)
        self.view.setBackground(None)
        if self.state is not None:
            self.state.set_colors(self._colors)
            self._show_look()

    def text_equivalent(self) -> str:
        """Return the selection's lineage in words, or what the page shows when nothing is selected."""
        if self.state is None:
            return ""
        selected = self.state.selection.selected
        return lineage_text(self.state.graph, selected) if selected >= 0 else self._summary()

    def export_actions(self) -> list[QAction]:
        """Return the actions of the export menu."""
        return self.exports.actions()

    def save_state(self) -> dict[str, object]:
        """Return options, place and what is shown, as plain values."""
        if self.state is None:
            return dict(self._saved)
        panels = (self.toolbar.legend.isChecked(), self.toolbar.minimap.isChecked())
        return memory.save(self.state, self.view.view, panels)

    def restore_state(self, saved: dict[str, object]) -> None:
        """Return to a saved state, as soon as there are data. Damaged values are ignored."""
        self._saved = dict(saved)
        self._options = memory.options_of(saved)
        self.toolbar.set_options(self._options)
        self.toolbar.legend.setChecked(saved.get("legend") is not False)
        self.toolbar.minimap.setChecked(saved.get("minimap") is not False)
        if self.state is not None:
            self.state.set_options(self._options)
            self._restore_view()

    # -- pictures ------------------------------------------------------------------------------------

    def picture(self) -> TreePicture | None:
        """Return what is in view as a picture for a file."""
        return None if self.state is None else view_picture(self.state, self.view.view)

    def data(self) -> LineageData | LineageGraph | None:
        """Return what is shown."""
        return self._data

    def options(self) -> Options:
        """Return the chosen options."""
        return self._options

    # -- loading -------------------------------------------------------------------------------------

    def _on_loader_ready(self, prepared: Prepared) -> None:
        self.state = TreeState.of(prepared, self._colors)
        if prepared.options != self._options:
            self.state.set_options(self._options)
        self.state.set_matches(self._mask_of(self._matches))
        self.controller.set_state(self.state)
        self.view.set_state(self.state)
        self._restore_view()
        self._show_look()
        if self._wanted_model is not None:
            self.controller.arrive(self.index_of(self._wanted_model))
        self._tell()

    def _on_loader_busy_changed(self, busy: bool) -> None:
        if busy:
            self.status_text.emit(self.tr("Laying out the tree …"))

    def _restore_view(self) -> None:
        if self.state is not None and self._saved:
            view = memory.restore(self.state, self._saved, self.view.view)
            self.view.refresh()
            if view is not None:
                self.view.set_view(view)
        self._saved = {}

    def index_of(self, model_id: ModelId | None) -> int:
        """Return the graph index of a model, -1 for None or one that is not in the lineage."""
        if model_id is None or self.state is None:
            return -1
        return self.state.graph.index_of.get(model_id, -1)

    def _mask_of(
        self, matches: frozenset[ModelId] | None
    ) -> np.ndarray[tuple[int], np.dtype[np.bool_]] | None:
        if matches is None or self.state is None:
            return None
        mask = np.zeros(len(self.state.graph), dtype=np.bool_)
        index_of = self.state.graph.index_of
        mask[[index_of[one] for one in matches if one in index_of]] = True
        return mask

    # -- reactions -----------------------------------------------------------------------------------

    def _on_toolbar_options_changed(self, options: Options) -> None:
        self._options = options
        self.controller.set_options(options)

    def _on_toolbar_legend_toggled(self, shown: bool) -> None:
        self.legend.setVisible(shown and self.height() >= _LEGEND_FROM_HEIGHT_PX)

    def _on_toolbar_minimap_toggled(self, shown: bool) -> None:
        self.minimap.setVisible(shown)

    def _on_minimap_moved(self, x: float, y: float) -> None:
        self.controller.guide.center_on(x, y)

    def _on_legend_off_changed(self, off: frozenset[int]) -> None:
        if self.state is not None:
            self.state.set_off(off)
            self.view.refresh()

    def _on_controller_look_changed(self) -> None:
        self._show_look()

    def _show_look(self) -> None:
        if self.state is not None:
            self.legend.set_look(self.state.look, self.state.off)
            self.minimap.set_look(self.state.look)
            self.view.refresh()

    def _on_controller_activated(self, index: int) -> None:
        if self.state is not None:
            self.model_activated.emit(ModelId(self.state.graph.ids[index]))

    def _on_controller_selected(self, index: int) -> None:
        if self.state is None:
            return
        graph = self.state.graph
        self.exports.set_selection(graph.names[index] if index >= 0 else "")
        self.view.setAccessibleDescription(self.text_equivalent())
        self.model_selected.emit(ModelId(graph.ids[index]) if index >= 0 else None)
        self._tell()

    def _on_view_changed(self) -> None:
        self.toolbar.set_zoom(self.view.view.sy)
        self.minimap.set_view(self.view.view)
        self.hover_card.hide()
        self._rest.stop()

    def _on_view_node_hovered(self, index: int, at: object) -> None:
        if self.state is None:
            return
        if index != self.state.selection.hovered:
            self.state.hover(index)
            self.view.refresh()
            self.hover_card.hide()
        self._hovered = (index, at)
        if index >= 0:
            self._rest.start()
        else:
            self._rest.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        self.hover_card.hide()
        super().hideEvent(event)

    def _on_rest_timeout(self) -> None:
        index, at = self._hovered
        if self.state is not None and index >= 0:
            self.hover_card.show_lines(self.controller.card_lines(index), at, self._colors)  # type: ignore[arg-type]

    # -- words ---------------------------------------------------------------------------------------

    def _tell(self) -> None:
        if self.state is None:
            return
        selected = self.state.selection.selected
        graph = self.state.graph
        if selected < 0:
            self.status_text.emit(self._summary())
        else:
            self.status_text.emit(labeled(graph.names[selected], counts_line(graph, selected)))

    def _summary(self) -> str:
        if self.state is None:
            return ""
        graph = self.state.graph
        text = self.tr("{0} in {1} bands · drag to pan · wheel to zoom · ←→↑↓ walk · Enter opens the card")
        return text.format(count_of_models(len(graph)), f"{len(self.state.layout.bands):,}")

    def retranslate(self) -> None:
        """Set all words anew; texts in the picture follow with the next frame."""
        self.view.setAccessibleName(self.tr("Evolution tree"))
        self.exports.retranslate()
        self._show_look()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.hover_card.hide()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_toolbar_legend_toggled(self.toolbar.legend.isChecked())

    def _place_overlays(self) -> None:
        width, height = self.view.width(), self.view.height()
        left = self.view.header.size().width()
        self.minimap.move(round(left) + 10, height - self.minimap.height() - 10)
        self.relation.move(max(width - WIDTH_PX - 12, 8), 42)

    def export(self, scope: str, path: Path) -> None:
        """Ask for an export, as the export actions do."""
        self.save_wanted.emit(scope, path)
