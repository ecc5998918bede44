"""Change a query by a click: what the person wrote stays as it is, only the term in question changes."""

from __future__ import annotations

from dataclasses import replace

from modelbrowser.domain.querying.ast import FieldTerm, FieldValue, Or, ParsedQuery, split_field
from modelbrowser.domain.querying.fields import FieldKind, FieldSpec, field_spec
from modelbrowser.domain.querying.format import format_field, format_query
from modelbrowser.domain.querying.lexer import FIELD_HEAD, same_signs
from modelbrowser.domain.querying.parser import parse
from modelbrowser.domain.querying.values import holds_number, read_value, tiers_meant

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def field_values(text: str, field: str) -> tuple[str, ...]:
    """Return the values of `field` that every hit must have, in the language's own spelling."""
    name = _canonical(field)
    return tuple(
        dict.fromkeys(
            value.text for term in parse(text).top_terms(name) for value in term.values if not value.negated
        )
    )


def has_term(text: str, field: str, value: str) -> bool:
    """Return whether the query asks for `value` of `field`.

    Spelling and synonyms do not matter; "intelligence:>=top10" has "top5", "year:2024..2026" has "2025".
    """
    wanted = _value(field, value)
    return wanted is not None and any(
        _covers(term.name, each, wanted)
        for term in parse(text).top_terms(_canonical(field))
        for each in term.values
    )


def with_term(text: str, field: str, value: str, on: bool) -> str:
    """Return the query with `value` of `field` added or taken out; the rest of the text stays.

    Values of one field are joined by commas, which means any of them. A lower bound (">=128k") takes the
    place of another one. A value that the field cannot read leaves the query as it is.
    """
    wanted = _value(field, value)
    if wanted is None or has_term(text, field, value) == on:
        return text
    query = _mended(text)
    terms = query.top_terms(_canonical(field))
    if not on:
        return _write(query, [(term, _without(term, wanted)) for term in terms])
    if _is_minimum(wanted):
        return _write(query, [(term, _without_minimum(term)) for term in terms], _new(field, (wanted,)))
    if terms:
        return _write(query, [(terms[0], (*terms[0].values, wanted))])
    return _write(query, [], _new(field, (wanted,)))


def set_range(text: str, field: str, minimum: float | None) -> str:
    """Return the query with `field:>=minimum`, or without any condition on the field for None."""
    query = _mended(text)
    terms = query.top_terms(_canonical(field))
    removed: list[tuple[FieldTerm, tuple[FieldValue, ...]]] = [(term, ()) for term in terms]
    if minimum is None:
        return _write(query, removed)
    value = _value(field, f">={short_number(minimum, field)}")
    if value is None:
        return text
    if terms:
        removed[0] = (terms[0], (value,))
        return _write(query, removed)
    return _write(query, [], _new(field, (value,)))


def set_sort(text: str, key: str | None) -> str:
    """Return the query with `sort:key` ("released", "-released"), or without a sort for None or no key."""
    query = _mended(text)
    kept = query.text
    while (sort := parse(kept).sort) is not None:
        kept = _cut(kept, sort.start, sort.end, "")
    spec = field_spec("sort")
    descending = key is not None and key.startswith("-")
    value = read_value(spec, key.removeprefix("-"), descending) if spec and key else None
    if value is None:
        return kept
    return f"{kept} {format_field('sort', (value,))}".strip()


def short_number(number: float, field: str = "context") -> str:
    """Return a number as one would write it into the query: 128000 -> "128k", 1000000 -> "1m"."""
    spec = field_spec(field)
    if spec is not None and spec.name == "context":
        for factor, suffix in ((1_000_000, "m"), (1_000, "k")):
            if number >= factor and number % factor == 0:
                return f"{number / factor:.0f}{suffix}"
    return f"{number:.6f}".rstrip("0").rstrip(".")


# -- helpers ------------------------------------------------------------------------------------------


def _canonical(field: str) -> str:
    spec, argument = field_spec(field), split_field(field.casefold())[1]
    if spec is None:
        return field
    return f"{spec.name}.{argument}" if argument else spec.name


def _value(field: str, value: str) -> FieldValue | None:
    """Return a value as the language reads it; a leading minus means "not this"."""
    spec = field_spec(field)
    if spec is None or spec.kind is FieldKind.SORT:
        return None
    value = same_signs(value)
    negated = _may_be_negated(spec) and value.startswith("-")
    return read_value(spec, value.removeprefix("-") if negated else value, negated)


