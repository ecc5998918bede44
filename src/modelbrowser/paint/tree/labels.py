"""Labels and badges: placed where nothing else is, drawn from cached texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QFont, QPainter

from modelbrowser.lineage.arrays import Bools, Doubles, Longs, expand_ranges
from modelbrowser.lineage.frame import Detail, Frame
from modelbrowser.lineage.placing import BIT_PX, LINE_PX, MAX_LABELS, Occupancy
from modelbrowser.lineage.scene import LANE_PITCH
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.badges import BadgePainter
from modelbrowser.paint.tree.curves import Curves
from modelbrowser.paint.tree.edges import Trunks
from modelbrowser.paint.tree.look import Focus, Look
from modelbrowser.paint.tree.spots import SpotMemory
from modelbrowser.paint.tree.texts import PlacedText, TextCache

LABEL_PX = 12


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Lines that no text may cover, besides the tree's own branches."""

    trunks: Trunks
    curves: Curves


_BEHIND_LINES_PX = 16.0


class LabelPainter:
    """Places and draws labels and badges; keeps the texts between frames."""

    def __init__(self) -> None:
        self.plain = TextCache(font(LABEL_PX))
        self.bold = TextCache(font(LABEL_PX, QFont.Weight.DemiBold))
        self.badges = BadgePainter()
        self._spots = SpotMemory()

    def rest(self, *, afresh: bool) -> None:
        """The view has come to rest: look again for room for the labels that found none, or for all."""
        self._spots.retry(afresh=afresh)

    def place(
        self, look: Look, frame: Frame, focus: Focus, obstacles: Obstacles, most: int = MAX_LABELS
    ) -> tuple[list[PlacedText], list[PlacedText]]:
        """Return the labels and the badges of a frame."""
        grid = Occupancy(int(frame.view.width), int(frame.view.height))
        radius = node_radius(frame)
        self._spots.begin((look.scene, frame.view.sx, frame.view.sy))
        if frame.detail <= Detail.VECTOR and frame.slots.size:
            radii = radius * look.size[frame.slots].astype(np.float64)
            grid.mark(_obstacle_cells(grid, frame, obstacles, radii))
        badges = self._place_badges(grid, look, frame, (radius, most))
        labels: list[PlacedText] = []
        with_badge = {badge.slot for badge in badges}
        for entry, forced in _candidates(look, frame, focus, most):
            if len(labels) >= most:
                break
            placed = self._place_label(grid, look, frame, (entry, radius, forced), with_badge)
            if placed is not None:
                labels.append(placed)
        return labels, badges

    def _place_badges(
        self, grid: Occupancy, look: Look, frame: Frame, bounds: tuple[float, int]
    ) -> list[PlacedText]:
        radius, most = bounds
        if frame.detail > Detail.VECTOR or frame.view.symbol_scale < 0.55:
            return []
        hidden = look.scene.hidden[frame.slots] + frame.thin_hidden
        entries = np.flatnonzero(hidden)
        entries = entries[np.argsort(-hidden[entries], kind="stable")][: most * 3]
        badges = []
        for entry in entries.tolist():
            text = f"+{hidden[entry]}"
            box = self.badges.size(text)
            size = radius * float(look.size[frame.slots[entry]])
            x, y = float(frame.px[entry]), float(frame.py[entry]) + size + 3
            for left in (x - box[0] / 2, x + 1, x - box[0] - 1):
                if grid.take(left, y, *box):
                    badges.append(PlacedText(int(frame.slots[entry]), text, left, y, *box))
                    break
        return badges

    def _place_label(
        self, grid: Occupancy, look: Look, frame: Frame, what: tuple[int, float, bool], with_badge: set[int]
    ) -> PlacedText | None:
        entry, radius, forced = what
        slot = int(frame.slots[entry])
        cache = self.bold if forced else self.plain
        text = look.label(slot)
        _static, width, _shown = cache.get(text)
        height = cache.height
        x, y = float(frame.px[entry]), float(frame.py[entry])
        size = radius * float(look.size[slot])
        above, below = y - size - height - 1.0, y + size + 2.0
        spots = [(x - width / 2, above), (x - size, above), (x - width + size, above)]
        few = not (forced or _is_roomy(frame))
        if not few and slot not in with_badge:
            spots.append((x - width / 2, below))
        if not few:
            right = x + size + 4
            spots += [(right, y - height / 2), (right, above + 5), (right, below - 5)]
            spots.append((x - width - size - 4, above + 5))
            # behind a bundle of lines that passes close by
            spots.append((right + _BEHIND_LINES_PX, y - height / 2))
        box = width + 4, height - 4
        number = self._spots.find(slot, grid, [(left - 2, top + 2) for left, top in spots], box)
        if number >= 0:
            return PlacedText(slot, text, *spots[number], width, height)
        if not forced:
            return None
        left = min(max(x - width / 2, 2.0), frame.view.width - width - 2)
        grid.take(left, above, width, height, force=True)
        return PlacedText(slot, text, left, above, width, height)

    def draw(
        self, painter: QPainter, look: Look, texts: list[PlacedText], focus: Focus, *, as_text: bool
    ) -> None:
        """Draw placed labels; what is not in focus is drawn faint, what is selected bold."""
        bright = focus.bright()
        colors = look.colors
        dim = colors.dimmed(colors.text)
        nodes = look.scene.nodes
        for label in texts:
            place = int(nodes[label.slot])
            strong = place in (focus.selected, focus.hovered, focus.other)
            lit = strong or bright is None or bool(bright[place])
            painter.setPen(colors.text if lit else dim)
            cache = self.bold if strong else self.plain
            cache.draw(painter, label.x, label.y, label.text, as_text=as_text)


