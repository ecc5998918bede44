"""The evolution tree on a QPainter: used by the view on screen and by the exports."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from modelbrowser.lineage.arrays import Bools, Ints
from modelbrowser.lineage.frame import SCREEN, Detail, Frame, Limits, View, make_frame
from modelbrowser.lineage.pyramid import Pyramid
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.tree.axis import draw_grid
from modelbrowser.paint.tree.bands import draw_bands
from modelbrowser.paint.tree.crowd import CrowdPainter
from modelbrowser.paint.tree.curves import draw_curves, find_curves
from modelbrowser.paint.tree.edges import EdgeInk, draw_branches, draw_trunks, find_trunks, last_children
from modelbrowser.paint.tree.labels import LabelPainter, Obstacles, node_radius
from modelbrowser.paint.tree.look import Focus, Look
from modelbrowser.paint.tree.marks import Marks, ScreenMarks, VectorMarks
from modelbrowser.paint.tree.texts import PlacedText


@dataclass(slots=True)
class Drawn:
    """What a frame drew and where, for hit tests and for the tests of legibility."""

    frame: Frame
    labels: list[PlacedText] = field(default_factory=list)
    badges: list[PlacedText] = field(default_factory=list)


class TreePainter:
    """Draws scenes; keeps sprites and texts between frames.

    `as_text` keeps text as text and shapes as shapes. `pyramid` holds the counted cells of the scene, once
    there are any: without them, a crowd too large for single nodes is drawn as a sample.
    """

    def __init__(self, *, as_text: bool = False, limits: Limits = SCREEN) -> None:
        self._labels = LabelPainter()
        self._limits = limits
        self._screen = ScreenMarks()
        self._as_text = as_text
        self._crowd = CrowdPainter()
        self.pyramid: Pyramid | None = None
        self._lit_for: tuple[Scene, Focus] | None = None
        self._lit: Bools | None = None
        self._lit_children: Ints | None = None

    def rest(self, *, afresh: bool) -> None:
        """The view has come to rest: the next frame looks again for room for labels, for all if `afresh`."""
        self._labels.rest(afresh=afresh)

    def _lit_slots(self, look: Look, focus: Focus) -> Bools | None:
        """Return by slot what stays bright; worked out once a focus, not once a frame."""
        if self._lit_for is None or self._lit_for[0] is not look.scene or self._lit_for[1] is not focus:
            bright = focus.bright()
            self._lit_for = look.scene, focus
            self._lit = None if bright is None else bright[look.scene.nodes]
            self._lit_children = None if self._lit is None else last_children(look.scene, self._lit)
        return self._lit

    def paint(self, painter: QPainter, look: Look, view: View, focus: Focus) -> Drawn:
        """Draw the plot of a view at the painter's origin."""
        draw_bands(painter, look.scene, view, look.colors)
        draw_grid(painter, look.scene, view, look.colors)
        frame = make_frame(look.scene, view, self._limits)
        if frame.detail >= Detail.IMAGE:
            return self._paint_crowd(painter, look, frame, focus)
        try:
            return self._paint_vectors(painter, look, frame, focus)
        finally:
            self._screen.end()

    def _paint_vectors(self, painter: QPainter, look: Look, frame: Frame, focus: Focus) -> Drawn:
        marks = self._marks(painter)
        fine = frame.detail is Detail.CLOSE and frame.view.symbol_scale > 0.45
        lit = self._lit_slots(look, focus)
        mask = None if lit is None else lit[frame.slots]
        ink = EdgeInk(look.color, look.palette, look.faint_palette, look.relation, look.inferred, fine)
        base = ink if mask is None else replace(ink, colors=look.dim_palette, faint=look.dim_palette)
        trunks = find_trunks(look.scene, frame, ink.radius(frame), look.scene.last_child)
        draw_trunks(marks, trunks, base)
        draw_branches(marks, frame, base, None if mask is None else ~mask)
        if mask is not None and self._lit_children is not None:
            draw_trunks(marks, find_trunks(look.scene, frame, ink.radius(frame), self._lit_children), ink)
            draw_branches(marks, frame, ink, mask)
        curves = find_curves(look, frame, focus)
        draw_curves(painter, look, curves, focus)
        self._draw_nodes(marks, look, frame, mask)
        self._draw_flags(painter, look, frame)
        self._draw_rings(painter, look, frame, focus)
        labels, badges = self._labels.place(
            look, frame, focus, Obstacles(trunks, curves), self._limits.labels
        )
        self._labels.badges.draw(painter, look, badges, focus, as_text=self._as_text)
        self._labels.draw(painter, look, labels, focus, as_text=self._as_text)
        return Drawn(frame, labels, badges)

    def _marks(self, painter: QPainter) -> Marks:
        if self._as_text:
            return VectorMarks(painter)
        self._screen.begin(painter, painter.device().devicePixelRatio())
        return self._screen

    def _draw_nodes(self, marks: Marks, look: Look, frame: Frame, mask: Bools | None) -> None:
        margin = 12.0
        inside = (frame.px > -margin) & (frame.px < frame.view.width + margin)
        inside &= (frame.py > -margin) & (frame.py < frame.view.height + margin)
        radius = node_radius(frame)
        if mask is None:
            self._draw_dots(marks, look, frame, np.flatnonzero(inside), (radius, look.palette))
            return
        self._draw_dots(marks, look, frame, np.flatnonzero(inside & ~mask), (radius, look.dim_palette))
        self._draw_dots(marks, look, frame, np.flatnonzero(inside & mask), (radius, look.palette))

    def _draw_dots(
        self,
        marks: Marks,
        look: Look,
        frame: Frame,
        entries: Ints | np.ndarray[tuple[int], np.dtype[np.int64]],
        ink: tuple[float, tuple[QColor, ...]],
    ) -> None:
        radius, palette = ink
        slots = frame.slots[entries]
        sizes = (np.round(radius * look.size[slots] * 2) / 2).astype(np.float32)
        color, hollow = look.color[slots], look.hollow[slots]
        if radius >= 3:
            band = look.scene.layout.band[look.scene.nodes[slots]]
            for number in np.unique(band):
                mine = band == number
                tint = look.colors.band_tint(int(number))
                marks.dots(frame.px[entries[mine]], frame.py[entries[mine]], sizes[mine] + 1.5, tint)
        for index in np.unique(color):
            for is_hollow in (False, True):
                mine = (color == index) & (hollow == is_hollow)
                if mine.any():
                    ring = look.colors.background if is_hollow else None
                    marks.dots(
                        frame.px[entries[mine]],
                        frame.py[entries[mine]],
                        sizes[mine],
                        palette[int(index)],
                        ring,
                    )

    def _draw_flags(self, painter: QPainter, look: Look, frame: Frame) -> None:
        """A small triangle beside every node with an oddity (a cycle, a missing parent, ...)."""
        if frame.view.symbol_scale < 0.5:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colors.background, 1))
        painter.setBrush(look.colors.warning)
        radius = node_radius(frame)
        for entry in np.flatnonzero(look.flagged[frame.slots])[:400].tolist():
            x, y = float(frame.px[entry]) + radius, float(frame.py[entry]) - radius
            painter.drawPolygon([QPointF(x, y - 4), QPointF(x + 4, y + 3), QPointF(x - 4, y + 3)])

    def _draw_rings(self, painter: QPainter, look: Look, frame: Frame, focus: Focus) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, width in ((focus.hovered, 1.5), (focus.other, 2.0), (focus.selected, 2.5)):
            slot = int(look.scene.slot_of[place]) if place >= 0 else -1
            entry = int(np.searchsorted(frame.slots, slot)) if slot >= 0 else -1
            if entry < 0 or entry >= frame.slots.size or frame.slots[entry] != slot:
                continue
            radius = node_radius(frame) * float(look.size[slot]) + 2.2
            painter.setPen(QPen(look.colors.accent, width))
            painter.drawEllipse(QPointF(frame.px[entry], frame.py[entry]), radius, radius)

    def _paint_crowd(self, painter: QPainter, look: Look, frame: Frame, focus: Focus) -> Drawn:
        lit = self._lit_slots(look, focus)
        self._crowd.paint(painter, look, frame, lit, self.pyramid)
        self._crowd.paint_chain(painter, look, frame.view, focus.selected)
        names = self._crowd.paint_names(painter, look, frame.view, focus, lit, self._labels)
        self._draw_crowd_rings(painter, look, frame.view, focus)
        return Drawn(frame, names)

    def _draw_crowd_rings(self, painter: QPainter, look: Look, view: View, focus: Focus) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colors.accent, 2.2))
        for place in (focus.hovered, focus.other, focus.selected):
            slot = int(look.scene.slot_of[place]) if place >= 0 else -1
            if slot >= 0:
                x = (float(look.scene.x[slot]) - view.x0) * view.sx
                y = (float(look.scene.y[slot]) - view.y0) * view.sy
                if -10 < x < view.width + 10 and -10 < y < view.height + 10:
                    painter.drawEllipse(QPointF(x, y), 6.0, 6.0)
