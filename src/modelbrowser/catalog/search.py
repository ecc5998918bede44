"""Answer queries from a catalog file."""

from __future__ import annotations

import sqlite3

from modelbrowser.domain.errors import ModelBrowserError
from modelbrowser.domain.query_completion import Completion
from modelbrowser.domain.search import FacetCounts, SearchPage


class SearchCancelled(ModelBrowserError):
    """The call was cancelled from another thread; there is no answer."""


class CatalogSearch:
    """Searching over one connection; every method but `cancel` runs in the connection's thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def search(self, query: str, limit: int = 200, offset: int = 0) -> SearchPage:
        """Return the hits `offset .. offset + limit` of `query`, best first.

        Raises:
            SearchCancelled: if `cancel` was called meanwhile.
        """
        raise NotImplementedError

    def facets(self, query: str) -> FacetCounts:
        """Return the live counts beside `query`; a field's counts ignore its own selection."""
        raise NotImplementedError

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return what could stand at `cursor`, likeliest first."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop the call that is under way, if any. May be called from any thread."""
