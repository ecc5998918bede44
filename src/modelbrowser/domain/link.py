"""What a person or the desktop asks the program to open: a model's id, a link to it, or a catalog file.

A link is `modelbrowser://model/ID`; links come from outside, so that everything else is refused. Every start
of the window imports this module, hence no urllib (3 ms) before there is something to decode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.models import ModelId

SCHEME = "modelbrowser"
CATALOG_SUFFIXES = (".db", ".mbcatalog")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_LINK = re.compile(rf"{SCHEME}://model/([^/?#]+)/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StartTarget:
    """What to open; both None: just the window. `catalog` is a file path as it was given."""

    model_id: ModelId | None = None
    catalog: str | None = None


def link_to(model_id: ModelId) -> str:
    """Return the link that opens a model."""
    from urllib.parse import quote

    return f"{SCHEME}://model/{quote(model_id, safe='')}"


def parse_link(link: str) -> ModelId:
    """Return the model that a `modelbrowser://model/ID` link names.

    Raises:
        EnvironmentProblem: when it is anything else, with the form that is expected.
    """
    from urllib.parse import unquote

    found = _LINK.fullmatch(link.strip())
    model_id = unquote(found.group(1)) if found else ""
    if _ID.fullmatch(model_id):
        return ModelId(model_id)
    raise EnvironmentProblem(
        f"This link cannot be opened: {link[:200]!r}.", f"A link looks like {SCHEME}://model/deepseek-v2."
    )


def parse_target(text: str) -> StartTarget:
    """Return what `text` asks for: a link, the path or `file://` address of a catalog, or a model's id.

    Raises:
        EnvironmentProblem: when it is none of these.
    """
    text = text.strip()
    if not text:
        return StartTarget()
    if text.lower().startswith(f"{SCHEME}:"):
        return StartTarget(model_id=parse_link(text))
    if text.lower().startswith("file://"):
        from urllib.parse import unquote

        _, slash, path = text[len("file://") :].partition("/")  # before the slash: the host, if any
        return StartTarget(catalog=unquote(slash + path))
    if text.lower().endswith(CATALOG_SUFFIXES) or "/" in text or "\\" in text:
        return StartTarget(catalog=text)
    if _ID.fullmatch(text):
        return StartTarget(model_id=ModelId(text))
    raise EnvironmentProblem(
        f"{text[:200]!r} is neither a model's id nor a catalog file.",
        'Search for a name with: modelbrowser search "NAME".',
    )
