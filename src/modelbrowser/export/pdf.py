"""A card as PDF: A4 pages that end between panels, selectable text, metadata, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from modelbrowser import locations
from modelbrowser.card.build import build_card
from modelbrowser.card.context import CardContext
from modelbrowser.export.metadata import Metadata, metadata_of
from modelbrowser.export.pdf_info import with_info, xmp_of
from modelbrowser.paint import fonts
from modelbrowser.paint.builder import Align, Area, Builder
from modelbrowser.paint.card.layout import lay_card
from modelbrowser.paint.display import Brushes, Display
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette
from modelbrowser.theme import Theme

RESOLUTION_DPI = 1200
MARGIN_PX = 24.0
FOOT_PX = 44.0
_NAMESPACE = QUuid("{6a3e1f0e-6f0b-5d1c-9f6e-0d7c3f1b2a90}")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every page needs: colors, fonts, icons, words of the foot."""

    context: CardContext
    palette: Palette
    shaper: Shaper
    brushes: Brushes


@dataclass(frozen=True, slots=True)
class _Page:
    """The part of the document on one page, and where it starts on the paper (logical pixels)."""

    start: float
    end: float
    top: float


def pdf_of(context: CardContext, sections: Iterable[str] | None, colors: Theme, width: int) -> bytes:
    """Return the card as PDF. `width` logical pixels of layout fill the width of the page."""
    fonts.load_fonts(locations.resources_dir() / "fonts")
    # paper is white: a light card needs no tint of the page
    paper = colors if colors.is_dark else replace(colors, background=colors.surface)
    palette, shaper = Palette(paper), Shaper(plain_glyphs=True)
    builder = Builder(shaper, palette, interactive=False)
    display = lay_card(builder, build_card(context, sections), float(width))
    icons = IconPainter(locations.resources_dir() / "icons", vector=True)
    metadata = metadata_of(context.card)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint_pages(_writer(buffer, metadata), display, _Sheet(context, palette, shaper, Brushes(icons)))
    buffer.close()
    return with_info(bytes(content.data()), metadata)


def _writer(device: QIODevice, metadata: Metadata) -> QPdfWriter:
    writer = QPdfWriter(device)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(RESOLUTION_DPI)
    writer.setTitle(metadata.title)
    identity = f"{metadata.model_id} {metadata.catalog_date}"
    # without them the file would hold a random id and the time of day
    writer.setDocumentId(QUuid.createUuidV5(_NAMESPACE, identity.encode()))
    writer.setDocumentXmpMetadata(xmp_of(metadata))
    return writer


def pages_of(display: Display, page_height: float) -> list[tuple[float, float]]:
    """Return the start and end of the document's part on every page, in logical pixels."""
    parts: list[tuple[float, float]] = []
    start = 0.0
    while start < display.height - MARGIN_PX:
        top = 0.0 if not parts else MARGIN_PX
        end = display.page_end(start, page_height - top - FOOT_PX)
        parts.append((start, end))
        start = end
    return parts


def _paint_pages(writer: QPdfWriter, display: Display, sheet: _Sheet) -> None:
    scale = writer.width() / display.width
    page_height = writer.height() / scale
    parts = pages_of(display, page_height)
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for number, (start, end) in enumerate(parts, start=1):
        if number > 1:
            writer.newPage()
        painter.fillRect(QRectF(0, 0, display.width, page_height + 1), sheet.palette.color("background"))
        _paint_part(painter, display, _Page(start, end, 0.0 if number == 1 else MARGIN_PX), sheet)
        _paint_foot(painter, QRectF(0, 0, display.width, page_height), (number, len(parts)), sheet)
    painter.end()


def _paint_part(painter: QPainter, display: Display, page: _Page, sheet: _Sheet) -> None:
    painter.save()
    painter.translate(QPointF(0, page.top - page.start))
    clip = QRectF(0, page.start, display.width, page.end - page.start)
    painter.setClipRect(clip)
    display.paint(painter, clip, sheet.brushes)
    painter.restore()


def _paint_foot(painter: QPainter, paper: QRectF, page: tuple[int, int], sheet: _Sheet) -> None:
    words, card = sheet.context.words, sheet.context.card
    number = words.translate("Card", "page {number} of {count}").format(number=page[0], count=page[1])
    date = words.translate("Card", "catalog of {date}").format(date=words.date(card.catalog_date))
    builder = Builder(sheet.shaper, sheet.palette, interactive=False)
    area = Area(MARGIN_PX, paper.height() - FOOT_PX + 16, paper.width() - 2 * MARGIN_PX)
    right = builder.plain(number, "tiny", "faint", area, Align.RIGHT)
    room = Area(area.x, area.y, area.width - right.width() - MARGIN_PX)
    builder.plain(f"{card.summary.id} · {date}", "tiny", "faint", room)
    builder.finish(paper.width(), paper.height()).paint(painter, paper, sheet.brushes)
