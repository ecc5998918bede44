"""Frames of so many nodes that they are pixels: the crowd, the selection, the most important names."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from modelbrowser.lineage.arrays import Bools, Ints
from modelbrowser.lineage.frame import Detail, Frame, View
from modelbrowser.lineage.placing import Occupancy
from modelbrowser.lineage.pyramid import Pyramid
from modelbrowser.lineage.ranking import Ranking, rank, top_slots
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.tree.image import (
    Canvas,
    color_table,
    density_table,
    draw_cells,
    draw_nodes,
    draw_sample,
)
from modelbrowser.paint.tree.labels import LabelPainter
from modelbrowser.paint.tree.look import Focus, Look
from modelbrowser.paint.tree.texts import PlacedText

_PAD = 3
_CROWD_LABELS = 60
_CHAIN = 400
_PLATE = 205


class CrowdPainter:
    """Keeps what outlasts a frame: pixels, the ranking of a scene, the marked cells of a selection."""

    def __init__(self) -> None:
        self._canvas = Canvas()
        self._ranked: tuple[Scene, Ranking] | None = None
        self._marked: tuple[Pyramid, Bools, tuple[Bools, ...]] | None = None

    def paint(
        self, painter: QPainter, look: Look, frame: Frame, lit: Bools | None, pyramid: Pyramid | None
    ) -> None:
        """Draw the crowd of a frame; `lit` (by slot) stands out from the rest."""
        palettes = [look.palette] if lit is None else [look.dim_palette, look.palette]
        masks = [None] if lit is None else [None, lit]
        if frame.detail is Detail.PYRAMID and pyramid is not None:
            ground = look.colors.background
            draw_cells(
                painter,
                pyramid,
                frame.view,
                [
                    (
                        look.color,
                        density_table(palette, ground),
                        None if mask is None else self._marks(pyramid, mask),
                    )
                    for palette, mask in zip(palettes, masks, strict=True)
                ],
            )
            return
        self._canvas.clear(frame.view, _PAD)
        for palette, mask in zip(palettes, masks, strict=True):
            table = color_table(palette)
            if frame.detail is Detail.IMAGE:
                only = None if mask is None else mask[frame.slots]
                draw_nodes(self._canvas, frame, look.color, table, only)
            else:
                draw_sample(self._canvas, look.scene, frame.view, look.color, table, mask)
        painter.drawImage(0, 0, self._canvas.image())

    def _marks(self, pyramid: Pyramid, lit: Bools) -> tuple[Bools, ...]:
        if self._marked is None or self._marked[0] is not pyramid or self._marked[1] is not lit:
            self._marked = pyramid, lit, pyramid.marked(lit)
        return self._marked[2]

    def paint_names(
        self, painter: QPainter, look: Look, view: View, focus: Focus, lit: Bools | None, labels: LabelPainter
    ) -> list[PlacedText]:
        """Draw the names of the most important nodes in view, on plates; the selected one's always."""
        slots = self._named_slots(look, view, lit)
        places = dict.fromkeys((focus.selected, focus.hovered, focus.other))
        forced = [int(look.scene.slot_of[place]) for place in places if place >= 0]
        grid = Occupancy(int(view.width), int(view.height))
        placed: list[PlacedText] = []
        for slot in [
            *(one for one in forced if one >= 0),
            *(one for one in slots.tolist() if one not in forced),
        ]:
            text = _place(grid, look, view, slot, labels, force=slot in forced)
            if text is not None:
                placed.append(text)
        self._draw_names(painter, look, view, placed, labels)
        return placed

    def _named_slots(self, look: Look, view: View, lit: Bools | None) -> Ints:
        if self._ranked is None or self._ranked[0] is not look.scene:
            self._ranked = look.scene, rank(look.importance)
        slots = top_slots(self._ranked[1], look.scene, view, look.importance, _CROWD_LABELS * 2)
        if lit is not None:
            slots = slots[lit[slots]]
        return slots[:_CROWD_LABELS]

    def _draw_names(
        self, painter: QPainter, look: Look, view: View, placed: list[PlacedText], labels: LabelPainter
    ) -> None:
        plate = QColor(look.colors.background)
        plate.setAlpha(_PLATE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for text in placed:
            x, y = _point(look.scene, view, text.slot)
            painter.setPen(QPen(look.colors.background, 1.2))
            painter.setBrush(look.palette[int(look.color[text.slot])])
            painter.drawEllipse(QPointF(x, y), 3.2, 3.2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(plate)
            painter.drawRoundedRect(QRectF(text.x - 3, text.y, text.width + 6, text.height), 4, 4)
            painter.setPen(look.colors.text)
            labels.plain.draw(painter, text.x, text.y, text.text, as_text=False)

    def paint_chain(self, painter: QPainter, look: Look, view: View, place: int) -> None:
        """Draw the edges from a node up to its root."""
        slot = int(look.scene.slot_of[place]) if place >= 0 else -1
        if slot < 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(look.palette[int(look.color[slot])], 1.4))
        for _ in range(_CHAIN):
            parent = int(look.scene.parent[slot])
            if parent < 0:
                return
            x, y = _point(look.scene, view, slot)
            px, py = _point(look.scene, view, parent)
            painter.drawLine(_near(view, px, py), _near(view, px, y))
            painter.drawLine(_near(view, px, y), _near(view, x, y))
            slot = parent


def _near(view: View, x: float, y: float) -> QPointF:
    """Return a point cut to the surroundings of the view: painters do not like huge coordinates."""
    return QPointF(float(np.clip(x, -50, view.width + 50)), float(np.clip(y, -50, view.height + 50)))


def _point(scene: Scene, view: View, slot: int) -> tuple[float, float]:
    return (float(scene.x[slot]) - view.x0) * view.sx, (float(scene.y[slot]) - view.y0) * view.sy


def _place(
    grid: Occupancy, look: Look, view: View, slot: int, labels: LabelPainter, *, force: bool
) -> PlacedText | None:
    text = look.label(slot)
    _static, width, _shown = labels.plain.get(text)
    height = labels.plain.height
    x, y = _point(look.scene, view, slot)
    for left, top in ((x - width / 2, y - height - 6), (x + 8, y - height / 2), (x - width / 2, y + 6)):
        if grid.take(left - 8, top - 5, width + 16, height + 10):
            return PlacedText(slot, text, left, top, width, height)
    if force and 0 <= x <= view.width and 0 <= y <= view.height:
        left = min(max(x - width / 2, 4.0), max(view.width - width - 4, 4.0))
        return PlacedText(slot, text, left, max(y - height - 6, 2.0), width, height)
    return None
