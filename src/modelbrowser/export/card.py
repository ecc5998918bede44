"""A card as a file: PNG, SVG, PDF, Markdown or JSON, by the suffix of its name.

Pictures come from the layout code of the window (paint.card), at a width of their own; they need an
application object (offscreen is enough) but no window.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from modelbrowser import locations, theme
from modelbrowser.card.build import SECTION_KEYS, build_card
from modelbrowser.card.context import (
    LEGEND,
    PRICES,
    SCORES,
    CardContext,
    CardState,
    Legends,
    legends_by_capability,
)
from modelbrowser.card.kinship import Kinship
from modelbrowser.card.table import table_words
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.models import ModelCard
from modelbrowser.export.card_json import card_to_json
from modelbrowser.export.card_markdown import card_to_markdown
from modelbrowser.export.files import make_folder, write_file
from modelbrowser.export.metadata import metadata_of, with_png_text, with_svg_metadata
from modelbrowser.export.pdf import pdf_of
from modelbrowser.paint import fonts
from modelbrowser.paint.builder import Builder
from modelbrowser.paint.card.layout import lay_card
from modelbrowser.paint.display import Brushes, Display
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette
from modelbrowser.theme import Theme

__all__ = ["ExportOptions", "export_bytes", "export_card", "make_folder", "make_options", "render_image"]

FORMATS = ("png", "svg", "pdf", "md", "json")
MIN_WIDTH, MAX_WIDTH = 480, 1600
SCALES = (1, 2, 3)
# Sections by whose name a part of another section opens
OPENING = {"legend": ("tiles", LEGEND), "scores": ("capability", SCORES), "providers": ("providers", PRICES)}
_DOTS_PER_METER = 96 / 0.0254
_SVG_DPI = 96
# Of 0..100: a tenth larger than the default, in half of its time
_COMPRESSION = 30
_LAST_FAMILY = theme.FONT_FAMILIES[-1]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How an export looks. `sections` are keys of card.build.SECTION_KEYS; empty means the whole card.

    Named sections are exported in full: "providers" with every listing; "scores" adds the list of all scores
    to "capability", "legend" the tier cut-offs to "tiles".

    Raises:
        ValueError: for a scale, width, theme, language or section that there is not.
    """

    theme: str = "light"
    scale: int = 2
    width: int = 760
    language: str = "en"
    sections: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.theme not in theme.THEMES:
            raise ValueError(f"no theme {self.theme!r}")
        if self.scale not in SCALES:
            raise ValueError(f"scale {self.scale} is not one of {SCALES}")
        if not MIN_WIDTH <= self.width <= MAX_WIDTH:
            raise ValueError(f"width {self.width} is not within {MIN_WIDTH}..{MAX_WIDTH}")
        if self.language not in ("en", "zh"):
            raise ValueError(f"no language {self.language!r}")
        unknown = set(self.sections) - set(SECTION_KEYS) - set(OPENING)
        if unknown:
            raise ValueError(f"no section {sorted(unknown)[0]!r}")

    def wanted_sections(self) -> frozenset[str] | None:
        """Return the keys of the sections to show; None for all."""
        if not self.sections:
            return None
        return frozenset(OPENING.get(key, (key,))[0] for key in self.sections)

    def state(self) -> CardState:
        """Return what stands open in the export."""
        opened = frozenset(OPENING[key][1] for key in self.sections if key in OPENING)
        return CardState(open_parts=opened, printing=True)


def make_options(**values: object) -> ExportOptions:
    """Return options from words of a command line or a dialog.

    Raises:
        EnvironmentProblem: for a value that there is not, saying which ones there are.
    """
    sections = values.pop("sections", ()) or ()
    chosen = tuple(str(key) for key in sections) if isinstance(sections, Iterable) else ()
    try:
        return ExportOptions(sections=chosen, **values)  # type: ignore[arg-type]
    except ValueError as error:
        names = ", ".join((*SECTION_KEYS, "scores", "legend"))
        raise EnvironmentProblem(
            f"This cannot be exported: {error}.", f"The sections are: {names}."
        ) from error


