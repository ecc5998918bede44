"""The grammar: any text parses, what is written reads back the same, and nothing is silently dropped."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from modelbrowser.domain.query import format_query, parse
from modelbrowser.domain.querying.ast import And, FieldTerm, Not, Or, ParsedQuery, Phrase, Word
from modelbrowser.domain.querying.fields import FIELDS, OPERATORS_HELP
from modelbrowser.domain.querying.lexer import MAX_CHARS
from modelbrowser.domain.querying.parser import MAX_TERMS

# Pieces that mean something, so that random texts are often nearly queries
PIECES = st.sampled_from(
    [
        *'()"|,-:<>=. ',
        "OR",
        "AND",
        "NOT",
        " 或 ",
        "：",
        "（",
        "”",
        "≥",
        "\\",
        "..",
        "context",
        "org:",
        "released:",
        "params:7b",
        "128k",
        "sort:-",
        "name",
        "has:-",
        "score.",
        "score.scicode:>0.4",
        "深度求索",
        "fits:24gb",
        "\x00",
        "\ud800",
        "\u202e",
        "none",
        "type:code",
        "@8bit",
        "year",
        "2024",
        "top10",
        "intelligence",
    ]
)
QUERIES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(QUERIES)
@example("context (>=5)")
@example('org:">=" x')
@example("-(-(a))")
@example("a OR (b OR c) OR")
@example('"\\')
@example("org:≥ x")
def test_any_text_parses_and_reads_back_the_same(text: str) -> None:
    query = parse(text)
    canonical = format_query(query)
    again = parse(canonical)
    assert again.root == query.root
    assert again.sort == query.sort
    assert not again.broken
    assert format_query(again) == canonical


@given(QUERIES)
def test_notes_point_into_the_text_and_speak_both_languages(text: str) -> None:
    for note in parse(text).notes:
        assert 0 <= note.start < note.end <= len(text)
        assert note.message
        assert note.message_zh


@given(QUERIES)
def test_every_term_points_to_its_own_text(text: str) -> None:
    for node in _leaves(parse(text).root):
        assert 0 <= node.start < node.end <= len(text)


def _leaves(node: object) -> list[Word | Phrase | FieldTerm]:
    if isinstance(node, And | Or):
        return [leaf for each in node.nodes for leaf in _leaves(each)]
    if isinstance(node, Not):
        return _leaves(node.node)
    return [node] if isinstance(node, Word | Phrase | FieldTerm) else []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("deepseek v2", "deepseek v2"),
        ("(qwen OR glm) open:yes -vision", "(qwen OR glm) open:yes -vision"),
        ("qwen | glm", "qwen OR glm"),
        ("org：深度求索 （推理 或 代码）", "org:深度求索 (推理 OR 代码)"),
        ("“mixture of experts”", '"mixture of experts"'),
        ("机构:智谱 开源:是 类型:视频", "org:智谱 open:yes type:video"),
        ("context >= 128k", "context:>=128k"),
        ("context≥128k", "context:>=128k"),
        ("params<7b", "params:<7b"),
        ("org: deepseek", "org:deepseek"),
        ("organization:openai", "org:openai"),
        ("NOT llama", "-llama"),
        ("--llama", "llama"),
        ("-(a b)", "-(a b)"),
        ("a AND b", "a b"),
        ("has:-score", "has:-score"),
        ("can:tools", "can:tool_use"),
        ("intelligence:>=TOP10", "intelligence:>=top10"),
        ("sort:-date gpt", "gpt sort:-released"),
        ("sort:name sort:-price", "sort:-price"),
        ("fits:24GB@8bit", "fits:24gb@8bit"),
        ("year:2024-2026", "year:2024-2026"),
        ("gpt - 4", "gpt 4"),
        ("llama3:8b", "llama3:8b"),
        ("", ""),
    ],
)
def test_what_is_meant(text: str, canonical: str) -> None:
    query = parse(text)
    assert format_query(query) == canonical
    assert query.notes == ()


@pytest.mark.parametrize(
    ("text", "canonical", "start", "says"),
    [
        ("foo:bar", "foo:bar", 0, "no field “foo”"),
        ("orgs:meta", "orgs:meta", 0, "Did you mean org"),
        ("score:>3", "score:>3", 0, "score.scicode"),
        ("gpt context:abc", "gpt", 12, "“abc”"),
        ("context:128k,abc", "context:128k", 13, "“abc”"),
        ("released:2024-13", "", 9, "“2024-13”"),
        ("has:wings", "", 4, "“wings”"),
        ("sort:beauty", "", 5, "“beauty”"),
        ("org: OR gpt", "gpt", 0, "no value"),
        ("org: type:code", "type:code", 0, "no value"),
        ('"deep seek', '"deep seek"', 0, "quote"),
        ("(gpt", "gpt", 0, "not closed"),
        ("gpt)", "gpt", 3, "closes nothing"),
        ("gpt OR", "gpt", 4, "both sides"),
        ("OR gpt", "gpt", 0, "both sides"),
    ],
)
def test_what_is_not_understood_is_said(text: str, canonical: str, start: int, says: str) -> None:
    query = parse(text)
    assert format_query(query) == canonical
    assert any(note.start == start and says in note.message for note in query.notes)


def test_a_field_still_being_typed_is_no_mistake() -> None:
    assert parse("gpt org:").notes == ()


def test_long_texts_are_cut_and_say_so() -> None:
    many = parse(" ".join("word" for _ in range(MAX_TERMS + 5)))
    assert isinstance(many.root, And)
    assert len(many.root.nodes) == MAX_TERMS
    assert "64" in many.notes[0].message
    long = parse("a" * (MAX_CHARS + 10))
    assert "20,000" in long.notes[0].message


@pytest.mark.parametrize("text", ["(" * 100_000, "-" * 100_000, '"' * 100_000, ")" * 100_000, "a|" * 50_000])
def test_a_hundred_thousand_signs_neither_raise_nor_recurse(text: str) -> None:
    query = parse(text)
    assert parse(format_query(query)).root == query.root


def test_deep_groups_keep_their_terms() -> None:
    query = parse("(" * 40 + "gpt" + ")" * 40 + " llama")
    assert format_query(query) == "gpt llama"
    assert any("Too many parentheses" in note.message for note in query.notes)


def test_every_example_of_the_help_is_understood() -> None:
    examples = [example for spec in FIELDS for example in spec.examples]
    examples += [text for text, _english, _chinese in OPERATORS_HELP]
    for text in examples:
        query = parse(text)
        assert query.notes == (), text
        assert query.root is not None or query.sort is not None, text


def test_no_two_fields_share_a_name() -> None:
    names = [name for spec in FIELDS for name in (spec.name, *spec.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("成本:适中", "cost:moderate"),
        ("成本：免费", "cost:free"),
        ("成本:高", "cost:high"),
        ("智能水平:良好", "intelligence:good"),
        ("智能水平:前 5%", "intelligence:top5"),
        ("智能水平:>=前 10%", "intelligence:>=top10"),
        ("智能水平:前 5%,低于平均", "intelligence:top5,below"),
        ("权重:闭源", "open:no"),
        ("权重:开放权重", "open:yes"),
        ("上下文不少于:128k", "context:>=128k"),
        ("公司名:智谱", "org:智谱"),
        ("排序:-智能水平", "sort:-intelligence"),
        ("排序:输出价格", "sort:price"),
        ("排序:-上下文窗口", "sort:-context"),
        ("排序:参数量", "sort:params"),
        ("排序:速度", "sort:speed"),
        ("排序:名称", "sort:name"),
    ],
)
def test_the_words_of_the_chinese_interface_are_understood(typed: str, canonical: str) -> None:
    found, meant = parse(typed), parse(canonical)
    assert found.notes == ()
    assert _meaning(found) == _meaning(meant)


def _meaning(query: ParsedQuery) -> tuple[object, ...]:
    term, sort = query.root, query.sort
    if sort is not None:
        return (sort.key, sort.descending)
    assert isinstance(term, FieldTerm)
    return (term.name, term.values)


def test_an_unknown_chinese_field_is_said_as_a_latin_one_is() -> None:
    notes = parse("编号:七 qwen").notes
    assert [note.message_zh for note in notes] == ["没有字段“编号”，按普通词搜索。"]
