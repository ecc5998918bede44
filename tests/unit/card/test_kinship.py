"""Two generations up and down, siblings counted, whatever the lineage looks like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.card.kinship import KinIndex, kinship_of_card
from modelbrowser.domain.lineage import LineageData, LineageEdge, LineageNode, Relation
from modelbrowser.domain.models import ModelId
from support.cards import REFERENCE, frozen_card


def node(name: str, importance: float = 0.0) -> LineageNode:
    return LineageNode(
        ModelId(name), name, "F", "O", "language", "2024-05", importance, True, None, None, None, None
    )


def edge(parent: str, child: str, *, primary: bool = True) -> LineageEdge:
    return LineageEdge(ModelId(parent), ModelId(child), Relation.SUCCESSOR, "sourced", "curated", primary)


def index(edges: list[LineageEdge], names: str = "abcdefgh") -> KinIndex:
    return KinIndex(LineageData(tuple(node(name) for name in names), tuple(edges)))


def test_two_generations_up_and_down_and_no_further() -> None:
    chain = [edge(*pair) for pair in ("ab", "bc", "cd", "de", "ef")]
    around = index(chain).around(ModelId("d"))
    assert set(around.models) == set("bcdef")
    assert around.siblings == 0


def test_siblings_are_the_other_children_of_all_parents() -> None:
    around = index([edge("a", "c"), edge("b", "c"), edge("a", "d"), edge("b", "e")]).around(ModelId("c"))
    assert around.siblings == 2
    assert set(around.models) == {"a", "b", "c"}


def test_the_primary_parent_and_the_important_child_come_first() -> None:
    data = LineageData(
        (node("a"), node("b"), node("c"), node("x", 0.2), node("y", 0.9)),
        (edge("b", "c", primary=False), edge("a", "c"), edge("c", "x"), edge("c", "y")),
    )
    around = KinIndex(data).around(ModelId("c"))
    assert [each.parent for each in around.parents(ModelId("c"))] == ["a", "b"]
    assert [each.child for each in around.children(ModelId("c"))] == ["y", "x"]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=30))
def test_cycles_loops_and_twins_end_and_every_edge_joins_known_models(pairs: list[tuple[str, str]]) -> None:
    around = index([edge(*pair) for pair in pairs]).around(ModelId("a"))
    for each in around.edges:
        assert each.parent != each.child
        assert {each.parent, each.child} <= set(around.models)


def test_an_unknown_model_has_no_relatives() -> None:
    around = index([edge("a", "b")]).around(ModelId("z"))
    assert around.edges == ()


def test_a_card_alone_knows_one_generation_each_way() -> None:
    card = frozen_card(REFERENCE)
    kin = kinship_of_card(card)
    assert {each.parent for each in kin.parents(card.summary.id)} == {"deepseek-llm-67b", "deepseekmoe-16b"}
    assert len(kin.children(card.summary.id)) == len(card.children)
    assert kin.siblings is None
