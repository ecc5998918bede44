"""The four parts of the view as pyqtgraph items: plot, time axis, band headers and the corner."""

from __future__ import annotations

from typing import Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.axis import AXIS_PX, AxisPainter, scale_note
from modelbrowser.paint.tree.bands import HeaderPainter, HeaderState
from modelbrowser.ui.evolution.state import TreeState

LEFT = Qt.MouseButton.LeftButton


class TreeHost(Protocol):
    """What the items ask of the view that holds them."""

    state: TreeState | None
    view: View
    focused_band: int

    def paint_plot(self, painter: QPainter) -> None: ...
    def shown_scene(self) -> Scene: ...
    def band_at(self, y: float) -> int: ...


class TreeViewBox(pg.ViewBox):  # type: ignore[misc]
    """The plot area: pyqtgraph keeps its range and delivers its mouse; what they do, the view decides.

    pyqtgraph delivers a double-click on release, as a click with `double()`. An item that accepted clicks
    in its hover event would swallow them all, so hovering accepts nothing here.
    """

    clicked = Signal(object)
    dragged = Signal(object)
    wheeled = Signal(object)
    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False, invertY=True, defaultPadding=0.0)
        self.disableAutoRange()

    def mouseClickEvent(self, ev: Any) -> None:
        ev.accept()
        self.clicked.emit(ev)

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        del axis
        if ev.button() in (LEFT, Qt.MouseButton.MiddleButton):
            ev.accept()
            self.dragged.emit(ev)
        else:
            ev.ignore()

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        del axis
        ev.accept()
        self.wheeled.emit(ev)

    def hoverEvent(self, ev: Any) -> None:
        self.hovered.emit(ev)


class TreeItem(pg.GraphicsObject):  # type: ignore[misc]
    """Draws the plot in pixels of the view box, whatever its range: one item for a million nodes."""

    def __init__(self, view: TreeHost, box: TreeViewBox) -> None:
        super().__init__()
        self._view = view
        self._box = box
        self.setParentItem(box)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigResized.connect(self._on_resized)

    def _on_resized(self) -> None:
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._box.width(), self._box.height())

    def paint(self, painter: QPainter, *_args: object) -> None:
        painter.save()
        painter.setClipRect(self.boundingRect())
        self._view.paint_plot(painter)
        painter.restore()


class AxisItem(pg.GraphicsWidget):  # type: ignore[misc]
    """The time axis, always in view; the wheel zooms time, dragging pans it."""

    wheeled = Signal(object)
    dragged = Signal(object)

    def __init__(self, view: TreeHost) -> None:
        super().__init__()
        self._view = view
        self._painter = AxisPainter()
        self.setFixedHeight(AXIS_PX)

    def paint(self, painter: QPainter, *_args: object) -> None:
        state = self._view.state
        if state is None:
            return
        painter.save()
        painter.setClipRect(self.boundingRect())
        self._painter.draw(painter, self._view.shown_scene(), self._view.view, state.colors)
        painter.restore()

    def wheelEvent(self, ev: Any) -> None:
        ev.accept()
        self.wheeled.emit(ev)

    def mouseDragEvent(self, ev: Any) -> None:
        ev.accept()
        self.dragged.emit(ev)


class HeaderItem(pg.GraphicsWidget):  # type: ignore[misc]
    """The names of the bands; a click opens or folds a band, the wheel scrolls."""

    band_clicked = Signal(int)
    wheeled = Signal(object)
    dragged = Signal(object)

    def __init__(self, view: TreeHost) -> None:
        super().__init__()
        self._view = view
        self._painter = HeaderPainter()
        self._hovered = -1

    def set_width(self, pixels: float) -> None:
        """Set the width of the strip."""
        self.setFixedWidth(pixels)

    def paint(self, painter: QPainter, *_args: object) -> None:
        state = self._view.state
        if state is None:
            return
        view = self._view.view
        strip = View(0.0, view.y0, 1.0, view.sy, self.size().width(), view.height)
        painter.save()
        painter.setClipRect(self.boundingRect())
        painter.fillRect(self.boundingRect(), state.colors.background)
        header_state = HeaderState(self._hovered, self._view.focused_band)
        names = state.band_names()
        self._painter.draw(painter, self._view.shown_scene(), strip, state.colors, names, header_state)
        painter.restore()

    def band_at(self, y: float) -> int:
        """Return the band at a height in pixels, or -1."""
        return self._view.band_at(y)

    def mouseClickEvent(self, ev: Any) -> None:
        band = self.band_at(ev.pos().y())
        if ev.button() == LEFT and band >= 0 and not ev.double():
            ev.accept()
            self.band_clicked.emit(band)

    def mouseDragEvent(self, ev: Any) -> None:
        ev.accept()
        self.dragged.emit(ev)

    def hoverEvent(self, ev: Any) -> None:
        hovered = -1 if ev.isExit() else self.band_at(ev.pos().y())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def wheelEvent(self, ev: Any) -> None:
        ev.accept()
        self.wheeled.emit(ev)


class CornerItem(pg.GraphicsWidget):  # type: ignore[misc]
    """The corner above the headers says how wide the years are."""

    def __init__(self, view: TreeHost) -> None:
        super().__init__()
        self._view = view
        self.setFixedHeight(AXIS_PX)

    def paint(self, painter: QPainter, *_args: object) -> None:
        state = self._view.state
        if state is None:
            return
        painter.fillRect(self.boundingRect(), state.colors.background)
        painter.setPen(QPen(state.colors.line, 1))
        bottom = AXIS_PX - 0.5
        painter.drawLine(QPointF(0, bottom), QPointF(self.size().width(), bottom))
        painter.setPen(state.colors.faint)
        painter.setFont(font(10))
        box = self.boundingRect().adjusted(8, 0, -2, -4)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(painter.font())
        note = scale_note(state.options.scale)
        painter.drawText(box, flags, metrics.elidedText(note, Qt.TextElideMode.ElideRight, box.width()))
