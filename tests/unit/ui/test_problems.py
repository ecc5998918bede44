"""What is in the way, said in the window's language and without advice for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from modelbrowser import locations
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.ui.i18n import LanguageController
from modelbrowser.ui.problems import problem_texts


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[LanguageController]:
    controller = LanguageController(qapp, locations.resources_dir() / "i18n", "zh")
    yield controller
    controller.choose("en")


def _problem_of(path: Path) -> EnvironmentProblem:
    with pytest.raises(EnvironmentProblem) as raised:
        CatalogReader(path)
    return raised.value


def _files(folder: Path) -> tuple[Path, ...]:
    empty, other = folder / "空.db", folder / "other.db"
    empty.write_bytes(b"")
    other.write_bytes(b"no database at all, but a text that is long enough to be one" * 4)
    return folder, empty, other, folder / "missing.db"


@pytest.mark.usefixtures("chinese")
def test_problems_of_a_catalog_are_told_in_chinese(tmp_path: Path) -> None:
    for path in _files(tmp_path):
        message, remedy = problem_texts(_problem_of(path))
        assert str(path) in message
        assert message.endswith("。")
        assert remedy.endswith("。")
        assert remedy.isprintable()
        assert "--catalog" not in remedy


@pytest.mark.usefixtures("qapp")
def test_english_stays_and_advice_for_a_terminal_goes(tmp_path: Path) -> None:
    for path in _files(tmp_path):
        problem = _problem_of(path)
        message, remedy = problem_texts(problem)
        assert message == problem.message
        assert "--catalog" not in remedy
        assert "`" not in remedy
        assert remedy


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("text", ["Something else is wrong: {0}.", "", "100 % {} of {1}"])
def test_an_unknown_problem_is_shown_as_it_stands(text: str) -> None:
    assert problem_texts(EnvironmentProblem(text, text)) == (text, text)
