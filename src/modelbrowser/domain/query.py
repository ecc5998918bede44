"""The query language: one string is the whole state of a search."""

from __future__ import annotations

from dataclasses import dataclass

from modelbrowser.domain.search import QueryNote


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What a text was understood as; `notes` say what was not understood."""

    text: str
    notes: tuple[QueryNote, ...] = ()


def parse(text: str) -> ParsedQuery:
    """Return what `text` means; never raises."""
    return ParsedQuery(text)


def has_term(text: str, field: str, value: str) -> bool:
    """Return whether the query asks for `value` of `field` (among others, perhaps)."""
    return value in field_values(text, field)


def with_term(text: str, field: str, value: str, on: bool) -> str:
    """Return the query with `value` of `field` added or taken out; the rest of the text stays."""
    raise NotImplementedError


def set_range(text: str, field: str, minimum: float | None) -> str:
    """Return the query with `field:>=minimum`, or without any range of the field for None."""
    raise NotImplementedError


def set_sort(text: str, key: str | None) -> str:
    """Return the query with `sort:key` ("released", "-released"), or without a sort for None."""
    raise NotImplementedError


def field_values(text: str, field: str) -> tuple[str, ...]:
    """Return the values that the query asks for in `field`, as written."""
    raise NotImplementedError
