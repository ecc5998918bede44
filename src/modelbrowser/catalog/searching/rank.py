"""The order of an answer in a catalog small enough to rank every match (the shipped one: a few ms)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modelbrowser.catalog.searching.columns import ID, SHORT_NAME
from modelbrowser.catalog.searching.condition import Condition, matching
from modelbrowser.catalog.searching.engine import Engine, Slice
from modelbrowser.catalog.searching.expression import Expression, exactly
from modelbrowser.catalog.searching.readings import joined_readings, split_reading
from modelbrowser.catalog.searching.spelling import Speller
from modelbrowser.catalog.searching.text import (
    Spoken,
    branches,
    in_name,
    other_conditions,
    spoken_text,
    stages,
)
from modelbrowser.catalog.searching.tokens import value_token
from modelbrowser.domain.querying.ast import Node, Or, ParsedQuery, SortKey
from modelbrowser.domain.querying.tokens import words
from modelbrowser.domain.search import QueryNote

FEW_HITS = 5
"""With fewer exact hits, other readings of the words are added below them."""

EXACT_NAME, EXACT_OTHER_NAME, FIRST_STAGE, _LAST_STAGE = 0, 1, 2, 99
_LONGEST_MAKER = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """All hits of a query, best first; those from `approximate_from` on allow for typing mistakes."""

    ranks: Sequence[int]
    approximate_from: int
    notes: tuple[QueryNote, ...] = ()
    read_as: Node | None = None
    """The tree that explains the exact hits: the query's own, or how it had to be read to match at all."""


def exact_names(engine: Engine, branch: Node) -> list[tuple[int, int]]:
    """Return (rank, kind of name) of the models called exactly as a branch says, the best kind first.

    A maker's name may stand before ("openai gpt-4"). Only those that fulfil the branch's other conditions.
    """
    spoken = spoken_of(engine, spoken_text(branch))
    named = engine.lookup.exact_names(spoken.text, engine.most_exact_names)
    if spoken.rest_maker is not None:
        behind = engine.lookup.exact_names(spoken.rest, engine.most_exact_names)
        made = engine.among(matching(spoken.rest_maker), sorted({rank for rank, _ in behind}))
        named += [(rank, max(kind, SHORT_NAME)) for rank, kind in behind if rank in made]
    rest = other_conditions(branch)
    if not named or rest is None:
        return named
    allowed = engine.among(engine.compiler().compile(rest), sorted({rank for rank, _ in named}))
    return [each for each in named if each[0] in allowed]


def spoken_of(engine: Engine, text: str) -> Spoken:
    """Return the words of a branch and the makers that they name."""
    maker = engine.lookup.maker(text)
    found = words(text)
    for length in range(min(_LONGEST_MAKER, len(found) - 1), 0, -1):
        before = engine.lookup.maker(" ".join(found[:length]))
        if before is not None:
            return Spoken(text, _made_by(maker), " ".join(found[length:]), _made_by(before))
    return Spoken(text, _made_by(maker))


def _made_by(maker: int | None) -> Expression | None:
    return None if maker is None else exactly(value_token(maker))


def ranked_stages(engine: Engine, text: str) -> list[Expression]:
    """Return the match expressions by which hits of `text` are ranked, best first."""
    return stages(spoken_of(engine, text))


def plain_readings(engine: Engine, branch: Node) -> list[Node]:
    """Return other ways to read a branch that assume no mistake: words joined, Chinese cut into words."""
    split = split_reading(branch, engine.lookup.chinese_words())

    def is_known(word: str) -> bool:
        found = in_name(word, whole=False)
        return found is not None and bool(engine.ranks(matching(found), Slice(0, 1)))

    return [*([split] if split is not None else []), *joined_readings(branch, is_known)]


class FullRanker:
    """Ranks every match."""

    def __init__(self, engine: Engine, speller: Speller) -> None:
        self._engine = engine
        self._speller = speller
        self._orders: dict[tuple[str, bool], dict[int, int]] = {}

    def answer(self, query: ParsedQuery) -> Answer:
        """Return the whole answer to a query."""
        compiler = self._engine.compiler()
        condition = compiler.compile(query.root)
        ranks = self._matches(query.root, condition)
        notes = [*query.notes, *compiler.notes]
        known = set(ranks)
        read_as = query.root
        if len(ranks) < FEW_HITS:
            readings = [tree for side in branches(query.root) for tree in plain_readings(self._engine, side)]
            more = self._fresh(readings, known)
            read_as = Or(tuple(readings)) if more and not ranks else query.root
            ranks += more
        exact = len(ranks)
        if exact < FEW_HITS or self._speller.doubts(query.root):
            for reading in self._speller.attempts(query.root, lambda: bool(known)):
                if more := self._fresh([reading.root], known):
                    ranks += more
                    notes += reading.notes
        ordered = self._sorted(ranks[:exact], query.sort) + self._sorted(ranks[exact:], query.sort)
        return Answer(ordered, exact, tuple(notes), read_as)

    def _fresh(self, readings: Sequence[Node], known: set[int]) -> list[int]:
        """Return the matches of other readings that are not known yet, and add them to `known`."""
        added: list[int] = []
        for root in readings:
            found = self._matches(root, self._engine.compiler().compile(root))
            added += [rank for rank in found if rank not in known]
            known.update(found)
        return added

    def _matches(self, root: Node | None, condition: Condition) -> list[int]:
        """Return the ranks of exact matches, best first."""
        matches = self._engine.ranks(condition)
        if root is None:
            return matches
        levels: dict[int, int] = {}
        for branch in branches(root):
            self._add_exact_names(branch, levels)
        found = set(matches)
        matches += [rank for rank in levels if rank not in found]
        found.update(levels)
        for branch in branches(root):
            self._add_stages(branch, found, levels)
        return sorted(matches, key=lambda rank: (levels.get(rank, _LAST_STAGE), rank))

    def _add_exact_names(self, branch: Node, levels: dict[int, int]) -> None:
        """Note the models called exactly as the branch says, if they fulfil its other conditions."""
        for rank, kind in exact_names(self._engine, branch):
            level = EXACT_NAME if kind <= ID else EXACT_OTHER_NAME
            levels[rank] = min(level, levels.get(rank, level))

    def _add_stages(self, branch: Node, found: set[int], levels: dict[int, int]) -> None:
        text = spoken_text(branch)
        if not text:
            return
        for level, expression in enumerate(ranked_stages(self._engine, text), start=FIRST_STAGE):
            for rank in self._engine.ranks(matching(expression)):
                if rank in found and levels.get(rank, _LAST_STAGE) > level:
                    levels[rank] = level

    def _sorted(self, ranks: list[int], sort: SortKey | None) -> list[int]:
        """Return the ranks in the order asked for."""
        if sort is None or len(ranks) < 2:
            return ranks
        asked = (sort.key, sort.descending)
        if asked not in self._orders:
            order = self._engine.everything_in_order(*asked)
            self._orders[asked] = {rank: place for place, rank in enumerate(order)}
        return sorted(ranks, key=self._orders[asked].__getitem__)
