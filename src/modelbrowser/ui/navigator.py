"""The one place that knows where the person is: emits `location_changed`, keeps the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from modelbrowser.domain.location import History, Location


class Navigator(QObject):
    """Wraps the pure `History`; views emit intents, the window turns a location into a page."""

    location_changed = Signal(object)

    def __init__(self, start: Location, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(start)

    @property
    def here(self) -> Location:
        return self._history.here

    @property
    def can_go_back(self) -> bool:
        return bool(self._history.past)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._history.future)

    def go(self, there: Location) -> None:
        """Step to another place; the present one stays behind as the way back."""
        self._move(self._history.go(there))

    def refine(self, there: Location) -> None:
        """Change the present place without a step (typing, walking down a list)."""
        self._move(self._history.refine(there))

    def back(self) -> None:
        self._move(self._history.back())

    def forward(self) -> None:
        self._move(self._history.forward())

    def _move(self, history: History) -> None:
        if history == self._history:
            return
        self._history = history
        self.location_changed.emit(history.here)
