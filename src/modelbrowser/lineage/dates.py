"""Dates as day numbers, and places for models without a date.

Months count as their 15th day and years as their 182nd: the middle of what is known (evolution.md, "Layout").
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from modelbrowser.lineage.arrays import Floats, Ints, gather_csr

_MIDDLE_OF = {4: 181, 7: 14, 10: 0}
"""Days to add to the first day, by the length of the ISO text ("2024", "2024-07", "2024-07-03")."""

STEP_DAYS = 30.0
"""How far an undated model stands from its dated neighbor, where nothing else says more."""


def parse_days(dates: Sequence[str | None]) -> Floats:
    """Return days since 1970-01-01; NaN for None and for text that is no date."""
    texts = ["NaT" if not date or len(date) not in _MIDDLE_OF else date for date in dates]
    try:
        moments = np.array(texts, dtype="datetime64[D]")
    except ValueError:
        moments = np.array([_one_date(text) for text in texts], dtype="datetime64[D]")
    days = moments.astype(np.int64).astype(np.float32)
    lengths = np.array([len(text) for text in texts], dtype=np.int32)
    for length, shift in _MIDDLE_OF.items():
        if shift:
            days[lengths == length] += shift
    days[np.isnat(moments)] = np.nan
    return days


def _one_date(text: str) -> np.datetime64:
    try:
        return np.datetime64(text, "D")
    except ValueError:
        return np.datetime64("NaT", "D")


def fill_undated(day: Floats, parent: Ints, child: Ints) -> Floats:
    """Place every undated model between its nearest dated relatives; a model without any at the median.

    Works outward from the dated models, one generation of undated ones a pass, so that its time follows
    the number of undated models and not the size of the graph.
    """
    undated = np.isnan(day)
    known = day[~undated]
    if known.size == 0:
        return np.zeros_like(day)
    after, steps_down = _spread(day, parent, child)
    before, steps_up = _spread(-day, child, parent)
    before = -before
    filled = day.copy()
    both = undated & np.isfinite(after) & np.isfinite(before) & (before > after)
    share = (steps_down / np.maximum(steps_down + steps_up, 1))[both]
    filled[both] = after[both] + (before[both] - after[both]) * share
    above = undated & ~both & np.isfinite(after)
    last = float(known.max())
    filled[above] = np.minimum(after + STEP_DAYS * steps_down, np.maximum(after, last))[above]
    below = undated & ~both & ~above & np.isfinite(before)
    first = float(known.min())
    filled[below] = np.maximum(before - STEP_DAYS * steps_up, np.minimum(before, first))[below]
    filled[np.isnan(filled)] = float(np.median(known))
    return filled


def _spread(day: Floats, source: Ints, target: Ints) -> tuple[Floats, Floats]:
    """Carry the latest `day` along the edges into undated targets; return it and the steps it took.

    One pass a generation: the models that got a day in one pass give it on in the next.
    """
    undated = np.isnan(day)
    carried = np.where(undated, np.float32(-np.inf), day).astype(np.float32)
    steps = np.zeros(day.size, dtype=np.float32)
    edges = np.flatnonzero(undated[target])
    edges = edges[np.argsort(source[edges], kind="stable")]
    givers, takers = source[edges], target[edges]
    first = np.zeros(day.size + 1, dtype=np.int64)
    np.cumsum(np.bincount(givers, minlength=day.size), out=first[1:])
    front = np.unique(givers[~undated[givers]])
    todo = undated.copy()
    while front.size:
        counts = first[front + 1] - first[front]
        found = gather_csr(first, takers, front)
        source_of = np.repeat(front, counts)
        fresh = todo[found]
        found, source_of = found[fresh], source_of[fresh]
        np.maximum.at(carried, found, carried[source_of])
        steps[found] = steps[source_of] + 1
        todo[found] = False
        front = np.unique(found)
    return carried, steps
