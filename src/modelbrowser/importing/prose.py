"""Editorial files into rows of the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from modelbrowser.domain.errors import ModelBrowserError
from modelbrowser.importing.columns import Row
from modelbrowser.importing.editorial import (
    Editorial,
    EditorialError,
    check_all,
    facts_from_csv,
    load_editorial,
)

_LINE_SECTIONS = ("feels_like", "best_for", "not_ideal_for")


class ProseError(ModelBrowserError):
    """Editorial files with errors; `problems` are lines for a person."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        count = f"{len(self.problems)} problem{'' if len(self.problems) == 1 else 's'}"
        super().__init__(f"The editorial files have {count}; nothing was built (or use --skip-editorial).")


def read_prose(folder: Path, facts_folder: Path) -> tuple[Editorial, ...]:
    """Return the checked editorial files; none when the folder holds none.

    Raises:
        ProseError: with every error of every file (warnings do not count).
    """
    if not any(folder.glob("*.toml")):
        return ()
    try:
        chosen = load_editorial(folder)
    except EditorialError as error:
        raise ProseError(str(problem) for problem in error.problems) from None
    problems = check_all(chosen, facts_from_csv(facts_folder))
    errors = [str(problem) for problem in problems if problem.level == "error"]
    if errors:
        raise ProseError(errors)
    return chosen


def prose_tables(editorials: Iterable[Editorial], models: Set[object]) -> dict[str, list[Row]]:
    """Return the rows of the editorial tables, for the models that the catalog holds."""
    tables: dict[str, list[Row]] = {
        "editorial": [],
        "editorial_line": [],
        "editorial_tool": [],
        "editorial_claim": [],
    }
    for editorial in editorials:
        if editorial.model_id not in models:
            continue
        for language in sorted(editorial.texts):
            tables["editorial"].append(_text(editorial, language))
            tables["editorial_line"].extend(_lines(editorial, language))
            tables["editorial_tool"].extend(_tools(editorial, language))
        tables["editorial_claim"].extend(_claims(editorial))
    return tables


def _text(editorial: Editorial, language: str) -> Row:
    text = editorial.texts[language]
    return {
        "model_id": editorial.model_id,
        "language": language,
        "tagline": text.tagline,
        "overview": text.overview,
        "why_it_matters": text.why_it_matters,
        "as_of": editorial.as_of.isoformat() if editorial.as_of else "",
    }


def _lines(editorial: Editorial, language: str) -> Iterable[Row]:
    text = editorial.texts[language]
    for section in _LINE_SECTIONS:
        lines: tuple[str, ...] = getattr(text, section)
        for position, line in enumerate(lines):
            yield {
                "model_id": editorial.model_id,
                "language": language,
                "section": section,
                "position": position,
                "line": line,
            }


def _tools(editorial: Editorial, language: str) -> Iterable[Row]:
    for position, tool in enumerate(editorial.tools):
        yield {
            "model_id": editorial.model_id,
            "language": language,
            "position": position,
            "name": tool.name,
            "kind": tool.kind if language == "en" else tool.kind_zh,
            "url": tool.url,
        }


def _claims(editorial: Editorial) -> Iterable[Row]:
    for number, says, source in dict.fromkeys((c.number, c.says, c.source) for c in editorial.claims):
        yield {"model_id": editorial.model_id, "number": number, "says": says, "source": source}
