"""Many rectangles, sprites or polylines in one call: arrays handed to QPainter without a loop."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from modelbrowser.lineage.arrays import AnyInts, Doubles

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE = 0, 1


def draw_rects(painter: QPainter, rects: Doubles) -> None:
    """Fill rectangles (rows of x, y, width, height) with the painter's brush."""
    count = len(rects)
    if count == 0:
        return
    block = np.ascontiguousarray(rects, dtype=np.float64)
    # A QRectF is four doubles; the array outlives the call
    painter.drawRects(shiboken6.wrapInstance(block.ctypes.data, QRectF), count)  # type: ignore[call-overload]


def draw_sprites(painter: QPainter, fragments: Doubles, pixmap: QPixmap) -> None:
    """Draw parts of a pixmap: rows of center x, y, source box, scales, rotation, opacity."""
    count = len(fragments)
    if count == 0:
        return
    block = np.ascontiguousarray(fragments, dtype=np.float64)
    first = cast(
        "QPainter.PixmapFragment", shiboken6.wrapInstance(block.ctypes.data, QPainter.PixmapFragment)
    )
    painter.drawPixmapFragments(first, count, pixmap)


def polyline_path(x: Doubles, y: Doubles, begins: npt.NDArray[np.bool_] | AnyInts) -> QPainterPath:
    """Return a path of polylines; `begins` marks (or numbers) the points at which a new line starts."""
    path = QPainterPath()
    count = x.size
    if count == 0:
        return path
    elements = np.empty(count, dtype=_ELEMENT)
    elements["kind"] = _LINE
    elements["kind"][begins] = _MOVE
    elements["kind"][0] = _MOVE
    elements["x"], elements["y"] = x, y
    # The stream format of QPainterPath: count, elements, start of the last subpath, fill rule
    head, tail = np.array([count], dtype=">i4"), np.array([0, 0], dtype=">i4")
    # The stream does not keep its bytes alive: without this name the process crashes
    data = QByteArray(head.tobytes() + elements.tobytes() + tail.tobytes())
    stream = QDataStream(data, QIODevice.OpenModeFlag.ReadOnly)
    stream >> path
    return path