def _is_roomy(frame: Frame) -> bool:
    """Tell whether labels have a good chance; if not, few of them are tried, and in few places."""
    return frame.detail is Detail.CLOSE and frame.view.sy * LANE_PITCH >= 1.3 * LABEL_PX


def node_radius(frame: Frame) -> float:
    """Return the radius of a plain node in pixels, in steps that keep the number of sprites small."""
    return max(1.0, round(5.2 * frame.view.symbol_scale * 2) / 2)


def _obstacle_cells(grid: Occupancy, frame: Frame, obstacles: Obstacles, radii: Doubles) -> Longs:
    dots = [
        grid.cells_of_boxes(
            frame.px[same] - radius, frame.py[same] - radius + 1, (2 * radius, 2 * radius - 2)
        )
        for radius in np.unique(radii)
        if (same := radii == radius).any()
    ]
    trunks = obstacles.trunks
    stems = grid.cells_of_verticals(trunks.x, trunks.top, trunks.bottom)
    bends = grid.cells_of_boxes(*obstacles.curves.points(), (3.0, 7.0))
    branch = ~np.isnan(frame.parent_px)
    left = np.minimum(frame.parent_px[branch], frame.px[branch])
    right = np.maximum(frame.parent_px[branch], frame.px[branch])
    lines = (frame.py[branch] / LINE_PX).astype(np.int64)
    keep = (lines >= 0) & (lines < len(grid.lines)) & (right > 0) & (left < grid.width)
    low = np.clip(left[keep] / BIT_PX, 0, grid.columns - 1).astype(np.int64)
    high = np.clip(right[keep] / BIT_PX, 0, grid.columns - 1).astype(np.int64)
    counts = high - low + 1
    runs = expand_ranges(low, counts) + np.repeat(lines[keep] * grid.columns, counts)
    return np.concatenate((*dots, stems, runs, bends))


def _candidates(look: Look, frame: Frame, focus: Focus, most: int) -> list[tuple[int, bool]]:
    """Return entries of the frame to label, most wanted first, and whether each must have its label."""
    slots = frame.slots
    if slots.size == 0:
        return []
    slot_of = look.scene.slot_of
    forced: list[int] = []
    for place in dict.fromkeys((focus.selected, focus.hovered, focus.other)):
        if place >= 0 and slot_of[place] >= 0:
            at = int(np.searchsorted(slots, slot_of[place]))
            if at < slots.size and slots[at] == slot_of[place] and _inside(frame, at):
                forced.append(at)
    inside = np.flatnonzero(
        (frame.px > -20)
        & (frame.px < frame.view.width + 20)
        & (frame.py > -4)
        & (frame.py < frame.view.height + 4)
    )
    weight = look.importance[slots[inside]].copy()
    bright: Bools | None = focus.bright()
    if bright is not None:
        weight[bright[look.scene.nodes[slots[inside]]]] += np.float32(1e6)
    tries = most * 3 if _is_roomy(frame) else most * 2
    best = inside[np.argsort(-weight, kind="stable")[:tries]]
    return [(at, True) for at in forced] + [(at, False) for at in best.tolist() if at not in forced]


def _inside(frame: Frame, at: int) -> bool:
    x, y = float(frame.px[at]), float(frame.py[at])
    return -8 < x < frame.view.width + 8 and -8 < y < frame.view.height + 8
