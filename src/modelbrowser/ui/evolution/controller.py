"""What mouse and keyboard do to the tree: select, walk, fold, zoom, find, compare."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from modelbrowser.lineage import folding
from modelbrowser.lineage.graph import Oddity
from modelbrowser.lineage.relate import shortest_path
from modelbrowser.lineage.walk import Step, step_from
from modelbrowser.paint.tree.bands import band_is_open
from modelbrowser.paint.tree.text import oddity_names
from modelbrowser.ui.evolution import camera
from modelbrowser.ui.evolution.canvas import TreeView
from modelbrowser.ui.evolution.finder import Finder
from modelbrowser.ui.evolution.folding_menu import NodeMenu
from modelbrowser.ui.evolution.guide import Guide
from modelbrowser.ui.evolution.keys import command_of
from modelbrowser.ui.evolution.outline import outline
from modelbrowser.ui.evolution.relation_panel import RelationPanel
from modelbrowser.ui.evolution.state import Options, TreeState
from modelbrowser.ui.evolution.toolbar import TreeToolbar
from modelbrowser.ui.evolution.words import (
    counts_line,
    edge_words,
    facts_line,
    labeled,
    lineage_text,
    relation_text,
)

_ZOOM_STEP = 1.3

COUNT_WHILE_TYPING = 100_000
"""Up to so many models a letter is answered within a frame."""


class TreeController(QObject):
    """Translates input into changes of the state. Signals carry graph indexes, -1 for none."""

    activated = Signal(int)
    selected = Signal(int)
    look_changed = Signal()

    def __init__(
        self, view: TreeView, toolbar: TreeToolbar, relation: RelationPanel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view, self._toolbar, self._relation = view, toolbar, relation
        self.guide = Guide(view)
        self._state: TreeState | None = None
        self._finder = Finder()
        self._menu = NodeMenu(parent)
        view.node_clicked.connect(self._on_node_clicked)
        view.node_activated.connect(self._on_node_activated)
        view.badge_clicked.connect(self._on_badge_clicked)
        view.band_clicked.connect(self.toggle_band)
        view.menu_wanted.connect(self._on_menu_wanted)
        view.key_pressed.connect(self._on_key_pressed)
        toolbar.zoom_wanted.connect(self._on_toolbar_zoom_wanted)
        toolbar.fit_wanted.connect(self._on_toolbar_fit_wanted)
        toolbar.start_wanted.connect(self.go_to_start)
        toolbar.find_wanted.connect(self.find)
        toolbar.find_field.left.connect(view.setFocus)
        relation.other_wanted.connect(self._on_relation_other_wanted)
        relation.closed.connect(self._on_relation_closed)
        self._menu.picked.connect(self._on_menu_picked)

    def set_state(self, state: TreeState) -> None:
        """Work on another state."""
        self._state = state
        self._finder.set_graph(state.graph)
        self._relation.set_names(list(state.graph.names[:20_000]))

    # -- selection -----------------------------------------------------------------------------------

    def select(self, index: int) -> None:
        """Select a visible model, or nothing."""
        if self._state is None or (index == self._state.selection.selected and not self._state.selection.way):
            return
        self._state.select(index)
        self._view.refresh()
        self.selected.emit(index)

    def arrive(self, index: int) -> None:
        """Select a model with its lineage unfolded, in the middle of the view."""
        state = self._state
        if state is None:
            return
        if index < 0:
            self.select(-1)
            return
        if state.selection.selected == index and state.slot_of(index) >= 0:
            self.guide.center(index)
            return
        before = state.scene
        state.reveal_lineage(index)
        state.select(index)
        self._scene_changed(before)
        self.guide.center(index)
        self.selected.emit(index)

    def card_lines(self, index: int) -> tuple[tuple[str, str], ...]:
        """Return the lines of the hover card as (text, role)."""
        state = self._state
        if state is None:
            return ()
        graph = state.graph
        lines = [(graph.names[index], "title")]
        if facts := facts_line(graph, index):
            lines.append((facts, "plain"))
        for edge in graph.parent_edges(index)[:3].tolist():
            parent = graph.names[int(graph.edges.parent[edge])]
            lines.append(("← " + labeled(parent, edge_words(graph, edge)), "plain"))
        lines.append((counts_line(graph, index), "plain"))
        lines += [(text, "warning") for text in oddity_names(Oddity(int(graph.oddity[index])))]
        lines.append((QCoreApplication.translate("Evolution", "Double-click to open its card"), "link"))
        return tuple(lines)

    # -- options and folding -------------------------------------------------------------------------

    def set_options(self, options: Options) -> None:
        """Change order, scale, coloring or sizes."""
        state = self._state
        if state is None:
            return
        old = state.options
        state.set_options(options)
        if options.order is not old.order:
            self._view.set_state(state)
            if state.selection.selected >= 0:
                self.guide.center(state.selection.selected)
        elif options.scale is not old.scale:
            start = camera.start_view(state.scene, self._view.view.width, self._view.view.height)
            self._view.go(replace(start, y0=self._view.view.y0, sy=self._view.view.sy))
        self.look_changed.emit()

    def _scene_changed(self, before: object, anchor: int = -1, band: int = -1) -> None:
        self._view.change_scene(before, anchor, band)  # type: ignore[arg-type]
        self.look_changed.emit()

    def _fold_to(self, new: folding.Folding, anchor: int = -1, band: int = -1) -> None:
        state = self._state
        assert state is not None
        before = state.scene
        state.set_folding(new)
        if state.selection.selected >= 0 and state.slot_of(state.selection.selected) < 0 and anchor >= 0:
            self.select(int(state.layout.perm[anchor]))
        self._scene_changed(before, anchor, band)

    def toggle(self, index: int) -> None:
        """Unfold what a node stands for; if that is nothing, fold what hangs from it."""
        state = self._state
        if state is None or (slot := state.slot_of(index)) < 0:
            return
        place, layout, now = state.place_of(index), state.layout, state.prepared.folding
        if now.collapsed[place]:
            self._fold_to(folding.expand(now, place), place)
        elif state.scene.hidden[slot]:
            gone = np.flatnonzero((state.scene.stand_in == slot) & (np.arange(len(layout)) != place))
            self._fold_to(folding.unfold(now, gone), place)
        else:
            self._fold_to(folding.fold_sides(now, layout, place), place)

    def collapse(self, index: int) -> None:
        """Collapse a node's whole subtree, or bring it back as it was."""
        state = self._state
        if state is None or index < 0:
            return
        place, now = state.place_of(index), state.prepared.folding
        self._fold_to(
            folding.expand(now, place) if now.collapsed[place] else folding.collapse(now, place), place
        )

    def toggle_band(self, band: int) -> None:
        """Unfold a band, or fold it back to its main line."""
        state = self._state
        if state is None or band < 0:
            return
        is_open = band_is_open(state.scene, band)
        change = folding.fold_band if is_open else folding.unfold_band
        self._fold_to(change(state.prepared.folding, state.layout, band), band=band)

    def unfold_all(self) -> None:
        """Show every model."""
        if self._state is not None:
            self._fold_to(folding.all_unfolded(self._state.layout), band=0)

    def go_to_start(self) -> None:
        """Return to the first view: main lines, time fitted, from the top."""
        state = self._state
        if state is None:
            return
        before = state.scene
        state.set_folding(folding.first_view(state.layout))
        self._scene_changed(before)
        self._view.go(camera.start_view(state.scene, self._view.view.width, self._view.view.height))

    # -- finding and comparing -----------------------------------------------------------------------

    def find(self, text: str, step: int = 1) -> int:
        """Go to the next match of a text (step 0: only count); return the number of matches.

        In a large tree nothing is counted while somebody types.
        """
        if step == 0 and self._state is not None and len(self._state.graph) > COUNT_WHILE_TYPING:
            self._toolbar.find_count.clear()
            return 0
        index = self._finder.find(text, step)
        self._toolbar.set_found(self._finder.at, len(self._finder.found))
        if index >= 0:
            self.arrive(index)
        return len(self._finder.found)

    def relate(self, one: int, other: int) -> None:
        """Show how two models are related."""
        state = self._state
        if state is None or one < 0 or other < 0:
            return
        graph, before = state.graph, state.scene
        path = shortest_path(graph, one, other)
        if state.selection.selected != one:
            state.select(one)
        state.compare(other, path.models, path.edges)
        self._relation.tell(graph.names[one], graph.names[other], relation_text(graph, one, other, path))
        self._scene_changed(before)
        self.guide.fit_selection()

    def _on_relation_other_wanted(self, name: str) -> None:
        state = self._state
        if state is None or not name.strip():
            return
        finder = Finder()
        finder.set_graph(state.graph)
        other = finder.find(name)
        if other < 0:
            text = QCoreApplication.translate("Evolution", "No model has this name.")
            self._relation.answer.setPlainText(text)
        else:
            self.relate(state.selection.selected, other)

    def _on_relation_closed(self) -> None:
        if self._state is not None:
            self._state.select(self._state.selection.selected)
            self._view.refresh()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- input ---------------------------------------------------------------------------------------

    def _on_toolbar_zoom_wanted(self, factor: float) -> None:
        self.guide.zoom(factor)

    def _on_toolbar_fit_wanted(self) -> None:
        self.guide.fit_all()

    def _fit_selection(self) -> None:
        self.guide.fit_selection()

    def _on_node_clicked(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        state = self._state
        if state is None:
            return
        chosen = state.selection.selected
        if index >= 0 and chosen >= 0 and index != chosen and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.relate(chosen, index)
            return
        self.select(index)

    def _on_node_activated(self, index: int) -> None:
        self.select(index)
        self.activated.emit(index)

    def _on_badge_clicked(self, index: int) -> None:
        self.toggle(index)

    def _on_menu_wanted(self, index: int, at: QPoint) -> None:
        if index >= 0:
            self.select(index)
        self._menu.pop_up(index, self._view.viewport().mapToGlobal(at))

    def _on_menu_picked(self, command: str, index: int) -> None:
        self.run(command, index)

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None or self._state is None:
            return
        event.accept()
        self.run(command, self._state.selection.selected)

    def run(self, command: str, index: int) -> None:
        """Carry out a command of the keyboard or the context menu on a model (-1: none)."""
        state = self._state
        if state is None:
            return
        if command in ("left", "right", "up", "down"):
            self._walk(Step(command))
        elif command.startswith(("pan_", "page_")):
            self.guide.pan(command)
        elif command in ("zoom_in", "zoom_out"):
            self.guide.zoom(_ZOOM_STEP if command == "zoom_in" else 1 / _ZOOM_STEP)
        elif command in self._PLAIN:
            getattr(self, self._PLAIN[command])()
        elif index >= 0 and command in self._ON_NODE:
            getattr(self, self._ON_NODE[command])(index)

    _PLAIN: ClassVar[dict[str, str]] = {
        "fit_all": "_on_toolbar_fit_wanted",
        "start": "go_to_start",
        "fit": "_fit_selection",
        "unfold_all": "unfold_all",
        "legend": "_toggle_legend",
        "minimap": "_toggle_minimap",
        "find": "_go_to_find",
        "find_next": "_find_next",
        "find_previous": "_find_previous",
        "clear": "_clear",
        "menu": "_show_menu",
    }
    _ON_NODE: ClassVar[dict[str, str]] = {
        "open": "_on_node_activated",
        "toggle": "toggle",
        "collapse": "collapse",
        "lineage": "_unfold_lineage",
        "band": "_toggle_its_band",
        "relate": "_ask_relation",
        "copy": "_copy",
    }

    def _walk(self, step: Step) -> None:
        state = self._state
        assert state is not None
        slot = state.slot_of(state.selection.selected)
        if slot < 0:
            slot = int(np.searchsorted(state.scene.y, self._view.view.y0))
            target = min(slot, len(state.scene) - 1)
        else:
            target = step_from(state.scene, slot, step)
        if target >= 0 and len(state.scene):
            index = state.index_of_slot(target)
            self.select(index)
            self.guide.keep_in_view(index)

    def _toggle_legend(self) -> None:
        self._toolbar.legend.toggle()

    def _toggle_minimap(self) -> None:
        self._toolbar.minimap.toggle()

    def _go_to_find(self) -> None:
        self._toolbar.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._toolbar.find_field.selectAll()

    def _find_next(self) -> None:
        self.find(self._toolbar.find_field.text(), 1)

    def _find_previous(self) -> None:
        self.find(self._toolbar.find_field.text(), -1)

    def _clear(self) -> None:
        if self._relation.isVisible():
            self._relation.hide()
            self._on_relation_closed()
        else:
            self.select(-1)

    def _show_menu(self) -> None:
        assert self._state is not None
        index = self._state.selection.selected
        at = self._view.pixel_of(index) or QPointF(40, 40)
        self._menu.pop_up(index, self._view.viewport().mapToGlobal(self._view.widget_point(at.x(), at.y())))

    def _unfold_lineage(self, index: int) -> None:
        assert self._state is not None
        before = self._state.scene
        self._state.reveal_lineage(index)
        self._scene_changed(before, self._state.place_of(index))

    def _toggle_its_band(self, index: int) -> None:
        assert self._state is not None
        self.toggle_band(int(self._state.layout.band[self._state.place_of(index)]))

    def _ask_relation(self, index: int) -> None:
        assert self._state is not None
        self._relation.ask(self._state.graph.names[index])

    def _copy(self, index: int) -> None:
        assert self._state is not None
        graph = self._state.graph
        QGuiApplication.clipboard().setText(f"{lineage_text(graph, index)}\n\n{outline(graph, index)}\n")
