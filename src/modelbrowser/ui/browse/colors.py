"""Colors mixed from the theme's tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor

from modelbrowser.theme import Theme

_SHARE_LIGHT, _SHARE_DARK = 0.11, 0.18


def soft_color(color: str, theme: Theme) -> QColor:
    """Return `color` laid thinly over the theme's surface, as an opaque color (a badge's ground)."""
    strong, surface = QColor(color), QColor(theme.surface)
    share = _SHARE_DARK if theme.is_dark else _SHARE_LIGHT
    return QColor(
        round(strong.red() * share + surface.red() * (1 - share)),
        round(strong.green() * share + surface.green() * (1 - share)),
        round(strong.blue() * share + surface.blue() * (1 - share)),
    )
