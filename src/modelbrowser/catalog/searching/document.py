"""What the index knows of one model: its tokens, its exact names, and the words it is spoken of by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from modelbrowser.catalog.searching.buckets import Buckets
from modelbrowser.catalog.searching.columns import ALIAS, ID, NAME, SHORT_NAME
from modelbrowser.catalog.searching.dictionary import HAS_SQL, OPEN_VALUES
from modelbrowser.catalog.searching.lineage import Descent
from modelbrowser.catalog.searching.tokens import (
    EVERY,
    OTHER,
    START,
    WRITTEN,
    child_of,
    descendant_of,
    value_token,
)
from modelbrowser.catalog.searching.words import Facts, Spelled, fact_tokens, spoken_tokens
from modelbrowser.domain.querying.tokens import (
    atoms,
    camel_parts,
    glue,
    is_cjk,
    key,
    prose_tokens,
    words,
)

_MIN_SPOKEN = 3


class Row(NamedTuple):
    """One model, as `search_index` selects it."""

    rank: int
    model_id: str
    name: str
    organization_id: str
    organization: str
    organization_zh: str | None
    country: str | None
    family_id: str
    family: str
    type: str
    year: int | None
    open_weights: int | None
    intelligence_tier: str | None
    speed_tier: str | None
    cost_tier: str | None
    architecture: str | None
    license: str | None
    knowledge_cutoff: str | None
    context_tokens: int | None
    params_b: float | None
    active_b: float | None
    output_price: float | None
    input_price: float | None
    intelligence: float | None
    speed: float | None
    released: str | None
    name_lower: str
    known_active_b: float | None
    status: str | None


class Document(NamedTuple):
    """What goes into the index for one model. `names` are (key, kind)."""

    tokens: set[str]
    names: list[tuple[str, int]]
    spoken: set[str]


class _Aligned:
    """Rows (rank, value) in order of rank, handed out model by model."""

    def __init__(self, rows: Iterable[tuple[int, Any]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def take(self, rank: int) -> list[Any]:
        """Return the values of the model of this rank; ranks must be asked for in ascending order."""
        values: list[Any] = []
        while self._next is not None and self._next[0] <= rank:
            if self._next[0] == rank:
                values.append(self._next[1])
            self._next = next(self._rows, None)
        return values


def facts_of(row: Row) -> Facts:
    """Return what the catalog says of a model in words and sizes."""
    return Facts(
        row.name, row.type, row.architecture, row.cost_tier, row.country, row.context_tokens, row.params_b
    )


class DocumentWriter:
    """Makes the documents of all models, asked for in order of rank."""

    def __init__(self, connection: sqlite3.Connection, buckets: dict[str, Buckets]) -> None:
        self._buckets = buckets
        self._ids: dict[tuple[str, str], str] = {
            (field, value): value_token(number)
            for number, field, value in connection.execute("SELECT value_id, field, value FROM search_value")
        }
        self._descent = Descent(connection)
        self._aliases = _aligned(connection, "alias", "alias")
        self._tags = _aligned(connection, "tag", "model_tag")
        self._providers = _aligned(connection, "provider_id", "price")
        self._scored = _aligned(connection, "1", "score")
        self._prose = _Aligned(_prose_rows(connection))

    def document(self, row: Row) -> Document:
        """Return what the index holds for a model."""
        aliases = self._aliases.take(row.rank)
        tags = self._tags.take(row.rank)
        providers = self._providers.take(row.rank)
        prose = self._prose.take(row.rank)
        plain, starts = spoken_tokens(
            Spelled(row.name, row.organization_id, row.organization, row.organization_zh, row.family)
        )
        other = fact_tokens(facts_of(row), tags, aliases)
        written = {token for text in prose for token in prose_tokens(text)}
        tokens = plain | {START + token for token in starts}
        tokens.update(OTHER + token for token in other - plain)
        tokens.update(WRITTEN + token for token in written - plain - other)
        tokens.add(EVERY)
        tokens.update(self._value_tokens(row, tags, providers))
        tokens.update(self._has_tokens(row, bool(aliases), bool(providers), bool(prose)))
        tokens.update(self._number_tokens(row))
        tokens.update(child_of(parent) for parent in self._descent.parents(row.rank))
        tokens.update(descendant_of(ancestor) for ancestor in self._descent.ancestors(row.rank))
        return Document(tokens, _names(row, aliases), _spoken(row))

    def _value_tokens(self, row: Row, tags: list[str], providers: list[str]) -> Iterator[str]:
        """Yield the tokens of the values of closed and open fields."""
        values: list[tuple[str, object]] = [
            ("org", row.organization_id),
            ("family", row.family_id),
            ("type", row.type),
            ("license", row.license),
            ("country", row.country),
            ("open", OPEN_VALUES[row.open_weights]),
            ("year", row.year),
            ("intelligence", row.intelligence_tier),
            ("speed", row.speed_tier),
            ("cost", row.cost_tier),
            ("architecture", row.architecture),
            ("status", row.status),
            *(("can", tag) for tag in tags),
            *(("provider", provider) for provider in set(providers)),
        ]
        for field, value in values:
            if value is not None:
                yield self._ids[field, str(value)]

    def _has_tokens(self, row: Row, alias: bool, provider: bool, prose: bool) -> Iterator[str]:
        """Yield a token for everything that is known of the model; the rules of HAS_SQL."""
        known = {
            "price": row.output_price is not None,
            "score": bool(self._scored.take(row.rank)),
            "intelligence": row.intelligence_tier is not None,
            "speed": row.speed is not None,
            "context": row.context_tokens is not None,
            "params": row.params_b is not None,
            "active": row.known_active_b is not None,
            "released": row.released is not None,
            "license": row.license is not None,
            "architecture": row.architecture is not None,
            "cutoff": row.knowledge_cutoff is not None,
            "card": prose,
            "provider": provider,
            "parent": bool(self._descent.parents(row.rank)),
            "child": self._descent.is_parent(row.rank),
            "alias": alias,
        }
        return (self._ids["has", name] for name in HAS_SQL if known[name])

    def _number_tokens(self, row: Row) -> Iterator[str]:
        """Yield the bucket tokens of every known number."""
        numbers: dict[str, Any] = {
            "context": row.context_tokens,
            "params": row.params_b,
            "active": row.active_b,
            "price": row.output_price,
            "in": row.input_price,
            "intelligence": row.intelligence,
            "speed": row.speed,
            "released": row.released,
            "name": row.name_lower,
        }
        for field, buckets in self._buckets.items():
            yield from buckets.tokens(numbers[field])


def _aligned(connection: sqlite3.Connection, column: str, table: str) -> _Aligned:
    """Return the values of a table by prominence; both names are written in this module."""
    return _Aligned(
        connection.execute(
            f"SELECT DISTINCT model.prominence_rank, {column} FROM {table} JOIN model USING (model_id)"
            " ORDER BY 1, 2"
        )
    )


def _prose_rows(connection: sqlite3.Connection) -> Iterable[tuple[int, str]]:
    return connection.execute(
        "SELECT model.prominence_rank, tagline || ' ' || overview || ' ' || why_it_matters"
        " FROM editorial JOIN model USING (model_id)"
        " UNION ALL SELECT model.prominence_rank, line FROM editorial_line JOIN model USING (model_id)"
        " UNION ALL SELECT model.prominence_rank, editorial_tool.name"
        " FROM editorial_tool JOIN model USING (model_id)"
        " ORDER BY 1, 2"
    )


def _names(row: Row, aliases: Iterable[str]) -> list[tuple[str, int]]:
    """Return the exact names of a model, each with its best kind only."""
    found: dict[str, int] = {}
    listed = [(row.name, NAME), (row.model_id, ID)]
    short = _short_name(row)
    if short:
        listed.append((short, SHORT_NAME))
    for text, kind in listed:
        if name := key(text):
            found.setdefault(name, kind)
    # "deepseek" is somebody's alias of one old model; to everyone else it is the maker
    brands = {key(text) for text in (row.organization_id, row.organization, row.family)}
    for alias in aliases:
        if (name := key(alias)) and name not in brands:
            found.setdefault(name, ALIAS)
    return list(found.items())


def _short_name(row: Row) -> str:
    """Return the name without the maker or family it begins with: "DeepSeek-V2" -> "v2".

    Only where what is left begins with a letter and has more than one character: "GPT-4" is not "4".
    """
    pieces = [piece for word in words(row.name) for piece in ([word] if is_cjk(word) else atoms(word))]
    brands = _brand_words(row.organization) | _brand_words(row.family)
    dropped = 0
    while dropped < len(pieces) and pieces[dropped] in brands:
        dropped += 1
    rest = pieces[dropped:]
    if not dropped or not rest or not rest[0][0].isalpha() or len(glue(rest)) < 2:
        return ""
    return " ".join(rest)


@lru_cache(maxsize=4096)
def _brand_words(text: str) -> frozenset[str]:
    return frozenset(piece for word in words(text) for piece in ([word] if is_cjk(word) else atoms(word)))


def _spoken(row: Row) -> set[str]:
    """Return the words that a person may mistype: letters only, of the name, the maker and the family."""
    found = {
        piece
        for text in (row.name, row.organization, row.family)
        for word in words(text)
        if not is_cjk(word)
        for piece in atoms(word)
    }
    found |= camel_parts(row.name)
    return {word for word in found if len(word) >= _MIN_SPOKEN and word.isalpha()}
