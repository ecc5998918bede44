"""Bands of a chosen group: definitions.md, "Capability bands"."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.bands import (
    PeerGroup,
    band_of,
    group_is_known,
    members,
    month_number,
    size_class,
)
from modelbrowser.domain.models import ModelId
from modelbrowser.domain.standings import PeerValue


def peer(
    score: float, *, opened: bool | None = None, date: str | None = None, size: float | None = None
) -> PeerValue:
    return PeerValue(ModelId(f"m{score}"), score, opened, date, size)


@given(st.lists(st.floats(0, 10), min_size=5, max_size=60))
def test_a_band_is_numpys_20th_and_80th_percentile(values: list[float]) -> None:
    band = band_of([peer(value) for value in values], None)
    assert band.p20 == pytest.approx(np.percentile(values, 20))
    assert band.p80 == pytest.approx(np.percentile(values, 80))
    assert band.peers == len(values)
    assert band.rank is None


@pytest.mark.parametrize("count", [0, 1, 4])
def test_fewer_than_five_peers_make_no_band(count: int) -> None:
    band = band_of([peer(float(value)) for value in range(count)], 1.0)
    assert (band.p20, band.p80, band.peers) == (None, None, count)


def test_a_rank_counts_strictly_better_peers_and_ties_share_it() -> None:
    peers = [peer(value) for value in (9.0, 5.0, 5.0, 5.0, 1.0)]
    assert band_of(peers, 5.0).rank == 2
    assert band_of(peers, 9.5).rank == 1
    assert band_of(peers, 0.0).rank == 6


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (None, None),
        (0.1, 0),
        (3.99, 0),
        (4.0, 1),
        (14.9, 1),
        (15, 2),
        (50, 3),
        (149, 3),
        (150, 4),
        (236, 4),
        (500, 5),
    ],
)
def test_size_classes_have_stated_borders(params: float | None, expected: int | None) -> None:
    assert size_class(params) == expected


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2024-05-06", True),
        ("2024-05", True),
        ("2024", False),
        (None, False),
        ("", False),
        ("20x4-05", False),
    ],
)
def test_a_month_needs_a_date_of_month_precision(date: str | None, known: bool) -> None:
    assert (month_number(date) is not None) is known


def test_within_twelve_months_is_inclusive_on_both_sides() -> None:
    peers = [
        peer(value, date=date)
        for value, date in enumerate(("2023-04", "2023-05", "2024-05-31", "2025-05", "2025-06"))
    ]
    found = members(PeerGroup.RECENT, peers, released_on="2024-05-06", params_total_b=None)
    assert [each.released_on for each in found] == ["2023-05", "2024-05-31", "2025-05"]


def test_unknown_facts_put_a_model_in_no_group() -> None:
    peers = [peer(1.0), peer(2.0, opened=False), peer(3.0, opened=True, size=200.0)]
    assert [
        each.scaled_0_10 for each in members(PeerGroup.OPEN, peers, released_on=None, params_total_b=None)
    ] == [3.0]
    assert members(PeerGroup.SIZE, peers, released_on=None, params_total_b=None) == []
    assert members(PeerGroup.RECENT, peers, released_on="2024", params_total_b=None) == []
    assert len(members(PeerGroup.SIZE, peers, released_on=None, params_total_b=236.0)) == 1
    assert len(members(PeerGroup.ALL, peers, released_on=None, params_total_b=None)) == 3


def test_a_group_is_offered_only_where_its_fact_is_known() -> None:
    assert group_is_known(PeerGroup.ALL, released_on=None, params_total_b=None)
    assert group_is_known(PeerGroup.OPEN, released_on=None, params_total_b=None)
    assert not group_is_known(PeerGroup.RECENT, released_on="2024", params_total_b=7.0)
    assert not group_is_known(PeerGroup.SIZE, released_on="2024-05", params_total_b=None)
