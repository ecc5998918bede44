"""A small set of source tables that says one thing of every kind, for tests to change and build from."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from modelbrowser.importing.source_tables import SPECS

Rows = list[dict[str, str]]

_MODELS = (
    # model_id, name, org, family, type, released, total, active, context, output, license, open, in, out
    ("alpha-1", "Alpha 1", "acme", "Alpha", "language", "2024-01-10", "7", "", "8192", "4096", "MIT", "1"),
    ("alpha-2", "Alpha 2", "acme", "Alpha", "language", "2025-02-01", "70", "", "128000", "8192", "MIT", "1"),
    ("beta", "Beta", "bolt", "Beta", "multimodal", "2025-06", "", "", "200000", "", "Proprietary", "0"),
    ("gamma", "Gamma", "bolt", "Beta", "image", "", "", "", "", "", "", ""),
)


def _model_rows() -> Rows:
    names = (
        "model_id", "name", "org_id", "family", "type", "release_date", "params_total_b",
        "params_active_b", "context_tokens", "max_output_tokens", "license", "open_weights",
    )  # fmt: skip
    rows: Rows = []
    for values in _MODELS:
        row = {column.name: "" for column in SPECS["models"].columns}
        row |= dict(zip(names, values, strict=True))
        row |= {
            "input_modalities": "text",
            "output_modalities": "text",
            "api_available": "0",
            "status": "active",
        }
        rows.append(row)
    rows[2] |= {"input_modalities": "text;image", "api_available": "1", "reasoning": "1", "tool_call": "1"}
    rows[2] |= {"input_price_usd_per_m": "1", "output_price_usd_per_m": "5"}
    rows[2] |= {"price_basis": "first_party:bolt"}
    rows[3] |= {"output_modalities": "image"}
    return rows


def _provenance_rows(models: Rows) -> Rows:
    fields = [
        column.name
        for column in SPECS["models"].columns
        if column.name not in ("model_id", "org_id", "family", "price_basis")
    ]
    origin = {"api_available": "rule", "status": "rule", "type": "rule", "license": "lab"}
    return [
        {"model_id": row["model_id"], "field": field, "source_id": origin.get(field, "wiki")}
        for row in models
        for field in sorted(fields)
        if row[field]
    ]


def _scores() -> Rows:
    index, speed = "aa_intelligence_index_v4_3_2026_10", "output_tokens_per_second"
    values = (
        ("alpha-1", index, "", "10", "2026-10-03", "lab"),
        ("alpha-1", "lmarena_text_elo", "", "1200", "2026-09-01", "arena"),
        ("alpha-1", "scicode", "", "20", "2026-04-10", "lab"),
        ("alpha-2", index, "", "99", "2026-02-01", "lab"),
        ("alpha-2", index, "High", "30", "2026-10-03", "lab"),
        ("alpha-2", index, "Low", "20", "2026-10-03", "lab"),
        ("alpha-2", "lmarena_text_elo", "", "1300", "2026-09-01", "arena"),
        ("alpha-2", speed, "", "0", "2026-10-03", "lab"),
        ("beta", index, "", "40", "2026-10-03", "lab"),
        ("beta", "scicode", "", "40", "2026-04-10", "lab"),
        ("beta", speed, "", "150", "2026-10-03", "lab"),
    )
    return [dict(zip((c.name for c in SPECS["scores"].columns), row, strict=True)) for row in values]


def _metric(metric_id: str, unit: str, source: str, top: str = "") -> dict[str, str]:
    return {
        "metric_id": metric_id,
        "label": metric_id,
        "label_zh": metric_id,
        "unit": unit,
        "higher_is_better": "1",
        "scale_min": "0",
        "scale_max": top,
        "version": "",
        "source_id": source,
        "note": "",
    }


def mini_tables() -> dict[str, Rows]:
    """Return the small source tables as text cells, by table name."""
    models = _model_rows()
    place = {"country": "", "website": ""}
    source = {"publisher": "", "license": "", "url": "", "attribution": "", "note": ""}
    return {
        "sources": [
            source | {"source_id": "arena", "title": "Arena", "as_of_date": "2026-09-01"},
            source | {"source_id": "lab", "title": "Lab", "as_of_date": "2026-10-03", "attribution": "Lab"},
            source | {"source_id": "rule", "title": "Rules", "as_of_date": ""},
            source | {"source_id": "wiki", "title": "Wiki", "as_of_date": "2026-11-01"},
        ],
        "organizations": [
            place | {"org_id": "acme", "name": "Acme", "name_zh": "顶点", "kind": "company"},
            place | {"org_id": "bolt", "name": "Bolt", "name_zh": "", "kind": "lab"},
        ],
        "families": [{"family_id": "alpha", "name": "Alpha"}, {"family_id": "beta", "name": "Beta"}],
        "providers": [
            {"provider_id": "bolt", "name": "Bolt", "org_id": "bolt", "kind": "maker"},
            {"provider_id": "cloud", "name": "Cloud", "org_id": "", "kind": "enterprise_cloud"},
        ],
        "models": models,
        "metrics": [
            _metric("aa_intelligence_index_v4_3_2026_10", "index", "lab", "100"),
            _metric("lmarena_text_elo", "Elo", "arena"),
            _metric("output_tokens_per_second", "tokens/s", "lab"),
            _metric("scicode", "%", "lab", "100"),
        ],
        "scores": _scores(),
        "prices": [
            {
                "model_id": "beta", "provider_id": provider, "listing_id": "beta", "input_usd_per_m": "1",
                "output_usd_per_m": "5", "cache_read_usd_per_m": "", "context_tokens": "200000",
                "as_of": "2026-11-02", "source_id": "wiki",
            }
            for provider in ("bolt", "cloud")
        ],
        "lineage": [
            {
                "parent_id": "alpha-1", "child_id": "alpha-2", "relation": "successor", "basis": "sourced",
                "source_id": "wiki", "rule": "", "is_primary": "1",
            },
            {
                "parent_id": "alpha-2", "child_id": "beta", "relation": "finetune", "basis": "rule",
                "source_id": "rule", "rule": "R1", "is_primary": "1",
            },
        ],
        "lineage_exceptions": [
            {
                "parent_id": "beta", "child_id": "unheard-of", "relation": "finetune", "basis": "sourced",
                "source_id": "wiki", "reason": "no such model",
            }
        ],
        "aliases": [
            {"alias": "acme/alpha-1", "model_id": "alpha-1", "source_id": "wiki"},
            {"alias": "Gamma!", "model_id": "gamma", "source_id": "lab"},
        ],
        "facts_provenance": _provenance_rows(models),
        "corrections": [
            {
                "table_name": "models", "row_key": "alpha-1", "field": "params_total_b", "old_value": "5.3",
                "new_value": "7", "reason": "the name gives 7B", "source_id": "wiki", "old_source_id": "lab",
            }
        ],
    }  # fmt: skip


WriteFacts = Callable[[dict[str, Rows]], Path]


@pytest.fixture
def tables() -> dict[str, Rows]:
    """Return the small source tables, to be changed by the test."""
    return mini_tables()


@pytest.fixture
def write_facts(tmp_path: Path) -> WriteFacts:
    """Return a function that writes tables as CSV files and returns their folder."""

    def write(rows_by_table: dict[str, Rows]) -> Path:
        folder = tmp_path / "facts"
        folder.mkdir(exist_ok=True)
        for name, rows in rows_by_table.items():
            columns = [column.name for column in SPECS[name].columns]
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    return write
