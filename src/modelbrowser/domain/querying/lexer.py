"""Cut a query into tokens. Full-width signs of a Chinese keyboard mean the same as the ASCII ones."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from modelbrowser.domain.querying.ast import FieldTerm, FieldValue, Node, Phrase, SortKey, Word
from modelbrowser.domain.querying.fields import AT_LEAST_NAMES, FIELDS, FieldKind, FieldSpec, field_spec
from modelbrowser.domain.querying.notes import bad_value, empty_value, too_long, unclosed_quote, unknown_field
from modelbrowser.domain.querying.values import read_value
from modelbrowser.domain.search import QueryNote

MAX_CHARS = 20_000
MAX_WORD_CHARS = 256

_SAME = str.maketrans("：（）“”„«»「」『』，、　－＞＜＝｜", ':()""""""""",, -><=|')
_OPERATORS = (">=", "<=", "=>", "=<", ">", "<", "=", "≥", "≤")
FIELD_HEAD = re.compile(r"([^\W\d][\w.]{0,63})(:|\s*(?:>=|<=|=>|=<|[><=≥≤]))")
_PLAIN_NAME = re.compile(r"[A-Za-z]{2,20}|[\u3400-\u9fff]{1,12}")
# "前 5%" is one value, though a blank stands in it
_TOP_SHARE = re.compile(r"前\s?\d{1,2}%?")
_NEEDS_ARGUMENT = frozenset({"score", "分数", "得分"})
_KEYWORDS = {"OR": "or", "||": "or", "或": "or", "AND": "and", "且": "and", "NOT": "not"}


