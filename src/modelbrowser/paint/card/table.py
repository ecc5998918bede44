"""Tables as painted: number columns as wide as their numbers, text columns share the rest and break.

Where the text columns would get too narrow, every row becomes a small block of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from modelbrowser.card.blocks import Action, Column, Table, TableRow, Text
from modelbrowser.paint.builder import Align, Area, Builder
from modelbrowser.paint.display import Box, Stroke
from modelbrowser.theme import GAP_L, GAP_M, GAP_S, GAP_XS, RADIUS_S

MAX_PX = 880.0
MIN_TEXT_PX = 76.0
ROW_PAD_PX = 6.0
SPARK_PX = 44.0
_ARROWS = {0: "", 1: " ↑", -1: " ↓"}


def lay_table(builder: Builder, block: Table, area: Area) -> float:
    """Lay out the table."""
    area = Area(area.x, area.y, min(area.width, MAX_PX))
    widths = _widths(builder, block, area.width)
    if widths is None:
        return _lay_stacked(builder, block, area)
    group = builder.group
    y = _lay_header(builder, block, area, widths)
    for index, row in enumerate(block.rows):
        builder.group = f"{group}:rows"
        builder.next_row()
        if index:
            builder.page_break(y)
        y = _lay_row(builder, block.columns, row, area.at(y), widths)
    builder.group = group
    return y


def _title(column: Column) -> str:
    return column.title + _ARROWS[column.sorted_by]


def _widths(builder: Builder, block: Table, width: float) -> list[float] | None:
    """Return the width of every column; None where the text columns would be too narrow."""
    measured = [builder.measure(_title(column), "head_cell") for column in block.columns]
    for row in block.rows:
        for index, cell in enumerate(row.cells):
            if block.columns[index].number:
                measured[index] = max(measured[index], builder.measure(cell.text, cell.style))
    gaps = GAP_M * (len(block.columns) - 1)
    fixed = sum(size for size, column in zip(measured, block.columns, strict=True) if column.number)
    weights = sum(column.weight for column in block.columns if not column.number)
    rest = width - gaps - fixed
    texts = [column for column in block.columns if not column.number]
    if texts and rest / weights * min(column.weight for column in texts) < MIN_TEXT_PX:
        return None
    return [
        size if column.number else rest * column.weight / weights
        for size, column in zip(measured, block.columns, strict=True)
    ]


def _lay_header(builder: Builder, block: Table, area: Area, widths: list[float]) -> float:
    x, bottom = area.x, area.y
    for column, width in zip(block.columns, widths, strict=True):
        align = Align.RIGHT if column.number else Align.LEFT
        rect = _lay_head_cell(builder, block, column, Area(x, area.y, width), align)
        bottom = max(bottom, rect.bottom())
        x += width + GAP_M
    builder.fill(QRectF(area.x, bottom + GAP_XS, area.width, 1), "line")
    return bottom + GAP_XS + 1


def _lay_head_cell(builder: Builder, block: Table, column: Column, area: Area, align: Align) -> QRectF:
    tone = "accent" if column.sorted_by else "faint"
    rect = builder.plain(_title(column), "head_cell", tone, area, align)
    if column.sort and builder.interactive:
        action = Action("sort", f"{block.key}:{column.sort}")
        builder.target(rect, None, action, column.title, f"{block.key}:{column.sort}")
    return rect


def _lay_row(
    builder: Builder, columns: tuple[Column, ...], row: TableRow, area: Area, widths: list[float]
) -> float:
    place = builder.reserve()
    x, bottom = area.x, area.y
    for index, (column, width, cell) in enumerate(zip(columns, widths, row.cells, strict=True)):
        align = Align.RIGHT if column.number else Align.LEFT
        spark = SPARK_PX + GAP_S if row.history and index == 0 else 0.0
        rect = builder.text(cell, Area(x, area.y + ROW_PAD_PX, width - spark), align)
        if spark:
            _lay_spark(
                builder, row.history, QRectF(x + width - SPARK_PX, area.y + ROW_PAD_PX + 3, SPARK_PX, 10)
            )
        bottom = max(bottom, rect.bottom())
        x += width + GAP_M
    bottom += ROW_PAD_PX
    if row.strong:
        tint = builder.palette.mixed("good", 0.10)
        builder.put(
            place, Box(QRectF(area.x - GAP_S, area.y, area.width + GAP_L, bottom - area.y), tint, RADIUS_S)
        )
    return bottom


def _lay_spark(builder: Builder, values: tuple[float, ...], rect: QRectF) -> None:
    """Draw past values as a small line, oldest on the left."""
    low, high = min(values), max(values)
    path = QPainterPath()
    for index, value in enumerate(values):
        x = rect.left() + rect.width() * index / (len(values) - 1)
        y = rect.bottom() - (
            rect.height() * (value - low) / (high - low) if high > low else rect.height() / 2
        )
        if index:
            path.lineTo(QPointF(x, y))
        else:
            path.moveTo(QPointF(x, y))
    builder.add(Stroke(path, builder.palette.color("accent"), 1.5))


def _lay_stacked(builder: Builder, block: Table, area: Area) -> float:
    """Lay out every row as a block: first column and first number, the rest below with their titles."""
    main = next(
        (index for index, column in enumerate(block.columns) if column.number), len(block.columns) - 1
    )
    y, group = _lay_sort_line(builder, block, area), builder.group
    builder.group = f"{group}:rows"
    for index, row in enumerate(block.rows):
        builder.next_row()
        if index:
            builder.fill(QRectF(area.x, y + ROW_PAD_PX - 1, area.width, 1), "line")
            builder.page_break(y + ROW_PAD_PX)
            y += 2 * ROW_PAD_PX
        y = _lay_stacked_row(builder, block, row, area.at(y), main)
    builder.group = group
    return y


def _lay_sort_line(builder: Builder, block: Table, area: Area) -> float:
    x, y, bottom = area.x, area.y, area.y
    for column in block.columns:
        if not (column.sort and builder.interactive):
            continue
        width = builder.measure(_title(column), "head_cell")
        if x > area.x and x + width > area.right:
            x, y = area.x, bottom
        rect = _lay_head_cell(builder, block, column, Area(x, y, width), Align.LEFT)
        x, bottom = rect.right() + GAP_M, rect.bottom() + GAP_XS
    return bottom


def _led_by(title: str) -> str:
    """Return a title with its colon: the full-width one behind Chinese."""
    return f"{title}：" if "\u4e00" <= title[-1:] <= "\u9fff" else f"{title}: "


def _lay_stacked_row(builder: Builder, block: Table, row: TableRow, area: Area, main: int) -> float:
    number = row.cells[main]
    number_px = builder.measure(number.text, number.style)
    first = builder.text(row.cells[0], Area(area.x, area.y, area.width - number_px - GAP_M))
    builder.text(number, Area(area.right - number_px, area.y, number_px), Align.RIGHT)
    x, y, bottom = area.x, first.bottom(), first.bottom()
    for index, cell in enumerate(row.cells):
        if index in (0, main) or cell.text in ("", "–"):
            continue
        shown = Text(
            f"{_led_by(block.columns[index].title)}{cell.text}", "small", "muted", cell.explain, cell.action
        )
        width = min(builder.measure(shown.text, "small"), area.width)
        if x > area.x and x + width > area.right:
            x, y = area.x, bottom
        rect = builder.text(shown, Area(x, y, width))
        x, bottom = rect.right() + GAP_M, max(bottom, rect.bottom())
    return bottom
