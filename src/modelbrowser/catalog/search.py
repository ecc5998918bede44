"""Answer queries from a catalog file. docs/search.md describes the language and the design."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from modelbrowser.catalog.connection import catalog_problems
from modelbrowser.catalog.searching.columns import SMALL_CATALOG
from modelbrowser.catalog.searching.condition import Condition, json_list, matching
from modelbrowser.catalog.searching.engine import Engine, Interrupted
from modelbrowser.catalog.searching.hits import HitReader
from modelbrowser.catalog.searching.rank import Answer, FullRanker
from modelbrowser.catalog.searching.spelling import Speller
from modelbrowser.catalog.searching.text import without_fillers
from modelbrowser.domain.errors import ModelBrowserError
from modelbrowser.domain.models import ModelId
from modelbrowser.domain.querying.ast import Node, ParsedQuery, SortKey
from modelbrowser.domain.querying.completion import Completion
from modelbrowser.domain.querying.parser import parse
from modelbrowser.domain.search import FacetCounts, SearchPage

if TYPE_CHECKING:  # imported when first needed: not everything is, for the first picture
    from modelbrowser.catalog.searching.completion import Completer
    from modelbrowser.catalog.searching.facets import FacetCounter
    from modelbrowser.catalog.searching.stream import Parts, StreamedAnswer

_KEPT_ANSWERS = 8


class SearchCancelled(ModelBrowserError):
    """The call was cancelled from another thread; there is no answer."""

    def __init__(self) -> None:
        super().__init__("The search was cancelled.")


def _read(query: str) -> ParsedQuery:
    """Return a query without words that say nothing."""
    parsed = parse(query)
    return replace(parsed, root=without_fillers(parsed.root))


class CatalogSearch:
    """Searching over one connection; every method but `cancel` runs in the connection's thread.

    The last answers are kept, so that paging and the facets of a query do not ask again.
    """

    def __init__(self, connection: sqlite3.Connection, small_catalog: int = SMALL_CATALOG) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._running = False
        self._path = Path(str(connection.execute("PRAGMA database_list").fetchone()[2]) or "the catalog")
        with catalog_problems(self._path):
            self._engine = Engine(connection, small_catalog)
        speller = Speller(connection)
        self._speller = speller
        self._ranker = FullRanker(self._engine, speller)
        self._hits = HitReader(self._engine)
        self._parts: Parts | None = None
        self._facets: FacetCounter | None = None
        self._completer: Completer | None = None
        self._full: OrderedDict[tuple[str, Node | None, SortKey | None], Answer] = OrderedDict()
        self._streams: OrderedDict[tuple[str, Node | None, SortKey | None], StreamedAnswer] = OrderedDict()

    def search(self, query: str, limit: int = 200, offset: int = 0) -> SearchPage:
        """Return the hits `offset .. offset + limit` of `query`, best first.

        Raises:
            SearchCancelled: if `cancel` was called meanwhile.
            EnvironmentProblem: if the catalog can no longer be read.
        """
        limit, offset = max(0, limit), max(0, offset)
        with self._call():
            parsed = _read(query)
            if not self._engine.small:
                return self._streamed_page(parsed, limit, offset)
            answer = self._answer(parsed)
            ranks = answer.ranks[offset : offset + limit]
            hits = self._hits.hits(ranks, answer.read_as, max(0, answer.approximate_from - offset))
            return SearchPage(hits, len(answer.ranks), True, offset, answer.notes)

    def matching_ids(self, query: str) -> frozenset[ModelId] | None:
        """Return the ids of all hits, or None when every model is one; for dimming what does not match.

        Raises:
            SearchCancelled: if `cancel` was called meanwhile.
        """
        with self._call():
            parsed = _read(query)
            if parsed.root is None:
                return None
            inverted, hits = self._matches(parsed)
            if inverted or isinstance(hits, Condition):
                hits = self._engine.ranks(self._engine.compiler().compile(parsed.root))
            rows = self._connection.execute(
                "SELECT model_id FROM json_each(?) CROSS JOIN model"
                " ON model.prominence_rank = json_each.value",
                (json_list(hits),),
            )
            return frozenset(ModelId(model_id) for (model_id,) in rows)

    def facets(self, query: str) -> FacetCounts:
        """Return the live counts beside `query`; a field's counts ignore its own selection.

        Raises:
            SearchCancelled: if `cancel` was called meanwhile.
        """
        with self._call():
            if self._facets is None:
                from modelbrowser.catalog.searching.facets import FacetCounter

                self._facets = FacetCounter(self._engine, self._matches)
            return self._facets.facets(_read(query))

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return what could stand at `cursor`, likeliest first.

        Raises:
            SearchCancelled: if `cancel` was called meanwhile.
        """
        with self._call():
            if self._completer is None:
                from modelbrowser.catalog.searching.completion import Completer

                self._completer = Completer(self._engine)
            return self._completer.complete(query, cursor)

    def cancel(self) -> None:
        """Stop the call that is under way, if any. May be called from any thread."""
        with self._lock:
            if self._running:
                self._engine.stop = True
                self._connection.interrupt()

    # -- helpers ---------------------------------------------------------------------------------

    def _answer(self, query: ParsedQuery) -> Answer:
        """Return the whole answer to a query of a small catalog, kept from the last time if possible."""
        asked = (query.text, query.root, query.sort)
        if asked not in self._full:
            self._full[asked] = self._ranker.answer(query)
            if len(self._full) > _KEPT_ANSWERS:
                self._full.popitem(last=False)
        self._full.move_to_end(asked)
        return self._full[asked]

    def _stream(self, query: ParsedQuery) -> StreamedAnswer:
        """Return the answer to a query of a large catalog as far as it has been read."""
        asked = (query.text, query.root, query.sort)
        if asked not in self._streams:
            self._streams[asked] = self._new_stream(query)
            if len(self._streams) > _KEPT_ANSWERS:
                self._streams.popitem(last=False)
        self._streams.move_to_end(asked)
        return self._streams[asked]

    def _new_stream(self, query: ParsedQuery) -> StreamedAnswer:
        from modelbrowser.catalog.searching.levels import Judge
        from modelbrowser.catalog.searching.stream import Parts, StreamedAnswer

        if self._parts is None:
            self._parts = Parts(self._engine, self._speller, Judge(self._engine))
        return StreamedAnswer(self._parts, query)

    def _streamed_page(self, query: ParsedQuery, limit: int, offset: int) -> SearchPage:
        stream = self._stream(query)
        ranks = stream.page(offset, limit)
        total, exact = stream.total(offset + len(ranks))
        certain = len(ranks) if stream.approximate_from is None else max(0, stream.approximate_from - offset)
        hits = self._hits.hits(ranks, stream.read_as, certain)
        return SearchPage(hits, total, exact, offset, tuple(stream.notes))

    def _matches(self, query: ParsedQuery) -> tuple[bool, Sequence[int] | Condition]:
        """Return all hits, as ranks or as a condition; or (True, all others) where these are fewer."""
        if query.root is None:
            return True, ()
        if self._engine.small:
            return False, self._answer(query).ranks
        few = self._stream(query).whole_if_few()
        if few is not None:
            return False, few
        condition = self._engine.compiler().compile(query.root)
        return (False, condition) if condition.but is None else (True, matching(condition.but))

    @contextmanager
    def _call(self) -> Iterator[None]:
        """Mark a call as running, and turn SQLite's interruption into SearchCancelled."""
        with self._lock:
            self._running, self._engine.stop = True, False
        try:
            with catalog_problems(self._path):
                yield
        except (sqlite3.OperationalError, Interrupted) as error:
            raise SearchCancelled from error
        finally:
            with self._lock:
                self._running = False
        if self._engine.stop:
            raise SearchCancelled
