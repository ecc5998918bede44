"""What an exported picture or page says about itself, and how PNG and SVG carry it. No Qt."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from xml.sax.saxutils import escape

from modelbrowser import __version__
from modelbrowser.card.origins import attributions, used_sources
from modelbrowser.card.plain import plain
from modelbrowser.domain.models import ModelCard

_PNG_HEADER_END = 33  # signature (8) and the IHDR chunk (25)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, model id, catalog date (ISO), titles of the sources, lines of attribution."""

    title: str
    model_id: str
    catalog_date: str
    sources: tuple[str, ...]
    attributions: tuple[str, ...]

    @property
    def software(self) -> str:
        return f"modelbrowser {__version__}"

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return (key, text) in a fixed order, with the keys that PNG tools know."""
        return (
            ("Title", self.title),
            ("Model-Id", self.model_id),
            ("Catalog-Date", self.catalog_date),
            ("Source", "; ".join(self.sources)),
            ("Copyright", "; ".join(self.attributions)),
            ("Software", self.software),
        )


def metadata_of(card: ModelCard) -> Metadata:
    """Return the metadata of a card's exports."""
    return Metadata(
        title=plain(card.summary.name) or str(card.summary.id),
        model_id=str(card.summary.id),
        catalog_date=card.catalog_date,
        sources=tuple(plain(source.title) for source in used_sources(card)),
        attributions=attributions(card),
    )


def with_png_text(png: bytes, metadata: Metadata) -> bytes:
    """Return `png` with the metadata as iTXt chunks (UTF-8) behind its header."""
    chunks = b"".join(_itxt(key, text) for key, text in metadata.fields() if text)
    return png[:_PNG_HEADER_END] + chunks + png[_PNG_HEADER_END:]


def _itxt(key: str, text: str) -> bytes:
    # keyword, null, not compressed (0), method 0, no language, no translated keyword
    body = b"iTXt" + key.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def with_svg_metadata(svg: str, metadata: Metadata) -> str:
    """Return `svg` with a metadata element behind its description."""
    rows = "".join(
        f'<mb:field name="{escape(key)}">{escape(text)}</mb:field>\n'
        for key, text in metadata.fields()
        if text
    )
    element = f'<metadata xmlns:mb="urn:modelbrowser:card">\n{rows}</metadata>\n'
    head, mark, rest = svg.partition("</desc>\n")
    return f"{head}{mark}{element}{rest}" if mark else svg
