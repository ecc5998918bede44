"""One theme dresses everything: palette and style sheet agree, "system" follows the desktop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from modelbrowser.theme import DARK, LIGHT, THEMES
from modelbrowser.ui.style import ThemeController, palette, resolve_theme, style_sheet


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    controller = ThemeController(qapp, "light")
    yield controller
    controller.deleteLater()
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[1])


@pytest.mark.parametrize("name", sorted(THEMES))
def test_the_sheet_is_filled_in_and_uses_colors_of_its_theme_only(name: str) -> None:
    theme, other = THEMES[name], THEMES["dark" if name == "light" else "light"]
    sheet = style_sheet(theme)
    assert re.search(r"\{[a-z_]+\}", sheet) is None
    assert sheet.count("{") == sheet.count("}")
    assert theme.text in sheet
    assert other.text not in sheet


def test_qt_understands_the_sheet(qtbot: QtBot, themes: ThemeController) -> None:
    """A rule that Qt cannot parse is said in a warning, which fails the test; this one reaches a widget."""
    box = QLineEdit()
    qtbot.addWidget(box)
    for choice, theme in (("dark", DARK), ("light", LIGHT)):
        themes.choose(choice)
        box.ensurePolished()
        image = box.grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == theme.surface.lower()


def test_palette_roles_of_text_and_ground() -> None:
    colors = palette(DARK)
    assert colors.color(QPalette.ColorRole.Window).name() == DARK.background.lower()
    assert colors.color(QPalette.ColorRole.WindowText).name() == DARK.text.lower()
    assert colors.color(QPalette.ColorRole.PlaceholderText).name() == DARK.faint.lower()
    disabled = colors.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == DARK.faint.lower()


def test_a_choice_is_told_once(qtbot: QtBot, themes: ThemeController) -> None:
    told: list[object] = []
    themes.theme_changed.connect(told.append)
    themes.choose("dark")
    themes.choose("dark")
    themes.choose("light")
    assert told == [DARK, LIGHT]
    assert (themes.choice, themes.theme) == ("light", LIGHT)


@pytest.mark.parametrize(
    ("scheme", "theme"),
    [
        (Qt.ColorScheme.Dark, DARK),
        (Qt.ColorScheme.Light, LIGHT),
        (Qt.ColorScheme.Unknown, LIGHT),
    ],
)
def test_system_means_what_the_desktop_asks_for(
    monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, theme: object
) -> None:
    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(lambda: FakeHints(scheme)))
    assert resolve_theme("system") is theme
    assert resolve_theme("nonsense of an older version") is theme
    assert resolve_theme("dark") is DARK


def test_a_desktop_that_turns_dark_takes_the_window_along(
    qapp: QApplication, themes: ThemeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes.choose("system")
    hints = qapp.styleHints()
    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(lambda: FakeHints(Qt.ColorScheme.Dark)))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert themes.theme is DARK
    themes.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert themes.theme is LIGHT, "a theme that was chosen stays"


class FakeHints:
    def __init__(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme


def test_only_this_module_writes_style_sheets(repository: Path) -> None:
    source = repository / "src" / "modelbrowser"
    writers = [
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if "setStyleSheet" in path.read_text(encoding="utf-8")
    ]
    assert writers == ["ui/style.py"]
