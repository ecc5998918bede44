"""Bands and their headers at the left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from modelbrowser.lineage.arrays import find
from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.batch import draw_rects
from modelbrowser.paint.tree.style import TreeColors
from modelbrowser.paint.tree.text import count_of_models
from modelbrowser.paint.tree.texts import TextCache

_SMALLEST_HEADER_PX = 12.0


@dataclass(frozen=True, slots=True)
class HeaderState:
    """The bands under the mouse and in focus (-1: none); `chevrons` tells whether bands can be opened."""

    hovered: int = -1
    focused: int = -1
    chevrons: bool = True


SHUT = HeaderState()


def bands_in_view(scene: Scene, view: View) -> range:
    """Return the bands that a view shows."""
    first = int(np.searchsorted(scene.band_bottom, view.y0))
    last = int(np.searchsorted(scene.band_top, view.y1))
    return range(first, last)


def draw_bands(
    painter: QPainter, scene: Scene, view: View, colors: TreeColors, *, header: bool = False
) -> None:
    """Fill the background of the bands over the whole width, all of one color in one call."""
    shown = bands_in_view(scene, view)
    if not len(shown):
        return
    part = slice(shown.start, shown.stop)
    top = np.clip(np.round((scene.band_top[part] - view.y0) * view.sy), -2, view.height + 2)
    bottom = np.clip(np.round((scene.band_bottom[part] - view.y0) * view.sy), -2, view.height + 2)
    keep = bottom > top
    count = len(colors.families)
    color = np.arange(shown.start, shown.stop) % count
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(min(count, len(shown))):
        mine = keep & (color == (shown.start + number) % count)
        height = (bottom - top)[mine]
        zeros = np.zeros(height.size)
        painter.setBrush(colors.band_tint((shown.start + number) % count, header=header))
        draw_rects(painter, np.column_stack((zeros, top[mine], zeros + view.width, height)))


class HeaderPainter:
    """Draws the names and counts of bands; keeps the texts between frames. `as_text` as in `TreePainter`."""

    def __init__(self, *, as_text: bool = False) -> None:
        self._as_text = as_text
        self._name = TextCache(font(13, QFont.Weight.DemiBold))
        self._small_name = TextCache(font(11, QFont.Weight.DemiBold))
        self._note = TextCache(font(11))
        self._width = 0.0

    def draw(
        self,
        painter: QPainter,
        scene: Scene,
        view: View,
        colors: TreeColors,
        names: tuple[str, ...],
        state: HeaderState = SHUT,
    ) -> None:
        """Draw the headers of a view into a strip; `view.width` is the strip's."""
        if view.width != self._width:
            self._width = view.width
            for cache in (self._name, self._small_name, self._note):
                cache.clear()
        draw_bands(painter, scene, view, colors, header=True)
        for band in _readable(scene, view):
            top = (scene.band_top[band] - view.y0) * view.sy
            bottom = (scene.band_bottom[band] - view.y0) * view.sy
            painter.fillRect(QRectF(0, top, 3, bottom - top), colors.family(band))
            lit = band in (state.hovered, state.focused)
            is_open = band_is_open(scene, band) if state.chevrons else False
            how = _Header(
                names[band], scene.layout.bands.size(band), (top, bottom), lit, is_open, state.chevrons
            )
            self._draw_one(painter, how, view.width, colors)

    def _draw_one(self, painter: QPainter, header: _Header, width: float, colors: TreeColors) -> None:
        top, bottom = header.span
        height = bottom - top
        roomy = height >= 34
        # A tall band's header stays in view while the band is
        top = max(top, 0.0) if bottom > 46 else top
        middle = top + (19 if roomy else min(height, 24) / 2)
        if header.chevrons:
            shade = colors.accent if header.lit else colors.muted
            _draw_chevron(painter, QPointF(14, middle), shade, is_open=header.is_open)
        indent = 24 if header.chevrons else 12
        cache = self._small_name if height < 24 else self._name
        cache.get(header.name, width - indent - 6)
        painter.setPen(colors.text)
        cache.draw(painter, indent, middle - cache.height / 2, header.name, as_text=self._as_text)
        if roomy:
            painter.setPen(colors.muted)
            top = middle + self._note.height / 2
            self._note.draw(painter, indent, top, count_of_models(header.size), as_text=self._as_text)


@dataclass(frozen=True, slots=True)
class _Header:
    name: str
    size: int
    span: tuple[float, float]
    lit: bool
    is_open: bool
    chevrons: bool


def _readable(scene: Scene, view: View) -> list[int]:
    """Return the bands in view that are high enough for a name."""
    shown = bands_in_view(scene, view)
    part = slice(shown.start, shown.stop)
    high = (scene.band_bottom[part] - scene.band_top[part]) * view.sy >= _SMALLEST_HEADER_PX
    return [int(band) for band in np.flatnonzero(high) + shown.start]


def _draw_chevron(painter: QPainter, at: QPointF, color: QColor, *, is_open: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    if is_open:
        path.moveTo(at.x() - 3.5, at.y() - 1.8)
        path.lineTo(at.x(), at.y() + 1.8)
        path.lineTo(at.x() + 3.5, at.y() - 1.8)
    else:
        path.moveTo(at.x() - 1.8, at.y() - 3.5)
        path.lineTo(at.x() + 1.8, at.y())
        path.lineTo(at.x() - 1.8, at.y() + 3.5)
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def band_is_open(scene: Scene, band: int) -> bool:
    """Tell whether every model of a band is drawn."""
    first, last = scene.layout.bands.first[band : band + 2].tolist()
    low, high = find(scene.nodes, first, last)
    return high - low == int(last - first)
