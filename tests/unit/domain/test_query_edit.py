"""Facet clicks write the query: only the term in question changes, and a click undone leaves no trace."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from modelbrowser.domain.query import (
    field_values,
    format_query,
    has_term,
    parse,
    set_range,
    set_sort,
    short_number,
    with_term,
)

VALUES = st.one_of(
    st.text(min_size=1, max_size=20).filter(lambda text: text.strip(" -\"'")),
    st.sampled_from(
        ["Mistral AI", 'say "hi"', "a,b", "(x)", "back\\slash", "深度求索", "≥", ">=", "or", "OR"]
    ),
)
TEXTS = st.sampled_from(
    [
        "",
        "gpt",
        "gpt OR claude",
        "(gpt OR claude) -mini",
        'org:openai "deep seek',
        "((a",
        "a) b",
        "sort:-released a",
        "organization:openai,xai",
        "-org:meta",
        "org:openai OR org:meta",
        "context:>=1m",
        "上下文:>=1m 视觉",
        "a OR",
    ]
)


@pytest.mark.parametrize(
    ("text", "field", "value", "on", "result"),
    [
        ("", "org", "deepseek", True, "org:deepseek"),
        ("moe", "org", "deepseek", True, "moe org:deepseek"),
        ("org:deepseek moe", "org", "qwen", True, "org:deepseek,qwen moe"),
        ("org:deepseek moe", "org", "Mistral AI", True, 'org:deepseek,"Mistral AI" moe'),
        ("org:deepseek,qwen moe", "org", "deepseek", False, "org:qwen moe"),
        ("org:deepseek moe", "org", "deepseek", False, "moe"),
        ("moe org:deepseek", "org", "deepseek", False, "moe"),
        ("org:DeepSeek moe", "org", "deepseek", False, "moe"),
        ("org:a moe org:a,b", "org", "a", False, "moe org:b"),
        ("机构:qwen", "org", "zai", True, "机构:qwen,zai"),
        ("organisation:qwen", "org", "zai", True, "organisation:qwen,zai"),
        ("type:视频", "type", "video", False, ""),
        ("context:>=128k x", "context", ">=1m", True, "x context:>=1m"),
        ("gpt OR claude", "open", "yes", True, "(gpt OR claude) open:yes"),
        ("gpt OR claude sort:name", "open", "yes", True, "(gpt OR claude) sort:name open:yes"),
        ("(gpt", "open", "yes", True, "gpt open:yes"),
        ("gpt NOT", "open", "yes", True, "gpt open:yes"),
        ('"gpt', "open", "yes", True, '"gpt" open:yes'),
        ("org:deepseek", "nonsense", "x", True, "org:deepseek"),
        ("a", "context", "abc", True, "a"),
        ("a", "has", "-price", True, "a has:-price"),
        ("intelligence:top1", "intelligence", "top5", True, "intelligence:top1,top5"),
        ("intelligence:>=top10", "intelligence", "top5", False, "intelligence:top10,top1"),
        ("intelligence:>=top10", "intelligence", "top5", True, "intelligence:>=top10"),
        ("cost:<=low x", "cost", "free", False, "cost:low x"),
        ("year:2024..2026", "year", "2025", False, "year:2024,2026"),
        ("year:2020..2026", "year", "2025", False, "year:2020..2024,2026"),
        ("year:>=2024", "year", "2024", False, "year:>=2025"),
        ("year:2025", "year", "2025", False, ""),
        ("year:2025", "year", "2026", True, "year:2025,2026"),
    ],
)
def test_with_term(text: str, field: str, value: str, on: bool, result: str) -> None:
    assert with_term(text, field, value, on) == result


@given(TEXTS, VALUES)
def test_a_term_switched_on_is_there_and_switched_off_is_gone(text: str, value: str) -> None:
    on = with_term(text, "org", value, True)
    assume(on != text or has_term(text, "org", value))
    assert has_term(on, "org", value)
    off = with_term(on, "org", value, False)
    assert not has_term(off, "org", value)


@given(TEXTS, st.sampled_from(["family:llama", "type:code", "open:no", "context:>=32k", "year:2025"]))
def test_on_and_off_again_means_what_it_meant(text: str, term: str) -> None:
    field, _, value = term.partition(":")
    assume(not field_values(text, field))
    back = with_term(with_term(text, field, value, True), field, value, False)
    assert parse(back).root == parse(format_query(parse(text))).root
    assert parse(back).sort == parse(text).sort


def test_terms_inside_an_or_or_behind_a_minus_are_not_selected() -> None:
    assert field_values("org:openai OR org:meta", "org") == ()
    assert field_values("-org:meta", "org") == ()
    assert field_values("org:openai,meta gpt org:xai", "org") == ("openai", "meta", "xai")
    assert has_term("(org:openai) gpt", "org", "OpenAI")
    assert not has_term("has:-price", "has", "price")


@pytest.mark.parametrize(
    ("text", "minimum", "result"),
    [
        ("", 128_000, "context:>=128k"),
        ("a context:>=1m b", 32_000, "a context:>=32k b"),
        ("a context:>=1m b context:<4m", None, "a b"),
        ("a", None, "a"),
        ("ctx:1m", 131_072, "ctx:>=131072"),
        ("a OR b", 1_000_000, "(a OR b) context:>=1m"),
    ],
)
def test_set_range(text: str, minimum: float | None, result: str) -> None:
    assert set_range(text, "context", minimum) == result


def test_set_range_of_other_fields() -> None:
    assert set_range("", "params", 7) == "params:>=7"
    assert set_range("params:<3b", "params", 0.5) == "params:>=0.5"
    assert set_range("x", "nonsense", 3) == "x"


@pytest.mark.parametrize(
    ("text", "key", "result"),
    [
        ("gpt", "-released", "gpt sort:-released"),
        ("sort:name gpt sort:price", "-released", "gpt sort:-released"),
        ("sort:name gpt", None, "gpt"),
        ("gpt", "beauty", "gpt"),
        ("gpt OR x", "name", "gpt OR x sort:name"),
        ("", "-intelligence", "sort:-intelligence"),
    ],
)
def test_set_sort(text: str, key: str | None, result: str) -> None:
    assert set_sort(text, key) == result


@given(TEXTS, st.sampled_from(["name", "-released", "-context", None]))
def test_set_sort_changes_only_the_order(text: str, key: str | None) -> None:
    query = parse(set_sort(text, key))
    assert (query.sort.text if query.sort else None) == key
    assert query.root == parse(format_query(parse(text))).root


def test_short_number() -> None:
    assert [short_number(n) for n in (128_000, 1_000_000, 131_072, 4_000, 900)] == [
        "128k",
        "1m",
        "131072",
        "4k",
        "900",
    ]
