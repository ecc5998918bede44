"""The columns of the source tables: what a cell may hold and what it becomes.

A parser takes the text of a non-empty cell and returns a value, or raises ValueError with a short
reason. An empty cell is None ("not known"), never 0.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Value = str | int | float | None
Row = dict[str, Value]
Parser = Callable[[str], Value]

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
EARLIEST_YEAR, LATEST_YEAR = 1950, 2100


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a source table; `required` cells must not be empty."""

    name: str
    parse: Parser
    required: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells of `column` that must stand in `table`.`target`; an empty cell refers to nothing.

    A row with an unknown cell is an error of the source tables, or, when not `required`, a row that stays
    out of the catalog and is reported.
    """

    column: str
    table: str
    target: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A source table: its file stem, columns in order, key columns and references."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()


def text(cell: str) -> Value:
    """Any text without control characters and without blanks at its ends.

    Raises:
        ValueError: for control characters (line breaks among them) or blanks at the ends.
    """
    if any(ord(character) < 32 or ord(character) == 127 for character in cell):
        raise ValueError("control character")
    if cell != cell.strip():
        raise ValueError("blanks at the ends")
    return cell


def slug(cell: str) -> Value:
    """A stable id: lower-case letters and digits, joined by single hyphens, dots or underscores.

    Raises:
        ValueError: for anything else.
    """
    if not _SLUG.fullmatch(cell):
        raise ValueError(f"not an id: {cell!r}")
    return cell


def one_of(values: Iterable[str]) -> Parser:
    """Return a parser that accepts only the given words."""
    allowed = tuple(values)

    def parse(cell: str) -> Value:
        if cell not in allowed:
            raise ValueError(f"{cell!r} is none of {', '.join(allowed)}")
        return cell

    return parse


def several_of(values: Iterable[str]) -> Parser:
    """Return a parser of words joined by ";" without repetition; gives the text back unchanged."""
    allowed = frozenset(values)

    def parse(cell: str) -> Value:
        words = cell.split(";")
        unknown = [word for word in words if word not in allowed]
        if unknown:
            raise ValueError(f"unknown word {unknown[0]!r}")
        if len(set(words)) != len(words):
            raise ValueError("a word stands twice")
        return cell

    return parse


def number(cell: str) -> Value:
    """A finite number.

    Raises:
        ValueError: for anything else ("nan" and "inf" included).
    """
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"not a number: {cell!r}") from None
    if not math.isfinite(value) or "_" in cell:
        raise ValueError(f"not a number: {cell!r}")
    return value


def positive(cell: str) -> Value:
    """A number above 0. Raises ValueError for anything else."""
    value = number(cell)
    if not isinstance(value, float) or value <= 0:
        raise ValueError(f"not above 0: {cell!r}")
    return value


def not_negative(cell: str) -> Value:
    """A number of at least 0. Raises ValueError for anything else."""
    value = number(cell)
    if not isinstance(value, float) or value < 0:
        raise ValueError(f"below 0: {cell!r}")
    return value


def count(cell: str) -> Value:
    """A whole number above 0, written in digits. Raises ValueError for anything else."""
    if not (cell.isascii() and cell.isdigit()) or int(cell) == 0:
        raise ValueError(f"not a whole number above 0: {cell!r}")
    return int(cell)


def flag(cell: str) -> Value:
    """0 or 1. Raises ValueError for anything else."""
    if cell not in ("0", "1"):
        raise ValueError(f"neither 0 nor 1: {cell!r}")
    return int(cell)


def date(cell: str) -> Value:
    """A date of year, month or day precision ("2024", "2024-07", "2024-07-31").

    Raises:
        ValueError: for another form, a day that does not exist or an impossible year.
    """
    match = _DATE.fullmatch(cell)
    if not match:
        raise ValueError(f"not a date: {cell!r}")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f"year out of range: {cell!r}")
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"no such date: {cell!r}") from None
    return cell


def address(cell: str) -> Value:
    """A web address that starts with https:// and holds no blanks. Raises ValueError otherwise."""
    if not cell.startswith("https://") or any(character.isspace() for character in cell):
        raise ValueError(f"not an https address: {cell!r}")
    return cell
