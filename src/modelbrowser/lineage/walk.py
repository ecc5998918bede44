"""Steps of the arrow keys: left to the parent, right to the first child, up and down among neighbors."""

from __future__ import annotations

from enum import Enum

import numpy as np

from modelbrowser.lineage.scene import Scene


class Step(Enum):
    """A direction of the arrow keys."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def step_from(scene: Scene, slot: int, step: Step) -> int:
    """Return the slot that an arrow key leads to; the same slot where there is no way.

    Up and down go to the previous or next sibling, and beyond the last one to the nearest node of the
    next lane, so that one can walk from band to band.
    """
    if step is Step.LEFT:
        parent = int(scene.parent[slot])
        return parent if parent >= 0 else _along_lane(scene, slot, -1)
    if step is Step.RIGHT:
        return _first_child(scene, slot)
    return _sibling(scene, slot, 1 if step is Step.DOWN else -1)


def _first_child(scene: Scene, slot: int) -> int:
    """Return the child on the same lane, or else the earliest one below."""
    following = slot + 1
    if following < len(scene) and scene.parent[following] == slot:
        return following
    children = np.flatnonzero(scene.parent[slot + 1 : scene.end_slot[slot]] == slot)
    if children.size:
        return int(slot + 1 + children[np.argmin(scene.x[slot + 1 + children])])
    return _along_lane(scene, slot, 1)


def _along_lane(scene: Scene, slot: int, way: int) -> int:
    """Return the neighbor on the same lane: beads without a parent are walked like a chain."""
    other = slot + way
    if 0 <= other < len(scene) and scene.y[other] == scene.y[slot]:
        return other
    return slot


def _sibling(scene: Scene, slot: int, way: int) -> int:
    parent = int(scene.parent[slot])
    if parent >= 0:
        last = int(scene.end_slot[parent])
        siblings = np.flatnonzero(scene.parent[parent + 1 : last] == parent) + parent + 1
        at = int(np.searchsorted(siblings, slot)) + way
        if 0 <= at < siblings.size:
            return int(siblings[at])
    return _next_lane(scene, slot, way)


def _next_lane(scene: Scene, slot: int, way: int) -> int:
    at = scene.y[slot]
    edge = int(np.searchsorted(scene.y, at, "right") if way > 0 else np.searchsorted(scene.y, at, "left"))
    other = edge if way > 0 else edge - 1
    if not 0 <= other < len(scene):
        return slot
    low = int(np.searchsorted(scene.y, scene.y[other], side="left"))
    high = int(np.searchsorted(scene.y, scene.y[other], side="right"))
    return low + int(np.argmin(np.abs(scene.x[low:high] - scene.x[slot])))
