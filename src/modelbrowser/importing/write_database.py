"""Writing a new catalog file: always a new file, renamed into place when it is complete and checked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from modelbrowser.catalog.content_hash import CONTENT_HASH_KEY, content_hash
from modelbrowser.catalog.schema import (
    APPLICATION_ID,
    DERIVED_TABLES_SQL,
    INDEXES_SQL,
    SCHEMA_VERSION,
    TABLES_SQL,
    VIEWS_SQL,
)
from modelbrowser.domain.errors import CatalogBug, EnvironmentProblem
from modelbrowser.importing.columns import Row

# Every table, parents before children; the order in which rows are written
WRITE_ORDER: tuple[str, ...] = (
    "source",
    "organization",
    "family",
    "provider",
    "model",
    "model_modality",
    "alias",
    "metric",
    "score",
    "price",
    "lineage",
    "lineage_exception",
    "fact_provenance",
    "correction",
    "editorial",
    "editorial_line",
    "editorial_tool",
    "editorial_claim",
    "capability",
    "standing",
    "tier_cutoff",
    "model_tag",
    "build_report",
    "build_info",
)

Step = Callable[[str], None]
_DISK_CODES = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
)


@contextmanager
def new_catalog(out: Path) -> Iterator[Database]:
    """Yield an empty catalog beside `out`; when the block ends well, check it and rename it into place.

    Nothing stands at `out` before the file is complete, and a file that stood there is whole until then.

    Raises:
        EnvironmentProblem: when the folder is missing or cannot be written to.
        CatalogBug: when the finished file contradicts itself.
    """
    _check_place(out)
    temporary = out.with_name(f"{out.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        database = Database(temporary)
        try:
            database.conn.execute("PRAGMA journal_mode = MEMORY")
            database.conn.execute("PRAGMA synchronous = OFF")
            database.conn.execute("PRAGMA foreign_keys = ON")
            database.conn.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
            yield database
            _finish(database.conn)
        finally:
            database.close()
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(out)
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF not in _DISK_CODES:
            raise  # a mistake in our own SQL
        raise EnvironmentProblem(
            f"The catalog could not be written to {out}: {error}.", "Check the folder and the free space."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _check_place(out: Path) -> None:
    if out.is_dir():
        raise EnvironmentProblem(f"{out} is a folder.", "Name a file, for example catalog.db in it.")
    if not out.parent.is_dir():
        raise EnvironmentProblem(f"The folder {out.parent} does not exist.", "Create it first.")
    if not os.access(out.parent, os.W_OK):
        raise EnvironmentProblem(
            f"The folder {out.parent} cannot be written to.", "Name a file elsewhere with --out."
        )


def write_tables(database: Database, tables: Mapping[str, Sequence[Row]], step: Step) -> None:
    """Insert the rows of every table in one transaction, in key order; `step` is told each table's name.

    Raises:
        CatalogBug: for a table that is not part of the schema.
    """
    unknown = set(tables) - set(WRITE_ORDER)
    if unknown:
        raise CatalogBug(f"no such tables: {', '.join(sorted(unknown))}")
    with database.conn:
        for name in WRITE_ORDER:
            if tables.get(name):
                step(name)
                _insert(database, name, _in_key_order(database, name, tables[name]))


def _insert(database: Database, name: str, rows: Sequence[Row]) -> None:
    """Insert rows; a single one by hand: sqlite-utils then asks for its rowid, also of tables without."""
    if len(rows) > 1:
        database.table(name).insert_all(rows)
    for row in rows if len(rows) == 1 else ():
        marks = ", ".join("?" for _ in row)
        database.execute(f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _in_key_order(database: Database, name: str, rows: Sequence[Row]) -> list[Row]:
    """Sort by the primary key, so that the file does not depend on the order of the source rows."""
    keys = database.table(name).pks
    return sorted(rows, key=lambda row: tuple(_sortable(row[key]) for key in keys))


def _sortable(value: object) -> tuple[int, float, str]:
    if isinstance(value, (int, float)):
        return 0, float(value), ""
    return 1, 0.0, "" if value is None else str(value)


def write_build_info(database: Database, info: Mapping[str, str]) -> str:
    """Write the build's own facts and the hash over everything; return the hash."""
    with database.conn:
        _insert(database, "build_info", [{"key": key, "value": info[key]} for key in sorted(info)])
    digest = content_hash(database.conn)
    with database.conn:
        _insert(database, "build_info", [{"key": CONTENT_HASH_KEY, "value": digest}])
    return digest


def _finish(connection: sqlite3.Connection) -> None:
    """Indexes, views, identity, checks, and the smallest file."""
    connection.executescript(INDEXES_SQL + VIEWS_SQL)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise CatalogBug(f"{len(broken)} rows refer to nothing, for example {tuple(broken[0])}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("VACUUM")
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise CatalogBug(f"the new file is damaged: {verdict}")
