"""Live counts beside a query. The counts of a field ignore that field's own selection, as is usual."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from modelbrowser.catalog.search_condition import Condition, json_list
from modelbrowser.catalog.search_engine import Engine
from modelbrowser.catalog.search_facet_columns import CONTEXT_STEPS, Profile, unpacked
from modelbrowser.domain.context import context_badge
from modelbrowser.domain.query_ast import And, FieldTerm, Node, ParsedQuery
from modelbrowser.domain.query_edit import short_number
from modelbrowser.domain.query_values import tiers_meant
from modelbrowser.domain.query_vocabulary import COST_TIERS, OPENNESS, PERCENTILE_TIERS, term_of
from modelbrowser.domain.search import FacetCounts, FacetValue

FACET_FIELDS = ("type", "org", "intelligence", "cost", "context", "open", "year")
_MOST_ORGANIZATIONS = 300
_PLACES = {"type": 0, "intelligence": 1, "cost": 2, "context": 3, "open": 4, "year": 5}

Matches = Callable[[ParsedQuery], "tuple[bool, Sequence[int] | Condition]"]
"""Returns the ranks of all hits, or a condition to count where there may be very many; and whether these are
all the *others*, every model but the hits."""


class FacetCounter:
    """Counts over the packed columns of a catalog; reads them when first asked."""

    def __init__(self, engine: Engine, matches: Matches) -> None:
        self._engine = engine
        self._matches = matches
        self._columns: dict[str, array[int]] = {}
        self._profiles: dict[int, Profile] = {}
        self._profile_counts: Counter[int] = Counter()

    def facets(self, query: ParsedQuery) -> FacetCounts:
        """Return the counts of every facet field."""
        self._load()
        counted: dict[Node | None, tuple[Counter[int], Counter[int]]] = {}
        by_field: dict[str, tuple[FacetValue, ...]] = {}
        for field in FACET_FIELDS:
            others = without_field(query, field)
            if others.root not in counted:
                counted[others.root] = self._count(others)
            profiles, organizations = counted[others.root]
            if field == "org":
                by_field[field] = self._organization_values(query, organizations)
            else:
                by_field[field] = self._values(query, field, self._by_value(field, profiles))
        whole = counted.get(query.root) or self._count(query)
        return FacetCounts(by_field, sum(whole[0].values()))

    def _load(self) -> None:
        if self._columns:
            return
        connection = self._engine.connection
        for number, *profile, count in connection.execute("SELECT * FROM search_profile"):
            type_, intelligence, cost, step, open_, year = profile
            self._profiles[number] = (type_, intelligence, cost, step, open_, year)
            self._profile_counts[number] = count
        for name, data in connection.execute("SELECT name, data FROM search_facet"):
            self._columns[name] = unpacked(data)

    def _count(self, query: ParsedQuery) -> tuple[Counter[int], Counter[int]]:
        """Return (hits by profile, hits by organization); without a query only the largest organizations."""
        inverted, hits = self._matches(query)
        if query.root is None:
            return self._profile_counts, self._organization_counts(_MOST_ORGANIZATIONS)
        columns = (self._columns["profile"], self._columns["org"])
        profiles, organizations = (
            _tally_many(self._engine.rank_text(hits), *columns)
            if isinstance(hits, Condition)
            else _tally(hits, *columns)
        )
        if inverted:
            return self._profile_counts - profiles, self._organization_counts(-1) - organizations
        return profiles, organizations

    def _organization_counts(self, most: int) -> Counter[int]:
        """Return the models of each organization in the whole catalog; -1: of all organizations."""
        rows = self._engine.connection.execute(
            "SELECT value_id, model_count FROM search_value WHERE field = 'org'"
            " ORDER BY model_count DESC LIMIT ?",
            (most,),
        )
        return Counter(dict(rows.fetchall()))

    def _by_value(self, field: str, profiles: Counter[int]) -> Counter[str]:
        """Return the hits of each value of a field; a context window counts for every step it reaches."""
        place = _PLACES[field]
        counts: Counter[str] = Counter()
        for number, count in profiles.items():
            value = self._profiles[number][place]
            if field == "context":
                for step in CONTEXT_STEPS[: int(value or 0)]:
                    counts[f">={short_number(step)}"] += count
            elif value is not None:
                counts[str(value)] += count
        return counts

    def _values(self, query: ParsedQuery, field: str, counts: Counter[str]) -> tuple[FacetValue, ...]:
        """Return the values of a field in their lasting order, so that rows keep their places."""
        selected = _selected(query, field, self._listed(field))
        return tuple(
            FacetValue(value, *self._labels(field, value), counts[value], value in selected)
            for value in self._listed(field)
        )

    def _listed(self, field: str) -> list[str]:
        if field == "intelligence":
            return [term.value for term in PERCENTILE_TIERS]
        if field == "cost":
            return [term.value for term in COST_TIERS]
        if field == "open":
            return [term.value for term in OPENNESS]
        if field == "context":
            return [f">={short_number(step)}" for step in CONTEXT_STEPS]
        counts = self._by_value(field, self._profile_counts)
        if field == "year":
            return sorted(counts, reverse=True)
        return sorted(counts, key=lambda value: (value == "other", -counts[value], value))

    @staticmethod
    def _labels(field: str, value: str) -> tuple[str, str | None]:
        if field == "context":
            step = next(step for step in CONTEXT_STEPS if f">={short_number(step)}" == value)
            return context_badge(step), context_badge(step)
        term = term_of(field, value)
        return (term.label, term.label_zh) if term else (value, None)

    def _organization_values(self, query: ParsedQuery, counts: Counter[int]) -> tuple[FacetValue, ...]:
        """Return the organizations with most hits, and those that the query names."""
        written = self._named_organizations(query)
        top = [number for number, _ in counts.most_common(_MOST_ORGANIZATIONS)]
        listed = [*top, *(number for number in written if number not in counts)]
        rows = self._engine.connection.execute(
            "SELECT value_id, value, label, label_zh FROM search_value"
            " WHERE value_id IN (SELECT value FROM json_each(?))",
            (json_list(listed),),
        )
        values = [
            FacetValue(written.get(number, value), label, label_zh, counts[number], number in written)
            for number, value, label, label_zh in rows
        ]
        return tuple(sorted(values, key=lambda each: (-each.count, each.label.casefold())))

    def _named_organizations(self, query: ParsedQuery) -> dict[int, str]:
        """Return value id -> the text in the query that names it; taking that text out unselects it."""
        named: dict[int, str] = {}
        for term in query.top_terms("org"):
            for value in term.values:
                for found in () if value.negated else self._engine.lookup.values("org", value.text):
                    named.setdefault(found.value_id, value.text)
        return named


def _selected(query: ParsedQuery, field: str, listed: list[str]) -> set[str]:
    """Return which of the listed values the query asks for."""
    asked: set[str] = set()
    for term in query.top_terms(field):
        for value in term.values:
            if value.negated:
                continue
            asked.add(value.text)
            asked.update(tiers_meant(field, value.text) if field in ("intelligence", "cost") else ())
            if field == "year" and value.bounds is not None:
                low, high = value.bounds.low, value.bounds.high
                asked.update(
                    year
                    for year in listed
                    if _between(
                        float(year), low, high, value.bounds.low_exclusive, value.bounds.high_exclusive
                    )
                )
    return asked.intersection(listed)


def _between(year: float, low: object, high: object, low_exclusive: bool, high_exclusive: bool) -> bool:
    above = not isinstance(low, float | int) or (year > low if low_exclusive else year >= low)
    below = not isinstance(high, float | int) or (year < high if high_exclusive else year <= high)
    return above and below


def without_field(query: ParsedQuery, field: str) -> ParsedQuery:
    """Return the query without what it selects in a field."""
    terms = query.top_terms(field)
    if not terms:
        return query
    root = query.root
    nodes = root.nodes if isinstance(root, And) else (root,)
    kept = tuple(
        each for each in nodes if each is not None and not (isinstance(each, FieldTerm) and each in terms)
    )
    return replace(query, root=kept[0] if len(kept) == 1 else And(kept) if kept else None)


def _tally(ranks: Sequence[int], *columns: array[int]) -> list[Counter[int]]:
    """Count the values of columns over ranks."""
    return [Counter(map(column.__getitem__, ranks)) for column in columns]


def _tally_many(rank_text: str, *columns: array[int]) -> list[Counter[int]]:
    """Count the values of columns over ranks written as text; numpy is imported only here.

    A quarter of a million ranks take 27 ms as text and 75 ms as rows, each an object of its own.
    """
    import numpy as np

    ranks = np.fromstring(rank_text, dtype=np.int64, sep=" ")
    counts: list[Counter[int]] = []
    for column in columns:
        total = np.bincount(np.frombuffer(column, dtype=np.uint32)[ranks])
        present = np.flatnonzero(total)
        counts.append(Counter(dict(zip(present.tolist(), total[present].tolist(), strict=True))))
    return counts
