"""What the search box offers while one types: fields first, then values with counts."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from modelbrowser.domain.querying.fields import FieldSpec, field_spec
from modelbrowser.domain.querying.lexer import same_signs


@dataclass(frozen=True, slots=True)
class Completion:
    """Replace `query[start:end]` by `text`. `kind` is "field", "value" or "model".

    `label` and `label_zh` say what it is (a field's one line, a value's name); `count` is the number of
    models in the whole catalog that have the value, None where a count makes no sense (a field).
    """

    start: int
    end: int
    text: str
    label: str
    label_zh: str | None = None
    kind: str = "value"
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at the cursor: `typed` of a value of `field`, or of a word or field name (`field` None)."""

    start: int
    end: int
    typed: str
    field: FieldSpec | None = None


# What one often asks of a number; counts come from the catalog
SUGGESTED_RANGES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "context": (">=32k", ">=128k", ">=200k", ">=1m"),
        "params": ("<1b", "1b..4b", "7b..14b", "30b..80b", ">=100b"),
        "active": ("<4b", "<14b", "<40b"),
        "price": ("<0.5", "<1", "1..5", ">=5"),
        "in": ("<0.1", "<0.5", "<1", ">=1"),
        "speed": (">100", ">200"),
        "intelligence": (">20", ">40"),
        "fits": ("8gb", "16gb", "24gb", "48gb", "80gb"),
        "score": (">0.2", ">0.4", ">0.6"),
    }
)

_BREAKS = frozenset(" ()|\t\n\u00a0")


def place_at(text: str, cursor: int) -> Place:
    """Return what is being typed at `cursor`; a cursor outside the text is moved to its nearer end."""
    signs = same_signs(text)
    cursor = max(0, min(cursor, len(signs)))
    start = _token_start(signs, cursor)
    while start < cursor and signs[start] == "-":
        start += 1
    head, colon, rest = signs[start:cursor].partition(":")
    spec = field_spec(head) if colon else None
    if spec is None:
        return Place(start, _word_end(signs, cursor), signs[start:cursor])
    item = start + len(head) + 1 + _last_item(rest)
    typed = signs[item:cursor].lstrip("-")
    item = cursor - len(typed)
    return Place(item, _word_end(signs, cursor, typed.startswith('"')), typed.lstrip('"'), spec)


def _token_start(text: str, cursor: int) -> int:
    """Return where the term at the cursor begins; blanks between quotes do not end it."""
    start, quoted = 0, False
    for place in range(cursor):
        if text[place] == '"':
            quoted = not quoted
        elif not quoted and text[place] in _BREAKS:
            start = place + 1
    return start


def _last_item(values: str) -> int:
    """Return where the last of several values begins."""
    place, quoted = 0, False
    for index, char in enumerate(values):
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            place = index + 1
    return place


def _word_end(text: str, cursor: int, quoted: bool = False) -> int:
    """Return where what is being typed ends, so that completing in the middle replaces the rest too."""
    end = cursor
    while end < len(text) and (text[end] != '"' if quoted else text[end] not in _BREAKS and text[end] != ","):
        end += 1
    return end + 1 if quoted and end < len(text) else end
