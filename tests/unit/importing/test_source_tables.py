"""The shipped source tables themselves: sorted, complete, and reviewable."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from modelbrowser.domain.scaling import METRIC_PREFERENCE, newest_version
from modelbrowser.importing.read_facts import read_facts
from modelbrowser.importing.source_tables import CATALOG_TABLE_OF, SOURCE_TABLES, SPECS, row_key

FACTS = Path(__file__).resolve().parents[3] / "data" / "facts"
NO_ORIGIN_OF_THEIR_OWN = ("family", "org_id", "price_basis")


def _rows(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("spec", SOURCE_TABLES, ids=lambda spec: spec.name)
def test_tables_are_sorted_plain_utf8(spec: object) -> None:
    name = spec.name  # type: ignore[attr-defined]
    raw = (FACTS / f"{name}.csv").read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")
    keys = [tuple(row[column] for column in SPECS[name].key) for row in _rows(name)]
    assert keys == sorted(keys)


def test_every_table_has_its_place_in_the_catalog() -> None:
    assert set(CATALOG_TABLE_OF) == {spec.name for spec in SOURCE_TABLES}
    assert {path.stem for path in FACTS.glob("*.csv")} == set(CATALOG_TABLE_OF)


def test_no_row_of_the_gathered_facts_was_lost() -> None:
    """The numbers of rows that were gathered; metrics, providers, families and corrections are ours.

    Of 1544 edges, 27 guesses and five others moved to the exceptions, one left them, four were added.
    """
    read = read_facts(FACTS)
    gathered = {
        "models": 1516,
        "scores": 18_705,
        "prices": 8_075,
        "lineage": 1_506,
        "lineage_exceptions": 42,
        "aliases": 5_369,
    }
    assert {name: len(read[name]) for name in gathered} == gathered


def test_corrections_say_why_and_by_what() -> None:
    rows = _rows("corrections")
    assert Counter(row["table_name"] for row in rows) == {
        "models": 617,
        "scores": 219,
        "aliases": 7,
        "prices": 47,
    }
    for row in rows:
        assert len(row["reason"]) > 10, row
        assert row["old_value"] != row["new_value"], row
        if row["table_name"] == "models" and row["field"] not in NO_ORIGIN_OF_THEIR_OWN:
            assert row["old_source_id"] or not row["old_value"], row


@pytest.mark.parametrize(
    ("model_id", "field", "old", "new"),
    [
        ("baichuan-7b", "params_total_b", "5.295", "7"),
        ("openllama-13b", "params_total_b", "17", "13"),
        ("wan-2-5", "output_modalities", "text", "video"),
        ("blip", "input_modalities", "text", "text;image"),
        ("grok-3", "type", "multimodal", "language"),
        ("text-embedding-004", "family", "OpenAI embedding", "Google embedding"),
        ("esm3", "org_id", "meta", "evolutionaryscale"),
        ("claude-3-5-haiku", "api_available", "0", "1"),
        ("kimi-k2", "context_tokens", "262144", "131072"),
        ("deepseek-v4-1-flash", "params_total_b", "763.205", "552"),
        ("vicuna-13b", "license", "Apache-2.0", "LLaMA non-commercial license"),
        ("llama-3-3-70b", "price_basis", "first_party:meta-llama", "median_of_56_providers"),
        ("imagen", "status", "active", "unreleased"),
        ("claude-opus-4", "status", "active", "retired"),
        ("claude-3-7-sonnet", "deprecation_date", "2025-10-28", "2026-02-19"),
        ("devstral-2", "knowledge_cutoff", "2025-12", ""),
        ("stable-diffusion-1-5", "org_id", "stability", "runway"),
    ],
)
def test_corrections_that_anyone_would_ask_about(model_id: str, field: str, old: str, new: str) -> None:
    (row,) = (r for r in _rows("corrections") if (r["row_key"], r["field"]) == (model_id, field))
    assert (row["old_value"], row["new_value"]) == (old, new)
    (model,) = (r for r in _rows("models") if r["model_id"] == model_id)
    assert model[field] == new


def test_a_corrected_fact_is_credited_to_what_corrected_it() -> None:
    origins = {(row["model_id"], row["field"]): row["source_id"] for row in _rows("facts_provenance")}
    for row in _rows("corrections"):
        if row["table_name"] != "models" or row["field"] in NO_ORIGIN_OF_THEIR_OWN:
            continue
        if row["new_value"]:
            assert origins[row["row_key"], row["field"]] == row["source_id"], row


def test_metrics_have_labels_in_two_languages_that_tell_them_apart() -> None:
    rows = _rows("metrics")
    assert len(rows) == 161
    for column in ("label", "label_zh"):
        repeated = [label for label, n in Counter(row[column] for row in rows).items() if n > 1]
        assert not repeated, column
    assert not [row["label"] for row in rows if "_" in row["label"]]


def test_time_is_better_when_it_is_short() -> None:
    rows = {row["metric_id"]: row for row in _rows("metrics")}
    assert [key for key, row in rows.items() if row["higher_is_better"] == "0"] == [
        "time_to_first_answer_token_s",
        "time_to_first_token_s",
    ]
    assert rows["output_tokens_per_second"]["unit"] == "tokens/s"
    assert {row["unit"] for row in rows.values()} == {
        "%",
        "index",
        "Elo",
        "tokens/s",
        "s",
        "points",
        "minutes",
    }


def test_waiting_with_and_without_thinking_are_two_metrics() -> None:
    """In August 2026 the source told the time until the answer, before and after until any token."""
    origins: dict[str, set[str]] = {}
    for row in _rows("scores"):
        if row["metric_id"].startswith("time_to_first_"):
            origins.setdefault(row["metric_id"], set()).add(row["source_id"])
    assert origins == {
        "time_to_first_answer_token_s": {"aa_2026_08"},
        "time_to_first_token_s": {"aa_2026_04", "aa_2026_10"},
    }


def test_every_metric_names_a_source_of_its_newest_values() -> None:
    newest: dict[str, tuple[str, str]] = {}
    for row in _rows("scores"):
        newest[row["metric_id"]] = max(
            newest.get(row["metric_id"], ("", "")), (row["as_of"], row["source_id"])
        )
    for row in _rows("metrics"):
        assert row["source_id"] == newest[row["metric_id"]][1], row["metric_id"]


def test_the_preferred_metrics_exist() -> None:
    known = [row["metric_id"] for row in _rows("metrics")]
    for patterns in METRIC_PREFERENCE.values():
        for pattern in patterns:
            assert newest_version(pattern, known), pattern


def test_sources_that_ask_for_attribution_get_it() -> None:
    for row in _rows("sources"):
        asks = (
            "attribution" in row["license"] or "CC BY" in row["license"] or row["source_id"].startswith("aa_")
        )
        assert bool(row["attribution"]) >= asks, row["source_id"]
        if row["source_id"].startswith("aa_"):
            assert "Artificial Analysis" in row["attribution"]
            assert "https://artificialanalysis.ai" in row["attribution"]


def test_providers_have_names_and_makers_are_known() -> None:
    rows = _rows("providers")
    assert len(rows) == 273
    assert len({row["name"] for row in rows}) == 273
    kinds = {row["provider_id"]: row["kind"] for row in rows}
    assert kinds["amazon-bedrock"] == kinds["azure"] == kinds["google-vertex"] == "enterprise_cloud"
    assert kinds["alibaba-coding-plan"] == "subscription_plan"
    assert kinds["openrouter"] == "host"
    assert kinds["deepseek"] == "maker"
    assert all(row["org_id"] for row in rows if row["kind"] == "maker")


def test_row_keys_are_the_key_cells() -> None:
    row = {"alias": "a", "model_id": "m", "source_id": "s"}
    assert row_key(SPECS["aliases"], row) == "a | m | s"  # type: ignore[arg-type]
    assert row_key(SPECS["models"], {"model_id": None}) == ""
