"""What the language says about a part of a query that it did not understand, in English and Chinese."""

from __future__ import annotations

from modelbrowser.domain.search import QueryNote


def unknown_field(start: int, end: int, name: str, suggestion: str | None) -> QueryNote:
    """There is no such field; its text was searched as words."""
    english, chinese = f"There is no field “{name}”; searched as words.", f"没有字段“{name}”，按普通词搜索。"
    if suggestion:
        english += f" Did you mean {suggestion}: ?"
        chinese += f"是否想用 {suggestion}: ？"
    return QueryNote(start, end, english, chinese)


def bad_value(start: int, end: int, field: str, value: str, example: str) -> QueryNote:
    """A value that the field cannot read was left out."""
    return QueryNote(
        start,
        end,
        f"{field}: does not understand “{value}”; left out. For example {example}",
        f"{field}: 无法理解“{value}”，已忽略。示例：{example}",
    )


def empty_value(start: int, end: int, field: str, example: str) -> QueryNote:
    """A field without a value was left out."""
    return QueryNote(
        start,
        end,
        f"{field}: has no value; left out. For example {example}",
        f"{field}: 没有取值，已忽略。示例：{example}",
    )


def unclosed_quote(start: int, end: int) -> QueryNote:
    """A quote without an end reaches to the end of the text."""
    return QueryNote(
        start, end, "The quote was not closed; it ends with the text.", "引号未闭合，视为到文末结束。"
    )


def unclosed_parenthesis(start: int) -> QueryNote:
    """A parenthesis without an end reaches to the end of the text."""
    return QueryNote(
        start,
        start + 1,
        "The parenthesis was not closed; it ends with the text.",
        "括号未闭合，视为到文末结束。",
    )


def stray_parenthesis(start: int) -> QueryNote:
    """A closing parenthesis without a beginning was left out."""
    return QueryNote(
        start, start + 1, "This parenthesis closes nothing; left out.", "此右括号没有对应的左括号，已忽略。"
    )


def too_deep(start: int) -> QueryNote:
    """A parenthesis inside too many others was left out."""
    return QueryNote(
        start, start + 1, "Too many parentheses inside each other; left out.", "括号嵌套过深，已忽略。"
    )


def dangling_or(start: int, end: int) -> QueryNote:
    """An OR without two sides was left out."""
    return QueryNote(start, end, "OR needs something on both sides; left out.", "OR 两侧都要有条件，已忽略。")


def too_many(start: int, end: int, limit: int) -> QueryNote:
    """Terms beyond the limit were left out."""
    return QueryNote(
        start,
        end,
        f"Only the first {limit} terms count; the rest is left out.",
        f"只取前 {limit} 个条件，其余忽略。",
    )


def too_long(start: int, end: int, limit: int) -> QueryNote:
    """Text beyond the limit was left out."""
    return QueryNote(
        start,
        end,
        f"Only the first {limit:,} characters count; the rest is left out.",
        f"只取前 {limit:,} 个字符，其余忽略。",
    )


def nothing_called(start: int, end: int, label: str, label_zh: str, value: str) -> QueryNote:
    """The catalog holds no such value of a field, so nothing matches it."""
    return QueryNote(
        start, end, f"{label}: nothing is called “{value}”.", f"{label_zh}：没有名为“{value}”的取值。"
    )


def nothing_to_search(start: int, end: int, text: str) -> QueryNote:
    """A word without a letter or a digit was left out."""
    return QueryNote(
        start,
        end,
        f"“{text}” has no letter or digit to search for; left out.",
        f"“{text}”不含可搜索的文字或数字，已忽略。",
    )


def taken_as(start: int, end: int, value: str, name: str) -> QueryNote:
    """A value that stands for something by another name, such as a model."""
    return QueryNote(start, end, f"“{value}” was taken as {name}.", f"“{value}”理解为 {name}。")


def corrected(start: int, end: int, word: str, meant: str) -> QueryNote:
    """Nothing matches the words as typed; what is shown was found by allowing for typing mistakes."""
    return QueryNote(
        start,
        end,
        f"Little or nothing matches “{word}”; also showing “{meant}”.",
        f"“{word}”几乎没有匹配项，同时显示“{meant}”的结果。",
    )
