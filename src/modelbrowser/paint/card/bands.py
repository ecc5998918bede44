"""Capability bands as painted: a track of 0..10, the middle 60 % of the peers, three marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from modelbrowser.card.blocks import BandRow, Bands
from modelbrowser.paint.builder import Align, Area, Builder
from modelbrowser.paint.display import Box, Disc
from modelbrowser.paint.spread import spread
from modelbrowser.theme import GAP_L, GAP_M, GAP_XS

BESIDE_FROM = 520.0
SCORE_PX = 48.0
TRACK_PX = 8.0
DOT_RADIUS_PX = 6.0
LABEL_GAP_PX = 6.0
SCALE = 10.0


def lay_bands(builder: Builder, block: Bands, area: Area) -> float:
    """Lay out the rows, names beside the tracks or above them, and the axis of the tracks."""
    beside = area.width >= BESIDE_FROM
    label_px = round(min(280.0, area.width * 0.36)) if beside else area.width
    y = area.y
    for index, row in enumerate(block.rows):
        builder.next_row()
        top = y + (GAP_M if index else 0)
        y = (
            _lay_beside(builder, row, area.at(top), label_px)
            if beside
            else _lay_above(builder, row, area.at(top))
        )
    track = _track(area, label_px) if beside else Area(area.x, y, area.width)
    builder.next_row()
    return _lay_axis(builder, track.at(y + GAP_XS))


def _track(area: Area, label_px: float) -> Area:
    left = area.x + label_px + GAP_L
    return Area(left, area.y, area.right - SCORE_PX - GAP_M - left)


def _lay_beside(builder: Builder, row: BandRow, area: Area, label_px: float) -> float:
    label = Area(area.x, area.y, label_px)
    name = builder.plain(row.name, "value", "text", label)
    basis = builder.text(row.basis, label.at(name.bottom()))
    bottom = max(name.bottom(), basis.bottom())
    if row.value is None:
        builder.text(row.value_text, Area(area.right - 120, area.y, 120), Align.RIGHT)
        return bottom
    track = _track(area, label_px)
    end = _lay_track(builder, row, track)
    builder.text(row.value_text, Area(area.right - SCORE_PX, area.y + 12, SCORE_PX), Align.RIGHT)
    return max(bottom, end)


def _lay_above(builder: Builder, row: BandRow, area: Area) -> float:
    value = builder.measure(row.value_text.text, row.value_text.style)
    name = builder.plain(row.name, "value", "text", Area(area.x, area.y, area.width - value - GAP_M))
    builder.text(row.value_text, Area(area.right - value, area.y, value), Align.RIGHT)
    builder.next_row()
    basis = builder.text(row.basis, area.at(name.bottom()))
    bottom = max(name.bottom(), basis.bottom())
    return bottom if row.value is None else _lay_track(builder, row, area.at(bottom))


def _x(track: Area, value: float) -> float:
    return track.x + max(0.0, min(SCALE, value)) / SCALE * track.width


def _lay_track(builder: Builder, row: BandRow, track: Area) -> float:
    """Lay out the labels of the band's ends over the track, and the track with its three marks."""
    palette = builder.palette
    top = track.y + 16 + 2
    builder.fill(QRectF(track.x, top, track.width, TRACK_PX), "track", TRACK_PX / 2)
    if row.low is not None and row.high is not None:
        left, right = _x(track, row.low), _x(track, row.high)
        band = QRectF(left, top, max(2.0, right - left), TRACK_PX)
        builder.add(Box(band, palette.mixed("accent", 0.38)))
        for x in (left, band.right()):
            builder.fill(QRectF(x - 1, top - 3, 2, TRACK_PX + 6), "accent", 1)
        _lay_ends(builder, row, track, (left, right))
    assert row.value is not None
    center = QPointF(_x(track, row.value), top + TRACK_PX / 2)
    builder.add(Disc(center, DOT_RADIUS_PX + 2, palette.color("accent"), palette.color("surface"), 2))
    return top + TRACK_PX + 4


def _lay_ends(builder: Builder, row: BandRow, track: Area, places: tuple[float, float]) -> None:
    texts = (row.low_text, row.high_text)
    widths = [builder.measure(text.text, text.style) for text in texts]
    lefts = spread(places, widths, (track.x, track.right), LABEL_GAP_PX)
    for text, left, width in zip(texts, lefts, widths, strict=True):
        builder.text(text, Area(left, track.y, width))


def _lay_axis(builder: Builder, track: Area) -> float:
    bottom = track.y
    for value, align in ((0, Align.LEFT), (5, Align.CENTER), (10, Align.RIGHT)):
        rect = builder.plain(str(value), "tiny", "faint", track, align)
        bottom = rect.bottom()
    return bottom
