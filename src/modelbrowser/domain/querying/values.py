"""The values behind a field's colon: numbers with units, ranges, dates, tiers, yes and no.

Rules that the tests pin down:

* `context`: makers write 131,072 and 128,000 both as 128K (definitions.md, "Context badge and gauge"), so a
  lower bound of 128k is 128,000, an upper bound 131,072 (128 * 1024), and `context:128k` is all between.
* `params`, `active`: a plain number and the ends of a range are meant as rounded ("7b" is 6.5 up to but
  not including 7.5, "1.7b" is 1.65 to 1.75); > >= < <= compare exactly.
* Dates are prefixes: `released:2025` is the whole year, `>2025` begins with 2026.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from modelbrowser.domain.querying.ast import Bounds, FieldValue
from modelbrowser.domain.querying.fields import FieldKind, FieldSpec, Unit, sort_key
from modelbrowser.domain.querying.vocabulary import COST_TIERS, PERCENTILE_TIERS, canonical_value

NO_DATA = "none"
_NO_DATA_WORDS = frozenset({"none", "unknown", "null", "无", "未知", "没有"})
_TEN_THOUSAND, _HUNDRED_MILLION = 10_000.0, 100_000_000.0

# suffix -> (factor of a lower bound, factor of an upper bound)
_SUFFIXES: MappingProxyType[Unit, MappingProxyType[str, tuple[float, float]]] = MappingProxyType(
    {
        Unit.TOKENS: MappingProxyType(
            {
                "": (1.0, 1.0),
                "k": (1e3, 1024.0),
                "m": (1e6, 1024.0**2),
                "千": (1e3, 1e3),
                "万": (_TEN_THOUSAND,) * 2,
                "百万": (1e6, 1024.0**2),
                "亿": (_HUNDRED_MILLION,) * 2,
            }
        ),
        Unit.BILLIONS: MappingProxyType(
            {
                "": (1.0, 1.0),
                "b": (1.0, 1.0),
                "bn": (1.0, 1.0),
                "m": (1e-3, 1e-3),
                "k": (1e-6, 1e-6),
                "t": (1e3, 1e3),
                "亿": (0.1, 0.1),
                "万亿": (1e3, 1e3),
            }
        ),
        Unit.USD: MappingProxyType({"": (1.0, 1.0), "usd": (1.0, 1.0), "美元": (1.0, 1.0)}),
        Unit.FRACTION: MappingProxyType({"": (1.0, 1.0), "%": (0.01, 0.01)}),
        Unit.YEAR: MappingProxyType({"": (1.0, 1.0), "年": (1.0, 1.0)}),
        Unit.NONE: MappingProxyType({"": (1.0, 1.0)}),
        Unit.GIGABYTES: MappingProxyType(
            {"": (1.0, 1.0), "g": (1.0, 1.0), "gb": (1.0, 1.0), "mb": (1e-3, 1e-3), "tb": (1e3, 1e3)}
        ),
    }
)

_NUMBER = re.compile(r"\$?(\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})([^\d.]*)")
_OPERATOR = re.compile(r"(>=|<=|=>|=<|>|<|=)?(.*)", re.DOTALL)
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_FITS = re.compile(r"([^@]*)(?:@(4|8|16)(?:-?bits?|位)?)?")


def read_value(spec: FieldSpec, text: str, negated: bool) -> FieldValue | None:
    """Return what `text` means to the field, or None if it means nothing. Never raises."""
    text = text.strip()
    if not text:
        return None
    plain = _plain(text)
    if spec.kind in (FieldKind.NUMBER, FieldKind.DATE, FieldKind.TIER) and plain in _NO_DATA_WORDS:
        return FieldValue(NO_DATA, negated)
    if spec.kind is FieldKind.NUMBER:
        return _with_bounds(plain, negated, _number_bounds(plain, spec.unit))
    if spec.kind is FieldKind.DATE:
        return _with_bounds(plain, negated, _date_bounds(plain))
    if spec.kind is FieldKind.TIER:
        return _tier_value(spec, plain, negated)
    if spec.kind is FieldKind.MEMORY:
        return _memory_value(plain, negated)
    return _word_value(spec, text, negated)


def _word_value(spec: FieldSpec, text: str, negated: bool) -> FieldValue | None:
    """Return a name, a flag or a sort key."""
    if spec.kind is FieldKind.SORT:
        found = sort_key(text)
        return FieldValue(found, negated) if found else None
    known = canonical_value(spec.name, text)
    if known is None and (spec.kind is FieldKind.FLAG or spec.name == "has"):
        return None
    return FieldValue(known or text, negated)


def _plain(text: str) -> str:
    """Return the value in lower case with the signs that this module reads."""
    text = text.casefold().replace("≥", ">=").replace("≤", "<=").replace("…", "..").replace("～", "..")
    return re.sub(r"(?<=\d)[_\s](?=\d)|\s", "", text)


def _with_bounds(text: str, negated: bool, bounds: Bounds | None) -> FieldValue | None:
    return FieldValue(text, negated, bounds) if bounds is not None else None


def _number(text: str, unit: Unit) -> tuple[float, float, float] | None:
    """Return (as a lower bound, as an upper bound, half a unit of the last digit), or None."""
    match = _NUMBER.fullmatch(text)
    factors = _SUFFIXES[unit].get(match[2]) if match else None
    if match is None or factors is None:
        return None
    value = float(match[1])
    low, high = value * factors[0], value * factors[1]
    if unit is not Unit.BILLIONS:
        return low, high, 0.0
    low = high = round(low, 9)
    digits = f"{low:.9f}".rstrip("0").partition(".")[2]
    return low, high, 0.5 * 10.0 ** -len(digits)


def _number_bounds(text: str, unit: Unit) -> Bounds | None:
    """Return the bounds of "7b", "7b..14b", ">=7b", "7b+"; None if it is no number."""
    if unit is Unit.YEAR and (years := _YEARS.fullmatch(text)):
        text = f"{years[1]}..{years[2]}"
    if ".." in text:
        return _number_range(text, unit)
    match = _OPERATOR.fullmatch(text)
    operator, rest = (match[1] or "", match[2]) if match else ("", text)
    if not operator and rest.endswith("+"):
        operator, rest = ">=", rest[:-1]
    number = _number(rest, unit)
    if number is None:
        return None
    low, high, half = number
    if operator in (">", ">=", "=>"):
        return Bounds(low=high, low_exclusive=True) if operator == ">" else Bounds(low=low)
    if operator in ("<", "<=", "=<"):
        return Bounds(high=low, high_exclusive=True) if operator == "<" else Bounds(high=high)
    return Bounds(low - half, high + half, high_exclusive=half > 0)


def _number_range(text: str, unit: Unit) -> Bounds | None:
    """Return the bounds of "a..b", "a..", "..b"; the ends are part of it, whichever comes first."""
    left, _, right = text.partition("..")
    right = right.lstrip(".")
    first, last = _number(left, unit), _number(right, unit)
    if (left and first is None) or (right and last is None) or (first is None and last is None):
        return None
    if first is not None and last is not None and first[0] > last[0]:
        first, last = last, first
    low = first[0] - first[2] if first else None
    high = last[1] + last[2] if last else None
    return Bounds(low, high, high_exclusive=bool(last and last[2] > 0))


def _date(text: str) -> str | None:
    """Return "2024", "2024-05" or "2024-05-06", or None if it is no date."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def _date_bounds(text: str) -> Bounds | None:
    """Return bounds of ISO prefixes; an inclusive upper bound takes in everything that begins with it."""
    if ".." in text:
        left, _, right = text.partition("..")
        first, last = _date(left), _date(right)
        if (left and first is None) or (right and last is None) or (first is None and last is None):
            return None
        if first is not None and last is not None and first > last:
            first, last = last, first
        return Bounds(first, last)
    match = _OPERATOR.fullmatch(text)
    operator, rest = (match[1] or "", match[2]) if match else ("", text)
    if not operator and rest.endswith("+"):
        operator, rest = ">=", rest[:-1]
    day = _date(rest)
    if day is None:
        return None
    if operator in (">", ">=", "=>"):
        return Bounds(low=day, low_exclusive=operator == ">")
    if operator in ("<", "<=", "=<"):
        return Bounds(high=day, high_exclusive=operator == "<")
    return Bounds(day, day)


