"""Typed access to the cells of a row: the type a column's parser gave, or a clear error of ours."""

from __future__ import annotations

from modelbrowser.domain.errors import CatalogBug
from modelbrowser.importing.columns import Row


def text_of(row: Row, column: str) -> str:
    """Return a text cell that is never empty. Raises CatalogBug when it is."""
    value = row[column]
    if not isinstance(value, str):
        raise CatalogBug(f"{column} should be a text, not {value!r}")
    return value


def text_or_none(row: Row, column: str) -> str | None:
    """Return a text cell, None when empty. Raises CatalogBug for a number."""
    value = row[column]
    if value is not None and not isinstance(value, str):
        raise CatalogBug(f"{column} should be a text, not {value!r}")
    return value


def number_of(row: Row, column: str) -> float:
    """Return a number cell that is never empty. Raises CatalogBug when it is."""
    value = row[column]
    if not isinstance(value, (int, float)):
        raise CatalogBug(f"{column} should be a number, not {value!r}")
    return float(value)


def number_or_none(row: Row, column: str) -> float | None:
    """Return a number cell, None when empty. Raises CatalogBug for a text."""
    return None if row[column] is None else number_of(row, column)


def count_or_none(row: Row, column: str) -> int | None:
    """Return a whole-number cell, None when empty. Raises CatalogBug otherwise."""
    value = row[column]
    if value is not None and not isinstance(value, int):
        raise CatalogBug(f"{column} should be a whole number, not {value!r}")
    return value


def flag_or_none(row: Row, column: str) -> bool | None:
    """Return a 0/1 cell as bool, None when empty. Raises CatalogBug otherwise."""
    value = count_or_none(row, column)
    return None if value is None else bool(value)


def words_of(row: Row, column: str) -> tuple[str, ...]:
    """Return the words of a cell joined by ";", in their order; none when empty."""
    value = text_or_none(row, column)
    return tuple(value.split(";")) if value else ()
