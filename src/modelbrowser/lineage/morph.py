"""Between two scenes of one layout: bands that open and close, nodes that come out of what stood for them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from modelbrowser.lineage.arrays import Doubles, Ints
from modelbrowser.lineage.scene import Scene

MORPH_LIMIT = 20_000
"""Scenes with more visible nodes change at once."""


def can_morph(one: Scene, other: Scene) -> bool:
    """Tell whether a change is small enough to be animated."""
    return one.layout is other.layout and 0 < len(one) <= MORPH_LIMIT and 0 < len(other) <= MORPH_LIMIT


def between(before: Scene, after: Scene, share: float) -> Scene:
    """Return the scene at `share` (0..1) of the way. The scene with more nodes is the one that is drawn."""
    opening = len(after) >= len(before)
    more, fewer = (after, before) if opening else (before, after)
    part = 1.0 - share if opening else share
    y = more.y + (_heights_in(fewer, more.nodes) - more.y) * part
    return replace(
        more,
        y=np.maximum.accumulate(y),
        band_top=more.band_top + (fewer.band_top - more.band_top) * part,
        band_bottom=more.band_bottom + (fewer.band_bottom - more.band_bottom) * part,
    )


def _heights_in(scene: Scene, nodes: Ints) -> Doubles:
    """Return where each node, or what stands for it, is in a scene; never decreasing."""
    slot = scene.stand_in[nodes]
    band = scene.layout.band[nodes]
    middle = (scene.band_top + scene.band_bottom) / 2
    y = np.where(slot >= 0, scene.y[np.maximum(slot, 0)], middle[band])
    result: Doubles = np.maximum.accumulate(y)
    return result
