"""What every test runs in: no network, no real settings, no screen unless asked for, fonts that exist."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

REPOSITORY = Path(__file__).resolve().parent.parent

# Before the first Qt import. A person's own settings are neither read nor written, whatever a test starts.
_HOME = Path(tempfile.mkdtemp(prefix="modelbrowser-tests-"))
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = _HOME / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("MODELBROWSER_CATALOG", None)
# Python processes that tests start have no network either
os.environ["PYTHONPATH"] = str(REPOSITORY / "tests" / "support" / "no_network")


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the top folder of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Return the application, with the program's fonts, once Latin and Chinese glyphs are known to be there.

    Without a font Qt draws a box for every character and says nothing: pictures would be compared in vain.
    """
    from PySide6.QtGui import QFontMetrics

    from modelbrowser import locations, theme
    from modelbrowser.paint import fonts

    fonts.load_fonts(locations.resources_dir() / "fonts")
    metrics = QFontMetrics(fonts.font(theme.TEXT_M))
    assert metrics.inFontUcs4(ord("g")), "no font at all: every character would be a box"
    assert metrics.inFontUcs4(ord("的")), "no Chinese font: install fonts-wqy-microhei"
    return qapp


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """Return the environment for a process that opens real windows, on a 1600x1000 X server of its own.

    The test process itself stays offscreen: one process has one kind of screen.
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        assert number, "Xvfb did not start"
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def run_python(repository: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Return a function that runs code in a new Python with this one's packages, from the repository."""

    def run(code: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, cwd=repository, capture_output=True, text=True, timeout=120, check=False
        )

    return run
