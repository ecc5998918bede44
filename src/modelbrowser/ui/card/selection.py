"""Selecting text in a painted document: a range from one place in reading order to another."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout

from modelbrowser.paint.display import Display, Words, joined_text


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place between characters: `text` is the index of a text, `offset` counts characters in it."""

    text: int
    offset: int


@dataclass(frozen=True, slots=True)
class Range:
    """From where the selection started to where it is now; either may come first."""

    anchor: Place
    cursor: Place

    @property
    def start(self) -> Place:
        return min(self.anchor, self.cursor)

    @property
    def end(self) -> Place:
        return max(self.anchor, self.cursor)

    @property
    def is_empty(self) -> bool:
        return self.anchor == self.cursor


def nearest_text(display: Display, point: QPointF) -> int | None:
    """Return the index of the text at or nearest to `point`, rows weighing more than columns."""
    best, best_distance = None, 0.0
    for index, item in enumerate(display.texts):
        rect = item.rect
        across = max(rect.left() - point.x(), 0.0, point.x() - rect.right())
        down = max(rect.top() - point.y(), 0.0, point.y() - rect.bottom())
        if not across and not down:
            return index
        distance = across + 4.0 * down
        if best is None or distance < best_distance:
            best, best_distance = index, distance
    return best


def place_at(display: Display, point: QPointF) -> Place | None:
    """Return the place between characters nearest to `point`; None for a document without text."""
    index = nearest_text(display, point)
    if index is None:
        return None
    item = display.texts[index]
    inside = point - item.rect.topLeft()
    if inside.y() < 0:
        return Place(index, 0)
    if inside.y() > item.rect.height():
        return Place(index, len(item.shaped.text))
    layout = item.shaped.layout
    row = min(layout.lineCount() - 1, int(inside.y() // item.shaped.line_px))
    return Place(index, layout.lineAt(row).xToCursor(inside.x()))


def is_over_text(display: Display, point: QPointF) -> bool:
    """Return whether `point` is on some text."""
    index = nearest_text(display, point)
    return index is not None and display.texts[index].rect.contains(point)


def word_at(display: Display, place: Place) -> Range:
    """Return the word around a place."""
    layout = display.texts[place.text].shaped.layout
    mode = QTextLayout.CursorMode.SkipWords
    start = layout.previousCursorPosition(min(place.offset + 1, len(layout.text())), mode)
    end = layout.nextCursorPosition(start, mode)
    word = layout.text()[start:end]
    return Range(Place(place.text, start), Place(place.text, start + len(word.rstrip())))


def whole_text(display: Display, index: int) -> Range:
    """Return all of one text."""
    return Range(Place(index, 0), Place(index, len(display.texts[index].shaped.text)))


def everything(display: Display) -> Range | None:
    """Return the whole document; None for one without text."""
    if not display.texts:
        return None
    return Range(Place(0, 0), whole_text(display, len(display.texts) - 1).end)


def selected_parts(display: Display, chosen: Range) -> dict[int, tuple[int, int]]:
    """Return the selected part (start, end) of every text that has one, by its index."""
    start, end = chosen.start, chosen.end
    parts = {}
    for index in range(start.text, min(end.text, len(display.texts) - 1) + 1):
        first = start.offset if index == start.text else 0
        last = end.offset if index == end.text else len(display.texts[index].shaped.text)
        if last > first:
            parts[index] = (first, last)
    return parts


def selected_text(display: Display, chosen: Range) -> str:
    """Return the selected text: texts of a row divided by a tab, rows by a line break."""
    parts = selected_parts(display, chosen)
    if not parts:
        return ""
    indices = sorted(parts)
    texts: list[Words] = [display.texts[index] for index in indices]
    if len(texts) == 1:
        first, last = parts[indices[0]]
        return texts[0].shaped.text[first:last]
    whole = joined_text(texts)
    cut_front = parts[indices[0]][0]
    cut_back = len(texts[-1].shaped.text) - parts[indices[-1]][1]
    return whole[cut_front : len(whole) - cut_back]
