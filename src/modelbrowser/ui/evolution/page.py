"""The evolution page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from modelbrowser import theme as tokens
from modelbrowser.domain.lineage import LineageData
from modelbrowser.paint.tree_style import TreeColors
from modelbrowser.theme import Theme
from modelbrowser.ui.evolution.canvas import TreeView
from modelbrowser.ui.evolution.state import Options, TreeState, prepare


class EvolutionPage(QWidget):
    model_activated = Signal(object)
    model_selected = Signal(object)
    status_text = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = TreeColors(tokens.LIGHT)
        self.view = TreeView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.state: TreeState | None = None

    def set_data(self, data: LineageData) -> None:
        self.state = TreeState.of(prepare(data, Options()), self._colors)
        self.view.set_state(self.state)

    def show_model(self, m):
        pass

    def set_matches(self, m):
        pass

    def find(self, t):
        pass

    def save_state(self):
        return {}

    def restore_state(self, s):
        pass

    def apply_theme(self, theme: Theme) -> None:
        self._colors = TreeColors(theme)
        if self.state is not None:
            self.state.set_colors(self._colors)
            self.view.refresh()
