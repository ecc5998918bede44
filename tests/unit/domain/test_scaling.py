from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.models import Capability
from modelbrowser.domain.scaling import band, current_metric, newest_version, percentile, scale_values

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


@given(values, st.floats(0, 100))
def test_percentiles_are_numpys_default(numbers: list[float], percent: float) -> None:
    assert percentile(numbers, percent) == pytest.approx(
        float(np.percentile(numbers, percent)), rel=1e-9, abs=1e-9
    )


@given(values)
def test_a_band_lies_within_its_values(numbers: list[float]) -> None:
    low, high = band(numbers)
    assert min(numbers) <= low <= high <= max(numbers)


def test_the_example_of_five() -> None:
    assert band([1, 2, 3, 4, 5]) == (pytest.approx(1.8), pytest.approx(4.2))


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


def test_the_newest_version_wins_by_number_not_by_letter() -> None:
    ids = {
        "aa_intelligence_index_v4_3_2026_10",
        "aa_intelligence_index_v10_0_2026_12",
        "aa_coding_index_v11_0",
    }
    assert newest_version("aa_intelligence_index_*", ids) == "aa_intelligence_index_v10_0_2026_12"
    assert newest_version("scicode", ids) is None
    assert newest_version("scicode", {"scicode"}) == "scicode"


@pytest.mark.parametrize(
    ("capability", "ids", "expected"),
    [
        (
            Capability.REASONING,
            {"lmarena_text_elo", "epoch_capabilities_index", "aa_intelligence_index_v4_0_2026_04"},
            "aa_intelligence_index_v4_0_2026_04",
        ),
        (Capability.REASONING, {"lmarena_text_elo", "epoch_capabilities_index"}, "epoch_capabilities_index"),
        (Capability.REASONING, {"lmarena_text_elo"}, "lmarena_text_elo"),
        (Capability.CODING, {"aa_coding_index_v4_3_2026_10", "scicode"}, "scicode"),
        (Capability.CODING, {"aa_coding_index_v4_3_2026_10"}, "aa_coding_index_v4_3_2026_10"),
        (Capability.AGENTIC, {"aa_agentic_index_v4_1_2026_08"}, "aa_agentic_index_v4_1_2026_08"),
        (Capability.SPEED, {"output_tokens_per_second", "scicode"}, "output_tokens_per_second"),
        (Capability.SPEED, {"scicode"}, None),
        (Capability.CONTEXT, {"scicode"}, None),
    ],
)
def test_the_order_of_preference(capability: Capability, ids: set[str], expected: str | None) -> None:
    assert current_metric(capability, ids) == expected


def test_percent_and_the_index_are_tenths() -> None:
    assert scale_values("scicode", "%", [58.9, 0.0], higher_is_better=True) == [pytest.approx(5.89), 0.0]
    scaled = scale_values("aa_intelligence_index_v4_3_2026_10", "index", [57.6], higher_is_better=True)
    assert scaled == [pytest.approx(5.76)]


def test_an_elo_becomes_its_percentile() -> None:
    assert scale_values("lmarena_text_elo", "Elo", [1100, 1500, 1300], higher_is_better=True) == [
        0.0,
        10.0,
        5.0,
    ]
    assert scale_values("epoch_capabilities_index", "index", [120.0], higher_is_better=True) == [10.0]
    assert scale_values("time_to_first_token_s", "s", [1, 2], higher_is_better=False) == [10.0, 0.0]


@given(values)
def test_scaled_values_keep_the_order_and_the_range(numbers: list[float]) -> None:
    scaled = scale_values("lmarena_text_elo", "Elo", numbers, higher_is_better=True)
    assert all(0 <= value <= 10 for value in scaled)
    for (a, x), (b, y) in zip(
        zip(numbers, scaled, strict=True), zip(numbers[1:], scaled[1:], strict=True), strict=False
    ):
        assert (a < b) == (x < y)
        assert (a == b) == (x == y)
