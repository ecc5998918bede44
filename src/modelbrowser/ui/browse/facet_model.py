"""The facet sidebar's rows: headings, values with live counts, "show all" lines. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from modelbrowser.domain.search import FacetCounts, FacetValue
from modelbrowser.ui import labels
from modelbrowser.ui.i18n import number

# The order of the mock; fields of which only the first values show until one asks for all
FACET_ORDER = ("type", "org", "intelligence", "cost", "context", "open", "year")
_SHOWN_AT_FIRST = {"org": 8, "year": 6}
_TIER_FACETS = frozenset({"intelligence", "cost"})

_Index = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """What a row of the sidebar is."""

    HEADING = "heading"
    VALUE = "value"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One painted row. `color_key` is a tier's key where the value is drawn as a badge."""

    kind: RowKind
    field: str
    value: str = ""
    text: str = ""
    count: str = ""
    selected: bool = False
    color_key: str | None = None
    empty: bool = False


class FacetModel(QAbstractListModel):
    """Flat list of facet rows; headings cannot be selected."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FacetRow] = []
        self._counts: FacetCounts | None = None
        self._language = "en"
        self._expanded: set[str] = set()

    def set_counts(self, counts: FacetCounts, language: str) -> None:
        """Show new counts; rows keep their places while only numbers change."""
        self._counts = counts
        self._language = language
        rows = self._make_rows()
        if [(row.kind, row.field, row.value) for row in rows] == [
            (row.kind, row.field, row.value) for row in self._rows
        ]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def toggle_expanded(self, field: str) -> None:
        """Show all values of a field, or the first few again."""
        self._expanded ^= {field}
        if self._counts is not None:
            self.beginResetModel()
            self._rows = self._make_rows()
            self.endResetModel()

    def row_at(self, index: _Index) -> FacetRow | None:
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def find(self, field: str, value: str) -> int:
        """Return the row of a value, or -1."""
        for number_, row in enumerate(self._rows):
            if row.field == field and row.value == value and row.kind is RowKind.VALUE:
                return number_
        return -1

    def find_more(self, field: str) -> int:
        """Return the row that unfolds or folds a field, or -1."""
        for number_, row in enumerate(self._rows):
            if row.field == field and row.kind is RowKind.MORE:
                return number_
        return -1

    def _make_rows(self) -> list[FacetRow]:
        rows: list[FacetRow] = []
        by_field = self._counts.by_field if self._counts else {}
        for field in FACET_ORDER:
            values = by_field.get(field, ())
            if not values:
                continue
            rows.append(FacetRow(RowKind.HEADING, field, text=labels.facet_label(field).upper()))
            limit = _SHOWN_AT_FIRST.get(field, len(values))
            shown = values if field in self._expanded else _first(values, limit)
            rows.extend(self._value_row(field, value) for value in shown)
            if len(values) > limit:
                rows.append(FacetRow(RowKind.MORE, field, text=self._more_text(field, len(values))))
        return rows

    def _more_text(self, field: str, count: int) -> str:
        if field in self._expanded:
            return QCoreApplication.translate("FacetModel", "Show fewer")
        return QCoreApplication.translate("FacetModel", "Show all {0}").format(number(count))

    def _value_row(self, field: str, value: FacetValue) -> FacetRow:
        return FacetRow(
            RowKind.VALUE,
            field,
            value.value,
            self._text(field, value),
            number(value.count),
            value.selected,
            value.value if field in _TIER_FACETS and value.value != "none" else None,
            value.count == 0,
        )

    def _text(self, field: str, value: FacetValue) -> str:
        if field == "type":
            return labels.type_label(value.value)
        if field in _TIER_FACETS:
            return labels.tier_label(value.value)
        if field == "open":
            return labels.openness_label(value.value)
        return value.label_zh if self._language == "zh" and value.label_zh else value.label

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text} {row.count}".strip()
        if role == Qt.ItemDataRole.CheckStateRole and row.kind is RowKind.VALUE:
            return Qt.CheckState.Checked if row.selected else Qt.CheckState.Unchecked
        return None


def _first(values: tuple[FacetValue, ...], limit: int) -> tuple[FacetValue, ...]:
    """Return the first `limit` values and every selected one behind them."""
    later = tuple(value for value in values[limit:] if value.selected)
    return values[:limit] + later
