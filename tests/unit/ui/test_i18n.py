"""Switching the language reaches what is on the screen; every string has its Chinese."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from modelbrowser import locations
from modelbrowser.theme import LIGHT
from modelbrowser.ui import i18n
from modelbrowser.ui.browse.result_pane import ResultPane
from modelbrowser.ui.i18n import LanguageController, number, resolve_language


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[LanguageController]:
    before = QLocale()
    controller = LanguageController(qapp, locations.resources_dir() / "i18n", "en")
    yield controller
    controller.choose("en")
    controller.deleteLater()
    QLocale.setDefault(before)


def test_widgets_that_are_shown_change_their_words(qtbot: QtBot, languages: LanguageController) -> None:
    pane = ResultPane(LIGHT)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(languages.language_changed) as changed:
        languages.choose("zh")
    assert changed.args == ["zh"]
    qtbot.waitUntil(lambda: pane.view.accessibleName() != "Models found")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in pane.view.accessibleName())
    languages.choose("en")
    qtbot.waitUntil(lambda: pane.view.accessibleName() == "Models found")


def test_the_same_language_again_tells_nothing(qtbot: QtBot, languages: LanguageController) -> None:
    with qtbot.assertNotEmitted(languages.language_changed):
        languages.choose("en")
    assert languages.choice == "en"


def test_going_back_and_forth_leaves_one_translation(languages: LanguageController) -> None:
    for _ in range(3):
        languages.choose("zh")
        languages.choose("en")
    assert QCoreApplication.translate("labels", "Language") == "Language"


def test_numbers_and_dates_follow(languages: LanguageController) -> None:
    languages.choose("zh")
    assert QLocale().language() == QLocale.Language.Chinese
    languages.choose("en")
    assert QLocale().language() == QLocale.Language.English


def test_qts_own_buttons_speak_chinese_too(languages: LanguageController) -> None:
    languages.choose("zh")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


@pytest.mark.parametrize(
    ("system", "language"),
    [
        (QLocale.Language.Chinese, "zh"),
        (QLocale.Language.English, "en"),
        (QLocale.Language.German, "en"),
    ],
)
def test_system_follows_the_desktop(
    monkeypatch: pytest.MonkeyPatch, system: QLocale.Language, language: str
) -> None:
    locale = QLocale(system)

    class Locale(QLocale):
        @staticmethod
        def system() -> QLocale:
            return locale

    monkeypatch.setattr(i18n, "QLocale", Locale)
    assert resolve_language("system") == language
    assert resolve_language("klingon") == language
    assert resolve_language("zh") == "zh"


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1516, "1,516"), (1_048_576, "1,048,576")]
)
def test_thousands(value: int, text: str) -> None:
    assert number(value) == text


def test_no_translation_file_means_english(qapp: QApplication, tmp_path: Path) -> None:
    controller = LanguageController(qapp, tmp_path, "zh")
    assert QCoreApplication.translate("labels", "Language") == "Language"
    controller.choose("en")
    controller.deleteLater()


def test_every_string_has_its_chinese_and_the_compiled_file_is_new(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/translations.py", "check"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
