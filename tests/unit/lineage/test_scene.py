"""Folding and the scene: nothing is lost, nothing overlaps, collapse and expand undo each other."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.domain.lineage import LineageData, Relation
from modelbrowser.lineage import folding
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.layout import TreeLayout, lay_out
from modelbrowser.lineage.morph import between, can_morph
from modelbrowser.lineage.scene import Scene, make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from support.lineages import data, edge, lineages, node

ORDERS = st.sampled_from(list(Order))


def layout_of(given_data: LineageData, order: Order = Order.FAMILY) -> TreeLayout:
    return lay_out(build_graph(given_data), order)


def scene_of(layout: TreeLayout, state: folding.Folding) -> Scene:
    return make_scene(layout, state, make_scale(layout.day, ScaleKind.ROOT))


@st.composite
def folded(draw):
    """A layout and any state of folding."""
    layout = layout_of(draw(lineages()), draw(ORDERS))
    size = len(layout)
    shown = np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    collapsed = np.zeros(size, dtype=np.bool_)
    collapsed[draw(st.lists(st.integers(0, size - 1), max_size=4))] = True
    return layout, folding.Folding(shown, collapsed)


@given(folded())
@settings(max_examples=120, deadline=None)
def test_every_model_is_visible_or_counted_once(given_state):
    layout, state = given_state
    scene = scene_of(layout, state)
    assert len(scene) + int(scene.hidden.sum()) + int(scene.band_hidden.sum()) == len(layout)
    for place in range(len(layout)):
        slot = int(scene.stand_in[place])
        walk = place
        while walk >= 0 and scene.slot_of[walk] < 0:
            walk = int(layout.parent[walk])
        assert slot == (int(scene.slot_of[walk]) if walk >= 0 else -1)


@given(folded())
@settings(max_examples=120, deadline=None)
def test_heights_never_decrease_and_bands_do_not_overlap(given_state):
    layout, state = given_state
    scene = scene_of(layout, state)
    assert (np.diff(scene.y) >= 0).all()
    assert (scene.band_top[1:] > scene.band_bottom[:-1]).all()
    band = layout.band[scene.nodes]
    assert (scene.y > scene.band_top[band]).all()
    assert (scene.y < scene.band_bottom[band]).all()
    same_lane = np.diff(scene.y) == 0
    assert (np.diff(layout.day[scene.nodes])[same_lane] > 0).all()


@given(folded(), st.data())
@settings(max_examples=120, deadline=None)
def test_collapse_then_expand_restores_everything(given_state, draw):
    layout, state = given_state
    open_nodes = np.flatnonzero(~state.collapsed)
    if open_nodes.size == 0:
        return
    place = draw.draw(st.sampled_from(open_nodes.tolist()))
    closed = folding.collapse(state, place)
    below = slice(place + 1, int(layout.end[place]))
    assert not closed.visible(layout)[below].any()
    again = folding.expand(closed, place)
    assert np.array_equal(again.visible(layout), state.visible(layout))
    assert np.array_equal(again.shown, state.shown)


@given(folded(), st.data())
@settings(max_examples=80, deadline=None)
def test_reveal_shows_what_it_is_asked_for(given_state, draw):
    layout, state = given_state
    wanted = np.array(
        draw.draw(st.lists(st.integers(0, len(layout) - 1), min_size=1, max_size=5)), dtype=np.int32
    )
    assert folding.reveal(state, layout, wanted).visible(layout)[wanted].all()


@given(lineages(), ORDERS)
@settings(max_examples=80, deadline=None)
def test_the_first_view_shows_one_lane_a_band(given_data, order):
    layout = layout_of(given_data, order)
    scene = scene_of(layout, folding.first_view(layout))
    assert (scene.band_lanes == 1).all()
    assert set(layout.band[scene.nodes].tolist()) == set(range(len(layout.bands)))


@given(folded(), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_on_the_way_between_two_scenes_heights_never_decrease(one, share):
    layout, state = one
    before, after = scene_of(layout, state), scene_of(layout, folding.all_unfolded(layout))
    if not can_morph(before, after):
        return
    middle = between(before, after, share)
    assert len(middle) == len(after)
    assert (np.diff(middle.y) >= -1e-9).all()
    assert np.allclose(between(before, after, 1.0).y, after.y)


def test_badges_count_what_a_node_stands_for():
    nodes = [node("a", "2020-01-01", importance=5), node("b", "2022-01-01", importance=5)]
    nodes += [node(f"v{n}", f"2021-0{n}-01") for n in range(1, 6)]
    edges = [edge("a", "b"), *(edge("a", f"v{n}", Relation.VARIANT) for n in range(1, 6))]
    layout = layout_of(data(nodes, edges))
    scene = scene_of(layout, folding.first_view(layout))
    assert scene.hidden.tolist() == [5, 0]
    unfolded = scene_of(layout, folding.unfold_band(folding.first_view(layout), layout, 0))
    assert unfolded.hidden.sum() == 0
    assert len(unfolded) == 7
    again = folding.fold_band(folding.all_unfolded(layout), layout, 0)
    assert scene_of(layout, again).hidden.tolist() == [5, 0]


def test_folding_the_sides_keeps_the_lane():
    nodes = [
        node("a", "2020-01-01", importance=5),
        node("b", "2022-01-01", importance=5),
        node("v", "2021-01-01"),
    ]
    layout = layout_of(data(nodes, [edge("a", "b"), edge("a", "v", Relation.VARIANT)]))
    state = folding.fold_sides(folding.all_unfolded(layout), layout, 0)
    assert state.visible(layout).tolist() == [True, True, False]
    assert folding.unfold_below(state, layout, 0).visible(layout).all()
