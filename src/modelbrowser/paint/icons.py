"""Icons of resources/icons in any color, as pictures on a screen and as vectors in an export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconPainter:
    """Paints icons from `folder`; `vector` draws them as paths (SVG, PDF), else from a picture kept.

    Belongs to a view or an export and dies with it: a pixmap must not outlive the application object.
    """

    def __init__(self, folder: Path, *, vector: bool = False) -> None:
        self._folder = folder
        self._vector = vector
        self._sources: dict[str, bytes] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
        """Paint icon `name` into `rect`; an unknown name paints nothing."""
        if not self._source(name):
            return
        if self._vector:
            self._renderer(name, color).render(painter, rect)
            return
        ratio = painter.device().devicePixelRatioF() * painter.transform().m11()
        key = (name, color.name(), round(rect.width()), round(ratio, 3))
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = self._drawn(name, color, rect.width(), ratio)
        painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))

    def _source(self, name: str) -> bytes:
        found = self._sources.get(name)
        if found is None:
            path = self._folder / f"{name}.svg"
            found = self._sources[name] = path.read_bytes() if path.is_file() else b""
        return found

    def _renderer(self, name: str, color: QColor) -> QSvgRenderer:
        key = (name, color.name())
        found = self._renderers.get(key)
        if found is None:
            source = self._source(name).replace(b"currentColor", color.name().encode())
            found = self._renderers[key] = QSvgRenderer(QByteArray(source))
        return found

    def _drawn(self, name: str, color: QColor, size_px: float, ratio: float) -> QPixmap:
        side = max(1, round(size_px * ratio))
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._renderer(name, color).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap
