"""Tree edges: along a lane, or down from the parent and across with a rounded corner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor

from modelbrowser.lineage.arrays import Bools, Bytes, Doubles, Ints, Longs
from modelbrowser.lineage.frame import Frame
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.tree.marks import Marks
from modelbrowser.paint.tree.style import STYLE_OF_CODE, LineStyle

_PLAIN = LineStyle(1.0)
_TRUNK_WIDTH = 1.5
_BEAD_GAP_PX = 13.0  # from the middle of a dot, at zoom 1
_OFF = 24.0  # pixels beyond the view at which lines are cut


@dataclass(frozen=True, slots=True)
class EdgeInk:
    """What edges are drawn in. By slot: an index into `colors`, a relation code, inferred or not.

    `faint` are the colors of inferred edges. `fine` draws relation styles and rounded corners.
    """

    color: Ints
    colors: tuple[QColor, ...]
    faint: tuple[QColor, ...]
    relation: Bytes
    inferred: Bools
    fine: bool

    def radius(self, frame: Frame) -> float:
        """Return the radius of corners in pixels; 0 for square ones."""
        return float(round(8.0 * frame.view.symbol_scale)) if self.fine else 0.0


@dataclass(frozen=True, slots=True)
class Trunks:
    """Vertical lines from parents (`slot`) down to their last child, in pixels."""

    x: Doubles
    top: Doubles
    bottom: Doubles
    slot: Ints


def find_trunks(scene: Scene, frame: Frame, radius: float, last_child: Ints) -> Trunks:
    """Return the trunks that cross the frame, also of parents far above whose children are far below.

    `last_child` is by slot how far a trunk goes, -1 for none.
    """
    slots, view = frame.slots, frame.view
    if slots.size == 0:
        none = np.zeros(0)
        return Trunks(none, none, none, np.zeros(0, dtype=np.int32))
    here = slots[last_child[slots] >= 0]
    above = _ancestors_with_children_below(scene, last_child, int(slots[0]))
    parents = np.concatenate((above[~np.isin(above, here)], here)).astype(np.int32)
    last = last_child[parents]
    x = _entry_values(slots, frame.px, parents, (scene.x[parents].astype(np.float64) - view.x0) * view.sx)
    # The corner of the last child takes the trunk's last pixels
    end_x = _entry_values(slots, frame.px, last, np.full(last.size, np.inf))
    top = (scene.y[parents] - view.y0) * view.sy
    bottom = (scene.y[last] - view.y0) * view.sy
    bottom = np.where((end_x - x >= radius + 1) & (bottom - top > radius), bottom - radius, bottom)
    low, high = -_OFF, view.height + _OFF
    return Trunks(x, np.clip(top, low, high), np.clip(bottom, low, high), parents)


def last_children(scene: Scene, lit: Bools) -> Ints:
    """Return by slot the last hanging child of lit nodes that is itself lit (by slot), or -1."""
    parent = scene.parent
    hanging = np.flatnonzero(lit & (parent >= 0)).astype(np.int32)
    hanging = hanging[lit[parent[hanging]] & (scene.y[parent[hanging]] != scene.y[hanging])]
    result = np.full(len(scene), -1, dtype=np.int32)
    result[parent[hanging]] = hanging  # ascending, so that the last one stays
    return result


def _entry_values(slots: Ints, values: Doubles, wanted: Ints, otherwise: Doubles) -> Doubles:
    at = np.minimum(np.searchsorted(slots, wanted), slots.size - 1)
    return np.where(slots[at] == wanted, values[at], otherwise)


def _ancestors_with_children_below(scene: Scene, last_child: Ints, first: int) -> Ints:
    """Walk up lane by lane and keep the ancestors whose trunk reaches down to the slot `first`."""
    found: list[int] = []
    node = int(scene.parent[first])
    while node >= 0:
        lane_first = int(np.searchsorted(scene.y, scene.y[node], side="left"))
        reaching = np.flatnonzero(last_child[lane_first : node + 1] >= first) + lane_first
        found.extend(reaching.tolist())
        node = int(scene.parent[lane_first])
    return np.array(sorted(found), dtype=np.int32)


def draw_trunks(marks: Marks, trunks: Trunks, ink: EdgeInk) -> None:
    """Draw each parent's trunk in the parent's color."""
    color = ink.color[trunks.slot]
    width = _TRUNK_WIDTH if ink.fine else _PLAIN.width
    for index in np.unique(color):
        mine = (color == index) & (trunks.bottom > trunks.top)
        marks.verticals(trunks.x[mine], trunks.top[mine], trunks.bottom[mine], ink.colors[index], width)


def draw_branches(marks: Marks, frame: Frame, ink: EdgeInk, only: Bools | None = None) -> None:
    """Draw what leads from trunk or lane to each child; with `only`, to these entries.

    Siblings on one lane are strung like beads. The line to a later one leaves a gap behind the one before it,
    or it would look as if it came from there.
    """
    behind = follows_bead(frame)
    wanted = ~np.isnan(frame.parent_px)
    if only is not None:
        wanted &= only
        _with_beads_before(wanted, behind)
    entries = np.flatnonzero(wanted)
    if entries.size == 0:
        return
    radius = ink.radius(frame)
    run, rise = frame.px[entries] - frame.parent_px[entries], frame.py[entries] - frame.parent_py[entries]
    level = np.abs(rise) < 1e-6
    rounded = ~level & ~behind[entries] & (run >= radius + 1) & (rise > radius) & (radius > 1)
    inset = np.where(rounded, radius, 0.0)
    gap = _BEAD_GAP_PX * frame.view.symbol_scale
    second = behind[entries]
    inset[second] = frame.px[entries[second] - 1] + gap - frame.parent_px[entries[second]]
    groups = _groups(ink, frame.slots[entries])
    for key in np.unique(groups):
        mine = groups == key
        color, style = _ink_of(ink, int(key))
        _draw_across(marks, frame, entries[mine], inset[mine], (color, style))
        turn = entries[mine & rounded]
        if turn.size:
            marks.corners(frame.parent_px[turn], frame.py[turn], radius, color, style.width)


def follows_bead(frame: Frame) -> Bools:
    """Return by entry whether the one before it is its sibling on the same lane, below their parent's."""
    result = np.zeros(frame.slots.size, dtype=np.bool_)
    if frame.slots.size > 1:
        same = frame.slots[1:] == frame.slots[:-1] + 1
        for values in (frame.py, frame.parent_px, frame.parent_py):
            same &= values[1:] == values[:-1]
        same &= (frame.py[1:] != frame.parent_py[1:]) & (frame.px[:-1] >= frame.parent_px[:-1])
        result[1:] = same
    return result


