"""The tokens of the search index.

The index is one contentless FTS5 table whose rows are bags of tokens. Words stand there as they are. Every
other token begins with a character of Unicode's private use area, which no query can produce:

* START + token: the name begins with it. OTHER + token: found in the type, a tag or an alias, not in the
  name, the organization or the family. WRITTEN + token: found only in the written card.
* VALUE + number: the model has this value of a field (the row of `search_value`).
* BUCKET + field + number: a number of the model lies in this bucket (rows of `search_bucket`).
* CHILD_OF / DESCENDANT_OF + rank: lineage. EVERY: every model; NOTHING: no model at all.

So a whole query is one match expression (search_expression) over doclists in prominence order, and a rare
condition makes a common word cheap.
"""

from __future__ import annotations

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
    prefix = '1 2 3 4 5 6 7 8 9 10 11 12',
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
