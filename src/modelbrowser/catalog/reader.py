"""Reading a catalog: cards, summaries, the lineage graph, the legend. Plain sqlite3, one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from modelbrowser.catalog import card_queries
from modelbrowser.catalog.connection import catalog_problems, open_catalog
from modelbrowser.catalog.content_hash import CONTENT_HASH_KEY, ordinary_tables
from modelbrowser.catalog.rows import (
    METRIC_COLUMNS,
    METRIC_WIDTH,
    SUMMARY_COLUMNS,
    SUMMARY_FROM,
    flag,
    metric_of,
    summary_of,
)
from modelbrowser.domain.errors import UnknownModelError
from modelbrowser.domain.lineage import LineageData, LineageEdge, LineageNode, Relation
from modelbrowser.domain.models import (
    Capability,
    CatalogInfo,
    Legend,
    ModelCard,
    ModelId,
    ModelSummary,
    TierCutoff,
)
from modelbrowser.domain.search import SearchHit, SearchPage
from modelbrowser.domain.standings import PeerValue
from modelbrowser.domain.tiers import PercentileTier

NEAREST = 3
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _reading(
    method: Callable[Concatenate[CatalogReader, _P], _R],
) -> Callable[Concatenate[CatalogReader, _P], _R]:
    """Let SQLite's errors in a method reach the caller as an EnvironmentProblem."""

    @wraps(method)
    def wrapper(self: CatalogReader, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with catalog_problems(self.path):
            return method(self, *args, **kwargs)

    return wrapper


def _node(row: tuple[Any, ...]) -> LineageNode:
    return LineageNode(
        id=ModelId(row[0]),
        name=row[1],
        family=row[2],
        organization=row[3],
        type=row[4],
        released_on=row[5],
        importance=row[6],
        open_weights=flag(row[7]),
        intelligence_tier=row[8],
        cost_tier=row[9],
        params_total_b=row[10],
        params_active_b=row[11],
        organization_zh=row[12],
    )


class CatalogReader:
    """One connection to one catalog; make, use and close it in one thread.

    Every method raises EnvironmentProblem when the file turns out to be damaged or locked.

    Raises:
        EnvironmentProblem: when the file is missing, damaged or not a catalog.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection = open_catalog(path)

    def close(self) -> None:
        """Close the connection; safe to call twice."""
        self._connection.close()

    def __enter__(self) -> CatalogReader:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _all(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, parameters).fetchall()

    @_reading
    def info(self) -> CatalogInfo:
        """Return the catalog as a whole: date, versions, hash, counts, attributions."""
        values = {str(key): str(value) for key, value in self._all("SELECT key, value FROM build_info")}
        counts = {
            table: int(self._all(f'SELECT count(*) FROM "{table}"')[0][0])
            for table in ordinary_tables(self._connection)
        }
        attributions = self._all(
            "SELECT DISTINCT attribution FROM source WHERE attribution IS NOT NULL ORDER BY attribution"
        )
        return CatalogInfo(
            path=str(self.path),
            catalog_date=values.get("catalog_date", ""),
            schema_version=int(self._all("PRAGMA user_version")[0][0]),
            content_hash=values.get(CONTENT_HASH_KEY, ""),
            model_count=counts["model"],
            edge_count=counts["lineage"],
            family_count=int(self._all("SELECT count(DISTINCT family_id) FROM model")[0][0]),
            counts=counts,
            left_out_sources=tuple(filter(None, values.get("left_out_sources", "").split(","))),
            attributions=tuple(str(line) for (line,) in attributions),
        )

    @_reading
    def card(self, model_id: str) -> ModelCard:
        """Return everything about a model.

        Raises:
            UnknownModelError: with the three nearest ids.
        """
        card = card_queries.read_card(self._connection, model_id)
        if card is None:
            raise self._unknown(model_id)
        return card

    @_reading
    def summary(self, model_id: str) -> ModelSummary:
        """Return one model's summary.

        Raises:
            UnknownModelError: with the three nearest ids.
        """
        found = self.summaries((model_id,))
        if not found:
            raise self._unknown(model_id)
        return found[0]

    @_reading
    def summaries(self, model_ids: Iterable[str]) -> tuple[ModelSummary, ...]:
        """Return the summaries of these models in this order; unknown ids are skipped."""
        wanted = tuple(model_ids)
        found = card_queries.summaries_by_id(self._connection, wanted)
        return tuple(found[model_id] for model_id in wanted if model_id in found)

    @_reading
    def all_summaries(self) -> tuple[ModelSummary, ...]:
        """Return every model, most prominent first."""
        query = f"SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_FROM} ORDER BY prominence_rank"
        return tuple(summary_of(row) for row in self._all(query))

    @_reading
    def most_prominent(self, limit: int, offset: int = 0) -> SearchPage:
        """Return one page of all models, most prominent first: what an empty query finds."""
        limit, offset = max(0, limit), max(0, offset)
        query = f"""
            SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_FROM}
            WHERE prominence_rank > ? ORDER BY prominence_rank LIMIT ?
        """
        hits = tuple(SearchHit(summary_of(row)) for row in self._all(query, (offset, limit)))
        ((total,),) = self._all("SELECT coalesce(max(prominence_rank), 0) FROM model")
        return SearchPage(hits, int(total), offset=offset)

    @_reading
    def lineage_data(self) -> LineageData:
        """Return the whole lineage graph; nodes by prominence."""
        nodes = self._all("""
            SELECT model_id, model.name, family.name, organization.name, type, release_date, prominence,
                   open_weights, intelligence_tier, cost_tier, params_total_b, params_active_b,
                   organization.name_zh
            FROM model JOIN family USING (family_id) JOIN organization USING (organization_id)
            ORDER BY prominence_rank
        """)
        edges = self._all("""
            SELECT parent_id, child_id, relation, basis, source_id, is_primary FROM lineage
            ORDER BY child_id, parent_id
        """)
        return LineageData(
            tuple(map(_node, nodes)),
            tuple(
                LineageEdge(parent, child, Relation(relation), basis, source_id, bool(is_primary))
                for parent, child, relation, basis, source_id, is_primary in edges
            ),
        )

    @_reading
    def legend(self) -> tuple[Legend, ...]:
        """Return the live cut-offs of intelligence (REASONING) and SPEED, where the catalog has them."""
        cutoffs: dict[str, list[TierCutoff]] = {}
        for capability, tier, value, models in self._all(
            "SELECT capability, tier, cutoff_value, model_count FROM tier_cutoff"
        ):
            cutoffs.setdefault(capability, []).append(TierCutoff(PercentileTier(tier), value, models))
        order = list(PercentileTier)
        query = f"""
            SELECT {METRIC_COLUMNS}, capability, snapshot_date, peers, metric.source_id
            FROM capability JOIN metric USING (metric_id) ORDER BY capability
        """
        return tuple(
            Legend(
                capability=Capability(capability),
                metric=metric_of(row),
                as_of=as_of,
                peers=peers,
                cutoffs=tuple(sorted(cutoffs[capability], key=lambda cutoff: order.index(cutoff.tier))),
                source_id=source_id,
            )
            for row in self._all(query)
            for capability, as_of, peers, source_id in [row[METRIC_WIDTH:]]
            if capability in cutoffs
        )

    @_reading
    def standings_for_peers(self, capability: Capability) -> list[PeerValue]:
        """Return every peer of a capability with what groups of peers are made by, best first.

        Enough to compute a band again for a group: `domain.scaling.band` of its `scaled_0_10`.
        """
        rows = self._all(
            """
            SELECT model_id, scaled_0_10, open_weights, release_date, params_total_b
            FROM standing JOIN model USING (model_id) WHERE capability = ? ORDER BY rank, model_id
            """,
            (capability,),
        )
        return [
            PeerValue(ModelId(model_id), scaled, flag(open_weights), released, params)
            for model_id, scaled, open_weights, released, params in rows
        ]

    def _unknown(self, model_id: str) -> UnknownModelError:
        """Return the error with the nearest ids, judged by id and by name."""
        from rapidfuzz import fuzz, process, utils  # needed only for a mistyped id

        rows = self._all("SELECT model_id, name FROM model ORDER BY prominence_rank")
        best: dict[str, float] = {}
        for column in (0, 1):
            choices = {row[0]: row[column] for row in rows}
            matches = process.extract(
                model_id, choices, scorer=fuzz.WRatio, processor=utils.default_process, limit=2 * NEAREST
            )
            for _text, score, found in matches:
                best[found] = max(best.get(found, 0.0), score)
        rank = {row[0]: position for position, row in enumerate(rows)}
        nearest = sorted(best, key=lambda found: (-best[found], rank[found]))[:NEAREST]
        return UnknownModelError(model_id, tuple(nearest))
