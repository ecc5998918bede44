"""The composition root in a process of its own: another catalog, the end, and what is imported when."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from modelbrowser import locations

PROLOGUE = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from modelbrowser import app
application = app.make_application(["modelbrowser"])
program = app.Program(application, Path(sys.argv[1]))
def readers():
    return sum(each.name == "catalog-reader" for each in threading.enumerate())
"""
EPILOGUE = """
program.show()
code = application.exec()
program.close()
print("readers left:", readers())
sys.exit(code)
"""


def run(code: str, *arguments: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROLOGUE + code + EPILOGUE, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_RUNTIME_DIR": str(tmp_path)}


def test_another_catalog_takes_the_place_of_the_first(tmp_path: Path, folders: dict[str, str]) -> None:
    """Closing the only window must not end the program when another one is about to open."""
    other = tmp_path / "other.db"
    shutil.copyfile(locations.default_catalog(), other)
    code = """
def change():
    program.open_catalog(Path(sys.argv[2]))
    program.window.first_painted.connect(painted)
def painted():
    QTimer.singleShot(300, look)
def look():
    shown = Path(program.window.catalog_info.path).name
    print("shows", shown, program.window.isVisible(), "readers", readers())
    program.window.close()
program.window.first_painted.connect(change)
"""
    done = run(code, locations.default_catalog(), other, **folders)
    assert done.stdout.splitlines() == ["shows other.db True readers 1", "readers left: 0"], done.stderr
    assert done.returncode == 0


def test_closing_the_window_ends_the_program(folders: dict[str, str]) -> None:
    done = run(
        "program.window.first_painted.connect(program.window.close)", locations.default_catalog(), **folders
    )
    assert (done.returncode, done.stdout) == (0, "readers left: 0\n"), done.stderr
    assert "Traceback" not in done.stderr


def test_the_quit_key_ends_the_program(folders: dict[str, str]) -> None:
    code = """
def leave():
    program.window.actions_by_name["quit"].trigger()
program.window.first_painted.connect(leave)
"""
    done = run(code, locations.default_catalog(), **folders)
    assert (done.returncode, done.stdout) == (0, "readers left: 0\n"), done.stderr


@pytest.mark.parametrize("module", ["pyqtgraph", "numpy", "sqlite_utils", "rapidfuzz", "PySide6.QtNetwork"])
def test_the_first_picture_imports_nothing_it_does_not_need(folders: dict[str, str], module: str) -> None:
    code = f"""
def look():
    print({module!r} in sys.modules)
    program.window.close()
program.window.first_painted.disconnect(program._on_first_painted)
program.window.first_painted.connect(look)
"""
    done = run(code, locations.default_catalog(), **folders)
    assert done.stdout.splitlines()[0] == "False", done.stderr


def test_an_error_of_ours_reaches_the_exception_hook(folders: dict[str, str]) -> None:
    code = """
def hook(kind, error, trace):
    print("hook", kind.__name__)
    application.exit(3)
sys.excepthook = hook
def ask():
    program.reader.ask("card", lambda session: 1 / 0)
program.window.first_painted.connect(ask)
"""
    done = run(code, locations.default_catalog(), **folders)
    assert done.stdout.splitlines()[0] == "hook ZeroDivisionError", done.stderr


def test_the_reader_waits_for_the_first_picture_but_not_for_ever(folders: dict[str, str]) -> None:
    """A window that is never painted (started as an icon) still reads; a painted one reads at once."""
    code = """
program.window.show = lambda: None
starts = []
first = program.reader.start
program.reader.start = lambda: (starts.append(readers()), first())
def look():
    print("unpainted:", len(starts), readers())
    program.window.repaint()
    QTimer.singleShot(100, again)
def again():
    print("painted:", len(starts), readers())
    application.quit()
QTimer.singleShot(400, look)
"""
    done = run(code, locations.default_catalog(), **folders)
    assert "unpainted: 1 1" in done.stdout, done.stderr
    assert "painted: 1 1" in done.stdout, done.stderr
    assert done.returncode == 0
