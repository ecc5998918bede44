"""The evolution page over the shipped catalog, driven by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from modelbrowser import locations, theme
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.domain.lineage import LineageData
from modelbrowser.domain.models import ModelId
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.timescale import ScaleKind
from modelbrowser.ui.evolution import EvolutionPage

V2 = ModelId("deepseek-v2")
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(scope="module")
def shipped() -> LineageData:
    reader = CatalogReader(locations.default_catalog())
    data = reader.lineage_data()
    reader.close()
    return data


@pytest.fixture
def make_page(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[], EvolutionPage]]:
    """Return a maker of pages that keeps them: a forgotten one could be collected while it paints."""
    pages: list[EvolutionPage] = []

    def make() -> EvolutionPage:
        page = EvolutionPage()
        qtbot.addWidget(page)
        page.view.animation_ms = 0
        page.resize(1440, 820)
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.hide()
        page.loader.wait()
        page.view.wait_for_cells()


@pytest.fixture
def page(make_page: Callable[[], EvolutionPage], qtbot: QtBot, shipped: LineageData) -> EvolutionPage:
    page = make_page()
    page.set_data(shipped)
    page.show()
    qtbot.waitUntil(lambda: page.view.drawn is not None and bool(page.view.drawn.labels))
    return page


def at(page: EvolutionPage, model_id: str) -> QPoint:
    """Return where a model is drawn, in the viewport."""
    page.grab()
    point = page.view.pixel_of(page.index_of(ModelId(model_id)))
    assert point is not None, f"{model_id} is not drawn"
    return page.view.widget_point(point.x(), point.y())


def click(page: EvolutionPage, where: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifiers, where)


def press(page: EvolutionPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page.view, key, modifiers)


def wheel(page: EvolutionPage, where: QPoint, delta: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    target = page.view.viewport()
    event = QWheelEvent(
        QPointF(where),
        QPointF(target.mapToGlobal(where)),
        QPoint(0, 0),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def visible(page: EvolutionPage) -> int:
    assert page.state is not None
    return len(page.state.scene)


def selected(page: EvolutionPage) -> str:
    assert page.state is not None
    index = page.state.selection.selected
    return page.state.graph.ids[index] if index >= 0 else ""


# -- the picture -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1440, 820), (900, 700), (1920, 1000)])
@pytest.mark.parametrize("unfolded", [False, True], ids=["first view", "unfolded"])
def test_labels_overlap_neither_each_other_nor_nodes_nor_edges(page, size, unfolded):
    page.resize(*size)
    if unfolded:
        page.controller.unfold_all()
    page.grab()
    drawn = page.view.drawn
    texts = drawn.labels + drawn.badges
    assert len(drawn.labels) >= 20
    for number, one in enumerate(texts):
        for other in texts[:number]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height - 3 <= other.y + 3
                or other.y + other.height - 3 <= one.y + 3
            )
            assert apart, f"{one.text} over {other.text}"
    frame = drawn.frame
    with_parent = ~np.isnan(frame.parent_px)
    for text in drawn.labels:
        top, bottom = text.y + 4, text.y + text.height - 4
        left, right = text.x + 1, text.x + text.width - 1
        on_node = (frame.px > left) & (frame.px < right) & (frame.py > top) & (frame.py < bottom)
        assert not on_node.any(), f"{text.text} over a node"
        through = with_parent & (frame.py > top) & (frame.py < bottom)
        through &= (np.minimum(frame.px, frame.parent_px) < right) & (
            np.maximum(frame.px, frame.parent_px) > left
        )
        assert not through.any(), f"a line runs through {text.text}"


def test_first_view_shows_the_dozen_largest_families_on_one_lane_each(page):
    scene = page.state.scene
    assert int(scene.layout.bands.major.sum()) == 12
    assert (scene.band_lanes == 1).all()
    assert page.view.view.sy == 1.0
    assert {"GPT", "Claude", "DeepSeek", "Qwen", "Gemini"} <= set(scene.layout.bands.names[:12])
    assert scene.band_bottom[10] < page.view.view.y1, "at least eleven of the twelve are in view"


def test_both_themes_paint(page):
    light = page.grab().toImage()
    page.apply_theme(theme.DARK)
    dark = page.grab().toImage()
    middle = QPoint(700, 400)
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 80
    assert page.minimap.isVisible()


# -- mouse -------------------------------------------------------------------------------------------


def test_a_click_selects_and_the_rest_fades(page, qtbot):
    with qtbot.waitSignal(page.model_selected) as told:
        click(page, at(page, V2))
    assert told.args == [V2]
    lit = page.state.focus.lit
    graph, layout = page.state.graph, page.state.layout
    for name, expected in (("deepseek-v3", True), ("deepseek-llm-67b", True), ("gpt-4o", False)):
        assert bool(lit[layout.inv[graph.index_of[name]]]) is expected
    with qtbot.waitSignal(page.model_selected) as told:
        click(page, page.view.widget_point(200, 430))
    assert told.args == [None]
    assert page.state.focus.lit is None


def test_a_double_click_opens_the_card_once(page, qtbot):
    where = at(page, V2)
    opened = []
    page.model_activated.connect(opened.append)
    target = page.view.viewport()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, where)
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, NONE, where)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, where)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [V2]


def test_dragging_pans(page):
    before = page.view.view
    target, start = page.view.viewport(), page.view.widget_point(300, 300)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, start)
    for step in range(1, 12):
        QTest.mouseMove(target, start + QPoint(-6 * step, -10 * step))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, start + QPoint(-66, -110))
    after = page.view.view
    assert after.y0 > before.y0 + 60
    assert after.x0 > before.x0
    assert (after.sx, after.sy) == (before.sx, before.sy)
    assert selected(page) == "", "a drag is no click"


@pytest.mark.parametrize(
    ("modifiers", "time", "lanes"),
    [(NONE, True, True), (SHIFT, True, False), (CTRL, False, True)],
    ids=["both", "shift: time", "ctrl: lanes"],
)
def test_the_wheel_zooms_at_the_cursor(page, modifiers, time, lanes):
    where = page.view.widget_point(700, 300)
    before = page.view.view
    world = before.x0 + 700 / before.sx, before.y0 + 300 / before.sy
    wheel(page, where, 240, modifiers)
    after = page.view.view
    assert (after.sx > before.sx) is time
    assert (after.sy > before.sy) is lanes
    assert after.x0 + 700 / after.sx == pytest.approx(world[0], abs=1.5 / after.sx)
    assert after.y0 + 300 / after.sy == pytest.approx(world[1], abs=1.5 / after.sy)


def test_a_badge_unfolds_what_it_counts_and_folds_it_again(page):
    page.grab()
    badge = page.view.drawn.badges[0]
    count = int(badge.text.lstrip("+"))
    before = visible(page)
    index = page.state.index_of_slot(badge.slot)
    where = page.view.pixel_of(index)
    click(page, page.view.widget_point(badge.x + badge.width / 2, badge.y + badge.height / 2))
    assert visible(page) == before + count
    page.grab()
    after = page.view.pixel_of(index)
    assert (after.x(), after.y()) == pytest.approx((where.x(), where.y()), abs=1.0), "the point stays still"
    page.controller.toggle(index)
    assert visible(page) == before


def test_a_bands_header_opens_and_closes_it(page):
    scene = page.state.scene
    y = (scene.band_top[3] + 10 - page.view.view.y0) * page.view.view.sy
    header = page.view.mapFromScene(page.view.header.mapToScene(QPointF(40, y)))
    before = visible(page)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, NONE, header)
    assert visible(page) > before
    assert page.state.scene.band_lanes[3] > 1
    page.controller.toggle_band(3)
    assert visible(page) == before


def test_resting_on_a_node_shows_its_card(page, qtbot):
    where = at(page, V2)
    QTest.mouseMove(page.view.viewport(), where + QPoint(-60, -3))
    QTest.mouseMove(page.view.viewport(), where)
    qtbot.waitUntil(page.hover_card.isVisible)
    text = "\n".join(page.hover_card.lines())
    assert "DeepSeek-V2" in text
    assert "236B / 21B active" in text
    assert "Double-click" in text
    assert page.rect().contains(page.hover_card.geometry().translated(page.view.pos()))


def test_ctrl_click_on_another_model_tells_how_they_are_related(page):
    click(page, at(page, V2))
    click(page, at(page, "deepseek-v3"), CTRL)
    assert page.relation.isVisible()
    assert "comes from DeepSeek-V2" in page.relation.answer.toPlainText()
    assert len(page.state.selection.way) >= 2
    page.relation.close_button.click()
    assert not page.relation.isVisible()
    assert page.state.selection.way == ()
    assert selected(page) == V2


def test_dragging_on_the_overview_map_moves_the_view(page):
    before = page.view.view.y0
    QTest.mousePress(page.minimap, Qt.MouseButton.LeftButton, NONE, QPoint(90, 80))
    assert page.view.view.y0 > before + 500
    QTest.mouseRelease(page.minimap, Qt.MouseButton.LeftButton, NONE, QPoint(90, 80))
    center = page.minimap.window_rect().center()
    assert abs(center.y() - 80) < 3


# -- keyboard ----------------------------------------------------------------------------------------


def test_arrows_walk_the_lineage_and_enter_opens(page, qtbot):
    page.controller.select(page.index_of(V2))
    press(page, Qt.Key.Key_Right)
    assert selected(page) == "deepseek-v3"
    press(page, Qt.Key.Key_Left)
    assert selected(page) == V2
    press(page, Qt.Key.Key_Down)
    after_down = selected(page)
    assert after_down not in ("", V2)
    with qtbot.waitSignal(page.model_activated) as told:
        press(page, Qt.Key.Key_Return)
    assert told.args == [ModelId(after_down)]
    press(page, Qt.Key.Key_Escape)
    assert selected(page) == ""


def test_walking_starts_in_view_without_a_selection(page):
    press(page, Qt.Key.Key_Down)
    assert selected(page) != ""


def test_home_fits_everything_and_zero_returns(page):
    press(page, Qt.Key.Key_Home)
    view, scene = page.view.view, page.state.scene
    assert view.y0 <= 0
    assert view.y1 >= scene.height - 1
    press(page, Qt.Key.Key_0)
    assert page.view.view.sy == 1.0


def test_f_fits_the_selection(page):
    page.show_model(V2)
    press(page, Qt.Key.Key_F)
    page.grab()
    frame = page.view.drawn.frame
    lit = page.state.focus.lit[page.state.scene.nodes[frame.slots]]
    assert lit.any()
    assert (frame.px[lit] > -1).all()
    assert (frame.px[lit] < frame.view.width + 1).all()


def test_plus_and_minus_zoom(page):
    before = page.view.view.sy
    press(page, Qt.Key.Key_Plus)
    closer = page.view.view.sy
    press(page, Qt.Key.Key_Minus)
    assert closer > before
    assert page.view.view.sy == pytest.approx(before)
    assert page.toolbar.zoom_text.text() == "100%"


def test_space_unfolds_and_shift_space_collapses(page):
    page.controller.select(page.index_of(V2))
    before = visible(page)
    press(page, Qt.Key.Key_Space)
    assert visible(page) > before
    press(page, Qt.Key.Key_Space, SHIFT)
    collapsed = visible(page)
    assert collapsed < before
    slot = page.state.slot_of(page.index_of(V2))
    assert page.state.scene.hidden[slot] > 20
    press(page, Qt.Key.Key_Space, SHIFT)
    assert visible(page) > before
    press(page, Qt.Key.Key_E)
    press(page, Qt.Key.Key_E)
    assert page.state.scene.band_lanes[page.state.layout.band[page.state.place_of(page.index_of(V2))]] == 1


def test_the_relation_panel_completes_names(page):
    page.controller.select(page.index_of(V2))
    press(page, Qt.Key.Key_R)
    assert page.relation.isVisible()
    page.relation.field.setText("Qwen2.5-72B")
    QTest.keyClick(page.relation.field, Qt.Key.Key_Return)
    text = page.relation.answer.toPlainText()
    assert "ancestor" in text or "comes from" in text
    QTest.keyClick(page.relation, Qt.Key.Key_Escape)
    assert not page.relation.isVisible()


def test_copying_the_lineage_as_text(page):
    page.controller.select(page.index_of(V2))
    press(page, Qt.Key.Key_C, CTRL)
    text = QApplication.clipboard().text()
    spoken = page.text_equivalent()
    assert text.startswith(spoken + "\n\n")
    assert "Parents:" in text
    descent = [line.partition(" (")[0] for line in text.removeprefix(spoken).splitlines()]
    place = next(number for number, line in enumerate(descent) if line.strip() == "» DeepSeek-V2")
    assert descent[place - 1].strip() == "DeepSeek LLM 67B"
    assert "DeepSeek-V2.5" in [line.strip() for line in descent[place:]]
    assert "DeepSeek LLM 67B" in text
    assert "successor" in text
    assert page.view.accessibleDescription() == spoken


# -- what the window calls ---------------------------------------------------------------------------


def test_arriving_from_a_card_unfolds_and_centers(page):
    page.show_model(ModelId("deepseek-r1-distill-qwen-32b"))
    assert selected(page) == "deepseek-r1-distill-qwen-32b"
    page.grab()
    point = page.view.pixel_of(page.index_of(ModelId("deepseek-r1-distill-qwen-32b")))
    view = page.view.view
    assert point.y() == pytest.approx(view.height / 2, abs=view.height / 4)
    assert 0 < point.x() < view.width
    for parent in ("deepseek-r1", "qwen2-5-32b"):
        assert page.state.slot_of(page.index_of(ModelId(parent))) >= 0, "all parents are shown"
    page.show_model(None)
    assert selected(page) == ""


def test_a_plain_visit_unfolds_no_more_than_it_must(page):
    view, count = page.view.view, visible(page)
    page.show_model(V2, unfold=False)
    assert selected(page) == V2, "it is on a main line and thus visible"
    assert (page.view.view, visible(page)) == (view, count)
    page.show_model(ModelId("deepseek-r1-distill-qwen-32b"), unfold=False)
    assert selected(page) == ""
    assert (page.view.view, visible(page)) == (view, count)
    page.show_model(ModelId("deepseek-r1-distill-qwen-32b"), unfold=False, find_hidden=True)
    assert selected(page) == "deepseek-r1-distill-qwen-32b", "whoever opened its card looks for it"
    assert visible(page) > count


def test_a_model_wanted_before_the_data_is_shown_after(make_page, shipped):
    page = make_page()
    page.show_model(V2)
    page.show()
    page.set_data(shipped)
    assert selected(page) == V2


def test_matches_dim_the_others(page):
    page.set_matches(frozenset({V2}))
    bright = page.state.focus.bright()
    assert bright.sum() == 1
    page.set_matches(frozenset())
    assert page.state.focus.bright().sum() == 0
    page.set_matches(None)
    assert page.state.focus.bright() is None


def test_a_lineage_and_what_a_query_finds_stay_bright_together(page):
    page.show_model(V2)
    lineage = int(page.state.focus.bright().sum())
    page.set_matches(frozenset({"mistral-7b"}))
    assert int(page.state.focus.bright().sum()) == lineage + 1


def test_find_goes_from_match_to_match(page):
    assert page.find("deepseek-v2") >= 3
    assert selected(page) == V2
    first = page.toolbar.find_count.text()
    press(page, Qt.Key.Key_F3)
    assert selected(page) != V2
    assert page.toolbar.find_count.text() != first
    press(page, Qt.Key.Key_F3, SHIFT)
    assert selected(page) == V2
    assert page.find("no such model at all") == 0
    assert page.toolbar.find_count.text() == "0"


def test_find_counts_while_one_types_and_goes_nowhere_before_enter(page):
    page.show_model(V2)
    field, count = page.toolbar.find_field, page.toolbar.find_count
    field.setFocus()
    QTest.keyClicks(field, "qwen")
    assert int(count.text()) > 20
    assert selected(page) == V2
    QTest.keyClicks(field, " nothing")
    assert count.text() == "0"
    for _ in " nothing":
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count.text().startswith("1/")
    first = selected(page)
    assert "qwen" in first
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert count.text().startswith("2/")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert selected(page) == first


def test_escape_leaves_the_find_field_empty(page):
    page.find("deepseek-v2")
    QTest.keyClick(page.toolbar.find_field, Qt.Key.Key_Escape)
    assert (page.toolbar.find_field.text(), page.toolbar.find_count.text()) == ("", "")
    assert selected(page) == V2


def test_in_a_large_tree_only_enter_counts(page, monkeypatch):
    monkeypatch.setattr("modelbrowser.ui.evolution.controller.COUNT_WHILE_TYPING", 10)
    field, count = page.toolbar.find_field, page.toolbar.find_count
    QTest.keyClicks(field, "qwen")
    assert count.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count.text().startswith("1/")


def test_a_resize_in_the_midst_of_a_motion_ends_at_its_goal(page, qtbot):
    """The legend, which appears with the tree, resizes the view while it goes to the model of the card."""
    page.view.animation_ms = 300
    page.show_model("deepseek-r1")
    qtbot.wait(60)
    page.resize(1440, 780)
    page.grab()
    qtbot.wait(400)
    place = page.view.pixel_of(page.index_of("deepseek-r1"))
    assert place is not None
    assert abs(place.x() - page.view.view.width / 2) < 4
    assert abs(place.y() - page.view.view.height / 2) < 40


def test_another_model_comes_into_view_and_the_same_one_moves_nothing(page):
    page.show_model("deepseek-r1")
    place = page.view.view
    page.show_model("deepseek-r1", unfold=False)
    assert page.view.view == place
    page.show_model("gpt-4", unfold=False)
    assert selected(page) == "gpt-4"
    point = page.view.pixel_of(page.index_of("gpt-4"))
    assert point is not None
    assert 0 < point.y() < page.view.view.height
    page.show_model(None, unfold=False)
    assert page.state.selection.selected == -1


def test_fitting_a_lineage_stays_readable(page):
    """Kimi K2 goes back to the Transformer: all of that in one view would be stripes without a name."""
    page.show_model("kimi-k2")
    press(page, Qt.Key.Key_F)
    page.grab()
    assert page.view.view.sy >= 0.6
    point = page.view.pixel_of(page.index_of("kimi-k2"))
    assert point is not None
    assert 0 < point.y() < page.view.view.height
    assert any("K2" in label.text for label in page.view.drawn.labels)


def test_the_hover_card_goes_with_the_page(page, qtbot):
    page.show_model(V2)
    page.hover_card.show_lines((("DeepSeek-V2", "title"),), QPoint(40, 40), page._colors)
    assert page.hover_card.isVisible()
    page.hide()
    page.show()
    assert not page.hover_card.isVisible()


def test_a_label_stands_behind_lines_that_pass_close_by(page):
    page.show_model("deepseek-r1")
    page.grab()
    labels = {label.text for label in page.view.drawn.labels}
    sizes = ("70B", "32B", "14B", "8B", "7B", "1.5B")
    assert [size for size in sizes if not any(f" {size}" in text and "R1" in text for text in labels)] == []


def test_the_legend_is_a_filter(page):
    chip = page.legend.chips()[0]
    count = page.state.prepared.coloring.categories.counts[0]
    chip.click()
    bright = page.state.focus.bright()
    assert bright.size - bright.sum() == count
    chip.click()
    assert page.state.focus.bright() is None


@pytest.mark.parametrize("order", list(Order))
def test_orders(page, order):
    page.controller.select(page.index_of(V2))
    page.toolbar.order.set_key(order.value)
    page.toolbar.order.chosen.emit(order.value)
    assert page.state.layout.order is order
    assert selected(page) == V2
    assert page.state.slot_of(page.index_of(V2)) >= 0
    graph, layout = page.state.graph, page.state.layout
    if order is not Order.LINEAGE:
        group = graph.family if order is Order.FAMILY else graph.organization
        assert len(layout.bands) == np.unique(group).size
        for band in range(len(layout.bands)):
            members = layout.perm[layout.bands.first[band] : layout.bands.first[band + 1]]
            assert np.unique(group[members]).size == 1
    page.grab()
    assert page.view.drawn.labels


def test_linear_time_is_one_click_away(page):
    assert page.state.prepared.scale.kind is ScaleKind.ROOT
    page.toolbar.scale.click()
    assert page.state.prepared.scale.kind is ScaleKind.LINEAR
    page.toolbar.scale.click()
    assert page.state.prepared.scale.kind is ScaleKind.ROOT


def test_colors_and_sizes(page):
    for key in ("organization", "intelligence", "cost", "open_weights", "family"):
        page.toolbar.color.set_key(key)
        page.toolbar.color.chosen.emit(key)
        counts = page.state.prepared.coloring.categories.counts
        assert counts.sum() == len(page.state.graph)
        assert len(page.legend.chips()) == int((counts > 0).sum())
    for key in ("intelligence", "descendants", "uniform"):
        page.toolbar.size_by.set_key(key)
        page.toolbar.size_by.chosen.emit(key)
        size = page.state.look.size
        assert bool(size.max() > size.min()) is (key != "uniform")


def test_the_place_is_remembered(page, make_page, shipped):
    page.controller.toggle_band(2)
    page.toolbar.color.set_key("cost")
    page.toolbar.color.chosen.emit("cost")
    wheel(page, page.view.widget_point(500, 200), 120)
    saved = page.save_state()
    other = make_page()
    other.restore_state(saved)
    other.show()
    other.set_data(shipped)
    assert visible(other) == visible(page)
    assert other.options() == page.options()
    assert other.view.view.y0 == pytest.approx(page.view.view.y0, abs=1)
    assert other.view.view.sx == pytest.approx(page.view.view.sx, rel=0.01)


@pytest.mark.parametrize(
    "damaged", [{"order": "sideways"}, {"x": "a"}, {"unfolded": 7}, {"zoom": -1, "x": [1, 0]}]
)
def test_a_damaged_memory_is_ignored(page, damaged):
    page.restore_state(damaged)
    assert visible(page) > 100
    page.grab()
    assert page.view.drawn.labels


def test_words_follow_the_language(page):
    page.toolbar.order.setText("")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(page.toolbar, QEvent(QEvent.Type.LanguageChange))
    assert page.toolbar.order.text()
    assert page.view.accessibleName()


def test_every_control_has_a_name_and_can_be_reached(page):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    for kind in (QAbstractButton, QLineEdit):
        for control in page.findChildren(kind):
            if control.objectName().startswith("_q_") or control.parent() in page.findChildren(QLineEdit):
                continue
            assert control.accessibleName(), control
            assert control.focusPolicy() != Qt.FocusPolicy.NoFocus or not control.isEnabled(), control


def test_everything_at_once_when_folding_is_animated(page, qtbot):
    page.view.animation_ms = 40
    before = visible(page)
    page.controller.toggle_band(4)
    page.controller.toggle_band(5)
    page.controller.toggle_band(4)
    page.controller.toggle_band(5)
    qtbot.waitUntil(lambda: page.view.shown_scene() is page.state.scene)
    assert visible(page) == before
