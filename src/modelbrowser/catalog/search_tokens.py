"""The tokens of the search index, and match expressions made of them.

The index is one contentless FTS5 table whose rows are bags of tokens. Words stand there as they are. Every
other token begins with a character of Unicode's private use area, which no query can produce:

* START + token: the name begins with it. OTHER + token: found in the type, a tag or an alias, not in the
  name, the organization or the family. WRITTEN + token: found only in the written card.
* VALUE + number: the model has this value of a field (the row of `search_value`).
* BUCKET + field + number: a number of the model lies in this bucket (rows of `search_bucket`).
* CHILD_OF / DESCENDANT_OF + rank: lineage. EVERY: every model; NOTHING: no model at all.

So a whole query is one match expression over doclists in prominence order, and a rare condition makes a
common word cheap. Expressions hold nothing but tokens made here, between quotes, and are always bound as a
parameter.
"""

from __future__ import annotations

from collections.abc import Iterable

START = "\ue000"
OTHER = "\ue001"
EVERY = "\ue002"
NOTHING = "\ue007"
WRITTEN = "\ue008"
_VALUE = "\ue003"
_BUCKET = "\ue004"
_CHILD_OF = "\ue005"
_DESCENDANT_OF = "\ue006"

_DIGIT_ZERO = 0xE100
_BASE = 4096

BUCKET_LEVELS = 3
BUCKET_FAN = 8
"""Eight buckets of one level make one of the next, so that a range is a few tokens."""

INDEX_SQL = """
CREATE VIRTUAL TABLE search_index USING fts5(
    tokens,
    tokenize = "ascii tokenchars '.+-'",
    prefix = '1 2 3 4 5 6 7 8',
    content = '',
    columnsize = 0,
    detail = none
)
"""


def _digits(number: int) -> str:
    """Return a number as private use characters, most significant first."""
    text = ""
    while True:
        number, digit = divmod(number, _BASE)
        text = chr(_DIGIT_ZERO + digit) + text
        if number == 0:
            return text


def value_token(value_id: int) -> str:
    """Return the token of a row of `search_value`."""
    return _VALUE + _digits(value_id)


def bucket_token(field_number: int, level: int, index: int) -> str:
    """Return the token of bucket `index` of a field; level 0 is the finest."""
    return _BUCKET + chr(_DIGIT_ZERO + field_number * BUCKET_LEVELS + level) + _digits(index)


def bucket_tokens(field_number: int, leaf: int) -> list[str]:
    """Return the tokens of a finest bucket and of those around it."""
    return [bucket_token(field_number, level, leaf // BUCKET_FAN**level) for level in range(BUCKET_LEVELS)]


def child_of(rank: int) -> str:
    """Return the token of models directly made from the model of this rank."""
    return _CHILD_OF + _digits(rank)


def descendant_of(rank: int) -> str:
    """Return the token of models that go back to the model of this rank."""
    return _DESCENDANT_OF + _digits(rank)


# -- match expressions --------------------------------------------------------------------------------


def exactly(token: str) -> str:
    """Return the expression for a whole token."""
    return f'"{token}"'


def beginning(token: str) -> str:
    """Return the expression for every token that begins with `token`."""
    return f'"{token}" *'


def all_of(parts: Iterable[str]) -> str:
    """Return the expression that needs every part; EVERY for none."""
    listed = list(dict.fromkeys(parts))
    if not listed:
        return exactly(EVERY)
    return listed[0] if len(listed) == 1 else f"({' AND '.join(listed)})"


def any_of(parts: Iterable[str]) -> str:
    """Return the expression that needs one of the parts.

    Raises:
        ValueError: for no parts at all; nothing matches nothing, which FTS5 cannot say.
    """
    listed = list(dict.fromkeys(parts))
    if not listed:
        raise ValueError("an expression needs at least one part")
    return listed[0] if len(listed) == 1 else f"({' OR '.join(listed)})"


def all_but(expression: str) -> str:
    """Return the expression for everything else."""
    return f"({exactly(EVERY)} NOT {expression})"
