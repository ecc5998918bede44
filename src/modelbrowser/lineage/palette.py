"""Categories that color and size stand for: codes by model, with counts for the legend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from modelbrowser.lineage.arrays import Floats, Ints, Longs
from modelbrowser.lineage.graph import COST_TIERS, INTELLIGENCE_TIERS, LineageGraph
from modelbrowser.lineage.layout import TreeLayout

NAMED_COLORS = 9
"""So many families or organizations have a color and a legend entry, as many as there are colors that can
be told apart; the others share one. Bands have names and may repeat a color."""


class ColorBy(StrEnum):
    """What a node's color says."""

    FAMILY = "family"
    ORGANIZATION = "organization"
    INTELLIGENCE = "intelligence"
    COST = "cost"
    OPEN_WEIGHTS = "open_weights"


class SizeBy(StrEnum):
    """What a node's size says."""

    UNIFORM = "uniform"
    INTELLIGENCE = "intelligence"
    DESCENDANTS = "descendants"


@dataclass(frozen=True, slots=True)
class Categories:
    """`code` by place in the layout, an index into `keys`; `counts` by key. The last key is all the rest.

    For families and organizations `keys` are their names, "" for all others; else tier keys, "yes", "no",
    and "" for no data.
    """

    by: ColorBy
    code: Ints
    keys: tuple[str, ...]
    counts: Longs


def categorize(graph: LineageGraph, layout: TreeLayout, by: ColorBy) -> Categories:
    """Return the categories of a coloring. Where bands are what is colored, they keep the bands' order."""
    perm = layout.perm
    if by is ColorBy.INTELLIGENCE:
        return _tiers(by, graph.intelligence[perm].astype(np.int32), INTELLIGENCE_TIERS)
    if by is ColorBy.COST:
        return _tiers(by, graph.cost[perm].astype(np.int32), COST_TIERS)
    if by is ColorBy.OPEN_WEIGHTS:
        code = 1 - graph.open_weights[perm].astype(np.int32)  # yes 0, no 1, unknown 2
        return Categories(by, code, ("yes", "no", ""), np.bincount(code, minlength=3))
    if by is ColorBy.FAMILY:
        return _largest(by, graph.family[perm], graph.families, layout)
    return _largest(by, graph.organization[perm], graph.organizations, layout)


def _tiers(by: ColorBy, code: Ints, keys: tuple[str, ...]) -> Categories:
    code = np.where(code < 0, len(keys), code).astype(np.int32)
    return Categories(by, code, (*keys, ""), np.bincount(code, minlength=len(keys) + 1))


def _largest(by: ColorBy, group: Ints, names: tuple[str, ...], layout: TreeLayout) -> Categories:
    sizes = np.bincount(group, minlength=len(names))
    is_band = by.value == layout.order.value
    if is_band:
        chosen = layout.bands.group[layout.bands.major]
    else:
        chosen = np.lexsort((np.arange(sizes.size), -sizes))[:NAMED_COLORS].astype(np.int32)
    new_code = np.full(len(names), chosen.size, dtype=np.int32)
    new_code[chosen] = np.arange(chosen.size, dtype=np.int32)
    code = new_code[group]
    keys = (*(names[int(index)] for index in chosen), "")
    return Categories(by, code, keys, np.bincount(code, minlength=len(keys)))


SPREADS = {SizeBy.UNIFORM: 1.0, SizeBy.INTELLIGENCE: 1.35, SizeBy.DESCENDANTS: 1.35}
"""How much more room nodes of unequal size get on their lanes."""


def size_factors(graph: LineageGraph, layout: TreeLayout, by: SizeBy) -> Floats:
    """Return, by place in the layout, how much larger than plain a node is drawn (0.75..1.9)."""
    size = len(layout)
    if by is SizeBy.UNIFORM:
        return np.ones(size, dtype=np.float32)
    if by is SizeBy.INTELLIGENCE:
        table = np.array([1.7, 1.5, 1.35, 1.15, 1.0, 0.85, 0.75], dtype=np.float32)
        sizes: Floats = table[graph.intelligence[layout.perm]]  # -1, no data, takes the last
        return sizes
    descendants = layout.end - np.arange(size) - 1
    grown: Floats = np.minimum(0.75 + 0.16 * np.log2(1.0 + descendants), 1.9).astype(np.float32)
    return grown
