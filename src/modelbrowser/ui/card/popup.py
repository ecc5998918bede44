"""The small panel that says where a number comes from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from modelbrowser.card.blocks import Text
from modelbrowser.card.explain import Explanation
from modelbrowser.paint.builder import Area, Builder
from modelbrowser.paint.display import Brushes, Display
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette
from modelbrowser.theme import GAP_M, GAP_S, GAP_XS

MAX_PX = 320.0
_STYLES = (("what", "strong", "text"), ("value", "cell", "text"), ("rule", "small", "muted"))
_ORIGIN = (("basis", "tiny", "muted"), ("source", "tiny", "muted"), ("date", "tiny", "muted"))


class ExplainPopup(QWidget):
    """A child of the card's viewport; lets the mouse through."""

    def __init__(self, parent: QWidget, shaper: Shaper, icons: IconPainter) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shaper = shaper
        self._brushes = Brushes(icons)
        self._display: Display | None = None
        self.hide()

    def show_for(self, explanation: Explanation, palette: Palette, around: QRect) -> None:
        """Show `explanation` below `around` (viewport coordinates), above where there is no room."""
        builder = Builder(self._shaper, palette, interactive=False)
        self._display = _lay_out(builder, explanation)
        size = (round(self._display.width), round(self._display.height))
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect()
        x = max(4, min(around.left(), room.right() - size[0] - 4))
        y = around.bottom() + 6
        if y + size[1] > room.bottom():
            y = max(4, around.top() - 6 - size[1])
        self.setGeometry(x, y, *size)
        self.setAccessibleName(explanation.spoken())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._display is not None:
            painter = QPainter(self)
            self._display.paint(painter, QRectF(self.rect()), self._brushes)


def _lay_out(builder: Builder, explanation: Explanation) -> Display:
    lines = [
        (getattr(explanation, name), style, tone)
        for name, style, tone in (*_STYLES, *_ORIGIN)
        if getattr(explanation, name)
    ]
    widest = max((builder.measure(text, style) for text, style, _tone in lines), default=0.0)
    width = min(MAX_PX, widest) + 2 * GAP_M
    place = builder.reserve()
    at_origin = False
    area = Area(GAP_M, GAP_S, width - 2 * GAP_M)
    y = area.y
    for text, style, tone in lines:
        if tone == "muted" and style == "tiny" and not at_origin:
            at_origin = True
            y += GAP_XS
        y = builder.text(Text(text, style, tone), area.at(y)).bottom()
    height = y + GAP_S
    builder.panel(place, QRectF(QPointF(0, 0), QPointF(width, height)), "raised")
    return builder.finish(width, height)
