"""A painted document: what stands where, what can be selected, what answers to mouse and keyboard.

The same list of items is painted on a window, an image, an SVG or a PDF page. Coordinates are logical
pixels from the top left corner of the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout

from modelbrowser.card.blocks import Action
from modelbrowser.card.explain import Explanation
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaped


@dataclass(slots=True)
class Brushes:
    """What a painting needs beside the document: icons, and the selected part of each text by its index."""

    icons: IconPainter
    selected: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    selection_back: QColor | None = None
    selection_text: QColor | None = None


class Item:
    """Something painted; `rect` bounds it."""

    __slots__ = ("rect",)

    def __init__(self, rect: QRectF) -> None:
        self.rect = rect

    def paint(self, painter: QPainter, brushes: Brushes) -> None:
        """Paint the item."""
        raise NotImplementedError


class Box(Item):
    """A filled rectangle with round corners and a border of one pixel."""

    __slots__ = ("border", "color", "dashed", "radius")

    def __init__(
        self, rect: QRectF, color: QColor | None, radius: float = 0.0, border: QColor | None = None
    ) -> None:
        super().__init__(rect)
        self.color = color
        self.radius = radius
        self.border = border
        self.dashed = False

    def paint(self, painter: QPainter, _brushes: Brushes) -> None:
        rect = self.rect
        if self.border is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            pen = QPen(self.border, 1.0, Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            # a pen of one pixel is crisp in the middle of pixels
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QBrush(self.color) if self.color is not None else Qt.BrushStyle.NoBrush)
        if self.radius:
            painter.drawRoundedRect(rect, self.radius, self.radius)
        else:
            painter.drawRect(rect)


class Disc(Item):
    """A circle with a ring."""

    __slots__ = ("color", "ring", "ring_px")

    def __init__(self, center: QPointF, radius: float, color: QColor, ring: QColor, ring_px: float) -> None:
        super().__init__(QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius))
        self.color = color
        self.ring = ring
        self.ring_px = ring_px

    def paint(self, painter: QPainter, _brushes: Brushes) -> None:
        painter.setPen(QPen(self.ring, self.ring_px))
        painter.setBrush(QBrush(self.color))
        inset = self.ring_px / 2
        painter.drawEllipse(self.rect.adjusted(inset, inset, -inset, -inset))


class Stroke(Item):
    """A line along a path."""

    __slots__ = ("path", "pen")

    def __init__(
        self, path: QPainterPath, color: QColor, width_px: float = 1.0, *, dashed: bool = False
    ) -> None:
        super().__init__(path.boundingRect().adjusted(-width_px, -width_px, width_px, width_px))
        self.path = path
        self.pen = QPen(color, width_px, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        self.pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

    def paint(self, painter: QPainter, _brushes: Brushes) -> None:
        painter.setPen(self.pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)


class Glyph(Item):
    """An icon of resources/icons."""

    __slots__ = ("color", "name")

    def __init__(self, rect: QRectF, name: str, color: QColor) -> None:
        super().__init__(rect)
        self.name = name
        self.color = color

    def paint(self, painter: QPainter, brushes: Brushes) -> None:
        brushes.icons.paint(painter, self.rect, self.name, self.color)


class Words(Item):
    """Text. `index` is its place in reading order, `row` joins texts that stand on one line."""

    __slots__ = ("color", "index", "row", "shaped")

    def __init__(self, rect: QRectF, shaped: Shaped, color: QColor, index: int, row: int) -> None:
        super().__init__(rect)
        self.shaped = shaped
        self.color = color
        self.index = index
        self.row = row

    def paint(self, painter: QPainter, brushes: Brushes) -> None:
        painter.setPen(self.color)
        chosen = brushes.selected.get(self.index)
        if chosen is None or brushes.selection_back is None or brushes.selection_text is None:
            self.shaped.layout.draw(painter, self.rect.topLeft())
            return
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = chosen[0], chosen[1] - chosen[0]
        style = QTextCharFormat()
        style.setBackground(brushes.selection_back)
        style.setForeground(brushes.selection_text)
        mark.format = style
        self.shaped.layout.draw(painter, self.rect.topLeft(), [mark])


@dataclass(frozen=True, slots=True)
class Target:
    """Something that answers: `explain` on hover and focus, `action` on click and Enter.

    `group` joins targets that share one tab stop (arrow keys move within); `name` is what a screen reader
    says; `key` stays the same when the card is laid out again.
    """

    rect: QRectF
    key: str
    group: str
    name: str
    explain: Explanation | None
    action: Action | None


@dataclass(frozen=True, slots=True)
class Part:
    """A section as laid out: its title, its place and its text for a screen reader."""

    key: str
    title: str
    rect: QRectF
    first_text: int
    last_text: int


@dataclass(slots=True)
class Display:
    """A document ready to paint. `breaks` are heights at which a page may end."""

    width: float
    height: float
    items: list[Item]
    texts: list[Words]
    targets: list[Target]
    parts: list[Part]
    breaks: list[float]

    def paint(self, painter: QPainter, clip: QRectF, brushes: Brushes) -> None:
        """Paint what lies within `clip`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, bottom = clip.top(), clip.bottom()
        for item in self.items:
            rect = item.rect
            if rect.top() < bottom and rect.bottom() > top:
                item.paint(painter, brushes)

    def target_at(self, point: QPointF) -> int | None:
        """Return the index of the target under `point`; the innermost (last) one where they nest."""
        for index in range(len(self.targets) - 1, -1, -1):
            if self.targets[index].rect.contains(point):
                return index
        return None

    def part_text(self, part: Part) -> str:
        """Return the text of a section, one line a row."""
        return joined_text(self.texts[part.first_text : part.last_text])

    def page_end(self, start: float, limit: float) -> float:
        """Return where a page that starts at `start` ends, at most `limit` below.

        That is the last break between panels or rows, or, where none fills half of the page, the last
        height that no text crosses.
        """
        latest = start + limit
        if self.height <= latest:
            return self.height
        place = bisect_right(self.breaks, latest)
        best = self.breaks[place - 1] if place else 0.0
        if best > start + limit / 2:
            return best
        free = [y for y in self._free_heights() if start + limit / 4 < y <= latest]
        return max([*free, best]) if free or best > start else latest

    def _free_heights(self) -> list[float]:
        """Return a height in every gap between texts from top to bottom."""
        found: list[float] = []
        bottom = 0.0
        for item in sorted(self.texts, key=_top):
            if item.rect.top() > bottom:
                found.append((bottom + item.rect.top()) / 2)
            bottom = max(bottom, item.rect.bottom())
        return found


def _top(item: Item) -> float:
    return item.rect.top()


def joined_text(texts: Sequence[Words]) -> str:
    """Return texts as one: texts of a row divided by a tab, rows by a line break."""
    out: list[str] = []
    for position, item in enumerate(texts):
        if position:
            out.append("\t" if item.row == texts[position - 1].row else "\n")
        out.append(item.shaped.text)
    return "".join(out)
