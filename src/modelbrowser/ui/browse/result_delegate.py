"""Paints one row of the result list: name, date, second line and four badges."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from modelbrowser import theme as tokens
from modelbrowser.paint.fonts import font
from modelbrowser.theme import Theme
from modelbrowser.ui.browse.colors import soft_color
from modelbrowser.ui.browse.result_model import ResultModel, ResultRow

ROW_HEIGHT_PX = 58
_SIDE_PX = 14
_BADGE_HEIGHT_PX = 18
_BADGE_PADDING_PX = 6
_STATUS_GAP_PX = 8
_BADGE_GAP_PX = 5


class ResultDelegate(QStyledItemDelegate):
    """Draws `ResultRow`s; measured text widths and colors are kept between rows."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_font = font(tokens.TEXT_M, QFont.Weight.DemiBold)
        self._text_font = font(tokens.TEXT_S)
        self._badge_font = font(tokens.TEXT_XS, QFont.Weight.DemiBold)
        self._name_metrics = QFontMetrics(self._name_font)
        self._text_metrics = QFontMetrics(self._text_font)
        self._badge_metrics = QFontMetrics(self._badge_font)
        self._widths: dict[str, int] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._text = QColor(theme.text)
        self._muted = QColor(theme.muted)
        self._faint = QColor(theme.faint)
        self._line = QColor(theme.line)
        self._accent = QColor(theme.accent)
        self._warning = QColor(theme.warning)
        self._selection = QColor(theme.selection)
        self._hover = QColor(theme.background)
        self._tiers = {key: (QColor(value), soft_color(value, theme)) for key, value in theme.tiers.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(280, ROW_HEIGHT_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._selection)
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self._accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._hover)
        painter.setPen(QPen(self._line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        row = index.data(ResultModel.RowRole)
        if isinstance(row, ResultRow):
            self._paint_row(painter, area.adjusted(_SIDE_PX, 9, -_SIDE_PX, -9), row)
        else:
            painter.setPen(self._faint)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "…")
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, row: ResultRow) -> None:
        top = QRect(area.left(), area.top(), area.width(), 19)
        bottom = QRect(area.left(), area.bottom() - 18, area.width(), 19)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._text_font)
        painter.setPen(self._faint)
        painter.drawText(top, vertical | Qt.AlignmentFlag.AlignRight, row.date)
        date_width = self._text_metrics.horizontalAdvance(row.date) + 10 if row.date else 0
        status_width = self._text_metrics.horizontalAdvance(row.status) + _STATUS_GAP_PX if row.status else 0
        name_width = top.width() - date_width - status_width
        name = self._name_metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, name_width)
        if row.status:
            painter.setPen(self._warning)
            beside = self._name_metrics.horizontalAdvance(name) + _STATUS_GAP_PX
            painter.drawText(top.adjusted(beside, 0, 0, 0), vertical, row.status)
        painter.setFont(self._name_font)
        painter.setPen(self._text)
        painter.drawText(top, vertical, name)
        left = self._paint_badges(painter, bottom, row)
        room = left - bottom.left() - 10
        painter.setFont(self._text_font)
        painter.setPen(self._accent if row.reason else self._muted)
        text = row.reason or row.subtitle
        painter.drawText(
            bottom, vertical, self._text_metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        )

    def _paint_badges(self, painter: QPainter, line: QRect, row: ResultRow) -> int:
        """Paint the badges from the right and return the left edge of the first one."""
        painter.setFont(self._badge_font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = line.right() + 1
        y = line.center().y() - _BADGE_HEIGHT_PX // 2
        for text, key in reversed(row.badges):
            width = self._badge_width(text)
            x -= width
            box = QRectF(x, y, width, _BADGE_HEIGHT_PX)
            strong, soft = self._tiers.get(key, self._tiers["none"])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, tokens.RADIUS_S, tokens.RADIUS_S)
            painter.setPen(strong)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x -= _BADGE_GAP_PX
        return x

    def _badge_width(self, text: str) -> int:
        width = self._widths.get(text)
        if width is None:
            width = self._badge_metrics.horizontalAdvance(text) + 2 * _BADGE_PADDING_PX
            self._widths[text] = width
        return width
