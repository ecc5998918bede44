"""Arrow keys: parent, first child, siblings, and from band to band."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.folding import all_unfolded
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.layout import lay_out
from modelbrowser.lineage.scene import Scene, make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from modelbrowser.lineage.walk import Step, step_from
from support.lineages import data, edge, lineages, node


def scene_of(given_data) -> tuple[Scene, list[str]]:
    graph = build_graph(given_data)
    layout = lay_out(graph)
    scene = make_scene(layout, all_unfolded(layout), make_scale(graph.day, ScaleKind.ROOT))
    return scene, [graph.names[index] for index in layout.perm]


def test_walking():
    nodes = [
        node("a", "2020-01-01", importance=5),
        node("b", "2021-01-01", importance=5),
        node("v", "2020-06-01"),
        node("w", "2020-06-01"),
        node("z", "2020-07-01", family="Z"),
    ]
    scene, names = scene_of(
        data(nodes, [edge("a", "b"), edge("a", "v", Relation.VARIANT), edge("a", "w", Relation.VARIANT)])
    )

    def go(name: str, step: Step) -> str:
        return names[step_from(scene, names.index(name), step)]

    assert go("b", Step.LEFT) == "a"
    assert go("a", Step.RIGHT) == "b"
    assert go("a", Step.LEFT) == "a"
    assert go("b", Step.DOWN) == "v"
    assert go("v", Step.DOWN) == "w"
    assert go("w", Step.UP) == "v"
    assert go("w", Step.DOWN) == "z"
    assert go("z", Step.UP) == "w"
    assert go("z", Step.DOWN) == "z"


@given(lineages(), st.lists(st.sampled_from(list(Step)), max_size=30), st.data())
@settings(max_examples=100, deadline=None)
def test_a_walk_never_leaves_the_scene(given_data, steps, draw):
    scene, _names = scene_of(given_data)
    slot = draw.draw(st.integers(0, len(scene) - 1))
    for step in steps:
        slot = step_from(scene, slot, step)
        assert 0 <= slot < len(scene)


@given(lineages())
@settings(max_examples=60, deadline=None)
def test_every_child_leads_back_to_its_parent(given_data):
    scene, _names = scene_of(given_data)
    for slot, parent in enumerate(scene.parent.tolist()):
        if parent >= 0:
            assert step_from(scene, slot, Step.LEFT) == parent
            assert scene.parent[step_from(scene, parent, Step.RIGHT)] == parent
