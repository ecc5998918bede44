"""Where each label stood in the frame before: while the view only moves, it stays on that side of its node.

That keeps labels from jumping while one pans, and saves most of the tries.
"""

from __future__ import annotations

from modelbrowser.lineage.placing import Occupancy
from modelbrowser.lineage.scene import Scene

_PATIENCE = 5
"""A label that found no room is tried again only every so many frames, until the view rests."""


class SpotMemory:
    """Remembers by slot the number of the spot that was free, or -1 for none."""

    def __init__(self) -> None:
        self._key: tuple[Scene, float, float] | None = None
        self._spots: dict[int, int] = {}
        self._frame = 0

    def begin(self, key: tuple[Scene, float, float]) -> None:
        """Begin a frame; another scene or zoom starts anew."""
        self._frame += 1
        if self._key is None or self._key[0] is not key[0] or self._key[1:] != key[1:]:
            self._key = key
            self._spots.clear()

    def retry(self, *, afresh: bool) -> None:
        """Forget which labels found no room, or where any of them stood."""
        if afresh:
            self._spots.clear()
        self._spots = {slot: number for slot, number in self._spots.items() if number >= 0}

    def find(
        self, slot: int, grid: Occupancy, spots: list[tuple[float, float]], box: tuple[float, float]
    ) -> int:
        """Claim the first free spot, the remembered one before the others; return its number or -1."""
        before = self._spots.get(slot)
        if before == -1 and (slot + self._frame) % _PATIENCE:
            return -1
        if before is not None and 0 <= before < len(spots) and grid.take(*spots[before], *box):
            return before
        for number, (left, top) in enumerate(spots):
            if grid.take(left, top, *box):
                self._spots[slot] = number
                return number
        self._spots[slot] = -1
        return -1
