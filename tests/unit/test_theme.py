"""Text can be read in both themes: contrast by the formula of WCAG 2.2 (4.5:1 for text, 3:1 for shapes)."""

from __future__ import annotations

import dataclasses
import re

import pytest

from modelbrowser.theme import THEMES, Theme

# the last one is what a chosen row of the list or of the sidebar is painted on
GROUNDS = ("background", "surface", "raised", "selection")


def luminance(color: str) -> float:
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def on_ground(color: str, ground: str, share: float) -> str:
    mixed = (
        round(int(color[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)


@pytest.fixture(params=sorted(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


def test_the_formula_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted", "faint", "accent", "warning", "error"])
def test_text_stands_out(theme: Theme, ink: str, ground: str) -> None:
    found = contrast(getattr(theme, ink), getattr(theme, ground))
    assert found >= 4.5, f"{theme.name}: {ink} on {ground} is {found:.2f}:1"


@pytest.mark.parametrize("ground", GROUNDS)
def test_tier_colors_stand_out_as_text(theme: Theme, ground: str) -> None:
    weak = {
        tier: round(found, 2)
        for tier, color in theme.tiers.items()
        if (found := contrast(color, getattr(theme, ground))) < 4.5
    }
    assert weak == {}, f"{theme.name} on {ground}"


def test_tier_colors_stand_out_on_their_own_soft_badge(theme: Theme) -> None:
    """A badge's ground is the tier's color laid thinly over the surface (ui/browse/colors.py)."""
    share = 0.18 if theme.is_dark else 0.11
    weak = {
        tier: round(found, 2)
        for tier, color in theme.tiers.items()
        if (found := contrast(color, on_ground(color, theme.surface, share))) < 4.5
    }
    assert weak == {}, f"{theme.name} badges"


def test_text_on_the_accent_and_on_a_pressed_button(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.accent, theme.accent_soft) >= 4.5
    assert contrast(theme.text, theme.accent_soft) >= 4.5


def test_text_has_three_strengths(theme: Theme) -> None:
    strong, middle, weak = (contrast(ink, theme.surface) for ink in (theme.text, theme.muted, theme.faint))
    assert strong > middle * 1.2 > weak * 1.4


def test_family_colors_stand_out_as_shapes(theme: Theme) -> None:
    weak = [color for color in theme.families if contrast(color, theme.surface) < 3]
    assert weak == []


def test_every_color_is_written_in_full(theme: Theme) -> None:
    values = [getattr(theme, each.name) for each in dataclasses.fields(theme) if each.type == "str"]
    colors = [value for value in values if value != theme.name] + [*theme.tiers.values(), *theme.families]
    assert len(colors) > 30
    assert [color for color in colors if not re.fullmatch("#[0-9A-F]{6}", color)] == []


def test_both_themes_have_the_same_keys() -> None:
    light, dark = THEMES["light"], THEMES["dark"]
    assert light.tiers.keys() == dark.tiers.keys()
    assert len(light.families) == len(dark.families)
    assert dark.is_dark
    assert not light.is_dark


def test_no_tier_is_the_color_of_no_data(theme: Theme) -> None:
    assert theme.tier_color(None) == theme.tiers["none"]
    assert theme.tier_color("unheard of") == theme.tiers["none"]
    assert theme.tier_color("top1") == theme.tiers["top1"]
