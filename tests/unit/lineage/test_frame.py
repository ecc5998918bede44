"""Frames: culling loses nothing, the detail follows the number of nodes, nodes are kept apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelbrowser.lineage.folding import all_unfolded
from modelbrowser.lineage.frame import (
    IMAGE_LIMIT,
    NODE_GAP_PX,
    Detail,
    Limits,
    View,
    lane_slice,
    make_frame,
)
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.hit import REACH_PX, slot_at
from modelbrowser.lineage.layout import lay_out
from modelbrowser.lineage.pyramid import build_pyramid
from modelbrowser.lineage.ranking import rank, top_slots
from modelbrowser.lineage.scene import Scene, make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from support.lineages import lineages


def scene_of(given_data) -> Scene:
    layout = lay_out(build_graph(given_data))
    return make_scene(layout, all_unfolded(layout), make_scale(layout.day, ScaleKind.ROOT))


views = st.builds(
    View,
    st.floats(-1, 3),
    st.floats(-50, 600),
    st.floats(40, 2000),
    st.floats(0.4, 3.0),
    st.just(800.0),
    st.just(500.0),
)


@given(lineages(), views)
@settings(max_examples=150, deadline=None)
def test_culling_loses_nothing(given_data, view):
    scene = scene_of(given_data)
    low, high = lane_slice(scene, view)
    inside = (scene.y >= view.y0) & (scene.y <= view.y1)
    assert set(np.flatnonzero(inside).tolist()) <= set(range(low, high))
    frame = make_frame(scene, view)
    assert set(np.flatnonzero(inside).tolist()) <= set(frame.slots.tolist())


@given(lineages(), views)
@settings(max_examples=150, deadline=None)
def test_nodes_of_a_lane_are_kept_apart_and_in_order(given_data, view):
    scene = scene_of(given_data)
    frame = make_frame(scene, view)
    if frame.slots.size < 2:
        return
    same = np.diff(frame.py) == 0
    assert (np.diff(frame.px)[same] >= NODE_GAP_PX * view.symbol_scale - 1e-6).all()
    raw = (scene.x[frame.slots] - view.x0) * view.sx
    assert (frame.px >= raw - 0.01).all(), "a node never moves to an earlier date"


@given(lineages(), st.floats(0.01, 0.34))
@settings(max_examples=100, deadline=None)
def test_thin_lanes_are_counted_where_they_hang(given_data, sy):
    scene = scene_of(given_data)
    view = View(scene.scale.first_x - 1, -10.0, 100.0, sy, 4000, 4000)
    frame = make_frame(scene, view)
    assert frame.slots.size + int(frame.thin_hidden.sum()) == len(scene)


@pytest.mark.parametrize("count", [10, 60])
def test_the_detail_follows_the_number_of_nodes(count):
    scene = crowd(count)
    view = View(scene.scale.first_x - 0.1, -10, 400, 1.0, 3000, scene.height + 20)
    assert make_frame(scene, view).detail is Detail.CLOSE
    assert make_frame(scene, view, Limits(close=count - 1, vector=count)).detail is Detail.VECTOR
    assert make_frame(scene, view, Limits(close=1, vector=count - 1)).detail is Detail.IMAGE


def test_far_too_many_nodes_are_cells():
    scene = crowd(IMAGE_LIMIT + 1)
    frame = make_frame(scene, View(scene.scale.first_x - 1, -10, 100, 800 / scene.height, 1500, 800))
    assert frame.detail is Detail.PYRAMID
    narrow = View(scene.scale.first_x, -10, 500_000, 800 / scene.height, 1500, 800)
    assert make_frame(scene, narrow).detail < Detail.PYRAMID


def crowd(count: int) -> Scene:
    """A scene of loose nodes, as a hub's isolated models are."""
    from modelbrowser.lineage.graph import Columns, EdgeTable, graph_from_columns

    random = np.random.default_rng(3)
    names = [""] * count
    zeros = np.zeros(count, dtype=np.int32)
    plain = np.zeros(count, dtype=np.int8)
    day = (18_000 + np.sort(random.random(count)) * 2_000).astype(np.float32)
    columns = Columns(
        names,
        names,
        None,
        day,
        random.random(count).astype(np.float32),
        zeros,
        ("F",),
        zeros,
        ("O",),
        plain,
        plain,
        plain,
    )
    none = np.zeros(0, dtype=np.int32)
    table = EdgeTable(none, none, none.astype(np.int8), none.astype(np.bool_), none.astype(np.bool_))
    layout = lay_out(graph_from_columns(columns, table))
    return make_scene(layout, all_unfolded(layout), make_scale(layout.day, ScaleKind.ROOT))


