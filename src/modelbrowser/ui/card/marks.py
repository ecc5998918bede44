"""What shows that something is under the mouse or has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from modelbrowser.paint.display import Target
from modelbrowser.paint.styles import Palette

LINE_PX = 24.0
FRAME_OPACITY = 0.55


def paint_hover(painter: QPainter, target: Target | None, colors: Palette) -> None:
    """Underline a text (dotted: it explains itself; solid: it does something), frame anything larger."""
    if target is None:
        return
    color = QColor(colors.color("accent"))
    if target.rect.height() > LINE_PX:
        color.setAlphaF(FRAME_OPACITY)
        painter.setPen(QPen(color, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(target.rect.adjusted(-1.5, -0.5, 1.5, 0.5), 8, 8)
        return
    style = Qt.PenStyle.SolidLine if target.action else Qt.PenStyle.DotLine
    painter.setPen(QPen(color, 1.0, style))
    bottom = target.rect.bottom() - 0.5
    painter.drawLine(QPointF(target.rect.left() + 2, bottom), QPointF(target.rect.right() - 2, bottom))


def paint_focus(painter: QPainter, target: Target | None, colors: Palette) -> None:
    """Frame what has the keyboard."""
    if target is None:
        return
    painter.setPen(QPen(colors.color("accent"), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(target.rect.adjusted(-2, -1, 2, 1), 4, 4)
