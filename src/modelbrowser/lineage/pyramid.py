"""Cells counted beforehand, finest to coarsest: what a view of very many nodes is made from.

A frame takes the level whose cells are about `CELL_PX` pixels; it has at most some ten thousand cells in
view, however many nodes there are (evolution.md, "Level of detail"). About 20 bytes a node.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modelbrowser.lineage.arrays import Bools, Bytes, Floats, Ints, Longs, run_starts
from modelbrowser.lineage.frame import IMAGE_LIMIT, View
from modelbrowser.lineage.scene import Scene

CELL_PX = 2.4
_FINEST_BITS, _COARSEST_BITS = 13, 8


@dataclass(frozen=True, slots=True)
class Level:
    """Cells in order of rows: place, the most important of its nodes, how many (the whole part of the binary
    logarithm), and its cell one level up.
    """

    row: Ints
    column: Ints
    best: Ints
    density: Bytes
    up: Ints


@dataclass(frozen=True, slots=True)
class Pyramid:
    """`levels[0]` has `2**bits` columns and half as many rows over the scene, each further one half of both.

    `cell_of` is each slot's cell of the finest level; `left`, `top`, `width`, `height` enclose all nodes.
    """

    bits: int
    left: float
    top: float
    width: float
    height: float
    cell_of: Ints
    levels: tuple[Level, ...]

    def level_for(self, view: View) -> int:
        """Return the finest level whose cells are at least `CELL_PX` wide or high in a view."""
        wanted = max(self.width * view.sx, self.height * view.sy * 2) / CELL_PX
        bits = int(np.log2(max(wanted, 2.0)))
        return min(max(self.bits - bits, 0), len(self.levels) - 1)

    def marked(self, slots: Bools) -> tuple[Bools, ...]:
        """Return for each level which cells have a marked node."""
        masks = [np.zeros(self.levels[0].row.size, dtype=np.bool_)]
        masks[0][self.cell_of[slots]] = True
        for level in self.levels[:-1]:
            above = np.zeros(int(level.up.max(initial=-1)) + 1, dtype=np.bool_)
            above[level.up[masks[-1]]] = True
            masks.append(above)
        return tuple(masks)


def build_pyramid(scene: Scene, importance: Floats) -> Pyramid:
    """Count a scene's nodes into cells; `importance` is by slot. For a worker: some 0.2 s a million."""
    size = len(scene)
    needed = int(np.ceil(np.log2(max(1500 / CELL_PX * size / IMAGE_LIMIT, 256))))
    bits = min(max(needed, _COARSEST_BITS + 1), _FINEST_BITS)
    left, top = float(scene.x.min(initial=0)), 0.0
    width = max(float(scene.x.max(initial=0)) - left, 1e-6)
    height = max(scene.height, 1e-6)
    side = 1 << bits
    column = np.minimum((scene.x - left) * (side / width), side - 1).astype(np.int64)
    row = np.minimum((scene.y - top) * (side / 2 / height), side // 2 - 1).astype(np.int64)
    key = (row << bits) | column
    # The most important node comes first in its cell
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(-importance)] = np.arange(size)
    order = np.argsort(key * size + rank)
    key = key[order]
    starts = run_starts(key)
    counts = np.diff(np.append(starts, size)).astype(np.int32)
    cell_of = np.empty(size, dtype=np.int32)
    cell_of[order] = np.repeat(np.arange(starts.size, dtype=np.int32), counts)
    levels = _levels(key[starts], order[starts].astype(np.int32), counts, bits, importance)
    return Pyramid(bits, left, top, width, height, cell_of, levels)


def _levels(
    key: Longs,
    best: Ints,
    counts: Ints,
    bits: int,
    importance: Floats,
) -> tuple[Level, ...]:
    levels = []
    while True:
        row, column = (key >> bits).astype(np.int32), (key & ((1 << bits) - 1)).astype(np.int32)
        if bits <= _COARSEST_BITS:
            levels.append(Level(row, column, best, _log2(counts), np.zeros(0, dtype=np.int32)))
            return tuple(levels)
        coarse = ((row >> 1).astype(np.int64) << (bits - 1)) | (column >> 1)
        order = np.lexsort((-importance[best], coarse))
        starts = run_starts(coarse[order])
        up = np.empty(key.size, dtype=np.int32)
        up[order] = np.repeat(np.arange(starts.size, dtype=np.int32), np.diff(np.append(starts, key.size)))
        levels.append(Level(row, column, best, _log2(counts), up))
        key, bits = coarse[order][starts], bits - 1
        counts = np.add.reduceat(counts[order], starts).astype(np.int32)
        best = best[order][starts]


def _log2(counts: Ints) -> Bytes:
    return np.log2(counts.astype(np.float32)).astype(np.int8)
