"""The overview map: the whole scene small, with the window on it that can be dragged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from modelbrowser.lineage.frame import View
from modelbrowser.paint.tree.image import color_table, to_image
from modelbrowser.paint.tree.look import Look

SIZE = QSize(186, 112)
_PAD = 6
_MOST_NODES = 400_000


class Minimap(QWidget):
    """Emits `moved` with the world point that is to be the middle of the view."""

    moved = Signal(float, float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Overview map"))
        self._look: Look | None = None
        self._view: View | None = None
        self._picture: QPixmap | None = None

    def set_look(self, look: Look) -> None:
        """Show another scene; the picture is made when it is painted next."""
        if look is not self._look:
            self._look, self._picture = look, None
            self.update()

    def set_view(self, view: View) -> None:
        """Show where the view is."""
        self._view = view
        if self.isVisible():
            self.update()

    def window_rect(self) -> QRectF:
        """Return the rectangle of the view on the map, in its pixels."""
        if self._view is None or self._look is None:
            return QRectF()
        left, top, sx, sy = self._map()
        view = self._view
        box = QRectF(
            _PAD + (view.x0 - left) * sx,
            _PAD + (view.y0 - top) * sy,
            max(view.width / view.sx * sx, 4.0),
            max(view.height / view.sy * sy, 4.0),
        )
        return box.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))

    def _map(self) -> tuple[float, float, float, float]:
        assert self._look is not None
        scene = self._look.scene
        span = max(scene.scale.last_x - scene.scale.first_x, 0.05)
        return (
            scene.scale.first_x,
            0.0,
            (SIZE.width() - 2 * _PAD) / span,
            (SIZE.height() - 2 * _PAD) / max(scene.height, 1.0),
        )

    def _make_picture(self) -> QPixmap:
        assert self._look is not None
        scene, ratio = self._look.scene, self.devicePixelRatioF()
        width, height = round(SIZE.width() * ratio), round(SIZE.height() * ratio)
        pixels = np.zeros((height, width), dtype=np.uint32)
        left, top, sx, sy = self._map()
        step = max(1, len(scene) // _MOST_NODES)
        x = ((_PAD + (scene.x[::step] - left) * sx) * ratio).astype(np.int32)
        y = ((_PAD + (scene.y[::step] - top) * sy) * ratio).astype(np.int32)
        colors = color_table(self._look.palette)[self._look.color[::step]]
        for across in range(max(1, round(1.5 * ratio))):
            inside = (x + across >= 0) & (x + across < width) & (y >= 0) & (y < height)
            pixels[y[inside], x[inside] + across] = colors[inside]
        return self._framed(QPixmap.fromImage(to_image(pixels)), ratio)

    def _framed(self, dots: QPixmap, ratio: float) -> QPixmap:
        """Put the dots on a raised surface with a border."""
        assert self._look is not None
        dots.setDevicePixelRatio(ratio)
        picture = QPixmap(dots.size())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        colors = self._look.colors
        ground = QColor(colors.raised)
        ground.setAlpha(238)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(0.5, 0.5, SIZE.width() - 1, SIZE.height() - 1), 8, 8)
        painter.drawPixmap(0, 0, dots)
        painter.end()
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._make_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        colors = self._look.colors
        shade = QColor(colors.accent)
        shade.setAlpha(38)
        painter.fillRect(self.window_rect(), shade)
        painter.setPen(colors.accent)
        painter.drawRect(self.window_rect().toAlignedRect().adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        box = self.window_rect()
        self._move_to(box.center() + QPointF(step[0] * box.width() / 3, step[1] * box.height() / 3))

    def _move_to(self, point: QPointF) -> None:
        if self._look is not None:
            left, top, sx, sy = self._map()
            self.moved.emit(left + (point.x() - _PAD) / sx, top + (point.y() - _PAD) / sy)
