"""Building: small catalogs, and the shipped one from its own source tables."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.content_hash import content_hash
from modelbrowser.importing.build import BuildRequest, BuildResult, build_catalog
from modelbrowser.importing.prose import ProseError
from modelbrowser.importing.read_facts import FactsError

REPOSITORY = Path(__file__).resolve().parents[3]
FACTS = REPOSITORY / "data" / "facts"
EDITORIAL = REPOSITORY / "data" / "editorial"
SHIPPED = REPOSITORY / "data" / "catalog.db"
ARTIFICIAL_ANALYSIS = frozenset({"aa_2026_02", "aa_2026_04", "aa_2026_08", "aa_2026_10", "aa_in_models_dev"})


def _source_rows(table: str) -> int:
    with (FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def _all(path: Path, query: str, *parameters: object) -> list[Any]:
    with closing(open_catalog(path)) as connection:
        return connection.execute(query, parameters).fetchall()


def _one(path: Path, query: str, *parameters: object) -> Any:
    return _all(path, query, *parameters)[0][0]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Return the result of building the shipped catalog anew, elsewhere."""
    return build_catalog(BuildRequest(FACTS, tmp_path_factory.mktemp("shipped") / "catalog.db", EDITORIAL))


@pytest.fixture(scope="module")
def without_aa(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    out = tmp_path_factory.mktemp("without") / "catalog.db"
    return build_catalog(BuildRequest(FACTS, out, EDITORIAL, ARTIFICIAL_ANALYSIS))


def test_every_row_of_every_source_table_is_in_the_catalog_or_in_the_report(shipped: BuildResult) -> None:
    assert {balance.table_name for balance in shipped.balances} == {path.stem for path in FACTS.glob("*.csv")}
    for balance in shipped.balances:
        assert balance.source_rows == _source_rows(balance.table_name)
        assert balance.balanced, balance


def test_what_the_report_counts_is_in_its_table_with_a_reason(shipped: BuildResult) -> None:
    rows = _all(
        shipped.out, "SELECT table_name, row_key, message FROM build_report WHERE kind NOT LIKE 'contr%'"
    )
    assert rows == [("lineage_exceptions", "clip | vqgan-clip", "vqgan-clip is not in models.csv")]


def test_building_twice_gives_the_same_bytes(shipped: BuildResult, tmp_path: Path) -> None:
    again = build_catalog(BuildRequest(FACTS, tmp_path / "again.db", EDITORIAL))
    assert again.content_hash == shipped.content_hash
    assert again.out.read_bytes() == shipped.out.read_bytes()


def test_the_committed_catalog_is_what_its_sources_give(shipped: BuildResult) -> None:
    """Fails when a source table, a text or a rule changed: run `modelbrowser catalog build`."""
    assert _one(SHIPPED, "SELECT value FROM build_info WHERE key = 'content_hash'") == shipped.content_hash
    written_by = int.from_bytes(SHIPPED.read_bytes()[96:100], "big")
    major, minor, patch = sqlite3.sqlite_version_info
    if written_by == major * 1_000_000 + minor * 1_000 + patch:
        assert SHIPPED.read_bytes() == shipped.out.read_bytes()


def test_the_stored_hash_is_that_of_the_content(shipped: BuildResult) -> None:
    with closing(open_catalog(shipped.out)) as connection:
        assert content_hash(connection) == shipped.content_hash


def test_the_file_is_sound(shipped: BuildResult) -> None:
    assert _one(shipped.out, "PRAGMA integrity_check") == "ok"
    assert _all(shipped.out, "PRAGMA foreign_key_check") == []
    assert _one(shipped.out, "PRAGMA journal_mode") == "delete"
    assert _one(shipped.out, "PRAGMA freelist_count") == 0


def test_the_catalog_date_comes_from_the_sources(shipped: BuildResult) -> None:
    assert shipped.catalog_date == "2026-11-23"


def test_the_contradictions_of_the_shipped_catalog(shipped: BuildResult) -> None:
    """Pinned, so that a change in the data is a decision: docs/catalog.md says what each rests on."""
    assert dict(shipped.contradictions) == {
        "release_after_update": 0,
        "output_above_context": 0,
        "priced_without_api": 0,
        "media_on_text_only": 0,
        "child_before_parent": 0,
        "lineage_cycle": 0,
        "open_without_license": 78,
        "score_outside_scale": 0,
        "price_outlier": 69,
        "suspicious_zero": 64,
    }
    rows = _all(
        shipped.out,
        "SELECT substr(kind, 15), count(*) FROM build_report WHERE kind LIKE 'contradiction:%' GROUP BY kind",
    )
    assert dict(rows) == {kind: count for kind, count in shipped.contradictions.items() if count}


def test_the_current_metrics_of_the_shipped_catalog(shipped: BuildResult) -> None:
    rows = _all(shipped.out, "SELECT capability, metric_id, snapshot_date, peers FROM capability ORDER BY 1")
    assert rows == [
        ("agentic", "terminal_bench_hard", "2026-04-10", 246),
        ("coding", "scicode", "2026-04-10", 315),
        ("context", None, None, 980),
        ("reasoning", "aa_intelligence_index_v4_3_2026_10", "2026-10-03", 454),
        ("speed", "output_tokens_per_second", "2026-10-03", 97),
    ]


def test_every_child_has_one_primary_parent(shipped: BuildResult) -> None:
    query = "SELECT child_id FROM lineage GROUP BY child_id HAVING sum(is_primary) != 1"
    assert _all(shipped.out, query) == []


def test_every_fact_of_a_model_has_an_origin(shipped: BuildResult) -> None:
    columns = [row[1] for row in _all(shipped.out, "PRAGMA table_info(model)")]
    derived = {
        "prominence_rank", "model_id", "organization_id", "family_id", "release_year", "price_basis",
        "prominence", "updated_on", "intelligence_tier", "intelligence_value", "speed_tier",
        "output_tokens_per_second", "cost_tier", "descendant_count",
    }  # fmt: skip
    for column in sorted(set(columns) - derived):
        query = f"""
            SELECT count(*) FROM model LEFT JOIN fact_provenance AS f
            ON f.model_id = model.model_id AND f.field = '{column}'
            WHERE (model.{column} IS NULL) != (f.field IS NULL)
        """
        assert _one(shipped.out, query) == 0, column


def test_editorial_texts_are_in(shipped: BuildResult) -> None:
    files = len(list(EDITORIAL.glob("*.toml")))
    assert shipped.editorial_models == files
    assert _one(shipped.out, "SELECT count(DISTINCT model_id) FROM editorial") == files


def test_without_artificial_analysis_other_metrics_take_over(without_aa: BuildResult) -> None:
    rows = dict(_all(without_aa.out, "SELECT capability, metric_id FROM capability"))
    assert rows == {"reasoning": "epoch_capabilities_index", "context": None}
    assert _one(without_aa.out, "SELECT count(*) FROM score WHERE source_id LIKE 'aa_%'") == 0
    assert _all(without_aa.out, "SELECT 1 FROM source WHERE source_id LIKE 'aa\\_%' ESCAPE '\\'") == []
    assert _one(without_aa.out, "SELECT count(*) FROM model WHERE speed_tier IS NOT NULL") == 0
    assert _one(without_aa.out, "SELECT count(*) FROM model WHERE intelligence_tier IS NOT NULL") > 100
    left_out = _one(without_aa.out, "SELECT value FROM build_info WHERE key = 'left_out_sources'")
    assert left_out == "aa_2026_02,aa_2026_04,aa_2026_08,aa_2026_10,aa_in_models_dev"


def test_without_artificial_analysis_every_row_is_still_accounted_for(without_aa: BuildResult) -> None:
    for balance in without_aa.balances:
        assert balance.balanced, balance
    reported = {balance.table_name: balance.reported_rows for balance in without_aa.balances}
    assert reported["sources"] == 5
    assert reported["scores"] == _one(
        without_aa.out, "SELECT count(*) FROM build_report WHERE table_name = 'scores' AND kind = 'left_out'"
    )


def test_no_value_of_a_left_out_source_survives(without_aa: BuildResult) -> None:
    with (FACTS / "facts_provenance.csv").open(encoding="utf-8", newline="") as file:
        gone = [row for row in csv.DictReader(file) if row["source_id"] in ARTIFICIAL_ANALYSIS]
    assert len(gone) > 1500
    models = {row["model_id"]: row for row in _rows(without_aa.out, "SELECT * FROM model")}
    for row in gone:
        if row["field"] in models.get(row["model_id"], {}) and row["field"] != "name":
            assert models[row["model_id"]][row["field"]] is None, row


def _rows(path: Path, query: str) -> list[dict[str, Any]]:
    with closing(open_catalog(path)) as connection:
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


@pytest.mark.parametrize("source", ["rule", "curated"])
def test_any_source_can_be_left_out(source: str, tmp_path: Path) -> None:
    result = build_catalog(BuildRequest(FACTS, tmp_path / "x.db", None, frozenset({source})))
    assert all(balance.balanced for balance in result.balances)
    assert _one(result.out, "SELECT count(*) FROM fact_origin WHERE source_id = ?", source) == 0
    assert _one(result.out, "PRAGMA integrity_check") == "ok"


@pytest.mark.slow
def test_each_source_can_be_left_out(tmp_path: Path) -> None:
    with (FACTS / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = [row["source_id"] for row in csv.DictReader(file)]
    assert len(sources) == 24
    for source in sources:
        result = build_catalog(BuildRequest(FACTS, tmp_path / "x.db", None, frozenset({source})))
        assert all(balance.balanced for balance in result.balances), source
        assert _one(result.out, "SELECT count(*) FROM fact_origin WHERE source_id = ?", source) == 0


def test_a_small_catalog_is_built_and_announced(write_facts: Any, tables: Any, tmp_path: Path) -> None:
    told: list[str] = []
    result = build_catalog(BuildRequest(write_facts(tables), tmp_path / "x.db"), told.append)
    assert told[:2] == ["sources", "organizations"]
    assert told[-3:] == ["contradictions", "search index", "checks"]
    assert all(balance.balanced for balance in result.balances)
    assert result.editorial_models == 0
    assert _one(result.out, "SELECT count(*) FROM model") == 4
    kinds = _all(
        result.out, "SELECT kind, table_name FROM build_report WHERE kind NOT LIKE 'contr%' ORDER BY 2"
    )
    assert kinds == [("unknown_reference", "lineage_exceptions"), ("not_measured", "scores")]


def test_the_order_of_the_source_rows_does_not_matter(write_facts: Any, tables: Any, tmp_path: Path) -> None:
    first = build_catalog(BuildRequest(write_facts(tables), tmp_path / "a.db"))
    turned = {name: rows[::-1] for name, rows in tables.items()}
    second = build_catalog(BuildRequest(write_facts(turned), tmp_path / "b.db"))
    assert first.out.read_bytes() == second.out.read_bytes()


def test_broken_facts_or_texts_build_nothing(write_facts: Any, tables: Any, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "beta.toml").write_text("[[[", encoding="utf-8")
    folder = write_facts(tables)
    with pytest.raises(ProseError):
        build_catalog(BuildRequest(folder, tmp_path / "x.db", texts))
    tables["scores"][0]["value"] = "?"
    with pytest.raises(FactsError):
        build_catalog(BuildRequest(write_facts(tables), tmp_path / "x.db"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts", "texts"]