def test_cells_hold_every_node_once_and_the_most_important_stands_for_them():
    scene = crowd(30_000)
    importance = np.random.default_rng(5).random(len(scene)).astype(np.float32)
    pyramid = build_pyramid(scene, importance)
    finest = pyramid.levels[0]
    assert np.bincount(pyramid.cell_of).min() >= 1
    assert np.array_equal(np.log2(np.bincount(pyramid.cell_of)).astype(np.int8), finest.density)
    best = np.full(finest.row.size, -1.0)
    np.maximum.at(best, pyramid.cell_of, importance)
    assert np.allclose(importance[finest.best], best)
    marks = pyramid.marked(np.arange(len(scene)) == 17)
    assert [int(mask.sum()) for mask in marks] == [1] * len(pyramid.levels)
    for level, mask in zip(pyramid.levels, marks, strict=True):
        assert (np.diff(level.row) >= 0).all()
        assert mask.size == level.row.size


def test_the_most_important_nodes_of_a_view_are_found():
    scene = crowd(5_000)
    importance = np.random.default_rng(7).random(len(scene)).astype(np.float32)
    view = View(scene.scale.first_x, scene.height * 0.2, 300, 500 / (scene.height * 0.5), 2000, 500)
    found = top_slots(rank(importance), scene, view, importance, 10)
    inside = (scene.y >= view.y0) & (scene.y <= view.y1) & (scene.x >= view.x0) & (scene.x <= view.x1)
    assert found[0] == np.flatnonzero(inside)[np.argmax(importance[inside])]
    assert inside[found].all()
    assert (np.diff(importance[found]) <= 0).all()


@given(lineages(), views, st.floats(0, 800), st.floats(0, 500))
@settings(max_examples=150, deadline=None)
def test_hit_test_finds_the_nearest_node(given_data, view, x, y):
    scene = scene_of(given_data)
    frame = make_frame(scene, view)
    importance = np.ones(len(scene), dtype=np.float32)
    found = slot_at(scene, frame, x, y, importance)
    distance = np.hypot(frame.px - x, frame.py - y)
    if distance.size == 0 or distance.min() > REACH_PX:
        assert found == -1
    else:
        at = int(np.flatnonzero(frame.slots == found)[0])
        assert distance[at] == pytest.approx(distance.min())


def test_hit_test_in_a_crowd_takes_the_most_important():
    scene = crowd(20_000)
    importance = np.random.default_rng(9).random(len(scene)).astype(np.float32)
    view = View(scene.scale.first_x, 0.0, 200, 600 / scene.height, 1500, 600)
    frame = make_frame(scene, view, Limits(10, 10))
    assert frame.detail is Detail.IMAGE
    px, py = (scene.x - view.x0) * view.sx, (scene.y - view.y0) * view.sy
    x, y = float(px[9_000]) + 1, float(py[9_000]) - 2
    found = slot_at(scene, frame, x, y, importance)
    near = (np.abs(px - x) <= REACH_PX) & (np.abs(py - y) <= REACH_PX)
    assert near.sum() > 3
    assert found == np.flatnonzero(near)[np.argmax(importance[near])]
