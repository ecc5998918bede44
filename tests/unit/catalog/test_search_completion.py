"""Completion: fields first, then values with counts."""

from __future__ import annotations

from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.catalog.searching.completion import MOST_COMPLETIONS
from modelbrowser.domain.querying.completion import Completion


def _texts(search: CatalogSearch, query: str) -> list[str]:
    return [each.text for each in search.complete(query, len(query))]


def _complete(query: str, completion: Completion) -> str:
    return query[: completion.start] + completion.text + query[completion.end :]


def test_an_empty_box_offers_the_fields(search: CatalogSearch) -> None:
    found = search.complete("", 0)
    assert len(found) == MOST_COMPLETIONS
    assert found[0].text == "org:"
    assert {each.kind for each in found} == {"field"}
    assert all(each.label and each.label_zh for each in found)


def test_fields_by_their_beginning_in_both_languages(search: CatalogSearch) -> None:
    assert _texts(search, "gpt con")[0] == "context:"
    assert _texts(search, "上下")[0] == "上下文:"
    assert "descendant:" in _texts(search, "desc")


def test_a_word_offers_values_with_counts(search: CatalogSearch) -> None:
    found = {each.text: each.count for each in search.complete("deep", 4)}
    assert found["org:deepseek"] == search.search("org:deepseek").total
    assert "org:deepseek" in _texts(search, "深度")


def test_values_of_a_field_by_name_word_and_count(search: CatalogSearch) -> None:
    found = search.complete("org:", 4)
    counts = [each.count or 0 for each in found]
    assert counts == sorted(counts, reverse=True)
    assert _texts(search, "org:mis")[0] == "mistral"
    assert _texts(search, "org:deepseek,qw")[0] == "alibaba"
    assert _texts(search, "type:")[0] == "language"
    assert _texts(search, "open:y") == ["yes"]
    assert _texts(search, "类型:推") == ["reasoning"]


def test_what_is_chosen_is_understood_and_counts_right(search: CatalogSearch) -> None:
    for query in (
        "org:",
        "type:",
        "can:",
        "cost:",
        "context:",
        "params:",
        "year:",
        "fits:",
        "license:",
        "country:",
    ):
        found = search.complete(query, len(query))
        assert found, query
        for each in found:
            page = search.search(_complete(query, each))
            assert page.notes == (), _complete(query, each)
            assert page.total == each.count, _complete(query, each)


def test_models_sorts_tiers_and_benchmarks(search: CatalogSearch) -> None:
    assert _texts(search, "descendant:deepseek-v2")[0] == "deepseek-v2-lite"
    assert "released" in _texts(search, "sort:-re")
    assert _texts(search, "intelligence:top") == ["top1", "top5", "top10"]
    assert _texts(search, "score.sci")[0] == "score.scicode:"
    assert _texts(search, "score.scicode:")[0] == ">0.2"


def test_completing_in_the_middle_replaces_the_whole_value(search: CatalogSearch) -> None:
    query = "org:mis moe"
    found = search.complete(query, 6)[0]
    assert _complete(query, found) == "org:mistral moe"
    quoted = 'org:"ai2'
    assert _complete(quoted, search.complete(quoted, len(quoted))[0]) == "org:ai2"


def test_nothing_to_offer(search: CatalogSearch) -> None:
    assert _texts(search, "org:zzzzzz") == []
    assert _texts(search, "zzzzzz") == []
