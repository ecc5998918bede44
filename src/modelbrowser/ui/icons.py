"""Icons: SVG files of resources/icons, drawn in a color of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from modelbrowser import locations

_SIZE_PX = 20


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    path = locations.resources_dir() / "icons" / f"{name}.svg"
    return path.read_bytes() if path.is_file() else b""


def pixmap(name: str, color: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """Return icon `name` at `size_px` logical pixels; an unknown name gives an empty, transparent picture."""
    result = QPixmap(round(size_px * ratio), round(size_px * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    source = _source(name)
    if source:
        renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", color.encode())))
        painter = QPainter(result)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
    return result


@lru_cache(maxsize=256)
def icon(name: str, color: str, disabled_color: str | None = None) -> QIcon:
    """Return icon `name` in `color`, crisp at one and two device pixels per pixel."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, color, _SIZE_PX, ratio), QIcon.Mode.Normal)
        if disabled_color:
            result.addPixmap(pixmap(name, disabled_color, _SIZE_PX, ratio), QIcon.Mode.Disabled)
    return result
