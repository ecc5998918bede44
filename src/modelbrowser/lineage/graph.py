"""The lineage of a catalog as arrays: one entry a model, one entry an edge, and what is odd about them.

Nothing is dropped: an edge that cannot be drawn (a self-loop, a parent that the catalog does not hold)
flags its model, and `Oddity` says what was found (definitions.md, "Contradictions").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag

import numpy as np

from modelbrowser.domain.lineage import PRIMARY_ORDER, LineageData, LineageNode, Relation
from modelbrowser.domain.tiers import CostTier, PercentileTier
from modelbrowser.lineage.arrays import Bools, Bytes, Floats, Ints, Longs, gather_csr
from modelbrowser.lineage.dates import fill_undated, parse_days

RELATIONS: tuple[Relation, ...] = PRIMARY_ORDER
RELATION_CODE = {relation: code for code, relation in enumerate(RELATIONS)}
SUCCESSOR = RELATION_CODE[Relation.SUCCESSOR]
INTELLIGENCE_TIERS: tuple[str, ...] = tuple(PercentileTier)
COST_TIERS: tuple[str, ...] = tuple(CostTier)


class Oddity(IntFlag):
    """What the view flags about a model; the model is drawn all the same."""

    UNDATED = 1
    OLDER_THAN_PARENT = 2
    IN_CYCLE = 4
    SELF_LOOP = 8
    MISSING_PARENT = 16


@dataclass(frozen=True, slots=True)
class EdgeTable:
    """Edges between models of the graph; `relation` indexes RELATIONS, `inferred` means "by a rule"."""

    parent: Ints
    child: Ints
    relation: Bytes
    inferred: Bools
    primary: Bools

    def __len__(self) -> int:
        return int(self.parent.size)


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Edge numbers by parent and by child, as compressed tables, with the models at their other ends."""

    child_first: Longs
    by_parent: Ints
    children: Ints
    parent_first: Longs
    by_child: Ints
    parents: Ints


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """Arrays over models (index: place in `ids`). `day` counts from 1970-01-01 and is filled in for
    undated models (`oddity` tells them); tier codes are -1 for "no data", `open_weights` -1 for unknown.
    `missing_parents` names, by child index, parents that the catalog does not hold.
    """

    ids: Sequence[str]
    names: Sequence[str]
    nodes: Sequence[LineageNode] | None
    day: Floats
    importance: Floats
    family: Ints
    families: tuple[str, ...]
    organization: Ints
    organizations: tuple[str, ...]
    intelligence: Bytes
    cost: Bytes
    open_weights: Bytes
    edges: EdgeTable
    adjacency: Adjacency
    oddity: Bytes
    missing_parents: dict[int, tuple[str, ...]]
    index_of: dict[str, int]

    def __len__(self) -> int:
        return int(self.day.size)

    def child_edges(self, index: int) -> Ints:
        """Return the numbers of the edges from this model to its children."""
        first = self.adjacency.child_first
        return self.adjacency.by_parent[first[index] : first[index + 1]]

    def parent_edges(self, index: int) -> Ints:
        """Return the numbers of the edges from this model's parents."""
        first = self.adjacency.parent_first
        return self.adjacency.by_child[first[index] : first[index + 1]]


@dataclass(frozen=True, slots=True)
class Columns:
    """What a graph is made of, column by column; `day` is NaN where undated."""

    ids: Sequence[str]
    names: Sequence[str]
    nodes: Sequence[LineageNode] | None
    day: Floats
    importance: Floats
    family: Ints
    families: tuple[str, ...]
    organization: Ints
    organizations: tuple[str, ...]
    intelligence: Bytes
    cost: Bytes
    open_weights: Bytes


def build_graph(data: LineageData) -> LineageGraph:
    """Turn a catalog's lineage into arrays. Safe off the GUI thread."""
    nodes = data.nodes
    family, families = _codes([node.family for node in nodes])
    organization, organizations = _codes([node.organization for node in nodes])
    columns = Columns(
        ids=[node.id for node in nodes],
        names=[node.name for node in nodes],
        nodes=nodes,
        day=parse_days([node.released_on for node in nodes]),
        importance=np.array([node.importance for node in nodes], dtype=np.float32),
        family=family,
        families=families,
        organization=organization,
        organizations=organizations,
        intelligence=_tier_codes([node.intelligence_tier for node in nodes], INTELLIGENCE_TIERS),
        cost=_tier_codes([node.cost_tier for node in nodes], COST_TIERS),
        open_weights=np.array(
            [-1 if node.open_weights is None else int(node.open_weights) for node in nodes], dtype=np.int8
        ),
    )
    index_of = {id_: index for index, id_ in enumerate(columns.ids)}
    parent = np.array([index_of.get(edge.parent, -1) for edge in data.edges], dtype=np.int32)
    child = np.array([index_of.get(edge.child, -1) for edge in data.edges], dtype=np.int32)
    table = EdgeTable(
        parent,
        child,
        np.array([RELATION_CODE[edge.relation] for edge in data.edges], dtype=np.int8),
        np.array([edge.inferred for edge in data.edges], dtype=np.bool_),
        np.array([edge.is_primary for edge in data.edges], dtype=np.bool_),
    )
    missing: dict[int, tuple[str, ...]] = {}
    for number in np.flatnonzero((parent < 0) & (child >= 0)).tolist():
        at = int(child[number])
        missing[at] = (*missing.get(at, ()), data.edges[number].parent)
    return graph_from_columns(columns, table, missing, index_of)


