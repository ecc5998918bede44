"""Tiers: percentile tiers for intelligence and speed, price tiers for cost.

Source of every threshold: definitions.md, "Percentile tiers" and "Cost tier".
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class PercentileTier(StrEnum):
    """Standing among the peers that have the metric; best first. `BELOW` reads "Slow" for speed."""

    TOP1 = "top1"
    TOP5 = "top5"
    TOP10 = "top10"
    GOOD = "good"
    MEDIUM = "medium"
    BELOW = "below"


class CostTier(StrEnum):
    """Cost by output price in USD per million tokens; cheapest first."""

    FREE = "free"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


# Upper bound of rank / peers for each tier; the last one takes the rest.
PERCENTILE_BOUNDS: tuple[tuple[PercentileTier, float], ...] = (
    (PercentileTier.TOP1, 0.01),
    (PercentileTier.TOP5, 0.05),
    (PercentileTier.TOP10, 0.10),
    (PercentileTier.GOOD, 0.25),
    (PercentileTier.MEDIUM, 0.50),
    (PercentileTier.BELOW, 1.0),
)

LOW_COST_BELOW_USD_PER_M = 1.0
MODERATE_COST_BELOW_USD_PER_M = 5.0


def percentile_tier(rank: int, peers: int) -> PercentileTier:
    """Return the tier of rank `rank` (1 is best) among `peers` models.

    Raises:
        ValueError: unless 1 <= rank <= peers.
    """
    if not 1 <= rank <= peers:
        raise ValueError(f"rank {rank} is not within 1..{peers}")
    for tier, bound in PERCENTILE_BOUNDS:
        # rank / peers <= bound, without the rounding of the division at exact borders
        if rank <= bound * peers + 1e-9:
            return tier
    return PercentileTier.BELOW


def competition_ranks(values: Sequence[float], *, higher_is_better: bool = True) -> list[int]:
    """Rank values: 1 + the number of strictly better values; ties share the better rank."""
    ordered = sorted(values, reverse=higher_is_better)
    first: dict[float, int] = {}
    for position, value in enumerate(ordered, start=1):
        first.setdefault(value, position)
    return [first[value] for value in values]


def cost_tier(open_weights: bool | None, output_price_usd_per_m: float | None) -> CostTier | None:
    """Return the cost tier, or None when neither open weights nor an output price is known.

    Open weights win: such a model is Free even where a hosted price exists.
    """
    if open_weights:
        return CostTier.FREE
    if output_price_usd_per_m is None:
        return None
    if output_price_usd_per_m < LOW_COST_BELOW_USD_PER_M:
        return CostTier.LOW
    if output_price_usd_per_m < MODERATE_COST_BELOW_USD_PER_M:
        return CostTier.MODERATE
    return CostTier.HIGH
