"""Opening a catalog file: read-only, nothing ever written beside it, every bad file named in one sentence.

The first hundred bytes tell most of it without SQLite: whose file it is, its schema version, whether it is
as long as it says. Reading them first keeps SQLite from touching files that are not ours.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from modelbrowser.catalog.schema import APPLICATION_ID, SCHEMA_VERSION
from modelbrowser.domain.errors import EnvironmentProblem

LOCK_TIMEOUT_S = 1.0
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_WAL_VERSION = 2
_OTHER_FILE = "Name another file with --catalog, or leave the option out for the shipped one."
_RESTORE = "Restore the file from the program's package, or run `modelbrowser catalog build`."


@dataclass(frozen=True, slots=True)
class _Header:
    """What the head of an SQLite file says; `page_count` is None where an old writer left it stale."""

    page_size: int
    page_count: int | None
    uses_wal: bool
    user_version: int
    application_id: int


def open_catalog(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to a catalog; use it from one thread at a time.

    Raises:
        EnvironmentProblem: when the file is missing, a folder, unreadable, empty, no database, another
            program's, of a newer or older schema, truncated, damaged or locked; with what to do.
    """
    header = _checked_header(path)
    uri = path.absolute().as_uri() + "?mode=ro"
    if header.uses_wal:
        # Another tool switched the journal mode: a plain read-only open would create -wal and -shm files
        if _wal_in_use(path):
            raise EnvironmentProblem(
                f"{path} is being written to by another program.", "Close it there first."
            )
        uri += "&immutable=1"
    connection: sqlite3.Connection | None = None
    try:
        with catalog_problems(path):
            connection = sqlite3.connect(
                uri, uri=True, timeout=LOCK_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT model_id FROM model LIMIT 1").fetchone()
            connection.execute("SELECT value FROM build_info LIMIT 1").fetchone()
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection


@contextmanager
def catalog_problems(path: Path) -> Iterator[None]:
    """Turn SQLite's errors while reading `path` into an EnvironmentProblem with a remedy.

    An interrupted query stays an `sqlite3.OperationalError`: the one who interrupted it knows why.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None and code & 0xFF == sqlite3.SQLITE_INTERRUPT:
            raise
        raise _problem(path, error, code) from error


def _problem(path: Path, error: sqlite3.DatabaseError, code: int | None) -> EnvironmentProblem:
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return EnvironmentProblem(f"{path} is locked by another program.", "Close it there and try again.")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return EnvironmentProblem(
            f"{path} cannot be opened.", "Check its permissions and those of its folder."
        )
    if primary == sqlite3.SQLITE_READONLY:
        return EnvironmentProblem(
            f"{path} holds an unfinished change of another program.",
            "Open and close it there, or restore it.",
        )
    if primary == sqlite3.SQLITE_IOERR:
        return EnvironmentProblem(f"{path} cannot be read: {error}.", "Check the disk or the network drive.")
    return EnvironmentProblem(f"{path} is damaged: {error}.", _RESTORE)


def _checked_header(path: Path) -> _Header:
    """Read and judge the head of the file, before SQLite sees it."""
    head, size = _read_head(path)
    if size == 0:
        raise EnvironmentProblem(f"The catalog {path} is empty.", _RESTORE)
    if not head.startswith(_MAGIC[: len(head)]):
        raise EnvironmentProblem(f"{path} is not a database.", _OTHER_FILE)
    if len(head) < _HEADER_BYTES:
        raise EnvironmentProblem(f"The catalog {path} is cut off after {size} bytes.", _RESTORE)
    header = _parse(head)
    if header.application_id != APPLICATION_ID:
        raise EnvironmentProblem(f"{path} is a database of another program, not a catalog.", _OTHER_FILE)
    if header.user_version > SCHEMA_VERSION:
        raise EnvironmentProblem(
            f"{path} was made by a newer version of this program (schema {header.user_version}, "
            f"this one reads {SCHEMA_VERSION}).",
            "Update the program, or use the catalog that came with it.",
        )
    if header.user_version < SCHEMA_VERSION:
        raise EnvironmentProblem(
            f"{path} was made by an older version of this program (schema {header.user_version}, "
            f"this one reads {SCHEMA_VERSION}).",
            "Build it anew with `modelbrowser catalog build`, or use the catalog that came with the program.",
        )
    if header.page_count is not None and size < header.page_count * header.page_size:
        expected = header.page_count * header.page_size
        raise EnvironmentProblem(f"The catalog {path} is cut off: {size} of {expected} bytes.", _RESTORE)
    return header


def _read_head(path: Path) -> tuple[bytes, int]:
    """Return the first hundred bytes and the size of the file."""
    try:
        if path.is_dir():
            raise EnvironmentProblem(f"{path} is a folder, not a catalog file.", _OTHER_FILE)
        if path.exists() and not path.is_file():
            raise EnvironmentProblem(f"{path} is no ordinary file.", _OTHER_FILE)
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES), path.stat().st_size
    except FileNotFoundError:
        raise EnvironmentProblem(f"There is no catalog at {path}.", _RESTORE) from None
    except PermissionError:
        raise EnvironmentProblem(f"{path} may not be read.", "Check its permissions.") from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise EnvironmentProblem(f"{path} cannot be read: {error}.", _OTHER_FILE) from None


def _parse(head: bytes) -> _Header:
    """Read the fields of the file format (offsets as in SQLite's description of it)."""
    (page_size,) = struct.unpack_from(">H", head, 16)
    change_counter, page_count = struct.unpack_from(">II", head, 24)
    user_version, _vacuum, application_id = struct.unpack_from(">iIi", head, 60)
    (valid_for,) = struct.unpack_from(">I", head, 92)
    return _Header(
        page_size=65_536 if page_size == 1 else page_size,
        page_count=page_count if page_count and valid_for == change_counter else None,
        uses_wal=_WAL_VERSION in (head[18], head[19]),
        user_version=user_version,
        application_id=application_id,
    )


def _wal_in_use(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    try:
        return log.stat().st_size > 0
    except OSError:
        return False
