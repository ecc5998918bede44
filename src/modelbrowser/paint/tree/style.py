"""Colors, fonts and line styles of the evolution tree, from the theme's tokens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.graph import RELATIONS
from modelbrowser.lineage.palette import Categories, ColorBy
from modelbrowser.theme import Theme

INFERRED_FADE = 0.45
"""How far an inferred edge's color goes toward the background (definitions.md, "Lineage")."""

DIM_FADE, DIM_FADE_DARK = 0.78, 0.70
"""The same for what is not selected or does not match; on a dark ground less is enough."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a relation's edges are drawn: width in pixels, dashes in multiples of it (none: solid)."""

    width: float
    dashes: tuple[float, ...] = ()


LINE_STYLES: dict[Relation, LineStyle] = {
    Relation.SUCCESSOR: LineStyle(2.0),
    Relation.PRETRAIN_BASE: LineStyle(1.5),
    Relation.FINETUNE: LineStyle(1.5),
    Relation.ADAPTER: LineStyle(1.5, (6.0, 2.5, 1.0, 2.5)),
    Relation.QUANTIZED: LineStyle(1.5, (7.0, 3.0)),
    Relation.MERGE: LineStyle(1.7, (1.2, 2.2)),
    Relation.MULTIMODAL_EXTENSION: LineStyle(1.5, (9.0, 2.0, 2.0, 2.0)),
    Relation.VARIANT: LineStyle(1.0),
    Relation.DISTILLATION: LineStyle(1.5, (4.0, 2.6)),
    Relation.ARCHITECTURE: LineStyle(1.2, (1.2, 3.6)),
}
STYLE_OF_CODE: tuple[LineStyle, ...] = tuple(LINE_STYLES[relation] for relation in RELATIONS)

LEGEND_RELATIONS: tuple[Relation, ...] = (
    Relation.SUCCESSOR,
    Relation.FINETUNE,
    Relation.VARIANT,
    Relation.DISTILLATION,
    Relation.MERGE,
    Relation.QUANTIZED,
    Relation.MULTIMODAL_EXTENSION,
    Relation.ADAPTER,
    Relation.ARCHITECTURE,
)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return `one` with `share` (0..1) of `other`."""
    keep = 1.0 - share
    return QColor(
        round(one.red() * keep + other.red() * share),
        round(one.green() * keep + other.green() * share),
        round(one.blue() * keep + other.blue() * share),
    )


class TreeColors:
    """A theme's colors for the tree, made once a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.background = QColor(theme.background)
        self.surface = QColor(theme.surface)
        self.raised = QColor(theme.raised)
        self.line = QColor(theme.line)
        self.text = QColor(theme.text)
        self.muted = QColor(theme.muted)
        self.faint = QColor(theme.faint)
        self.accent = QColor(theme.accent)
        self.accent_soft = QColor(theme.accent_soft)
        self.warning = QColor(theme.warning)
        self.families = tuple(QColor(color) for color in theme.families)
        self.none = QColor(theme.tier_color(None))
        self.pale = mix(self.none, self.background, 0.45)
        self.grid = mix(self.line, self.background, 0.6)
        self._tints: dict[tuple[int, bool], QColor] = {}

    def family(self, number: int) -> QColor:
        """Return the color of the band with this number."""
        return self.families[number % len(self.families)]

    def band_tint(self, number: int, *, header: bool = False) -> QColor:
        """Return the background of a band."""
        key = number % len(self.families), header
        if key not in self._tints:
            share = (0.13 if self.theme.is_dark else 0.075) + (0.03 if header else 0.0)
            self._tints[key] = mix(self.background, self.family(number), share)
        return self._tints[key]

    def category_colors(self, categories: Categories) -> tuple[QColor, ...]:
        """Return a color for every key of a coloring."""
        by = categories.by
        if by in (ColorBy.INTELLIGENCE, ColorBy.COST):
            # No data is paler than the lowest tier, which is gray too
            return tuple(QColor(self.theme.tier_color(key)) if key else self.pale for key in categories.keys)
        if by is ColorBy.OPEN_WEIGHTS:
            return self.families[2], self.families[5], self.pale
        named = tuple(self.family(number) for number in range(len(categories.keys) - 1))
        return (*named, self.none)

    def dimmed(self, color: QColor, tint: QColor | None = None) -> QColor:
        """Return a color as it is drawn for what stays in the background."""
        return mix(color, tint or self.background, DIM_FADE_DARK if self.theme.is_dark else DIM_FADE)

    def inferred(self, color: QColor) -> QColor:
        """Return the color of an edge that rests on a rule."""
        return mix(color, self.background, INFERRED_FADE)
