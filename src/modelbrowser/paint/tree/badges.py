"""Badges: small pills with the number of models that a node stands for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.look import Focus, Look
from modelbrowser.paint.tree.texts import PlacedText, TextCache

BADGE_PX = 10
PAD_PX = 3.5
_CACHE_LIMIT = 2_000


class BadgePainter:
    """Draws badges; on a screen each is a cached picture."""

    def __init__(self) -> None:
        self.texts = TextCache(font(BADGE_PX, QFont.Weight.Medium))
        self._pictures: dict[tuple[str, int, int, float], QPixmap] = {}

    def size(self, text: str) -> tuple[float, float]:
        """Return the width and height of a badge."""
        _static, width, _shown = self.texts.get(text)
        return width + 2 * PAD_PX, self.texts.height

    def draw(
        self, painter: QPainter, look: Look, badges: list[PlacedText], focus: Focus, *, as_text: bool
    ) -> None:
        """Draw placed badges in their nodes' colors; what is not in focus is faint."""
        bright = focus.bright()
        dark = look.colors.theme.is_dark
        dim_ink = look.colors.dimmed(look.colors.muted)
        ratio = painter.device().devicePixelRatio()
        for badge in badges:
            lit = bright is None or bool(bright[int(look.scene.nodes[badge.slot])])
            index = int(look.color[badge.slot])
            color = look.palette[index] if lit else look.dim_palette[index]
            fill = QColor(color)
            fill.setAlpha(46 if dark else 34)
            ink = color if lit else dim_ink
            if as_text:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint(painter, badge, QPointF(badge.x, badge.y), (fill, ink), as_text=True)
            else:
                # On whole device pixels, so that the text stays crisp
                x, y = round(badge.x * ratio) / ratio, round(badge.y * ratio) / ratio
                painter.drawPixmap(QPointF(x, y), self._picture(badge, (fill, ink), ratio))

    def _picture(self, badge: PlacedText, inks: tuple[QColor, QColor], ratio: float) -> QPixmap:
        key = badge.text, inks[0].rgba(), inks[1].rgba(), ratio
        if key not in self._pictures:
            if len(self._pictures) > _CACHE_LIMIT:
                self._pictures.clear()
            picture = QPixmap(round((badge.width + 1) * ratio), round((badge.height + 1) * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, badge, QPointF(0, 0), inks, as_text=False)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _paint(
        self, painter: QPainter, badge: PlacedText, at: QPointF, inks: tuple[QColor, QColor], *, as_text: bool
    ) -> None:
        box = QRectF(at.x(), at.y() + 0.5, badge.width, badge.height - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks[0])
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(inks[1])
        self.texts.draw(painter, at.x() + PAD_PX, at.y(), badge.text, as_text=as_text)
