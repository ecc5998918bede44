"""Every key of the catalog has a word in both languages; rows and badges say what definitions.md says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from modelbrowser import locations, theme
from modelbrowser.domain.models import ModelSummary
from modelbrowser.domain.tiers import CostTier, PercentileTier
from modelbrowser.ui import labels
from modelbrowser.ui.browse.facet_model import FACET_ORDER
from modelbrowser.ui.i18n import LanguageController

TYPES = ("language", "reasoning", "code", "multimodal", "image", "audio", "video", "embedding", "other")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    languages = LanguageController(qapp, locations.resources_dir() / "i18n", "zh")
    yield
    languages.choose("en")
    languages.deleteLater()


def every_word() -> dict[str, str]:
    words = {f"type {key}": labels.type_label(key) for key in TYPES}
    words |= {f"tier {key}": labels.tier_label(key) for key in (*PercentileTier, *CostTier, "none")}
    words |= {f"speed {key}": labels.speed_tier_label(key) for key in PercentileTier}
    words |= {f"weights {key}": labels.openness_label(key) for key in ("yes", "no", "unknown")}
    return words | {f"facet {key}": labels.facet_label(key) for key in FACET_ORDER}


def test_every_key_has_a_word(qapp: QApplication) -> None:
    assert [key for key, word in every_word().items() if word == key.split()[1]] == []


@pytest.mark.usefixtures("chinese")
def test_every_key_has_a_chinese_word() -> None:
    assert {key: word for key, word in every_word().items() if not re.search("[\u4e00-\u9fff]", word)} == {}


def test_the_lowest_tier_reads_differently_for_speed(qapp: QApplication) -> None:
    assert labels.tier_label("below") == "Below avg"
    assert labels.speed_tier_label("below") == "Slow"
    assert labels.speed_tier_label("top1") == labels.tier_label("top1") == "Top 1%"


def test_an_unknown_key_is_shown_as_it_stands(qapp: QApplication) -> None:
    assert labels.type_label("robotics") == "robotics"
    assert labels.facet_label("") == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Some Lab · MoE · open"),
        ({"open_weights": False}, "Some Lab · MoE"),
        ({"open_weights": None, "architecture": None}, "Some Lab"),
        ({"architecture": "dense"}, "Some Lab · dense · open"),
        ({"type": "image"}, "Some Lab · Image · open"),
        ({"type": "reasoning", "open_weights": False}, "Some Lab · Reasoning"),
    ],
)
def test_the_second_line_of_a_row(
    qapp: QApplication, make_summary: Callable[..., ModelSummary], changes: dict[str, object], expected: str
) -> None:
    assert labels.subtitle(make_summary(**changes), "en") == expected


def test_the_makers_name_in_the_language_of_the_window(make_summary: Callable[..., ModelSummary]) -> None:
    assert labels.organization_label(make_summary(), "zh") == "某实验室"
    assert labels.organization_label(make_summary(organization_zh=None), "zh") == "Some Lab"
    assert labels.organization_label(make_summary(), "en") == "Some Lab"


def test_four_badges(qapp: QApplication, make_summary: Callable[..., ModelSummary]) -> None:
    assert labels.badges(make_summary()) == (
        ("Good", "good"),
        ("42 tok/s", "below"),
        ("Free", "free"),
        ("128K", "medium"),
    )


def test_a_measured_speed_without_a_tier_is_shown_without_one(
    qapp: QApplication, make_summary: Callable[..., ModelSummary]
) -> None:
    """An older measurement is no part of the current snapshot, and has no rank (definitions.md)."""
    summary = make_summary(speed_tier=None, output_tokens_per_second=80.0)
    assert labels.badges(summary)[1] == ("80 tok/s", "none")


@pytest.mark.parametrize("speed", [None, 0.0])
def test_no_speed_is_no_data(
    qapp: QApplication, make_summary: Callable[..., ModelSummary], speed: float | None
) -> None:
    """A speed of 0 in a source means "not measured" (definitions.md)."""
    badge = labels.badges(make_summary(output_tokens_per_second=speed, speed_tier=None))[1]
    assert badge == ("—", "none")


@pytest.mark.parametrize(
    ("tokens", "key"),
    [
        (4_096, "below"),
        (99_999, "below"),
        (100_000, "medium"),
        (199_999, "medium"),
        (200_000, "good"),
        (400_000, "top10"),
        (999_999, "top10"),
        (1_000_000, "top5"),
        (10_000_000, "top5"),
    ],
)
def test_wider_windows_have_stronger_colors(tokens: int, key: str) -> None:
    assert labels.context_color_key(tokens) == key


def test_every_color_key_has_a_color(make_summary: Callable[..., ModelSummary]) -> None:
    keys = {*PercentileTier, *CostTier, "none", *(labels.context_color_key(10**n) for n in range(1, 8))}
    for each in theme.THEMES.values():
        assert keys <= each.tiers.keys()


def test_the_words_are_looked_up_when_they_are_shown(chinese: None) -> None:
    """A word that was translated at import would stay English."""
    assert labels.type_label("language") == "语言"
    assert QCoreApplication.translate("labels", "open") != "open"


def test_the_types_are_those_of_the_catalog(repository: Path) -> None:
    import csv

    with (repository / "data" / "facts" / "models.csv").open(encoding="utf-8", newline="") as file:
        found = {row["type"] for row in csv.DictReader(file)}
    assert found <= set(TYPES)
