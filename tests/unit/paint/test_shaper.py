"""Shaped text: line heights of its role in every language, one layout for all widths it fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from modelbrowser.card.plain import plain
from modelbrowser.paint.shaper import CACHE_CAP, Shaper
from modelbrowser.paint.styles import ROLES
from modelbrowser.theme import CHINESE_FAMILIES

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("style", sorted(ROLES))
@pytest.mark.parametrize("text", ["Below avg", "低于平均", "MoE 模型"])
def test_a_line_has_the_height_of_its_role_whatever_the_font(style: str, text: str) -> None:
    shaped = Shaper().shape(text, style)
    assert (shaped.height, shaped.lines) == (ROLES[style].line_px, 1)


@pytest.mark.parametrize("style", sorted(ROLES))
def test_line_heights_lie_on_the_four_pixel_grid(style: str) -> None:
    assert ROLES[style].line_px % 4 == 0


@given(st.text(max_size=200), st.integers(20, 400))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_asked_for(qapp: QApplication, text: str, width: int) -> None:
    # as all catalog text is: Qt itself lays control characters out a pixel too wide
    shaped = Shaper().shape(plain(text), "body", float(width))
    assert shaped.height == shaped.lines * ROLES["body"].line_px
    for row in range(shaped.layout.lineCount()):
        line = shaped.layout.lineAt(row)
        # a single character may be wider than the box; nothing else may
        assert line.naturalTextWidth() <= width + 0.01 or line.textLength() <= 2


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("省去“快答”与“思考”", {"“", "”"}),
        ("等等……", {"…"}),
        ("模型 OpenAI’s 与‘新’", {"‘", "’"}),
        ("no “Chinese” here…", set()),
    ],
)
@pytest.mark.parametrize("style", ["body", "title"])
def test_marks_of_both_scripts_come_from_the_chinese_font_in_chinese(
    text: str, marks: set[str], style: str
) -> None:
    found = {
        character
        for part in Shaper().shape(text, style).layout.formats()
        if list(part.format.fontFamilies() or [])[:1] == [CHINESE_FAMILIES[0]]
        for character in text[part.start : part.start + part.length]
    }
    assert found == marks


def test_a_text_that_fits_is_shaped_once() -> None:
    shaper = Shaper()
    assert shaper.shape("Context", "h2", 500.0) is shaper.shape("Context", "h2", 400.0)
    assert shaper.shape("Context window", "h2", 40.0).lines > 1


def test_the_cache_is_bounded() -> None:
    shaper = Shaper()
    for number in range(CACHE_CAP + 10):
        shaper.shape(str(number), "tiny")
    assert len(shaper._cache) <= CACHE_CAP


def test_semibold_chinese_is_thickened_and_semibold_latin_is_not() -> None:
    shaped = Shaper().shape("MoE 模型", "h2")
    (mark,) = shaped.layout.formats()
    assert (mark.start, mark.length) == (4, 2)
    assert Shaper().shape("MoE model", "h2").layout.formats() == []
    assert Shaper().shape("模型", "body").layout.formats() == []
