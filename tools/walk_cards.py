"""Lays out every card of a catalog and reports what raises, is clipped or overlaps.

python tools/walk_cards.py                 all models, three widths, both languages, both themes
python tools/walk_cards.py --sample 60     a fixed sample, as CI does
python tools/walk_cards.py --open          with every part opened (legend, all scores, all prices, a tile)

The exit code is 1 when anything is found.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from modelbrowser import locations, theme
from modelbrowser.card.build import build_card
from modelbrowser.card.context import (
    INTELLIGENCE_TILE,
    LEGEND,
    PRICES,
    SCORES,
    CardContext,
    CardState,
    legends_by_capability,
)
from modelbrowser.card.kinship import KinIndex
from modelbrowser.card.table import table_words
from modelbrowser.card.words import Words as CardWords
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.domain.models import ModelCard
from modelbrowser.paint import fonts
from modelbrowser.paint.builder import Builder
from modelbrowser.paint.card.layout import lay_card
from modelbrowser.paint.display import Box, Brushes, Display, Words
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette

WIDTHS = (480, 760, 1100)
LANGUAGES = ("en", "zh")
TOLERANCE_PX = 0.75
# Always among a sample: the reference card, rich and sparse ones, other kinds of models, extremes
ALWAYS = (
    "deepseek-v2",
    "gpt-5",
    "transformer",
    "stable-diffusion-3-5-large-turbo",
    "glm-5-2",
    "whisper-large-v3",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one card."""

    model_id: str
    setting: str
    what: str


def overlaps(texts: Sequence[Words]) -> Iterator[str]:
    """Yield every pair of texts that touch each other's lines."""
    ordered = sorted(texts, key=_top)
    for index, item in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.rect.top() >= item.rect.bottom() - TOLERANCE_PX:
                break
            shared = item.rect.intersected(other.rect)
            if shared.width() > TOLERANCE_PX and shared.height() > TOLERANCE_PX:
                yield f"overlap: {item.shaped.text[:40]!r} and {other.shaped.text[:40]!r}"


def clipped(display: Display) -> Iterator[str]:
    """Yield every text that leaves the card or the innermost box around it."""
    page = QRectF(0, 0, display.width, display.height)
    boxes = [item.rect for item in display.items if isinstance(item, Box) and item.border is not None]
    for text in display.texts:
        around = [rect for rect in boxes if rect.contains(text.rect.center())]
        inner = min(around, key=_area, default=page)
        for name, rect in (("the card", page), ("its box", inner)):
            grown = rect.adjusted(-TOLERANCE_PX, -TOLERANCE_PX, TOLERANCE_PX, TOLERANCE_PX)
            if not grown.contains(text.rect):
                yield f"leaves {name}: {text.shaped.text[:60]!r}"


def _top(item: Words) -> float:
    return item.rect.top()


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height()


def problems_of(display: Display) -> list[str]:
    """Return what is wrong with a card as laid out."""
    return [*overlaps(display.texts), *clipped(display)]


class Walker:
    """Lays cards out in every setting."""

    def __init__(self, reader: CatalogReader, *, everything_open: bool) -> None:
        self._reader = reader
        self._legends = legends_by_capability(reader.legend())
        self._kin = KinIndex(reader.lineage_data())
        self._shaper = Shaper()
        parts = frozenset({LEGEND, SCORES, PRICES, INTELLIGENCE_TILE}) if everything_open else frozenset()
        self._state = CardState(open_parts=parts)
        folder = locations.resources_dir() / "i18n"
        self._words: dict[str, CardWords] = {
            language: table_words(language, folder) for language in LANGUAGES
        }
        self._brushes = Brushes(IconPainter(locations.resources_dir() / "icons"))

    def walk(self, card: ModelCard) -> Iterator[Finding]:
        """Yield what is wrong with one card."""
        for language, words in self._words.items():
            kinship = self._kin.of_card(card)
            context = CardContext(
                card, words, self._legends, self._state, self._reader.standings_for_peers, kinship
            )
            for width in WIDTHS:
                yield from self._check(context, language, width)

    def _check(self, context: CardContext, language: str, width: int) -> Iterator[Finding]:
        for name, colors in theme.THEMES.items():
            setting = f"{width} px, {language}, {name}"
            try:
                builder = Builder(self._shaper, Palette(colors))
                display = lay_card(builder, build_card(context), float(width))
                self._paint(display)
                found = problems_of(display)
            except Exception as error:  # noqa: BLE001 - whatever it is, the report names the card
                found = [f"raises {type(error).__name__}: {error}"]
            for what in found:
                yield Finding(str(context.card.summary.id), setting, what)

    def _paint(self, display: Display) -> None:
        """Paint a strip of the card: what cannot be painted raises."""
        image = QImage(round(display.width), 400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        display.paint(painter, QRectF(0, 0, display.width, 400), self._brushes)
        painter.end()


def sample(ids: Sequence[str], size: int) -> list[str]:
    """Return `size` ids: the named ones and evenly spaced others, the same every time."""
    chosen = [model_id for model_id in ALWAYS if model_id in ids]
    rest = [model_id for model_id in sorted(ids) if model_id not in chosen]
    step = max(1, len(rest) // max(1, size - len(chosen)))
    return (chosen + rest[::step])[:size]


def report(findings: Iterable[Finding], limit: int) -> int:
    """Print findings; returns how many there are."""
    count = 0
    for finding in findings:
        count += 1
        if count <= limit:
            print(f"{finding.model_id} ({finding.setting}): {finding.what}")
    if count > limit:
        print(f"... and {count - limit} more")
    return count


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--catalog", type=Path, default=None, help="another catalog file")
    parser.add_argument("--sample", type=int, default=0, help="only so many cards")
    parser.add_argument("--open", action="store_true", help="with every part opened")
    parser.add_argument("--limit", type=int, default=40, help="findings to print")
    arguments = parser.parse_args()
    application = QApplication([])
    fonts.load_fonts(locations.resources_dir() / "fonts")
    started = time.monotonic()
    with CatalogReader(arguments.catalog or locations.default_catalog()) as reader:
        ids = [str(summary.id) for summary in reader.all_summaries()]
        chosen = sample(ids, arguments.sample) if arguments.sample else ids
        walker = Walker(reader, everything_open=arguments.open)
        findings = (finding for each in chosen for finding in walker.walk(reader.card(each)))
        count = report(findings, arguments.limit)
    settings = len(WIDTHS) * len(LANGUAGES) * len(theme.THEMES)
    took = time.monotonic() - started
    print(f"{len(chosen)} cards in {settings} settings each: {count} findings, {took:.0f} s")
    application.quit()
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
