"""Catalog text is data: harmless and bounded, whatever it holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.card.plain import ELLIPSIS, plain, safe_link

HOSTILE = "\u202e\u2066\u200b\ufeff\u061c\u2028\x00\x1b\n\t"


@given(st.text(max_size=600), st.integers(2, 80))
def test_any_text_becomes_one_bounded_visible_line(text: str, limit: int) -> None:
    shown = plain(text, limit)
    assert len(shown) <= limit
    assert shown == shown.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)


@given(st.text(alphabet=HOSTILE + "ab", max_size=60))
def test_direction_overrides_and_controls_go(text: str) -> None:
    assert set(plain(text)) <= {"a", "b", " "}


def test_ordinary_text_of_both_languages_stays_as_it_is() -> None:
    for text in ("DeepSeek-V2", "一款开放权重的混合专家模型，总参数 2360 亿。", "≥ 40% – “x” · é"):
        assert plain(text) == text


def test_markup_stays_text() -> None:
    assert plain("<script>alert(1)</script>") == "<script>alert(1)</script>"


def test_a_megabyte_is_cut_and_says_so() -> None:
    shown = plain("x" * 1_000_000, 100)
    assert len(shown) == 100
    assert shown.endswith(ELLIPSIS)


def test_a_heap_of_combining_marks_is_thinned() -> None:
    assert len(plain("a" + "\u0301" * 500)) == 5


def test_nothing_is_nothing() -> None:
    assert plain(None) == plain("") == plain(" \n ") == ""


@pytest.mark.parametrize("url", ["https://docs.vllm.ai", "http://example.org/a?b=c#d"])
def test_web_addresses_are_links(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org",
        "https://",
        "https://host",
        "https://good.org@evil.org/",
        "https://exa mple.org",
        "https://example.org/\u202etxt",
        "data:text/html,x",
        "https://example.org/" + "a" * 3000,
        " https://example.org",
        "HTTPS//example.org",
    ],
)
def test_anything_else_is_no_link(url: str | None) -> None:
    assert safe_link(url) is None
