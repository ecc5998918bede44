"""The time axis: order is kept, both directions agree, ticks stand on first days."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.lineage.dates import parse_days
from modelbrowser.lineage.timescale import ScaleKind, make_scale, ticks

days_of = st.lists(st.integers(10_000, 25_000), min_size=1, max_size=60).map(
    lambda values: np.array(values, dtype=np.float32)
)


@given(days_of, st.sampled_from(list(ScaleKind)))
@settings(max_examples=150, deadline=None)
def test_the_axis_keeps_the_order_and_can_be_read_back(days, kind):
    scale = make_scale(days, kind)
    assert (np.diff(scale.knot_day) > 0).all()
    assert (np.diff(scale.knot_x) > 0).all()
    x = scale.to_x(days)
    assert np.allclose(scale.to_day(x), days, atol=0.01)
    assert x.min() == pytest.approx(scale.first_x)
    assert x.max() == pytest.approx(scale.last_x)


def test_a_years_width_grows_with_the_root_of_its_releases():
    days = parse_days(["2020-06-01"] * 4 + ["2021-06-01"] * 36 + ["2022-12-31"])
    scale = make_scale(days, ScaleKind.ROOT)
    starts = scale.to_x(parse_days(["2020-01-01", "2021-01-01", "2022-01-01"]))
    first, second = np.diff(starts)
    assert second / first == pytest.approx(3.0)
    linear = make_scale(days, ScaleKind.LINEAR)
    starts = linear.to_x(parse_days(["2020-01-01", "2021-01-01", "2022-01-01"]))
    assert starts[1] - starts[0] == pytest.approx(366 / 365.2425)


def test_ticks_get_finer_with_room():
    scale = make_scale(parse_days(["2023-01-01", "2024-12-31"]), ScaleKind.LINEAR)
    x0, x1 = scale.to_x(parse_days(["2023-01-01", "2025-01-01"]))
    few, quarters, months = (ticks(scale, x0, x1, pixels) for pixels in (200, 600, 1500))
    assert [tick.year for tick in few] == [2023, 2024, 2025]
    assert len(quarters) == 3 + 6
    assert len(months) == 3 + 22
    assert all(tick.day == 1 for tick in months)
    assert scale.to_day(np.array([few[1].x]))[0] == pytest.approx(float(parse_days(["2024-01-01"])[0]))


def test_months_count_as_their_middle():
    first, month, year = parse_days(["2023-07-01", "2023-07", "2023"])
    assert month - first == 14
    assert year == first
