"""The legend below the tree: colors that switch models on and off, and the line styles of relations."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.legend import LegendEntry, category_entries, draw_line_sample, relation_entries
from modelbrowser.paint.tree.look import Look
from modelbrowser.paint.tree.style import TreeColors, mix
from modelbrowser.paint.tree.text import count_of_models

_ROW_PX, _SIDE_PX, _TOP_PX = 24, 10, 3
_TEXT_PX = 11


class LegendChip(QAbstractButton):
    """A category: checked means shown, unchecked means dimmed. Space or a click switches it."""

    switched = Signal(int, bool)

    def __init__(self, entry: LegendEntry, colors: TreeColors, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._colors = colors
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(entry.text)
        count = count_of_models(entry.count)
        self.setAccessibleName(f"{entry.text}, {count}")
        self.setToolTip(self.tr("{0}: {1}. Click to dim or show them.").format(entry.text, count))
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, checked: bool) -> None:
        self.switched.emit(self._entry.category, checked)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(_TEXT_PX))
        number = metrics.horizontalAdvance(f"{self._entry.count:,}")
        return QSize(round(metrics.horizontalAdvance(self._entry.text) + number) + 36, _ROW_PX - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, entry = self._colors, self._entry
        color = entry.color or colors.none
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colors.accent, 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(mix(colors.surface, colors.line, 0.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        middle = self.height() / 2
        shown = self.isChecked()
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if shown else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(11, middle), 4.2, 4.2)
        text_font = font(_TEXT_PX)
        metrics = QFontMetricsF(text_font)
        base = middle + metrics.capHeight() / 2
        painter.setFont(text_font)
        painter.setPen(colors.text if shown else colors.faint)
        painter.drawText(QPointF(20, base), entry.text)
        painter.setPen(colors.faint)
        painter.drawText(QPointF(25 + metrics.horizontalAdvance(entry.text), base), f"{entry.count:,}")


class RelationSample(QWidget):
    """A relation with its line style."""

    def __init__(self, entry: LegendEntry, colors: TreeColors, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._colors = colors
        self.setAccessibleName(entry.text)

    def sizeHint(self) -> QSize:
        return QSize(
            round(QFontMetricsF(font(_TEXT_PX)).horizontalAdvance(self._entry.text)) + 46, _ROW_PX - 2
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_line_sample(painter, QRectF(8, 0, 24, self.height()), self._entry, self._colors)
        text_font = font(_TEXT_PX)
        painter.setFont(text_font)
        painter.setPen(self._colors.muted)
        painter.drawText(
            QPointF(38, self.height() / 2 + QFontMetricsF(text_font).capHeight() / 2), self._entry.text
        )


class LegendBar(QWidget):
    """Rows of entries, as many as the width asks for. `off_changed` carries the categories switched off."""

    off_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colors: TreeColors | None = None
        self._chips: list[LegendChip] = []
        self._samples: list[RelationSample] = []
        self._off: set[int] = set()
        self.setAccessibleName(self.tr("Legend"))

    def set_look(self, look: Look, off: frozenset[int]) -> None:
        """Show the entries of a look."""
        for old in (*self._chips, *self._samples):
            old.setParent(None)
            old.deleteLater()
        self._colors, self._off = look.colors, set(off)
        self._chips = [LegendChip(entry, look.colors, self) for entry in category_entries(look)]
        self._samples = [RelationSample(entry, look.colors, self) for entry in relation_entries(look)]
        for chip in self._chips:
            chip.setChecked(chip._entry.category not in off)
            chip.switched.connect(self._on_chip_switched)
        for widget in (*self._chips, *self._samples):
            widget.show()
        self._arrange()
        self.update()

    def chips(self) -> list[LegendChip]:
        """Return the switches of the categories."""
        return list(self._chips)

    def _on_chip_switched(self, category: int, shown: bool) -> None:
        self._off.discard(category) if shown else self._off.add(category)
        self.off_changed.emit(frozenset(self._off))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        x, y = _SIDE_PX, _TOP_PX
        for group in (self._chips, self._samples):
            for widget in group:
                size = widget.sizeHint()
                if x + size.width() > self.width() - _SIDE_PX and x > _SIDE_PX:
                    x, y = _SIDE_PX, y + _ROW_PX
                widget.setGeometry(x, y, size.width(), size.height())
                x += size.width() + 2
            if group is self._chips and group and self._samples:
                x, y = _SIDE_PX, y + _ROW_PX
        self.setFixedHeight(y + _ROW_PX + _TOP_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._colors is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colors.surface)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._colors.line)
