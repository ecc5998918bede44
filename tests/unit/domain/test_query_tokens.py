"""Tokens: sizes and versions stay whole, separators do not count, Chinese is cut into pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.querying.tokens import atoms, key, name_tokens, normalize, prose_tokens, words


def _atoms(text: str) -> list[str]:
    return [piece for word in words(text) for piece in atoms(word)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("DeepSeek-V2.5", ["deepseek", "v2.5"]),
        ("Llama 3.1 8B", ["llama", "3.1", "8b"]),
        ("Qwen2.5-VL-7B", ["qwen", "2.5", "vl", "7b"]),
        ("Mixtral 8x7B", ["mixtral", "8x7b"]),
        ("Qwen3-235B-A22B", ["qwen", "3", "235b", "a22b"]),
        ("GPT-4o mini", ["gpt", "4o", "mini"]),
        ("gpt4o", ["gpt", "4o"]),
        ("o1", ["o1"]),
        ("Command R+", ["command", "r+"]),
        ("C++ code", ["c+", "code"]),
        ("phi3mini", ["phi", "3", "mini"]),
        ("01.AI", ["01", "ai"]),
        ("128K", ["128k"]),
        ("１２８Ｋ", ["128k"]),
        ("Élan", ["elan"]),
        ("视觉模型", ["视觉", "觉模", "模型"]),
        ("的", ["的"]),
        ("文心4.5", ["文心", "4.5"]),
        ("v.2", ["v", "2"]),
        ("...", []),
        ("", []),
    ],
)
def test_atoms(text: str, pieces: list[str]) -> None:
    assert _atoms(text) == pieces


def test_a_size_is_a_word_of_its_own() -> None:
    for name in ("Qwen3-1.7B", "Gemma 2 27B", "Mixtral 8x7B"):
        assert "7b" not in name_tokens(name)[0]
    assert "7b" in name_tokens("Mistral 7B v0.3")[0]


def test_a_version_is_not_the_longer_version() -> None:
    assert "v2" not in name_tokens("DeepSeek-V2.5")[0]
    assert {"v2.5", "2.5", "deepseekv2.5"} <= name_tokens("DeepSeek-V2.5")[0]


@pytest.mark.parametrize(
    "spelling", ["DeepSeek-V2", "deepseek v2", "DEEPSEEK_V2", "DeepSeekV2", "deepseek/v2"]
)
def test_separators_do_not_count(spelling: str) -> None:
    assert key(spelling) == "deepseekv2"
    assert "deepseekv2" in name_tokens(spelling)[0]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert key("Llama 3 8B") != key("Llama 38B")


def test_camel_case_parts_are_found() -> None:
    assert {"star", "coder", "starcoder"} <= name_tokens("StarCoder2")[0]
    assert {"chat", "glm"} <= name_tokens("ChatGLM")[0]


def test_beginnings() -> None:
    assert name_tokens("GPT-4 Turbo")[1] == {"gpt", "gpt4"}
    assert name_tokens("文心一言")[1] == {"文", "文心"}
    assert name_tokens("")[1] == set()


@given(st.text(max_size=80))
def test_tokens_hold_no_blank_no_quote_and_no_private_character(text: str) -> None:
    tokens = [*prose_tokens(text), *name_tokens(text)[0], *name_tokens(text)[1], *_atoms(text)]
    for token in tokens:
        assert token
        assert len(token) <= 64
        assert not any(char.isspace() or char in "\"'*:()^" or "\ue000" <= char <= "\uf8ff" for char in token)
        assert not token.isascii() or token == token.lower()


@given(st.text(max_size=40))
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    assert words(" ".join(words(text))) == words(text) or normalize(normalize(text)) == normalize(text)
