"""Writing a tree's sheet: PNG in strips (a painter reaches 32,767 pixels, a tree may be taller), SVG."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.paint.tree.picture import TreePicture, paint_picture

STRIP_PX = 8_000
MOST_PIXELS = 400_000_000
"""Above this, a picture needs more than 1.6 GB of memory; it is refused."""


class SheetPainter:
    """Paints a picture as an image, one strip a step, so that a window can stay awake in between.

    `scale` is device pixels a logical one.

    Raises:
        EnvironmentProblem: when it would be too large for memory.
    """

    def __init__(self, picture: TreePicture, scale: float) -> None:
        size = picture.size()
        self._picture = picture
        self._scale = scale
        width, height = round(size.width() * scale), round(size.height() * scale)
        remedy = "Choose a smaller scale, or export one model's lineage."
        if width * height > MOST_PIXELS:
            raise EnvironmentProblem(
                f"A picture of {width:,} x {height:,} pixels does not fit into memory.", remedy
            )
        self.image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
        if self.image.isNull():
            raise EnvironmentProblem(
                f"There is no memory for a picture of {width:,} x {height:,} pixels.", remedy
            )
        self._top = 0

    @property
    def steps(self) -> int:
        """How many strips there are; at least one."""
        return max(1, -(-self.image.height() // STRIP_PX))

    def step(self) -> bool:
        """Paint the next strip; return whether there are more."""
        image, top = self.image, self._top
        rows = min(STRIP_PX, image.height() - top)
        # The strips share the memory of the whole image: nothing is copied
        line = image.bytesPerLine()
        part = image.bits()[top * line : (top + rows) * line]
        strip = QImage(part, image.width(), rows, line, QImage.Format.Format_RGB32)
        strip.setDevicePixelRatio(self._scale)
        painter = QPainter(strip)
        painter.translate(0, -top / self._scale)
        paint_picture(painter, self._picture, as_text=False)
        painter.end()
        self._top += rows
        return self._top < image.height()


def save_png(picture: TreePicture, path: Path, scale: float) -> None:
    """Write a PNG with `scale` device pixels a logical one.

    Raises:
        EnvironmentProblem: when it would be too large, or cannot be written.
    """
    sheet = SheetPainter(picture, scale)
    while sheet.step():
        pass
    write_png(sheet.image, path)


def write_png(image: QImage, path: Path, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Write an image; from any thread. Return False, with nothing written, if it is no longer `wanted`.

    Raises:
        EnvironmentProblem: when it cannot be written.
    """
    return _write(path, _ImageWriter(image), wanted)


def save_svg(picture: TreePicture, path: Path) -> None:
    """Write an SVG whose texts are texts.

    Raises:
        EnvironmentProblem: when it cannot be written.
    """
    _write(path, _SvgWriter(picture))


class _ImageWriter:
    def __init__(self, image: QImage) -> None:
        self._image = image

    def __call__(self, path: Path) -> bool:
        return QImageWriter(str(path), QByteArray(b"png")).write(self._image)


class _SvgWriter:
    def __init__(self, picture: TreePicture) -> None:
        self._picture = picture

    def __call__(self, path: Path) -> bool:
        size = self._picture.size().toSize()
        generator = QSvgGenerator()
        generator.setFileName(str(path))
        generator.setSize(size)
        generator.setViewBox(QRect(0, 0, size.width(), size.height()))
        generator.setTitle(self._picture.title)
        generator.setDescription(self._picture.subtitle)
        painter = QPainter()
        if not painter.begin(generator):
            return False
        paint_picture(painter, self._picture, as_text=True)
        return painter.end()


def _write(path: Path, write: Callable[[Path], bool], wanted: Callable[[], bool] = lambda: True) -> bool:
    """Write beside the target, then rename; the old file stays whole if anything fails."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if not path.parent.is_dir() or not write(temporary):
            raise EnvironmentProblem(
                f"{path} cannot be written.", "Choose a folder that exists and that you may write to."
            )
        if not wanted():
            return False
        temporary.replace(path)
    except OSError as error:
        raise EnvironmentProblem(
            f"{path} cannot be written: {error.strerror}.", "Choose another place."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return True
