"""Standings: the current metrics, their newest snapshots, ranks, tiers, cut-offs and bands.

Source of the rules: definitions.md, "Metric versions", "Percentile tiers" and "Capability bands".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from modelbrowser.domain.context import context_score
from modelbrowser.domain.models import Capability
from modelbrowser.domain.scaling import (
    BAND_HIGH,
    BAND_LOW,
    TAG_METRICS,
    current_metric,
    newest_version,
    scale_values,
)
from modelbrowser.domain.tiers import PercentileTier, competition_ranks, percentile_tier
from modelbrowser.importing.cells import count_or_none, number_of, text_of, text_or_none
from modelbrowser.importing.columns import Row

TIERED = (Capability.REASONING, Capability.SPEED)


@dataclass(frozen=True, slots=True)
class Place:
    """A model's best value in a metric's current snapshot, and its rank among the peers (1 is best)."""

    model_id: str
    variant: str
    value: float
    as_of: str
    source_id: str | None
    rank: int
    peers: int
    scaled_0_10: float

    @property
    def share(self) -> float:
        """Return rank / peers, 0..1; smaller is better."""
        return self.rank / self.peers


@dataclass(frozen=True, slots=True)
class CapabilityStandings:
    """One capability in the catalog in use. `metric_id` and `snapshot_date` are None for context."""

    capability: Capability
    metric_id: str | None
    snapshot_date: str | None
    places: tuple[Place, ...]
    p20_scaled: float
    p80_scaled: float

    def tier_of(self, place: Place) -> PercentileTier | None:
        """Return the tier; only intelligence and speed have tiers."""
        return percentile_tier(place.rank, place.peers) if self.capability in TIERED else None


def rank_snapshots(metrics: Iterable[Row], scores: Iterable[Row]) -> dict[str, tuple[Place, ...]]:
    """Return every metric's current snapshot: one place a model, best first."""
    by_metric: dict[str, list[Row]] = {}
    for row in scores:
        by_metric.setdefault(text_of(row, "metric_id"), []).append(row)
    return {
        text_of(metric, "metric_id"): _rank(metric, by_metric[text_of(metric, "metric_id")])
        for metric in metrics
        if text_of(metric, "metric_id") in by_metric
    }


def _rank(metric: Row, scores: Sequence[Row]) -> tuple[Place, ...]:
    newest = max(text_of(row, "as_of") for row in scores)
    higher = bool(metric["higher_is_better"])
    order = _best_first(higher)
    best: dict[str, Row] = {}
    for row in sorted((row for row in scores if row["as_of"] == newest), key=order):
        best.setdefault(text_of(row, "model_id"), row)
    rows = sorted(best.values(), key=order)
    values = [number_of(row, "value") for row in rows]
    ranks = competition_ranks(values, higher_is_better=higher)
    metric_id, unit = text_of(metric, "metric_id"), text_of(metric, "unit")
    scaled = scale_values(metric_id, unit, values, higher_is_better=higher)
    return tuple(
        Place(
            model_id=text_of(row, "model_id"),
            variant=text_or_none(row, "variant") or "",
            value=number_of(row, "value"),
            as_of=newest,
            source_id=text_of(row, "source_id"),
            rank=rank,
            peers=len(rows),
            scaled_0_10=on_scale,
        )
        for row, rank, on_scale in zip(rows, ranks, scaled, strict=True)
    )


def _best_first(higher_is_better: bool) -> Callable[[Row], tuple[float, str, str, str]]:
    """Return the sort key: best value first; ties by model, variant and source, so that it is one order."""

    def key(row: Row) -> tuple[float, str, str, str]:
        value = number_of(row, "value")
        return (
            -value if higher_is_better else value,
            text_of(row, "model_id"),
            text_or_none(row, "variant") or "",
            text_of(row, "source_id"),
        )

    return key


def capability_standings(
    snapshots: Mapping[str, tuple[Place, ...]],
    models: Iterable[Row],
    context_origin: Mapping[str, tuple[str | None, str]],
) -> tuple[CapabilityStandings, ...]:
    """Return the standings of every capability that some model has.

    `context_origin` maps a model to the source and as-of date of its context window.
    """
    found: list[CapabilityStandings] = []
    for capability in Capability:
        if capability is Capability.CONTEXT:
            metric_id, places = None, _context_places(models, context_origin)
        else:
            metric_id = current_metric(capability, snapshots.keys())
            places = snapshots[metric_id] if metric_id else ()
        if not places:
            continue
        scaled = np.array([place.scaled_0_10 for place in places])
        low, high = np.percentile(scaled, [BAND_LOW, BAND_HIGH])
        date = places[0].as_of if metric_id else None
        found.append(CapabilityStandings(capability, metric_id, date, places, float(low), float(high)))
    return tuple(found)


def _context_places(models: Iterable[Row], origin: Mapping[str, tuple[str | None, str]]) -> tuple[Place, ...]:
    """Context windows are facts of their own dates, without variants: all models with one are peers."""
    windows = {
        text_of(row, "model_id"): tokens
        for row in models
        if (tokens := count_or_none(row, "context_tokens")) is not None
    }
    ordered = sorted(windows.items(), key=lambda item: (-item[1], item[0]))
    ranks = competition_ranks([float(tokens) for _, tokens in ordered])
    return tuple(
        Place(
            model_id=model_id,
            variant="",
            value=float(tokens),
            as_of=origin[model_id][1],
            source_id=origin[model_id][0],
            rank=rank,
            peers=len(ordered),
            scaled_0_10=context_score(tokens),
        )
        for (model_id, tokens), rank in zip(ordered, ranks, strict=True)
    )


def tier_cutoffs(standings: CapabilityStandings) -> tuple[tuple[PercentileTier, float | None, int], ...]:
    """Return (tier, cut-off, models) of every tier, best first.

    The cut-off is the worst value that still reaches the tier; None for an empty tier and for the last
    one, which takes the rest.
    """
    values: dict[PercentileTier, list[float]] = {tier: [] for tier in PercentileTier}
    for place in standings.places:
        tier = standings.tier_of(place)
        if tier is not None:
            values[tier].append(place.value)
    return tuple(
        (
            tier,
            # places are best first, so the last value is the worst one whatever the direction
            reached[-1] if reached and tier is not PercentileTier.BELOW else None,
            len(reached),
        )
        for tier, reached in values.items()
    )


def best_shares(capability: Capability, snapshots: Mapping[str, tuple[Place, ...]]) -> dict[str, float]:
    """Return each model's best rank / peers over all metrics that a tag may rest on.

    Each counts in its newest version, so that a model newer than one snapshot is judged by another.
    """
    names: Collection[str] = snapshots.keys()
    best: dict[str, float] = {}
    for pattern in TAG_METRICS[capability]:
        metric_id = newest_version(pattern, names)
        for place in snapshots[metric_id] if metric_id else ():
            best[place.model_id] = min(best.get(place.model_id, 1.0), place.share)
    return best
