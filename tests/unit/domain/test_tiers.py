"""Every border of definitions.md, "Percentile tiers" and "Cost tier", from both sides, and the ties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.tiers import (
    PERCENTILE_BOUNDS,
    CostTier,
    PercentileTier,
    competition_ranks,
    cost_tier,
    percentile_tier,
)

# the table of definitions.md, as exact fractions
EXACT = (
    (PercentileTier.TOP1, Fraction(1, 100)),
    (PercentileTier.TOP5, Fraction(5, 100)),
    (PercentileTier.TOP10, Fraction(10, 100)),
    (PercentileTier.GOOD, Fraction(25, 100)),
    (PercentileTier.MEDIUM, Fraction(50, 100)),
    (PercentileTier.BELOW, Fraction(1)),
)


@pytest.mark.parametrize(
    ("rank", "tier"),
    [
        (1, PercentileTier.TOP1),
        (2, PercentileTier.TOP5),
        (5, PercentileTier.TOP5),
        (6, PercentileTier.TOP10),
        (10, PercentileTier.TOP10),
        (11, PercentileTier.GOOD),
        (25, PercentileTier.GOOD),
        (26, PercentileTier.MEDIUM),
        (50, PercentileTier.MEDIUM),
        (51, PercentileTier.BELOW),
        (100, PercentileTier.BELOW),
    ],
)
def test_both_sides_of_every_border_among_a_hundred(rank: int, tier: PercentileTier) -> None:
    assert percentile_tier(rank, 100) is tier


@pytest.mark.parametrize("peers", [20, 60, 140, 200, 300, 700, 900, 1100, 1400, 33_300, 1_000_000])
def test_an_exact_border_belongs_to_the_better_tier(peers: int) -> None:
    """0.05 * 60 and 0.1 * 70 are not exact in binary; the border must not move for it."""
    for tier, bound in EXACT[:-1]:
        last = bound * peers
        if last.denominator == 1 and last >= 1:
            assert percentile_tier(int(last), peers) is tier
            assert percentile_tier(int(last) + 1, peers) is not tier


@given(st.data())
def test_the_tier_is_the_one_of_the_exact_share(data: st.DataObject) -> None:
    peers = data.draw(st.integers(1, 5_000_000))
    rank = data.draw(st.integers(1, peers))
    share = Fraction(rank, peers)
    assert percentile_tier(rank, peers) is next(tier for tier, bound in EXACT if share <= bound)


def test_a_small_field_has_no_top_percent() -> None:
    assert percentile_tier(1, 99) is PercentileTier.TOP5
    assert percentile_tier(1, 19) is PercentileTier.TOP10
    assert percentile_tier(1, 1) is PercentileTier.BELOW


@pytest.mark.parametrize(("rank", "peers"), [(0, 10), (-1, 10), (11, 10), (1, 0)])
def test_no_such_rank(rank: int, peers: int) -> None:
    with pytest.raises(ValueError, match="not within"):
        percentile_tier(rank, peers)


def test_the_bounds_are_those_of_the_definitions() -> None:
    assert [(tier, Fraction(str(bound))) for tier, bound in PERCENTILE_BOUNDS] == list(EXACT)


def test_ties_share_the_better_rank() -> None:
    assert competition_ranks([10.0, 30.0, 20.0, 30.0, 20.0, 5.0]) == [5, 1, 3, 1, 3, 6]


def test_where_less_is_better() -> None:
    assert competition_ranks([10.0, 30.0, 10.0], higher_is_better=False) == [1, 3, 1]


def test_no_values_no_ranks() -> None:
    assert competition_ranks([]) == []


@given(st.lists(st.floats(-1e6, 1e6), max_size=40), st.booleans())
def test_a_rank_is_one_more_than_the_strictly_better(values: list[float], higher: bool) -> None:
    expected = [1 + sum(other > value if higher else other < value for other in values) for value in values]
    assert competition_ranks(values, higher_is_better=higher) == expected


@pytest.mark.parametrize(
    ("price", "tier"),
    [
        (0.0, CostTier.LOW),
        (0.999999, CostTier.LOW),
        (1.0, CostTier.MODERATE),
        (4.999999, CostTier.MODERATE),
        (5.0, CostTier.HIGH),
        (150.0, CostTier.HIGH),
    ],
)
@pytest.mark.parametrize("open_weights", [False, None])
def test_price_borders(price: float, tier: CostTier, open_weights: bool | None) -> None:
    assert cost_tier(open_weights, price) is tier


@pytest.mark.parametrize("price", [None, 0.0, 0.5, 3.0, 60.0])
def test_open_weights_are_free_whatever_a_host_asks(price: float | None) -> None:
    assert cost_tier(True, price) is CostTier.FREE


@pytest.mark.parametrize("open_weights", [False, None])
def test_neither_price_nor_weights_is_no_data(open_weights: bool | None) -> None:
    assert cost_tier(open_weights, None) is None
