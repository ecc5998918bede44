"""Core capabilities as chips, and a switch of several options, both flowing over lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from modelbrowser.card.blocks import Chip, Chips, Choice, Switch
from modelbrowser.paint.builder import Area, Builder, baseline_top
from modelbrowser.paint.display import Box
from modelbrowser.theme import GAP_M, GAP_S, GAP_XS, RADIUS_M

CHIP_PX = 32.0
OPTION_PX = 24.0
ICON_PX = 16.0


def lay_chips(builder: Builder, block: Chips, area: Area) -> float:
    """Lay out chips from left to right, then on the next line."""
    x, y = area.x, area.y
    for chip in block.chips:
        width = _chip_width(builder, chip)
        if x > area.x and x + width > area.right:
            x, y = area.x, y + CHIP_PX + GAP_S
        # a chip wider than the card is cut to it: its line breaks
        y = _lay_chip(builder, chip, Area(x, y, min(width, area.width))) - CHIP_PX
        x += width + GAP_S
    return y + CHIP_PX


def _chip_width(builder: Builder, chip: Chip) -> float:
    text = builder.measure(chip.name, "chip") + GAP_S + builder.measure(chip.line, "small")
    return round(GAP_M + ICON_PX + GAP_S + text + GAP_M + 1)


def _lay_chip(builder: Builder, chip: Chip, area: Area) -> float:
    builder.next_row()
    place = builder.reserve()
    builder.icon(chip.icon, area.x + GAP_M, area.y + 8, ICON_PX, "accent")
    left = area.x + GAP_M + ICON_PX + GAP_S
    name = builder.plain(chip.name, "chip", "text", Area(left, area.y + 6, area.right - GAP_M - left))
    line_width = builder.measure(chip.line, "small")
    bottom = name.bottom()
    if name.right() + GAP_S + line_width <= area.right - GAP_M + 1:
        top = baseline_top(builder, "small", "chip", area.y + 6)
        builder.plain(chip.line, "small", "muted", Area(name.right() + GAP_S, top, line_width))
    elif chip.line:
        bottom = builder.plain(
            chip.line, "small", "muted", Area(left, name.bottom(), area.right - GAP_M - left)
        ).bottom()
    rect = QRectF(area.x, area.y, area.width, max(CHIP_PX, bottom + 6 - area.y))
    builder.put(place, Box(rect, None, RADIUS_M, builder.palette.color("line")))
    builder.target(rect.adjusted(2, 1, -2, -1), chip.explain, None, f"{chip.name}: {chip.line}", chip.icon)
    return rect.bottom()


def lay_switch(builder: Builder, block: Switch, area: Area) -> float:
    """Lay out a label and the options behind it; options that do not fit go to the next line."""
    label = builder.plain(block.label, "small", "muted", Area(area.x, area.y + 4, area.width))
    x, y = label.right() + GAP_S, area.y
    for choice in block.choices:
        width = round(builder.measure(choice.text, "small") + 2 * GAP_S)
        if x > area.x and x + width > area.right:
            x, y = area.x, y + OPTION_PX + GAP_XS
        _lay_option(builder, choice, Area(x, y, min(width, area.width)))
        x += width + GAP_XS
    return y + OPTION_PX


def _lay_option(builder: Builder, choice: Choice, area: Area) -> None:
    rect = QRectF(area.x, area.y, area.width, OPTION_PX)
    palette = builder.palette
    back = palette.color("accent_soft") if choice.chosen else None
    builder.add(Box(rect, back, OPTION_PX / 2, palette.color("accent" if choice.chosen else "line")))
    tone = "accent" if choice.chosen else "muted" if choice.enabled else "faint"
    inner = Area(area.x + GAP_S, area.y + 4, area.width - 2 * GAP_S + 1)
    builder.plain(choice.text, "small", tone, inner)
    if choice.enabled:
        builder.target(rect.adjusted(2, 1, -2, -1), None, choice.action, choice.text, choice.action.value)
