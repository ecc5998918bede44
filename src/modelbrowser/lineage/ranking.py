"""The most important nodes of any stretch of lanes, found without looking at all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modelbrowser.lineage.arrays import Floats, Ints
from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene

BLOCK = 64


@dataclass(frozen=True, slots=True)
class Ranking:
    """`best` is the most important slot of each block of `BLOCK` slots."""

    best: Ints


def rank(importance: Floats) -> Ranking:
    """Return the ranking of a scene; `importance` is by slot."""
    size = importance.size
    blocks = -(-size // BLOCK)
    padded = np.full(blocks * BLOCK, -np.inf, dtype=np.float32)
    padded[:size] = importance
    within = padded.reshape(blocks, BLOCK).argmax(axis=1)
    return Ranking((within + np.arange(blocks) * BLOCK).astype(np.int32))


def top_slots(ranking: Ranking, scene: Scene, view: View, importance: Floats, most: int) -> Ints:
    """Return at most `most` slots inside a view, the most important first, one a block at most."""
    low, high = np.searchsorted(scene.y, [view.y0, view.y1])
    slots = ranking.best[int(low) // BLOCK : -(-int(high) // BLOCK)]
    x = scene.x[slots]
    slots = slots[(slots >= low) & (slots < high) & (x >= view.x0) & (x <= view.x1)]
    if slots.size > most:
        slots = slots[np.argpartition(-importance[slots], most - 1)[:most]]
    result: Ints = slots[np.argsort(-importance[slots], kind="stable")]
    return result
