"""The statements of the file: names that explain themselves, references that lead somewhere, indexes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.schema import (
    APPLICATION_ID,
    DERIVED_TABLES_SQL,
    INDEXES_SQL,
    TABLES_SQL,
    VIEWS_SQL,
)

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "catalog.db"
FILTERED_COLUMNS = (
    "organization_id", "family_id", "type", "release_date", "release_year", "params_total_b",
    "params_active_b", "architecture", "context_tokens", "license", "open_weights", "knowledge_cutoff",
    "status", "input_price_usd_per_m", "output_price_usd_per_m", "intelligence_tier", "speed_tier",
    "cost_tier", "output_tokens_per_second",
)  # fmt: skip


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES_SQL + DERIVED_TABLES_SQL + INDEXES_SQL + VIEWS_SQL)
        yield connection


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return [str(name) for (name,) in connection.execute(query)]


def test_the_application_id_reads_as_letters() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"MBCA"


def test_every_reference_leads_to_a_key(empty: sqlite3.Connection) -> None:
    for table in _tables(empty):
        for row in empty.execute(f"PRAGMA foreign_key_list({table})"):
            target, column = row[2], row[4]
            names = {info[1] for info in empty.execute(f"PRAGMA table_info({target})")}
            assert column in names, (table, target, column)


def test_columns_that_name_another_table_are_declared_references(empty: sqlite3.Connection) -> None:
    keys = {"model_id", "organization_id", "family_id", "provider_id", "metric_id", "source_id"}
    own = {f"{table}_id" for table in _tables(empty)}
    for table in _tables(empty):
        declared = {row[3] for row in empty.execute(f"PRAGMA foreign_key_list({table})")}
        columns = {info[1] for info in empty.execute(f"PRAGMA table_info({table})")}
        expected = {column for column in columns & keys if column != f"{table}_id"}
        assert expected <= declared, table
    assert keys <= own | {"organization_id"}


@pytest.mark.parametrize("column", FILTERED_COLUMNS)
def test_every_filter_has_an_index(empty: sqlite3.Connection, column: str) -> None:
    plan = empty.execute(f"EXPLAIN QUERY PLAN SELECT model_id FROM model WHERE {column} = 1").fetchall()
    assert "USING INDEX" in plan[0][3], plan


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM alias WHERE model_id = 'x'",
        "SELECT * FROM score WHERE model_id = 'x'",
        "SELECT * FROM score WHERE metric_id = 'x'",
        "SELECT * FROM price WHERE model_id = 'x'",
        "SELECT * FROM lineage WHERE parent_id = 'x'",
        "SELECT * FROM lineage WHERE child_id = 'x'",
        "SELECT * FROM model_tag WHERE tag = 'x'",
        "SELECT * FROM model_modality WHERE modality = 'x' AND direction = 'input'",
        "SELECT * FROM fact_provenance WHERE source_id = 'x'",
        "SELECT * FROM correction WHERE model_id = 'x'",
    ],
)
def test_no_lookup_of_a_card_scans_a_table(empty: sqlite3.Connection, query: str) -> None:
    plan = empty.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert plan[0][3].startswith("SEARCH"), plan


def test_names_are_words_and_units_are_in_them(empty: sqlite3.Connection) -> None:
    for table in _tables(empty):
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", table)
        for info in empty.execute(f"PRAGMA table_info({table})"):
            name, kind = info[1], info[2]
            assert re.fullmatch(r"[a-z]+[0-9]*(_[a-z0-9]+)*", name), (table, name)
            assert kind in ("TEXT", "INTEGER", "REAL"), (table, name)
            if "price" in name and name != "price_basis":
                assert name.endswith("_usd_per_m")


def test_unknown_and_impossible_values_are_refused(empty: sqlite3.Connection) -> None:
    empty.execute("INSERT INTO organization (organization_id, name) VALUES ('o', 'O')")
    empty.execute("INSERT INTO family VALUES ('f', 'F')")
    columns = "model_id, name, organization_id, family_id, type"
    base = f"INSERT INTO model ({columns}, {{}}) VALUES ('m', 'M', 'o', 'f', 't', {{}})"
    for column, value in (
        ("params_total_b", 0),
        ("context_tokens", 0),
        ("open_weights", 2),
        ("prominence", 1.5),
    ):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            empty.execute(base.format(column, value))
    empty.execute(base.format("context_tokens", "NULL"))


def test_the_shipped_file_has_this_very_schema(empty: sqlite3.Connection) -> None:
    query = "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'search%' ORDER BY name"
    with closing(open_catalog(SHIPPED)) as shipped:
        assert shipped.execute(query).fetchall() == empty.execute(query).fetchall()


def test_the_views_answer_what_people_ask_first() -> None:
    with closing(open_catalog(SHIPPED)) as shipped:
        row = shipped.execute(
            """
            SELECT name, organization, family, context_tokens FROM model_overview
            WHERE model_id = 'deepseek-v2'
            """
        ).fetchone()
        assert row == ("DeepSeek-V2", "DeepSeek", "DeepSeek", 128_000)
        kinds = dict(shipped.execute("SELECT kind, count(*) FROM fact_origin GROUP BY kind"))
        for kind, table in (("field", "fact_provenance"), ("score", "score"), ("price", "price")):
            assert kinds[kind] == shipped.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        nameless = "SELECT count(*) FROM fact_origin WHERE source_id IS NULL OR basis IS NULL"
        assert shipped.execute(nameless).fetchone() == (0,)
