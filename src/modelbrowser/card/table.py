"""The words of a language from a translation source file, without Qt.

Markdown and exports in another language than the interface's need words where no translator is installed.
The .ts file that the interface's translation is compiled from is plain XML: one source for both.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from modelbrowser.card.words import Words
from modelbrowser.domain.errors import EnvironmentProblem

FILE = "card_zh_CN.ts"


@lru_cache(maxsize=4)
def read_table(path: Path) -> Mapping[tuple[str, str], str]:
    """Return translations by (context, source text); unfinished and vanished ones are left out.

    Raises:
        EnvironmentProblem: when the file is missing or is no translation file.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise EnvironmentProblem(
            f"The translation {path.name} cannot be read: {error}.", "Install modelbrowser again."
        ) from error
    found: dict[tuple[str, str], str] = {}
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                found[name, message.findtext("source") or ""] = translation.text
    return found


class TableTranslator:
    """Looks words up in a table; a text without a translation stays English."""

    def __init__(self, table: Mapping[tuple[str, str], str]) -> None:
        self._table = table

    def __call__(self, context: str, text: str) -> str:
        return self._table.get((context, text), text)


def table_words(language: str, folder: Path) -> Words:
    """Return the words of `language` ("en" or "zh"); `folder` is resources/i18n.

    Raises:
        EnvironmentProblem: when the translation is missing.
        ValueError: for any other language.
    """
    if language == "en":
        return Words()
    if language != "zh":
        raise ValueError(f"no words for the language {language!r}")
    return Words("zh", TableTranslator(read_table(folder / FILE)))
