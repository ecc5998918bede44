"""Editorial files: what they hold and how they are read from TOML.

One file a model, ``data/editorial/<model_id>.toml``, in English and Simplified Chinese.
The reader is strict about types and unknown keys and lenient about missing texts: those
are left empty, and ``editorial_checks`` reports them together with everything else.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("en", "zh")
_TEXT_KEYS = ("tagline", "overview", "why_it_matters")
_LIST_KEYS = ("feels_like", "best_for", "not_ideal_for")
_TOP_KEYS = frozenset({"model_id", "as_of", "reason", "names", "tools", "claims", *LANGUAGES})


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one editorial file.

    ``where`` is the key ("en.tagline"); ``level`` is "error" (the build fails) or "warning".
    """

    model_id: str
    where: str
    message: str
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.level}: {self.model_id}: {self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class EditorialText:
    """The prose of one language; an empty string or tuple means that it is missing."""

    tagline: str
    overview: str
    why_it_matters: str
    feels_like: tuple[str, ...]
    best_for: tuple[str, ...]
    not_ideal_for: tuple[str, ...]

    def passages(self) -> tuple[tuple[str, str], ...]:
        """Every piece of prose with its key; list lines as ``best_for[0]``."""
        texts = [(key, str(getattr(self, key))) for key in _TEXT_KEYS]
        for key in _LIST_KEYS:
            lines: tuple[str, ...] = getattr(self, key)
            texts.extend((f"{key}[{index}]", line) for index, line in enumerate(lines))
        return tuple((key, text) for key, text in texts if text)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that a reader can try the model with; ``url`` is None when not given."""

    name: str
    kind: str
    kind_zh: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in the prose that is no fact of the catalog, with what it says and its source."""

    number: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Editorial:
    """One editorial file.

    ``as_of`` is None when the file does not give it. ``names`` are proper names with digits
    in them ("Dota 2") that the prose uses and that are no model of the catalog.
    """

    model_id: str
    as_of: datetime.date | None
    texts: Mapping[str, EditorialText]
    tools: tuple[Tool, ...]
    claims: tuple[Claim, ...]
    reason: str
    names: tuple[str, ...] = ()


class EditorialError(ValueError):
    """Files that cannot be read as editorial files; ``problems`` holds all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class _Reader:
    """Reads one parsed file and gathers its type problems."""

    def __init__(self, model_id: str) -> None:
        self.model_id = model_id
        self.problems: list[Problem] = []

    def report(self, where: str, message: str) -> None:
        self.problems.append(Problem(self.model_id, where, message))

    def table(self, value: object, where: str, allowed: Iterable[str]) -> dict[str, object]:
        """``value`` as a table without unknown keys; anything else is reported."""
        if not isinstance(value, dict):
            self.report(where, "must be a table")
            return {}
        allowed_keys = frozenset(allowed)
        for key in sorted(set(value) - allowed_keys):
            self.report(f"{where}.{key}" if where else key, "unknown key")
        return {key: item for key, item in value.items() if key in allowed_keys}

    def string(self, table: Mapping[str, object], key: str, where: str) -> str:
        value = table.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self.report(where, "must be a string")
        return ""

    def strings(self, table: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(item.strip() for item in value)
        self.report(where, "must be a list of strings")
        return ()

    def tables(
        self, table: Mapping[str, object], key: str, allowed: Iterable[str]
    ) -> list[dict[str, object]]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self.report(key, f"must be written as [[{key}]]")
            return []
        return [self.table(item, f"{key}[{i}]", allowed) for i, item in enumerate(value)]


def _read_text(reader: _Reader, value: object, language: str) -> EditorialText:
    table = reader.table(value, language, (field.name for field in fields(EditorialText)))
    texts = [reader.string(table, key, f"{language}.{key}") for key in _TEXT_KEYS]
    lists = [reader.strings(table, key, f"{language}.{key}") for key in _LIST_KEYS]
    return EditorialText(texts[0], texts[1], texts[2], lists[0], lists[1], lists[2])


def _read_tools(reader: _Reader, data: Mapping[str, object]) -> tuple[Tool, ...]:
    keys = ("name", "kind", "kind_zh", "url")
    tools = []
    for i, table in enumerate(reader.tables(data, "tools", keys)):
        name, kind, kind_zh, url = (reader.string(table, k, f"tools[{i}].{k}") for k in keys)
        tools.append(Tool(name, kind, kind_zh, url or None))
    return tuple(tools)


def _read_claims(reader: _Reader, data: Mapping[str, object]) -> tuple[Claim, ...]:
    keys = ("number", "says", "source")
    claims = []
    for i, table in enumerate(reader.tables(data, "claims", keys)):
        number, says, source = (reader.string(table, k, f"claims[{i}].{k}") for k in keys)
        claims.append(Claim(number, says, source))
    return tuple(claims)


def _read_date(reader: _Reader, data: Mapping[str, object]) -> datetime.date | None:
    value = data.get("as_of")
    if value is None:
        return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    reader.report("as_of", "must be a date, written without quotes: 2026-11-23")
    return None


def parse_editorial(text: str, stem: str) -> Editorial:
    """One file's text as an ``Editorial``; ``stem`` is the file's name without ``.toml``.

    Raises:
        EditorialError: not TOML, a wrong type, an unknown key, or ``model_id`` other than ``stem``.
    """
    reader = _Reader(stem)
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EditorialError([Problem(stem, "file", f"not valid TOML: {error}")]) from None
    data = reader.table(parsed, "", _TOP_KEYS)
    texts = {lang: _read_text(reader, data[lang], lang) for lang in LANGUAGES if lang in data}
    editorial = Editorial(
        model_id=reader.string(data, "model_id", "model_id"),
        as_of=_read_date(reader, data),
        texts=MappingProxyType(texts),
        tools=_read_tools(reader, data),
        claims=_read_claims(reader, data),
        reason=reader.string(data, "reason", "reason"),
        names=reader.strings(data, "names", "names"),
    )
    if editorial.model_id != stem:
        reader.report("model_id", f"is {editorial.model_id!r}, the file's name says {stem!r}")
    if reader.problems:
        raise EditorialError(reader.problems)
    return editorial


def load_files(paths: Iterable[Path]) -> tuple[Editorial, ...]:
    """The files in the given order.

    Raises:
        EditorialError: with the problems of all unreadable files, not only of the first.
    """
    editorials: list[Editorial] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            editorials.append(parse_editorial(path.read_text(encoding="utf-8"), path.stem))
        except EditorialError as error:
            problems.extend(error.problems)
        except UnicodeDecodeError:
            problems.append(Problem(path.stem, "file", "is not UTF-8"))
        except OSError as error:
            problems.append(Problem(path.stem, "file", f"cannot be read: {error.strerror}"))
    if problems:
        raise EditorialError(problems)
    return tuple(editorials)


def load_editorial(folder: Path) -> tuple[Editorial, ...]:
    """All ``*.toml`` files of ``folder``, in the order of their names.

    Raises:
        EditorialError: with the problems of all unreadable files.
    """
    return load_files(sorted(folder.glob("*.toml")))
