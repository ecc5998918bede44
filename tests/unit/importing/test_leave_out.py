from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from modelbrowser.importing.leave_out import UnknownSourceError, drop_dangling, leave_out
from modelbrowser.importing.read_facts import Tables, read_facts
from modelbrowser.importing.report import ROW_KINDS, ReportEntry


@pytest.fixture
def facts(write_facts: Any, tables: Any) -> Tables:
    return read_facts(write_facts(tables))


def _lost_rows(before: Tables, after: Tables) -> Counter[str]:
    return Counter({name: len(rows) - len(after[name]) for name, rows in before.items()}) + Counter()


def _reported_rows(report: list[ReportEntry]) -> Counter[str]:
    return Counter(entry.table_name for entry in report if entry.kind in ROW_KINDS)


@pytest.mark.parametrize(
    "sources", [{"arena"}, {"lab"}, {"rule"}, {"wiki"}, {"arena", "lab"}, {"lab", "wiki"}]
)
def test_every_row_that_goes_is_reported(facts: Tables, sources: set[str]) -> None:
    left, report = leave_out(facts, sources)
    lost = _lost_rows(facts, left)
    assert lost["sources"] == len(sources)
    assert lost == _reported_rows(report)


@pytest.mark.parametrize("source", ["arena", "lab", "rule", "wiki"])
def test_nothing_of_the_source_is_left(facts: Tables, source: str) -> None:
    left, _ = leave_out(facts, {source})
    for name, rows in left.items():
        assert all(row.get("source_id") != source for row in rows), name


def test_the_source_tables_themselves_are_not_changed(facts: Tables) -> None:
    before = {name: [dict(row) for row in rows] for name, rows in facts.items()}
    leave_out(facts, {"wiki", "lab"})
    assert facts == before


def test_fields_of_a_left_out_source_become_unknown(facts: Tables) -> None:
    left, report = leave_out(facts, {"lab"})
    beta = next(row for row in left["models"] if row["model_id"] == "beta")
    assert beta["license"] is None
    assert beta["context_tokens"] == 200_000
    assert ReportEntry("blanked", "models", "beta | license", "source lab is left out") in report


def test_a_price_basis_without_prices_goes(write_facts: Any, tables: Any) -> None:
    for row in tables["facts_provenance"]:
        if row["field"].endswith("price_usd_per_m"):
            row["source_id"] = "arena"
    left, _ = leave_out(read_facts(write_facts(tables)), {"arena"})
    beta = next(row for row in left["models"] if row["model_id"] == "beta")
    assert (beta["input_price_usd_per_m"], beta["price_basis"]) == (None, None)


def test_a_name_stays_and_a_type_becomes_other(facts: Tables) -> None:
    left, _ = leave_out(facts, {"rule"})
    gamma = next(row for row in left["models"] if row["model_id"] == "gamma")
    assert (gamma["name"], gamma["type"]) == ("Gamma", "other")


def test_a_model_that_nobody_else_knows_goes_with_all_its_rows(write_facts: Any, tables: Any) -> None:
    # gamma is told of by the wiki and by one alias of the lab
    left, report = leave_out(read_facts(write_facts(tables)), {"wiki", "lab"})
    assert [row["model_id"] for row in left["models"]] == ["alpha-1", "alpha-2"]
    assert ReportEntry("left_out", "models", "gamma", "no remaining source knows gamma") in report
    assert not [row for row in left["facts_provenance"] if row["model_id"] == "beta"]
    assert not [row for row in left["lineage"] if "beta" in (row["parent_id"], row["child_id"])]


def test_a_correction_is_undone_with_its_source(facts: Tables) -> None:
    left, report = leave_out(facts, {"wiki"})
    alpha = next(row for row in left["models"] if row["model_id"] == "alpha-1")
    assert alpha["params_total_b"] == 5.3
    origin = next(
        row
        for row in left["facts_provenance"]
        if (row["model_id"], row["field"]) == ("alpha-1", "params_total_b")
    )
    assert origin["source_id"] == "lab"
    assert left["corrections"] == []
    assert any(entry.kind == "reverted" and "alpha-1" in entry.row_key for entry in report)


def test_an_undone_correction_may_leave_nothing(facts: Tables) -> None:
    left, _ = leave_out(facts, {"wiki", "lab"})
    alpha = next(row for row in left["models"] if row["model_id"] == "alpha-1")
    assert alpha["params_total_b"] is None


def test_a_correction_stands_without_the_source_that_it_corrected(facts: Tables) -> None:
    left, _ = leave_out(facts, {"lab"})
    alpha = next(row for row in left["models"] if row["model_id"] == "alpha-1")
    assert alpha["params_total_b"] == 7.0
    assert len(left["corrections"]) == 1


def test_a_row_that_was_moved_to_another_model_moves_back(write_facts: Any, tables: Any) -> None:
    tables["corrections"].append(
        {
            "table_name": "aliases",
            "row_key": "Gamma! | gamma | lab",
            "field": "model_id",
            "old_value": "beta",
            "new_value": "gamma",
            "reason": "the alias says Gamma",
            "source_id": "arena",
            "old_source_id": "",
        }
    )
    left, _ = leave_out(read_facts(write_facts(tables)), {"arena"})
    assert {row["alias"]: row["model_id"] for row in left["aliases"]}["Gamma!"] == "beta"


def test_metrics_without_scores_go_and_others_name_a_source_that_is_left(
    write_facts: Any, tables: Any
) -> None:
    tables["scores"].append(tables["scores"][2] | {"model_id": "alpha-2", "source_id": "wiki"})
    left, report = leave_out(read_facts(write_facts(tables)), {"lab"})
    metrics = {row["metric_id"]: row["source_id"] for row in left["metrics"]}
    assert metrics == {"lmarena_text_elo": "arena", "scicode": "wiki"}
    assert any(entry.table_name == "metrics" and "aa_intelligence" in entry.row_key for entry in report)


def test_nothing_left_out_changes_nothing(facts: Tables) -> None:
    left, report = leave_out(facts, frozenset())
    assert left is facts
    assert report == []


def test_unknown_sources_are_refused_with_the_known_ones(facts: Tables) -> None:
    with pytest.raises(UnknownSourceError, match="Known: arena, lab, rule, wiki") as caught:
        leave_out(facts, {"wikipedia"})
    assert caught.value.source_id == "wikipedia"


def test_exceptions_that_name_unknown_models_are_reported(facts: Tables) -> None:
    left, report = drop_dangling(facts)
    assert left["lineage_exceptions"] == []
    assert report == [
        ReportEntry(
            "unknown_reference", "lineage_exceptions", "beta | unheard-of", "unheard-of is not in models.csv"
        )
    ]


def test_a_corrected_family_is_our_own_order_and_stays(write_facts: Any, tables: Any) -> None:
    tables["corrections"].append(
        tables["corrections"][0]
        | {"field": "family", "old_value": "Alfa", "new_value": "Alpha", "old_source_id": ""}
    )
    left, report = leave_out(read_facts(write_facts(tables)), {"wiki"})
    assert {row["family"] for row in left["models"] if row["model_id"] == "alpha-1"} == {"Alpha"}
    message = "source wiki is left out; family stays"
    assert ReportEntry("left_out", "corrections", "models | alpha-1 | family", message) in report
