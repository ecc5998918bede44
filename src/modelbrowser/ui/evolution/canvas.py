"""The view of the tree: a pyqtgraph view with one item for the plot, moved by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from modelbrowser.lineage import morph
from modelbrowser.lineage.frame import View
from modelbrowser.lineage.hit import slot_at
from modelbrowser.lineage.pyramid import Pyramid
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.tree.look import Look, make_look
from modelbrowser.paint.tree.painter import Drawn, TreePainter
from modelbrowser.ui.evolution import camera
from modelbrowser.ui.evolution.items import AxisItem, CornerItem, HeaderItem, TreeItem, TreeViewBox
from modelbrowser.ui.evolution.loading import CellCounter
from modelbrowser.ui.evolution.state import TreeState

HEADER_PX, NARROW_HEADER_PX = 150, 112
NARROW_PX = 1_000
ANIMATION_MS = 190
REST_MS = 140
_WHEEL_STEP = 1.0015
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class TreeView(pg.GraphicsView):  # type: ignore[misc]
    """Shows a `TreeState`. Signals carry graph indexes (-1 for none), bands, or positions in this widget."""

    node_clicked = Signal(int, object)
    node_activated = Signal(int)
    node_hovered = Signal(int, object)
    badge_clicked = Signal(int)
    band_clicked = Signal(int)
    menu_wanted = Signal(int, object)
    view_changed = Signal()
    resized = Signal()
    key_pressed = Signal(object)
    _built = False  # pyqtgraph's constructor already resizes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.state: TreeState | None = None
        self.view = View(0.0, 0.0, 100.0, 1.0, 800.0, 600.0)
        self.drawn: Drawn | None = None
        self.animation_ms = ANIMATION_MS
        self.focused_band = -1
        self._painter = TreePainter()
        self._morph: tuple[Scene, Look] | None = None
        self._way: tuple[View, View] | None = None
        self._fold: tuple[Scene, Scene] | None = None
        self._started = False
        self._counted: Scene | None = None
        self._dragged = False
        self._build()

    def _build(self) -> None:
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # The items cover everything: filling the ground first would cost as much as a small tree
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # pyqtgraph drops mouse moves that come too fast, the last one among them; a frame here is cheap
        pg.setConfigOption("mouseRateLimit", -1)
        layout = pg.GraphicsLayout(border=None)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.box = TreeViewBox()
        self.axis, self.header, self.corner = AxisItem(self), HeaderItem(self), CornerItem(self)
        layout.addItem(self.corner, 0, 0)
        layout.addItem(self.axis, 0, 1)
        layout.addItem(self.header, 1, 0)
        layout.addItem(self.box, 1, 1)
        self.header.set_width(HEADER_PX)
        self.setCentralItem(layout)
        self._layout_item = layout
        self.plot = TreeItem(self, self.box)
        self.box.clicked.connect(self._on_box_clicked)
        self.box.dragged.connect(self._on_dragged)
        self.box.wheeled.connect(self._on_box_wheeled)
        self.box.hovered.connect(self._on_box_hovered)
        self.box.sigResized.connect(self._on_box_resized)
        self.axis.wheeled.connect(self._on_axis_wheeled)
        self.axis.dragged.connect(self._on_dragged)
        self.header.band_clicked.connect(self.band_clicked)
        self.header.wheeled.connect(self._on_header_wheeled)
        self.header.dragged.connect(self._on_dragged)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._counter = CellCounter(self)
        self._counter.counted.connect(self._on_counter_counted)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_animation_step)
        self._animation.finished.connect(self._on_animation_finished)
        self._built = True

    # -- painting ------------------------------------------------------------------------------------

    def paint_plot(self, painter: QPainter) -> None:
        """Draw the plot at the painter's origin; called by the plot's item."""
        if self.state is None:
            return
        painter.fillRect(self.plot.boundingRect(), self.state.colors.background)
        if self._counted is not self.state.scene:
            self._counted, self._painter.pyramid = self.state.scene, None
            self._counter.count(self.state.scene, self.state.look.importance)
        look = self._morph[1] if self._morph is not None else self.state.look
        self.drawn = self._painter.paint(painter, look, self.view, self.state.focus)

    def _on_counter_counted(self, pyramid: Pyramid) -> None:
        self._painter.pyramid = pyramid
        self.refresh()

    def wait_for_cells(self) -> None:
        """Block until the cells of the scene are counted (for tests and benchmarks)."""
        self._counter.wait()

    def shown_scene(self) -> Scene:
        """Return the scene as it is drawn now, in the middle of an animation or not."""
        assert self.state is not None
        return self._morph[0] if self._morph is not None else self.state.scene

    def refresh(self) -> None:
        """Draw everything anew."""
        self.viewport().update()

    # -- state and view ------------------------------------------------------------------------------

    def set_state(self, state: TreeState) -> None:
        """Show another state, from its start."""
        self.state = state
        self._started = False
        self._stop()
        self._start_if_sized()
        self.refresh()

    def _start_if_sized(self) -> None:
        if self.state is None or self._started or self.box.width() < 40:
            return
        self._started = True
        self.set_view(camera.start_view(self.state.scene, self.box.width(), self.box.height()))

    def set_view(self, view: View) -> None:
        """Look somewhere else, at once."""
        self.view = view
        self.box.setRange(xRange=(view.x0, view.x1), yRange=(view.y0, view.y1), padding=0)
        self._rest.start()
        self.view_changed.emit()
        self.refresh()

    def _on_rest_timeout(self) -> None:
        # After dragging, labels stay on their sides; after other moves, the best places are found anew
        self._painter.rest(afresh=not self._dragged)
        self._dragged = False
        self.refresh()

    def go(self, target: View) -> None:
        """Look somewhere else, smoothly."""
        self._settle()
        if self.animation_ms <= 0 or not self.isVisible():
            self.set_view(target)
            return
        self._way = (self.view, target)
        self._animation.setDuration(self.animation_ms)
        self._animation.start()

    def change_scene(self, before: Scene, anchor: int = -1, anchor_band: int = -1) -> None:
        """The state's scene was replaced: animate, keeping a place or band where it is."""
        assert self.state is not None
        self._settle()
        after = self.state.scene
        target = camera.limited(
            replace(self.view, y0=self.view.y0 + _shift(before, after, anchor, anchor_band)), after
        )
        if self.animation_ms <= 0 or not self.isVisible() or not morph.can_morph(before, after):
            self.set_view(target)
            return
        self._fold = (before, after)
        self._way = (self.view, target)
        self._on_animation_step(0.0)
        self._animation.setDuration(self.animation_ms)
        self._animation.start()

    def _on_animation_step(self, share: float) -> None:
        if self.state is None or self._way is None:
            return
        if self._fold is not None:
            scene = morph.between(*self._fold, float(share))
            self._morph = (
                scene,
                make_look(self.state.graph, scene, self.state.prepared.coloring, self.state.colors),
            )
        self.set_view(camera.between(*self._way, float(share)))

    def _on_animation_finished(self) -> None:
        target = self._way[1] if self._way is not None else self.view
        self._stop()
        self.set_view(target)

    def _settle(self) -> None:
        """End a running animation at its goal."""
        if self._animation.state() == QAbstractAnimation.State.Running:
            self._animation.stop()
            self._on_animation_finished()

    def _stop(self) -> None:
        self._animation.stop()
        self._way = self._fold = self._morph = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(False)
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        if self._built:
            self.header.set_width(NARROW_HEADER_PX if self.width() < NARROW_PX else HEADER_PX)
        super().resizeEvent(event)
        if self._built:
            self.resized.emit()

    def _on_box_resized(self) -> None:
        width, height = self.box.width(), self.box.height()
        if self.state is None or width < 40:
            return
        if not self._started:
            self._start_if_sized()
            return
        # Where a motion was going to is where it ends: a legend that appears resizes the view in its midst
        goal = self._way[1] if self._way is not None else self.view
        self._stop()
        # The stretch of time in view stays, and so does the height of a lane
        sx = goal.sx * width / max(goal.width, 1.0)
        self.set_view(camera.limited(replace(goal, width=width, height=height, sx=sx), self.state.scene))

    # -- places --------------------------------------------------------------------------------------

    def plot_point(self, position: QPointF | QPoint) -> QPointF:
        """Return pixels of the plot for a position in the viewport."""
        point: QPointF = self.box.mapFromScene(self.mapToScene(QPointF(position).toPoint()))
        return point

    def widget_point(self, x: float, y: float) -> QPoint:
        """Return the position in the viewport of pixels of the plot."""
        point: QPoint = self.mapFromScene(self.box.mapToScene(QPointF(x, y)))
        return point

    def index_at(self, point: QPointF) -> int:
        """Return the graph index of the node or label at pixels of the plot, or -1."""
        if self.state is None or self.drawn is None:
            return -1
        slot = slot_at(self.shown_scene(), self.drawn.frame, point.x(), point.y(), self.state.look.importance)
        if slot < 0:
            slot = next((t.slot for t in self.drawn.labels if t.contains(point.x(), point.y())), -1)
        return self.state.index_of_slot(slot) if 0 <= slot < len(self.state.scene) else -1

    def badge_at(self, point: QPointF) -> int:
        """Return the graph index whose badge is at pixels of the plot, or -1."""
        if self.state is None or self.drawn is None or self._morph is not None:
            return -1
        found = next((t.slot for t in self.drawn.badges if t.contains(point.x(), point.y())), -1)
        return self.state.index_of_slot(found) if found >= 0 else -1

    def pixel_of(self, index: int) -> QPointF | None:
        """Return where a model is drawn, in pixels of the plot, or None if it is not."""
        if self.state is None or self.drawn is None:
            return None
        slot = self.state.slot_of(index)
        frame = self.drawn.frame
        at = int(np.searchsorted(frame.slots, slot))
        if slot < 0 or at >= frame.slots.size or frame.slots[at] != slot or not frame.px.size:
            return None
        return QPointF(float(frame.px[at]), float(frame.py[at]))

    def band_at(self, y: float) -> int:
        """Return the band at a height in pixels of the plot, or -1."""
        if self.state is None:
            return -1
        scene = self.shown_scene()
        world = self.view.y0 + y / self.view.sy
        band = int(np.searchsorted(scene.band_bottom, world))
        return band if band < scene.band_top.size and scene.band_top[band] <= world else -1

    # -- mouse ---------------------------------------------------------------------------------------

    def _on_box_clicked(self, ev: Any) -> None:
        point = ev.pos()
        badge = self.badge_at(point)
        index = self.index_at(point)
        if ev.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(index, self.widget_point(point.x(), point.y()))
        elif ev.button() != Qt.MouseButton.LeftButton:
            return
        elif badge >= 0:
            self.badge_clicked.emit(badge)
        elif ev.double():
            if index >= 0:
                self.node_activated.emit(index)
        else:
            self.node_clicked.emit(index, ev.modifiers())

    def _on_dragged(self, ev: Any) -> None:
        if self.state is None:
            return
        self._settle()
        self._dragged = True
        moved = ev.pos() - ev.lastPos()
        across = 0.0 if ev.currentItem is self.header else moved.x()
        down = 0.0 if ev.currentItem is self.axis else moved.y()
        self.set_view(camera.panned(self.view, across, down, self.state.scene))

    def _on_box_wheeled(self, ev: Any) -> None:
        factor = _WHEEL_STEP ** ev.delta()
        modifiers = ev.modifiers()
        factors = (1.0 if modifiers & _CONTROL else factor, 1.0 if modifiers & _SHIFT else factor)
        self.zoom_at(factors, ev.pos())

    def _on_axis_wheeled(self, ev: Any) -> None:
        self.zoom_at((_WHEEL_STEP ** ev.delta(), 1.0), ev.pos())

    def _on_header_wheeled(self, ev: Any) -> None:
        if self.state is not None:
            self._settle()
            self.set_view(camera.panned(self.view, 0.0, ev.delta() * 0.6, self.state.scene))

    def zoom_at(self, factors: tuple[float, float], point: QPointF) -> None:
        """Zoom time and lanes at pixels of the plot, at once."""
        if self.state is not None:
            self._settle()
            self.set_view(camera.zoomed(self.view, factors, (point.x(), point.y()), self.state.scene))

    def _on_box_hovered(self, ev: Any) -> None:
        if ev.isExit():
            self.node_hovered.emit(-1, None)
            return
        point = ev.pos()
        index = self.index_at(point)
        hand = index >= 0 or self.badge_at(point) >= 0
        self.box.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.node_hovered.emit(index, self.widget_point(point.x(), point.y()))


def _shift(before: Scene, after: Scene, anchor: int, band: int) -> float:
    """Return how far a place or the top of a band moves down from one scene to the other."""
    if anchor >= 0:
        old, new = int(before.stand_in[anchor]), int(after.stand_in[anchor])
        if old >= 0 and new >= 0:
            return float(after.y[new] - before.y[old])
    if band >= 0:
        return float(after.band_top[band] - before.band_top[band])
    return 0.0
