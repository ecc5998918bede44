"""Bands, their headers at the left, and the time axis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from modelbrowser.lineage.arrays import find
from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene
from modelbrowser.lineage.timescale import ScaleKind, Tick, ticks
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree_batch import draw_rects
from modelbrowser.paint.tree_style import TreeColors
from modelbrowser.paint.tree_text import count_of_models

AXIS_PX = 30
_SMALLEST_HEADER_PX = 12.0


@dataclass(frozen=True, slots=True)
class HeaderState:
    """The bands under the mouse and in focus (-1: none); `chevrons` tells whether bands can be opened."""

    hovered: int = -1
    focused: int = -1
    chevrons: bool = True


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


def draw_grid(painter: QPainter, scene: Scene, view: View, colors: TreeColors) -> None:
    """Draw the lines of the years, and of quarters or months where there is room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    found = ticks(scene.scale, view.x0, view.x1, view.width)
    for is_year in (False, True):
        x = np.array([tick.x for tick in found if (tick.level == 0) is is_year])
        left = np.round((x - view.x0) * view.sx)
        painter.setBrush(colors.line if is_year else colors.grid)
        zeros = np.zeros(x.size)
        draw_rects(painter, np.column_stack((left, zeros, zeros + 1, zeros + view.height)))


def draw_axis(painter: QPainter, scene: Scene, view: View, colors: TreeColors) -> None:
    """Draw the time axis into a strip of `AXIS_PX` height, x as in `view`."""
    painter.fillRect(QRectF(0, 0, view.width, AXIS_PX), colors.background)
    painter.fillRect(QRectF(0, AXIS_PX - 1, view.width, 1), colors.line)
    locale = QLocale()
    year_font, month_font = font(12, QFont.Weight.Medium), font(11)
    found = sorted(ticks(scene.scale, view.x0, view.x1, view.width), key=_tick_order)
    used: list[tuple[float, float]] = []
    for tick in found:
        text = _tick_text(tick, locale)
        text_font = year_font if tick.level == 0 else month_font
        width = QFontMetricsF(text_font).horizontalAdvance(text)
        x = (tick.x - view.x0) * view.sx
        painter.fillRect(QRectF(round(x), AXIS_PX - (10 if tick.level == 0 else 5), 1, 10), colors.line)
        box = (x + 5, x + 9 + width)
        if any(box[0] < end and box[1] > start for start, end in used) or box[1] > view.width + 30:
            continue
        used.append(box)
        painter.setFont(text_font)
        painter.setPen(colors.muted if tick.level == 0 else colors.faint)
        painter.drawText(QPointF(x + 5, AXIS_PX - 11), text)
    _draw_first_year(painter, scene, view, colors, used)


def _draw_first_year(
    painter: QPainter, scene: Scene, view: View, colors: TreeColors, used: list[tuple[float, float]]
) -> None:
    """Zoomed into a single year, the axis still says which year the left edge is in."""
    if used:
        return
    day = int(scene.scale.to_day(np.array([view.x0]))[0])
    text = str(np.datetime64(day, "D").astype("datetime64[M]"))
    painter.setFont(font(12, QFont.Weight.Medium))
    painter.setPen(colors.muted)
    painter.drawText(QPointF(5, AXIS_PX - 11), text)


def _tick_order(tick: Tick) -> tuple[int, float]:
    return tick.level, tick.x


def _tick_text(tick: Tick, locale: QLocale) -> str:
    if tick.level == 0:
        return str(tick.year)
    if tick.level == 1:
        return locale.standaloneMonthName(tick.month, QLocale.FormatType.ShortFormat)
    return str(tick.day)


def scale_note(kind: ScaleKind) -> str:
    """Return what the axis says about its scale."""
    if kind is ScaleKind.ROOT:
        return QCoreApplication.translate("Evolution", "year width: √ releases")
    return QCoreApplication.translate("Evolution", "linear time")


def draw_headers(
    painter: QPainter,
    scene: Scene,
    view: View,
    colors: TreeColors,
    names: tuple[str, ...],
    state: HeaderState | None = None,
) -> None:
    """Draw the bands' names and counts into a strip; `view.width` is the strip's."""
    draw_bands(painter, scene, view, colors, header=True)
    for band in _readable(scene, view):
        top = (scene.band_top[band] - view.y0) * view.sy
        bottom = (scene.band_bottom[band] - view.y0) * view.sy
        box = QRectF(0, top, view.width, bottom - top)
        _draw_header(painter, scene, band, box, colors, names[band], state or HeaderState())


def _readable(scene: Scene, view: View) -> list[int]:
    """Return the bands in view that are high enough for a name."""
    shown = bands_in_view(scene, view)
    part = slice(shown.start, shown.stop)
    high = (scene.band_bottom[part] - scene.band_top[part]) * view.sy >= _SMALLEST_HEADER_PX
    return (np.flatnonzero(high) + shown.start).tolist()


def _draw_header(
    painter: QPainter, scene: Scene, band: int, box: QRectF, colors: TreeColors, name: str, state: HeaderState
) -> None:
    color = colors.family(band)
    painter.fillRect(QRectF(0, box.top(), 3, box.height()), color)
    roomy = box.height() >= 34
    small = box.height() < 24
    # A tall band's header stays in view while the band is
    top = max(box.top(), 0.0) if box.bottom() > 46 else box.top()
    middle = top + (19 if roomy else min(box.height(), 24) / 2)
    is_open = band_is_open(scene, band)
    lit = band in (state.hovered, state.focused)
    if state.chevrons:
        shade = colors.accent if lit else colors.muted
        _draw_chevron(painter, QPointF(14, middle), shade, is_open=is_open)
    indent = 24 if state.chevrons else 12
    name_font = font(11 if small else 13, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(name_font)
    painter.setFont(name_font)
    painter.setPen(colors.text)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width() - indent - 6)
    painter.drawText(QPointF(indent, middle + metrics.capHeight() / 2), shown)
    if roomy:
        painter.setFont(font(11))
        painter.setPen(colors.muted)
        painter.drawText(QPointF(indent, middle + metrics.capHeight() / 2 + 16), band_note(scene, band))


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


def band_note(scene: Scene, band: int) -> str:
    """Return the number of models of a band, in words."""
    return count_of_models(scene.layout.bands.size(band))


def draw_separator(painter: QPainter, view: View, colors: TreeColors) -> None:
    """Draw the line between headers and plot."""
    painter.setPen(QPen(colors.line, 1))
    painter.drawLine(QLineF(view.width - 0.5, 0, view.width - 0.5, view.height))
