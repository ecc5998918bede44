"""The tree's colors: told apart with every common kind of color blindness, readable on their ground."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtGui import QColor

from modelbrowser import theme
from modelbrowser.paint.tree.style import TreeColors

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
JUST_DIFFERENT = 14.0


def linear(color: QColor) -> np.ndarray:
    channels = np.array([color.redF(), color.greenF(), color.blueF()])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("vision", list(VISION))
def test_family_colors_can_be_told_apart(tone, vision):
    colors = TreeColors(theme.THEMES[tone]).families
    seen = [lab(VISION[vision] @ linear(color)) for color in colors]
    closest = min(float(np.linalg.norm(a - b)) for a, b in itertools.combinations(seen, 2))
    assert closest >= JUST_DIFFERENT


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_lines_and_nodes_stand_out_from_their_band(tone):
    colors = TreeColors(theme.THEMES[tone])
    for number, color in enumerate(colors.families):
        ground = colors.band_tint(number)
        one, other = (float(np.array([0.2126, 0.7152, 0.0722]) @ linear(each)) for each in (color, ground))
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 2.7


def test_dimmed_colors_go_toward_the_background():
    colors = TreeColors(theme.LIGHT)
    for color in colors.families:
        dim = colors.dimmed(color)
        assert abs(dim.lightness() - colors.background.lightness()) < abs(
            color.lightness() - colors.background.lightness()
        )
