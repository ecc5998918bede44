"""The installed Qt binding survives what killed another version (docs/decisions/0002-qt-version.md)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib.metadata import version

RunPython = Callable[[str], subprocess.CompletedProcess[str]]

FILL_OFTEN = """
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
app = QGuiApplication([])
image = QImage(8, 8, QImage.Format.Format_ARGB32)
painter = QPainter(image)
color = QColor("#123456")
for _ in range(200_000):
    painter.fillRect(0, 0, 8, 8, color)
painter.end()
print(image.pixelColor(3, 3).name())
"""


def test_calls_that_return_nothing_do_not_use_up_none(run_python: RunPython) -> None:
    # 6.12.0 on Python 3.11 drops a reference to None in each of these calls and aborts after some thousand
    done = run_python(FILL_OFTEN)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "#123456"


def test_the_binding_is_within_the_sound_versions() -> None:
    installed = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert installed == (6, 11)
