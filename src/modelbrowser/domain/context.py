"""The context window: badge, gauge, pages and the 0..10 context score.

Source: definitions.md, "Context badge and gauge" and "Capability bands".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

TOKENS_PER_PAGE = 1300
GAUGE_MIN_TOKENS = 4_000
GAUGE_MAX_TOKENS = 10_000_000


@dataclass(frozen=True, slots=True)
class GaugeStop:
    """A reference stop on the gauge: its tokens, its short text ("32K") and the key of its label."""

    tokens: int
    text: str
    key: str


GAUGE_STOPS: tuple[GaugeStop, ...] = (
    GaugeStop(4_000, "4K", "chat"),
    GaugeStop(32_000, "32K", "long_docs"),
    GaugeStop(400_000, "400K", "multi_doc"),
    GaugeStop(1_000_000, "1M", "codebase"),
    GaugeStop(10_000_000, "10M", ""),
)


@dataclass(frozen=True, slots=True)
class GaugePosition:
    """Where a window stands on the gauge: `fraction` 0..1; `clamped` is -1 below, +1 above, else 0."""

    fraction: float
    clamped: int


def context_badge(tokens: int) -> str:
    """Return the window in K or M: 128,000 and 131,072 -> "128K", 1,048,576 -> "1M".

    Multiples of 1000 are decimal thousands; otherwise multiples of 1024 are binary ones.

    Raises:
        ValueError: for a window of less than one token.
    """
    if tokens < 1:
        raise ValueError("a context window has at least one token")
    base = 1024 if tokens % 1000 and tokens % 1024 == 0 else 1000
    if tokens < base:
        return str(tokens)
    thousands = tokens / base
    if round(thousands) < base:
        return f"{_short(thousands, 1)}K"
    return f"{_short(thousands / base, 2)}M"


def _short(value: float, digits: int) -> str:
    """Return `value` with up to `digits` decimals (none from 100 on), without trailing zeros."""
    text = f"{value:.{0 if value >= 100 else digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def pages(tokens: int) -> int:
    """Return the window in printed pages of 1300 tokens: 128,000 -> 98."""
    return round(tokens / TOKENS_PER_PAGE)


def gauge_position(tokens: int) -> GaugePosition:
    """Return the place on a base-2 logarithmic axis from 4K to 10M tokens."""
    low, high = math.log2(GAUGE_MIN_TOKENS), math.log2(GAUGE_MAX_TOKENS)
    if tokens < GAUGE_MIN_TOKENS:
        return GaugePosition(0.0, -1)
    if tokens > GAUGE_MAX_TOKENS:
        return GaugePosition(1.0, 1)
    return GaugePosition((math.log2(tokens) - low) / (high - low), 0)


def context_score(tokens: int) -> float:
    """Return clamp(log2(tokens / 2000), 0, 10): 128,000 -> 6.0, 1,000,000 -> 8.97."""
    if tokens <= 0:
        return 0.0
    return min(10.0, max(0.0, math.log2(tokens / 2000)))
