"""Words, numbers and dates of a card in one language.

`Words` carries the language of the catalog's own texts ("en" or "zh") and a `translate(context, text)`
function: `QCoreApplication.translate` in the window, a plain table (`card.table`) without Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from modelbrowser.domain.models import Metric

Translate = Callable[[str, str], str]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def untranslated(_context: str, text: str) -> str:
    """Return `text` as it is: the English of the source."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `language` is "en" or "zh"; `translate` gives the words of the interface."""

    language: str = "en"
    translate: Translate = untranslated

    def say(self, text: str, **values: object) -> str:
        """Return the already translated `text` with its {placeholders} filled."""
        return text.format(**values)

    @property
    def comma(self) -> str:
        """Return the comma of a sentence with its blank, where the language has one."""
        return "，" if self.language == "zh" else ", "

    def labeled(self, label: str, value: str) -> str:
        """Return "label: value" with the colon of the language."""
        return f"{label}：{value}" if self.language == "zh" else f"{label}: {value}"

    def aside(self, text: str, note: str) -> str:
        """Return "text (note)" with the parentheses of the language; an empty note leaves them out."""
        if not note:
            return text
        return f"{text}（{note}）" if self.language == "zh" else f"{text} ({note})"

    def table_date(self, date: str | None) -> str:
        """Return a date for the narrow column of a table: ISO in Chinese, whose long dates would break."""
        return (date or "") if self.language == "zh" else self.date(date)

    def month(self, date: str | None) -> str:
        """Return a date as "May 2024" or "2024 年 5 月"; a year alone stays a year."""
        year, month, _day = split_date(date)
        if not month:
            return year
        if self.language == "zh":
            return f"{year} 年 {int(month)} 月"
        return f"{_MONTHS[int(month) - 1]} {year}"

    def date(self, date: str | None) -> str:
        """Return a date as precisely as it is known: "May 6, 2024", "May 2024" or "2024"."""
        year, month, day = split_date(date)
        if not day:
            return self.month(date)
        if self.language == "zh":
            return f"{year} 年 {int(month)} 月 {int(day)} 日"
        return f"{_MONTHS[int(month) - 1]} {int(day)}, {year}"


def split_date(date: str | None) -> tuple[str, str, str]:
    """Return (year, month, day) of ISO text; parts that are missing or impossible are ""."""
    parts = (date or "").split("-")
    if not parts[0].isdecimal() or len(parts[0]) != 4:
        return "", "", ""
    month = parts[1] if len(parts) > 1 and parts[1].isdecimal() and 1 <= int(parts[1]) <= 12 else ""
    day = parts[2][:2] if month and len(parts) > 2 and parts[2][:2].isdecimal() else ""
    return parts[0], month, day


def integer(value: int) -> str:
    """Return a whole number with thousands separators."""
    return f"{value:,}"


def trimmed(value: float, digits: int) -> str:
    """Return `value` with up to `digits` decimals, without trailing zeros."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_price(value: float) -> float:
    """Return a price as `dollars` rounds it: two prices that look alike are alike."""
    return round(value, 0 if value >= 1000 else 4 if value >= 0.1 else 6)


def dollars(value: float) -> str:
    """Return a price per million tokens: "$0.28", "$15.00", "$0.0375", "$1,000"."""
    if value == 0:
        return "$0"
    if value >= 1000:
        return f"${value:,.0f}"
    if value >= 0.1:
        text = f"{value:.4f}".rstrip("0")
        whole, _, decimals = text.partition(".")
        return f"${whole}.{decimals.ljust(2, '0')}"
    return f"${value:.6f}".rstrip("0") if value >= 0.000001 else f"${value:.2g}"


def billions(value: float) -> str:
    """Return a parameter count: 236 -> "236B", 1000 -> "1T", 0.11 -> "110M"."""
    if value >= 1000:
        return f"{trimmed(value / 1000, 2)}T"
    if value >= 1:
        return f"{trimmed(value, 1 if value >= 10 else 2)}B"
    if value >= 0.001:
        return f"{trimmed(value * 1000, 1)}M"
    return f"{trimmed(value * 1e6, 1)}K"


def hundred_millions(value: float) -> str:
    """Return a parameter count given in billions in Chinese units: 236 -> "2360 亿", 0.11 -> "1.1 亿"."""
    if value >= 1000:
        return f"{value / 1000:.10g} 万亿"
    return f"{value * 10:.10g} 亿" if value >= 0.1 else f"{value * 1e5:.10g} 万"


def gigabytes(value: float) -> str:
    """Return memory given in 10^9 bytes: 118 -> "118 GB", 1490 -> "1,490 GB", 0.22 -> "220 MB"."""
    if value >= 10:
        return f"{value:,.0f} GB"
    if value >= 1:
        return f"{trimmed(value, 1)} GB"
    return f"{trimmed(value * 1000, 0)} MB"


_ONE_DECIMAL = frozenset({"%", "index", "percent", "percent correct", "percent resolved", "tokens/s", "elo"})
_UNIT_SUFFIXES = {
    "%": "%",
    "percent": "%",
    "percent correct": "%",
    "percent resolved": "%",
    "tokens/s": " tok/s",
    "s": " s",
}


def metric_value(value: float, metric: Metric) -> str:
    """Return a measured value with its unit: "34.8%", "1,287", "110.0 tok/s", "0.420"."""
    size = abs(value)
    digits = 0 if size >= 1000 else 1 if size >= 10 or metric.unit in _ONE_DECIMAL else 2 if size >= 1 else 3
    return f"{value:,.{digits}f}{_UNIT_SUFFIXES.get(metric.unit, '')}"


def exact_value(value: float, metric: Metric) -> str:
    """Return a measured value as precisely as its source gives it."""
    return f"{value:,.10g}{_UNIT_SUFFIXES.get(metric.unit, '')}"


def score(value: float) -> str:
    """Return a 0..10 score with one decimal, as definitions.md asks."""
    return f"{value:.1f}"
