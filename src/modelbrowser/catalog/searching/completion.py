"""Completion from the catalog: field names, then values of a field with the number of their models."""

from __future__ import annotations

from modelbrowser.catalog.searching.condition import json_list, matching
from modelbrowser.catalog.searching.engine import Engine, Slice
from modelbrowser.catalog.searching.text import name_begins, name_continues
from modelbrowser.domain.querying.ast import FieldTerm, FieldValue
from modelbrowser.domain.querying.completion import SUGGESTED_RANGES, Completion, Place, place_at
from modelbrowser.domain.querying.fields import FIELDS, SORT_KEYS, FieldKind, FieldSpec
from modelbrowser.domain.querying.format import format_value
from modelbrowser.domain.querying.tokens import key
from modelbrowser.domain.querying.values import read_value
from modelbrowser.domain.querying.vocabulary import COST_TIERS, PERCENTILE_TIERS

MOST_COMPLETIONS = 12
_VALUE_FIELDS = ("org", "family", "type", "can", "provider", "license", "country")
_MOST_VALUES_FOR_A_WORD = 4
_LAST = "\U0010ffff"


class Completer:
    """Completes over one catalog."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return at most MOST_COMPLETIONS completions of what stands at the cursor."""
        place = place_at(query, cursor)
        if place.field is None:
            found = self._fields(place) + self._values_for_word(place)
        elif place.field.kind is FieldKind.SORT:
            found = self._sort_keys(place)
        elif place.field.kind is FieldKind.MODEL:
            found = self._models(place)
        elif place.field.kind in (FieldKind.CHOICE, FieldKind.FLAG) or place.field.name == "year":
            found = self._named_values(place, place.field.name)
        else:
            found = self._tiers(place, place.field) + self._ranges(place, place.field)
        return tuple(each for each in found if each.text != query[each.start : each.end])[:MOST_COMPLETIONS]

    def _fields(self, place: Place) -> list[Completion]:
        """Return the fields whose name, or another name of theirs, begins with what is typed."""
        typed = place.typed.casefold()
        if typed.startswith("score."):
            return self._metrics(place, typed.removeprefix("score."))
        found: list[Completion] = []
        for spec in FIELDS:
            name = next((name for name in (spec.name, *spec.aliases) if name.startswith(typed)), None)
            if name is not None:
                text = f"{spec.name}." if spec.name == "score" else f"{name}:"
                found.append(Completion(place.start, place.end, text, spec.help, spec.help_zh, "field"))
        return found

    def _metrics(self, place: Place, typed: str) -> list[Completion]:
        """Return the benchmarks whose id or label holds what is typed, most measured first."""
        wanted = key(typed.replace("_", " "))
        rows = self._engine.connection.execute(
            "SELECT metric_id, label, label_zh, count(DISTINCT model_id) AS n"
            " FROM metric JOIN score USING (metric_id) GROUP BY metric_id ORDER BY n DESC, metric_id"
        )
        return [
            Completion(place.start, place.end, f"score.{metric}:", label, label_zh, "field", count)
            for metric, label, label_zh, count in rows
            if wanted in key(metric.replace("_", " ")) or wanted in key(label)
        ]

    def _values_for_word(self, place: Place) -> list[Completion]:
        """Return what a bare word could mean as a value: "deep" -> org:deepseek."""
        if len(key(place.typed)) < 2:
            return []
        found: list[Completion] = []
        for field in _VALUE_FIELDS:
            for each in self._named_values(place, field)[:_MOST_VALUES_FOR_A_WORD]:
                text = f"{field}:{each.text}"
                found.append(
                    Completion(each.start, each.end, text, each.label, each.label_zh, "value", each.count)
                )
        return sorted(found, key=lambda each: -(each.count or 0))

    def _named_values(self, place: Place, field: str) -> list[Completion]:
        """Return the values of a field of which a name or a word begins with what is typed."""
        typed = key(place.typed)
        rows = self._engine.connection.execute(
            "SELECT value, label, label_zh, model_count FROM search_value WHERE value_id IN ("
            " SELECT value_id FROM search_value_key WHERE field = ? AND value_key >= ? AND value_key < ?)"
            " ORDER BY model_count DESC, value LIMIT ?"
            if typed
            else "SELECT value, label, label_zh, model_count FROM search_value"
            " WHERE field = ? ORDER BY model_count DESC, value LIMIT ?",
            (field, typed, typed + _LAST, MOST_COMPLETIONS + 1) if typed else (field, MOST_COMPLETIONS + 1),
        ).fetchall()
        if field == "year":
            rows.sort(reverse=True)
        return [
            Completion(
                place.start, place.end, format_value(FieldValue(value)), label, label_zh, "value", count
            )
            for value, label, label_zh, count in rows
        ]

    def _sort_keys(self, place: Place) -> list[Completion]:
        """Return the sort keys; the direction that one mostly wants first."""
        typed = place.typed.casefold()
        before = place.start
        found: list[Completion] = []
        for spec in SORT_KEYS:
            if any(name.startswith(typed) for name in (spec.key, *spec.aliases)):
                found.append(Completion(before, place.end, spec.key, spec.label, spec.label_zh))
        return found

    def _models(self, place: Place) -> list[Completion]:
        """Return the models whose name begins with what is typed."""
        part = Slice(0, MOST_COMPLETIONS)
        stages = (
            name_continues(place.typed, whole=True),
            name_continues(place.typed, whole=False),
            name_begins(place.typed, whole=False),
        )
        found = [rank for each in stages if each for rank in self._engine.ranks(matching(each), part)]
        ranks = list(dict.fromkeys(found)) if any(stages) else list(range(1, part.limit + 1))
        rows = self._engine.connection.execute(
            "SELECT prominence_rank, model_id, name FROM model"
            " WHERE prominence_rank IN (SELECT value FROM json_each(?))",
            (json_list(ranks),),
        )
        return [
            Completion(place.start, place.end, format_value(FieldValue(model_id)), name, name, "model")
            for _, model_id, name in sorted(rows, key=lambda row: ranks.index(row[0]))
        ]

    def _tiers(self, place: Place, spec: FieldSpec) -> list[Completion]:
        if spec.kind is not FieldKind.TIER:
            return []
        counts = dict(
            self._engine.connection.execute(
                "SELECT value, model_count FROM search_value WHERE field = ?", (spec.name,)
            )
        )
        terms = COST_TIERS if spec.name == "cost" else PERCENTILE_TIERS
        typed = place.typed.casefold()
        return [
            Completion(place.start, place.end, t.value, t.label, t.label_zh, "value", counts.get(t.value, 0))
            for t in terms
            if t.value.startswith(typed) or key(typed) in (key(t.label), key(t.label_zh))
        ]

    def _ranges(self, place: Place, spec: FieldSpec) -> list[Completion]:
        """Return ranges that one often asks for, with counts where counting is quick."""
        typed = place.typed.casefold()
        found: list[Completion] = []
        for text in SUGGESTED_RANGES.get(spec.name, ()):
            if text.startswith(typed):
                label, label_zh = f"{spec.label} {text}", f"{spec.label_zh} {text}"
                found.append(
                    Completion(
                        place.start, place.end, text, label, label_zh, "value", self._range_count(spec, text)
                    )
                )
        return found

    def _range_count(self, spec: FieldSpec, text: str) -> int | None:
        value = read_value(spec, text, False)
        if value is None or spec.name == "score" or not self._engine.small:
            return None
        condition = self._engine.compiler().compile(FieldTerm(spec.name, (value,)))
        return self._engine.count(condition, self._engine.highest_rank + 1)
