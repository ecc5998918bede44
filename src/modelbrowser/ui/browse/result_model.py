"""The result list's item model: preformatted rows, fetched page by page, never all at once."""

from __future__ import annotations

import html
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from modelbrowser.domain.models import ModelId
from modelbrowser.domain.search import SearchHit, SearchPage
from modelbrowser.ui import labels

PAGE_ROWS = 200
_PAGES_KEPT = 20

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row as it is painted: all text is ready, nothing is computed while painting."""

    model_id: ModelId
    name: str
    date: str
    subtitle: str
    reason: str
    approximate: bool
    badges: tuple[tuple[str, str], ...]
    spoken: str
    status: str = ""


def format_row(hit: SearchHit, language: str) -> ResultRow:
    """Turn a hit into a painted row in `language` ("en" or "zh")."""
    summary = hit.summary
    badges = labels.badges(summary)
    subtitle = labels.subtitle(summary, language)
    date = (summary.released_on or "")[:7]
    status = labels.status_label(summary)
    parts = (summary.name, status, subtitle, date, *(text for text, _ in badges))
    spoken = ", ".join(part for part in parts if part)
    reason = hit.reason or ""
    if hit.approximate:
        similar = QCoreApplication.translate("ResultModel", "≈ similar spelling")
        reason = f"{similar} · {reason}" if reason else similar
    return ResultRow(
        summary.id, summary.name, date, subtitle, reason, hit.approximate, badges, spoken, status
    )


class ResultModel(QAbstractTableModel):
    """Rows of the current answer. `page_wanted(offset)` asks for a page that is scrolled into view."""

    page_wanted = Signal(object)
    RowRole = Qt.ItemDataRole.UserRole
    IdRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._language = "en"
        self._pages: OrderedDict[int, tuple[ResultRow, ...]] = OrderedDict()
        self._asked: set[int] = set()

    def set_first_page(self, page: SearchPage, language: str) -> None:
        """Replace everything by a new answer."""
        self.beginResetModel()
        self._language = language
        self._total = page.total
        self._pages = OrderedDict({0: self._format(page)})
        self._asked = {0}
        self.endResetModel()

    def add_page(self, page: SearchPage) -> None:
        """Fill in a page that was asked for; a longer answer than expected lengthens the list."""
        number = page.offset // PAGE_ROWS
        self._pages[number] = self._format(page)
        while len(self._pages) > _PAGES_KEPT:
            dropped, _ = self._pages.popitem(last=False)
            self._asked.discard(dropped)
        known = page.offset + len(page.hits)
        if page.hits and known > self._total:
            self.beginInsertRows(QModelIndex(), self._total, known - 1)
            self._total = known
            self.endInsertRows()
        if page.hits:
            self.dataChanged.emit(self.index(page.offset, 0), self.index(known - 1, 0))

    def row(self, number: int) -> ResultRow | None:
        """Return a row, or None while its page is on the way."""
        page_number, within = divmod(number, PAGE_ROWS)
        page = self._pages.get(page_number)
        if page is not None:
            return page[within] if within < len(page) else None
        if page_number not in self._asked:
            self._asked.add(page_number)
            self.page_wanted.emit(page_number * PAGE_ROWS)
        return None

    def find(self, model_id: ModelId | None) -> int:
        """Return the row of a model among the pages at hand, or -1."""
        if model_id is None:
            return -1
        for number, page in self._pages.items():
            for within, row in enumerate(page):
                if row.model_id == model_id:
                    return number * PAGE_ROWS + within
        return -1

    def _format(self, page: SearchPage) -> tuple[ResultRow, ...]:
        return tuple(format_row(hit, self._language) for hit in page.hits)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < self._total:
            return None
        row = self.row(index.row())
        if role == self.RowRole:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            # Qt guesses whether a tooltip is markup; escaped, catalog text is only ever text
            parts = (html.escape(part) for part in (row.name, row.subtitle, row.reason) if part)
            return f"<qt>{'<br>'.join(parts)}</qt>"
        return row.model_id if role == self.IdRole else None
