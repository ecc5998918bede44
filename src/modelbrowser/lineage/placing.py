"""Where labels go: greedily, on a grid of what is already taken (evolution.md, "Level of detail")."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from modelbrowser.lineage.arrays import Doubles, Longs, expand_ranges

LINE_PX = 2
"""Height of a line of the grid."""

BIT_PX = 2
"""Width of a bit of a line."""

MAX_LABELS = 150


@dataclass(slots=True)
class Occupancy:
    """One bit mask a line: a text's box is free if no line it covers has a bit of it."""

    width: int
    height: int
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0] * (max(self.height, 0) // LINE_PX + 1)

    def mark(self, cells: Longs) -> None:
        """Mark grid cells, numbered line by line (`columns` a line)."""
        grid = np.zeros(len(self.lines) * self.columns, dtype=np.uint8)
        grid[cells] = 1
        packed = np.packbits(grid.reshape(len(self.lines), self.columns), axis=1, bitorder="little")
        for number, line in enumerate(packed):
            self.lines[number] |= int.from_bytes(line.tobytes(), "little")

    @property
    def columns(self) -> int:
        """Bits a line, a multiple of 8."""
        return (self.width // BIT_PX + 8) // 8 * 8

    def cells_of_boxes(self, left: Doubles, top: Doubles, size: tuple[float, float]) -> Longs:
        """Return the cells that boxes of one size cover, clipped to the grid."""
        across = np.arange(int(size[0] // BIT_PX) + 1)
        down = np.arange(int(size[1] // LINE_PX) + 1)
        columns = (left / BIT_PX).astype(np.int64)[:, None, None] + across[None, :, None]
        lines = (top / LINE_PX).astype(np.int64)[:, None, None] + down[None, None, :]
        inside = (columns >= 0) & (columns < self.columns) & (lines >= 0) & (lines < len(self.lines))
        cells: Longs = (np.minimum(lines, len(self.lines)) * self.columns + columns)[inside]
        return cells

    def cells_of_verticals(self, x: Doubles, top: Doubles, bottom: Doubles) -> Longs:
        """Return the cells under vertical lines."""
        last = len(self.lines) - 1
        low = np.clip(top / LINE_PX, 0, last).astype(np.int64)
        high = np.clip(bottom / LINE_PX, 0, last).astype(np.int64)
        column = (x / BIT_PX).astype(np.int64)
        keep = (column >= 0) & (column < self.columns) & (high > low)
        counts = (high - low + 1)[keep]
        lines = expand_ranges(low[keep], counts)
        return lines * self.columns + np.repeat(column[keep], counts)

    def take(self, x: float, y: float, width: float, height: float, *, force: bool = False) -> bool:
        """Claim a box if it is free and inside; `force` claims it in any case."""
        low, high = int(y // LINE_PX), int((y + height) // LINE_PX)
        lines = self.lines
        if not force and (x < 0 or x + width > self.width or low < 0 or high >= len(lines)):
            return False
        low, high = max(low, 0), min(high, len(lines) - 1)
        mask = ((1 << (int(width // BIT_PX) + 1)) - 1) << max(int(x // BIT_PX), 0)
        if not force:
            for line in range(low, high + 1):
                if lines[line] & mask:
                    return False
        for line in range(low, high + 1):
            lines[line] |= mask
        return True
