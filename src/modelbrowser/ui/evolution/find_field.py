"""The field that finds models in the tree: counts as one types, Enter and arrows walk, Escape leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from modelbrowser.ui.line_edit import LineEdit

_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class FindField(LineEdit):
    """`wanted(text, step)`: go to the next (1) or previous (-1) match, or only count them (0).

    `left`: back to the tree.
    """

    wanted = Signal(str, int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(230)
        self.setMinimumWidth(110)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, text: str) -> None:
        self.wanted.emit(text, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.wanted.emit(self.text(), -1 if backwards else _STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
