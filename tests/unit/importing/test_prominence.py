from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.importing.prominence import prominence, rank_models
from modelbrowser.importing.read_facts import read_facts

counts = st.integers(0, 500)


def test_a_model_that_nobody_knows_is_not_prominent() -> None:
    assert prominence(0, 0, 0, 0) == 0.0


@given(counts, counts, counts, counts)
def test_every_witness_counts_and_each_one_less_than_the_one_before(a: int, b: int, c: int, d: int) -> None:
    here = prominence(a, b, c, d)
    for one, two in (
        (prominence(a + 1, b, c, d), prominence(a + 2, b, c, d)),
        (prominence(a, b + 1, c, d), prominence(a, b + 2, c, d)),
        (prominence(a, b, c + 1, d), prominence(a, b, c + 2, d)),
        (prominence(a, b, c, d + 1), prominence(a, b, c, d + 2)),
    ):
        assert here < one < two
        assert one - here > two - one


def test_importance_is_between_0_and_1_and_in_order(write_facts: Any, tables: Any) -> None:
    ranked = rank_models(read_facts(write_facts(tables)))
    assert sorted(model_id for model_id, _ in ranked) == ["alpha-1", "alpha-2", "beta", "gamma"]
    values = [value for _, value in ranked]
    assert values[0] == 1.0
    assert values == sorted(values, reverse=True)
    assert min(values) > 0


def test_rules_are_no_witnesses(write_facts: Any, tables: Any) -> None:
    before = dict(rank_models(read_facts(write_facts(tables))))
    gamma = [row for row in tables["facts_provenance"] if row["model_id"] == "gamma"]
    assert {row["source_id"] for row in gamma} == {"rule", "wiki"}
    tables["aliases"] = tables["aliases"][:1]
    after = dict(rank_models(read_facts(write_facts(tables))))
    # only the wiki is left: one source instead of two
    top = prominence(2, 2, 0, 3)
    assert before["beta"] == pytest.approx(1.0)
    assert after["gamma"] == pytest.approx(prominence(1, 0, 0, 0) / top, abs=1e-6)
    assert before["gamma"] == pytest.approx(prominence(2, 0, 0, 0) / top, abs=1e-6)


def test_equal_models_are_ordered_by_release_then_id() -> None:
    rows: Any = {
        "models": [
            {"model_id": name, "release_date": date}
            for name, date in (("b", "2024"), ("a", "2024"), ("undated", None), ("new", "2025-01"))
        ],
        "aliases": [],
        "facts_provenance": [],
        "prices": [],
        "lineage": [],
        "scores": [],
    }
    assert [name for name, _ in rank_models(rows)] == ["new", "a", "b", "undated"]
