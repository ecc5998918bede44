"""Buckets of numbers and dates, so that ranges and sorts are match expressions too.

The values of a field, in order, are cut into about 512 buckets of equal population; a frequent value is a
bucket of its own. Models carry the token of their bucket and of the two wider ones around it.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator

from modelbrowser.catalog.searching.columns import BUCKET_FIELDS, NUMBER_COLUMNS, SMALL_CATALOG
from modelbrowser.catalog.searching.ranges import Leaf, Value
from modelbrowser.catalog.searching.tokens import bucket_tokens

BUCKET_SQL = """
CREATE TABLE search_bucket (
    field TEXT NOT NULL,
    leaf INTEGER NOT NULL,
    low NOT NULL,
    high NOT NULL,
    model_count INTEGER NOT NULL,
    PRIMARY KEY (field, leaf)
) WITHOUT ROWID
"""
_LEAVES = 512
_MIN_POPULATION = 16


class Buckets:
    """The buckets of one field while an index is built."""

    def __init__(self, field: str, leaves: list[Leaf]) -> None:
        self._number = BUCKET_FIELDS.index(field)
        self._lows = [leaf.low for leaf in leaves]

    def tokens(self, value: Value | None) -> list[str]:
        """Return the tokens of a value; none for "not known"."""
        if value is None or not self._lows:
            return []
        return bucket_tokens(self._number, max(0, bisect_right(self._lows, value) - 1))


def create_buckets(connection: sqlite3.Connection, model_count: int) -> dict[str, Buckets]:
    """Fill `search_bucket` and return the buckets of every field that has them."""
    connection.execute(BUCKET_SQL)
    population = max(_MIN_POPULATION, model_count // _LEAVES)
    result: dict[str, Buckets] = {}
    for field in BUCKET_FIELDS:
        if field == "name" and model_count <= SMALL_CATALOG:
            continue
        leaves = list(_leaves(_counted(connection, field), population))
        connection.executemany(
            "INSERT INTO search_bucket VALUES (?, ?, ?, ?, ?)",
            ((field, index, leaf.low, leaf.high, leaf.count) for index, leaf in enumerate(leaves)),
        )
        result[field] = Buckets(field, leaves)
    return result


def _counted(connection: sqlite3.Connection, field: str) -> Iterator[tuple[Value, int]]:
    """Yield (value, models) in ascending order."""
    if field == "name":
        sql = "SELECT lower(model.name) AS v, count(*) FROM model GROUP BY v ORDER BY v"
    else:
        column = NUMBER_COLUMNS[field]
        sql = f"SELECT {column} AS v, count(*) FROM model WHERE v IS NOT NULL GROUP BY v ORDER BY v"
    yield from connection.execute(sql)


def _leaves(counted: Iterator[tuple[Value, int]], population: int) -> Iterator[Leaf]:
    """Cut ascending values into buckets of about `population` models; a frequent value stands alone."""
    low: Value | None = None
    high: Value = 0.0
    total = 0
    for value, count in counted:
        if low is not None and (count >= population or total + count > population):
            yield Leaf(low, high, total)
            low, total = None, 0
        if low is None:
            low = value
        high = value
        total += count
    if low is not None:
        yield Leaf(low, high, total)
