"""One thread's view of a catalog: reading and searching, each over a connection of its own.

Two connections, because cancelling a search interrupts everything that runs on its connection.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.domain.lineage import LineageData
from modelbrowser.domain.models import CatalogInfo, Legend, ModelCard, ModelId
from modelbrowser.domain.search import FacetCounts, SearchPage

if TYPE_CHECKING:  # the search is imported when something is searched for: the first list asks for nothing
    from modelbrowser.catalog.search import CatalogSearch
    from modelbrowser.domain.querying.completion import Completion


class CatalogSession:
    """Opens `path` read-only; made, used and closed in one thread, but for `cancel`.

    Raises:
        EnvironmentProblem: when the file is missing, damaged or not a catalog.
    """

    def __init__(self, path: Path) -> None:
        self.reader = CatalogReader(path)
        self._connection = open_catalog(path)
        self._finder: CatalogSearch | None = None

    @property
    def finder(self) -> CatalogSearch:
        """The search over this catalog."""
        if self._finder is None:
            from modelbrowser.catalog.search import CatalogSearch

            self._finder = CatalogSearch(self._connection)
        return self._finder

    def search(self, query: str, limit: int = 200, offset: int = 0) -> SearchPage:
        """Return one page of hits; see CatalogSearch.search."""
        if self._finder is None and not query.strip():
            return self.reader.most_prominent(limit, offset)
        return self.finder.search(query, limit, offset)

    def facets(self, query: str) -> FacetCounts:
        """Return live counts beside a query."""
        return self.finder.facets(query)

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return what could stand at the cursor."""
        return self.finder.complete(query, cursor)

    def matches(self, query: str) -> frozenset[ModelId] | None:
        """Return the ids of all models that match, or None where every model does (no filter)."""
        return self.finder.matching_ids(query)

    def card(self, model_id: str) -> ModelCard:
        """Return everything about a model; raises UnknownModelError."""
        return self.reader.card(ModelId(model_id))

    def legend(self) -> tuple[Legend, ...]:
        """Return the live tier cut-offs."""
        return self.reader.legend()

    def info(self) -> CatalogInfo:
        """Return the catalog as a whole."""
        return self.reader.info()

    def lineage_data(self) -> LineageData:
        """Return the whole lineage graph."""
        return self.reader.lineage_data()

    def cancel(self) -> None:
        """Stop the search that is under way; from any thread."""
        if self._finder is not None:
            self._finder.cancel()

    def close(self) -> None:
        """Close both connections."""
        self.reader.close()
        self._connection.close()
