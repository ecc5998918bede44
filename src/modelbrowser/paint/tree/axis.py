"""The time axis: its lines through the plot and its labels above."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene
from modelbrowser.lineage.timescale import ScaleKind, Tick, ticks
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.batch import draw_rects
from modelbrowser.paint.tree.style import TreeColors
from modelbrowser.paint.tree.texts import TextCache

AXIS_PX = 30


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


class AxisPainter:
    """Draws the labels of the axis; keeps the texts between frames. `as_text` as in `TreePainter`."""

    def __init__(self, *, as_text: bool = False) -> None:
        self._as_text = as_text
        self._year = TextCache(font(12, QFont.Weight.Medium))
        self._finer = TextCache(font(11))

    def draw(self, painter: QPainter, scene: Scene, view: View, colors: TreeColors) -> None:
        """Draw the axis into a strip of `AXIS_PX` height, x as in `view`."""
        painter.fillRect(QRectF(0, 0, view.width, AXIS_PX), colors.background)
        painter.fillRect(QRectF(0, AXIS_PX - 1, view.width, 1), colors.line)
        found = sorted(ticks(scene.scale, view.x0, view.x1, view.width), key=_tick_order)
        used: list[tuple[float, float]] = []
        if not found or found[0].level > 0:
            # Inside of a single year, the axis still says which one
            self._label(painter, (-1.0, str(_year_at(scene, view)), True), view, (colors, used))
        for tick in found:
            x = (tick.x - view.x0) * view.sx
            is_year = tick.level == 0
            painter.fillRect(QRectF(round(x), AXIS_PX - (10 if is_year else 5), 1, 10), colors.line)
            self._label(painter, (x, _tick_text(tick, QLocale()), is_year), view, (colors, used))

    def _label(
        self,
        painter: QPainter,
        label: tuple[float, str, bool],
        view: View,
        ground: tuple[TreeColors, list[tuple[float, float]]],
    ) -> None:
        (x, text, is_year), (colors, used) = label, ground
        cache = self._year if is_year else self._finer
        _static, width, _shown = cache.get(text)
        box = (x + 5, x + 9 + width)
        if any(box[0] < end and box[1] > start for start, end in used) or box[1] > view.width + 4:
            return
        used.append(box)
        painter.setPen(colors.muted if is_year else colors.faint)
        cache.draw(painter, x + 5, AXIS_PX - 11 - cache.metrics.ascent(), text, as_text=self._as_text)


def _year_at(scene: Scene, view: View) -> int:
    day = int(scene.scale.to_day(np.array([view.x0]))[0])
    return int(np.datetime64(day, "D").astype("datetime64[Y]").astype(int)) + 1970


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
