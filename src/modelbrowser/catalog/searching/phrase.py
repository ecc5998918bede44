"""Quoted phrases: the index finds models with all the words, a function checks their order."""

from __future__ import annotations

import sqlite3

from modelbrowser.catalog.searching.condition import NO_MODEL, Condition
from modelbrowser.catalog.searching.text import for_phrase
from modelbrowser.domain.querying.tokens import atoms, is_cjk, words

_FUNCTION = "modelbrowser_holds"
_SQL = f"""(
    {_FUNCTION}(model.name, ?1)
    OR EXISTS (SELECT 1 FROM organization o WHERE o.organization_id = model.organization_id
               AND ({_FUNCTION}(o.name, ?1) OR {_FUNCTION}(o.name_zh, ?1)))
    OR EXISTS (SELECT 1 FROM family f WHERE f.family_id = model.family_id AND {_FUNCTION}(f.name, ?1))
    OR EXISTS (SELECT 1 FROM alias a WHERE a.model_id = model.model_id AND {_FUNCTION}(a.alias, ?1))
    OR EXISTS (SELECT 1 FROM editorial e WHERE e.model_id = model.model_id
               AND {_FUNCTION}(e.tagline || ' . ' || e.overview || ' . ' || e.why_it_matters, ?1))
    OR EXISTS (SELECT 1 FROM editorial_line l WHERE l.model_id = model.model_id AND {_FUNCTION}(l.line, ?1))
)"""
_SQL_IN_ORDER = _SQL.replace("?1", "?")
_PLACES = _SQL_IN_ORDER.count("?")


def install(connection: sqlite3.Connection) -> None:
    """Make the phrase function known to a connection."""
    connection.create_function(_FUNCTION, 2, _holds, deterministic=True)


def phrase_condition(text: str) -> Condition | None:
    """Return the condition that `text` stands somewhere, in this order; None for no words."""
    expression = for_phrase(text)
    if expression is None:
        return None
    return Condition(expression, NO_MODEL.lower, _SQL_IN_ORDER, (_in_order(text),) * _PLACES)


def _in_order(text: str) -> str:
    """Return the pieces of `text` with blanks around each; Chinese characters are pieces."""
    pieces = [piece for word in words(text) for piece in (word if is_cjk(word) else atoms(word))]
    return f" {' '.join(pieces)} "


def _holds(text: object, phrase: str) -> bool:
    return isinstance(text, str) and phrase in _in_order(text)
