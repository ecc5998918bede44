"""The facet values of every model, packed: counting a million models reads two arrays instead of a table.

Models that agree in type, tiers, context step, openness and year share a *profile* (`search_profile`). The
column "profile" of `search_facet` holds the profile of each rank, the column "org" its organization's row in
`search_value`; both are little-endian unsigned 32-bit numbers, the first one for rank 0, which no model has.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import Counter

from modelbrowser.catalog.searching.dictionary import OPEN_VALUES

FACET_SQL = (
    "CREATE TABLE search_facet (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE search_profile (
        profile_id INTEGER PRIMARY KEY,
        type TEXT NOT NULL,
        intelligence_tier TEXT,
        cost_tier TEXT,
        context_step INTEGER NOT NULL,
        open TEXT NOT NULL,
        release_year INTEGER,
        model_count INTEGER NOT NULL
    )""",
)

CONTEXT_STEPS: tuple[int, ...] = (32_000, 128_000, 200_000, 400_000, 1_000_000)
"""The minimum windows that the sidebar offers: stops of the gauge and two sizes that are often sold."""

Profile = tuple[str, str | None, str | None, int, str, int | None]
"""type, intelligence tier, cost tier, number of context steps reached, openness, year."""


def create_facet_columns(connection: sqlite3.Connection) -> None:
    """Fill `search_facet` and `search_profile`."""
    for statement in FACET_SQL:
        connection.execute(statement)
    (highest,) = connection.execute("SELECT coalesce(max(prominence_rank), 0) FROM model").fetchone()
    profiles, organizations = array("I", bytes(4 * (highest + 1))), array("I", bytes(4 * (highest + 1)))
    org_ids = dict(connection.execute("SELECT value, value_id FROM search_value WHERE field = 'org'"))
    ids: dict[Profile, int] = {}
    counts: Counter[int] = Counter()
    for rank, organization, tokens, open_weights, type_, *rest in connection.execute(
        "SELECT prominence_rank, organization_id, context_tokens, open_weights, type, intelligence_tier,"
        " cost_tier, release_year FROM model ORDER BY prominence_rank"
    ):
        step = 0 if tokens is None else sum(tokens >= each for each in CONTEXT_STEPS)
        profile = (type_, rest[0], rest[1], step, OPEN_VALUES[open_weights], rest[2])
        number = ids.setdefault(profile, len(ids) + 1)
        profiles[rank] = number
        organizations[rank] = org_ids[organization]
        counts[number] += 1
    connection.executemany(
        "INSERT INTO search_profile VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *profile, counts[number]) for profile, number in ids.items()),
    )
    connection.executemany(
        "INSERT INTO search_facet VALUES (?, ?)",
        (("org", _packed(organizations)), ("profile", _packed(profiles))),
    )


def _packed(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return a packed column as numbers."""
    numbers: array[int] = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
