"""The reference figures of definitions.md, "Context badge and gauge" and "Capability bands"."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.context import (
    GAUGE_STOPS,
    context_badge,
    context_score,
    gauge_position,
    pages,
)

TOKENS = st.integers(1, 100_000_000)


@pytest.mark.parametrize(
    ("tokens", "badge"),
    [
        # definitions.md
        (128_000, "128K"),
        (131_072, "128K"),
        (200_000, "200K"),
        (1_000_000, "1M"),
        (1_048_576, "1M"),
        # other windows of real models
        (512, "512"),
        (999, "999"),
        (1_000, "1K"),
        (1_024, "1K"),
        (2_048, "2K"),
        (4_096, "4K"),
        (8_192, "8K"),
        (16_384, "16K"),
        (16_385, "16.4K"),
        (32_768, "32K"),
        (65_536, "64K"),
        (163_840, "160K"),
        (262_144, "256K"),
        (400_000, "400K"),
        (1_050_000, "1.05M"),
        (2_000_000, "2M"),
        (2_097_152, "2M"),
        (10_000_000, "10M"),
        (10_485_760, "10M"),
    ],
)
def test_badge(tokens: int, badge: str) -> None:
    assert context_badge(tokens) == badge


@pytest.mark.parametrize(("tokens", "badge"), [(999_499, "999K"), (999_999, "1M"), (1_023 * 1_024, "1023K")])
def test_a_badge_never_reads_1000k(tokens: int, badge: str) -> None:
    assert context_badge(tokens) == badge


@pytest.mark.parametrize("tokens", [0, -1])
def test_no_window_has_no_badge(tokens: int) -> None:
    with pytest.raises(ValueError, match="at least one token"):
        context_badge(tokens)


@given(TOKENS)
def test_a_badge_is_short_and_near_the_truth(tokens: int) -> None:
    badge = context_badge(tokens)
    binary = tokens % 1000 and tokens % 1024 == 0
    unit = {"K": 1024 if binary else 1000, "M": 1024**2 if binary else 1000**2}.get(badge[-1], 1)
    assert len(badge) <= 6
    assert float(badge.rstrip("KM")) * unit == pytest.approx(tokens, rel=0.05)


@pytest.mark.parametrize(
    ("tokens", "count"), [(128_000, 98), (1_300, 1), (1_000_000, 769), (200_000, 154), (4_096, 3)]
)
def test_pages(tokens: int, count: int) -> None:
    assert pages(tokens) == count


@pytest.mark.parametrize(
    ("tokens", "score", "shown"),
    [(128_000, 6.0, "6.0"), (1_000_000, 8.9658, "9.0"), (2_048_000, 10.0, "10.0"), (4_000, 1.0, "1.0")],
)
def test_context_score(tokens: int, score: float, shown: str) -> None:
    assert context_score(tokens) == pytest.approx(score, abs=1e-4)
    assert f"{context_score(tokens):.1f}" == shown


@pytest.mark.parametrize(
    ("tokens", "score"), [(1, 0.0), (2_000, 0.0), (0, 0.0), (10_000_000, 10.0), (2_048_001, 10.0)]
)
def test_a_score_is_kept_within_its_scale(tokens: int, score: float) -> None:
    assert context_score(tokens) == score


@given(TOKENS, TOKENS)
def test_a_wider_window_never_scores_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 0.0 <= context_score(low) <= context_score(high) <= 10.0


def test_gauge_stops_are_those_of_the_definitions() -> None:
    assert [(stop.tokens, stop.text, stop.key) for stop in GAUGE_STOPS] == [
        (4_000, "4K", "chat"),
        (32_000, "32K", "long_docs"),
        (400_000, "400K", "multi_doc"),
        (1_000_000, "1M", "codebase"),
        (10_000_000, "10M", ""),
    ]


@pytest.mark.parametrize(
    ("tokens", "fraction"), [(4_000, 0.0), (32_000, 3 / math.log2(2500)), (10_000_000, 1.0)]
)
def test_stops_stand_on_a_logarithmic_axis(tokens: int, fraction: float) -> None:
    position = gauge_position(tokens)
    assert position.fraction == pytest.approx(fraction)
    assert position.clamped == 0


@given(st.integers(4_000, 5_000_000))
def test_each_doubling_is_the_same_step(tokens: int) -> None:
    step = gauge_position(tokens * 2).fraction - gauge_position(tokens).fraction
    assert step == pytest.approx(1 / math.log2(2500))


@pytest.mark.parametrize(
    ("tokens", "fraction", "clamped"),
    [(3_999, 0.0, -1), (1, 0.0, -1), (10_000_001, 1.0, 1), (10_485_760, 1.0, 1)],
)
def test_beyond_the_ends_the_marker_is_clamped_and_says_so(
    tokens: int, fraction: float, clamped: int
) -> None:
    position = gauge_position(tokens)
    assert (position.fraction, position.clamped) == (fraction, clamped)
