"""Live counts beside a query. The counts of a field ignore that field's own selection, as is usual."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from modelbrowser.catalog.searching.condition import json_list
from modelbrowser.catalog.searching.engine import Engine
from modelbrowser.catalog.searching.facet_columns import CONTEXT_STEPS
from modelbrowser.catalog.searching.tally import MOST_ORGANIZATIONS, PROFILE_PLACES, Counts, Matches, Tally
from modelbrowser.domain.context import context_badge
from modelbrowser.domain.querying.ast import And, FieldTerm, Node, ParsedQuery
from modelbrowser.domain.querying.edit import short_number
from modelbrowser.domain.querying.values import holds_number, tiers_meant
from modelbrowser.domain.querying.vocabulary import COST_TIERS, OPENNESS, PERCENTILE_TIERS, term_of
from modelbrowser.domain.search import FacetCounts, FacetValue

FACET_FIELDS = ("type", "org", "intelligence", "cost", "context", "open", "year")


class FacetCounter:
    """Makes the sidebar's values out of counts."""

    def __init__(self, engine: Engine, matches: Matches) -> None:
        self._engine = engine
        self._tally = Tally(engine, matches)

    def facets(self, query: ParsedQuery) -> FacetCounts:
        """Return the counts of every facet field."""
        counted: dict[Node | None, Counts] = {}
        by_field: dict[str, tuple[FacetValue, ...]] = {}
        named = self._named_organizations(query)
        for field in FACET_FIELDS:
            others = without_field(query, field)
            if others.root not in counted:
                counted[others.root] = self._tally.count(others, named)
            counts = counted[others.root]
            if field == "org":
                by_field[field] = self._organization_values(named, counts.organizations)
            else:
                by_field[field] = self._values(query, field, self._by_value(field, counts.profiles))
        whole = counted.get(query.root) or self._tally.count(query, named)
        return FacetCounts(by_field, sum(whole.profiles.values()))

    def _by_value(self, field: str, profiles: Counter[int]) -> Counter[str]:
        """Return the hits of each value of a field; a context window counts for every step it reaches."""
        place = PROFILE_PLACES[field]
        counts: Counter[str] = Counter()
        for number, count in profiles.items():
            value = self._tally.profiles[number][place]
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
        counts = self._by_value(field, self._tally.profile_counts)
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

    def _organization_values(self, named: dict[int, str], counts: Counter[int]) -> tuple[FacetValue, ...]:
        """Return the organizations with most hits, and those that the query names."""
        top = [number for number, count in counts.most_common(MOST_ORGANIZATIONS) if count]
        listed = dict.fromkeys([*top, *named])
        rows = self._engine.connection.execute(
            "SELECT value_id, value, label, label_zh FROM search_value"
            " WHERE value_id IN (SELECT value FROM json_each(?))",
            (json_list(listed),),
        )
        values = [
            FacetValue(named.get(number, value), label, label_zh, counts[number], number in named)
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
                asked.update(year for year in listed if holds_number(value.bounds, float(year)))
    return asked.intersection(listed)


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
