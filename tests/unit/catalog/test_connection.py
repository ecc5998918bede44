"""Every file that is no sound catalog: one sentence, what to do, and nothing written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from modelbrowser.catalog import connection as connection_module
from modelbrowser.catalog.connection import catalog_problems, open_catalog
from modelbrowser.catalog.schema import APPLICATION_ID, DERIVED_TABLES_SQL, SCHEMA_VERSION, TABLES_SQL
from modelbrowser.domain.errors import EnvironmentProblem


def _make(path: Path, *, rows: int = 0) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        database.executemany(
            "INSERT INTO source (source_id, title) VALUES (?, ?)",
            [(f"s{number}", "x" * 500) for number in range(rows)],
        )
        database.commit()
    return path


def _pragma(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA {statement}")
        database.commit()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder with a catalog"


@pytest.fixture
def sound(folder: Path) -> Path:
    folder.mkdir()
    return _make(folder / "catalog.db", rows=100)


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("name,maker\nDeepSeek-V2,DeepSeek\n" * 20, encoding="utf-8")


def _short_text(path: Path) -> None:
    path.write_bytes(b"SQ")


def _other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE bookmarks (url TEXT)")


def _newer(path: Path) -> None:
    _pragma(path, f"user_version = {SCHEMA_VERSION + 1}")


def _older(path: Path) -> None:
    _pragma(path, f"user_version = {SCHEMA_VERSION - 1}")


def _cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_by_a_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _schema_overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4000] = b"\xaa" * 3900
    path.write_bytes(data)


def _tables_gone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE build_info")


BAD_FILES: list[tuple[Callable[[Path], None], str]] = [
    (_missing, "There is no catalog at"),
    (_folder, "is a folder"),
    (_empty, "is empty"),
    (_text, "is not a database"),
    (_short_text, "is cut off after 2 bytes"),
    (_other_program, "database of another program"),
    (_newer, f"newer version of this program (schema {SCHEMA_VERSION + 1}"),
    (_older, f"older version of this program (schema {SCHEMA_VERSION - 1}"),
    (_cut_in_the_header, "is cut off after 60 bytes"),
    (_cut, "is cut off:"),
    (_cut_by_a_byte, "is cut off:"),
    (_schema_overwritten, "is damaged"),
    (_tables_gone, "is damaged: no such table: build_info"),
]


@pytest.mark.parametrize(("damage", "message"), BAD_FILES, ids=lambda value: getattr(value, "__name__", None))
def test_a_bad_file_is_named_and_left_alone(
    sound: Path, folder: Path, damage: Callable[[Path], None], message: str
) -> None:
    damage(sound)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(EnvironmentProblem) as caught:
        open_catalog(sound)
    assert message in caught.value.message
    assert str(sound) in caught.value.message
    assert caught.value.remedy.endswith(".")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_good_file_opens_read_only_and_leaves_no_trace(sound: Path, folder: Path) -> None:
    with closing(open_catalog(sound)) as database:
        assert database.execute("SELECT count(*) FROM source").fetchone() == (100,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("DELETE FROM source")
        assert [path.name for path in folder.iterdir()] == ["catalog.db"]
        assert database.execute("PRAGMA query_only").fetchone() == (1,)
        assert database.execute("PRAGMA trusted_schema").fetchone() == (0,)
    assert [path.name for path in folder.iterdir()] == ["catalog.db"]


@pytest.mark.parametrize(
    "name",
    [
        "with space.db",
        "hash#1.db",
        "what?.db",
        "100%41.db",
        "目录.db",
        "a&mode=rwc.db",
        "quote'\".db",
        "ü.db",
        "-x.db",
    ],
)
def test_odd_names_work(tmp_path: Path, name: str) -> None:
    odd = tmp_path / name.removesuffix(".db")
    odd.mkdir()
    path = _make(odd / name)
    with closing(open_catalog(path)) as database:
        assert database.execute("SELECT count(*) FROM model").fetchone() == (0,)
    assert [entry.name for entry in odd.iterdir()] == [name]


def test_relative_paths_work(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sound.parent)
    open_catalog(Path("catalog.db")).close()
    open_catalog(Path("..") / sound.parent.name / "catalog.db").close()


def test_a_link_to_a_catalog_works(sound: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(sound)
    open_catalog(link).close()
    assert link.is_symlink()


def test_a_broken_link_is_a_missing_catalog(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "gone.db")
    with pytest.raises(EnvironmentProblem, match="There is no catalog"):
        open_catalog(link)


def test_a_device_is_no_ordinary_file() -> None:
    with pytest.raises(EnvironmentProblem, match="no ordinary file"):
        open_catalog(Path("/dev/null"))


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    with pytest.raises(EnvironmentProblem, match="no ordinary file"):
        open_catalog(tmp_path / "pipe.db")


def test_a_null_character_in_the_path_is_no_crash() -> None:
    with pytest.raises(EnvironmentProblem):
        open_catalog(Path("a\0b.db"))


def test_a_file_that_may_not_be_read(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> Iterator[bytes]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(EnvironmentProblem, match="may not be read") as caught:
        open_catalog(sound)
    assert "permissions" in caught.value.remedy


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read and write everything")
def test_a_read_only_folder_is_enough(sound: Path, folder: Path) -> None:
    sound.chmod(0o400)
    folder.chmod(0o500)
    try:
        with closing(open_catalog(sound)) as database:
            assert database.execute("SELECT count(*) FROM source").fetchone() == (100,)
    finally:
        folder.chmod(0o700)


def test_a_locked_file_is_named(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "LOCK_TIMEOUT_S", 0.05)
    with closing(sqlite3.connect(sound, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(EnvironmentProblem, match="locked by another program") as caught:
            open_catalog(sound)
        other.execute("ROLLBACK")
    assert "Close it there" in caught.value.remedy
    open_catalog(sound).close()


def test_another_tools_write_ahead_mode_is_read_without_a_trace(sound: Path, folder: Path) -> None:
    _pragma(sound, "journal_mode = WAL")
    assert [path.name for path in folder.iterdir()] == ["catalog.db"]
    with closing(open_catalog(sound)) as database:
        assert database.execute("SELECT count(*) FROM source").fetchone() == (100,)
        assert [path.name for path in folder.iterdir()] == ["catalog.db"]


def test_a_catalog_that_is_being_written_to_is_named(sound: Path) -> None:
    with closing(sqlite3.connect(sound, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO source (source_id, title) VALUES ('new', 'New')")
        with pytest.raises(EnvironmentProblem, match="being written to"):
            open_catalog(sound)


def test_an_unfinished_change_of_another_program_is_named(sound: Path, folder: Path, tmp_path: Path) -> None:
    """A hot journal: whoever wrote it died, and a read-only connection may not repair it."""
    with closing(sqlite3.connect(sound, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 2")
        other.execute("PRAGMA cache_spill = 1")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE source SET title = 'changed' || title")
        for path in folder.iterdir():
            shutil.copy(path, tmp_path / path.name)
        other.execute("ROLLBACK")
    assert (tmp_path / "catalog.db-journal").stat().st_size > 0
    with pytest.raises(EnvironmentProblem, match=r"unfinished change|cannot be opened") as caught:
        open_catalog(tmp_path / "catalog.db")
    assert caught.value.remedy


def test_damage_that_shows_only_later_is_named_then(sound: Path) -> None:
    data = bytearray(sound.read_bytes())
    (page_size,) = struct.unpack_from(">H", data, 16)
    start = len(data) - 6 * page_size
    data[start:] = os.urandom(len(data) - start)
    sound.write_bytes(data)
    with (
        closing(open_catalog(sound)) as database,
        pytest.raises(EnvironmentProblem, match="is damaged") as caught,
        catalog_problems(sound),
    ):
        database.execute("SELECT sum(length(title)) FROM source").fetchone()
    assert "catalog build" in caught.value.remedy


def test_an_interrupted_query_is_no_problem_of_the_file(sound: Path) -> None:
    with closing(open_catalog(sound)) as database:
        database.set_progress_handler(lambda: 1, 1)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"), catalog_problems(sound):
            database.execute("SELECT count(*) FROM source, source").fetchone()


def test_a_failed_opening_leaves_no_handle_open(sound: Path) -> None:
    _tables_gone(sound)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    for _ in range(5):
        with pytest.raises(EnvironmentProblem):
            open_catalog(sound)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