def export_card(
    card: ModelCard, legend: Legends, path: Path, options: ExportOptions, *, kinship: Kinship | None = None
) -> None:
    """Write `card` to `path`; the suffix picks the format. `kinship`: relatives beyond one generation.

    Raises:
        EnvironmentProblem: for another suffix or a file that cannot be written; nothing is left behind.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        raise EnvironmentProblem(
            f"The suffix of {path.name!r} names no format.", f"Use one of: .{', .'.join(FORMATS)}."
        )
    write_file(path, export_bytes(card, legend, kind, options, kinship=kinship))


def export_bytes(
    card: ModelCard, legend: Legends, kind: str, options: ExportOptions, *, kinship: Kinship | None = None
) -> bytes:
    """Return the content of the file that `export_card` would write."""
    if kind == "json":
        return card_to_json(card).encode()
    if kind == "md":
        return _markdown(card, legend, options, kinship).encode()
    context = _context(card, legend, options, kinship)
    if kind == "pdf":
        return pdf_of(context, options.wanted_sections(), theme.THEMES[options.theme], options.width)
    if kind == "svg":
        return _svg(card, _lay_out(context, options, plain_glyphs=True), theme.THEMES[options.theme])
    return with_png_text(_png(_image(_lay_out(context, options), options)), metadata_of(card))


def _markdown(card: ModelCard, legend: Legends, options: ExportOptions, kinship: Kinship | None) -> str:
    wanted = options.wanted_sections()
    return card_to_markdown(card, options.language, tuple(wanted or ()), legend, kinship)


def render_image(
    card: ModelCard, legend: Legends, options: ExportOptions, *, kinship: Kinship | None = None
) -> QImage:
    """Return the card as a picture, for the clipboard or a preview."""
    return _image(_lay_out(_context(card, legend, options, kinship), options), options)


def section_titles(card: ModelCard, legend: Legends, language: str) -> tuple[tuple[str, str], ...]:
    """Return (key, title) of every section that this card has, in reading order."""
    content = build_card(_context(card, legend, ExportOptions(language=language), None))
    return tuple((section.key, section.title or section.key) for section in content.sections)


def _context(
    card: ModelCard, legend: Legends, options: ExportOptions, kinship: Kinship | None
) -> CardContext:
    words = table_words(options.language, locations.resources_dir() / "i18n")
    return CardContext(card, words, legends_by_capability(legend), options.state(), None, kinship)


def _lay_out(context: CardContext, options: ExportOptions, *, plain_glyphs: bool = False) -> Display:
    fonts.load_fonts(locations.resources_dir() / "fonts")
    palette = Palette(theme.THEMES[options.theme])
    builder = Builder(Shaper(plain_glyphs=plain_glyphs), palette, interactive=False)
    return lay_card(builder, build_card(context, options.wanted_sections()), float(options.width))


def _icons(*, vector: bool) -> IconPainter:
    return IconPainter(locations.resources_dir() / "icons", vector=vector)


def _image(display: Display, options: ExportOptions) -> QImage:
    size = QSize(round(display.width * options.scale), round(display.height * options.scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(_DOTS_PER_METER * options.scale))
    image.setDotsPerMeterY(round(_DOTS_PER_METER * options.scale))
    image.fill(theme.THEMES[options.theme].background)
    painter = QPainter(image)
    painter.scale(options.scale, options.scale)
    display.paint(painter, QRectF(0, 0, display.width, display.height), Brushes(_icons(vector=False)))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_COMPRESSION)
    if not writer.write(image):
        raise EnvironmentProblem(
            "The picture cannot be made: too large for memory.", "Choose a smaller scale."
        )
    return bytes(content.data())


def _svg(card: ModelCard, display: Display, colors: Theme) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    metadata = metadata_of(card)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_SVG_DPI)
    generator.setSize(QSize(round(display.width), round(display.height)))
    generator.setViewBox(QRectF(0, 0, display.width, display.height))
    generator.setTitle(metadata.title)
    generator.setDescription(f"{metadata.model_id}, catalog of {metadata.catalog_date}")
    painter = QPainter(generator)
    whole = QRectF(0, 0, display.width, display.height)
    painter.fillRect(whole, colors.background)
    display.paint(painter, whole, Brushes(_icons(vector=True)))
    painter.end()
    text = bytes(content.data()).decode().replace(_LAST_FAMILY, f"{_LAST_FAMILY}, sans-serif")
    return with_svg_metadata(text, metadata).encode()
