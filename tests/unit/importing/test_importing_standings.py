from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.models import Capability
from modelbrowser.domain.tiers import PercentileTier
from modelbrowser.importing.columns import Row
from modelbrowser.importing.standings import (
    CapabilityStandings,
    best_shares,
    capability_standings,
    rank_snapshots,
    tier_cutoffs,
)

INDEX = "aa_intelligence_index_v4_3_2026_10"
SPEED = "output_tokens_per_second"


def _metric(metric_id: str, unit: str = "index", higher: int = 1) -> Row:
    return {"metric_id": metric_id, "unit": unit, "higher_is_better": higher}


def _score(
    model: str, value: float, variant: str | None = None, as_of: str = "2026-10-03", metric: str = INDEX
) -> Row:
    return {
        "model_id": model,
        "metric_id": metric,
        "variant": variant,
        "value": value,
        "as_of": as_of,
        "source_id": "lab",
    }


def _standing(scores: list[Row], metric: Row) -> CapabilityStandings:
    found = capability_standings(rank_snapshots([metric], scores), [], {})
    assert len(found) == 1
    return found[0]


def test_peers_are_models_with_their_best_variant() -> None:
    scores = [_score("a", 20, "Low"), _score("a", 30, "High"), _score("b", 25)]
    places = rank_snapshots([_metric(INDEX)], scores)[INDEX]
    assert [(p.model_id, p.variant, p.value, p.rank, p.peers) for p in places] == [
        ("a", "High", 30, 1, 2),
        ("b", "", 25, 2, 2),
    ]


def test_only_the_newest_date_is_ranked() -> None:
    scores = [_score("old", 99, as_of="2026-08-01"), _score("a", 10), _score("a", 90, as_of="2026-02-01")]
    places = rank_snapshots([_metric(INDEX)], scores)[INDEX]
    assert [(p.model_id, p.value, p.rank) for p in places] == [("a", 10, 1)]


def test_ties_share_the_better_rank() -> None:
    places = rank_snapshots([_metric(INDEX)], [_score("a", 5), _score("b", 7), _score("c", 5)])[INDEX]
    assert [(p.model_id, p.rank) for p in places] == [("b", 1), ("a", 2), ("c", 2)]


def test_lower_is_better_turns_the_order_round() -> None:
    metric = _metric("time_to_first_token_s", "s", 0)
    scores = [
        _score("slow", 9, metric="time_to_first_token_s"),
        _score("fast", 1, metric="time_to_first_token_s"),
    ]
    places = rank_snapshots([metric], scores)["time_to_first_token_s"]
    assert [(p.model_id, p.rank, p.scaled_0_10) for p in places] == [("fast", 1, 10.0), ("slow", 2, 0.0)]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_the_band_is_numpys_default_percentile(values: list[float]) -> None:
    standing = _standing([_score(f"m{i}", value) for i, value in enumerate(values)], _metric(INDEX))
    low, high = np.percentile([value / 10 for value in values], [20, 80])
    assert standing.p20_scaled == pytest.approx(low)
    assert standing.p80_scaled == pytest.approx(high)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=150))
def test_tiers_follow_rank_over_peers(values: list[int]) -> None:
    standing = _standing([_score(f"m{i:03}", value) for i, value in enumerate(values)], _metric(INDEX))
    bounds = {"top1": 0.01, "top5": 0.05, "top10": 0.1, "good": 0.25, "medium": 0.5, "below": 1.0}
    for place in standing.places:
        better = sum(value > place.value for value in values)
        assert place.rank == better + 1
        tier = standing.tier_of(place)
        assert tier is not None
        assert place.share <= bounds[tier] + 1e-9
        tighter = [bound for name, bound in bounds.items() if bound < bounds[tier]]
        assert all(place.share > bound - 1e-9 for bound in tighter)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=150))
def test_cutoffs_count_every_model_once_and_are_reached(values: list[int]) -> None:
    standing = _standing([_score(f"m{i:03}", value) for i, value in enumerate(values)], _metric(INDEX))
    cutoffs = tier_cutoffs(standing)
    assert [tier for tier, _, _ in cutoffs] == list(PercentileTier)
    assert sum(models for _, _, models in cutoffs) == len(values)
    for tier, value, models in cutoffs:
        members = [p.value for p in standing.places if standing.tier_of(p) is tier]
        assert len(members) == models
        assert value == (min(members) if members and tier is not PercentileTier.BELOW else None)


def test_the_current_metric_is_the_newest_version() -> None:
    older = "aa_intelligence_index_v4_0_2026_04"
    scores = [_score("a", 50, metric=older), _score("b", 10)]
    (standing,) = capability_standings(rank_snapshots([_metric(older), _metric(INDEX)], scores), [], {})
    assert standing.metric_id == INDEX
    assert [place.model_id for place in standing.places] == ["b"]


def test_without_the_index_the_next_metric_of_the_list_is_current() -> None:
    scores = [_score("a", 1200, metric="lmarena_text_elo"), _score("b", 1300, metric="lmarena_text_elo")]
    standing = _standing(scores, _metric("lmarena_text_elo", "Elo"))
    assert standing.capability is Capability.REASONING
    assert [place.scaled_0_10 for place in standing.places] == [10.0, 0.0]


def test_a_context_window_is_ranked_among_all_windows() -> None:
    models: list[Row] = [
        {"model_id": "a", "context_tokens": 128_000},
        {"model_id": "b", "context_tokens": None},
        {"model_id": "c", "context_tokens": 2_048_000},
    ]
    (standing,) = capability_standings({}, models, {"a": ("lab", "2026-01-01"), "c": ("wiki", "2026-02-02")})
    assert standing.capability is Capability.CONTEXT
    assert [(p.model_id, p.rank, p.peers, p.scaled_0_10) for p in standing.places] == [
        ("c", 1, 2, 10.0),
        ("a", 2, 2, pytest.approx(6.0)),
    ]
    assert (standing.places[1].source_id, standing.places[1].as_of) == ("lab", "2026-01-01")
    assert standing.tier_of(standing.places[0]) is None


def test_a_model_newer_than_one_snapshot_is_judged_by_another() -> None:
    coding = "aa_coding_index_v4_3_2026_10"
    scores = [_score("old", 40, metric="scicode"), _score("worse", 10, metric="scicode")]
    scores += [_score("new", 70, metric=coding), _score("old", 20, metric=coding)]
    shares = best_shares(
        Capability.CODING, rank_snapshots([_metric("scicode", "%"), _metric(coding)], scores)
    )
    assert shares == {"old": 0.5, "worse": 1.0, "new": 0.5}