def _with_beads_before(wanted: Bools, behind: Bools) -> None:
    """Add the entries whose line is a part of the line to a wanted one: a lane has at most a few beads."""
    while (more := np.flatnonzero(wanted & behind)).size and not wanted[more - 1].all():
        wanted[more - 1] = True


def _draw_across(
    marks: Marks, frame: Frame, entries: Longs, inset: Doubles, ink: tuple[QColor, LineStyle]
) -> None:
    start, end = frame.parent_px[entries] + inset, frame.px[entries]
    left = np.maximum(np.minimum(start, end), -_OFF)
    right = np.minimum(np.maximum(start, end), frame.view.width + _OFF)
    keep = right > left
    marks.horizontals(left[keep], right[keep], frame.py[entries][keep], *ink)


def _groups(ink: EdgeInk, slots: Ints) -> Longs:
    relation = ink.relation[slots].astype(np.int64) if ink.fine else np.zeros(slots.size, dtype=np.int64)
    return (ink.color[slots] * 2 + ink.inferred[slots]).astype(np.int64) * len(STYLE_OF_CODE) + relation


def _ink_of(ink: EdgeInk, key: int) -> tuple[QColor, LineStyle]:
    rest, relation = divmod(key, len(STYLE_OF_CODE))
    index, inferred = divmod(rest, 2)
    return (ink.faint if inferred else ink.colors)[index], STYLE_OF_CODE[relation] if ink.fine else _PLAIN
