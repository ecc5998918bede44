"""Puts a document together: texts, boxes, icons and what answers to mouse and keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF

from modelbrowser.card.blocks import Action, Text
from modelbrowser.card.explain import Explanation
from modelbrowser.paint.display import Box, Display, Glyph, Item, Part, Target, Words
from modelbrowser.paint.shaper import UNLIMITED, Shaper
from modelbrowser.paint.styles import Palette
from modelbrowser.theme import RADIUS_M


class Align(Enum):
    """Where a text stands within its width."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A place to lay something out in: left edge, top, width, in logical pixels."""

    x: float
    y: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width

    def at(self, y: float) -> Area:
        """Return the same column further down."""
        return Area(self.x, y, self.width)

    def inset(self, by: float) -> Area:
        """Return the area without `by` pixels on the left, on the right and above."""
        return Area(self.x + by, self.y + by, self.width - 2 * by)

    def column(self, index: int, count: int, gap: float) -> Area:
        """Return one of `count` equal columns, on whole pixels."""
        left = round(self.x + index * (self.width + gap) / count)
        right = round(self.x + (index + 1) * (self.width + gap) / count - gap)
        return Area(left, self.y, right - left)


class Builder:
    """Collects the items of a document in reading order. Give it to the layout functions, then `finish`.

    `interactive` documents have what only makes sense on a screen (switches, links that open parts).
    """

    def __init__(self, shaper: Shaper, palette: Palette, *, interactive: bool = True) -> None:
        self.shaper = shaper
        self.palette = palette
        self.interactive = interactive
        self.group = ""
        self._items: list[Item] = []
        self._texts: list[Words] = []
        self._targets: list[Target] = []
        self._parts: list[Part] = []
        self._breaks: list[float] = []
        self._keys: dict[str, int] = {}
        self._row = 0

    def next_row(self) -> None:
        """Start a new line of reading: the texts so far and those to come are on different lines."""
        self._row += 1

    def measure(self, text: str, style: str) -> float:
        """Return the width of `text` on one line."""
        return self.shaper.shape(text, style, UNLIMITED).width

    def text(self, text: Text, area: Area, align: Align = Align.LEFT) -> QRectF:
        """Place a text, broken where it is wider than `area`; returns the rectangle it takes.

        A text with an explanation or an action becomes a target of the current group.
        """
        rect = self.plain(text.text, text.style, text.tone, area, align)
        if (text.explain or text.action) and text.text:
            self.target(rect, text.explain, text.action, text.text)
        return rect

    def plain(self, text: str, style: str, tone: str, area: Area, align: Align = Align.LEFT) -> QRectF:
        """Place a text without any answer; an empty one takes no place."""
        if not text:
            return QRectF(area.x, area.y, 0.0, 0.0)
        shaped = self.shaper.shape(text, style, area.width)
        left = area.x if align is Align.LEFT else area.x + (area.width - shaped.width) * align.value
        rect = QRectF(left, area.y, shaped.width, shaped.height)
        item = Words(rect, shaped, self.palette.color(tone), len(self._texts), self._row)
        self._texts.append(item)
        self._items.append(item)
        return rect

    def target(
        self, rect: QRectF, explain: Explanation | None, action: Action | None, text: str, key: str = ""
    ) -> None:
        """Let `rect` answer: say where it comes from, do something when activated."""
        name = text
        if explain is not None:
            spoken = explain.spoken()
            name = spoken if text in spoken else f"{text}. {spoken}"
        if not key:
            what = action.value or action.kind if action else (explain.what if explain else text)
            key = f"{self.group}/{what}/{text}"
        # the keyboard finds its place again by the key: two targets that say the same are counted
        count = self._keys[key] = self._keys.get(key, 0) + 1
        if count > 1:
            key = f"{key}#{count}"
        self._targets.append(Target(rect.adjusted(-2, -1, 2, 1), key, self.group, name, explain, action))

    def add(self, item: Item) -> None:
        """Add an item on top."""
        self._items.append(item)

    def fill(self, rect: QRectF, tone: str, radius: float = 0.0) -> None:
        """Fill a rectangle."""
        self._items.append(Box(rect, self.palette.color(tone), radius))

    def icon(self, name: str, x: float, y: float, size_px: float, tone: str) -> None:
        """Place an icon."""
        if name:
            self._items.append(Glyph(QRectF(x, y, size_px, size_px), name, self.palette.color(tone)))

    def reserve(self) -> int:
        """Return a place in the painting order for something whose size is known later."""
        self._items.append(Box(QRectF(), None))
        return len(self._items) - 1

    def put(self, place: int, item: Item) -> None:
        """Put an item in a reserved place."""
        self._items[place] = item

    def panel(self, place: int, rect: QRectF, tone: str = "surface", border: str = "line") -> None:
        """Put a panel, with border and round corners, in a reserved place."""
        box = Box(rect, self.palette.color(tone), RADIUS_M, self.palette.color(border))
        self._items[place] = box

    def grow_panel(self, place: int, height: float) -> None:
        """Give a panel another height (panels side by side end together)."""
        rect = self._items[place].rect
        self._items[place].rect = QRectF(rect.x(), rect.y(), rect.width(), height)

    def text_count(self) -> int:
        return len(self._texts)

    def part(self, key: str, title: str, rect: QRectF, first_text: int) -> None:
        """Record a section for readers that go from section to section."""
        self._parts.append(Part(key, title, rect, first_text, len(self._texts)))

    def page_break(self, y: float) -> None:
        """Allow a page to end at `y`."""
        self._breaks.append(y)

    def finish(self, width: float, height: float) -> Display:
        """Return the document."""
        breaks = sorted({*self._breaks, height})
        return Display(width, height, self._items, self._texts, self._targets, self._parts, breaks)


def baseline_top(builder: Builder, style: str, other: str, top: float) -> float:
    """Return the top at which a line of `style` has the baseline of a line of `other` at `top`."""
    return top + builder.shaper.baseline(other) - builder.shaper.baseline(style)
