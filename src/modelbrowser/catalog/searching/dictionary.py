"""The values of every field, counted once at build time: `search_value` and the names they go by.

They serve completion, the facet sidebar without a query, and the tokens of the index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from modelbrowser.catalog.searching.columns import ONE_WORD, WHOLE_NAME
from modelbrowser.domain.querying.tokens import is_cjk, key, words
from modelbrowser.domain.querying.vocabulary import COUNTRIES_ZH, COUNTRY_WORDS, FAMILY_NAMES_ZH, term_of

DICTIONARY_SQL = """
CREATE TABLE search_value (
    value_id INTEGER PRIMARY KEY,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    label_zh TEXT,
    model_count INTEGER NOT NULL,
    UNIQUE (field, value)
);
CREATE INDEX search_value_by_count ON search_value(field, model_count);
-- Spellings of a value: kind 0 a whole name, 1 one word of it
CREATE TABLE search_value_key (
    field TEXT NOT NULL,
    value_key TEXT NOT NULL,
    kind INTEGER NOT NULL,
    value_id INTEGER NOT NULL REFERENCES search_value(value_id),
    PRIMARY KEY (field, value_key, kind, value_id)
) WITHOUT ROWID;
"""

_MIN_WORD = 2

# (field, SELECT value, label, label_zh, models): what a model has at most one of
_SINGLE_SQL: tuple[tuple[str, str], ...] = (
    ("type", "SELECT type, type, NULL, count(*) FROM model GROUP BY 1"),
    ("open", "SELECT open_weights, '', NULL, count(*) FROM model GROUP BY 1"),
    ("year", "SELECT release_year, release_year, NULL, count(*) FROM model GROUP BY 1"),
    ("intelligence", "SELECT intelligence_tier, '', NULL, count(*) FROM model GROUP BY 1"),
    ("speed", "SELECT speed_tier, '', NULL, count(*) FROM model GROUP BY 1"),
    ("cost", "SELECT cost_tier, '', NULL, count(*) FROM model GROUP BY 1"),
    ("architecture", "SELECT architecture, architecture, NULL, count(*) FROM model GROUP BY 1"),
    ("status", "SELECT status, status, NULL, count(*) FROM model GROUP BY 1"),
    ("license", "SELECT license, license, NULL, count(*) FROM model GROUP BY 1"),
    (
        "country",
        "SELECT country, country, NULL, count(*) FROM model JOIN organization USING (organization_id)"
        " GROUP BY 1",
    ),
    (
        "org",
        "SELECT organization_id, organization.name, name_zh, count(*)"
        " FROM model JOIN organization USING (organization_id) GROUP BY 1",
    ),
    (
        "family",
        "SELECT family_id, family.name, NULL, count(*) FROM model JOIN family USING (family_id) GROUP BY 1",
    ),
)
_MANY_SQL: tuple[tuple[str, str], ...] = (
    ("can", "SELECT tag, tag, NULL, count(*) FROM model_tag GROUP BY 1"),
    (
        "provider",
        "SELECT provider_id, provider.name, NULL, count(DISTINCT model_id)"
        " FROM price JOIN provider USING (provider_id) GROUP BY 1",
    ),
)
OPEN_VALUES = {1: "yes", 0: "no", None: "unknown"}

# What `has:` asks for, as SQL over the model's row
HAS_SQL: dict[str, str] = {
    "price": "model.output_price_usd_per_m IS NOT NULL",
    "score": "EXISTS (SELECT 1 FROM score WHERE score.model_id = model.model_id)",
    "intelligence": "model.intelligence_tier IS NOT NULL",
    "speed": "model.output_tokens_per_second IS NOT NULL",
    "context": "model.context_tokens IS NOT NULL",
    "params": "model.params_total_b IS NOT NULL",
    "active": "model.params_active_b IS NOT NULL",
    "released": "model.release_date IS NOT NULL",
    "license": "model.license IS NOT NULL",
    "architecture": "model.architecture IS NOT NULL",
    "cutoff": "model.knowledge_cutoff IS NOT NULL",
    "card": "EXISTS (SELECT 1 FROM editorial WHERE editorial.model_id = model.model_id)",
    "provider": "EXISTS (SELECT 1 FROM price WHERE price.model_id = model.model_id)",
    "parent": "EXISTS (SELECT 1 FROM lineage WHERE lineage.child_id = model.model_id)",
    "child": "EXISTS (SELECT 1 FROM lineage WHERE lineage.parent_id = model.model_id)",
    "alias": "EXISTS (SELECT 1 FROM alias WHERE alias.model_id = model.model_id)",
}


@dataclass(frozen=True, slots=True)
class _Value:
    field: str
    value: str
    label: str
    label_zh: str | None
    count: int


def create_dictionary(connection: sqlite3.Connection) -> None:
    """Fill `search_value` and `search_value_key`; the most frequent values of a field get the low numbers."""
    for statement in DICTIONARY_SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    for number, value in enumerate(_values(connection), start=1):
        connection.execute(
            "INSERT INTO search_value VALUES (?, ?, ?, ?, ?, ?)",
            (number, value.field, value.value, value.label, value.label_zh, value.count),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO search_value_key VALUES (?, ?, ?, ?)",
            ((value.field, name, kind, number) for name, kind in _names(value)),
        )


def _values(connection: sqlite3.Connection) -> Iterator[_Value]:
    for field, sql in _SINGLE_SQL + _MANY_SQL:
        found = [
            _named(field, *row) for row in connection.execute(sql) if row[0] is not None or field == "open"
        ]
        yield from sorted(found, key=lambda value: (-value.count, value.value))
    for name, condition in HAS_SQL.items():
        (count,) = connection.execute(f"SELECT count(*) FROM model WHERE {condition}").fetchone()
        yield _named("has", name, "", None, int(count))


def _named(field: str, value: object, label: object, label_zh: str | None, count: int) -> _Value:
    """Return a value with the labels that the program knows for it."""
    text = OPEN_VALUES[value] if field == "open" else str(value)  # type: ignore[index]
    term = term_of(field, text)
    if term is not None:
        return _Value(field, text, term.label, term.label_zh, count)
    if field == "country":
        label_zh = COUNTRIES_ZH.get(text)
    return _Value(field, text, str(label), label_zh, count)


def _names(value: _Value) -> Iterator[tuple[str, int]]:
    """Yield every spelling of a value as a key: whole names first, then single words of them."""
    term = term_of(value.field, value.value)
    whole = [value.value, value.label, value.label_zh or "", *(term.synonyms if term else ())]
    if value.field == "family":
        whole += FAMILY_NAMES_ZH.get(value.label, ())
    if value.field == "country":
        whole += COUNTRY_WORDS.get(value.value, ())
    for text in whole:
        if name := key(text):
            yield name, WHOLE_NAME
    if value.field in ("org", "family", "license", "provider"):
        for text in whole:
            for word in words(text):
                if is_cjk(word) or (len(word) >= _MIN_WORD and not word[0].isdigit()):
                    yield word, ONE_WORD
