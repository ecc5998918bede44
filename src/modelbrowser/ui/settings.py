"""What the program remembers between two starts: sizes, theme, language, the last place."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

_VERSION = 1


class Settings(QObject):
    """A thin, typed layer over QSettings in an INI file; unreadable or read-only files are no error."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat, self)

    def text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        self._store.setValue(key, value)

    def blob(self, key: str) -> QByteArray | None:
        """Return a saved geometry or state, or None."""
        value = self._store.value(f"v{_VERSION}/{key}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_blob(self, key: str, value: QByteArray) -> None:
        self._store.setValue(f"v{_VERSION}/{key}", value)

    def mapping(self, key: str) -> dict[str, object]:
        """Return a saved mapping of plain values; an empty one when there is none or it is damaged."""
        try:
            value = json.loads(self.text(key, "{}"))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def set_mapping(self, key: str, value: dict[str, object]) -> None:
        self.set_text(key, json.dumps(value, ensure_ascii=False))

    def sync(self) -> None:
        self._store.sync()
