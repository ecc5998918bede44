"""Very many nodes as pixels of one image, and wide scenes as cells counted beforehand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from modelbrowser.lineage.arrays import Bools, Ints
from modelbrowser.lineage.frame import Frame

Pixels = npt.NDArray[np.uint32]


def color_table(colors: tuple[QColor, ...]) -> Pixels:
    """Return opaque ARGB values."""
    return np.array([color.rgba() | 0xFF000000 for color in colors], dtype=np.uint32)


def scatter(frame: Frame, color: Ints, table: Pixels, size: int = 2, only: Bools | None = None) -> QImage:
    """Return a transparent image of the view with a square of `size` pixels for each node."""
    width, height = max(int(frame.view.width), 1), max(int(frame.view.height), 1)
    pixels: Pixels = np.zeros((height + size, width + size), dtype=np.uint32)
    x, y = frame.px.astype(np.int32), frame.py.astype(np.int32)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    if only is not None:
        inside &= only
    at = y[inside].astype(np.int64) * (width + size) + x[inside]
    value = table[color[frame.slots[inside]]]
    flat = pixels.reshape(-1)
    for down in range(size):
        for across in range(size):
            flat[at + down * (width + size) + across] = value
    return to_image(pixels[:height, :width])


def to_image(pixels: Pixels) -> QImage:
    """Return an image that owns a copy of the pixels."""
    block = np.ascontiguousarray(pixels)
    height, width = block.shape
    image = QImage(block.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()
