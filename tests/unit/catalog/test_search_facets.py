"""Live counts beside a query: every number agrees with the search that a click on it would start."""

from __future__ import annotations

import pytest

from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.catalog.searching.facets import FACET_FIELDS
from modelbrowser.domain.query import with_term
from modelbrowser.domain.search import FacetCounts, FacetValue

QUERIES = [
    "",
    "type:code open:yes",
    "-type:language cost:<=low",
    "type:nothing-like-it",
    "(year:2026 OR type:image) -open:no",
    "llama",
    "org:deepseek",
    "org:deepseek,qwen type:code",
    "context:>=128k moe",
    "year:2024..2025",
    "intelligence:>=top10",
    "open:yes -llama",
    "deapseek",
    "gpt OR claude",
    "视觉 开源:是",
]


def _value(counts: FacetCounts, field: str, value: str) -> FacetValue:
    return next(each for each in counts.by_field[field] if each.value == value)


@pytest.mark.parametrize("query", QUERIES)
def test_a_count_is_what_the_click_would_find(search: CatalogSearch, query: str) -> None:
    counts = search.facets(query)
    assert counts.total == search.search(query).total
    assert tuple(counts.by_field) == FACET_FIELDS
    for field, values in counts.by_field.items():
        for value in values[:4]:
            alone = query
            for other in values:
                alone = with_term(alone, field, other.value, False)
            clicked = with_term(alone, field, value.value, True)
            if "deapseek" not in query:
                assert search.search(clicked).total == value.count, clicked


@pytest.mark.parametrize("query", QUERIES)
def test_large_catalogs_count_the_same(
    search: CatalogSearch, streamed_search: CatalogSearch, query: str
) -> None:
    assert streamed_search.facets(query) == search.facets(query)


def test_a_field_ignores_its_own_selection(search: CatalogSearch) -> None:
    free, chosen = search.facets("moe"), search.facets("moe org:deepseek")
    assert _value(free, "org", "alibaba").count == _value(chosen, "org", "alibaba").count
    assert _value(free, "type", "reasoning").count > _value(chosen, "type", "reasoning").count


def test_selected_values(search: CatalogSearch) -> None:
    counts = search.facets(
        "org:deepseek type:code intelligence:>=top5 year:2024..2025 context:>=128k 开源:是"
    )
    selected = {(f, each.value) for f, values in counts.by_field.items() for each in values if each.selected}
    assert selected == {
        ("org", "deepseek"),
        ("type", "code"),
        ("intelligence", "top1"),
        ("intelligence", "top5"),
        ("year", "2024"),
        ("year", "2025"),
        ("context", ">=128k"),
        ("open", "yes"),
    }


def test_a_value_named_by_a_synonym_is_selected_under_that_name(search: CatalogSearch) -> None:
    query = "moe org:qwen"
    value = next(each for each in search.facets(query).by_field["org"] if each.selected)
    assert (value.value, value.label) == ("qwen", "Alibaba (Qwen)")
    assert with_term(query, "org", value.value, False) == "moe"


def test_values_keep_their_places(search: CatalogSearch) -> None:
    for field in ("type", "intelligence", "cost", "context", "open", "year"):
        before = [each.value for each in search.facets("").by_field[field]]
        assert [each.value for each in search.facets("deepseek v2").by_field[field]] == before


def test_organizations_come_by_count_and_empty_ones_only_when_chosen(search: CatalogSearch) -> None:
    values = search.facets("deepseek org:openai year:2018").by_field["org"]
    assert [each.count for each in values] == sorted((each.count for each in values), reverse=True)
    assert [each.value for each in values if each.count == 0] == ["openai"]


def test_labels_are_in_two_languages(search: CatalogSearch) -> None:
    counts = search.facets("")
    assert _value(counts, "org", "deepseek").label_zh == "深度求索"
    assert _value(counts, "type", "code").label_zh == "代码"
    assert _value(counts, "context", ">=1m").label == "1M"
