"""A whole card laid out: sections in panels, two side by side where there is room.

The same layout serves the window and every picture export.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF

from modelbrowser.card import blocks as b
from modelbrowser.paint.builder import Area, Builder, baseline_top
from modelbrowser.paint.card.bands import lay_bands
from modelbrowser.paint.card.chips import lay_chips, lay_switch
from modelbrowser.paint.card.gauge import lay_gauge
from modelbrowser.paint.card.head import lay_head
from modelbrowser.paint.card.kin import lay_kin
from modelbrowser.paint.card.rows import lay_bullets, lay_fact_rows, lay_link, lay_meters, lay_prose
from modelbrowser.paint.card.table import lay_table
from modelbrowser.paint.card.tiles import lay_tiles
from modelbrowser.paint.display import Display
from modelbrowser.theme import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS

WIDE_FROM = 640.0
ROOMY_FROM = 700.0
BLOCK_GAP = GAP_M

_LAYERS: dict[type, Callable[[Builder, Any, Area], float]] = {
    b.Prose: lay_prose,
    b.Bullets: lay_bullets,
    b.FactRows: lay_fact_rows,
    b.Tiles: lay_tiles,
    b.Chips: lay_chips,
    b.Gauge: lay_gauge,
    b.Bands: lay_bands,
    b.Switch: lay_switch,
    b.Table: lay_table,
    b.Meters: lay_meters,
    b.Kin: lay_kin,
    b.Link: lay_link,
}


def lay_card(builder: Builder, content: b.CardContent, width: float) -> Display:
    """Lay out a card `width` logical pixels wide; the height follows from the content."""
    margin = GAP_XL if width >= ROOMY_FROM else GAP_L
    area = Area(margin, margin, width - 2 * margin)
    y = lay_head(builder, content.head, area)
    for row in _rows(content.sections, area.width >= WIDE_FROM):
        builder.page_break(y)
        y = _lay_row(builder, row, area.at(y)) + GAP_M
    y = _lay_foot(builder, content.foot, area.at(y + GAP_XS))
    return builder.finish(width, round(y + margin))


def _rows(sections: tuple[b.Section, ...], wide: bool) -> list[tuple[b.Section, ...]]:
    """Return the sections row by row: neighbors with the same pair word share one where it is wide."""
    rows: list[tuple[b.Section, ...]] = []
    for section in sections:
        last = rows[-1] if rows else ()
        if wide and section.pair and len(last) == 1 and last[0].pair == section.pair:
            rows[-1] = (last[0], section)
        else:
            rows.append((section,))
    return rows


def _lay_row(builder: Builder, row: tuple[b.Section, ...], area: Area) -> float:
    placed = []
    bottom = area.y
    for index, section in enumerate(row):
        place, end = _lay_section(builder, section, area.column(index, len(row), GAP_M))
        placed.append(place)
        bottom = max(bottom, end)
    for place in placed:
        if place is not None:
            builder.grow_panel(place, bottom - area.y)
    return bottom


def _lay_section(builder: Builder, section: b.Section, area: Area) -> tuple[int | None, float]:
    """Lay out one section; returns the place of its panel (None without one) and its bottom."""
    first = builder.text_count()
    builder.group = section.key
    builder.next_row()
    if section.bare:
        end = _lay_blocks(builder, section, area)
        builder.part(section.key, section.title, QRectF(area.x, area.y, area.width, end - area.y), first)
        return None, end
    place = builder.reserve()
    inner = area.inset(GAP_L)
    y = _lay_title(builder, section, inner)
    end = round(_lay_blocks(builder, section, inner.at(y)) + GAP_L)
    rect = QRectF(area.x, area.y, area.width, end - area.y)
    builder.panel(place, rect)
    builder.part(section.key, section.title, rect, first)
    return place, end


def _lay_title(builder: Builder, section: b.Section, area: Area) -> float:
    """Lay out icon, title, hint and badge; returns where the content starts."""
    x = area.x
    if section.icon:
        builder.icon(section.icon, x, area.y + 2, 16, "muted")
        x += 16 + GAP_S
    title = builder.plain(section.title, "h2", "text", Area(x, area.y, area.right - x))
    y = title.bottom()
    for text in (
        b.Text(section.badge, "tiny", "faint"),
        b.Text(section.hint, "hint", "faint", section.explain),
    ):
        if not text.text:
            continue
        width = builder.measure(text.text, text.style)
        left = title.right() + GAP_S
        if y == title.bottom() and title.height() <= 20 and left + width <= area.right:
            top = baseline_top(builder, text.style, "h2", area.y)
            title = builder.text(text, Area(left, top, width + 1)).united(title)
            y = area.y + 20
        else:
            y = builder.text(text, Area(x, y, area.right - x)).bottom()
    builder.next_row()
    return y + GAP_S


def _lay_blocks(builder: Builder, section: b.Section, area: Area) -> float:
    y = area.y
    for index, block in enumerate(section.blocks):
        builder.group = f"{section.key}:{index}"
        builder.next_row()
        gap = BLOCK_GAP if index else 0
        y = _LAYERS[type(block)](builder, block, area.at(y + gap))
    return y


def _lay_foot(builder: Builder, lines: tuple[str, ...], area: Area) -> float:
    builder.group = "foot"
    y = area.y
    for line in lines:
        builder.next_row()
        y = builder.plain(line, "tiny", "faint", area.at(y)).bottom()
    return y
