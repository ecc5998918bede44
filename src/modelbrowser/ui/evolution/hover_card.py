"""The small card beside the mouse: what a node is, before one opens it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.style import TreeColors

_PAD, _WIDEST, _LINE_PX = 12, 320, 19
_OFFSET = 14


class HoverCard(QWidget):
    """Lines of text on a raised surface; takes no mouse events. Text is always plain."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._colors: TreeColors | None = None
        self._lines: tuple[tuple[str, str], ...] = ()
        self.hide()

    def lines(self) -> tuple[str, ...]:
        """Return the texts that are shown."""
        return tuple(text for text, _role in self._lines)

    def show_lines(self, lines: tuple[tuple[str, str], ...], at: QPoint, colors: TreeColors) -> None:
        """Show lines as (text, role), role one of "title", "plain", "warning", "link", near a position."""
        self._lines, self._colors = lines, colors
        width = max(QFontMetricsF(self._font(role)).horizontalAdvance(text) for text, role in lines)
        size = min(round(width) + 2 * _PAD + 2, _WIDEST), len(lines) * _LINE_PX + 2 * _PAD - 3
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else QRect()
        x, y = at.x() + _OFFSET, at.y() + _OFFSET
        if x + size[0] > room.right() - 4:
            x = at.x() - _OFFSET - size[0]
        if y + size[1] > room.bottom() - 4:
            y = at.y() - _OFFSET - size[1]
        self.setGeometry(max(x, 4), max(y, 4), *size)
        self.show()
        self.raise_()
        self.update()

    @staticmethod
    def _font(role: str) -> QFont:
        if role == "title":
            return font(13, QFont.Weight.DemiBold)
        return font(12, QFont.Weight.Medium if role == "link" else QFont.Weight.Normal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._colors
        if colors is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inks = {"title": colors.text, "warning": colors.warning, "link": colors.accent}
        for number, (text, role) in enumerate(self._lines):
            line_font = self._font(role)
            metrics = QFontMetricsF(line_font)
            painter.setFont(line_font)
            painter.setPen(inks.get(role, colors.muted))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 2 * _PAD)
            painter.drawText(QPointF(_PAD, _PAD + number * _LINE_PX + metrics.ascent()), shown)
