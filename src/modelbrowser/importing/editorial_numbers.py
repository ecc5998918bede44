"""Numbers in editorial prose, English and Chinese, and whether a fact of the catalog backs them.

Issue rule: every number in the prose is a fact of the model or stands in the file's claims.
A number inside a name (GPT-4, H100, int8, 4-bit) is part of the name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

_UNITS: Mapping[str, float] = {
    "k": 1e3, "thousand": 1e3, "千": 1e3, "万": 1e4, "百万": 1e6, "m": 1e6, "million": 1e6,
    "千万": 1e7, "亿": 1e8, "b": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12, "万亿": 1e12,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<money>(?:US)?\$\s?)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?P<percent>\s?%)"
    r"|\s?(?P<unit>thousand|million|billion|trillion|百万|千万|万亿|[千万亿]|[KMBT](?![A-Za-z])))?"
    r"(?P<after>\s?(?:美元|dollars|年|月|日))?",
)
_NAME_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[A-Za-z]*[A-Z][A-Za-z·.]*-\d+(?:\.\d+)*[A-Za-z]*(?:-\d+[A-Z])?(?!\d|,\d)",  # GPT-4, GPT-2
        r"(?<![A-Za-z\d.$])(?![xX]\d)[A-Za-z](?:[A-Za-z-]*[A-Za-z])?\d+(?:\.\d+)*[A-Za-z]*(?!\d|,\d)",  # H100
        r"(?<![\d.])\d{1,2}[- ]?bits?\b|(?<![\d.])\d{1,2}\s?(?:位|比特)",
        r"(?<![A-Za-z\d.])[1-4]D(?![A-Za-z\d])",
        r"(?<![A-Za-z])[Tt]op-\d+\b",
        r"(?<![A-Za-z])(?:Apache|CC BY(?:-[A-Z]{2})*|Python|CUDA)[ -]?v?\d+(?:\.\d+)*(?![\d%])",
        r"(?<![A-Za-z])(?:AIME|HMMT|WMT|IMO|IOI|Codeforces) 20\d\d(?!\d|%)",
        r"(?<![A-Za-z])SQuAD [12]\.[01](?![\d%])",
    )
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH_YEAR = re.compile(rf"\b({'|'.join(_MONTHS)})(?: \d{{1,2}},)? (\d{{4}})\b")
_WORD_NUMBERS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|one)[ -](?:times|fold|percent|thousand|million|billion|"
    r"trillion|dozen|hundred)\b|百分之[一二三四五六七八九十百]|(?<![数几上])[一二三四五六七八九两]十?[百千]?(?:亿|万|倍)",
    re.IGNORECASE,
)


class NumberKind(Enum):
    """What the words around a number say that it is."""

    PLAIN = "plain"
    MONEY = "money"
    PERCENT = "percent"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ProseNumber:
    """A number as written: its digits alone (``bare``), its value with the unit, its precision."""

    text: str
    bare: float
    value: float
    kind: NumberKind
    significant: int
    binary_k: bool

    @property
    def values(self) -> tuple[float, ...]:
        """The values that the text may stand for: 128K is 128,000 or 131,072."""
        if not self.binary_k:
            return (self.value,)
        ratio = 1.024 if self.text.rstrip()[-1] in "Kk" else 1.024**2
        return (self.value, self.value * ratio)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z\d.]){re.escape(name)}(?![A-Za-z\d]|\.\d|,\d)")


def mask_names(text: str, names: Iterable[str]) -> str:
    """``text`` with names that hold digits replaced by spaces, so that no number is left there."""
    for name in sorted(names, key=len, reverse=True):
        if name in text:
            text = _name_pattern(name).sub(lambda found: " " * len(found.group()), text)
    for compiled in _NAME_PATTERNS:
        text = compiled.sub(lambda found: " " * len(found.group()), text)
    return text


def name_forms(names: Iterable[str]) -> frozenset[str]:
    """Forms of names that hold digits: whole, cut after a digit, without the first word.

    "Claude Opus 4.5 v2" gives itself, "Claude Opus 4.5", "Opus 4.5" and "Opus 4.5 v2".
    """
    return frozenset().union(*map(_forms_of, names))


@cache
def _forms_of(name: str) -> frozenset[str]:
    result: set[str] = set()
    words = name.split()
    for start in (0, 1):
        if not words[start:] or not words[start][0].isalpha():
            continue
        for end in range(start + 1, len(words) + 1):
            if any(character.isdigit() for character in words[end - 1]):
                result.add(" ".join(words[start:end]))
        if any(character.isdigit() for word in words[start:] for character in word):
            result.add(" ".join(words[start:]))
    return frozenset(result)


def find_numbers(text: str) -> tuple[ProseNumber, ...]:
    """The numbers of ``text``, whose names should have been masked before."""
    return tuple(_as_number(found) for found in _NUMBER.finditer(text))


def _as_number(found: re.Match[str]) -> ProseNumber:
    digits = found["digits"]
    unit = (found["unit"] or "").lower()
    after = (found["after"] or "").strip()
    kind = NumberKind.PLAIN
    if found["money"] or after in ("美元", "dollars"):
        kind = NumberKind.MONEY
    elif found["percent"]:
        kind = NumberKind.PERCENT
    elif after in ("年", "月", "日"):
        kind = {"年": NumberKind.YEAR, "月": NumberKind.MONTH, "日": NumberKind.DAY}[after]
    bare = digits.replace(",", "")
    whole = "." not in bare
    significant = len((bare.rstrip("0") if whole else bare.replace(".", "")).lstrip("0"))
    if whole and len(bare) > 1:
        significant = max(significant, 2)
    text = found.group().strip().removesuffix(after).strip()
    value = float(bare) * _UNITS.get(unit, 1.0)
    return ProseNumber(text, float(bare), value, kind, max(significant, 1), unit in ("k", "m"))


def same_value(left: float, right: float) -> bool:
    """Equal but for the rounding of floating-point multiplication."""
    return abs(left - right) <= 1e-9 * max(abs(left), abs(right), 1e-300)


def rounds_to(fact: float, number: ProseNumber) -> bool:
    """Whether ``number`` is ``fact`` rounded to the digits that the prose gives, within 5 percent."""
    for value in number.values:
        if same_value(fact, value):
            return True
        if value and abs(value - fact) <= 0.05 * abs(fact):
            last_digit = 10.0 ** (math.floor(math.log10(value)) - number.significant + 1)
            if abs(value - fact) <= last_digit / 2 * (1 + 1e-9):
                return True
    return False


def _floats(facts: Mapping[str, object], *keys: str) -> list[float]:
    values: list[float] = []
    for key in keys:
        value = facts.get(key)
        items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        values.extend(float(item) for item in items if isinstance(item, int | float))
    return values


def _date_parts(facts: Mapping[str, object]) -> list[tuple[int, ...]]:
    keys = ("release_date", "knowledge_cutoff", "deprecation_date")
    dates = [str(facts[key]) for key in keys if facts.get(key)]
    return [tuple(int(part) for part in date.split("-") if part.isdigit()) for date in dates]


def is_fact(number: ProseNumber, facts: Mapping[str, object]) -> bool:
    """Whether a fact of the model backs ``number``.

    ``facts`` keys (all optional): params_total_b and params_active_b in billions, context_tokens,
    max_output_tokens, release_date, knowledge_cutoff, deprecation_date as ISO text (a month or
    a year will do), prices in USD per million tokens, scores (fractions also match as percent).
    """
    dates = _date_parts(facts)
    if number.kind in (NumberKind.YEAR, NumberKind.MONTH, NumberKind.DAY):
        place = (NumberKind.YEAR, NumberKind.MONTH, NumberKind.DAY).index(number.kind)
        return any(len(date) > place and date[place] == number.value for date in dates)
    if number.kind is NumberKind.MONEY:
        return any(rounds_to(price, number) for price in _floats(facts, "prices"))
    scores = _floats(facts, "scores")
    if number.kind is NumberKind.PERCENT:
        percents = [*scores, *(score * 100 for score in scores if abs(score) <= 1)]
        return any(rounds_to(score, number) for score in percents)
    if any(number.value in date for date in dates):
        return True
    sizes = [value * 1e9 for value in _floats(facts, "params_total_b", "params_active_b")]
    sizes += _floats(facts, "context_tokens", "max_output_tokens")
    if any(rounds_to(size, number) for size in sizes):
        return True
    return number.significant > 1 and any(rounds_to(score, number) for score in scores)


def wrong_months(text: str, facts: Mapping[str, object]) -> tuple[str, ...]:
    """English "June 2017" whose month is no month of the model's dates in that year."""
    dates = _date_parts(facts)
    wrong = []
    for found in _MONTH_YEAR.finditer(text):
        month, year = _MONTHS.index(found[1]) + 1, int(found[2])
        if not any(date[:2] == (year, month) for date in dates):
            wrong.append(found.group())
    return tuple(wrong)


def months_of(text: str) -> tuple[int, ...]:
    """The months, 1..12, that ``text`` names together with a year ("June 2017")."""
    return tuple(_MONTHS.index(found[1]) + 1 for found in _MONTH_YEAR.finditer(text))


def numbers_in_words(text: str) -> tuple[str, ...]:
    """Quantities spelled out ("three times", 两倍), which no claim could be matched with."""
    return tuple(found.group() for found in _WORD_NUMBERS.finditer(text))
