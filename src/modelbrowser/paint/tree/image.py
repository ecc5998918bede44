"""Very many nodes as pixels of one image: single nodes, or cells counted beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from modelbrowser.lineage.arrays import Bools, Doubles, Ints, Longs, find
from modelbrowser.lineage.frame import IMAGE_LIMIT, Frame, View
from modelbrowser.lineage.pyramid import Level, Pyramid
from modelbrowser.lineage.scene import Scene
from modelbrowser.paint.tree.style import mix

Pixels = npt.NDArray[np.uint32]
DENSITIES = 4
GROUND = 0.42
"""How far the color of a lone cell goes toward the background."""


def color_table(colors: tuple[QColor, ...]) -> Pixels:
    """Return opaque ARGB values."""
    return np.array([color.rgba() | 0xFF000000 for color in colors], dtype=np.uint32)


def density_table(colors: tuple[QColor, ...], ground: QColor) -> Pixels:
    """Return ARGB values by color and density: sparse cells are fainter than crowded ones."""
    rows = []
    for color in colors:
        shares = [GROUND * (1 - step / (DENSITIES - 1)) for step in range(DENSITIES)]
        rows += [mix(color, ground, share).rgba() | 0xFF000000 for share in shares]
    return np.array(rows, dtype=np.uint32)


class Canvas:
    """Pixels of a view's size; kept between frames so that no memory is asked for while moving."""

    def __init__(self) -> None:
        self._pixels: Pixels = np.zeros((1, 1), dtype=np.uint32)
        self._width = self._height = 0
        self._pad = 0

    def clear(self, view: View, pad: int) -> None:
        """Make all pixels transparent; squares may reach `pad` pixels beyond the right and lower edge."""
        self._width, self._height, self._pad = max(int(view.width), 1), max(int(view.height), 1), pad
        shape = self._height + pad, self._width + pad
        if self._pixels.shape != shape:
            self._pixels = np.zeros(shape, dtype=np.uint32)
        else:
            self._pixels.fill(0)

    def squares(self, x: Doubles, y: Doubles, color: Pixels, side: int) -> None:
        """Fill squares whose top left corners are given; what is outside is left out."""
        column, row = x.astype(np.int32), y.astype(np.int32)
        inside = (column >= 0) & (column < self._width) & (row >= 0) & (row < self._height)
        if not inside.all():
            column, row, color = column[inside], row[inside], color[inside]
        line = self._width + self._pad
        at: Longs = row.astype(np.int64) * line + column
        flat = self._pixels.reshape(-1)
        for down in range(min(side, self._pad)):
            for across in range(min(side, self._pad)):
                flat[at + (down * line + across)] = color

    def image(self) -> QImage:
        """Return the pixels as an image; valid until the next `clear`, so draw it at once."""
        line = self._pixels.shape[1] * 4
        return QImage(
            self._pixels.data, self._width, self._height, line, QImage.Format.Format_ARGB32_Premultiplied
        )


def draw_nodes(canvas: Canvas, frame: Frame, color: Ints, table: Pixels, only: Bools | None = None) -> None:
    """Draw a square for each node of a frame; `only` restricts them."""
    x, y, slots = frame.px, frame.py, frame.slots
    if only is not None:
        x, y, slots = x[only], y[only], slots[only]
    canvas.squares(x - 1, y - 1, table[color[slots]], 2)


def draw_cells(
    painter: QPainter,
    pyramid: Pyramid,
    view: View,
    shades: Sequence[tuple[Ints, Pixels, tuple[Bools, ...] | None]],
) -> None:
    """Draw the cells of a view, of the level that suits it: a small image, one pixel a cell, stretched.

    `shades` are layers, one above the other: colors by slot, a density table, and marks by level or None.
    """
    number = pyramid.level_for(view)
    level = pyramid.levels[number]
    columns, rows = 1 << (pyramid.bits - number), 1 << (pyramid.bits - number - 1)
    cell_w, cell_h = pyramid.width / columns, pyramid.height / rows
    r0 = max(int((view.y0 - pyramid.top) / cell_h) - 1, 0)
    r1 = min(int((view.y1 - pyramid.top) / cell_h) + 2, rows)
    c0 = max(int((view.x0 - pyramid.left) / cell_w) - 1, 0)
    c1 = min(int((view.x1 - pyramid.left) / cell_w) + 2, columns)
    if r1 <= r0 or c1 <= c0:
        return
    pixels: Pixels = np.zeros((r1 - r0, c1 - c0), dtype=np.uint32)
    low, high = find(level.row, r0, r1)
    for color, table, marks in shades:
        cells = _cells_between(level, (low, high), (c0, c1), None if marks is None else marks[number])
        density = np.minimum(level.density[cells], DENSITIES - 1)
        at = (level.row[cells] - r0) * (c1 - c0) + (level.column[cells] - c0)
        pixels.reshape(-1)[at] = table[color[level.best[cells]] * DENSITIES + density]
    image = QImage(pixels.data, c1 - c0, r1 - r0, (c1 - c0) * 4, QImage.Format.Format_ARGB32_Premultiplied)
    target = QRectF(
        (pyramid.left + c0 * cell_w - view.x0) * view.sx,
        (pyramid.top + r0 * cell_h - view.y0) * view.sy,
        (c1 - c0) * cell_w * view.sx,
        (r1 - r0) * cell_h * view.sy,
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(target, image)


def _cells_between(
    level: Level, rows: tuple[int, int], columns: tuple[int, int], marks: Bools | None
) -> slice | Longs:
    part = slice(*rows)
    column = level.column[part]
    whole = columns[0] == 0 and (column.size == 0 or columns[1] > int(column.max()))
    if whole and marks is None:
        return part
    keep = (column >= columns[0]) & (column < columns[1])
    if marks is not None:
        keep &= marks[part]
    return np.flatnonzero(keep) + rows[0]


def draw_sample(
    canvas: Canvas, scene: Scene, view: View, color: Ints, table: Pixels, only: Bools | None = None
) -> None:
    """Draw some of the nodes, evenly chosen: what is shown until the cells are counted."""
    step = max(1, -(-len(scene) // IMAGE_LIMIT))
    x, y, index = scene.x[::step], scene.y[::step], color[::step]
    if only is not None:
        keep = only[::step]
        x, y, index = x[keep], y[keep], index[keep]
    across = (x.astype(np.float64) - view.x0) * view.sx - 1
    canvas.squares(across, (y - view.y0) * view.sy - 1, table[index], 2)


def to_image(pixels: Pixels) -> QImage:
    """Return an image that owns a copy of the pixels."""
    block = np.ascontiguousarray(pixels)
    height, width = block.shape
    image = QImage(block.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()
