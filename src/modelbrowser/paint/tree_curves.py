"""Edges that no lane carries (second parents, other families): curves, for the selection or when few are in view."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from modelbrowser.lineage.frame import Frame, View
from modelbrowser.paint.tree_look import Focus, Look
from modelbrowser.paint.tree_style import STYLE_OF_CODE, mix

FEW = 24
"""So many curves at most are drawn without a selection; hundreds at once are a hairball."""


def draw_curves(painter: QPainter, look: Look, frame: Frame, focus: Focus) -> None:
    """Draw the curves that the focus names, from drawn node to drawn node."""
    layout, scene = look.scene.layout, look.scene
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    strong = focus.lit is not None
    for number in focus.curves.tolist():
        source = int(scene.stand_in[layout.extra_from[number]])
        target = int(scene.stand_in[layout.extra_to[number]])
        if source < 0 or target < 0 or source == target:
            continue
        start, end = _place(look, frame, source), _place(look, frame, target)
        if not _touches(frame.view, start, end):
            continue
        edge = int(layout.extra_edge[number])
        painter.setPen(_pen(look, edge, look.palette[int(look.color[source])], strong=strong))
        painter.drawPath(_curve(start, end))


def _place(look: Look, frame: Frame, slot: int) -> QPointF:
    at = int(np.searchsorted(frame.slots, slot))
    if at < frame.slots.size and frame.slots[at] == slot and frame.px.size:
        return QPointF(float(frame.px[at]), float(frame.py[at]))
    view = frame.view
    x = (float(look.scene.x[slot]) - view.x0) * view.sx
    return QPointF(x, (float(look.scene.y[slot]) - view.y0) * view.sy)


def _touches(view: View, start: QPointF, end: QPointF) -> bool:
    low, high = min(start.y(), end.y()), max(start.y(), end.y())
    left, right = min(start.x(), end.x()), max(start.x(), end.x())
    return high > 0 and low < view.height and right > 0 and left < view.width


def _curve(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    reach = max(min(abs(end.x() - start.x()) * 0.55, 160.0), 26.0)
    path.cubicTo(start.x() + reach, start.y(), end.x() - reach, end.y(), end.x(), end.y())
    return path


def _pen(look: Look, edge: int, color: QColor, *, strong: bool) -> QPen:
    edges = look.graph.edges
    style = STYLE_OF_CODE[int(edges.relation[edge])]
    if edges.inferred[edge]:
        color = look.colors.inferred(color)
    if not strong:
        color = mix(color, look.colors.background, 0.5)
    pen = QPen(color, style.width if strong else 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if style.dashes:
        pen.setDashPattern(list(style.dashes))
    return pen
