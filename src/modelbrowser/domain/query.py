"""The query language: one string is the whole state of a search, shown as text and as facets.

docs/search.md describes it for people, `querying.fields` lists the fields, `querying.parser` has the grammar.
"""

from __future__ import annotations

from modelbrowser.domain.querying.ast import ParsedQuery, SortKey
from modelbrowser.domain.querying.edit import (
    field_values,
    has_term,
    set_range,
    set_sort,
    short_number,
    with_term,
)
from modelbrowser.domain.querying.fields import FIELDS, OPERATORS_HELP, SORT_KEYS, FieldSpec, SortSpec
from modelbrowser.domain.querying.format import format_query
from modelbrowser.domain.querying.parser import parse

__all__ = [
    "FIELDS",
    "OPERATORS_HELP",
    "SORT_KEYS",
    "FieldSpec",
    "ParsedQuery",
    "SortKey",
    "SortSpec",
    "field_values",
    "format_query",
    "has_term",
    "parse",
    "set_range",
    "set_sort",
    "short_number",
    "with_term",
]
