"""Ranks into hits: the rows of the list, and why each of them matched where its name does not say so."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from modelbrowser.catalog.rows import SUMMARY_COLUMNS, SUMMARY_FROM, SUMMARY_WIDTH, summary_of
from modelbrowser.catalog.searching.condition import json_list
from modelbrowser.catalog.searching.engine import Engine
from modelbrowser.catalog.searching.reasons import Explanation, Reason, lacking_pieces, pieces_of
from modelbrowser.catalog.searching.text import branches, spoken_text
from modelbrowser.domain.models import ModelSummary
from modelbrowser.domain.querying.ast import Node
from modelbrowser.domain.search import SearchHit

_CACHED_ROWS = 4_096


class HitReader:
    """Reads the rows of hits; remembers the last few thousand of them, the catalog never changes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rows: OrderedDict[int, ModelSummary] = OrderedDict()

    def hits(self, ranks: Sequence[int], root: Node | None, approximate_from: int) -> tuple[SearchHit, ...]:
        """Return the hits of `ranks` in their order; those from `approximate_from` on are approximate."""
        rows = self.summaries(ranks)
        reasons = self._reasons(ranks[:approximate_from], rows, root) if root is not None else {}
        hits: list[SearchHit] = []
        for index, rank in enumerate(ranks):
            reason = reasons.get(rank)
            hits.append(
                SearchHit(
                    rows[rank],
                    reason.text if reason else None,
                    index >= approximate_from,
                    reason.field if reason else None,
                )
            )
        return tuple(hits)

    def summaries(self, ranks: Sequence[int]) -> dict[int, ModelSummary]:
        """Return the rows of `ranks`, from memory or in one statement."""
        known = self._rows
        found = {rank: known[rank] for rank in ranks if rank in known}
        missing = [rank for rank in ranks if rank not in found]
        if missing:
            for rank, *row in self._engine.connection.execute(
                f"SELECT model.prominence_rank, {SUMMARY_COLUMNS} FROM {SUMMARY_FROM}"
                " WHERE model.prominence_rank IN (SELECT value FROM json_each(?))",
                (json_list(missing),),
            ):
                found[rank] = known[rank] = summary_of(tuple(row[:SUMMARY_WIDTH]))
            while len(known) > _CACHED_ROWS:
                known.popitem(last=False)
        return found

    # -- why -------------------------------------------------------------------------------------

    def _reasons(self, ranks: Sequence[int], rows: dict[int, ModelSummary], root: Node) -> dict[int, Reason]:
        """Return the reasons of the hits whose names do not hold the words."""
        sides = branches(root)
        readings = [pieces for branch in sides if (pieces := pieces_of(spoken_text(branch)))]
        if not readings or len(readings) < len(sides):
            return {}
        found: dict[int, Reason] = {}
        unexplained: dict[int, Explanation] = {}
        for rank in ranks:
            lacking = lacking_pieces(readings, rows[rank].name)
            if lacking:
                unexplained[rank] = Explanation(lacking)
                unexplained[rank].add_row(rows[rank])
        for field, sql in _TABLES:
            waiting = [rank for rank, explanation in unexplained.items() if not explanation.complete]
            if not waiting:
                break
            parameters: tuple[str, ...] = (json_list(waiting),)
            if field == "card":
                chosen, wanted = _with_any({piece for rank in waiting for piece in unexplained[rank].lacking})
                sql, parameters = sql + chosen, parameters + wanted
            for rank, text in self._engine.connection.execute(sql, parameters):
                if not unexplained[rank].complete:
                    unexplained[rank].add(field, text)
        for rank, explanation in unexplained.items():
            reason = explanation.reason()
            if reason is not None:
                found[rank] = reason
        return found


def _with_any(pieces: set[str]) -> tuple[str, tuple[str, ...]]:
    """Return SQL that keeps the texts with any of the pieces, where SQLite can tell: most texts go at once.

    A piece with a number may be written with a point in it, which the piece lacks.
    """
    if any(char.isdigit() for piece in pieces for char in piece):
        return "", ()
    listed = tuple(sorted(pieces))
    return f" WHERE {' OR '.join(['instr(lower(part), ?)'] * len(listed))}", listed


_HITS = "json_each(?) CROSS JOIN model ON model.prominence_rank = json_each.value"
_TABLES: tuple[tuple[str, str], ...] = (
    ("can", f"SELECT model.prominence_rank, tag FROM {_HITS} JOIN model_tag USING (model_id)"),
    (
        "country",
        f"SELECT model.prominence_rank, country FROM {_HITS} JOIN organization USING (organization_id)"
        " WHERE country IS NOT NULL",
    ),
    ("alias", f"SELECT model.prominence_rank, alias FROM {_HITS} JOIN alias USING (model_id)"),
    (
        "card",
        "SELECT model.prominence_rank, part FROM " + _HITS + " JOIN ("
        "SELECT model_id, tagline AS part FROM editorial UNION ALL SELECT model_id, line FROM editorial_line"
        " UNION ALL SELECT model_id, overview FROM editorial"
        " UNION ALL SELECT model_id, why_it_matters FROM editorial"
        " UNION ALL SELECT model_id, name FROM editorial_tool) USING (model_id)",
    ),
)
