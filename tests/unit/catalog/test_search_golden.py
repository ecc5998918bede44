"""Golden queries: what a person types, and what must stand first. tests/golden_queries/queries.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.domain.search import SearchPage

FILE = Path(__file__).parents[2] / "golden_queries" / "queries.toml"
QUERIES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["query"]
FIRST = 10


def _check(page: SearchPage, expected: dict[str, Any]) -> None:
    ids = [hit.summary.id for hit in page.hits]
    first = expected.get("first", [])
    assert ids[: len(first)] == first
    assert set(expected.get("among_first", [])) <= set(ids[:FIRST])
    for upper, lower in expected.get("before", []):
        assert ids.index(upper) < ids.index(lower)
    assert not set(expected.get("absent", [])) & set(ids)
    assert expected.get("least", 0) <= page.total <= expected.get("most", 10_000)
    if page.hits:
        assert page.hits[0].approximate == expected.get("approximate", False)
    if "reason" in expected:
        assert page.hits[0].reason_field == expected["reason"]
        assert page.hits[0].reason


def test_there_are_enough_of_them_in_both_languages() -> None:
    texts = [query["text"] for query in QUERIES]
    assert len(texts) == len(set(texts)) >= 60
    chinese = [text for text in texts if any("\u4e00" <= char <= "\u9fff" for char in text)]
    assert len(chinese) >= 15


@pytest.mark.parametrize("expected", QUERIES, ids=[query["text"] for query in QUERIES])
def test_golden_query(search: CatalogSearch, expected: dict[str, Any]) -> None:
    _check(search.search(expected["text"], limit=10_000), expected)


@pytest.mark.parametrize("expected", QUERIES, ids=[query["text"] for query in QUERIES])
def test_golden_query_streamed_as_in_a_large_catalog(
    streamed_search: CatalogSearch, expected: dict[str, Any]
) -> None:
    # What a large catalog cannot afford is to doubt a word that some longer token begins with
    if expected["text"] == "mistrall 7b":
        pytest.skip("long tokens begin with the mistyped word")
    page = streamed_search.search(expected["text"], limit=10_000)
    _check(SearchPage(page.hits, len(page.hits), True, 0, page.notes), expected)
