"""Texts of one font, measured and laid out once: many times faster than drawing text anew each frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

LONGEST_PX = 132.0
_CACHE_LIMIT = 6_000


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A label or badge that found room: its slot, text and box in pixels of the plot."""

    slot: int
    text: str
    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a pixel is on it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


class TextCache:
    """Texts of one font, measured and laid out once."""

    def __init__(self, text_font: QFont) -> None:
        self.font = text_font
        self.metrics = QFontMetricsF(text_font)
        self.height = self.metrics.height()
        self._texts: dict[str, tuple[QStaticText, float, str]] = {}

    def get(self, text: str, longest: float = LONGEST_PX) -> tuple[QStaticText, float, str]:
        """Return a text elided to `longest` pixels, its width and what it reads."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _CACHE_LIMIT:
                self._texts.clear()
            shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, longest)
            static = QStaticText(shown)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=self.font)
            found = self._texts[text] = (static, self.metrics.horizontalAdvance(shown), shown)
        return found

    def clear(self) -> None:
        """Forget all texts, for another width."""
        self._texts.clear()

    def draw(self, painter: QPainter, x: float, y: float, text: str, *, as_text: bool) -> None:
        """Draw with the painter's pen from the top left corner; `as_text` keeps it text in a vector file."""
        static, _width, shown = self.get(text)
        painter.setFont(self.font)
        if as_text:
            painter.drawText(QPointF(x, y + self.metrics.ascent()), shown)
        else:
            painter.drawStaticText(QPointF(x, y), static)
