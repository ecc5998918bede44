"""The facet sidebar: one list, painted; a click or Space switches a value, typing finds one."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from modelbrowser import theme as tokens
from modelbrowser.domain.search import FacetCounts
from modelbrowser.paint.fonts import font
from modelbrowser.theme import Theme
from modelbrowser.ui.browse.colors import soft_color
from modelbrowser.ui.browse.facet_model import FacetModel, FacetRow, RowKind

_HEADING_PX, _VALUE_PX = 34, 24
_SIDE_PX = 14
_BOX_PX = 13


class FacetDelegate(QStyledItemDelegate):
    """Draws headings, check rows and tier badges; nothing is measured that can be kept."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text_font = font(tokens.TEXT_M)
        self._count_font = font(tokens.TEXT_S)
        self._heading_font = font(tokens.TEXT_XS, QFont.Weight.DemiBold)
        self._heading_font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        self._badge_font = font(tokens.TEXT_XS, QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._text_font)
        self._badge_metrics = QFontMetrics(self._badge_font)
        self._count_metrics = QFontMetrics(self._count_font)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._text = QColor(theme.text)
        self._muted = QColor(theme.muted)
        self._faint = QColor(theme.faint)
        self._accent = QColor(theme.accent)
        self._on_accent = QColor(theme.on_accent)
        self._focus = QColor(theme.selection)
        self._tiers = {key: (QColor(value), soft_color(value, theme)) for key, value in theme.tiers.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(FacetModel.RowRole)
        heading = isinstance(row, FacetRow) and row.kind is RowKind.HEADING
        return QSize(120, _HEADING_PX if heading else _VALUE_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(FacetModel.RowRole)
        if not isinstance(row, FacetRow):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if row.kind is not RowKind.HEADING and (focused or state & QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._focus)
            painter.drawRoundedRect(QRectF(area).adjusted(6, 1, -6, -1), 5, 5)
        inner = area.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, inner, row)
        elif row.kind is RowKind.MORE:
            painter.setFont(self._count_font)
            painter.setPen(self._accent)
            painter.drawText(inner.adjusted(21, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.text)
        else:
            self._paint_value(painter, inner, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: FacetRow) -> None:
        painter.setFont(self._heading_font)
        painter.setPen(self._faint)
        painter.drawText(area.adjusted(0, 0, 0, -7), Qt.AlignmentFlag.AlignBottom, row.text)

    def _paint_value(self, painter: QPainter, area: QRect, row: FacetRow) -> None:
        self._paint_box(painter, QRectF(area.left(), area.center().y() - _BOX_PX // 2, _BOX_PX, _BOX_PX), row)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._count_font)
        painter.setPen(self._faint)
        painter.drawText(area, vertical | Qt.AlignmentFlag.AlignRight, row.count)
        count_width = self._count_metrics.horizontalAdvance(row.count) + 8
        words = area.adjusted(_BOX_PX + 8, 0, -count_width, 0)
        if row.color_key is not None:
            self._paint_badge(painter, words, row)
            return
        painter.setFont(self._text_font)
        painter.setPen(self._faint if row.empty else self._text)
        text = self._metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, vertical, text)

    def _paint_badge(self, painter: QPainter, area: QRect, row: FacetRow) -> None:
        strong, soft = self._tiers.get(row.color_key or "none", self._tiers["none"])
        painter.setFont(self._badge_font)
        width = self._badge_metrics.horizontalAdvance(row.text) + 14
        box = QRectF(area.left(), area.center().y() - 8, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(box, tokens.RADIUS_S, tokens.RADIUS_S)
        painter.setPen(strong)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.text)

    def _paint_box(self, painter: QPainter, box: QRectF, row: FacetRow) -> None:
        if not row.selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._faint, 1.2))
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent)
        painter.drawRoundedRect(box, 3, 3)
        pen = QPen(self._on_accent, 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = box.left(), box.top()
        painter.drawPolyline([QPointF(x + 3, y + 6.7), QPointF(x + 5.5, y + 9.2), QPointF(x + 10, y + 4)])


class FacetList(QListView):
    """Emits `facet_switched((field, value, on))`; the window writes it into the query."""

    facet_switched = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetModel(self)
        self._delegate = FacetDelegate(theme, self)
        self.setModel(self.facets)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)
        self.retranslate()

    def show_counts(self, counts: FacetCounts, language: str) -> None:
        """Show live counts; scroll position and keyboard place stay where they are."""
        current = self.facets.row_at(self.currentIndex())
        position = self.verticalScrollBar().value()
        self.facets.set_counts(counts, language)
        if current is not None and (row := self.facets.find(current.field, current.value)) >= 0:
            self.setCurrentIndex(self.facets.index(row, 0))
        self.verticalScrollBar().setValue(position)

    def apply_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Filters"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._switch(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._switch(index)

    def _switch(self, index: QModelIndex) -> None:
        row = self.facets.row_at(index)
        if row is None or row.kind is RowKind.HEADING:
            return
        if row.kind is RowKind.MORE:
            self._toggle(row.field, index.row())
            return
        self.facet_switched.emit((row.field, row.value, not row.selected))

    def _toggle(self, field: str, place: int) -> None:
        """Unfold or fold a field; the keyboard stays at `place`, where the first new value now stands."""
        position = self.verticalScrollBar().value()
        self.facets.toggle_expanded(field)
        more = self.facets.find_more(field)
        self.setCurrentIndex(self.facets.index(min(place, more), 0))
        self.verticalScrollBar().setValue(position)
        self.scrollTo(self.currentIndex())
