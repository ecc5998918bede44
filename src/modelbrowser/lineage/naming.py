"""Short names for labels inside a band, where the band already says the family ("V2" for DeepSeek-V2)."""

from __future__ import annotations

import re
from functools import lru_cache

_SEPARATORS = " -_/·:"
_PARTS = re.compile(r"\s*[/()]\s*")

SHORT_FAMILY = 4
"""A number alone keeps its family if that name is at most so long ("GPT-4", but "3" for Llama)."""


@lru_cache(maxsize=20_000)
def short_name(name: str, family: str) -> str:
    """Return the name without its family's, or the whole name where that would say too little."""
    for part in sorted((p for p in (family, *_PARTS.split(family)) if p), key=len, reverse=True):
        if not name.lower().startswith(part.lower()):
            continue
        rest = name[len(part) :]
        if rest and rest[0].isalpha():
            continue  # "Grokking" is no Grok
        rest = rest.lstrip(_SEPARATORS)
        if not rest or (rest.isdigit() and len(part) <= SHORT_FAMILY):
            return name
        return rest
    return name
