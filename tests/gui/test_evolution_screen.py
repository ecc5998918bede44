"""The evolution page in a real window on an X server: painted, and alive to a real click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from modelbrowser import theme
from modelbrowser.paint.tree.style import TreeColors

pytestmark = pytest.mark.screen

PROGRAM = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv)
from modelbrowser import locations, theme
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.paint.fonts import load_fonts
from modelbrowser.ui.evolution import EvolutionPage
from modelbrowser.ui.style import ThemeController
load_fonts(locations.resources_dir() / "fonts")
dress = ThemeController(app, sys.argv[2])
page = EvolutionPage()
page.apply_theme(dress.theme)
page.resize(1440, 820)
page.move(0, 0)
page.set_data(CatalogReader(locations.default_catalog()).lineage_data())
page.show()
assert QTest.qWaitForWindowExposed(page)
QTest.qWait(600)
app.primaryScreen().grabWindow(0).save(sys.argv[1] + "-first.png")
point = page.view.pixel_of(page.index_of("deepseek-v2"))
where = page.view.widget_point(point.x(), point.y())
QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
QTest.qWait(400)
app.primaryScreen().grabWindow(0).save(sys.argv[1] + "-selected.png")
at = page.view.viewport().mapTo(page, where)
print(at.x(), at.y(), page.state.graph.ids[page.state.selection.selected])
"""


def has_color(image: QImage, x: int, y: int, color: QColor, reach: int) -> bool:
    for dx in range(-reach, reach + 1):
        for dy in range(-reach, reach + 1):
            found = image.pixelColor(x + dx, y + dy)
            if max(abs(found.red() - color.red()), abs(found.blue() - color.blue())) < 12:
                return True
    return False


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_tree_on_a_real_screen(screen: dict[str, str], tmp_path: Path, tone: str) -> None:
    target = tmp_path / "tree"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(target), tone],
        env=screen,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    x, y, chosen = done.stdout.split()
    assert chosen == "deepseek-v2"
    first, selected = QImage(f"{target}-first.png"), QImage(f"{target}-selected.png")
    colors = {first.pixel(i, j) for i in range(0, 1440, 5) for j in range(0, 820, 5)}
    assert len(colors) > 60, "the picture is painted"
    accent = TreeColors(theme.THEMES[tone]).accent
    assert not has_color(first, int(x), int(y), accent, 9)
    assert has_color(selected, int(x), int(y), accent, 9), "the clicked model has its ring"
    changed = sum(
        first.pixel(i, j) != selected.pixel(i, j) for i in range(150, 1440, 7) for j in range(80, 760, 7)
    )
    assert changed > 300, "the rest has faded"
