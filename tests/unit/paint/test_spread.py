"""Labels along a line keep their order, keep apart and stay as near to their places as they can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.paint.spread import spread

LABELS = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 80)), min_size=1, max_size=8)


@given(LABELS, st.floats(0, 12))
def test_labels_never_touch_and_stay_within_where_they_fit(
    labels: list[tuple[float, float]], gap: float
) -> None:
    labels.sort()
    centers, widths = [c for c, _ in labels], [w for _, w in labels]
    lefts = spread(centers, widths, (0.0, 500.0), gap)
    needed = sum(widths) + gap * (len(widths) - 1)
    for index in range(1, len(lefts)):
        assert lefts[index] >= lefts[index - 1] + widths[index - 1] + gap - 1e-6
    assert lefts[0] >= -1e-6
    if needed <= 500:
        assert lefts[-1] + widths[-1] <= 500 + 1e-6


@given(st.floats(50, 450), st.floats(1, 80))
def test_a_label_alone_stands_where_it_wants(center: float, width: float) -> None:
    assert spread([center], [width], (0.0, 500.0), 4.0) == [pytest.approx(center - width / 2)]


def test_two_labels_at_one_place_part_evenly() -> None:
    assert spread([100, 100], [20, 20], (0, 200), 10) == [pytest.approx(75), pytest.approx(105)]


def test_a_label_at_the_edge_is_pushed_inside_and_takes_its_neighbor_along() -> None:
    assert spread([0, 5], [20, 20], (0, 200), 4) == [pytest.approx(0), pytest.approx(24)]
