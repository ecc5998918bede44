"""The information dictionary of a PDF: title, model, catalog date, sources, and no clock in it. No Qt.

QPdfWriter can set title, author and creator only, and writes the time of day, so that no two files are
alike. Its file starts with that dictionary and ends with a plain table of offsets: the dictionary is
replaced and the offsets behind it are moved.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from modelbrowser.domain.errors import CatalogBug
from modelbrowser.export.metadata import Metadata

_INFO = re.compile(rb"1 0 obj\n<<\n.*?\n>>\nendobj\n", re.DOTALL)
_TABLE = re.compile(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)")
_START = re.compile(rb"startxref\n(\d+) ?\n%%EOF")


def xmp_of(metadata: Metadata) -> bytes:
    """Return the same metadata as an XMP packet."""
    sources = "".join(f"<rdf:li>{escape(source)}</rdf:li>" for source in metadata.sources)
    rights = escape("; ".join(metadata.attributions))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(metadata.title)}</rdf:li></rdf:Alt></dc:title>"
        f"<dc:identifier>{escape(metadata.model_id)}</dc:identifier>"
        f"<dc:source><rdf:Bag>{sources}</rdf:Bag></dc:source>"
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>'
        f"<xmp:CreatorTool>{escape(metadata.software)}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{escape(metadata.catalog_date)}</xmp:CreateDate>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def with_info(pdf: bytes, metadata: Metadata) -> bytes:
    """Return `pdf` with our dictionary; its dates are the catalog's.

    Raises:
        CatalogBug: for a file that QPdfWriter did not write this way (another version of Qt).
    """
    info, table, start = _INFO.search(pdf), _TABLE.search(pdf), _START.search(pdf)
    if info is None or table is None or start is None:
        raise CatalogBug("this version of Qt writes PDF files in another way")
    fresh = _info_object(metadata)
    shift = len(fresh) - (info.end() - info.start())
    entries = [_moved(entry, info.start(), shift) for entry in table.group(2).split(b"\n") if entry]
    return b"".join(
        (
            pdf[: info.start()],
            fresh,
            pdf[info.end() : table.start(2)],
            b"".join(entry + b"\n" for entry in entries),
            pdf[table.end(2) : start.start(1)],
            str(int(start.group(1)) + shift).encode(),
            pdf[start.end(1) :],
        )
    )


def _moved(entry: bytes, behind: int, shift: int) -> bytes:
    """Return a line of the offset table, moved when its object lies behind `behind`."""
    offset = int(entry[:10])
    return f"{offset + shift:010d}".encode() + entry[10:] if offset > behind else entry


def _info_object(metadata: Metadata) -> bytes:
    stamp = (
        f"(D:{''.join(char for char in metadata.catalog_date if char.isdecimal())[:8]:0<8}000000Z)".encode()
    )
    subject = f"{metadata.model_id}, catalog of {metadata.catalog_date}"
    rows = (
        (b"Title", _text(metadata.title)),
        (b"Subject", _text(subject)),
        (b"Author", _text("; ".join(metadata.attributions))),
        (b"Keywords", _text("; ".join(metadata.sources))),
        (b"Creator", _text(metadata.software)),
        (b"Producer", _text("Qt")),
        (b"CreationDate", stamp),
        (b"ModDate", stamp),
    )
    body = b"".join(b"/" + key + b" " + value + b"\n" for key, value in rows)
    return b"1 0 obj\n<<\n" + body + b">>\nendobj\n"


def _text(text: str) -> bytes:
    """Return a PDF string: UTF-16 with a byte order mark, as hexadecimal digits."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"