def _tier_value(spec: FieldSpec, text: str, negated: bool) -> FieldValue | None:
    """Return a tier ("good"), a comparison of tiers (">=good") or a number (">40")."""
    match = _OPERATOR.fullmatch(text)
    operator, rest = (match[1] or "", match[2]) if match else ("", text)
    if not operator and rest.endswith("+"):
        operator, rest = ">=", rest[:-1]
    if (tier := canonical_value(spec.name, rest)) is not None:
        operator = {"=>": ">=", "=<": "<=", "=": ""}.get(operator, operator)
        return FieldValue(operator + tier, negated)
    if spec.name == "cost":
        return None
    return _with_bounds(text, negated, _number_bounds(text, spec.unit))


def holds_number(bounds: Bounds, number: float) -> bool:
    """Return whether a number lies within bounds."""
    low, high = bounds.low, bounds.high
    above = not isinstance(low, float | int) or (number > low if bounds.low_exclusive else number >= low)
    below = not isinstance(high, float | int) or (number < high if bounds.high_exclusive else number <= high)
    return above and below


def tiers_meant(field: str, text: str) -> tuple[str, ...]:
    """Return the tiers that "good", ">=good" or "<=low" stands for; none for no tier.

    Better is greater for intelligence and speed; dearer is greater for cost.
    """
    match = _OPERATOR.fullmatch(text)
    operator, name = (match[1] or "", match[2]) if match else ("", text)
    terms = COST_TIERS if field == "cost" else PERCENTILE_TIERS[::-1]
    ascending = [term.value for term in terms]
    if name not in ascending:
        return ()
    place = ascending.index(name)
    if not operator:
        return (name,)
    kept = ascending[place:] if operator.startswith(">") else ascending[: place + 1]
    return tuple(tier for tier in kept if "=" in operator or tier != name)


def _memory_value(text: str, negated: bool) -> FieldValue | None:
    """Return the memory in gigabytes (10^9 bytes) as an upper bound, and the bits of a weight."""
    match = _FITS.fullmatch(text.lstrip("<="))
    number = _number(match[1], Unit.GIGABYTES) if match else None
    if match is None or number is None:
        return None
    bits = int(match[2] or 4)
    suffix = f"@{bits}bit" if bits != 4 else ""
    return FieldValue(match[1] + suffix, negated, Bounds(high=number[1]), bits)
