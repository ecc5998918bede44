"""A picture of the tree for a file: title, axis, bands, plot and legend on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter

from modelbrowser.lineage.frame import Limits, View
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.axis import AXIS_PX, AxisPainter, scale_note
from modelbrowser.paint.tree.bands import HeaderPainter, HeaderState
from modelbrowser.paint.tree.legend import (
    ROW_PX,
    LegendEntry,
    category_entries,
    draw_rows,
    relation_entries,
    rows_of,
)
from modelbrowser.paint.tree.look import Focus, Look
from modelbrowser.paint.tree.painter import TreePainter

MARGIN_PX = 24.0
TITLE_PX = 54.0
HEADER_PX = 150.0
MIN_WIDTH_PX = 640.0


@dataclass(frozen=True, slots=True)
class TreePicture:
    """What is on the sheet; `view` is the plot's. `subtitle` stands below the title in small letters."""

    look: Look
    view: View
    focus: Focus
    names: tuple[str, ...]
    title: str
    subtitle: str
    limits: Limits

    def size(self) -> QSizeF:
        """Return the sheet's size in logical pixels."""
        width = self.view.width + HEADER_PX + 2 * MARGIN_PX
        legend = len(self.legend_rows()) * ROW_PX + 14
        return QSizeF(width, MARGIN_PX + TITLE_PX + AXIS_PX + self.view.height + legend + MARGIN_PX)

    def legend_rows(self) -> list[list[LegendEntry]]:
        """Return the legend's rows: colors first, then lines."""
        width = self.view.width + HEADER_PX
        colors = rows_of(category_entries(self.look), width)
        return [*colors, *rows_of(relation_entries(self.look), width)]


def paint_picture(painter: QPainter, picture: TreePicture, *, as_text: bool) -> None:
    """Draw the sheet at the painter's origin. `as_text` keeps text as text and shapes as shapes (SVG)."""
    colors, view = picture.look.colors, picture.view
    size = picture.size()
    painter.fillRect(QRectF(QPointF(0, 0), size), colors.background)
    _paint_title(painter, picture)
    top = MARGIN_PX + TITLE_PX
    left = MARGIN_PX + HEADER_PX
    painter.save()
    painter.translate(left, top)
    painter.setClipRect(QRectF(0, 0, view.width, AXIS_PX))
    AxisPainter(as_text=as_text).draw(painter, picture.look.scene, view, colors)
    painter.restore()
    painter.save()
    painter.translate(MARGIN_PX, top + AXIS_PX)
    painter.setClipRect(QRectF(0, 0, HEADER_PX, view.height))
    strip = View(0.0, view.y0, 1.0, view.sy, HEADER_PX, view.height)
    headers = HeaderPainter(as_text=as_text)
    headers.draw(painter, picture.look.scene, strip, colors, picture.names, HeaderState(chevrons=False))
    painter.restore()
    painter.save()
    painter.translate(left, top + AXIS_PX)
    painter.setClipRect(QRectF(0, 0, view.width, view.height))
    TreePainter(as_text=as_text, limits=picture.limits).paint(painter, picture.look, view, picture.focus)
    painter.restore()
    rows = picture.legend_rows()
    draw_rows(painter, rows, MARGIN_PX, top + AXIS_PX + view.height + 14, colors)


def _paint_title(painter: QPainter, picture: TreePicture) -> None:
    colors = picture.look.colors
    painter.setPen(colors.text)
    painter.setFont(font(20, QFont.Weight.Bold))
    painter.drawText(QPointF(MARGIN_PX, MARGIN_PX + 18), picture.title)
    painter.setPen(colors.muted)
    painter.setFont(font(12))
    painter.drawText(QPointF(MARGIN_PX, MARGIN_PX + 38), picture.subtitle)
    note = scale_note(picture.look.scene.scale.kind)
    box = QRectF(MARGIN_PX, MARGIN_PX + 26, picture.size().width() - 2 * MARGIN_PX, 18)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
