"""Type and color roles of painted documents: from role names to fonts and colors of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from modelbrowser import theme as tokens
from modelbrowser.paint.fonts import font
from modelbrowser.theme import Theme

_NORMAL, _MEDIUM = QFont.Weight.Normal, QFont.Weight.Medium
_SEMI, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold
LEAD = 14
# Font features by number: PySide6 6.11 refuses the tags as text
_TABULAR = 0x746E_756D  # "tnum"
_CONTEXTUAL = 0x6361_6C74  # "calt"


@dataclass(frozen=True, slots=True)
class TextRole:
    """A typographic role: size and line height in logical pixels (line heights on the 4 px grid)."""

    size_px: int
    weight: QFont.Weight
    line_px: int
    spacing_px: float = 0.0
    tabular: bool = False


ROLES: Mapping[str, TextRole] = MappingProxyType(
    {
        "overline": TextRole(tokens.TEXT_XS, _SEMI, 16, 0.7),
        "title": TextRole(tokens.TEXT_TITLE, _BOLD, 36, -0.4),
        "tagline": TextRole(tokens.TEXT_L, _NORMAL, 24),
        "lead": TextRole(LEAD, _NORMAL, 24),
        "prose": TextRole(tokens.TEXT_M, _NORMAL, 20),
        "body": TextRole(tokens.TEXT_M, _NORMAL, 20),
        "h2": TextRole(LEAD, _SEMI, 20),
        "hint": TextRole(tokens.TEXT_S, _NORMAL, 20),
        "label": TextRole(tokens.TEXT_M, _NORMAL, 20),
        "value": TextRole(tokens.TEXT_M, _SEMI, 20, tabular=True),
        "small": TextRole(tokens.TEXT_S, _NORMAL, 16),
        "tiny": TextRole(tokens.TEXT_XS, _NORMAL, 16, tabular=True),
        "tiny_strong": TextRole(tokens.TEXT_XS, _SEMI, 16, tabular=True),
        "strip_label": TextRole(tokens.TEXT_XS, _MEDIUM, 16),
        "tile_label": TextRole(tokens.TEXT_S, _MEDIUM, 16),
        "tile": TextRole(tokens.TEXT_XL, _SEMI, 24),
        "cell": TextRole(tokens.TEXT_S, _NORMAL, 16),
        "number": TextRole(tokens.TEXT_S, _MEDIUM, 16, tabular=True),
        "strong": TextRole(tokens.TEXT_S, _SEMI, 16, tabular=True),
        "head_cell": TextRole(tokens.TEXT_XS, _MEDIUM, 16),
        "score": TextRole(tokens.TEXT_L, _BOLD, 20, tabular=True),
        "mark": TextRole(tokens.TEXT_S, _SEMI, 16),
        "pill": TextRole(tokens.TEXT_XS, _SEMI, 16),
        "link": TextRole(tokens.TEXT_S, _MEDIUM, 16),
        "chip": TextRole(tokens.TEXT_M, _MEDIUM, 20),
        "node": TextRole(tokens.TEXT_S, _SEMI, 16),
    }
)


def role_font(role: TextRole, *, plain_glyphs: bool = False) -> QFont:
    """Return the font of a role: unhinted, so that one layout holds at every scale.

    `plain_glyphs`: no figures of equal width. A PDF has no way back from such a glyph to its character, and
    an SVG is shown without them.
    """
    result = font(role.size_px, role.weight)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    if role.spacing_px:
        result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.spacing_px)
    # contextual alternates (an arrow for "->") would show other characters than the catalog's
    result.setFeature(QFont.Tag.fromValue(_CONTEXTUAL), 0)
    if role.tabular and not plain_glyphs:
        result.setFeature(QFont.Tag.fromValue(_TABULAR), 1)
    return result


def baseline_px(role: TextRole) -> float:
    """Return the baseline below the top of a line of this role, the letters centered in the line."""
    metrics = QFontMetricsF(role_font(role))
    return round((role.line_px - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())


class Palette:
    """Colors of one theme by role: a field of the theme ("muted") or a tier's key ("top5")."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._colors: dict[str, QColor] = {}

    def color(self, role: str) -> QColor:
        """Return the color of a role; a role nobody knows has the color of plain text."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(self._name(role))
        return found

    def mixed(self, role: str, share: float, ground: str = "surface") -> QColor:
        """Return `share` (0..1) of a role's color over the color of `ground`, opaque."""
        key = f"{role}@{share}@{ground}"
        found = self._colors.get(key)
        if found is None:
            front, back = self.color(role), self.color(ground)
            parts = zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)  # type: ignore[index]
            found = self._colors[key] = QColor(*(round(a * share + b * (1 - share)) for a, b in parts))
        return found

    def _name(self, role: str) -> str:
        if role in self.theme.tiers:
            return self.theme.tiers[role]
        value = getattr(self.theme, role, None)
        return value if isinstance(value, str) and value.startswith("#") else self.theme.text
