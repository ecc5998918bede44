"""The keyboard of the tree: every key and what it does, in one table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

_PLAIN = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_Home: "fit_all",
    Qt.Key.Key_F: "fit",
    Qt.Key.Key_0: "start",
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
    Qt.Key.Key_Space: "toggle",
    Qt.Key.Key_E: "band",
    Qt.Key.Key_R: "relate",
    Qt.Key.Key_L: "legend",
    Qt.Key.Key_M: "minimap",
    Qt.Key.Key_Slash: "find",
    Qt.Key.Key_F3: "find_next",
    Qt.Key.Key_Escape: "clear",
    Qt.Key.Key_PageUp: "page_up",
    Qt.Key.Key_PageDown: "page_down",
    Qt.Key.Key_Menu: "menu",
}
_SHIFTED = {
    Qt.Key.Key_Space: "collapse",
    Qt.Key.Key_F3: "find_previous",
    Qt.Key.Key_F10: "menu",
    Qt.Key.Key_Left: "pan_left",
    Qt.Key.Key_Right: "pan_right",
    Qt.Key.Key_Up: "pan_up",
    Qt.Key.Key_Down: "pan_down",
    Qt.Key.Key_Plus: "zoom_in",
}
_CONTROLLED = {
    Qt.Key.Key_C: "copy",
    Qt.Key.Key_F: "find",
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
}


def command_of(event: QKeyEvent) -> str | None:
    """Return what a key asks for, or None."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers == _CTRL:
        return _CONTROLLED.get(key)
    if modifiers == _SHIFT:
        return _SHIFTED.get(key)
    return _PLAIN.get(key) if modifiers == Qt.KeyboardModifier.NoModifier else None
