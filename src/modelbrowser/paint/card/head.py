"""The top of a card as painted: small line, name, tagline, overview, key facts."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from modelbrowser.card.blocks import Fact, Head
from modelbrowser.paint.builder import Align, Area, Builder
from modelbrowser.paint.display import Box
from modelbrowser.theme import GAP_L, GAP_M, GAP_S, GAP_XS, RADIUS_M, RADIUS_S

MEASURE_PX = 720.0
STRIP_SHORT_PX = 132  # a date in Chinese at its widest
STRIP_MIN_PX = 120.0
BUTTON_PX = 28.0
TILE_COLUMNS = 4


def lay_head(builder: Builder, head: Head, area: Area) -> float:
    """Lay out the head; returns where the sections start."""
    first = builder.text_count()
    builder.group = "head"
    button = _button_width(builder, head)
    overline = Area(area.x, area.y + (6 if button else 0), area.width - button)
    y = builder.text(head.overline, overline).bottom()
    builder.next_row()
    y = builder.plain(head.name, "title", "text", area.at(y + GAP_XS)).bottom()
    builder.next_row()
    prose = Area(area.x, y, min(area.width, MEASURE_PX))
    if head.status is not None:
        y = lay_pill(builder, head, Area(area.x, y + GAP_XS, area.width)).bottom() + GAP_XS
        builder.next_row()
    if head.tagline:
        y = builder.plain(head.tagline, "tagline", "muted", prose.at(y)).bottom()
        builder.next_row()
    if head.overview is not None:
        y = builder.text(head.overview, prose.at(y + GAP_S)).bottom()
        builder.next_row()
    if head.badge:
        y = builder.plain(head.badge, "tiny", "faint", prose.at(y)).bottom()
        builder.next_row()
    if button:
        _lay_button(builder, head, area, button - GAP_M)
    builder.part("head", head.name, QRectF(area.x, area.y, area.width, y - area.y), first)
    return _lay_strip(builder, head.facts.rows, area.at(y + GAP_M)) + GAP_L


def _button_width(builder: Builder, head: Head) -> float:
    """Return the width of the export button with its gap; 0 without one."""
    if not builder.interactive or head.export is None:
        return 0.0
    return round(builder.measure(head.export.text, "small") + 16 + GAP_S + 2 * GAP_M) + GAP_M


def _lay_button(builder: Builder, head: Head, area: Area, width: float) -> None:
    """Lay out the export button at the right end of `area`."""
    assert head.export is not None
    builder.next_row()
    rect = QRectF(area.right - width, area.y, width, BUTTON_PX)
    palette = builder.palette
    builder.add(Box(rect, palette.color("surface"), RADIUS_M, palette.color("line")))
    builder.icon("export", rect.x() + GAP_M, rect.y() + 6, 16, "muted")
    left = rect.x() + GAP_M + 16 + GAP_S
    builder.plain(head.export.text, "small", "text", Area(left, rect.y() + 6, rect.right() - left))
    builder.target(rect.adjusted(2, 1, -2, -1), None, head.export.action, head.export.text, "export")


def lay_pill(builder: Builder, head: Head, area: Area) -> QRectF:
    """Lay out the status in a tinted box."""
    assert head.status is not None
    place = builder.reserve()
    rect = builder.text(head.status, Area(area.x + GAP_S, area.y + 2, area.width - 2 * GAP_S))
    box = rect.adjusted(-GAP_S, -2, GAP_S, 2)
    builder.put(place, Box(box, builder.palette.mixed(head.status.tone, 0.14, "background"), RADIUS_S))
    return box


def _lay_strip(builder: Builder, facts: tuple[Fact, ...], area: Area) -> float:
    """Lay out facts as columns of label over value, as many as fit."""
    if not facts:
        return area.y
    builder.group = "facts"
    fitting = max(2, int((area.width + GAP_L) / (STRIP_MIN_PX + GAP_L)))
    while fitting > 2 and _widest_short(builder, facts) > area.column(0, fitting, GAP_L).width:
        fitting -= 1
    # as many lines as needed, filled evenly, or over the columns of the tiles where that leaves no fact alone
    even = -(-len(facts) // -(-len(facts) // fitting))
    count = max(even, TILE_COLUMNS) if fitting >= TILE_COLUMNS else even
    if len(facts) > count and len(facts) % count == 1:
        count = even
    y = area.y
    for start in range(0, len(facts), count):
        bottom = y
        for index, fact in enumerate(facts[start : start + count]):
            cell = area.at(y).column(index, count, GAP_L)
            builder.next_row()
            label = builder.plain(fact.label, "strip_label", "faint", cell)
            value = builder.text(fact.value, cell.at(label.bottom()), Align.LEFT)
            bottom = max(bottom, value.bottom())
        y = bottom + GAP_S
    return y - GAP_S


def _widest_short(builder: Builder, facts: tuple[Fact, ...]) -> float:
    """Return the width of the widest value that is to stand in one line, as a date is; 0 for none."""
    widths = (builder.measure(fact.value.text, fact.value.style) for fact in facts)
    return max((width for width in widths if width <= STRIP_SHORT_PX), default=0.0)