class Sign(Enum):
    """The kinds of tokens."""

    TERM = "term"
    OPEN = "("
    CLOSE = ")"
    OR = "or"
    AND = "and"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place. `node` is set for terms, `sort` for a sort term; both None: a term left out."""

    sign: Sign
    start: int
    end: int
    node: Node | None = None
    sort: SortKey | None = None


def same_signs(text: str) -> str:
    """Return `text`, as long as before, with ASCII signs, and blanks for what cannot be typed."""
    text = text.translate(_SAME)
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text)


class Lexer:
    """Reads one text; `tokens`, `notes` and `broken` are the result of `read`."""

    def __init__(self, text: str) -> None:
        self.text = same_signs(text[:MAX_CHARS])
        self.position = 0
        self.tokens: list[Token] = []
        self.notes: list[QueryNote] = []
        self.broken = len(text) > MAX_CHARS
        if self.broken:
            self.notes.append(too_long(MAX_CHARS, len(text), MAX_CHARS))

    def read(self) -> None:
        """Cut the whole text."""
        while self.position < len(self.text):
            char = self.text[self.position]
            if char.isspace() or char == ",":
                self.position += 1
            elif char in "()|":
                self._sign({"(": Sign.OPEN, ")": Sign.CLOSE, "|": Sign.OR}[char], 1)
            elif char == "-":
                self._minus()
            elif char == '"':
                self._phrase()
            else:
                self._word_or_field()

    def _sign(self, sign: Sign, length: int) -> None:
        self.tokens.append(Token(sign, self.position, self.position + length))
        self.position += length

    def _minus(self) -> None:
        """A minus before something leaves it out; a lonely one is only a dash."""
        following = self.text[self.position + 1 : self.position + 2]
        if following and not following.isspace() and following not in ")|,":
            self._sign(Sign.NOT, 1)
        else:
            self.position += 1

    def _phrase(self) -> None:
        start = self.position
        content = self._quoted()
        if content.strip():
            node = Phrase(content.strip(), start, self.position)
            self.tokens.append(Token(Sign.TERM, start, self.position, node))

    def _quoted(self) -> str:
        """Return the content of the quotes at the position, and step behind them."""
        start = self.position
        self.position += 1
        content: list[str] = []
        while self.position < len(self.text):
            char = self.text[self.position]
            self.position += 1
            if char == '"':
                return "".join(content)
            if char == "\\" and self.text[self.position : self.position + 1] in ('"', "\\"):
                char = self.text[self.position]
                self.position += 1
            content.append(char)
        self.broken = True
        self.notes.append(unclosed_quote(start, self.position))
        return "".join(content)

    def _word_or_field(self) -> None:
        head = FIELD_HEAD.match(self.text, self.position)
        if head is not None:
            spec = field_spec(head[1])
            if spec is not None and (head[2] == ":" or spec.kind is not FieldKind.CHOICE):
                self._field(spec, head)
                return
            self._note_unknown_field(head)
        self._word()

    def _word(self) -> None:
        start = self.position
        while self.position < len(self.text) and not self._ends_word(self.text[self.position]):
            self.position += 1
        word = self.text[start : self.position]
        sign = _KEYWORDS.get(word)
        if sign is not None:
            self.tokens.append(Token(Sign(sign), start, self.position))
            return
        self.tokens.append(
            Token(Sign.TERM, start, self.position, Word(word[:MAX_WORD_CHARS], start, self.position))
        )

    @staticmethod
    def _ends_word(char: str) -> bool:
        return char.isspace() or char in '()"|,'

    def _note_unknown_field(self, head: re.Match[str]) -> None:
        """Say so when something looks like a field and is none; "llama3:8b" does not."""
        name = head[1]
        follows = self.text[head.end() : head.end() + 1]
        if head[2] != ":" or not _PLAIN_NAME.fullmatch(name) or not follows.strip() or follows == "/":
            return
        from difflib import get_close_matches

        names = [alias for spec in FIELDS for alias in (spec.name, *spec.aliases) if alias != name]
        near = get_close_matches(name.lower(), names, 1, 0.7)
        if name.lower() in _NEEDS_ARGUMENT:
            near = ["score.scicode"]
        self.notes.append(unknown_field(self.position, head.end(), name, near[0] if near else None))

    # -- fields ----------------------------------------------------------------------------------

    def _field(self, spec: FieldSpec, head: re.Match[str]) -> None:
        start = self.position
        self.position = head.end() if head[2] == ":" else head.start(2)
        self._skip_blanks_before_value()
        values: list[FieldValue] = []
        found_any = False
        while True:
            item_start = self.position
            text, negated = self._item()
            if text:
                found_any = True
                bound = ">=" if head[1] in AT_LEAST_NAMES and text[0].isdecimal() else ""
                value = read_value(spec, bound + text, negated)
                if value is not None and value not in values:
                    values.append(value)
                elif value is None:
                    self._note_bad_value(item_start, spec, text)
            if self.text[self.position : self.position + 1] != ",":
                break
            self.position += 1
        if not found_any and self.position < len(self.text):
            self.notes.append(empty_value(start, self.position, spec.name, spec.examples[0]))
        self.tokens.append(self._field_token(spec, head[1], tuple(values), start))

    def _field_token(self, spec: FieldSpec, name: str, values: tuple[FieldValue, ...], start: int) -> Token:
        if not values:
            return Token(Sign.TERM, start, self.position)
        if spec.kind is FieldKind.SORT:
            sort = SortKey(values[-1].text, values[-1].negated, start, self.position)
            return Token(Sign.TERM, start, self.position, sort=sort)
        argument = name.casefold().partition(".")[2]
        node = FieldTerm(spec.name, values, argument, start, self.position)
        return Token(Sign.TERM, start, self.position, node)

    def _note_bad_value(self, item_start: int, spec: FieldSpec, text: str) -> None:
        self.notes.append(bad_value(item_start, self.position, spec.name, text, spec.examples[0]))

    def _skip_blanks_before_value(self) -> None:
        """Step over the blank of "org: deepseek", but not into the next field of "org: type:code"."""
        position = self.position
        while self.text[position : position + 1].isspace():
            position += 1
        following = FIELD_HEAD.match(self.text, position)
        starts_other = following is not None and field_spec(following[1]) is not None
        keyword = any(self.text.startswith(word + " ", position) for word in _KEYWORDS)
        if (
            position < len(self.text)
            and not starts_other
            and not keyword
            and self.text[position] not in "()|"
        ):
            self.position = position

    def _item(self) -> tuple[str, bool]:
        """Return one value of the list at the position, and whether a minus stands before it."""
        negated = False
        while self.text[self.position : self.position + 1] == "-":
            negated = not negated
            self.position += 1
        if self.text[self.position : self.position + 1] == '"':
            return self._quoted().strip(), negated
        start = self.position
        for operator in _OPERATORS:
            if self.text.startswith(operator, start):
                self.position += len(operator)
                self._skip_blanks_before_value()
                break
        if (share := _TOP_SHARE.match(self.text, self.position)) is not None:
            self.position = share.end()
        while self.position < len(self.text) and not self._ends_word(self.text[self.position]):
            self.position += 1
        return self.text[start : self.position], negated
