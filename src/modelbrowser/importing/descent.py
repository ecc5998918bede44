"""Lineage as the catalog stores it: the primary parent of each child, and the number of descendants.

Source of the rules: definitions.md, "Lineage".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from modelbrowser.domain.lineage import PRIMARY_ORDER, Relation
from modelbrowser.importing.cells import text_of
from modelbrowser.importing.columns import Row

_BASIS_ORDER = {"sourced": 0, "curated": 1, "rule": 2}


def with_primary_parents(edges: Iterable[Row]) -> list[Row]:
    """Return the edges with `is_primary` set for exactly one parent of each child.

    The first relation of the definitions' order wins; among equal relations the better founded edge
    (sourced, curated, rule), then the parent that the source table proposes, then the smaller id.
    """
    by_child: dict[str, list[Row]] = {}
    for edge in edges:
        by_child.setdefault(text_of(edge, "child_id"), []).append(edge)
    marked: list[Row] = []
    for child in sorted(by_child):
        best = min(by_child[child], key=_primary_key)
        marked.extend(edge | {"is_primary": int(edge is best)} for edge in by_child[child])
    return marked


def _primary_key(edge: Row) -> tuple[int, int, int, str]:
    proposed = edge.get("is_primary")
    return (
        PRIMARY_ORDER.index(Relation(text_of(edge, "relation"))),
        _BASIS_ORDER[text_of(edge, "basis")],
        0 if proposed else 1,
        text_of(edge, "parent_id"),
    )


def descendant_counts(edges: Iterable[Row]) -> dict[str, int]:
    """Return how many different models come from each model, over all edges and generations.

    Models without descendants are absent. A cycle is no trouble: a model is never its own descendant.
    """
    children: dict[str, list[str]] = {}
    for edge in edges:
        children.setdefault(text_of(edge, "parent_id"), []).append(text_of(edge, "child_id"))
    return {parent: len(_reachable(parent, children)) for parent in sorted(children)}


def _reachable(start: str, children: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(children.get(start, ()))
    while waiting:
        here = waiting.pop()
        if here in found or here == start:
            continue
        found.add(here)
        waiting.extend(children.get(here, ()))
    return found
