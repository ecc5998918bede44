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


def save_png(picture: TreePicture, path: Path, scale: float) -> None:
    """Write a PNG with `scale` device pixels a logical one.

    Raises:
        EnvironmentProblem: when it would be too large, or cannot be written.
    """
    size = picture.size()
    width, height = round(size.width() * scale), round(size.height() * scale)
    if width * height > MOST_PIXELS:
        raise EnvironmentProblem(
            f"A picture of {width:,} x {height:,} pixels does not fit into memory.",
            "Choose a smaller scale, or export one model's lineage.",
        )
    image = render(picture, QSize(width, height), scale)
    _write(path, _ImageWriter(image))


def render(picture: TreePicture, size: QSize, scale: float) -> QImage:
    """Return the sheet as an image, painted strip by strip.

    Raises:
        EnvironmentProblem: when there is no memory for it.
    """
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise EnvironmentProblem(
            f"There is no memory for a picture of {size.width():,} x {size.height():,} pixels.",
            "Choose a smaller scale.",
        )
    # The strips share the memory of the whole image: nothing is copied
    memory = image.bits()
    line = image.bytesPerLine()
    for top in range(0, size.height(), STRIP_PX):
        rows = min(STRIP_PX, size.height() - top)
        part = memory[top * line : (top + rows) * line]
        strip = QImage(part, size.width(), rows, line, QImage.Format.Format_RGB32)
        strip.setDevicePixelRatio(scale)
        painter = QPainter(strip)
        painter.translate(0, -top / scale)
        paint_picture(painter, picture, as_text=False)
        painter.end()
    return image


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


def _write(path: Path, write: Callable[[Path], bool]) -> None:
    """Write beside the target, then rename; the old file stays whole if anything fails."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if not path.parent.is_dir() or not write(temporary):
            raise EnvironmentProblem(
                f"{path} cannot be written.", "Choose a folder that exists and that you may write to."
            )
        temporary.replace(path)
    except OSError as error:
        raise EnvironmentProblem(
            f"{path} cannot be written: {error.strerror}.", "Choose another place."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
