"""One frame of the view: which nodes are drawn, where, and how coarsely (evolution.md, "Level of detail")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from modelbrowser.lineage.arrays import Doubles, Ints, Longs, run_starts
from modelbrowser.lineage.scene import LANE_PITCH, Scene

CLOSE_LIMIT = 1_500
"""Up to so many nodes in view, edges are smooth and lines have the style of their relation."""

VECTOR_LIMIT = 8_000
"""Up to so many nodes, edges are rectangles and nodes sprites; above, nodes are pixels of one image."""

IMAGE_LIMIT = 200_000
"""Above so many nodes, the image is made from cells counted beforehand (`pyramid`)."""

THIN_PX = 6.0
"""A subtree lower than this is drawn as its first lane alone."""

NODE_GAP_PX = 12.5
"""Nodes of one lane are kept at least so far apart, at zoom 1."""

TRUNK_GAP_PX = 11.0
"""A child stands at least so far right of the line that comes down from its parent, at zoom 1."""


class Detail(IntEnum):
    """How a frame is drawn, finest first."""

    CLOSE = 0
    VECTOR = 1
    IMAGE = 2
    PYRAMID = 3


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world: the world point at its top left, pixels a world unit, and its size in pixels."""

    x0: float
    y0: float
    sx: float
    sy: float
    width: float
    height: float

    @property
    def x1(self) -> float:
        """World x of the right edge."""
        return self.x0 + self.width / self.sx

    @property
    def y1(self) -> float:
        """World y of the bottom edge."""
        return self.y0 + self.height / self.sy

    @property
    def symbol_scale(self) -> float:
        """How large symbols are drawn; they shrink more slowly than the lanes."""
        return float(min(max(self.sy, 0.12), 1.6) ** 0.5)


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawn slots (ascending) with their pixels. `thin_hidden` counts, by entry of `slots`, the nodes
    that this node stands for because their lanes would be too thin. `parent_px`, `parent_py` are where
    each node's visible parent is drawn, NaN without one.
    """

    view: View
    detail: Detail
    slots: Ints
    px: Doubles
    py: Doubles
    parent_px: Doubles
    parent_py: Doubles
    thin_hidden: Ints


def lane_slice(scene: Scene, view: View, margin_px: float = 40.0) -> tuple[int, int]:
    """Return the slots whose lanes are in view, as a half-open range: one search, since y never decreases."""
    margin = margin_px / view.sy
    low, high = np.searchsorted(scene.y, [view.y0 - margin, view.y1 + margin])
    return int(low), int(high)


@dataclass(frozen=True, slots=True)
class Limits:
    """Up to how many nodes a frame is fine, or vectors at all, and how many labels it has."""

    close: int = CLOSE_LIMIT
    vector: int = VECTOR_LIMIT
    labels: int = 150


SCREEN = Limits()


def make_frame(scene: Scene, view: View, limits: Limits = SCREEN) -> Frame:
    """Choose what a view shows. The nodes of the lane slice decide the detail (evolution.md)."""
    low, high = lane_slice(scene, view)
    if high - low > limits.vector:
        slots = _in_time(scene, view, low, high)
        if slots is None or slots.size > IMAGE_LIMIT:
            return _bare_frame(view, Detail.PYRAMID, np.zeros(0, dtype=np.int32), scene)
        if slots.size > limits.vector:
            return _bare_frame(view, Detail.IMAGE, slots, scene)
    else:
        slots = np.arange(low, high, dtype=np.int32)
    thin = np.zeros(0, dtype=np.int32)
    if view.sy * LANE_PITCH < THIN_PX * 2:
        slots, thin = _without_thin_lanes(scene, view, slots)
    if thin.size != slots.size:
        thin = np.zeros(slots.size, dtype=np.int32)
    detail = Detail.CLOSE if slots.size <= limits.close else Detail.VECTOR
    px = pixel_x(scene, view, slots)
    parent = scene.parent[slots]
    parent_px, parent_py = np.full(slots.size, np.nan), np.full(slots.size, np.nan)
    known = parent >= 0
    parent_py[known] = (scene.y[parent[known]] - view.y0) * view.sy
    parent_px[known] = _look_up(slots, px, parent[known], scene, view)
    return Frame(view, detail, slots, px, (scene.y[slots] - view.y0) * view.sy, parent_px, parent_py, thin)


def _in_time(scene: Scene, view: View, low: int, high: int) -> Ints | None:
    """Return the slots of a lane slice whose date is in view; None for far too many, without looking."""
    margin = 40.0 / view.sx
    first, last = view.x0 - margin, view.x1 + margin
    whole = first <= scene.scale.first_x and last >= scene.scale.last_x
    if whole:
        return None if high - low > IMAGE_LIMIT else np.arange(low, high, dtype=np.int32)
    x = scene.x[low:high]
    sample = x[::64]
    if int(((sample >= first) & (sample <= last)).sum()) * 32 > IMAGE_LIMIT:
        return None
    return (np.flatnonzero((x >= first) & (x <= last)) + low).astype(np.int32)


def _bare_frame(view: View, detail: Detail, slots: Ints, scene: Scene) -> Frame:
    none = np.zeros(0, dtype=np.float64)
    if detail is Detail.PYRAMID:
        return Frame(view, detail, slots, none, none, none, none, np.zeros(0, dtype=np.int32))
    px = (scene.x[slots].astype(np.float64) - view.x0) * view.sx
    py = (scene.y[slots] - view.y0) * view.sy
    return Frame(view, detail, slots, px, py, none, none, np.zeros(0, dtype=np.int32))


def _look_up(slots: Ints, px: Doubles, wanted: Ints, scene: Scene, view: View) -> Doubles:
    """Return where `wanted` slots are drawn; those outside the frame stand where their date is."""
    result = (scene.x[wanted] - view.x0) * view.sx
    at = np.minimum(np.searchsorted(slots, wanted), max(slots.size - 1, 0))
    if slots.size:
        here = slots[at] == wanted
        result[here] = px[at[here]]
    return result.astype(np.float64)


def _without_thin_lanes(scene: Scene, view: View, slots: Ints) -> tuple[Ints, Ints]:
    """Leave out the lanes of subtrees lower than `THIN_PX`; count them at the node they hang from."""
    if slots.size == 0:
        return slots, np.zeros(0, dtype=np.int32)
    low = int(slots[0])
    high = int(slots[-1]) + 1
    y = scene.y[low:high]
    starts = run_starts(y)
    heads = starts + low
    owner = scene.parent[heads]
    span = np.where(owner >= 0, scene.y[np.maximum(scene.end_slot[owner] - 1, 0)] - scene.y[owner], np.inf)
    thin_lane = span * view.sy < THIN_PX
    lane_of = np.cumsum(np.bincount(starts, minlength=high - low)) - 1
    hide = thin_lane[lane_of[slots - low]]
    keep = slots[~hide]
    thin = np.zeros(keep.size, dtype=np.int32)
    if keep.size and hide.any():
        # A hidden node counts at the last drawn slot before it: slots are in preorder
        at = np.searchsorted(keep, slots[hide], side="right") - 1
        thin = np.bincount(at[at >= 0], minlength=keep.size).astype(np.int32)
    return keep, thin


def pixel_x(scene: Scene, view: View, slots: Ints) -> Doubles:
    """Return where nodes are drawn on the time axis.

    A node stands where its date is, unless that would hide another: nodes of a lane keep a distance and
    children stand right of the line from their parent. The order in time is always kept.
    """
    raw = (scene.x[slots].astype(np.float64) - view.x0) * view.sx
    if slots.size == 0:
        return raw
    gap = NODE_GAP_PX * view.symbol_scale * scene.spread
    trunk = TRUNK_GAP_PX * view.symbol_scale * scene.spread
    lanes = run_starts(scene.y[slots])
    parent = scene.parent[slots]
    at = np.searchsorted(slots, parent)
    inside = (parent >= 0) & (at < slots.size)
    inside[inside] &= slots[at[inside]] == parent[inside]
    at = np.where(inside, at, 0)
    hangs = inside & (scene.y[slots] != scene.y[np.maximum(parent, 0)]) & (raw >= raw[at] - 0.5)
    px = raw
    for _ in range(2):
        px = np.where(hangs, np.maximum(raw, px[at] + trunk), px)
        px = _keep_apart(px, lanes, gap)
    return px


def _keep_apart(px: Doubles, lane_starts: Longs, gap: float) -> Doubles:
    counts = np.diff(np.append(lane_starts, px.size))
    place = np.arange(px.size) - np.repeat(lane_starts, counts)
    room = float(px.max() - px.min()) + gap * float(counts.max()) + 1.0
    axis = np.repeat(np.arange(counts.size), counts) * room
    result: Doubles = np.maximum.accumulate(px - place * gap + axis) - axis + place * gap
    return result
