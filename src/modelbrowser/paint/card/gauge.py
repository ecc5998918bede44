"""The context gauge as painted: a logarithmic axis with reference stops and the model's marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from modelbrowser.card.blocks import Gauge, GaugeMark
from modelbrowser.paint.builder import Align, Area, Builder
from modelbrowser.paint.display import Disc
from modelbrowser.paint.spread import spread
from modelbrowser.theme import GAP_S

TRACK_PX = 8.0
MARK_RADIUS_PX = 8.0
SMALL_RADIUS_PX = 5.0
LABEL_GAP_PX = 12.0


def lay_gauge(builder: Builder, block: Gauge, area: Area) -> float:
    """Lay out the gauge: marks' labels above, the axis, stops below. Labels never touch."""
    track = Area(area.x + MARK_RADIUS_PX, area.y + 16 + GAP_S + 4, area.width - 2 * MARK_RADIUS_PX)
    marks = [mark for mark in (block.output, block.model) if mark is not None]
    marks.sort(key=_fraction)
    _lay_mark_labels(builder, marks, area, track)
    _lay_track(builder, block, track)
    return _lay_stops(builder, block, area, track)


def _fraction(mark: GaugeMark) -> float:
    return mark.fraction


def _lay_mark_labels(builder: Builder, marks: list[GaugeMark], area: Area, track: Area) -> None:
    widths = [builder.measure(mark.text.text, mark.text.style) for mark in marks]
    centers = [track.x + mark.fraction * track.width for mark in marks]
    lefts = spread(centers, widths, (area.x, area.right), LABEL_GAP_PX)
    for mark, left, width in zip(marks, lefts, widths, strict=True):
        builder.text(mark.text, Area(left, area.y, width))


def _lay_track(builder: Builder, block: Gauge, track: Area) -> None:
    palette = builder.palette
    end = track.x + block.model.fraction * track.width
    builder.fill(QRectF(track.x, track.y, track.width, TRACK_PX), "track", TRACK_PX / 2)
    builder.fill(QRectF(track.x, track.y, max(TRACK_PX, end - track.x), TRACK_PX), "accent", TRACK_PX / 2)
    for stop in block.stops:
        tick = round(track.x + stop.fraction * track.width)
        builder.fill(QRectF(tick - 0.5, track.y - 4, 1, TRACK_PX + 8), "faint")
    middle = track.y + TRACK_PX / 2
    if block.output is not None and block.output.fraction != block.model.fraction:
        x = track.x + block.output.fraction * track.width
        disc = Disc(QPointF(x, middle), SMALL_RADIUS_PX, palette.color("surface"), palette.color("muted"), 2)
        builder.add(disc)
    disc = Disc(QPointF(end, middle), MARK_RADIUS_PX, palette.color("surface"), palette.color("accent"), 3)
    builder.add(disc)


def _lay_stops(builder: Builder, block: Gauge, area: Area, track: Area) -> float:
    top = track.y + TRACK_PX + GAP_S
    measure = builder.measure
    widths = [max(measure(stop.text, "tiny_strong"), measure(stop.label, "tiny")) for stop in block.stops]
    centers = [track.x + stop.fraction * track.width for stop in block.stops]
    lefts = spread(centers, widths, (area.x, area.right), GAP_S)
    bottom = top
    for stop, left, width in zip(block.stops, lefts, widths, strict=True):
        builder.next_row()
        cell = Area(left, top, width)
        upper = builder.plain(stop.text, "tiny_strong", "text", cell, Align.CENTER)
        lower = builder.plain(stop.label, "tiny", "muted", cell.at(upper.bottom()), Align.CENTER)
        bottom = max(bottom, upper.bottom(), lower.bottom())
    return bottom
