"""Every field of the language agrees with brute force over the facts, and with the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.domain.models import ModelSummary

ALL = 100_000


def _ids(search: CatalogSearch, query: str) -> list[str]:
    return [str(hit.summary.id) for hit in search.search(query, limit=ALL).hits]


@pytest.fixture
def everything(search: CatalogSearch) -> list[ModelSummary]:
    return [hit.summary for hit in search.search("", limit=ALL).hits]


# -- conditions against brute force

FACTS: list[tuple[str, Callable[[ModelSummary], bool]]] = [
    ("context:>=128k", lambda m: m.context_tokens is not None and m.context_tokens >= 128_000),
    ("context:128k", lambda m: m.context_tokens is not None and 128_000 <= m.context_tokens <= 131_072),
    ("context:<32k", lambda m: m.context_tokens is not None and m.context_tokens < 32_000),
    ("context:none", lambda m: m.context_tokens is None),
    ("-context:>=128k", lambda m: not (m.context_tokens is not None and m.context_tokens >= 128_000)),
    ("params:7b", lambda m: m.params_total_b is not None and 6.5 <= m.params_total_b < 7.5),
    ("params:7b..14b", lambda m: m.params_total_b is not None and 6.5 <= m.params_total_b < 14.5),
    ("params:<3b", lambda m: m.params_total_b is not None and m.params_total_b < 3),
    ("params:>100", lambda m: m.params_total_b is not None and m.params_total_b > 100),
    ("year:2024..2025", lambda m: (m.released_on or "")[:4] in ("2024", "2025")),
    ("year:none", lambda m: m.released_on is None),
    ("released:2025-06", lambda m: (m.released_on or "").startswith("2025-06")),
    ("released:>=2025-06", lambda m: m.released_on is not None and m.released_on >= "2025-06"),
    ("released:<2020", lambda m: m.released_on is not None and m.released_on < "2020"),
    ("released:>2025", lambda m: m.released_on is not None and m.released_on >= "2026"),
    ("released:2024..2024-06", lambda m: "2024" <= (m.released_on or "") < "2024-07"),
    ("open:yes", lambda m: m.open_weights is True),
    ("open:unknown", lambda m: m.open_weights is None),
    ("type:code,image", lambda m: m.type in ("code", "image")),
    ("type:code -open:yes", lambda m: m.type == "code" and m.open_weights is not True),
    ("architecture:moe", lambda m: m.architecture == "moe"),
    ("status:retired", lambda m: m.status == "retired"),
    ("-status:retired", lambda m: m.status != "retired"),
    ("状态:在用", lambda m: m.status == "active"),
    ("intelligence:top10", lambda m: m.intelligence_tier == "top10"),
    ("intelligence:>=top10", lambda m: m.intelligence_tier in ("top1", "top5", "top10")),
    ("intelligence:none", lambda m: m.intelligence_tier is None),
    ("speed:>100", lambda m: m.output_tokens_per_second is not None and m.output_tokens_per_second > 100),
    ("cost:<=low", lambda m: m.cost_tier in ("free", "low")),
    ("has:params", lambda m: m.params_total_b is not None),
    ("has:-context", lambda m: m.context_tokens is None),
    ("org:openai", lambda m: m.organization == "OpenAI"),
    ("org:谷歌", lambda m: m.organization == "Google"),
    (
        "org:openai,anthropic year:2024",
        lambda m: m.organization in ("OpenAI", "Anthropic") and (m.released_on or "").startswith("2024"),
    ),
    ("family:llama", lambda m: m.family == "Llama"),
    ("fits:24gb", lambda m: bool(m.open_weights) and m.params_total_b is not None and m.params_total_b <= 48),
    (
        "fits:24gb@16bit",
        lambda m: bool(m.open_weights) and m.params_total_b is not None and m.params_total_b <= 12,
    ),
    (
        "type:video OR context:>=1m",
        lambda m: m.type == "video" or (m.context_tokens is not None and m.context_tokens >= 1_000_000),
    ),
    ("-(type:language OR open:yes)", lambda m: m.type != "language" and m.open_weights is not True),
    (
        "-(context:>=128k open:yes)",
        lambda m: (
            not (m.context_tokens is not None and m.context_tokens >= 128_000 and m.open_weights is True)
        ),
    ),
    (
        "active:<4b architecture:dense",
        lambda m: m.architecture == "dense" and (m.params_active_b or m.params_total_b or 99) < 4,
    ),
]


@pytest.mark.parametrize(("query", "holds"), FACTS, ids=[query for query, _ in FACTS])
def test_conditions_agree_with_brute_force(
    search: CatalogSearch,
    streamed_search: CatalogSearch,
    everything: list[ModelSummary],
    query: str,
    holds: Callable[[ModelSummary], bool],
) -> None:
    expected = {model.id for model in everything if holds(model)}
    assert expected, "the test says nothing"
    assert set(_ids(search, query)) == expected
    assert set(_ids(streamed_search, query)) == expected
    assert search.search(query).total == len(expected)
    assert search.search(query).notes == ()


def _sql_ids(path: Path, sql: str) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {row[0] for row in connection.execute(sql)}
    finally:
        connection.close()


SQL_FACTS = [
    ("price:<1", "SELECT model_id FROM model WHERE output_price_usd_per_m < 1"),
    ("in:0.1..0.5", "SELECT model_id FROM model WHERE input_price_usd_per_m BETWEEN 0.1 AND 0.5"),
    ("has:-price", "SELECT model_id FROM model WHERE output_price_usd_per_m IS NULL"),
    ("has:score", "SELECT DISTINCT model_id FROM score"),
    ("has:card", "SELECT DISTINCT model_id FROM editorial"),
    ("has:parent", "SELECT DISTINCT child_id FROM lineage"),
    ("has:child", "SELECT DISTINCT parent_id FROM lineage"),
    ("can:vision", "SELECT model_id FROM model_tag WHERE tag = 'vision'"),
    (
        "can:tools can:vision",
        "SELECT model_id FROM model_tag WHERE tag = 'tool_use'"
        " INTERSECT SELECT model_id FROM model_tag WHERE tag = 'vision'",
    ),
    ("provider:groq", "SELECT model_id FROM price WHERE provider_id = 'groq'"),
    (
        "license:mit",
        "SELECT model_id FROM model WHERE license = 'MIT'"
        " UNION SELECT model_id FROM model WHERE license LIKE 'MIT %'",
    ),
    (
        "country:france",
        "SELECT model_id FROM model JOIN organization USING (organization_id) WHERE country = 'France'",
    ),
    ("parent:deepseek-v3", "SELECT parent_id FROM lineage WHERE child_id = 'deepseek-v3'"),
    ("child:deepseek-v3", "SELECT child_id FROM lineage WHERE parent_id = 'deepseek-v3'"),
    (
        "ancestor:deepseek-v3",
        "WITH RECURSIVE a(id) AS (SELECT parent_id FROM lineage WHERE child_id = 'deepseek-v3'"
        " UNION SELECT parent_id FROM lineage JOIN a ON child_id = id) SELECT id FROM a",
    ),
    (
        "descendant:deepseek-v2",
        "WITH RECURSIVE d(id) AS (SELECT child_id FROM lineage WHERE parent_id = 'deepseek-v2'"
        " UNION SELECT child_id FROM lineage JOIN d ON parent_id = id) SELECT id FROM d",
    ),
    (
        "score.scicode:>40",
        "SELECT model_id FROM score WHERE metric_id = 'scicode' GROUP BY model_id HAVING max(value) > 40",
    ),
    (
        "score.scicode:>0.4",
        "SELECT model_id FROM score WHERE metric_id = 'scicode' GROUP BY model_id HAVING max(value) > 40",
    ),
]


@pytest.mark.parametrize(("query", "sql"), SQL_FACTS, ids=[query for query, _ in SQL_FACTS])
def test_conditions_agree_with_the_tables(
    search: CatalogSearch, streamed_search: CatalogSearch, searched_catalog: Path, query: str, sql: str
) -> None:
    expected = _sql_ids(searched_catalog, sql)
    assert expected
    assert set(_ids(search, query)) == expected
    assert set(_ids(streamed_search, query)) == expected
