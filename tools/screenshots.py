"""Make the pictures of the documentation from the real program on the shipped catalog.

python tools/screenshots.py [NAME ...]   all pictures, or those whose name begins like one of NAME

Offscreen, 1440x900, scale 1; the same command gives the same pictures on the same machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A folder of its own, so that nobody's remembered sizes get into the pictures
_HOME = tempfile.mkdtemp()
os.environ["XDG_CONFIG_HOME"] = _HOME
os.environ["XDG_DATA_HOME"] = _HOME

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from modelbrowser import locations
from modelbrowser.app import Program, make_application
from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import ModelId

FOLDER = ROOT / "docs" / "images"
_SETTLE_MS = 700


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where to be, how it looks, how large."""

    name: str
    location: Location
    theme: str = "light"
    language: str = "en"
    width: int = 1440
    height: int = 900
    unfold: bool = False


_V2 = ModelId("deepseek-v2")
SHOTS = (
    Shot("browse-light", Location(View.BROWSE, _V2, "org:deepseek")),
    Shot("browse-dark", Location(View.BROWSE, _V2, "org:deepseek"), "dark"),
    Shot("browse-zh", Location(View.BROWSE, _V2, "org:deepseek"), "light", "zh"),
    Shot("browse-narrow", Location(View.BROWSE, _V2, "deepseek"), "light", "en", 860, 700),
    Shot("browse-empty", Location(View.BROWSE, None, "nothing is called like this")),
    Shot("evolution-light", Location(View.EVOLUTION, None, "")),
    Shot("evolution-dark", Location(View.EVOLUTION, None, ""), "dark"),
    Shot("evolution-model", Location(View.EVOLUTION, _V2, ""), unfold=True),
    Shot("evolution-zh", Location(View.EVOLUTION, _V2, ""), "dark", "zh", unfold=True),
)


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let the program work for a moment, as it does while a person looks at it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(program: Program, shot: Shot) -> None:
    """Bring the program to a shot's place and save the window."""
    program.themes.choose(shot.theme)
    program.languages.choose(shot.language)
    program.window.resize(shot.width, shot.height)
    if shot.unfold:
        program.window.trees.unfold_next()
    program.window.navigator.go(shot.location)
    settle()
    program.window.grab().save(str(FOLDER / f"{shot.name}.png"))
    print(f"{shot.name}.png")


def main() -> int:
    """Run the command line."""
    wanted = tuple(sys.argv[1:])
    FOLDER.mkdir(parents=True, exist_ok=True)
    application = make_application([sys.argv[0]])
    assert isinstance(application, QApplication)
    program = Program(application, locations.default_catalog())
    program.show()
    settle()
    for shot in SHOTS:
        if not wanted or shot.name.startswith(wanted):
            take(program, shot)
    program.window.close()
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
