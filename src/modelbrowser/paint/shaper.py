"""Shaped text: broken into lines once, drawn many times.

Lines stand on the fixed line height of their role, whatever fallback font (Chinese) a line uses, so that
the 4 px grid holds in every language. A `Shaper` belongs to a view or an export and dies with it: shaped
text must not outlive the application object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from modelbrowser import theme
from modelbrowser.paint.styles import ROLES, baseline_px, role_font

CACHE_CAP = 6000
UNLIMITED = 1e7
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
# Marks of both scripts; an apostrophe within a word stays Latin
_SHARED_MARKS = re.compile(r"[\u201c\u201d\u2018\u2026\u2014]+|\u2019(?![A-Za-z])")


@dataclass(slots=True)
class Shaped:
    """A text laid out: `width` of its widest line, `height` of all lines, in logical pixels."""

    text: str
    layout: QTextLayout
    width: float
    height: float
    line_px: int
    lines: int


def _chinese_formats(text: str, *, bold: bool) -> list[QTextLayout.FormatRange]:
    """Return formats for what Chinese text needs beyond the fallback of fonts.

    Quotes, dashes and dots that both scripts have come from the Chinese font, where they are as wide as its
    characters. In `bold`, Chinese runs are bold: Qt thickens a font of one weight for that, not for semibold.
    """
    if not _CHINESE.search(text):
        return []
    ranges = [_format_range(match, _marks_format()) for match in _SHARED_MARKS.finditer(text)]
    if bold:
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.Bold)
        ranges += [_format_range(match, style) for match in _CHINESE.finditer(text)]
    return ranges


def _marks_format() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFontFamilies([*theme.CHINESE_FAMILIES, *theme.FONT_FAMILIES])
    return style


def _format_range(match: re.Match[str], style: QTextCharFormat) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length = match.start(), match.end() - match.start()
    part.format = style
    return part


class Shaper:
    """Breaks text into lines and remembers the result. `plain_glyphs`: see `role_font`."""

    def __init__(self, *, plain_glyphs: bool = False) -> None:
        self._plain_glyphs = plain_glyphs
        self._fonts: dict[str, QFont] = {}
        self._baselines: dict[str, float] = {}
        self._cache: dict[tuple[str, str, float], Shaped] = {}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._option.setTextDirection(Qt.LayoutDirection.LeftToRight)

    def font(self, style: str) -> QFont:
        """Return the font of a role."""
        found = self._fonts.get(style)
        if found is None:
            found = self._fonts[style] = role_font(ROLES[style], plain_glyphs=self._plain_glyphs)
            self._baselines[style] = baseline_px(ROLES[style])
        return found

    def baseline(self, style: str) -> float:
        """Return the baseline of a role's line below its top."""
        self.font(style)
        return self._baselines[style]

    def shape(self, text: str, style: str, width: float = UNLIMITED) -> Shaped:
        """Return `text` broken at `width` logical pixels; a text that fits is shaped once for all widths."""
        key = (text, style, UNLIMITED)
        found = self._cache.get(key)
        if found is None:
            found = self._remember(key, self._laid_out(text, style, UNLIMITED))
        # a hair of tolerance: the width of a box is often the measured width of this very text
        if found.width <= width + 0.01:
            return found
        key = (text, style, width)
        wrapped = self._cache.get(key)
        return wrapped if wrapped is not None else self._remember(key, self._laid_out(text, style, width))

    def _remember(self, key: tuple[str, str, float], shaped: Shaped) -> Shaped:
        if len(self._cache) >= CACHE_CAP:
            self._cache.clear()
        self._cache[key] = shaped
        return shaped

    def _laid_out(self, text: str, style: str, width: float) -> Shaped:
        layout = QTextLayout(text, self.font(style))
        layout.setTextOption(self._option)
        if not text.isascii():
            layout.setFormats(_chinese_formats(text, bold=ROLES[style].weight >= QFont.Weight.DemiBold))
        layout.setCacheEnabled(True)
        line_px, baseline = ROLES[style].line_px, self._baselines[style]
        widest, count = 0.0, 0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, count * line_px + baseline - line.ascent()))
            widest = max(widest, line.naturalTextWidth())
            count += 1
            line = layout.createLine()
        layout.endLayout()
        return Shaped(text, layout, widest, max(count, 1) * line_px, line_px, max(count, 1))

    def clear(self) -> None:
        """Forget everything shaped (the cold cache of a benchmark)."""
        self._cache.clear()
