"""Labels never overlap, whatever is asked for; short names say enough."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.lineage.naming import short_name
from modelbrowser.lineage.placing import Occupancy

boxes = st.tuples(st.floats(-50, 400), st.floats(-20, 300), st.floats(1, 120), st.floats(4, 30))


@given(st.lists(boxes, max_size=60))
@settings(max_examples=150, deadline=None)
def test_boxes_that_find_room_do_not_overlap(wanted):
    grid = Occupancy(400, 300)
    placed = [box for box in wanted if grid.take(*box)]
    for number, (x, y, w, h) in enumerate(placed):
        assert x >= 0
        assert x + w <= 400
        for other_x, other_y, other_w, other_h in placed[:number]:
            apart = x + w <= other_x or other_x + other_w <= x or y + h <= other_y or other_y + other_h <= y
            assert apart


def test_what_is_marked_is_taken():
    grid = Occupancy(200, 100)
    grid.mark(grid.cells_of_verticals(np.array([50.0]), np.array([10.0]), np.array([60.0])))
    assert not grid.take(40, 20, 30, 12)
    assert grid.take(60, 20, 30, 12)
    assert grid.take(40, 70, 30, 12)
    grid.mark(grid.cells_of_boxes(np.array([100.0]), np.array([40.0]), (10.0, 10.0)))
    assert not grid.take(95, 35, 8, 8)
    assert grid.take(40, 20, 30, 12, force=True)


@pytest.mark.parametrize(
    ("name", "family", "expected"),
    [
        ("DeepSeek-V2", "DeepSeek", "V2"),
        ("DeepSeek V3 0324", "DeepSeek", "V3 0324"),
        ("GPT-4o", "GPT", "4o"),
        ("GPT-4", "GPT", "GPT-4"),
        ("Llama 3.1 70B", "Llama", "3.1 70B"),
        ("Claude 2", "Claude", "2"),
        ("Qwen2.5-72B", "Qwen", "2.5-72B"),
        ("o3-mini", "GPT", "o3-mini"),
        ("Qwen", "Qwen", "Qwen"),
        ("Grokking", "Grok", "Grokking"),
        ("Amazon Nova Pro", "Amazon Nova / Titan", "Pro"),
        ("Doubao 1.5", "Seed (Doubao)", "1.5"),
    ],
)
def test_short_names(name, family, expected):
    assert short_name(name, family) == expected
