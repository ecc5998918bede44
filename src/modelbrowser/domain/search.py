"""What a search answers: hits, counts, notes on how the query was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modelbrowser.domain.models import ModelSummary


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One row of an answer. `reason`: the text that matched, when it is not the name.

    `reason_field` says what that text is: "alias", "org", "family", "type", "architecture", "cost",
    "context", "params", "country", "can" or "card" (the written text). `approximate` marks a hit found only
    by allowing for typing mistakes.
    """

    summary: ModelSummary
    reason: str | None = None
    approximate: bool = False
    reason_field: str | None = None


@dataclass(frozen=True, slots=True)
class QueryNote:
    """A part of the query that was not understood: its place in the text and what was made of it."""

    start: int
    end: int
    message: str
    message_zh: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits `offset .. offset + len(hits)` of `total`; `total_is_exact` False means "at least"."""

    hits: tuple[SearchHit, ...]
    total: int
    total_is_exact: bool = True
    offset: int = 0
    notes: tuple[QueryNote, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `value` is what the query language writes, `label` what is shown."""

    value: str
    label: str
    label_zh: str | None
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Live counts by facet field (type, org, intelligence, cost, context, open, year)."""

    by_field: Mapping[str, tuple[FacetValue, ...]]
    total: int
