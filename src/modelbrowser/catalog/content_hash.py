"""One number for the content of a catalog, the same under every version of SQLite.

The bytes of a database file depend on the library that wrote it; what its tables hold does not. The hash
runs over table names, column names and values of all ordinary tables, rows in key order. Left out are the
full-text tables (their inner layout belongs to SQLite; they are made from the others) and the hash itself.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import hashlib

CONTENT_HASH_KEY = "content_hash"


def content_hash(connection: sqlite3.Connection) -> str:
    """Return the hash as 64 hexadecimal digits."""
    import hashlib  # a start only reads the hash

    digest = hashlib.sha256()
    for table in ordinary_tables(connection):
        columns = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
        names = [str(column[1]) for column in columns]
        _update(digest, "table", table, *names)
        keys = [str(column[1]) for column in sorted(columns, key=lambda column: int(column[5])) if column[5]]
        order = ", ".join(_quoted(name) for name in (keys or names))
        listed = ", ".join(_quoted(name) for name in names)
        for row in connection.execute(f"SELECT {listed} FROM {_quoted(table)} ORDER BY {order}"):
            if table == "build_info" and row[0] == CONTENT_HASH_KEY:
                continue
            _update(digest, *row)
    return digest.hexdigest()


def ordinary_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the tables that hold content: no full-text tables, no tables of SQLite."""
    listed = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = [str(name) for name, sql in listed if str(sql).upper().startswith("CREATE VIRTUAL")]
    return tuple(
        sorted(
            str(name)
            for name, _ in listed
            if name not in virtual
            and not str(name).startswith("sqlite_")
            and not any(str(name).startswith(f"{owner}_") for owner in virtual)
        )
    )


def _update(digest: hashlib._Hash, *values: object) -> None:
    """Feed values so that no two different rows look alike: a type letter and the length go first."""
    for value in values:
        if value is None:
            digest.update(b"n;")
            continue
        data = value if isinstance(value, bytes) else repr(value).encode("utf-8")
        digest.update(f"{type(value).__name__[0]}{len(data)}:".encode("ascii"))
        digest.update(data)
    digest.update(b"\n")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
