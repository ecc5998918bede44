"""The order of an answer in a catalog too large to rank every match.

Ranked in memory are the exact names, the most prominent matches and the most prominent names that begin with
the words; behind them all other matches follow by prominence, straight from the index and only as far as
one scrolls. A sort walks the buckets of its field from one end. Nothing ever sorts all matches of "a".
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from modelbrowser.catalog.searching.columns import BUCKET_FIELDS, ID, SORT_COLUMNS
from modelbrowser.catalog.searching.condition import Condition, both, matching
from modelbrowser.catalog.searching.engine import Engine, Slice
from modelbrowser.catalog.searching.expression import exactly
from modelbrowser.catalog.searching.levels import UNRANKED, Judge
from modelbrowser.catalog.searching.rank import (
    EXACT_NAME,
    EXACT_OTHER_NAME,
    FEW_HITS,
    FIRST_STAGE,
    exact_names,
    plain_readings,
    spoken_of,
)
from modelbrowser.catalog.searching.spelling import Speller
from modelbrowser.catalog.searching.text import (
    Spoken,
    begin_stages,
    branches,
    may_begin,
    other_conditions,
    spoken_text,
    stages,
)
from modelbrowser.catalog.searching.tokens import bucket_token, value_token
from modelbrowser.domain.querying.ast import Node, Or, ParsedQuery, Phrase, Word
from modelbrowser.domain.querying.tokens import words
from modelbrowser.domain.search import QueryNote

COUNT_CAP = 1_001
_HEAD = 100
"""So many of the most prominent matches are ranked; the rest follows by prominence."""
_BEGINNINGS = 50_000
"""Names that begin with the words are looked for at least among so many of the most prominent models."""
_DENSE = 20
"""Words are common if the head ends within the first twentieth of the catalog."""
_FIRST_CHUNK, _LAST_CHUNK = 256, 8_192
_SORT_AT_ONCE = 5_000


class Parts(NamedTuple):
    """What answers share."""

    engine: Engine
    speller: Speller
    judge: Judge


class StreamedAnswer:
    """The hits of one query, produced as they are asked for; holds four bytes a hit, no objects."""

    def __init__(self, parts: Parts, query: ParsedQuery) -> None:
        engine, self._speller, self._judge = parts
        compiler = engine.compiler()
        self._engine = engine
        self._query = query
        self._condition = compiler.compile(query.root)
        self.notes: list[QueryNote] = [*query.notes, *compiler.notes]
        self.approximate_from: int | None = None
        self.read_as = query.root
        self._ranks = array("I")
        self._source = self._produce()
        self._exhausted = False
        self._capped = False
        self._count: int | None = None

    def page(self, offset: int, limit: int) -> list[int]:
        """Return the ranks of the hits `offset .. offset + limit`."""
        try:
            while not self._exhausted and len(self._ranks) < offset + limit:
                chunk = next(self._source, None)
                if chunk is None:
                    self._exhausted = True
                else:
                    self._ranks.extend(chunk)
        except BaseException:
            self._restart()
            raise
        return self._ranks[offset : offset + limit].tolist()

    def whole_if_few(self) -> list[int] | None:
        """Return all hits when there are only a few exact ones, typing mistakes included; else None."""
        first = self.page(0, FEW_HITS)
        if len(first) == FEW_HITS and self.approximate_from is None:
            return None
        return self.page(0, self._engine.highest_rank + 1)

    def _restart(self) -> None:
        """Begin anew after an interrupted read: a generator that raised is finished."""
        self._ranks = array("I")
        self._source = self._produce()

    def total(self, shown: int) -> tuple[int, bool]:
        """Return the number of hits, and whether it is exact; else there are at least so many.

        `shown`: how far the list has been read.
        """
        if self._exhausted:
            return len(self._ranks), not self._capped
        if self._query.root is None:
            return self._engine.model_count(), True
        if self._count is None:
            self._count = self._engine.count(self._condition, COUNT_CAP)
        counted_all = self._count < COUNT_CAP and self.approximate_from is None
        return max(self._count, shown), counted_all

    def _produce(self) -> Iterator[list[int]]:
        """Yield ranks in the order of the answer, a chunk at a time."""
        if self._query.sort is not None:
            yield from self._sorted(self._condition, self._query.sort.key, self._query.sort.descending)
            return
        if self._query.root is None:
            yield from self._by_prominence(self._condition)
            return
        first = self._engine.ranks(self._condition, Slice(0, COUNT_CAP))
        self._count = len(first)
        best = self._best(self._query.root, first)
        shown = set(best)
        yield best
        yield [rank for rank in first if rank not in shown]
        if len(first) == COUNT_CAP:
            for chunk in self._by_prominence(self._condition, first[-1]):
                yield [rank for rank in chunk if rank not in shown]
        elif len(first) < FEW_HITS:
            yield from self._other_readings(shown)

    def _best(self, root: Node, matches: list[int]) -> list[int]:
        """Return what comes first, in order: of the exact names, the most prominent matches and the most
        prominent names that begin with the words. `matches`: the first ones by prominence.
        """
        sides = branches(root)
        spoken = [spoken_of(self._engine, text) for side in sides if (text := spoken_text(side))]
        levels: dict[int, int] = {}
        for side in sides:
            for rank, kind in exact_names(self._engine, side):
                level = EXACT_NAME if kind <= ID else EXACT_OTHER_NAME
                levels[rank] = min(level, levels.get(rank, level))
        head = matches[:_HEAD]
        if head and self._is_cheap(root, head, spoken):
            found = self._staged(sides, spoken, head[-1])
        else:
            found = self._judged(sides, spoken, matches)
        for rank, level in found.items():
            levels[rank] = min(FIRST_STAGE + level, levels.get(rank, UNRANKED))
        return sorted({*levels, *head}, key=lambda rank: (levels.get(rank, UNRANKED), rank))

    def _is_cheap(self, root: Node, head: list[int], spoken: list[Spoken]) -> bool:
        """Return whether asking the index for each stage is quick: frequent matches, or a single word."""
        if len(head) == _HEAD and head[-1] <= self._engine.highest_rank // _DENSE:
            return True
        return isinstance(root, Word | Phrase) and all(len(words(s.text)) == 1 for s in spoken)

    def _staged(self, sides: list[Node], spoken: list[Spoken], last: int) -> dict[int, int]:
        """Return the stages by asking the index; for names that begin so, further down too."""
        levels: dict[int, int] = {}
        for side, said in zip(sides, spoken, strict=False):
            others = self._others(side)
            beginnings = begin_stages(said) if len(sides) == 1 else []
            for level, stage in enumerate(stages(said)):
                part = Slice(0, _HEAD, last)
                if stage in beginnings:
                    part = Slice(0, _HEAD, max(last * _DENSE, _BEGINNINGS))
                for rank in self._engine.ranks(both([matching(stage), *others]), part):
                    levels[rank] = min(level, levels.get(rank, level))
        return levels

    def _judged(self, sides: list[Node], spoken: list[Spoken], matches: list[int]) -> dict[int, int]:
        """Return the stages of rare matches, judged in memory: each stage would read all of the index."""
        candidates = dict.fromkeys(matches[:_HEAD])
        if len(matches) > _HEAD and len(sides) == 1 and spoken:
            begins = both([matching(may_begin(spoken[0])), *self._others(sides[0])])
            candidates |= dict.fromkeys(self._engine.ranks(begins, Slice(0, _HEAD)))
        return self._judge.levels(list(candidates), spoken)

    def _others(self, side: Node) -> list[Condition]:
        """Return the condition of what a branch asks for besides its words, if it does."""
        rest = other_conditions(side)
        return [] if rest is None else [self._engine.compiler().compile(rest)]

    def _by_prominence(self, condition: Condition, after: int = 0) -> Iterator[list[int]]:
        """Yield all matches behind a rank by prominence; the chunks grow, so that the first page is quick."""
        size = _FIRST_CHUNK
        while chunk := self._engine.ranks(condition, Slice(after, size)):
            yield chunk
            if len(chunk) < size:
                return
            after, size = chunk[-1], min(2 * size, _LAST_CHUNK)

    def _other_readings(self, shown: set[int]) -> Iterator[list[int]]:
        """Yield what the words may have meant instead: two words as one, then words without mistakes."""
        for branch in branches(self._query.root) if not shown else ():
            readings = plain_readings(self._engine, branch)
            if readings and not shown:
                self.read_as = Or(tuple(readings))
            for tree in readings:
                yield self._fresh(tree, shown)
        if len(shown) >= FEW_HITS:
            return
        for reading in self._speller.attempts(self._query.root, lambda: bool(shown)):
            fresh = self._fresh(reading.root, shown)
            if fresh:
                if self.approximate_from is None:
                    self.approximate_from = len(self._ranks)
                self.notes += reading.notes
                yield fresh

    def _fresh(self, tree: Node, shown: set[int]) -> list[int]:
        """Return the matches of another reading that are not shown yet, best first."""
        found = self._engine.ranks(self._engine.compiler().compile(tree), Slice(0, COUNT_CAP))
        ranks = self._best(tree, found) + found
        self._capped = self._capped or len(ranks) >= COUNT_CAP
        fresh = [rank for rank in dict.fromkeys(ranks) if rank not in shown]
        shown.update(fresh)
        return fresh

    # -- sorted ----------------------------------------------------------------------------------

    def _sorted(self, condition: Condition, key: str, descending: bool) -> Iterator[list[int]]:
        """Yield the matches in the order of a sort key, missing values last, ties by prominence."""
        few = self._engine.ranks(condition, Slice(0, _SORT_AT_ONCE))
        if len(few) < _SORT_AT_ONCE:
            yield self._engine.in_order(few, key, descending)
        elif key == "org":
            yield from self._by_organization(condition, descending)
        else:
            yield from self._by_bucket(condition, key, descending)

    def _by_bucket(self, condition: Condition, key: str, descending: bool) -> Iterator[list[int]]:
        """Walk the buckets of a field from one end; within a bucket of one value prominence decides."""
        leaves = self._engine.ranges.leaves(key)
        number = BUCKET_FIELDS.index(key)
        places = range(len(leaves) - 1, -1, -1) if descending else range(len(leaves))
        for place in places:
            inside = both([condition, matching(exactly(bucket_token(number, 0, place)))])
            if leaves[place].low == leaves[place].high:
                yield from self._by_prominence(inside)
            else:
                yield self._engine.in_order(self._engine.ranks(inside), key, descending)
        if key in SORT_COLUMNS and key != "name":
            yield from self._by_prominence(both([condition, self._engine.ranges.unknown(key)]))

    def _by_organization(self, condition: Condition, descending: bool) -> Iterator[list[int]]:
        """Walk the organizations by name."""
        for value_id in self._engine.organizations_by_name(descending):
            yield from self._by_prominence(both([condition, matching(exactly(value_token(value_id)))]))
