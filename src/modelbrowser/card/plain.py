"""Catalog text made harmless: one line, no control or direction characters, a bounded length.

Catalog text is data. It is never read as markup by anything here; what could still do harm to a reader
is text that reorders its surroundings (bidirectional controls), hides (zero-width, control characters)
or is so long that laying it out takes seconds.
"""

from __future__ import annotations

import unicodedata

NAME_LIMIT = 160
LINE_LIMIT = 400
PROSE_LIMIT = 2400
ELLIPSIS = "…"

# Directional marks, embeddings, overrides and isolates; zero-width characters; the byte order mark
_HIDDEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\u061c\u00ad"
)
_MAX_COMBINING = 4


def plain(text: str | None, limit: int = LINE_LIMIT) -> str:
    """Return `text` as one harmless line of at most `limit` characters; "" for None.

    White space of any kind becomes one space, hidden characters go, a letter keeps at most four
    combining marks, the rest is cut and ends in "…".
    """
    if not text:
        return ""
    head = text[: limit * 2]
    if head.isascii() and head.isprintable() and "  " not in head:
        kept = head.strip()
    else:
        kept = " ".join(_visible(head).split())
    if len(kept) > limit or len(text) > len(head):
        return kept[: limit - 1].rstrip() + ELLIPSIS
    return kept


def _visible(text: str) -> str:
    out: list[str] = []
    combining = 0
    for char in text:
        if char in _HIDDEN:
            continue
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            combining += 1
            if combining > _MAX_COMBINING:
                continue
        else:
            combining = 0
        # controls, line and paragraph separators become spaces; lone surrogates and private use go
        if category in ("Cc", "Zl", "Zp", "Zs"):
            out.append(" ")
        elif category not in ("Cf", "Cs", "Co", "Cn"):
            out.append(char)
    return "".join(out)


def safe_link(url: str | None) -> str | None:
    """Return `url` when it is an ordinary http(s) address of printable ASCII, else None."""
    if not url or len(url) > 2000 or not url.isascii() or not url.isprintable() or " " in url:
        return None
    scheme, separator, rest = url.partition("://")
    host = rest.split("/", 1)[0]
    # "user@host" addresses hide where they lead
    if separator and scheme.lower() in ("http", "https") and "." in host and "@" not in host:
        return url
    return None
