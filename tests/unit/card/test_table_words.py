"""The Chinese words come from the translation file, complete and with the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modelbrowser import locations
from modelbrowser.card.build import build_card
from modelbrowser.card.context import LEGEND, PRICES, SCORES, CardContext, CardState, legends_by_capability
from modelbrowser.card.table import FILE, read_table, table_words
from modelbrowser.card.words import Words
from modelbrowser.domain.errors import EnvironmentProblem
from support.cards import NAMES, frozen_card, frozen_kinship, frozen_legends, some_peers

FOLDER = locations.resources_dir() / "i18n"


def test_every_string_is_translated_and_keeps_its_placeholders() -> None:
    table = read_table(FOLDER / FILE)
    for (_context, source), translation in table.items():
        assert set(re.findall(r"\{\w+\}", source)) == set(re.findall(r"\{\w+\}", translation)), source


@pytest.mark.parametrize("name", NAMES)
def test_building_a_chinese_card_asks_for_no_string_without_a_translation(name: str) -> None:
    table = read_table(FOLDER / FILE)
    missing: list[str] = []

    def translate(context: str, text: str) -> str:
        if (context, text) not in table:
            missing.append(text)
        return text

    state = CardState(open_parts=frozenset({LEGEND, PRICES, SCORES, "tile:cost"}))
    build_card(
        CardContext(
            frozen_card(name),
            Words("zh", translate),
            legends_by_capability(frozen_legends()),
            state,
            some_peers,
            frozen_kinship(name),
        )
    )
    assert missing == []


def test_english_needs_no_file(tmp_path: Path) -> None:
    assert table_words("en", tmp_path).translate("Card", "Pricing") == "Pricing"


def test_a_missing_or_broken_file_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        table_words("zh", tmp_path)
    assert caught.value.remedy
    (tmp_path / FILE).write_text("no xml <", encoding="utf-8")
    with pytest.raises(EnvironmentProblem):
        table_words("zh", tmp_path)


def test_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fr"):
        table_words("fr", tmp_path)


def test_a_string_nobody_translated_stays_english() -> None:
    assert table_words("zh", FOLDER).translate("Card", "no such string") == "no such string"
