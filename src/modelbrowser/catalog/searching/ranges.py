"""Ranges of numbers and dates as conditions: whole buckets by the index, the edges by SQL."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from modelbrowser.catalog.searching.columns import BUCKET_FIELDS, NUMBER_COLUMNS
from modelbrowser.catalog.searching.condition import (
    EVERYTHING,
    NO_MODEL,
    Condition,
    Parameter,
    listed,
    matching,
    negated,
)
from modelbrowser.catalog.searching.expression import Expression, any_of, exactly
from modelbrowser.catalog.searching.tokens import (
    BUCKET_FAN,
    BUCKET_LEVELS,
    bucket_token,
    value_token,
)
from modelbrowser.domain.querying.ast import Bounds

_AFTER = "~"  # sorts behind every digit and dash of an ISO date


Value = float | str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One finest bucket: the least and the greatest value in it."""

    low: Value
    high: Value
    count: int


@dataclass(frozen=True, slots=True)
class _Interval:
    """Plain bounds: None is open."""

    low: Value | None
    high: Value | None
    low_exclusive: bool
    high_exclusive: bool

    def low_fits(self, value: Value) -> bool:
        """Return whether `value` is not below the interval."""
        return self.low is None or (value > self.low if self.low_exclusive else value >= self.low)  # type: ignore[operator]

    def high_fits(self, value: Value) -> bool:
        """Return whether `value` is not above the interval."""
        return self.high is None or (value < self.high if self.high_exclusive else value <= self.high)  # type: ignore[operator]

    def sql(self, column: str) -> tuple[str, tuple[Parameter, ...]]:
        """Return the interval as SQL on a column."""
        parts: list[str] = []
        parameters: list[Parameter] = []
        if self.low is not None:
            parts.append(f"{column} {'>' if self.low_exclusive else '>='} ?")
            parameters.append(self.low)
        if self.high is not None:
            parts.append(f"{column} {'<' if self.high_exclusive else '<='} ?")
            parameters.append(self.high)
        return f"({' AND '.join(parts)})" if parts else f"({column} IS NOT NULL)", tuple(parameters)


def _interval(bounds: Bounds) -> _Interval:
    """Return bounds of ISO prefixes as plain text bounds, bounds of numbers as they are."""
    low, high = bounds.low, bounds.high
    low_exclusive, high_exclusive = bounds.low_exclusive, bounds.high_exclusive
    if isinstance(low, str) and low_exclusive:
        low, low_exclusive = low + _AFTER, False
    if isinstance(high, str) and not high_exclusive:
        high, high_exclusive = high + _AFTER, True
    return _Interval(low, high, low_exclusive, high_exclusive)


def _on_scale(interval: _Interval, scale_max: float | None) -> _Interval:
    """Return an interval in a metric's own scale: 0.4, 40% (read as 0.4) and 40 mean the same share."""
    limits = [each for each in (interval.low, interval.high) if isinstance(each, float | int)]
    if not limits or scale_max not in (1, 100):
        return interval
    as_fraction = max(limits) <= 1
    factor = 1.0 if as_fraction == (scale_max == 1) else 100.0 if as_fraction else 0.01

    def scaled(value: Value | None) -> Value | None:
        return round(value * factor, 9) if isinstance(value, float | int) else value

    return _Interval(
        scaled(interval.low), scaled(interval.high), interval.low_exclusive, interval.high_exclusive
    )


class Ranges:
    """Knows the buckets of a catalog."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._leaves: dict[str, list[Leaf]] = {}
        self._years: list[tuple[int, int]] | None = None

    def leaves(self, field: str) -> list[Leaf]:
        """Return the buckets of a field in ascending order; empty when the catalog has none."""
        if field not in self._leaves:
            rows = self._connection.execute(
                "SELECT low, high, model_count FROM search_bucket WHERE field = ? ORDER BY leaf", (field,)
            )
            self._leaves[field] = [Leaf(*row) for row in rows]
        return self._leaves[field]

    def within(self, field: str, bounds: Bounds) -> Condition:
        """Return the condition that the field's value is known and within `bounds`."""
        interval = _interval(bounds)
        if field == "year":
            return self._year(interval)
        leaves = self.leaves(field)
        touched = [
            i
            for i, leaf in enumerate(leaves)
            if interval.low_fits(leaf.high) and interval.high_fits(leaf.low)
        ]
        if not touched:
            return NO_MODEL
        first, last = touched[0], touched[-1]
        inner_first = first if interval.low_fits(leaves[first].low) else first + 1
        inner_last = last if interval.high_fits(leaves[last].high) else last - 1
        upper = self._tokens(field, first, last)
        lower = self._tokens(field, inner_first, inner_last)
        if upper == lower:
            return matching(upper)
        return Condition(upper, lower, *interval.sql(NUMBER_COLUMNS[field]))

    def at_most(self, field: str, value: float) -> Condition:
        """Return the condition that the field's value is known and not above `value`."""
        return self.within(field, Bounds(high=value))

    def unknown(self, field: str) -> Condition:
        """Return the condition that the field's value is not known."""
        if field == "year":
            return negated(self._year(_Interval(None, None, False, False)))
        leaves = self.leaves(field)
        if not leaves:
            return EVERYTHING
        return negated(matching(self._tokens(field, 0, len(leaves) - 1)))

    def _year(self, interval: _Interval) -> Condition:
        if self._years is None:
            rows = self._connection.execute("SELECT value, value_id FROM search_value WHERE field = 'year'")
            self._years = [(int(value), value_id) for value, value_id in rows]
        tokens = [
            exactly(value_token(value_id))
            for year, value_id in self._years
            if interval.low_fits(year) and interval.high_fits(year)
        ]
        return matching(any_of(tokens))

    def _tokens(self, field: str, first: int, last: int) -> Expression:
        """Return the fewest bucket tokens that cover the leaves `first` to `last`."""
        number, count = BUCKET_FIELDS.index(field), len(self.leaves(field))
        tokens: list[Expression] = []
        position = first
        while position <= last:
            level = BUCKET_LEVELS - 1
            # The widest bucket that begins here and does not reach beyond `last` (the end of all counts)
            while level and (
                position % BUCKET_FAN**level or min(position + BUCKET_FAN**level, count) - 1 > last
            ):
                level -= 1
            tokens.append(exactly(bucket_token(number, level, position // BUCKET_FAN**level)))
            position += BUCKET_FAN**level
        return any_of(tokens)

    def score(self, metric_id: str, bounds: Bounds | None) -> Condition:
        """Return the condition on the best value of the newest measurement of a metric; None: no value."""
        row = self._connection.execute(
            "SELECT higher_is_better, scale_max FROM metric WHERE metric_id = ?", (metric_id,)
        ).fetchone()
        best, scale_max = ("max" if row[0] else "min", row[1]) if row else ("max", None)
        interval = None if bounds is None else _on_scale(_interval(bounds), scale_max)
        having, parameters = ("1", ()) if interval is None else interval.sql(f"{best}(s.value)")
        rows = self._connection.execute(
            "SELECT prominence_rank FROM score s JOIN model USING (model_id) WHERE s.metric_id = ?"
            " AND s.as_of = (SELECT max(n.as_of) FROM score n"
            " WHERE n.model_id = s.model_id AND n.metric_id = s.metric_id)"
            f" GROUP BY s.model_id HAVING {having}",
            (metric_id, *parameters),
        )
        condition = listed(rank for (rank,) in rows)
        return negated(condition) if bounds is None else condition
