"""Made-up lineages of any size, shaped like a model hub: preferential attachment, dates, second parents.

The share of isolated models (30 %) and of second parents (5 %) follows docs/evolution.md, "Sizes".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.graph import RELATION_CODE, Columns, EdgeTable, LineageGraph, graph_from_columns

ISOLATED, SECOND_PARENTS, TREE_ROOTS = 0.30, 0.05, 0.02
FIRST_DAY, LAST_DAY = 17_500.0, 20_780.0


class Names(Sequence[str]):
    """Names made when they are asked for: a million strings are not what is measured here."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [f"model-{number}" for number in range(*index.indices(self._size))]
        return f"model-{index}"


def make_columns(size: int, seed: int = 1) -> tuple[Columns, EdgeTable]:
    """Return the columns and edges of a lineage of `size` models, the same for the same seed."""
    random = np.random.default_rng(seed)
    parent = _parents(size, random)
    day = FIRST_DAY + (LAST_DAY - FIRST_DAY) * ((np.arange(size) + random.random(size)) / size) ** 0.45
    family, families = _families(parent, random)
    organizations = max(20, int(size**0.5))
    importance = (random.pareto(1.6, size) + 0.1).astype(np.float32)
    columns = Columns(
        ids=Names(size),
        names=Names(size),
        nodes=None,
        day=np.round(day).astype(np.float32),
        importance=importance,
        family=family,
        families=families,
        organization=(random.zipf(1.5, size) % organizations).astype(np.int32),
        organizations=tuple(f"organization-{number}" for number in range(organizations)),
        intelligence=random.integers(-1, 6, size).astype(np.int8),
        cost=random.integers(-1, 4, size).astype(np.int8),
        open_weights=random.integers(-1, 2, size).astype(np.int8),
    )
    return columns, _edges(parent, random)


def make_graph(size: int, seed: int = 1) -> LineageGraph:
    """Return a lineage of `size` models."""
    return graph_from_columns(*make_columns(size, seed))


def _parents(size: int, random: np.random.Generator) -> np.ndarray:
    """Attach each connected model to an earlier one, often to that one's own parent: the rich get richer."""
    parent = np.full(size, -1, dtype=np.int64)
    connected = np.flatnonzero(random.random(size) >= ISOLATED)
    count = connected.size
    at = (random.random(count) * np.arange(count)).astype(np.int64)
    at[(random.random(count) < TREE_ROOTS) | (np.arange(count) == 0)] = -1
    copies = random.random(count) < 0.6
    for _ in range(8):
        above = np.where(at >= 0, at[at], -1)
        change = copies & (above >= 0)
        at[change] = above[change]
        copies &= random.random(count) < 0.6
    parent[connected] = np.where(at >= 0, connected[at], -1)
    return parent


def _families(parent: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, tuple[str, ...]]:
    root = np.where(parent < 0, np.arange(parent.size), parent)
    while not np.array_equal(root[root], root):
        root = root[root]
    lone = np.bincount(root, minlength=parent.size)[root] == 1
    crowd = max(4, int(parent.size**0.45))
    names, code = np.unique(
        np.where(lone, -1 - random.zipf(1.4, parent.size) % crowd, root), return_inverse=True
    )
    return code.astype(np.int32), tuple(f"family-{number}" for number in names.tolist())


def _edges(parent: np.ndarray, random: np.random.Generator) -> EdgeTable:
    child = np.flatnonzero(parent >= 0)
    second = child[random.random(child.size) < SECOND_PARENTS]
    other = (random.random(second.size) * second).astype(np.int64)
    different = (other != parent[second]) & (other < second)
    second, other = second[different], other[different]
    relations = np.array(
        [
            RELATION_CODE[r]
            for r in (Relation.FINETUNE, Relation.QUANTIZED, Relation.ADAPTER, Relation.SUCCESSOR)
        ]
    )
    main = relations[random.integers(0, 4, child.size)]
    merged = np.full(second.size, RELATION_CODE[Relation.MERGE])
    return EdgeTable(
        np.concatenate((parent[child], other)).astype(np.int32),
        np.concatenate((child, second)).astype(np.int32),
        np.concatenate((main, merged)).astype(np.int8),
        random.random(child.size + second.size) < 0.2,
        np.concatenate((np.ones(child.size), np.zeros(second.size))).astype(np.bool_),
    )
