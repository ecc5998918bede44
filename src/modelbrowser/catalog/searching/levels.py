"""How well a few models match the words of a query, judged in memory by the same stages as the index."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence

from modelbrowser.catalog.searching.condition import json_list
from modelbrowser.catalog.searching.engine import Engine
from modelbrowser.catalog.searching.expression import Expression, holds
from modelbrowser.catalog.searching.text import Spoken, begin_stages, in_facts, in_name
from modelbrowser.catalog.searching.tokens import OTHER, START, value_token
from modelbrowser.catalog.searching.words import Facts, Spelled, fact_tokens, spoken_tokens

UNRANKED = 99
_CACHED = 8_192
_NAMES_SQL = """
SELECT model.prominence_rank, search_value.value_id, model.name, organization_id, organization.name,
       organization.name_zh, family.name
FROM json_each(?) CROSS JOIN model ON model.prominence_rank = json_each.value
JOIN organization USING (organization_id) JOIN family USING (family_id)
JOIN search_value ON search_value.field = 'org' AND search_value.value = organization_id
"""
_OF_RANKS = "FROM json_each(?) CROSS JOIN model ON model.prominence_rank = json_each.value"


class Judge:
    """Judges models of one catalog; remembers the tokens of the last few thousand names."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names: OrderedDict[int, frozenset[str]] = OrderedDict()

    def levels(self, ranks: Sequence[int], spoken: Sequence[Spoken]) -> dict[int, int]:
        """Return the first stage that each model reaches in any of the readings; UNRANKED for none."""
        self._read_names([rank for rank in ranks if rank not in self._names])
        by_name = [_present([*begin_stages(s), in_name(s.text, whole=True), in_name(s.text, whole=False)])
                   for s in spoken]  # fmt: skip
        levels = {rank: _first(by_name, self._names[rank]) for rank in ranks if rank in self._names}
        self._forget()
        unknown = [rank for rank in ranks if levels.get(rank, UNRANKED) == UNRANKED]
        if unknown and spoken:
            by_facts = [
                _present([in_facts(s.text, whole=True), in_facts(s.text, whole=False)]) for s in spoken
            ]
            after = max((len(stages) for stages in by_name), default=0)
            for rank, tokens in self._facts(unknown).items():
                level = _first(by_facts, tokens | self._names.get(rank, frozenset()))
                levels[rank] = level if level == UNRANKED else after + level
        return levels

    def _read_names(self, ranks: Sequence[int]) -> None:
        if not ranks:
            return
        rows = self._engine.connection.execute(_NAMES_SQL, (json_list(ranks),))
        for rank, organization, *row in rows:
            plain, starts = spoken_tokens(Spelled(*row))
            plain.update(START + token for token in starts)
            plain.add(value_token(organization))
            self._names[rank] = frozenset(plain)

    def _forget(self) -> None:
        while len(self._names) > _CACHED:
            self._names.popitem(last=False)

    def _facts(self, ranks: Sequence[int]) -> dict[int, frozenset[str]]:
        """Return the marked tokens of the facts, tags and aliases."""
        listed = (json_list(ranks),)
        execute = self._engine.connection.execute
        tags: defaultdict[int, list[str]] = defaultdict(list)
        aliases: defaultdict[int, list[str]] = defaultdict(list)
        for rank, tag in execute(
            f"SELECT prominence_rank, tag {_OF_RANKS} JOIN model_tag USING (model_id)", listed
        ):
            tags[rank].append(tag)
        named = execute(f"SELECT prominence_rank, alias {_OF_RANKS} JOIN alias USING (model_id)", listed)
        for rank, alias in named:
            aliases[rank].append(alias)
        rows = execute(
            "SELECT prominence_rank, model.name, model.type, architecture, cost_tier, country,"
            f" context_tokens, params_total_b {_OF_RANKS} JOIN organization USING (organization_id)",
            listed,
        ).fetchall()
        return {
            rank: frozenset(OTHER + token for token in fact_tokens(Facts(*facts), tags[rank], aliases[rank]))
            for rank, *facts in rows
        }


def _present(stages: Sequence[Expression | None]) -> list[Expression]:
    return [stage for stage in stages if stage is not None]


def _first(readings: Sequence[Sequence[Expression]], tokens: frozenset[str]) -> int:
    """Return the first stage that holds in any reading, or UNRANKED."""
    return min(
        (
            next((level for level, stage in enumerate(stages) if holds(stage, tokens)), UNRANKED)
            for stages in readings
        ),
        default=UNRANKED,
    )
