"""The command line as a whole: help, bad catalogs for every command, pipes, machines without a display."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from modelbrowser import __version__, locations
from modelbrowser.cli import cli

COMMANDS = ("catalog", "completion", "doctor", "export", "open", "search", "show", "tree")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], prog_name="modelbrowser")


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    values = {**os.environ, **environment}
    for key in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        if key not in environment:
            values.pop(key, None)
    return subprocess.run(
        [sys.executable, "-m", "modelbrowser", *map(str, arguments)],
        env=values,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )


# -- help --------------------------------------------------------------------------------------------


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert [each for each in COMMANDS if f"\n  {each}" not in done.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_explains_itself(command: str, flag: str) -> None:
    done = run(command, flag)
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3


def test_version() -> None:
    assert run("--version").stdout.strip() == f"modelbrowser, version {__version__}"


@pytest.mark.parametrize("arguments", [["sho", "x"], ["show"], ["show", "a", "b"], ["--nonsense"]])
def test_wrong_use_is_exit_code_2_and_a_hint(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Usage:" in done.stderr


def test_module_and_command_are_the_same_program() -> None:
    done = process("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"modelbrowser, version {__version__}")


# -- bad catalogs --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that is no usable catalog, and words that the message must have."""

    path: Path
    words: tuple[str, ...]


def _missing(path: Path) -> None:
    assert not path.exists()


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("name,organization\nDeepSeek-V2,DeepSeek\n" * 100, encoding="utf-8")


