"""The parts that answering a query needs, made once for a connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from modelbrowser.catalog.searching.columns import SMALL_CATALOG, SORT_COLUMNS
from modelbrowser.catalog.searching.compile import Compiler
from modelbrowser.catalog.searching.condition import Condition, both, json_list, listed
from modelbrowser.catalog.searching.expression import EVERY_MODEL, NO_MODEL_AT_ALL, match_text
from modelbrowser.catalog.searching.lookup import Lookup
from modelbrowser.catalog.searching.phrase import install
from modelbrowser.catalog.searching.ranges import Ranges


@dataclass(frozen=True, slots=True)
class Slice:
    """Which matches to fetch: behind rank `after`, up to rank `last` (None: the end), at most `limit`.

    A limit of -1 is none.
    """

    after: int = 0
    limit: int = -1
    last: int | None = None


ALL = Slice()
_FEW = 1_000
_MOST_EXACT_NAMES, _MOST_EXACT_NAMES_LARGE = 500, 20


class Interrupted(Exception):
    """Someone asked to stop; raised between two statements, as SQLite's own error is inside one."""


class Engine:
    """Runs conditions; `small` says whether every match can be ranked.

    `stop` makes the next statement raise Interrupted; it may be set from any thread.
    """

    def __init__(self, connection: sqlite3.Connection, small_catalog: int = SMALL_CATALOG) -> None:
        install(connection)
        self.stop = False
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
        self._check()
        if condition.upper == NO_MODEL_AT_ALL:
            return []
        sql, parameters = self._select(condition, part)
        rows = self.connection.execute(f"{sql} ORDER BY rank LIMIT ?", (*parameters, part.limit))
        return list(chain.from_iterable(rows))

    def rank_text(self, condition: Condition) -> str:
        """Return all matching ranks as text, with blanks between: much quicker than rows if they are many."""
        self._check()
        if condition.upper == NO_MODEL_AT_ALL:
            return ""
        sql, parameters = self._select(condition, ALL)
        (text,) = self.connection.execute(
            f"SELECT group_concat(rank, ' ') FROM ({sql})", parameters
        ).fetchone()
        return text or ""

    def count(self, condition: Condition, cap: int) -> int:
        """Return the number of matching models, or `cap` if there are more."""
        self._check()
        if condition.upper == NO_MODEL_AT_ALL:
            return 0
        sql, parameters = self._select(condition, ALL)
        (number,) = self.connection.execute(
            f"SELECT count(*) FROM ({sql} LIMIT ?)", (*parameters, cap)
        ).fetchone()
        return int(number)

    def among(self, condition: Condition, ranks: Sequence[int]) -> set[int]:
        """Return those of a few ranks that match."""
        return set(self.ranks(both([condition, listed(ranks)]))) if ranks else set()

    def _check(self) -> None:
        if self.stop:
            raise Interrupted

    def _select(self, condition: Condition, part: Slice) -> tuple[str, tuple[object, ...]]:
        """Return a SELECT of "rank" over the matches of a part, in no order and without its limit."""
        rest, values = condition.residual
        everything = condition.upper == EVERY_MODEL
        column = "model.prominence_rank" if everything else "search_index.rowid"
        tables, parameters = ["model" if everything else "search_index"], []
        last = self.highest_rank if part.last is None else part.last
        conditions = [] if everything else ["search_index MATCH ?"]
        conditions.append(f"{column} > ? AND {column} <= ?")
        if rest:
            conditions.append(rest)
            tables += [] if everything else ["model ON model.prominence_rank = search_index.rowid"]
        if condition.only is not None and len(condition.only) <= _FEW:
            # Ask the index about each of a few ranks instead of reading all matches of a common word
            tables = ["json_each(?)", *tables]
            tables[1] += f" ON {column} = json_each.value"
            parameters.append(json_list(condition.only))
        span = (part.after, last)
        asked = span if everything else (match_text(condition.upper), *span)
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
