"""The context menu of a node: open, fold and unfold, compare, copy."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class NodeMenu(QObject):
    """Emits `picked` with what was chosen and the graph index of the node (-1: none)."""

    picked = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu = QMenu(parent)
        self._menu.triggered.connect(self._on_menu_triggered)
        self._index = -1

    def pop_up(self, index: int, at: QPoint) -> None:
        """Show the menu for a node, or for the ground."""
        self._index = index
        self.fill(index)
        self._menu.popup(at)

    def fill(self, index: int) -> list[str]:
        """Make the entries anew, in the language of the moment; return their keys."""
        self._index = index
        self._menu.clear()
        keys: list[str] = []
        for key, text, shortcut in self._entries(index):
            if not key:
                self._menu.addSeparator()
                continue
            action = QAction(text, self._menu)
            action.setData(key)
            if shortcut:
                action.setText(f"{text}\t{_key_name(shortcut)}")
            self._menu.addAction(action)
            keys.append(key)
        return keys

    def _entries(self, index: int) -> list[tuple[str, str, str]]:
        ground = [
            ("unfold_all", self.tr("Unfold everything"), ""),
            ("start", self.tr("Main lines of the largest families"), "0"),
            ("fit_all", self.tr("Fit everything"), "Home"),
        ]
        if index < 0:
            return ground
        return [
            ("open", self.tr("Open its card"), "Return"),
            ("", "", ""),
            ("toggle", self.tr("Unfold or fold what hangs from it"), "Space"),
            ("collapse", self.tr("Collapse or expand its subtree"), "Shift+Space"),
            ("lineage", self.tr("Unfold its lineage"), ""),
            ("band", self.tr("Unfold or fold its band"), "E"),
            ("", "", ""),
            ("fit", self.tr("Fit its lineage into the view"), "F"),
            ("relate", self.tr("How is it related to …"), "R"),
            ("copy", self.tr("Copy its lineage as text"), "Ctrl+C"),
            ("", "", ""),
            *ground,
        ]

    def _on_menu_triggered(self, action: QAction) -> None:
        self.picked.emit(str(action.data()), self._index)


def _key_name(shortcut: str) -> str:
    """Return a key as the hints and the list of keys call it, in every language: "Enter", "Space"."""
    text = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText)
    return text.replace("Return", "Enter")
