"""The four headline tiles as painted: word, note and a bar of steps."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from modelbrowser.card.blocks import Tile, Tiles
from modelbrowser.paint.builder import Area, Builder
from modelbrowser.paint.display import Box
from modelbrowser.theme import GAP_M, GAP_S, GAP_XS, RADIUS_M

FOUR_FROM = 560.0
BAR_PX = 4.0
STEP_GAP_PX = 4.0


def lay_tiles(builder: Builder, block: Tiles, area: Area) -> float:
    """Lay out the tiles, four in a row or two; tiles of a row are equally high."""
    count = 4 if area.width >= FOUR_FROM else 2
    y = area.y
    for start in range(0, len(block.tiles), count):
        row = block.tiles[start : start + count]
        columns = [area.at(y).column(index, count, GAP_M) for index in range(len(row))]
        bottom = max(_height(builder, tile, column) for tile, column in zip(row, columns, strict=True)) + y
        for tile, column in zip(row, columns, strict=True):
            _lay_tile(builder, tile, column, bottom)
        y = bottom + GAP_M
    return y - GAP_M


def _inner(area: Area) -> Area:
    return Area(area.x + GAP_M, area.y + GAP_M, area.width - 2 * GAP_M)


def _height(builder: Builder, tile: Tile, area: Area) -> float:
    width = _inner(area).width
    shape = builder.shaper.shape
    word = shape(tile.word.text, tile.word.style, width).height
    note = shape(tile.note, "small", width).height if tile.note else 16.0
    return (
        GAP_M
        + shape(tile.label, "tile_label", width).height
        + GAP_XS
        + word
        + GAP_XS
        + note
        + GAP_S
        + BAR_PX
        + GAP_M
    )


def _lay_tile(builder: Builder, tile: Tile, area: Area, bottom: float) -> None:
    inner, palette = _inner(area), builder.palette
    rect = QRectF(area.x, area.y, area.width, bottom - area.y)
    border = "accent" if tile.open else "line"
    builder.add(Box(rect, palette.color("surface"), RADIUS_M, palette.color(border)))
    builder.next_row()
    label = builder.plain(tile.label, "tile_label", "muted", inner)
    builder.next_row()
    word = builder.plain(tile.word.text, tile.word.style, tile.word.tone, inner.at(label.bottom() + GAP_XS))
    builder.next_row()
    builder.plain(tile.note, "small", "muted", inner.at(word.bottom() + GAP_XS))
    _lay_steps(builder, tile, QRectF(inner.x, bottom - GAP_M - BAR_PX, inner.width, BAR_PX))
    spoken = f"{tile.label}: {tile.word.text}, {tile.note}"
    builder.target(rect.adjusted(2, 1, -2, -1), tile.word.explain, tile.word.action, spoken, tile.key)


def _lay_steps(builder: Builder, tile: Tile, rect: QRectF) -> None:
    for index in range(tile.of):
        area = Area(rect.x(), rect.y(), rect.width()).column(index, tile.of, STEP_GAP_PX)
        tone = tile.word.tone if index < tile.steps else "track"
        builder.fill(QRectF(area.x, area.y, area.width, BAR_PX), tone, BAR_PX / 2)
