"""Scores on the common 0..10 scale and the 20th to 80th percentile band of the peers.

Source: definitions.md, "Metric versions" (which metric is current, how an Elo is scaled) and "Capability
bands". Pure functions without numpy, so that a band can be computed again for another group of peers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase

from modelbrowser.domain.models import Capability
from modelbrowser.domain.tiers import competition_ranks

BAND_LOW = 20.0
BAND_HIGH = 80.0

# First match wins, once for the whole catalog. `*` stands for the version: the newest one is taken.
METRIC_PREFERENCE: dict[Capability, tuple[str, ...]] = {
    Capability.REASONING: ("aa_intelligence_index_*", "epoch_capabilities_index", "lmarena_text_elo"),
    Capability.CODING: ("scicode", "aa_coding_index_*"),
    Capability.AGENTIC: ("terminal_bench_hard", "aa_agentic_index_*"),
    Capability.SPEED: ("output_tokens_per_second",),
}

# For the tags Coding and Agentic alone: measurements that no tier ranks, but that models newer than the
# snapshots above have
TAG_METRICS: dict[Capability, tuple[str, ...]] = {
    Capability.CODING: (*METRIC_PREFERENCE[Capability.CODING], "lmarena_webdev_elo", "lmarena_coding_elo"),
    Capability.AGENTIC: (*METRIC_PREFERENCE[Capability.AGENTIC], "tau2_bench_telecom"),
}


def bears_on(capability: Capability, metric_id: str) -> bool:
    """Return whether a metric is one of those that a capability may be read from, in any version."""
    return any(fnmatchcase(metric_id, pattern) for pattern in METRIC_PREFERENCE.get(capability, ()))


def newest_version(pattern: str, metric_ids: Collection[str]) -> str | None:
    """Return the metric of `pattern` with the highest version ("..._v4_3_2026_10"), or None."""
    if not pattern.endswith("*"):
        return pattern if pattern in metric_ids else None
    matching = [name for name in metric_ids if name.startswith(pattern[:-1])]
    return max(matching, key=_version_key, default=None)


def _version_key(metric_id: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(number) for number in re.findall(r"\d+", metric_id)), metric_id


def current_metric(capability: Capability, metric_ids: Collection[str]) -> str | None:
    """Return the current metric of a capability among those that the catalog holds values of."""
    for pattern in METRIC_PREFERENCE.get(capability, ()):
        found = newest_version(pattern, metric_ids)
        if found is not None:
            return found
    return None


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the percentile (0..100) with linear interpolation, as numpy's default does.

    Raises:
        ValueError: for no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100.0
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def band(scaled: Sequence[float]) -> tuple[float, float]:
    """Return the 20th and the 80th percentile of the peers' scaled values.

    Raises:
        ValueError: for no values.
    """
    return percentile(scaled, BAND_LOW), percentile(scaled, BAND_HIGH)


def scale_values(
    metric_id: str, unit: str, values: Sequence[float], *, higher_is_better: bool
) -> list[float]:
    """Return the values on the 0..10 scale, in the same order.

    Percent and the Artificial Analysis indices are divided by 10. Whatever has no fixed top (an Elo, a
    speed, the open-ended Epoch index) becomes its percentile among the given values: 10 for the best, 0
    for the worst, ties share the better place.
    """
    if unit == "%" or metric_id.startswith("aa_"):
        return [min(10.0, max(0.0, value / 10.0)) for value in values]
    if len(values) == 1:
        return [10.0]
    ranks = competition_ranks(values, higher_is_better=higher_is_better)
    return [10.0 * (len(values) - rank) / (len(values) - 1) for rank in ranks]
