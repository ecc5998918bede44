"""Edges that no lane carries (second parents, other bands): for the selection, or when few are in view."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from modelbrowser.lineage.arrays import Doubles, Ints, find
from modelbrowser.lineage.frame import Frame, View
from modelbrowser.paint.tree.look import Focus, Look
from modelbrowser.paint.tree.style import STYLE_OF_CODE, mix

FEW = 18
"""So many curves at most are drawn without a selection; hundreds at once are a hairball."""

FEW_STRONG = 6
"""A selected node's own curves are stronger than the others, if there are at most so many."""

_SAMPLES = 96


@dataclass(frozen=True, slots=True)
class Curves:
    """Edges as curves between drawn nodes, in pixels; `number` counts in the layout's extra edges."""

    view: View
    number: Ints
    source: Ints
    target: Ints
    x0: Doubles
    y0: Doubles
    x1: Doubles
    y1: Doubles

    def __len__(self) -> int:
        return int(self.number.size)

    def reach(self) -> Doubles:
        """Return how far the ends go out horizontally before they bend."""
        return np.clip(np.abs(self.x1 - self.x0) * 0.5, 22.0, 150.0)

    def points(self) -> tuple[Doubles, Doubles]:
        """Return points along all curves, for what must keep clear of them."""
        t = np.linspace(0.04, 0.96, _SAMPLES)[None, :]
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        reach = self.reach()[:, None]
        x0, y0, x1, y1 = (v[:, None] for v in (self.x0, self.y0, self.x1, self.y1))
        x = a * x0 + b * (x0 + reach) + c * (x1 - reach) + d * x1
        y = (a + b) * y0 + (c + d) * y1
        return x.ravel(), y.ravel()


def find_curves(look: Look, frame: Frame, focus: Focus) -> Curves:
    """Return the curves of a frame: those that the focus names, or without a selection the few in view."""
    layout, scene = look.scene.layout, look.scene
    numbers = focus.curves
    if focus.lit is None and numbers.size == 0:
        numbers = _few_in_view(look, frame)
    source = scene.stand_in[layout.extra_from[numbers]]
    target = scene.stand_in[layout.extra_to[numbers]]
    keep = (source >= 0) & (target >= 0) & (source != target)
    numbers, source, target = numbers[keep], source[keep], target[keep]
    x0, y0 = _places(look, frame, source)
    x1, y1 = _places(look, frame, target)
    view = frame.view
    near = (np.maximum(y0, y1) > 0) & (np.minimum(y0, y1) < view.height)
    near &= (np.maximum(x0, x1) > 0) & (np.minimum(x0, x1) < view.width)
    return Curves(view, numbers[near], source[near], target[near], x0[near], y0[near], x1[near], y1[near])


def _few_in_view(look: Look, frame: Frame) -> Ints:
    """Return the extra edges between drawn nodes, none at all if there are more than `FEW`."""
    layout, scene = look.scene.layout, look.scene
    none = np.zeros(0, dtype=np.int32)
    if frame.slots.size == 0:
        return none
    first, last = int(scene.nodes[frame.slots[0]]), int(scene.nodes[frame.slots[-1]])
    low, high = find(layout.extra_from, first, last + 1)
    if high - low > 50 * FEW:
        return none
    numbers = np.arange(low, high, dtype=np.int32)
    source, target = scene.slot_of[layout.extra_from[numbers]], scene.slot_of[layout.extra_to[numbers]]
    shown = (source >= 0) & (target >= 0)
    shown[shown] &= _in_view(look, frame, source[shown]) & _in_view(look, frame, target[shown])
    numbers = numbers[shown]
    return numbers if numbers.size <= FEW else none


def _in_view(look: Look, frame: Frame, slots: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    x, y = _places(look, frame, slots)
    result: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        (x > 0) & (x < frame.view.width) & (y > 0) & (y < frame.view.height)
    )
    return result


def _places(look: Look, frame: Frame, slots: Ints) -> tuple[Doubles, Doubles]:
    """Return where slots are drawn, those outside the frame where their date and lane are."""
    view = frame.view
    x = (look.scene.x[slots].astype(np.float64) - view.x0) * view.sx
    y = (look.scene.y[slots] - view.y0) * view.sy
    if frame.slots.size and frame.px.size:
        at = np.minimum(np.searchsorted(frame.slots, slots), frame.slots.size - 1)
        here = frame.slots[at] == slots
        x[here] = frame.px[at[here]]
    return x, y


def draw_curves(painter: QPainter, look: Look, curves: Curves, focus: Focus) -> None:
    """Draw curves; those at the selected node stronger than the others.

    Every stroke is one device pixel wide: Qt draws those some twenty times faster than wider ones. A
    stronger curve is two strokes side by side.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    layout, view = look.scene.layout, curves.view
    reach = curves.reach()
    at_selected = layout.extra_from[curves.number] == focus.selected
    at_selected |= layout.extra_to[curves.number] == focus.selected
    few = int(at_selected.sum()) <= FEW_STRONG
    ratio = painter.device().devicePixelRatio()
    for at, number in enumerate(curves.number.tolist()):
        strong = few and bool(at_selected[at])
        color = look.palette[int(look.color[curves.source[at]])]
        if not (0 <= curves.y0[at] <= view.height and 0 <= curves.y1[at] <= view.height):
            color = mix(color, look.colors.background, 0.35)  # an end out of view: only a hint
        painter.setPen(_pen(look, int(layout.extra_edge[number]), color, (strong, ratio)))
        x0, y0, x1, y1 = (float(v[at]) for v in (curves.x0, curves.y0, curves.x1, curves.y1))
        for stroke in range(round(ratio) * (2 if strong else 1)):
            shift = stroke * 0.7 / ratio
            path = QPainterPath()
            path.moveTo(x0 + shift, y0 + shift)
            path.cubicTo(
                x0 + float(reach[at]), y0 + shift, x1 - float(reach[at]), y1 + shift, x1 + shift, y1 + shift
            )
            painter.drawPath(path)


def _pen(look: Look, edge: int, color: QColor, how: tuple[bool, float]) -> QPen:
    strong, ratio = how
    edges = look.graph.edges
    style = STYLE_OF_CODE[int(edges.relation[edge])]
    if edges.inferred[edge]:
        color = look.colors.inferred(color)
    if not strong:
        color = mix(color, look.colors.background, 0.32)
    pen = QPen(color, 1.0 / ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if style.dashes:
        pen.setDashPattern([part * style.width * ratio for part in style.dashes])
    return pen
