"""The parts of searching, each by itself: expressions, conditions, ranges, readings, spelling, lineage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.searching.condition import (
    EVERYTHING,
    NO_MODEL,
    both,
    either,
    listed,
    matching,
    negated,
)
from modelbrowser.catalog.searching.engine import Engine, Slice
from modelbrowser.catalog.searching.expression import (
    All,
    Expression,
    Others,
    Some,
    Token,
    all_of,
    any_of,
    exactly,
    holds,
    match_text,
)
from modelbrowser.catalog.searching.readings import cut_chinese, joined_readings, split_reading
from modelbrowser.catalog.searching.spelling import Speller
from modelbrowser.catalog.searching.text import without_fillers
from modelbrowser.catalog.searching.tokens import (
    BUCKET_FAN,
    EVERY,
    INDEX_SQL,
    bucket_tokens,
    child_of,
    descendant_of,
    value_token,
)
from modelbrowser.domain.querying.format import format_tree
from modelbrowser.domain.querying.parser import parse

WORDS = ["a", "ab", "abc", "b", "bc", "7b", "2.5", "v2", "的", "视觉", "\ue000ab", "\ue001b"]
TOKENS = st.builds(Token, st.sampled_from(WORDS), st.booleans())
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    TOKENS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: Some(tuple(parts))),
        inner.map(Others),
    ),
    max_leaves=10,
)
DOCUMENTS = st.lists(st.sets(st.sampled_from(WORDS)), min_size=1, max_size=6)


@given(DOCUMENTS, EXPRESSIONS)
def test_the_index_and_the_memory_agree(documents: list[set[str]], expression: Expression) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(INDEX_SQL)
    for rank, tokens in enumerate(documents, start=1):
        text = " ".join([*sorted(tokens), EVERY])
        connection.execute("INSERT INTO search_index(rowid, tokens) VALUES (?, ?)", (rank, text))
    sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid"
    found = [rank for (rank,) in connection.execute(sql, (match_text(expression),))]
    connection.close()
    expected = [rank for rank, tokens in enumerate(documents, start=1) if holds(expression, tokens | {EVERY})]
    assert found == expected


def test_expressions_of_one_or_no_part() -> None:
    assert all_of([]) == exactly(EVERY)
    assert all_of([exactly("a"), exactly("a")]) == exactly("a")
    assert not holds(any_of([]), {"a", EVERY})


@given(st.integers(0, 2**31))
def test_tokens_of_numbers_are_unlike_each_other_and_unlike_words(number: int) -> None:
    tokens = {value_token(number), child_of(number), descendant_of(number), *bucket_tokens(2, number)}
    assert len(tokens) == 6
    for token in tokens:
        assert all("\ue000" <= char <= "\uf8ff" for char in token)
    assert value_token(number) != value_token(number + 1)


@pytest.fixture
def engine(searched_catalog: Path) -> Iterator[Engine]:
    connection = open_catalog(searched_catalog)
    yield Engine(connection)
    connection.close()


def test_conditions_combine(engine: Engine) -> None:
    found = engine.lookup.value("open", "yes")
    assert found is not None
    open_weights = matching(exactly(value_token(found.value_id)))
    few = listed([3, 1, 2, 10**9])
    assert engine.ranks(few) == [1, 2, 3]
    assert engine.ranks(both([few, EVERYTHING])) == [1, 2, 3]
    assert engine.ranks(either([few, NO_MODEL])) == [1, 2, 3]
    inside, outside = (
        engine.ranks(both([few, open_weights])),
        engine.ranks(both([few, negated(open_weights)])),
    )
    assert sorted(inside + outside) == [1, 2, 3]
    everyone = engine.ranks(EVERYTHING)
    assert engine.ranks(negated(few)) == everyone[3:]
    assert engine.ranks(negated(negated(open_weights))) == engine.ranks(open_weights)
    assert engine.ranks(either([open_weights, negated(open_weights)])) == everyone
    assert engine.ranks(NO_MODEL) == []
    assert engine.ranks(negated(NO_MODEL)) == everyone


def test_slices(engine: Engine) -> None:
    everyone = engine.ranks(EVERYTHING)
    assert engine.ranks(EVERYTHING, Slice(after=5, limit=3)) == everyone[5:8]
    assert engine.ranks(EVERYTHING, Slice(last=4)) == everyone[:4]
    assert engine.count(EVERYTHING, 10) == 10
    assert engine.count(NO_MODEL, 10) == 0
    assert [int(rank) for rank in engine.rank_text(listed([2, 9])).split()] == [2, 9]
    assert engine.rank_text(NO_MODEL) == ""


@pytest.mark.parametrize("field", ["context", "params", "released", "price", "intelligence"])
def test_bucket_tokens_of_a_range_cover_it_and_nothing_else(engine: Engine, field: str) -> None:
    leaves = engine.ranges.leaves(field)
    assert all(before.high < after.low for before, after in pairwise(leaves))  # type: ignore[operator]
    numbers = range(len(leaves))
    for first, last in [
        (0, 0),
        (0, len(leaves) - 1),
        (3, 9),
        (BUCKET_FAN, 2 * BUCKET_FAN - 1),
        (1, len(leaves) - 2),
    ]:
        expression = engine.ranges._tokens(field, first, last)
        from modelbrowser.catalog.searching.columns import BUCKET_FIELDS

        number = BUCKET_FIELDS.index(field)
        inside = [leaf for leaf in numbers if holds(expression, set(bucket_tokens(number, leaf)))]
        assert inside == list(range(first, last + 1))


def test_values_are_found_by_name_word_and_beginning(engine: Engine) -> None:
    def names(field: str, text: str) -> list[str]:
        return [found.value for found in engine.lookup.values(field, text)]

    assert names("org", "OpenAI") == ["openai"]
    assert names("org", "深度求索") == ["deepseek"]
    assert names("org", "qwen") == ["alibaba"]
    assert names("org", "deeps") == ["deepseek"]
    assert names("org", "通义") == ["alibaba"] or names("org", "通义千问") == ["alibaba"]
    assert "Apache-2.0" in names("license", "apache")
    assert names("org", "???") == []
    assert engine.lookup.metric("scicode") == "scicode"
    assert engine.lookup.metric("no such thing") is None
    assert engine.lookup.model("nothing at all") is None


VOCABULARY = frozenset({"开源", "视觉", "腾讯", "混元", "代码"})


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("开源视觉模型", ["开源", "视觉"]),
        ("腾讯混元", ["腾讯", "混元"]),
        ("腾讯的代码大模型", ["腾讯", "代码"]),
        ("未知词", ["未知词"]),
        ("开源未知", ["开源", "未知"]),
        ("模型", []),
        ("deepseek", ["deepseek"]),
    ],
)
def test_cut_chinese(word: str, parts: list[str]) -> None:
    assert cut_chinese(word, VOCABULARY) == parts


def test_readings_without_mistakes() -> None:
    root = parse("开源视觉 type:code").root
    assert root is not None
    split = split_reading(root, VOCABULARY)
    assert split is not None
    assert format_tree(split) == "开源 视觉 type:code"
    plain = parse("wizard lm open:yes").root
    assert plain is not None
    assert split_reading(plain, VOCABULARY) is None
    assert [format_tree(each) for each in joined_readings(plain, lambda word: word == "wizardlm")] == [
        "wizardlm open:yes"
    ]
    assert joined_readings(plain, lambda word: False) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("models for vision", "vision"),
        ("the best model", "the best model"),
        ("model", "model"),
        ("谷歌 模型", "谷歌"),
        ("gpt OR model", "gpt OR model"),
        ("models type:code", "models type:code"),
        ('vision "for"', 'vision "for"'),
    ],
)
def test_without_fillers(text: str, left: str) -> None:
    root = without_fillers(parse(text).root)
    assert root is not None
    assert format_tree(root) == left


def test_spelling(engine: Engine) -> None:
    speller = Speller(engine.connection)

    def meant(text: str) -> list[str]:
        return [format_tree(reading.root) for reading in speller.readings(parse(text).root)]

    assert meant("deapseek v2")[0] == "deepseek v2"
    assert meant("lama 3")[0] == "llama 3"
    assert meant("gtp-4")[0] == "gpt 4"
    assert meant("mistrall")[0] == "mistral"
    assert meant("deapse")[0] == "deepseek"
    for known in ("deepseek", "llama 3", "7b", "深度", "-deapseek", "2.55", "gp"):
        assert meant(known) == [], known
    assert speller.readings(None) == []
    assert speller.doubts(parse("mistrall").root)
    assert not speller.doubts(parse("mistral 7b french").root)
