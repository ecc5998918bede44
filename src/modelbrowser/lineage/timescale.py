"""Days to places on the time axis: linear, or each year as wide as the root of its releases.

The years are not equally busy; with the root, the few models of 2018 do not take the room that the
hundreds of 2025 need (evolution.md, "The first view"). One unit of x is an average year.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from modelbrowser.lineage.arrays import Doubles, Floats, Longs

DAYS_A_YEAR = 365.2425
LEAST_YEAR = 0.45
"""No year is narrower than this share of the average, however few its releases."""

MARGIN_YEARS = 30
"""The scale goes on, at the width of its outermost years, so far beyond the data."""


class ScaleKind(StrEnum):
    """How a year's width follows from its releases."""

    ROOT = "root"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A piecewise linear map; `knot_day` and `knot_x` rise strictly. `first_x`, `last_x` enclose the data."""

    kind: ScaleKind
    knot_day: Doubles
    knot_x: Doubles
    first_x: float
    last_x: float

    def to_x(self, day: Floats | Doubles | float) -> Doubles:
        """Return the place of days since 1970-01-01."""
        return np.asarray(np.interp(day, self.knot_day, self.knot_x), dtype=np.float64)

    def to_day(self, x: Doubles | float) -> Doubles:
        """Return the day at places on the axis."""
        return np.asarray(np.interp(x, self.knot_x, self.knot_day), dtype=np.float64)


def year_starts(first_year: int, last_year: int) -> Doubles:
    """Return the day numbers of January 1st of these years, both included."""
    years = np.arange(first_year - 1970, last_year - 1970 + 1)
    return years.astype("datetime64[Y]").astype("datetime64[D]").astype(np.float64)


def make_scale(day: Floats, kind: ScaleKind) -> TimeScale:
    """Make a scale for models released on these days (none missing)."""
    if day.size == 0:
        day = np.array([20000.0], dtype=np.float32)
    low, high = float(day.min()), float(day.max())
    first_year = int(np.datetime64(int(low), "D").astype("datetime64[Y]").astype(int)) + 1970
    last_year = int(np.datetime64(int(high), "D").astype("datetime64[Y]").astype(int)) + 1970
    starts = year_starts(first_year, last_year + 1)
    counts: Longs = np.histogram(day, bins=starts)[0]
    spans = np.diff(starts)
    # The last year counts only as far as the data go: its models stand in that part of it
    spans[-1] = max(high - starts[-2], 31.0)
    widths = spans / DAYS_A_YEAR
    if kind is ScaleKind.ROOT:
        widths = _root_widths(counts, widths)
    return _with_margins(kind, starts, spans, widths, (low, high))


def _root_widths(counts: Longs, spans: Doubles) -> Doubles:
    root = np.sqrt(counts.astype(np.float64))
    root = np.maximum(root, LEAST_YEAR * float(root.mean()) * np.minimum(spans, 1.0))
    return root / float(root.sum()) * float(spans.sum())


def _with_margins(
    kind: ScaleKind, starts: Doubles, spans: Doubles, widths: Doubles, data: tuple[float, float]
) -> TimeScale:
    rate_before, rate_after = widths[0] / spans[0], widths[-1] / spans[-1]
    margin = MARGIN_YEARS * DAYS_A_YEAR
    knot_day = np.concatenate(([starts[0] - margin], starts[:-1], [starts[-2] + spans[-1] + margin]))
    inner = np.concatenate(([0.0], np.cumsum(widths)))
    knot_x = np.concatenate(([-margin * rate_before], inner[:-1], [inner[-1] + margin * rate_after]))
    first, last = np.interp(np.array(data), knot_day, knot_x)
    return TimeScale(kind, knot_day, knot_x, float(first), float(last))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the axis: `level` 0 year, 1 quarter or month, 2 day; its date as year, month, day."""

    x: float
    level: int
    year: int
    month: int
    day: int


def ticks(scale: TimeScale, x0: float, x1: float, pixels: float) -> list[Tick]:
    """Return the ticks between two places that get `pixels` of room; finer ones where they fit."""
    low, high = (int(v) for v in scale.to_day(np.array([x0, x1])))
    if high <= low or pixels <= 0:
        return []
    found = _dated(scale, _starts(low, high, "M", 12), 0)
    per_month = pixels / max((high - low) / 30.4, 0.5)
    if per_month >= 52:
        found += [tick for tick in _dated(scale, _starts(low, high, "M", 1), 1) if tick.month != 1]
    elif per_month >= 19:
        found += [tick for tick in _dated(scale, _starts(low, high, "M", 3), 1) if tick.month != 1]
    if per_month >= 700:
        found += [tick for tick in _dated(scale, np.arange(low, high + 1), 2) if tick.day != 1]
    return [tick for tick in found if x0 <= tick.x <= x1]


def _starts(low: int, high: int, unit: str, step: int) -> Longs:
    first, last = (
        np.datetime64(value, "D").astype(f"datetime64[{unit}]").astype(int) for value in (low, high)
    )
    numbers = np.arange(int(first) // step * step, int(last) + 1, step)
    return numbers.astype(f"datetime64[{unit}]").astype("datetime64[D]").astype(np.int64)


def _dated(scale: TimeScale, days: Longs, level: int) -> list[Tick]:
    places = scale.to_x(days.astype(np.float64))
    dates = days.astype("datetime64[D]").astype(object)
    return [
        Tick(float(x), level, date.year, date.month, date.day) for x, date in zip(places, dates, strict=True)
    ]
