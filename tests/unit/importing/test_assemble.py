from __future__ import annotations

from typing import Any

import pytest

from modelbrowser.importing.assemble import Assembly, assemble
from modelbrowser.importing.leave_out import drop_dangling
from modelbrowser.importing.read_facts import read_facts
from modelbrowser.importing.report import ReportEntry


def _assembled(write_facts: Any, tables: Any) -> Assembly:
    return assemble(drop_dangling(read_facts(write_facts(tables)))[0])


@pytest.fixture
def assembly(write_facts: Any, tables: Any) -> Assembly:
    return _assembled(write_facts, tables)


def _model(assembly: Assembly, model_id: str) -> dict[str, Any]:
    return next(dict(row) for row in assembly.tables["model"] if row["model_id"] == model_id)


def test_the_catalog_date_is_the_newest_of_its_sources(assembly: Assembly) -> None:
    assert assembly.catalog_date == "2026-11-01"


def test_ranks_are_1_to_n(assembly: Assembly) -> None:
    assert sorted(int(str(row["prominence_rank"])) for row in assembly.tables["model"]) == [1, 2, 3, 4]


def test_derived_columns_of_a_measured_model(assembly: Assembly) -> None:
    beta = _model(assembly, "beta")
    assert (beta["intelligence_tier"], beta["intelligence_value"]) == ("medium", 40.0)
    assert (beta["speed_tier"], beta["output_tokens_per_second"]) == ("below", 150.0)
    assert beta["cost_tier"] == "high"
    assert beta["release_year"] == 2025
    assert beta["family_id"] == "beta"
    assert beta["organization_id"] == "bolt"


def test_open_weights_are_free_and_unknown_prices_no_tier(assembly: Assembly) -> None:
    assert _model(assembly, "alpha-1")["cost_tier"] == "free"
    assert _model(assembly, "gamma")["cost_tier"] is None


def test_a_speed_of_0_is_no_data_and_is_reported(assembly: Assembly) -> None:
    alpha = _model(assembly, "alpha-2")
    assert (alpha["speed_tier"], alpha["output_tokens_per_second"]) == (None, None)
    assert not [
        row
        for row in assembly.tables["score"]
        if row["metric_id"] == "output_tokens_per_second" and row["model_id"] == "alpha-2"
    ]
    key = "alpha-2 | output_tokens_per_second |  | 2026-10-03"
    assert assembly.report == (
        ReportEntry("not_measured", "scores", key, "0 means that it was not measured"),
    )


def test_updated_on_is_the_newest_date_of_facts_scores_and_listings(assembly: Assembly) -> None:
    assert _model(assembly, "beta")["updated_on"] == "2026-11-02"
    assert _model(assembly, "alpha-1")["updated_on"] == "2026-11-01"


def test_descendants_are_counted(assembly: Assembly) -> None:
    assert [_model(assembly, name)["descendant_count"] for name in ("alpha-1", "alpha-2", "beta")] == [
        2,
        1,
        0,
    ]


def test_only_the_best_variant_of_the_newest_date_has_a_rank(assembly: Assembly) -> None:
    ranks = {
        (row["variant"], row["as_of"]): (row["rank"], row["peers"])
        for row in assembly.tables["score"]
        if row["model_id"] == "alpha-2" and str(row["metric_id"]).startswith("aa_intelligence")
    }
    assert ranks == {
        ("High", "2026-10-03"): (2, 3),
        ("Low", "2026-10-03"): (None, None),
        ("", "2026-02-01"): (None, None),
    }


def test_standings_stand_for_every_capability_that_is_measured(assembly: Assembly) -> None:
    capabilities = {row["capability"]: row for row in assembly.tables["capability"]}
    assert set(capabilities) == {"reasoning", "coding", "context", "speed"}
    assert capabilities["context"]["metric_id"] is None
    assert capabilities["reasoning"]["snapshot_date"] == "2026-10-03"
    assert capabilities["reasoning"]["peers"] == 3
    # 1, 3 and 4 on the scale: numpy's 20th percentile is 1.8, its 80th 3.6
    assert capabilities["reasoning"]["p20_scaled"] == 1.8
    assert capabilities["reasoning"]["p80_scaled"] == 3.6


def test_provenance_has_a_date_a_basis_and_the_reason_of_a_correction(assembly: Assembly) -> None:
    rows = {(row["model_id"], row["field"]): row for row in assembly.tables["fact_provenance"]}
    assert rows["beta", "license"]["as_of"] == "2026-10-03"
    assert rows["beta", "license"]["basis"] == "sourced"
    assert rows["beta", "status"]["basis"] == "rule"
    assert rows["beta", "status"]["as_of"] is None
    assert rows["alpha-1", "params_total_b"]["note"] == "the name gives 7B"
    assert rows["alpha-2", "params_total_b"]["note"] is None


def test_corrections_name_their_model(assembly: Assembly) -> None:
    (row,) = assembly.tables["correction"]
    assert row == {
        "table_name": "model",
        "row_key": "alpha-1",
        "field": "params_total_b",
        "model_id": "alpha-1",
        "old_value": "5.3",
        "new_value": "7",
        "reason": "the name gives 7B",
        "source_id": "wiki",
    }


def test_tags_come_with_their_rule(assembly: Assembly) -> None:
    tags = {(row["model_id"], row["tag"]): row["rule"] for row in assembly.tables["model_tag"]}
    assert tags["beta", "vision"] == "input image"
    assert tags["gamma", "image_generation"] == "output image"
    assert tags["beta", "coding"] == "upper half of the peers on a coding metric"
    assert ("alpha-1", "coding") not in tags
    assert ("alpha-1", "long_documents") not in tags
    assert tags["alpha-2", "long_documents"] == "context_tokens >= 100000"


def test_modalities_are_rows(assembly: Assembly) -> None:
    rows = {tuple(row.values()) for row in assembly.tables["model_modality"] if row["model_id"] == "beta"}
    assert rows == {("beta", "input", "text"), ("beta", "input", "image"), ("beta", "output", "text")}


def test_a_metric_gets_the_date_of_its_newest_value(assembly: Assembly) -> None:
    dates = {row["metric_id"]: row["as_of"] for row in assembly.tables["metric"]}
    assert dates["aa_intelligence_index_v4_3_2026_10"] == "2026-10-03"
    assert dates["scicode"] == "2026-04-10"


def test_a_speed_metric_whose_only_values_are_0_goes_with_them(write_facts: Any, tables: Any) -> None:
    tables["scores"] = [
        row
        for row in tables["scores"]
        if (row["model_id"], row["metric_id"]) != ("beta", "output_tokens_per_second")
    ]
    assembly = _assembled(write_facts, tables)
    assert "output_tokens_per_second" not in {row["metric_id"] for row in assembly.tables["metric"]}
    assert {entry.table_name for entry in assembly.report} == {"scores", "metrics"}
