from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.lineage import Relation
from modelbrowser.importing.columns import Row
from modelbrowser.importing.descent import descendant_counts, with_primary_parents


def _edge(
    parent: str, child: str, relation: str = "successor", basis: str = "sourced", primary: int = 0
) -> Row:
    return {
        "parent_id": parent,
        "child_id": child,
        "relation": relation,
        "basis": basis,
        "source_id": "wiki",
        "rule": None,
        "is_primary": primary,
    }


def _primaries(edges: list[Row]) -> dict[object, object]:
    return {edge["child_id"]: edge["parent_id"] for edge in with_primary_parents(edges) if edge["is_primary"]}


@pytest.mark.parametrize(
    ("better", "worse"),
    list(itertools.pairwise(Relation)),
)
def test_the_order_of_relations_chooses_the_primary_parent(better: Relation, worse: Relation) -> None:
    # the worse relation is better founded, proposed by the table, and comes first
    edges = [_edge("a", "x", worse, "sourced", 1), _edge("b", "x", better, "rule", 0)]
    assert _primaries(edges) == {"x": "b"}


def test_among_equal_relations_the_better_founded_edge_wins_then_the_proposal() -> None:
    assert _primaries([_edge("a", "x", basis="rule", primary=1), _edge("b", "x", basis="curated")]) == {
        "x": "b"
    }
    assert _primaries([_edge("a", "x"), _edge("b", "x", primary=1)]) == {"x": "b"}
    assert _primaries([_edge("b", "x"), _edge("a", "x")]) == {"x": "a"}


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(list(Relation))), max_size=40)
)
def test_every_child_has_exactly_one_primary_parent(pairs: list[tuple[int, int, Relation]]) -> None:
    unique = {(parent, child): relation for parent, child, relation in pairs if parent != child}
    edges = [_edge(f"m{p}", f"m{c}", relation) for (p, c), relation in unique.items()]
    marked = with_primary_parents(edges)
    assert len(marked) == len(edges)
    for child in {edge["child_id"] for edge in edges}:
        assert sum(edge["is_primary"] == 1 for edge in marked if edge["child_id"] == child) == 1


def test_descendants_are_counted_once_over_all_generations() -> None:
    # a diamond and a tail: a -> b, c -> d -> e
    edges = [_edge("a", "b"), _edge("a", "c"), _edge("b", "d"), _edge("c", "d"), _edge("d", "e")]
    assert descendant_counts(edges) == {"a": 4, "b": 2, "c": 2, "d": 1}


def test_a_cycle_ends_and_a_model_is_not_its_own_descendant() -> None:
    edges = [_edge("a", "b"), _edge("b", "c"), _edge("c", "a")]
    assert descendant_counts(edges) == {"a": 2, "b": 2, "c": 2}
