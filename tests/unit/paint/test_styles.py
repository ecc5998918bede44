"""Colors by role."""

from __future__ import annotations

import pytest

from modelbrowser import theme
from modelbrowser.paint.styles import Palette
from modelbrowser.theme import Theme


@pytest.mark.parametrize("colors", theme.THEMES.values(), ids=lambda each: each.name)
def test_tiers_and_fields_have_their_own_colors_and_anything_else_is_text(colors: Theme) -> None:
    palette = Palette(colors)
    assert palette.color("muted").name().upper() == colors.muted
    assert palette.color("top5").name().upper() == colors.tiers["top5"]
    assert palette.color("name").name().upper() == colors.text
    assert palette.color("no such role").name().upper() == colors.text


def test_a_mixture_lies_between_its_colors() -> None:
    palette = Palette(theme.LIGHT)
    assert palette.mixed("accent", 1.0).name() == palette.color("accent").name()
    assert palette.mixed("accent", 0.0).name() == palette.color("surface").name()
    assert palette.mixed("accent", 0.5).red() == pytest.approx((0x2F + 0xFF) / 2, abs=1)
