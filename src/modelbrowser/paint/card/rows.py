"""Plain parts of a card as painted: paragraphs, lists, rows of facts, amounts, links."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from modelbrowser.card.blocks import Bullet, Bullets, Fact, FactRows, Link, Meter, Meters, Prose
from modelbrowser.paint.builder import Align, Area, Builder, baseline_top
from modelbrowser.paint.display import Box, Stroke
from modelbrowser.theme import GAP_M, GAP_S, GAP_XS

MEASURE_PX = 760.0
MARK_PX = 20.0
METER_LABEL_PX = 64.0
METER_VALUE_PX = 88.0
METER_PX = 8.0


def lay_prose(builder: Builder, block: Prose, area: Area) -> float:
    """Lay out a paragraph, no wider than reads well."""
    return builder.text(block.text, Area(area.x, area.y, min(area.width, MEASURE_PX))).bottom()


def lay_link(builder: Builder, block: Link, area: Area) -> float:
    """Lay out a line that does something."""
    return builder.text(block.text, area).bottom()


def lay_fact_rows(builder: Builder, block: FactRows, area: Area) -> float:
    """Lay out labels on the left and values on the right, divided by hair lines."""
    y = area.y
    for index, fact in enumerate(block.rows):
        if index:
            builder.fill(QRectF(area.x, y + 5, area.width, 1), "line")
            y += 11
        builder.next_row()
        y = _lay_fact(builder, fact, area.at(y))
    return y


def _lay_fact(builder: Builder, fact: Fact, area: Area) -> float:
    value_px = builder.measure(fact.value.text, fact.value.style)
    label_px = builder.measure(fact.label, "label")
    if label_px + GAP_M + value_px <= area.width:
        label = builder.plain(fact.label, "label", "text", Area(area.x, area.y, label_px))
        value = builder.text(fact.value, Area(area.right - value_px, area.y, value_px), Align.RIGHT)
        space = area.right - value_px - GAP_M - label.right() - GAP_S
        bottom = max(label.bottom(), value.bottom())
        if fact.note and builder.measure(fact.note, "small") <= space:
            top = baseline_top(builder, "small", "label", area.y)
            builder.plain(fact.note, "small", "faint", Area(label.right() + GAP_S, top, space))
            return bottom
    else:
        label = builder.plain(fact.label, "label", "text", area)
        bottom = builder.text(fact.value, area.at(label.bottom())).bottom()
    if fact.note:
        bottom = builder.plain(fact.note, "small", "faint", area.at(bottom)).bottom()
    return bottom


def lay_bullets(builder: Builder, block: Bullets, area: Area) -> float:
    """Lay out lines with a mark before each."""
    y = area.y
    for index, line in enumerate(block.lines):
        builder.next_row()
        y = _lay_bullet(builder, line, block.mark, area.at(y + (GAP_XS if index else 0)))
    return y


def _lay_bullet(builder: Builder, line: Bullet, mark: str, area: Area) -> float:
    inset = 0.0 if mark == "source" else MARK_PX
    if inset:
        _lay_mark(builder, mark, QPointF(area.x, area.y))
    inner = Area(area.x + inset, area.y, area.width - inset)
    tone = "accent" if line.action else "text"
    rect = builder.plain(line.text, "body", tone, inner)
    if line.explain or line.action:
        builder.target(rect, line.explain, line.action, line.text)
    if not line.note:
        return rect.bottom()
    note_px = builder.measure(line.note, "small")
    if rect.height() <= 20 and rect.right() + GAP_S + note_px <= inner.right:
        top = baseline_top(builder, "small", "body", area.y)
        builder.plain(line.note, "small", "muted", Area(rect.right() + GAP_S, top, note_px))
        return rect.bottom()
    return builder.plain(line.note, "small", "muted", inner.at(rect.bottom())).bottom()


def _lay_mark(builder: Builder, mark: str, at: QPointF) -> None:
    x, y = at.x(), at.y() + 10
    if mark == "dot":
        builder.fill(QRectF(x + 5, y - 2, 4, 4), "accent", 2)
        return
    path = QPainterPath(QPointF(x + 2.5, y + 0.5))
    if mark == "plus":
        path.lineTo(x + 5.5, y + 3.5)
        path.lineTo(x + 11.5, y - 3.5)
    else:
        path = QPainterPath(QPointF(x + 2.5, y))
        path.lineTo(x + 11.5, y)
    tone = "good" if mark == "plus" else "high"
    builder.add(Stroke(path, builder.palette.color(tone), 1.75))


def lay_meters(builder: Builder, block: Meters, area: Area) -> float:
    """Lay out amounts as bars, one under the other."""
    title = builder.plain(block.title, "label", "text", area)
    top = baseline_top(builder, "small", "label", area.y)
    builder.plain(
        block.note, "small", "faint", Area(title.right() + GAP_S, top, area.right - title.right() - GAP_S)
    )
    y = title.bottom() + GAP_XS
    for meter in block.meters:
        builder.next_row()
        y = _lay_meter(builder, meter, area.at(y))
    return y


def _lay_meter(builder: Builder, meter: Meter, area: Area) -> float:
    label = builder.plain(meter.label, "small", "muted", Area(area.x, area.y + 2, METER_LABEL_PX))
    value = Area(area.right - METER_VALUE_PX, area.y, METER_VALUE_PX)
    rect = builder.text(meter.value, value, Align.RIGHT)
    left = area.x + METER_LABEL_PX
    width = value.x - left
    top = area.y + 6
    builder.fill(QRectF(left, top, width, METER_PX), "track", METER_PX / 2)
    bar = QRectF(left, top, max(METER_PX, width * meter.fraction), METER_PX)
    builder.add(Box(bar, builder.palette.mixed("accent", 0.6), METER_PX / 2))
    return max(label.bottom(), rect.bottom())
