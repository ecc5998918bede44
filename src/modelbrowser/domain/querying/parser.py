"""Read a query: any text gives a tree, and notes on what was not understood. Nothing raises.

    query  := all (OR all)*          OR, | or 或
    all    := item*                  AND and 且 may stand between
    item   := '-' item | NOT item | '(' query ')' | term
    term   := word | "phrase" | field ':' value (',' value)*

A sort term may stand anywhere; the last one counts.
"""

from __future__ import annotations

from functools import lru_cache

from modelbrowser.domain.querying.ast import And, Node, Not, Or, ParsedQuery, SortKey
from modelbrowser.domain.querying.lexer import Lexer, Sign, Token
from modelbrowser.domain.querying.notes import (
    dangling_or,
    stray_parenthesis,
    too_deep,
    too_many,
    unclosed_parenthesis,
)
from modelbrowser.domain.search import QueryNote

MAX_TERMS = 64
MAX_DEPTH = 10  # FTS5 overflows its parser somewhat above 15, with the groups that words bring along


@lru_cache(maxsize=256)
def parse(text: str) -> ParsedQuery:
    """Return what `text` means; never raises, whatever the text is."""
    return _Parser(text).query()


class _Parser:
    """Recursive descent over the tokens; the depth is bounded by MAX_DEPTH."""

    def __init__(self, text: str) -> None:
        lexer = Lexer(text)
        lexer.read()
        self._text = text
        self._tokens = lexer.tokens
        self._notes: list[QueryNote] = lexer.notes
        self._broken = lexer.broken
        self._position = 0
        self._sort: SortKey | None = None
        self._ignored_parentheses = 0
        self._limit_terms()

    def query(self) -> ParsedQuery:
        """Return the whole query."""
        root = self._any_of(0)
        notes = tuple(sorted(self._notes, key=lambda note: (note.start, note.end)))
        return ParsedQuery(self._text, root, self._sort, notes, self._broken)

    def _limit_terms(self) -> None:
        terms = [index for index, token in enumerate(self._tokens) if token.sign is Sign.TERM]
        if len(terms) > MAX_TERMS:
            first, last = self._tokens[terms[MAX_TERMS]], self._tokens[-1]
            self._notes.append(too_many(first.start, last.end, MAX_TERMS))
            del self._tokens[terms[MAX_TERMS] :]
            self._broken = True

    def _peek(self) -> Token | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def _any_of(self, depth: int) -> Node | None:
        """Read sides joined by OR up to a closing parenthesis or the end."""
        sides = [self._all_of(depth)]
        while (token := self._peek()) is not None and token.sign is Sign.OR:
            self._position += 1
            right = self._all_of(depth)
            if sides[-1] is None or right is None:
                self._notes.append(dangling_or(token.start, token.end))
                self._broken = True
            sides.append(right)
        return _joined(Or, [side for side in sides if side is not None])

    def _all_of(self, depth: int) -> Node | None:
        """Read items that must all match."""
        nodes: list[Node] = []
        while (token := self._peek()) is not None and token.sign is not Sign.OR:
            if token.sign is Sign.CLOSE and depth > 0 and not self._ignored_parentheses:
                break
            if token.sign in (Sign.CLOSE, Sign.AND):
                self._step_over(token)
                continue
            node = self._item(depth)
            if node is not None:
                nodes.append(node)
        return _joined(And, nodes)

    def _step_over(self, token: Token) -> None:
        """Leave out an AND, which says nothing new, or a closing parenthesis without its partner."""
        self._position += 1
        if token.sign is not Sign.CLOSE:
            return
        if self._ignored_parentheses:
            self._ignored_parentheses -= 1
        else:
            self._notes.append(stray_parenthesis(token.start))
            self._broken = True

    def _item(self, depth: int) -> Node | None:
        """Read one term or group with the minus signs before it; None if it says nothing."""
        negated = found = False
        while (token := self._peek()) is not None and token.sign is Sign.NOT:
            negated, found = not negated, True
            self._position += 1
        if token is None or token.sign in (Sign.OR, Sign.CLOSE, Sign.AND):
            self._broken = self._broken or found  # a minus waits for what comes behind it
            return None
        self._position += 1
        if token.sign is Sign.OPEN:
            node = self._group(token, depth)
        else:
            node = token.node
            self._sort = token.sort or self._sort
        if node is None or not negated:
            return node
        return node.node if isinstance(node, Not) else Not(node)

    def _group(self, opening: Token, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            self._notes.append(too_deep(opening.start))
            self._broken = True
            self._ignored_parentheses += 1
            return None
        node = self._any_of(depth + 1)
        closing = self._peek()
        if closing is None:
            self._notes.append(unclosed_parenthesis(opening.start))
            self._broken = True
        else:
            self._position += 1
        return node


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    """Return the nodes as one, without groups of one and groups inside groups of their kind."""
    flat: list[Node] = []
    for node in nodes:
        if isinstance(node, kind):
            flat.extend(node.nodes)
        else:
            flat.append(node)
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
