"""Saved searches with names, and the last queries: the menu behind the bookmark in the search box."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from modelbrowser.ui.settings import Settings

RECENT_CAP = 10
_KEY = "searches"
_SHOWN_CHARACTERS = 60


class SearchMemory(QObject):
    """Remembers queries in the settings. `chosen(query)` asks to run one."""

    chosen = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._query = ""
        stored = settings.mapping(_KEY)
        self._saved = _text_pairs(stored.get("saved"))
        self._recent = _texts(stored.get("recent"))[:RECENT_CAP]
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self._fill)
        self._save = QAction(self)
        self._save.triggered.connect(self._on_save_triggered)
        self.retranslate()

    @property
    def saved(self) -> dict[str, str]:
        """Saved searches by name, in the order in which they were saved."""
        return dict(self._saved)

    @property
    def recent(self) -> tuple[str, ...]:
        """The last queries, newest first."""
        return tuple(self._recent)

    def show_query(self, query: str) -> None:
        """Tell what "this search" is."""
        self._query = query.strip()

    def remember(self, query: str) -> None:
        """Put a query that led somewhere at the head of the recent ones."""
        query = query.strip()
        if not query:
            return
        self._recent = [query, *(each for each in self._recent if each != query)][:RECENT_CAP]
        self._store()

    def save(self, name: str, query: str) -> None:
        """Save a query under a name; an old one of that name is replaced."""
        name, query = name.strip(), query.strip()
        if name and query:
            self._saved[name] = query
            self._store()

    def remove(self, name: str) -> None:
        """Forget a saved search."""
        self._saved.pop(name, None)
        self._store()

    def retranslate(self) -> None:
        self._save.setText(self.tr("Save this search…"))
        self.menu.setAccessibleName(self.tr("Saved and recent searches"))

    def _store(self) -> None:
        self._settings.set_mapping(
            _KEY, {"saved": [list(pair) for pair in self._saved.items()], "recent": self._recent}
        )

    # -- the menu --------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.menu.clear()
        self._save.setEnabled(bool(self._query))
        self.menu.addAction(self._save)
        if self._saved:
            self._add_title(self.tr("Saved"))
            for name, query in self._saved.items():
                self._add_entry(self.menu, name, query, self._on_entry_triggered)
            remove = self.menu.addMenu(self.tr("Remove"))
            for name in self._saved:
                self._add_entry(remove, name, name, self._on_remove_triggered)
        if self._recent:
            self._add_title(self.tr("Recent"))
            for query in self._recent:
                self._add_entry(self.menu, query, query, self._on_entry_triggered)

    def _add_title(self, text: str) -> None:
        self.menu.addSeparator()
        title = self.menu.addAction(text)
        title.setEnabled(False)

    def _add_entry(self, menu: QMenu, text: str, data: str, slot: object) -> None:
        shown = text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
        action = menu.addAction(shown.replace("&", "&&"))
        action.setData(data)
        action.setToolTip(data)
        action.triggered.connect(slot)

    def _on_entry_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))

    def _on_remove_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.remove(str(action.data()))

    def _on_save_triggered(self) -> None:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        dialog = QInputDialog(parent)
        dialog.setWindowTitle(self.tr("Save search"))
        dialog.setLabelText(self.tr("Name of this search"))
        dialog.setTextValue(self._query[:_SHOWN_CHARACTERS])
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(self._on_name_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_name_selected(self, name: str) -> None:
        self.save(name, self._query)


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _text_pairs(value: object) -> dict[str, str]:
    """Return pairs of texts out of a settings file that a person may have edited."""
    pairs = value if isinstance(value, list) else []
    return {
        pair[0]: pair[1]
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)
    }
