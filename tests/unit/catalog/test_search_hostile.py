"""Whatever is typed and whatever a catalog holds is only text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.schema import APPLICATION_ID, DERIVED_TABLES_SQL, SCHEMA_VERSION, TABLES_SQL
from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.catalog.search_index import create_search_index
from modelbrowser.domain.errors import EnvironmentProblem

ALL = 100_000


def _ids(search: CatalogSearch, query: str) -> list[str]:
    return [str(hit.summary.id) for hit in search.search(query, limit=ALL).hits]


# -- nothing typed reaches SQL

HOSTILE = [
    "'; DROP TABLE model; --",
    '" OR 1=1 --',
    "org:'); DELETE FROM model; --",
    'org:"\\") OR (\\"a"',
    "\x00\x00",
    "a\x00b",
    "NEAR(a b)",
    "tokens:x",
    "^a",
    "a*",
    "{a} : b",
    "\ue000a",
    "\ue002",
    "\ue003\ue101",
    "*",
    "((((",
    "a AND",
    "-",
    "descendant:' OR ''='",
    "score.x' OR 1=1 --:>1",
    "\u202egpt",
    "sort:1;DROP",
    "fits:1e309gb",
    "context:" + "9" * 300,
    "released:2024-02-31",
    "\ud800",
    "a" * 5_000,
    "的" * 3_000,
    "org:" + "x," * 3_000,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_only_text(
    search: CatalogSearch, streamed_search: CatalogSearch, query: str
) -> None:
    for searcher in (search, streamed_search):
        searcher.search(query)
        searcher.facets(query)
        searcher.complete(query, len(query))
    assert search.search("").total == 1_516 or search.search("").total > 1_000


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                [
                    "gpt",
                    "-",
                    "(",
                    ")",
                    " OR ",
                    '"',
                    "org:",
                    "qwen",
                    ",",
                    " ",
                    "的",
                    "context:",
                    ">=1m",
                    "v2.5",
                    "deapseek",
                    "type:",
                    "code",
                    "descendant:deepseek-v2",
                    "sort:-name",
                    "score.hle:",
                    ">10",
                    "*",
                ]
            ),
            max_size=12,
        ).map("".join),
    )
)
def test_any_query_is_answered(search: CatalogSearch, query: str) -> None:
    page = search.search(query, limit=20)
    assert page.total >= len(page.hits)
    counts = search.facets(query)
    assert counts.total == page.total


def test_nothing_typed_stands_in_a_statement(searched_catalog: Path) -> None:
    connection = open_catalog(searched_catalog)
    statements: list[str] = []
    searcher = CatalogSearch(connection)
    connection.set_trace_callback(statements.append)
    searcher.search("zyzzyva org:zyzzyva context:>=123456 provider:zyzzyva score.scicode:>0.123456")
    searcher.complete("org:zyzzyva", 11)
    connection.close()
    # The trace expands bound values; a statement's own text is what stands between them
    assert statements
    for statement in statements:
        bare = "".join(statement.split("'")[::2])
        assert "zyzzyva" not in bare


# -- catalogs that are not as they should be


def _small_catalog(path: Path, names: list[str]) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
    connection.execute(
        "INSERT INTO organization (organization_id, name, name_zh) VALUES ('o', ?, ?)", (names[0], names[-1])
    )
    connection.execute("INSERT INTO family VALUES ('f', ?)", (names[0],))
    connection.execute("INSERT INTO source (source_id, title) VALUES ('s', 't')")
    for rank, name in enumerate(names, start=1):
        connection.execute(
            "INSERT INTO model (prominence_rank, model_id, name, organization_id, family_id, type)"
            " VALUES (?, ?, ?, 'o', 'f', ?)",
            (rank, f"m{rank}", name, name[:50] or "other"),
        )
        connection.execute("INSERT INTO alias VALUES (?, ?, 's')", (name, f"m{rank}"))
    for child in range(2, len(names) + 1):
        connection.execute(
            "INSERT INTO lineage VALUES (?, ?, 'finetune', 'sourced', 's', NULL, 1)",
            (f"m{child}", f"m{child - 1}"),
        )
    if len(names) > 1:  # a cycle, which a sound build would not let through
        connection.execute(
            "INSERT INTO lineage VALUES ('m1', ?, 'finetune', 'sourced', 's', NULL, 0)", (f"m{len(names)}",)
        )
    create_search_index(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.commit()
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.close()
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[CatalogSearch]:
    names = [
        "'; DROP TABLE model; --",
        'say "hello"',
        "nul\x00inside",
        "\u202eright to left",
        "x" * 1_000_000,
        "\ue000private\ue002",
        "视" * 10_000,
        "",
        "  ",
        "…",
        "🤗 emoji",
        "\\",
        "%_%",
        "a,b(c)|d:e",
    ]
    connection = open_catalog(_small_catalog(tmp_path / "hostile.db", names))
    yield CatalogSearch(connection)
    connection.close()


def test_a_hostile_catalog_is_only_text(hostile: CatalogSearch) -> None:
    assert hostile.search("").total == 14
    assert hostile.search("drop table").hits[0].summary.id == "m1"
    assert hostile.search('"say hello"').hits[0].summary.id == "m2"
    assert hostile.search("right to left").hits[0].summary.id == "m4"
    assert hostile.search("视").hits[0].summary.id == "m7"
    assert hostile.search("emoji").hits[0].summary.id == "m11"
    assert hostile.search("x" * 64).total >= 1
    assert hostile.search("\ue002").total == 14  # nothing to search for: left out, with a note
    for query in ("descendant:m1", "ancestor:m1", "sort:-name", "org:x", "type:a"):
        hostile.search(query)
        hostile.facets(query)
    assert hostile.complete("org:", 4)


def test_an_empty_catalog(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    connection = sqlite3.connect(path)
    connection.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
    create_search_index(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.commit()
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.close()
    opened = open_catalog(path)
    for searcher in (CatalogSearch(opened), CatalogSearch(opened, small_catalog=-1)):
        for query in ("", "gpt", "org:x", "sort:-name", "context:>=1m", "year:2024", "deapseek v2", "-gpt"):
            assert searcher.search(query).hits == ()
            assert searcher.facets(query).total == 0
        searcher.complete("", 0)
    opened.close()


def test_a_catalog_without_search_tables_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "bare.db"
    connection = sqlite3.connect(path)
    connection.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.close()
    opened = open_catalog(path)
    with pytest.raises(EnvironmentProblem, match=r"bare\.db"):
        CatalogSearch(opened).search("gpt")
    opened.close()