def graph_from_columns(
    columns: Columns,
    table: EdgeTable,
    missing_parents: dict[int, tuple[str, ...]] | None = None,
    index_of: dict[str, int] | None = None,
) -> LineageGraph:
    """Build a graph from columns. Edges with an end of -1 and self-loops leave the table and are flagged."""
    size = columns.day.size
    oddity = np.zeros(size, dtype=np.int8)
    missing = missing_parents or {}
    if missing:
        oddity[np.fromiter(missing, dtype=np.int64)] |= Oddity.MISSING_PARENT.value
    loops = (table.parent == table.child) & (table.child >= 0)
    oddity[table.child[loops]] |= Oddity.SELF_LOOP.value
    keep = (table.parent >= 0) & (table.child >= 0) & ~loops
    edges = table if bool(keep.all()) else _take_edges(table, keep)
    undated = np.isnan(columns.day)
    oddity[undated] |= Oddity.UNDATED.value
    older = columns.day[edges.child] < columns.day[edges.parent]
    oddity[edges.child[older]] |= Oddity.OLDER_THAN_PARENT.value
    adjacency = _adjacency(edges, size)
    _flag_cycles(edges, adjacency, columns.day, oddity)
    day = fill_undated(columns.day, edges.parent, edges.child) if undated.any() else columns.day
    return LineageGraph(
        ids=columns.ids,
        names=columns.names,
        nodes=columns.nodes,
        day=day,
        importance=columns.importance,
        family=columns.family,
        families=columns.families,
        organization=columns.organization,
        organizations=columns.organizations,
        intelligence=columns.intelligence,
        cost=columns.cost,
        open_weights=columns.open_weights,
        edges=edges,
        adjacency=adjacency,
        oddity=oddity,
        missing_parents=missing,
        index_of=index_of if index_of is not None else {},
    )


def _codes(texts: list[str]) -> tuple[Ints, tuple[str, ...]]:
    table: dict[str, int] = {}
    codes = np.array([table.setdefault(text, len(table)) for text in texts], dtype=np.int32)
    return codes, tuple(table)


def _tier_codes(tiers: list[str | None], order: tuple[str, ...]) -> Bytes:
    table: dict[str | None, int] = {tier: code for code, tier in enumerate(order)}
    return np.array([table.get(tier, -1) for tier in tiers], dtype=np.int8)


def _take_edges(table: EdgeTable, keep: Bools) -> EdgeTable:
    return EdgeTable(
        table.parent[keep], table.child[keep], table.relation[keep], table.inferred[keep], table.primary[keep]
    )


def _adjacency(edges: EdgeTable, size: int) -> Adjacency:
    def table(keys: Ints) -> tuple[Longs, Ints]:
        first = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(np.bincount(keys, minlength=size), out=first[1:])
        order = np.argsort(keys.astype(np.int64) * max(len(edges), 1) + np.arange(len(edges)))
        return first, order.astype(np.int32)

    child_first, by_parent = table(edges.parent)
    parent_first, by_child = table(edges.child)
    return Adjacency(
        child_first, by_parent, edges.child[by_parent], parent_first, by_child, edges.parent[by_child]
    )


def _flag_cycles(edges: EdgeTable, adjacency: Adjacency, day: Floats, oddity: Bytes) -> None:
    """Flag every model on a cycle, or between two cycles, by peeling off what has no parent or no child left.

    A cycle needs an edge that does not go forward in time; without one there is nothing to look for.
    """
    forward = day[edges.child] > day[edges.parent]
    if bool(forward.all()):
        return
    size = day.size
    left = np.ones(size, dtype=np.bool_)
    incoming = np.bincount(edges.child, minlength=size)
    _peel(left, incoming, adjacency.child_first, adjacency.children)
    if left.any():
        inside = left[edges.parent] & left[edges.child]
        outgoing = np.bincount(edges.parent[inside], minlength=size)
        outgoing[~left] = -1
        _peel(left, outgoing, adjacency.parent_first, adjacency.parents)
    oddity[left] |= Oddity.IN_CYCLE.value


def _peel(left: Bools, degree: Longs, first: Longs, members: Ints) -> None:
    front = np.flatnonzero(left & (degree == 0))
    while front.size:
        left[front] = False
        reached = gather_csr(first, members, front)
        np.subtract.at(degree, reached, 1)
        candidates = np.unique(reached)
        front = candidates[left[candidates] & (degree[candidates] == 0)]
