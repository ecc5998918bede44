from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from modelbrowser.catalog.schema import APPLICATION_ID, DERIVED_TABLES_SQL, SCHEMA_VERSION, TABLES_SQL
from modelbrowser.domain.errors import CatalogBug, EnvironmentProblem
from modelbrowser.importing import write_database
from modelbrowser.importing.write_database import WRITE_ORDER, new_catalog, write_build_info, write_tables

SOURCE = {"source_id": "wiki", "title": "Wiki", "as_of_date": "2026-11-01"}


def _quiet(_step: str) -> None:
    return None


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_table_of_the_schema_is_in_the_write_order() -> None:
    database = sqlite_utils.Database(memory=True)
    database.conn.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
    assert sorted(database.table_names()) == sorted(WRITE_ORDER)
    database.close()


def test_a_table_is_written_after_those_that_it_refers_to() -> None:
    database = sqlite_utils.Database(memory=True)
    database.conn.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
    for name in WRITE_ORDER:
        for key in database.table(name).foreign_keys:
            assert WRITE_ORDER.index(key.other_table) < WRITE_ORDER.index(name), (name, key.other_table)
    database.close()


def test_the_finished_file_is_marked_checked_and_alone(tmp_path: Path) -> None:
    out = tmp_path / "catalog.db"
    with new_catalog(out) as database:
        write_tables(database, {"source": [SOURCE]}, _quiet)
        assert not out.exists()
    assert _names(tmp_path) == ["catalog.db"]
    connection = sqlite3.connect(out)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()


def test_rows_are_written_in_key_order_whatever_order_they_come_in(tmp_path: Path) -> None:
    rows = [SOURCE, {**SOURCE, "source_id": "arena"}]
    for name, order in (("a.db", rows), ("b.db", rows[::-1])):
        with new_catalog(tmp_path / name) as database:
            write_tables(database, {"source": order}, _quiet)
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "catalog.db"
    out.write_bytes(b"the old one")
    with pytest.raises(ZeroDivisionError), new_catalog(out):
        raise ZeroDivisionError
    assert out.read_bytes() == b"the old one"
    assert _names(tmp_path) == ["catalog.db"]


def test_a_dangling_reference_is_a_bug(tmp_path: Path) -> None:
    def build() -> None:
        with new_catalog(tmp_path / "x.db") as database:
            database.conn.execute("PRAGMA foreign_keys = OFF")
            database.conn.execute("INSERT INTO tier_cutoff VALUES ('reasoning', 'top1', 1, 1)")
            database.conn.commit()

    with pytest.raises(CatalogBug, match="1 rows refer to nothing"):
        build()
    assert _names(tmp_path) == []


def test_an_unknown_table_is_a_bug(tmp_path: Path) -> None:
    with (
        pytest.raises(CatalogBug, match="no such tables: gossip"),
        new_catalog(tmp_path / "x.db") as database,
    ):
        write_tables(database, {"gossip": [{"a": 1}]}, _quiet)


def test_a_wrong_row_is_refused_by_the_schema(tmp_path: Path) -> None:
    with (
        pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"),
        new_catalog(tmp_path / "x.db") as database,
    ):
        write_tables(
            database,
            {"provider": [{"provider_id": "p", "name": "P", "organization_id": None, "kind": "friend"}]},
            _quiet,
        )


def test_the_build_info_holds_the_hash_of_everything_else(tmp_path: Path) -> None:
    with new_catalog(tmp_path / "x.db") as database:
        digest = write_build_info(database, {"title": "a", "catalog_date": "2026-11-01"})
    connection = sqlite3.connect(tmp_path / "x.db")
    found = dict(connection.execute("SELECT key, value FROM build_info"))
    connection.close()
    assert found == {"title": "a", "catalog_date": "2026-11-01", "content_hash": digest}


def test_places_that_cannot_be_written_to_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EnvironmentProblem, match="is a folder") as caught, new_catalog(tmp_path):
        pass
    assert caught.value.remedy
    with pytest.raises(EnvironmentProblem, match="does not exist"), new_catalog(tmp_path / "no" / "x.db"):
        pass
    monkeypatch.setattr(write_database.os, "access", lambda *_: False)
    with pytest.raises(EnvironmentProblem, match="cannot be written to"), new_catalog(tmp_path / "x.db"):
        pass
    assert _names(tmp_path) == []


def test_a_full_disk_is_a_problem_of_the_environment(tmp_path: Path) -> None:
    def build() -> None:
        with new_catalog(tmp_path / "x.db") as database:
            database.conn.execute("PRAGMA max_page_count = 1")
            database.conn.executescript("CREATE TABLE filler (text)")

    with pytest.raises(EnvironmentProblem, match="could not be written"):
        build()
    assert _names(tmp_path) == []