def _folder(path: Path) -> None:
    path.mkdir()


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE model (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute("INSERT INTO model (name) VALUES ('a bookmark')")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    shutil.copyfile(locations.default_catalog(), path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()


def _truncated(path: Path) -> None:
    content = locations.default_catalog().read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _header_only(path: Path) -> None:
    path.write_bytes(locations.default_catalog().read_bytes()[:50])


def _damaged(path: Path) -> None:
    """Return a catalog of the right length whose pages are noise from the second one on."""
    content = bytearray(locations.default_catalog().read_bytes())
    content[4096:] = bytes((each * 7 + 3) % 256 for each in range(4096)) * (len(content) // 4096 - 1)
    path.write_bytes(content)


BAD = {
    "missing": (_missing, ("no catalog at",)),
    "empty": (_empty, ("empty",)),
    "text": (_text, ("not a database",)),
    "folder": (_folder, ("folder",)),
    "other program": (_other_program, ("another program",)),
    "newer": (_newer, ("newer version", "9999")),
    "truncated": (_truncated, ("cut off",)),
    "header only": (_header_only, ("cut off",)),
    "damaged": (_damaged, ("damaged",)),
}
READING = (
    ("show", "deepseek-v2"),
    ("search", "deepseek"),
    ("catalog", "info"),
    ("export", "deepseek-v2", "card.md"),
    ("tree", "tree.svg"),
    ("open",),
    ("open", "deepseek-v2"),
    (),
)


@pytest.fixture(params=sorted(BAD))
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> Bad:
    make: Callable[[Path], None]
    make, words = BAD[request.param]
    folder = tmp_path / "with a space"
    folder.mkdir()
    make(folder / "catalog.db")
    return Bad(folder / "catalog.db", words)


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_bad_catalog_is_one_clear_message_and_nothing_written(
    bad: Bad, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bad.path.parent)
    before = _snapshot(bad.path.parent)
    done = run("--catalog", bad.path, *command)
    assert isinstance(done.exception, SystemExit), f"a traceback instead of a message: {done.exception!r}"
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    message = done.stderr.replace("\n", " ")
    assert all(word in message for word in bad.words), done.stderr
    assert len(done.stderr.strip().splitlines()) >= 2, "what is wrong, and what to do about it"
    assert _snapshot(bad.path.parent) == before


def _snapshot(folder: Path) -> dict[str, tuple[int, int] | None]:
    return {
        path.name: (path.stat().st_size, path.stat().st_mtime_ns) if path.is_file() else None
        for path in folder.iterdir()
    }


def test_a_bad_catalog_ends_a_real_process_the_same_way(tmp_path: Path) -> None:
    _text(tmp_path / "catalog.db")
    done = process("--catalog", tmp_path / "catalog.db", "show", "deepseek-v2")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "catalog.db"
    shutil.copyfile(locations.default_catalog(), path)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    yield path
    other.rollback()
    other.close()


@pytest.mark.parametrize("command", [("show", "deepseek-v2"), ("search", "deepseek"), ()], ids=" ".join)
def test_a_locked_catalog_is_told_and_not_waited_for(locked: Path, command: tuple[str, ...]) -> None:
    done = run("--catalog", locked, *command)
    assert isinstance(done.exception, SystemExit), repr(done.exception)
    assert done.exit_code == 2
    assert "locked" in done.stderr


def test_a_read_only_folder_is_good_enough_to_read(tmp_path: Path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir()
    shutil.copyfile(locations.default_catalog(), folder / "catalog.db")
    (folder / "catalog.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        done = run("--catalog", folder / "catalog.db", "search", "deepseek v2", "--limit", "1")
        assert (done.exit_code, done.stdout.split()[0]) == (0, "deepseek-v2")
        assert [path.name for path in folder.iterdir()] == ["catalog.db"]
    finally:
        folder.chmod(0o755)


def test_another_catalog_by_the_environment(tmp_path: Path) -> None:
    done = process("show", "deepseek-v2", MODELBROWSER_CATALOG=str(tmp_path / "mine.db"))
    assert done.returncode == 2
    assert "mine.db" in done.stderr


# -- no display ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [(), ("open",), ("open", "deepseek-v2")], ids=" ".join)
def test_opening_the_window_without_a_display_is_one_sentence(arguments: tuple[str, ...]) -> None:
    done = process(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "DISPLAY is not set" in done.stderr


def test_a_missing_catalog_is_told_alike_with_and_without_the_command_line(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    at_once = process(MODELBROWSER_CATALOG=missing)
    assert (at_once.returncode, at_once.stdout) == (2, "")
    assert at_once.stderr == process("--catalog", missing).stderr
    assert "none.db" in at_once.stderr


def test_a_shell_that_asks_for_completions_gets_no_window() -> None:
    done = process(_MODELBROWSER_COMPLETE="bash_source")
    assert done.returncode == 0
    assert "_modelbrowser_completion" in done.stdout


def test_a_display_that_does_not_answer(tmp_path: Path) -> None:
    done = process(DISPLAY=":87")
    assert done.returncode == 2
    assert "DISPLAY=:87" in done.stderr


def test_an_unknown_model_is_told_before_a_window_opens() -> None:
    done = process("open", "deepsek-v2")
    assert done.returncode == 2
    assert "deepseek-v2" in done.stderr.rsplit("Nearest: ", 1)[1]


def test_a_link_that_is_none_of_ours() -> None:
    done = process("open", "modelbrowser://elsewhere/x")
    assert done.returncode == 2
    assert "modelbrowser://model/deepseek-v2" in done.stderr


# -- pipes and terminals -------------------------------------------------------------------------------


def test_a_reader_that_leaves_early_is_no_error_to_shout_about() -> None:
    """modelbrowser search --json | head -1"""
    with subprocess.Popen(
        [sys.executable, "-m", "modelbrowser", "search", "--limit", "100000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read().decode()
        running.wait(60)
    assert "Traceback" not in complaint
    assert "Error" not in complaint


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_chinese_letters_still_gets_an_answer(encoding: str) -> None:
    done = process("show", "deepseek-v2", "--language", "zh", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "DeepSeek-V2" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_each_shell(shell: str) -> None:
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_MODELBROWSER_COMPLETE" in done.stdout


def complete(words: str, position: int, **environment: str) -> list[str]:
    done = process(
        _MODELBROWSER_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(position), **environment
    )
    assert "Traceback" not in done.stderr, done.stderr
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_completion_of_commands_ids_and_fields() -> None:
    assert complete("modelbrowser sh", 1) == ["show"]
    ids = complete("modelbrowser show deepseek-v", 2)
    assert "deepseek-v2" in ids
    assert all(each.startswith("deepseek-v") for each in ids)
    assert "org:deepseek" in complete("modelbrowser search org:deeps", 2)


def test_completion_is_silent_without_a_catalog(tmp_path: Path) -> None:
    assert complete("modelbrowser show deep", 2, MODELBROWSER_CATALOG=str(tmp_path / "none.db")) == []
