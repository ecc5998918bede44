"""Build the tables that searching reads: called last by a catalog build.

`search_index` (full text), `search_name` (exact names), `search_value` and `search_value_key` (the values
of fields), `search_bucket` (ranges), `search_word` (for typing mistakes), `search_facet` (packed columns
for live counts). docs/search.md says how they are used.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from modelbrowser.catalog.searching.buckets import create_buckets
from modelbrowser.catalog.searching.columns import ACTIVE_SQL, SMALL_CATALOG
from modelbrowser.catalog.searching.dictionary import create_dictionary
from modelbrowser.catalog.searching.document import DocumentWriter, Row
from modelbrowser.catalog.searching.facet_columns import create_facet_columns
from modelbrowser.catalog.searching.tokens import INDEX_SQL

Progress = Callable[[int, int], None]

_NAME_SQL = """
-- Exact names without separators. kind 0: name, 1: id, 2: name without its maker or family, 3: alias
CREATE TABLE search_name (
    name_key TEXT NOT NULL,
    kind INTEGER NOT NULL,
    prominence_rank INTEGER NOT NULL REFERENCES model(prominence_rank),
    PRIMARY KEY (name_key, kind, prominence_rank)
) WITHOUT ROWID
"""
_WORD_SQL = "CREATE TABLE search_word (word TEXT PRIMARY KEY, model_count INTEGER NOT NULL) WITHOUT ROWID"
_ROWS_SQL = f"""
SELECT model.prominence_rank, model.model_id, model.name, organization_id, organization.name,
       organization.name_zh, country, family_id, family.name, type, release_year, open_weights,
       intelligence_tier, speed_tier, cost_tier, architecture, license, knowledge_cutoff,
       context_tokens, params_total_b, {ACTIVE_SQL}, output_price_usd_per_m, input_price_usd_per_m,
       intelligence_value, output_tokens_per_second, release_date, lower(model.name), params_active_b,
       model.status
FROM model JOIN organization USING (organization_id) JOIN family USING (family_id)
ORDER BY model.prominence_rank
"""
_STEP = 10_000
_BATCH = 2_000
_MOST_WORDS = 60_000
_RARE_IN_LARGE = 3
_LARGE_HASH_BYTES = 64 << 20


def create_search_index(connection: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Create and fill the search tables of the catalog (names start with `search_`).

    Call it after every other table is complete; the row number of the index is `model.prominence_rank`.
    `progress` is called with (models done, models in all). The caller commits.
    """
    if not connection.in_transaction:
        connection.execute("BEGIN")
    (model_count,) = connection.execute("SELECT count(*) FROM model").fetchone()
    create_dictionary(connection)
    buckets = create_buckets(connection, model_count)
    for statement in (INDEX_SQL, _NAME_SQL, _WORD_SQL):
        connection.execute(statement)
    large = model_count > SMALL_CATALOG
    if large:
        # Larger first segments: a million models index in minutes instead of hours of merging
        connection.execute(
            "INSERT INTO search_index(search_index, rank) VALUES ('hashsize', ?)", (_LARGE_HASH_BYTES,)
        )
    writer = DocumentWriter(connection, buckets)
    spoken: Counter[str] = Counter()
    _write_documents(connection, writer, spoken, _told(connection, model_count, progress))
    connection.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
    _write_words(connection, spoken, _RARE_IN_LARGE if large else 1)
    create_facet_columns(connection)
    if progress is not None:
        progress(model_count, model_count)


def _told(connection: sqlite3.Connection, model_count: int, progress: Progress | None) -> Iterator[Row]:
    """Yield the models by prominence, telling `progress` now and then."""
    for done, row in enumerate(connection.execute(_ROWS_SQL)):
        if progress is not None and done % _STEP == 0:
            progress(done, model_count)
        yield Row(*row)


def _write_documents(
    connection: sqlite3.Connection, writer: DocumentWriter, spoken: Counter[str], rows: Iterable[Row]
) -> None:
    """Insert the tokens and the exact names of every model, in batches."""
    documents: list[tuple[int, str]] = []
    names: list[tuple[str, int, int]] = []
    for row in rows:
        document = writer.document(row)
        documents.append((row.rank, " ".join(document.tokens)))
        names.extend((name, kind, row.rank) for name, kind in document.names)
        spoken.update(document.spoken)
        if len(documents) >= _BATCH:
            _insert(connection, documents, names)
    _insert(connection, documents, names)


def _insert(
    connection: sqlite3.Connection, documents: list[tuple[int, str]], names: list[tuple[str, int, int]]
) -> None:
    connection.executemany("INSERT INTO search_index(rowid, tokens) VALUES (?, ?)", documents)
    connection.executemany("INSERT OR IGNORE INTO search_name VALUES (?, ?, ?)", names)
    documents.clear()
    names.clear()


def _write_words(connection: sqlite3.Connection, spoken: Counter[str], at_least: int) -> None:
    """Keep the words that a mistyped one may have meant: the most frequent ones."""
    kept: list[tuple[str, Any]] = [item for item in spoken.items() if item[1] >= at_least]
    kept.sort(key=lambda item: (-item[1], item[0]))
    connection.executemany("INSERT INTO search_word VALUES (?, ?)", sorted(kept[:_MOST_WORDS]))
