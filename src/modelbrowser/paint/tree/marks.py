"""Lines, corners and dots in bulk: as rectangles and sprites on a screen, as shapes in a vector file."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from modelbrowser.lineage.arrays import Doubles, Floats, expand_ranges
from modelbrowser.paint.tree.batch import draw_rects, draw_sprites
from modelbrowser.paint.tree.style import LineStyle

_SPRITE_LIMIT = 512


class Marks(Protocol):
    """What the tree is drawn with. All coordinates are logical pixels."""

    def horizontals(self, left: Doubles, right: Doubles, y: Doubles, color: QColor, style: LineStyle) -> None:
        """Draw horizontal lines."""

    def verticals(self, x: Doubles, top: Doubles, bottom: Doubles, color: QColor, width: float) -> None:
        """Draw solid vertical lines."""

    def corners(self, x: Doubles, y: Doubles, radius: float, color: QColor, width: float) -> None:
        """Draw quarter turns from (x, y - radius) to (x + radius, y)."""

    def dots(self, x: Doubles, y: Doubles, radii: Floats, color: QColor, ring: QColor | None = None) -> None:
        """Draw discs; with `ring`, discs of that color with a border of `color` (hollow)."""


class ScreenMarks:
    """Marks for pixels: lines are rectangles without a pen, corners and dots are cached sprites."""

    def __init__(self, ratio: float = 1.0) -> None:
        self._painter: QPainter | None = None
        self.ratio = ratio
        self._sprites: dict[tuple[object, ...], QPixmap] = {}

    def begin(self, painter: QPainter, ratio: float) -> None:
        """Draw with this painter until `end`; `ratio` is device pixels a logical one."""
        if ratio != self.ratio or len(self._sprites) > _SPRITE_LIMIT:
            self._sprites.clear()
        self._painter, self.ratio = painter, ratio

    def end(self) -> None:
        """Forget the painter. A view's painter lives on the C++ stack: a reference that outlived its call
        would be taken for whatever object comes to lie at that address, and crash the process.
        """
        self._painter = None

    @property
    def painter(self) -> QPainter:
        """The painter of the frame that is being drawn."""
        assert self._painter is not None
        return self._painter

    def _fill(self, rects: Doubles, color: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        draw_rects(self.painter, rects)

    def horizontals(self, left: Doubles, right: Doubles, y: Doubles, color: QColor, style: LineStyle) -> None:
        width = max(1.0, round(style.width * self.ratio) / self.ratio)
        if style.dashes:
            left, right, y = dashed(left, right, y, style)
        top = np.round((y - width / 2) * self.ratio) / self.ratio
        self._fill(np.column_stack((left, top, right - left, np.full(left.size, width))), color)

    def verticals(self, x: Doubles, top: Doubles, bottom: Doubles, color: QColor, width: float) -> None:
        width = max(1.0, round(width * self.ratio) / self.ratio)
        left = np.round((x - width / 2) * self.ratio) / self.ratio
        self._fill(np.column_stack((left, top, np.full(x.size, width), bottom - top)), color)

    def corners(self, x: Doubles, y: Doubles, radius: float, color: QColor, width: float) -> None:
        width = max(1.0, round(width * self.ratio) / self.ratio)
        sprite = self._corner(radius, color, width)
        half = width / 2
        left = np.round((x - half) * self.ratio) / self.ratio
        bottom = np.round((y - half) * self.ratio) / self.ratio + width
        side = radius + half
        self._stamp(left + side / 2, bottom - side / 2, sprite, None)

    def dots(self, x: Doubles, y: Doubles, radii: Floats, color: QColor, ring: QColor | None = None) -> None:
        for radius in np.unique(radii):
            same = radii == radius
            self._stamp(x[same], y[same], self._dot(float(radius), color, ring), None)

    def _stamp(self, x: Doubles, y: Doubles, sprite: QPixmap, scale: Doubles | None) -> None:
        count = x.size
        fragments = np.zeros((count, 10))
        fragments[:, 0], fragments[:, 1] = x, y
        fragments[:, 4], fragments[:, 5] = sprite.width(), sprite.height()
        fragments[:, 6] = fragments[:, 7] = 1 / self.ratio if scale is None else scale / self.ratio
        fragments[:, 9] = 1.0
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        draw_sprites(self.painter, fragments, sprite)

    def _dot(self, radius: float, color: QColor, ring: QColor | None) -> QPixmap:
        key = ("dot", radius, color.rgba(), ring.rgba() if ring else 0)
        if key not in self._sprites:
            side = int(np.ceil((radius + 1) * 2 * self.ratio))
            sprite, painter = self._blank(side)
            painter.scale(self.ratio, self.ratio)
            _paint_dot(painter, side / self.ratio / 2, side / self.ratio / 2, radius, color, ring)
            painter.end()
            self._sprites[key] = sprite
        return self._sprites[key]

    def _corner(self, radius: float, color: QColor, width: float) -> QPixmap:
        key = ("corner", radius, color.rgba(), width)
        if key not in self._sprites:
            side = radius + width / 2
            sprite, painter = self._blank(int(np.ceil(side * self.ratio)))
            painter.scale(self.ratio, self.ratio)
            painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            # The circle's center is (half + radius, 0) of the sprite; its lower left quarter is the corner
            box = QRectF(width / 2, -radius, 2 * radius, 2 * radius)
            painter.drawArc(box, 180 * 16, 90 * 16)
            painter.end()
            self._sprites[key] = sprite
        return self._sprites[key]

    def _blank(self, side: int) -> tuple[QPixmap, QPainter]:
        sprite = QPixmap(side, side)
        sprite.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sprite)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return sprite, painter


class VectorMarks:
    """Marks for SVG and for high scales: paths and circles, no pictures."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _stroke(self, path: QPainterPath, color: QColor, width: float) -> None:
        self.painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

    def horizontals(self, left: Doubles, right: Doubles, y: Doubles, color: QColor, style: LineStyle) -> None:
        pen = QPen(color, style.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if style.dashes:
            pen.setDashPattern(list(style.dashes))
        self.painter.setPen(pen)
        for x0, x1, at in zip(left.tolist(), right.tolist(), y.tolist(), strict=True):
            self.painter.drawLine(QPointF(x0, at), QPointF(x1, at))

    def verticals(self, x: Doubles, top: Doubles, bottom: Doubles, color: QColor, width: float) -> None:
        self.painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for at, y0, y1 in zip(x.tolist(), top.tolist(), bottom.tolist(), strict=True):
            self.painter.drawLine(QPointF(at, y0), QPointF(at, y1))

    def corners(self, x: Doubles, y: Doubles, radius: float, color: QColor, width: float) -> None:
        path = QPainterPath()
        for at, bottom in zip(x.tolist(), y.tolist(), strict=True):
            path.moveTo(at, bottom - radius)
            path.quadTo(at, bottom, at + radius, bottom)
        self._stroke(path, color, width)

    def dots(self, x: Doubles, y: Doubles, radii: Floats, color: QColor, ring: QColor | None = None) -> None:
        for at, down, radius in zip(x.tolist(), y.tolist(), radii.tolist(), strict=True):
            _paint_dot(self.painter, at, down, radius, color, ring)


def _paint_dot(
    painter: QPainter, x: float, y: float, radius: float, color: QColor, ring: QColor | None
) -> None:
    painter.setPen(Qt.PenStyle.NoPen if ring is None else QPen(color, 1.6))
    painter.setBrush(QBrush(color if ring is None else ring))
    inner = radius if ring is None else radius - 0.8
    painter.drawEllipse(QPointF(x, y), inner, inner)


def dashed(left: Doubles, right: Doubles, y: Doubles, style: LineStyle) -> tuple[Doubles, Doubles, Doubles]:
    """Cut horizontal lines into dashes."""
    strokes = np.array(style.dashes, dtype=np.float64) * style.width
    period = float(strokes.sum())
    starts = np.concatenate(([0.0], np.cumsum(strokes)[:-1]))[::2]
    counts = np.maximum(np.ceil((right - left) / period), 0).astype(np.int64)
    number = expand_ranges(np.zeros(left.size, dtype=np.int64), counts)
    line = np.repeat(np.arange(left.size), counts)
    pieces = [
        _clip_dash(left[line] + number * period + start, float(stroke), right[line], y[line])
        for start, stroke in zip(starts, strokes[::2], strict=True)
    ]
    a, b, c = (np.concatenate(columns) for columns in zip(*pieces, strict=True))
    return a, b, c


def _clip_dash(start: Doubles, length: float, end: Doubles, y: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    stop = np.minimum(start + length, end)
    keep = stop > start
    return start[keep], stop[keep], y[keep]
