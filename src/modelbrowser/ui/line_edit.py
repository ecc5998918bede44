"""A line edit that leaves the window its shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class LineEdit(QLineEdit):
    """On X11 a plain line edit claims Ctrl+E, Ctrl+K, Ctrl+D and more for itself (emacs' keys)."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = QKeySequence(event.keyCombination())
            if any(wanted in action.shortcuts() for action in self.window().actions()):
                event.ignore()
                return False
        return super().event(event)
