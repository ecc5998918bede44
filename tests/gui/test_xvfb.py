"""The program on a real X server: its own process, a real window, and a look at what the screen shows."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from modelbrowser import locations
from modelbrowser.theme import DARK, LIGHT

pytestmark = pytest.mark.screen

# Looks at the root window until it shows something other than one flat color, or until patience ends
GRAB = """
import sys, time
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
target, before, patience = sys.argv[1], sys.argv[2], float(sys.argv[3])
old = None
if before:
    from PySide6.QtGui import QImage
    old = QImage(before).convertToFormat(QImage.Format.Format_RGB32)
end = time.monotonic() + patience
while time.monotonic() < end:
    image = application.primaryScreen().grabWindow(0).toImage()
    colors = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
    changed = old is None or sum(
        image.pixel(x, y) != old.pixel(x, y)
        for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)
    ) > 400
    if len(colors) > 150 and changed:
        break
    time.sleep(0.2)
time.sleep(0.5)
application.primaryScreen().grabWindow(0).save(target)
"""


@dataclass(slots=True)
class Screen:
    """One X server with settings of its own, the programs started on it, and its pictures."""

    folder: Path
    environment: dict[str, str]
    running: list[subprocess.Popen[str]] = field(default_factory=list)
    pictures: int = 0

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "modelbrowser", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(process)
        return process

    def look(self, before: Path | None = None) -> tuple[Path, QImage]:
        """Return a picture of the whole screen, painted, and changed from the picture `before`."""
        self.pictures += 1
        target = self.folder / f"screen{self.pictures}.png"
        subprocess.run(
            [sys.executable, "-c", GRAB, str(target), str(before or ""), "40"],
            env=self.environment,
            check=True,
            timeout=90,
        )
        image = QImage(str(target))
        assert (image.width(), image.height()) == (1600, 1000)
        return target, image


@pytest.fixture
def desktop(screen: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    places = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_RUNTIME_DIR": str(runtime)}
    desktop = Screen(tmp_path, {**screen, **places})
    yield desktop
    for process in desktop.running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def settings(desktop: Screen, **values: str) -> None:
    folder = desktop.folder / "config" / "modelbrowser"
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}={value}\n" for key, value in values.items())
    (folder / "settings.ini").write_text(f"[General]\n{lines}", encoding="utf-8")


def share(image: QImage, color: str) -> float:
    """Return how much of the picture has this very color."""
    wanted = QColor(color).rgb()
    places = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return sum(image.pixel(x, y) == wanted for x, y in places) / len(places)


def textlike(image: QImage, ink: str) -> int:
    """Return how many of the picture's lines have strokes as text has: ink that comes and goes often."""
    wanted = QColor(ink).lightness()
    lines = 0
    for y in range(0, image.height(), 2):
        dark = [abs(image.pixelColor(x, y).lightness() - wanted) < 60 for x in range(0, image.width(), 2)]
        lines += sum(one != other for one, other in pairwise(dark)) > 20
    return lines


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_real_window_is_painted(desktop: Screen, theme: object) -> None:
    tokens = LIGHT if theme is LIGHT else DARK
    settings(desktop, theme=tokens.name)
    program = desktop.start("open", "deepseek-v2")
    _, image = desktop.look()
    assert program.poll() is None, program.communicate()[1]
    colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 300, "badges, text with smooth edges, bands"
    assert share(image, tokens.surface) > 0.2, "list and card stand on the theme's surface"
    assert share(image, (DARK if tokens is LIGHT else LIGHT).surface) < 0.02
    assert share(image, tokens.accent) > 0.0001, "the selection's bar, the chosen page"
    assert textlike(image, tokens.text) > 60
    assert any(share(image, tokens.tiers[tier]) > 0 for tier in ("free", "top1", "good", "medium"))


def test_chinese_is_drawn_and_not_boxes(desktop: Screen) -> None:
    settings(desktop, theme="light", language="zh")
    desktop.start("open", "deepseek-v2")
    first, chinese = desktop.look()
    assert textlike(chinese, LIGHT.text) > 60
    # boxes for characters would be one shape over and over: count the different columns of the list's head
    columns = {
        tuple(chinese.pixelColor(x, y).lightness() < 160 for y in range(60, 90)) for x in range(240, 420)
    }
    assert len(columns) > 25, first


def test_a_second_start_shows_its_model_in_the_first_window(desktop: Screen) -> None:
    first = desktop.start("open", "deepseek-v2")
    before, _ = desktop.look()
    second = desktop.start("open", "qwen3-32b")
    assert second.wait(60) == 0, "the second start ends; the first window takes the model"
    _, after = desktop.look(before)
    assert first.poll() is None
    assert textlike(after, LIGHT.text) > 60 or textlike(after, DARK.text) > 60


def test_a_terminated_program_leaves_the_way_free_for_the_next_one(desktop: Screen) -> None:
    first = desktop.start("open", "deepseek-v2")
    desktop.look()
    first.send_signal(signal.SIGKILL)
    first.wait(20)
    second = desktop.start("open", "qwen3-32b")
    desktop.look()
    assert second.poll() is None, second.communicate()[1]


def test_nothing_is_said_on_the_terminal(desktop: Screen) -> None:
    program = desktop.start()
    desktop.look()
    program.terminate()
    output, errors = program.communicate(timeout=30)
    assert (output, errors) == ("", "")


def test_a_read_only_catalog_in_a_folder_with_a_space(desktop: Screen) -> None:
    folder = desktop.folder / "a folder"
    folder.mkdir()
    shutil.copyfile(locations.default_catalog(), folder / "my catalog.db")
    (folder / "my catalog.db").chmod(0o444)
    program = desktop.start("--catalog", os.fspath(folder / "my catalog.db"))
    _, image = desktop.look()
    assert program.poll() is None, program.communicate()[1]
    assert textlike(image, LIGHT.text) > 60 or textlike(image, DARK.text) > 60
    assert [path.name for path in folder.iterdir()] == ["my catalog.db"]
