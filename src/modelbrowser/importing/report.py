"""What a build says about itself: rows that stayed out, with the reason, and the balance of each table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A source row (or a part of one) that did not enter the catalog, or a contradiction found in it.

    `kind`: "left_out" (its source was left out), "not_measured" (a value that means "no data"),
    "unknown_reference" (it names a model that the catalog does not hold), "reverted" (a correction whose
    source was left out); these four stand for whole source rows. "blanked" is one field of a model,
    "restored" a provenance row that an undone correction brought back, "contradiction:<id>" a finding in
    rows that did enter.
    """

    kind: str
    table_name: str
    row_key: str
    message: str


ROW_KINDS = frozenset({"left_out", "not_measured", "unknown_reference", "reverted"})


@dataclass(frozen=True, slots=True)
class TableBalance:
    """One source table: rows read, rows in the catalog, rows in the build report.

    `restored_rows` came back because a correction that had taken them away was undone.
    """

    table_name: str
    source_rows: int
    catalog_rows: int
    reported_rows: int
    restored_rows: int = 0

    @property
    def balanced(self) -> bool:
        """Whether no row was lost on the way."""
        return self.source_rows + self.restored_rows == self.catalog_rows + self.reported_rows
