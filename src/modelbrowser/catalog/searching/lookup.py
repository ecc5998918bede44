"""Find what a value in a query stands for in this catalog: organizations, providers, models, metrics."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from modelbrowser.catalog.searching.columns import ONE_WORD, WHOLE_NAME
from modelbrowser.domain.querying.tokens import key

_MOST_VALUES = 200
_LAST = "\U0010ffff"
_FIRST_CHINESE = "\u3400"


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A row of `search_value`."""

    value_id: int
    value: str
    model_count: int


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model that a text names."""

    rank: int
    model_id: str


class Lookup:
    """Looks things up in the dictionary tables; remembers what it found, the catalog never changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._values: dict[tuple[str, str], tuple[FoundValue, ...]] = {}
        self._metrics: dict[str, str | None] = {}
        self._chinese: frozenset[str] | None = None

    def value(self, field: str, value: str) -> FoundValue | None:
        """Return the value that is spelled exactly so ("yes", "top10"), or None."""
        row = self._connection.execute(
            "SELECT value_id, value, model_count FROM search_value WHERE field = ? AND value = ?",
            (field, value),
        ).fetchone()
        return FoundValue(*row) if row else None

    def values(self, field: str, text: str) -> tuple[FoundValue, ...]:
        """Return the values that `text` names: by a whole name, else by one word, else by a beginning."""
        wanted = key(text)
        if not wanted:
            return ()
        if (field, wanted) not in self._values:
            self._values[field, wanted] = (
                self._by_key(field, wanted, WHOLE_NAME)
                or self._by_key(field, wanted, ONE_WORD)
                or self._by_beginning(field, wanted)
            )
        return self._values[field, wanted]

    def maker(self, text: str) -> int | None:
        """Return the value id of the organization whose whole name `text` is, or None."""
        found = self._by_key("org", key(text), WHOLE_NAME) if key(text) else ()
        return found[0].value_id if found else None

    def _by_key(self, field: str, wanted: str, kind: int) -> tuple[FoundValue, ...]:
        rows = self._connection.execute(
            "SELECT value_id, value, model_count FROM search_value_key JOIN search_value USING (value_id)"
            " WHERE search_value_key.field = ? AND value_key = ? AND kind = ?"
            " ORDER BY model_count DESC, value_id LIMIT ?",
            (field, wanted, kind, _MOST_VALUES),
        )
        return tuple(FoundValue(*row) for row in rows)

    def _by_beginning(self, field: str, wanted: str) -> tuple[FoundValue, ...]:
        rows = self._connection.execute(
            "SELECT DISTINCT value_id, value, model_count"
            " FROM search_value_key JOIN search_value USING (value_id)"
            " WHERE search_value_key.field = ? AND value_key >= ? AND value_key < ?"
            " ORDER BY model_count DESC, value_id LIMIT ?",
            (field, wanted, wanted + _LAST, _MOST_VALUES),
        )
        return tuple(FoundValue(*row) for row in rows)

    def model(self, text: str) -> FoundModel | None:
        """Return the model that `text` names, by name before id before short name before alias."""
        row = self._connection.execute(
            "SELECT prominence_rank, model_id FROM search_name JOIN model USING (prominence_rank)"
            " WHERE name_key = ? ORDER BY kind, prominence_rank LIMIT 1",
            (key(text),),
        ).fetchone()
        return FoundModel(*row) if row else None

    def exact_names(self, text: str, limit: int) -> list[tuple[int, int]]:
        """Return (rank, kind) of the models called exactly so, the best kind first."""
        wanted = key(text)
        if not wanted:
            return []
        return self._connection.execute(
            "SELECT prominence_rank, kind FROM search_name WHERE name_key = ?"
            " ORDER BY kind, prominence_rank LIMIT ?",
            (wanted, limit),
        ).fetchall()

    def chinese_words(self) -> frozenset[str]:
        """Return the Chinese names of organizations, families, types, capabilities and countries."""
        if self._chinese is None:
            found: set[str] = set()
            for field in ("org", "family", "type", "can", "country"):
                rows = self._connection.execute(
                    "SELECT value_key FROM search_value_key WHERE field = ? AND value_key >= ?",
                    (field, _FIRST_CHINESE),
                )
                found.update(name for (name,) in rows)
            self._chinese = frozenset(found)
        return self._chinese

    def metric(self, text: str) -> str | None:
        """Return the id of the metric that `text` names, or None.

        An exact id or label first; else the metrics that begin with it or hold it: the one in use for a
        capability before the newest, before the one with most scores.
        """
        wanted = key(text.replace("_", " "))
        if wanted not in self._metrics:
            self._metrics[wanted] = self._find_metric(wanted)
        return self._metrics[wanted]

    def _find_metric(self, wanted: str) -> str | None:
        rows = self._connection.execute(
            "SELECT metric_id, label, EXISTS (SELECT 1 FROM capability c WHERE c.metric_id = m.metric_id),"
            " (SELECT max(as_of) FROM score s WHERE s.metric_id = m.metric_id),"
            " (SELECT count(*) FROM score s WHERE s.metric_id = m.metric_id) FROM metric m"
        ).fetchall()
        best: tuple[tuple[bool, bool, bool, str, int], str] | None = None
        for metric_id, label, current, newest, count in rows:
            names = (key(metric_id.replace("_", " ")), key(label))
            if not wanted or not count or not any(wanted in name for name in names):
                continue
            begins = any(name.startswith(wanted) for name in names)
            score = (wanted in names, begins, bool(current), newest or "", count)
            if best is None or score > best[0]:
                best = (score, metric_id)
        return best[1] if best else None
