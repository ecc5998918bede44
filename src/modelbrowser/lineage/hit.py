"""What is under a pixel (evolution.md, "Interaction", "Hit test")."""

from __future__ import annotations

import numpy as np

from modelbrowser.lineage.arrays import Floats
from modelbrowser.lineage.frame import Detail, Frame
from modelbrowser.lineage.scene import Scene

REACH_PX = 9.0


def slot_at(scene: Scene, frame: Frame, x: float, y: float, importance: Floats) -> int:
    """Return the slot drawn at a pixel of the plot, or -1.

    One search finds the lanes, then the nearest node of them wins; in a dense picture (pixels, cells), the
    most important one within reach does. `importance` is by slot.
    """
    if frame.detail <= Detail.VECTOR:
        return _in_frame(frame, x, y)
    view = frame.view
    reach = REACH_PX / view.sy
    at = view.y0 + y / view.sy
    low, high = np.searchsorted(scene.y, [at - reach, at + reach])
    center = view.x0 + x / view.sx
    near = np.flatnonzero(np.abs(scene.x[low:high] - center) <= REACH_PX / view.sx)
    if near.size == 0:
        return -1
    return int(low + near[np.argmax(importance[low + near])])


def _in_frame(frame: Frame, x: float, y: float) -> int:
    low, high = np.searchsorted(frame.py, [y - REACH_PX, y + REACH_PX])
    if low >= high:
        return -1
    distance = np.hypot(frame.px[low:high] - x, frame.py[low:high] - y)
    best = int(np.argmin(distance))
    return int(frame.slots[low + best]) if distance[best] <= REACH_PX else -1
