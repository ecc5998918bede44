from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.catalog.content_hash import content_hash, ordinary_tables


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE fruit (name TEXT PRIMARY KEY, price REAL)")
        connection.execute("CREATE TABLE build_info (key TEXT PRIMARY KEY, value TEXT)")
        yield connection


def _hash_of(rows: list[tuple[object, object]]) -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (a, b)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
        return content_hash(connection)


def test_the_order_of_insertion_and_the_layout_do_not_matter(tmp_path: Path) -> None:
    rows = [(f"fruit {number}", number / 7) for number in range(500)]
    digests = set()
    for name, order, page_size in (("a.db", rows, 4096), ("b.db", rows[::-1], 1024)):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            connection.execute(f"PRAGMA page_size = {page_size}")
            connection.execute("CREATE TABLE fruit (name TEXT PRIMARY KEY, price REAL)")
            connection.executemany("INSERT INTO fruit VALUES (?, ?)", order)
            connection.commit()
            digests.add(content_hash(connection))
    assert len(digests) == 1
    assert (tmp_path / "a.db").read_bytes() != (tmp_path / "b.db").read_bytes()


cells = st.one_of(st.none(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False), st.text(), st.binary())


@given(st.lists(st.tuples(cells, cells), max_size=6), st.lists(st.tuples(cells, cells), max_size=6))
def test_different_content_has_a_different_hash(
    one: list[tuple[object, object]], two: list[tuple[object, object]]
) -> None:
    def typed(rows: list[tuple[object, object]]) -> list[str]:
        # -0.0 is stored as 0.0, an integer in an untyped column stays one
        return sorted(
            repr([0.0 if cell == 0 and isinstance(cell, float) else cell for cell in row]) for row in rows
        )

    assert (_hash_of(one) == _hash_of(two)) == (typed(one) == typed(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ([("ab", "c")], [("a", "bc")]),
        ([("1", None)], [(1, None)]),
        ([(1, None)], [(1.0, None)]),
        ([("", None)], [(None, "")]),
        ([(b"a", None)], [("a", None)]),
        ([("a", "b")], [("a", "b"), ("a", "b")]),
    ],
)
def test_rows_that_look_alike_are_told_apart(
    one: list[tuple[object, object]], two: list[tuple[object, object]]
) -> None:
    assert _hash_of(one) != _hash_of(two)


def test_names_of_tables_and_columns_count(database: sqlite3.Connection) -> None:
    before = content_hash(database)
    database.execute("ALTER TABLE fruit RENAME COLUMN price TO cost")
    renamed = content_hash(database)
    database.execute("ALTER TABLE fruit RENAME TO vegetable")
    assert len({before, renamed, content_hash(database)}) == 3


def test_the_hash_does_not_count_itself(database: sqlite3.Connection) -> None:
    before = content_hash(database)
    database.execute("INSERT INTO build_info VALUES ('content_hash', ?)", (before,))
    assert content_hash(database) == before
    database.execute("INSERT INTO build_info VALUES ('title', 'other')")
    assert content_hash(database) != before


def test_the_inner_tables_of_a_full_text_index_do_not_count(database: sqlite3.Connection) -> None:
    before = content_hash(database)
    database.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    database.execute("INSERT INTO words VALUES ('apple')")
    assert ordinary_tables(database) == ("build_info", "fruit")
    assert content_hash(database) == before
