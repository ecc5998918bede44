"""The main line of each band: the chain of its most important models (evolution.md, "The first view")."""

from __future__ import annotations

import numpy as np

from modelbrowser.lineage.arrays import Bools, Floats
from modelbrowser.lineage.siblings import Siblings, best_per_parent

SIDE_STEP = 0.35
"""What a step that is no succession counts for: chains prefer successors, but may pass through a finetune."""


def main_lines(siblings: Siblings, weight: Floats, succeeds: Bools, may_follow: Bools) -> Bools:
    """Return which nodes stand on their band's main line.

    A chain is worth the sum of its models' `weight` (0..1), those reached by another relation than
    succession at `SIDE_STEP` of it. `may_follow` tells which nodes can stand on their parent's lane.
    """
    size = siblings.virtual_first
    chain = np.zeros(siblings.first.size - 1, dtype=np.float32)
    value = (weight * np.where(succeeds, 1.0, SIDE_STEP)).astype(np.float32)
    for level in reversed(siblings.levels):
        chain[level] += value[level]  # what stood there is the best chain of its children
        candidates = level[may_follow[level]]
        np.maximum.at(chain, siblings.parent[candidates], chain[candidates])
    best = best_per_parent(siblings, np.where(may_follow, chain[:size] + np.float32(1e-6), np.float32(0)))
    main = np.zeros(size, dtype=np.bool_)
    front = best[size:]
    front = front[front >= 0]
    while front.size:
        main[front] = True
        front = best[front]
        front = front[front >= 0]
    return main
