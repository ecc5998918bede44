"""The legend: line styles of relations and colors of categories, drawn alike on screen and in exports."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.palette import ColorBy
from modelbrowser.paint.fonts import font
from modelbrowser.paint.tree.look import Look
from modelbrowser.paint.tree.style import LEGEND_RELATIONS, LINE_STYLES, TreeColors
from modelbrowser.paint.tree.text import category_name, organization_names, relation_name

ROW_PX = 20
_LINE_PX, _DOT_PX, _GAP_PX = 24.0, 10.0, 16.0
_TEXT_PX = 11


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One entry: a relation with its line, or a category (number, color, count of models)."""

    text: str
    relation: Relation | None = None
    inferred: bool = False
    category: int = -1
    color: QColor | None = None
    count: int = 0


def relation_entries(look: Look | None = None) -> list[LegendEntry]:
    """Return the entries of line styles: with a look, only of relations that its graph has."""
    from PySide6.QtCore import QCoreApplication

    present = None
    if look is not None:
        codes = np.unique(look.graph.edges.relation)
        present = {tuple(Relation)[int(code)] for code in codes}
    entries = [
        LegendEntry(relation_name(relation), relation)
        for relation in LEGEND_RELATIONS
        if present is None or relation in present
    ]
    entries.append(
        LegendEntry(QCoreApplication.translate("Evolution", "inferred"), Relation.SUCCESSOR, inferred=True)
    )
    return entries


def category_entries(look: Look) -> list[LegendEntry]:
    """Return the entries of colors, without empty categories."""
    categories = look.coloring.categories
    colors = look.colors.category_colors(categories)
    if look.coloring.by_band:
        # The band's color; all other bands have colors of their own
        bands = {name: number for number, name in enumerate(look.scene.layout.bands.names)}
        colors = tuple(look.colors.family(bands[key]) if key else look.colors.none for key in categories.keys)
    makers = organization_names(look.graph) if categories.by is ColorBy.ORGANIZATION else {}
    return [
        LegendEntry(
            makers.get(key) or category_name(categories.by, key),
            category=number,
            color=colors[number],
            count=int(categories.counts[number]),
        )
        for number, key in enumerate(categories.keys)
        if categories.counts[number]
    ]


def entry_width(entry: LegendEntry) -> float:
    """Return the width of an entry with the gap after it."""
    symbol = _LINE_PX if entry.relation is not None else _DOT_PX
    return symbol + 6 + QFontMetricsF(font(_TEXT_PX)).horizontalAdvance(entry.text) + _GAP_PX


def rows_of(entries: list[LegendEntry], width: float) -> list[list[LegendEntry]]:
    """Break entries into rows of at most `width` pixels."""
    rows: list[list[LegendEntry]] = [[]]
    used = 0.0
    for entry in entries:
        needed = entry_width(entry)
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += needed
    return rows if rows[0] else []


def draw_entry(painter: QPainter, entry: LegendEntry, x: float, y: float, colors: TreeColors) -> None:
    """Draw an entry whose row begins at height y."""
    middle = y + ROW_PX / 2
    if entry.relation is not None:
        draw_line_sample(painter, QRectF(x, y, _LINE_PX, ROW_PX), entry, colors)
        x += _LINE_PX + 6
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(entry.color or colors.none)
        painter.drawEllipse(QPointF(x + _DOT_PX / 2, middle), 4.5, 4.5)
        x += _DOT_PX + 6
    text_font = font(_TEXT_PX)
    painter.setFont(text_font)
    painter.setPen(colors.muted)
    painter.drawText(QPointF(x, middle + QFontMetricsF(text_font).capHeight() / 2), entry.text)


def draw_line_sample(painter: QPainter, box: QRectF, entry: LegendEntry, colors: TreeColors) -> None:
    """Draw a relation's line through the middle of a box."""
    assert entry.relation is not None
    style = LINE_STYLES[entry.relation]
    color = colors.inferred(colors.muted) if entry.inferred else colors.muted
    pen = QPen(color, style.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if style.dashes:
        pen.setDashPattern(list(style.dashes))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    middle = box.center().y() + 0.5
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))


def draw_rows(
    painter: QPainter, rows: list[list[LegendEntry]], x: float, y: float, colors: TreeColors
) -> None:
    """Draw rows of entries below each other."""
    for number, row in enumerate(rows):
        left = x
        for entry in row:
            draw_entry(painter, entry, left, y + number * ROW_PX, colors)
            left += entry_width(entry)
