"""A button that shows one of a few choices and lists them when pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class Chooser(QToolButton):
    """Emits `chosen` with the key of the choice. Texts are given anew when the language changes."""

    chosen = Signal(str)

    def __init__(self, keys: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._short = False
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_group_triggered)
        self._actions: dict[str, QAction] = {}
        for key in keys:
            action = QAction(self._group)
            action.setCheckable(True)
            action.setData(key)
            self._menu.addAction(action)
            self._actions[key] = action
        self.setMenu(self._menu)
        self.key = keys[0]
        self._actions[self.key].setChecked(True)

    def set_texts(self, title: str, tip: str, texts: dict[str, str]) -> None:
        """Set the words: a title before the choice, a tool tip, and a text for each key."""
        self._title = title
        for key, text in texts.items():
            self._actions[key].setText(text)
        self.setToolTip(tip)
        self._show()

    def set_key(self, key: str) -> None:
        """Show a choice without announcing it."""
        if key in self._actions:
            self.key = key
            self._actions[key].setChecked(True)
            self._show()

    def set_short(self, short: bool) -> None:
        """Leave the title out, where room is scarce."""
        self._short = short
        self._show()

    def _show(self) -> None:
        text = self._actions[self.key].text()
        gap = "" if self._title.endswith("：") else " "  # the full-width colon brings its own
        named = f"{self._title}{gap}{text}"
        self.setText(f"{text} ▾" if self._short else f"{named} ▾")
        self.setAccessibleName(named)

    def _on_group_triggered(self, action: QAction) -> None:
        key = str(action.data())
        if key != self.key:
            self.key = key
            self._show()
            self.chosen.emit(key)