def _may_be_negated(spec: FieldSpec) -> bool:
    return spec.name == "has"


def _same(left: FieldValue, right: FieldValue) -> bool:
    return left.negated == right.negated and left.text.casefold() == right.text.casefold()


def _is_minimum(value: FieldValue) -> bool:
    bounds = value.bounds
    return bounds is not None and bounds.high is None and bounds.low is not None


def _covers(field: str, written: FieldValue, value: FieldValue) -> bool:
    """Return whether a written value is `value`, or a comparison of tiers or a range of years with it."""
    if _same(written, value):
        return True
    if written.negated or value.negated:
        return False
    if written.bounds is None:
        return value.text in tiers_meant(field, written.text)
    return field == "year" and (year := _year(value)) is not None and holds_number(written.bounds, year)


def _without(term: FieldTerm, value: FieldValue) -> tuple[FieldValue, ...]:
    """Return a term's values without `value`; a comparison or a range that covers it keeps the rest."""
    kept: list[FieldValue] = []
    for each in term.values:
        if not _covers(term.name, each, value):
            kept.append(each)
        elif not _same(each, value):
            kept.extend(_rest(term.name, each, value))
    return tuple(dict.fromkeys(kept))


def _rest(field: str, written: FieldValue, value: FieldValue) -> list[FieldValue]:
    """Return what is left of a comparison of tiers or a range of years when one of them goes."""
    year = _year(value)
    if year is None or written.bounds is None:
        return [FieldValue(tier) for tier in tiers_meant(field, written.text) if tier != value.text]
    texts = []
    if holds_number(written.bounds, year - 1):
        first = next((y for y in range(_FIRST_YEAR, year) if holds_number(written.bounds, y)), year)
        texts.append(f"<={year - 1}" if first == _FIRST_YEAR else f"{first}..{year - 1}")
    if holds_number(written.bounds, year + 1):
        last = next((y for y in range(_LAST_YEAR, year, -1) if holds_number(written.bounds, y)), year)
        texts.append(f">={year + 1}" if last == _LAST_YEAR else f"{year + 1}..{last}")
    found = [_value(field, _one_year(text)) for text in texts]
    return [each for each in found if each is not None]


def _one_year(text: str) -> str:
    """Return "2025" for "2025..2025"."""
    first, _, last = text.partition("..")
    return first if first == last else text


def _year(value: FieldValue) -> int | None:
    """Return the one year that a value means, or None."""
    bounds = value.bounds
    if bounds is None or bounds.low != bounds.high or not isinstance(bounds.low, float):
        return None
    return int(bounds.low)


def _without_minimum(term: FieldTerm) -> tuple[FieldValue, ...]:
    return tuple(each for each in term.values if not _is_minimum(each))


def _new(field: str, values: tuple[FieldValue, ...]) -> str:
    return format_field(_canonical(field), values)


def _mended(text: str) -> ParsedQuery:
    """Return the query of `text`, written anew where a term could not simply be put behind it."""
    query = parse(text)
    return parse(format_query(query)) if query.broken else query


def _write(
    query: ParsedQuery, changes: list[tuple[FieldTerm, tuple[FieldValue, ...]]], added: str = ""
) -> str:
    """Return the text with the values of some terms replaced (none: the term goes) and a term added."""
    text = query.text
    for term, values in sorted(changes, key=lambda change: change[0].start, reverse=True):
        if values == term.values:
            continue
        head = FIELD_HEAD.match(same_signs(text[term.start : term.end]))
        name = head[1] if head else term.name
        text = _cut(text, term.start, term.end, format_field(name, values) if values else "")
    if not added:
        return text
    if isinstance(parse(text).root, Or):
        text = format_query(replace(query, root=None)) if query.root is None else _grouped(text)
    return f"{text} {added}" if text.strip() else added


def _grouped(text: str) -> str:
    """Return a query that is an OR, in parentheses, with its order behind them."""
    query = parse(text)
    group = f"({format_query(replace(query, sort=None))})"
    return f"{group} sort:{query.sort.text}" if query.sort else group


def _cut(text: str, start: int, end: int, replacement: str) -> str:
    """Return `text` with a piece replaced; of the blanks around a piece that goes, one stays."""
    before, after = text[:start], text[end:]
    if replacement:
        return before + replacement + after
    if not after.strip():
        return before.rstrip()
    return (before.rstrip() + " " + after.lstrip()).strip() if before.strip() else after.lstrip()
