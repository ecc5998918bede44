"""The parts that answering a query needs, made once for a connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modelbrowser.catalog.search_columns import SMALL_CATALOG, SORT_COLUMNS
from modelbrowser.catalog.search_compile import Compiler
from modelbrowser.catalog.search_condition import Condition, both, json_list, listed
from modelbrowser.catalog.search_expression import EVERY_MODEL, NO_MODEL_AT_ALL, match_text
from modelbrowser.catalog.search_lookup import Lookup
from modelbrowser.catalog.search_phrase import install
from modelbrowser.catalog.search_ranges import Ranges


@dataclass(frozen=True, slots=True)
class Slice:
    """Which matches to fetch: behind rank `after`, at most `limit` (-1: all)."""

    after: int = 0
    limit: int = -1


ALL = Slice()
_CHUNK = 20_000
_FEW = 1_000
_MOST_EXACT_NAMES, _MOST_EXACT_NAMES_LARGE = 500, 20


class Engine:
    """Runs conditions; `small` says whether every match can be ranked."""

    def __init__(self, connection: sqlite3.Connection, small_catalog: int = SMALL_CATALOG) -> None:
        install(connection)
        self.connection = connection
        self.lookup = Lookup(connection)
        self.ranges = Ranges(connection)
        (highest,) = connection.execute("SELECT coalesce(max(prominence_rank), 0) FROM model").fetchone()
        self.highest_rank = int(highest)
        self.small = self.highest_rank <= small_catalog
        self.most_exact_names = _MOST_EXACT_NAMES if self.small else _MOST_EXACT_NAMES_LARGE

    def compiler(self) -> Compiler:
        """Return a compiler for one query."""
        return Compiler(self.connection, self.lookup, self.ranges)

    def ranks(self, condition: Condition, part: Slice = ALL) -> list[int]:
        """Return the ranks of matching models, most prominent first."""
        if condition.upper == NO_MODEL_AT_ALL:
            return []
        sql, parameters = self._select(condition, part.after)
        rows = self.connection.execute(f"{sql} ORDER BY rank LIMIT ?", (*parameters, part.limit))
        return [rank for (rank,) in rows]

    def chunks(self, condition: Condition) -> Iterator[list[int]]:
        """Yield all matching ranks in no particular order, a chunk at a time; for counting."""
        if condition.upper == NO_MODEL_AT_ALL:
            return
        cursor = self.connection.execute(*self._select(condition, 0))
        while rows := cursor.fetchmany(_CHUNK):
            yield [rank for (rank,) in rows]

    def count(self, condition: Condition, cap: int) -> int:
        """Return the number of matching models, or `cap` if there are more."""
        if condition.upper == NO_MODEL_AT_ALL:
            return 0
        sql, parameters = self._select(condition, 0)
        (number,) = self.connection.execute(
            f"SELECT count(*) FROM ({sql} LIMIT ?)", (*parameters, cap)
        ).fetchone()
        return int(number)

    def among(self, condition: Condition, ranks: Sequence[int]) -> set[int]:
        """Return those of a few ranks that match."""
        return set(self.ranks(both([condition, listed(ranks)]))) if ranks else set()

    def _select(self, condition: Condition, after: int) -> tuple[str, tuple[object, ...]]:
        """Return a SELECT of "rank" over the matches behind rank `after`."""
        rest, values = condition.residual
        everything = condition.upper == EVERY_MODEL
        column = "model.prominence_rank" if everything else "search_index.rowid"
        tables, parameters = ["model" if everything else "search_index"], []
        conditions = [f"{column} > ?"] if everything else ["search_index MATCH ?", f"{column} > ?"]
        if rest:
            conditions.append(rest)
            tables += [] if everything else ["model ON model.prominence_rank = search_index.rowid"]
        if condition.only is not None and len(condition.only) <= _FEW:
            # Ask the index about each of a few ranks instead of reading all matches of a common word
            tables = ["json_each(?)", *tables]
            tables[1] += f" ON {column} = json_each.value"
            parameters.append(json_list(condition.only))
        asked = (after,) if everything else (match_text(condition.upper), after)
        sql = f"SELECT {column} AS rank FROM {' CROSS JOIN '.join(tables)} WHERE {' AND '.join(conditions)}"
        return sql, (*parameters, *asked, *values)

    def in_order(self, ranks: Sequence[int], key: str, descending: bool) -> list[int]:
        """Return a few thousand ranks sorted by a sort key, missing values last, ties by prominence."""
        column = SORT_COLUMNS[key]
        rows = self.connection.execute(
            "SELECT model.prominence_rank FROM json_each(?) CROSS JOIN model"
            f" ON model.prominence_rank = json_each.value ORDER BY {order_sql(column, descending)}",
            (json_list(ranks),),
        )
        return [rank for (rank,) in rows]

    def everything_in_order(self, key: str, descending: bool) -> list[int]:
        """Return all ranks sorted by a sort key; for small catalogs."""
        rows = self.connection.execute(
            f"SELECT prominence_rank FROM model ORDER BY {order_sql(SORT_COLUMNS[key], descending)}"
        )
        return [rank for (rank,) in rows]

    def model_count(self) -> int:
        """Return the number of models in the catalog."""
        (count,) = self.connection.execute(
            "SELECT coalesce(sum(model_count), 0) FROM search_profile"
        ).fetchone()
        return int(count)

    def organizations_by_name(self, descending: bool) -> list[int]:
        """Return the value ids of all organizations, by name."""
        rows = self.connection.execute(
            "SELECT value_id FROM search_value WHERE field = 'org' ORDER BY label COLLATE NOCASE"
            + (" DESC" if descending else "")
        )
        return [value_id for (value_id,) in rows]


def order_sql(column: str, descending: bool) -> str:
    """Return the terms of an ORDER BY: missing values last, ties by prominence."""
    return f"({column}) IS NULL, {column} {'DESC' if descending else 'ASC'}, model.prominence_rank"
