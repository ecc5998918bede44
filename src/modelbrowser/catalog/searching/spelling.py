"""Typing mistakes: which words of the catalog a word may have meant.

rapidfuzz is imported only when a query found next to nothing.
"""

from __future__ import annotations

import itertools
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from modelbrowser.catalog.searching.expression import Expression, match_text
from modelbrowser.catalog.searching.text import in_facts, in_name
from modelbrowser.domain.querying.ast import And, Node, Or, Word
from modelbrowser.domain.querying.notes import corrected
from modelbrowser.domain.querying.tokens import atoms, is_cjk, words
from modelbrowser.domain.search import QueryNote

_MOST_READINGS = 3
_MIN_LETTERS = 3
_MAX_LETTERS = 24


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query may have meant: its tree with other words in it, and a note that says so."""

    root: Node
    notes: tuple[QueryNote, ...]


class Speller:
    """Knows the words of one catalog; reads them when first asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: dict[str, int] | None = None
        self._sorted: list[str] | None = None

    def attempts(self, root: Node | None, has_hits: Callable[[], bool]) -> Iterator[Reading]:
        """Yield other readings of a query; if they bring no hit, also of words that only begin a known one.

        "supr" begins "supreme" and is taken for that, until "nemotron 3 supr" finds nothing.
        """
        yield from self.readings(root)
        if not has_hits():
            yield from self.readings(root, whole_words=True)

    def readings(self, root: Node | None, *, whole_words: bool = False) -> list[Reading]:
        """Return up to three other readings of a query, likeliest first; none when every word is known.

        `whole_words`: the beginning of a word is no known word.
        """
        if root is None:
            return []
        choices = {word: self._choices(word, whole_words) for word in _words_of(root)}
        changed = {word: found for word, found in choices.items() if found}
        if not changed:
            return []
        readings: list[Reading] = []
        for combination in itertools.islice(itertools.product(*changed.values()), _MOST_READINGS):
            meant = dict(zip(changed, combination, strict=True))
            notes = tuple(corrected(word.start, word.end, word.text, text) for word, text in meant.items())
            readings.append(Reading(_with_words(root, meant), notes))
        return readings

    def _choices(self, word: Word, whole_words: bool) -> list[str]:
        """Return the texts that a word may have meant, nearest first; none if it is known or cannot be."""
        meant: list[list[str]] = []
        changed = False
        for each in words(word.text):
            only_begins = whole_words and _can_be_mistyped(each) and each not in self._words()
            if not only_begins and self._is_known(each):
                meant.append([each])
                continue
            for piece in _pieces(each):
                if whole_words and piece not in self._words() and _can_be_mistyped(piece):
                    near = self._closest(piece, self._sorted_words()) or [piece]
                else:
                    near = self._near(piece) if _can_be_mistyped(piece) else [piece]
                changed = changed or near != [piece]
                meant.append(near)
        if not changed or not all(meant):
            return []
        return [" ".join(each) for each in itertools.islice(itertools.product(*meant), _MOST_READINGS)]

    def doubts(self, root: Node | None) -> bool:
        """Return whether some word of letters is no known word, whatever longer token it happens to begin."""
        if root is None:
            return False
        found = [each for word in _words_of(root) for each in words(word.text) if _can_be_mistyped(each)]
        return any(not self._is_known(each) for each in found)

    def _is_known(self, word: str) -> bool:
        """Return whether a word is or begins a known word, or is what the catalog says of some model.

        A word with a number in it may also begin a name ("deepseekv2" begins "deepseekv2.5").
        """
        if self._begins_known(word):
            return True
        letters = word.isalpha() and not is_cjk(word)
        expression = in_facts(word, whole=True) if letters else in_name(word, whole=False)
        return expression is None or self._matches(expression)

    def _matches(self, expression: Expression) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1", (match_text(expression),)
        ).fetchone()
        return row is not None

    def _begins_known(self, piece: str) -> bool:
        known = self._sorted_words()
        place = bisect_left(known, piece)
        return place < len(known) and known[place].startswith(piece)

    def _near(self, piece: str) -> list[str]:
        """Return the known words nearest to a piece; itself if it is one or begins one."""
        if self._begins_known(piece):
            return [piece]
        return self._closest(piece, self._sorted_words()) or self._closest_beginnings(piece)

    def _closest(self, piece: str, candidates: Sequence[str]) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(
            piece, candidates, scorer=OSA.distance, score_cutoff=_allowed(piece), limit=50
        )
        counts = self._words()
        ranked = sorted(
            ((distance, word[0] != piece[0], -counts.get(word, 0), word) for word, distance, _ in found),
        )
        if len(piece) == _MIN_LETTERS:  # three letters: only two of them exchanged ("gtp")
            ranked = [each for each in ranked if sorted(each[3]) == sorted(piece)]
        nearest = [each for each in ranked if each[0] == ranked[0][0]]
        return [word for *_, word in nearest[:_MOST_READINGS]]

    def _closest_beginnings(self, piece: str) -> list[str]:
        """Return the words whose beginning is near, for a word that is still being typed."""
        if len(piece) <= _MIN_LETTERS + 1:
            return []
        beginnings: dict[str, str] = {}
        for word, _count in sorted(self._words().items(), key=lambda item: -item[1]):
            if len(word) > len(piece):
                beginnings.setdefault(word[: len(piece)], word)
        return [beginnings[found] for found in self._closest(piece, list(beginnings))]

    def _sorted_words(self) -> list[str]:
        if self._sorted is None:
            self._sorted = sorted(self._words())
        return self._sorted

    def _words(self) -> dict[str, int]:
        if self._counts is None:
            self._counts = dict(self._connection.execute("SELECT word, model_count FROM search_word"))
        return self._counts


def _allowed(piece: str) -> int:
    """Return how many mistakes a word of this length may hold."""
    return 1 if len(piece) <= 5 else 2


def _pieces(word: str) -> tuple[str, ...]:
    return (word,) if is_cjk(word) else atoms(word)


def _can_be_mistyped(piece: str) -> bool:
    return piece.isalpha() and not is_cjk(piece) and _MIN_LETTERS <= len(piece) <= _MAX_LETTERS


def _words_of(node: Node) -> list[Word]:
    """Return the words that a match must hold or may hold; not those behind a minus."""
    if isinstance(node, Word):
        return [node]
    if isinstance(node, And | Or):
        return list(dict.fromkeys(word for each in node.nodes for word in _words_of(each)))
    return []


def _with_words(node: Node, meant: dict[Word, str]) -> Node:
    """Return a tree with some words replaced."""
    if isinstance(node, Word):
        return replace(node, text=meant.get(node, node.text))
    if isinstance(node, And | Or):
        return replace(node, nodes=tuple(_with_words(each, meant) for each in node.nodes))
    return node
