"""The program's fonts: Inter, shipped with it, and whatever the system has for Chinese.

A machine without any font shows boxes *without an error* (measurements.md), so the Latin font is bundled
and `has_chinese()` tells whether a font with Chinese glyphs was found.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from modelbrowser import theme

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_loaded: set[Path] = set()


def load_fonts(folder: Path) -> None:
    """Register the bundled fonts from `folder` (resources/fonts); needs a QGuiApplication.

    Doing it twice does nothing. A missing file is no error: the next family of the list is used.
    """
    if folder in _loaded:
        return
    _loaded.add(folder)
    for name in _FILES:
        path = folder / name
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font at `size_px` logical pixels, with Chinese fallbacks."""
    result = QFont()
    result.setFamilies(list(theme.FONT_FAMILIES))
    result.setPixelSize(size_px)
    result.setWeight(weight)
    return result


def has_chinese() -> bool:
    """Return whether some font in reach has Chinese glyphs; without one they are drawn as boxes."""
    return QFontMetrics(font(theme.TEXT_M)).inFontUcs4(ord("的"))
