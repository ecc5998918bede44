"""How well known a model is: the order of an unsorted list, and the importance in the evolution view.

    prominence = 3 ln(1 + sources) + 2 ln(1 + providers) + 2 ln(1 + children) + ln(1 + scores)

`sources` knows the model under a name or gives a fact of it (rules and the name itself do not count);
`providers` list a price; `children` come directly from it; `scores` are the metrics that measured it. The
logarithms make the tenth listing count less than the second. Nothing in it is a judgment of quality,
and equal sums are ordered by release (newer first), then by id, so that the order is always the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from modelbrowser.importing.cells import text_of, text_or_none
from modelbrowser.importing.columns import Row

WEIGHT_SOURCES = 3.0
WEIGHT_PROVIDERS = 2.0
WEIGHT_CHILDREN = 2.0
WEIGHT_SCORES = 1.0
_NOT_A_WITNESS = frozenset({"rule", "name"})


def prominence(sources: int, providers: int, children: int, scores: int) -> float:
    """Return the sum above; 0 for a model that nobody knows, without an upper bound."""
    return (
        WEIGHT_SOURCES * math.log1p(sources)
        + WEIGHT_PROVIDERS * math.log1p(providers)
        + WEIGHT_CHILDREN * math.log1p(children)
        + WEIGHT_SCORES * math.log1p(scores)
    )


def rank_models(tables: Mapping[str, Sequence[Row]]) -> list[tuple[str, float]]:
    """Return (model id, importance 0..1) of every model, most prominent first."""
    witnesses = _distinct((*tables["aliases"], *tables["facts_provenance"]), "model_id", "source_id")
    providers = _distinct(tables["prices"], "model_id", "provider_id")
    children = _distinct(tables["lineage"], "parent_id", "child_id")
    metrics = _distinct(tables["scores"], "model_id", "metric_id")
    sums = {
        (model_id := text_of(row, "model_id")): prominence(
            len(witnesses.get(model_id, set()) - _NOT_A_WITNESS),
            len(providers.get(model_id, ())),
            len(children.get(model_id, ())),
            len(metrics.get(model_id, ())),
        )
        for row in tables["models"]
    }
    top = max(sums.values(), default=0.0) or 1.0
    released = {text_of(row, "model_id"): text_or_none(row, "release_date") or "" for row in tables["models"]}
    by_id = sorted(sums)
    by_date = sorted(by_id, key=lambda model_id: released[model_id], reverse=True)
    ordered = sorted(by_date, key=lambda model_id: -round(sums[model_id], 9))
    return [(model_id, round(sums[model_id] / top, 6)) for model_id in ordered]


def _distinct(rows: Iterable[Row], key: str, value: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(text_of(row, key), set()).add(text_of(row, value))
    return found
