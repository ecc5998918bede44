"""The card on the screen: mouse, keyboard, selection, explanations, links, themes, languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from modelbrowser import locations, theme
from modelbrowser.card.kinship import Kinship
from modelbrowser.domain.bands import PeerGroup
from modelbrowser.domain.models import ModelCard
from modelbrowser.paint.display import Display, Target
from modelbrowser.ui.card import CardView
from modelbrowser.ui.card.accessible import SectionProxy
from modelbrowser.ui.card.popup import ExplainPopup
from support.cards import (
    OPEN,
    REFERENCE,
    RICH,
    SPARSE,
    frozen_card,
    frozen_kinship,
    frozen_legends,
    made_card,
    some_peers,
)

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton


def kin_of(card: ModelCard) -> Kinship:
    return frozen_kinship(str(card.summary.id))


@pytest.fixture
def view(qtbot: QtBot) -> CardView:
    """Return a view that shows the reference card."""
    made = CardView()
    qtbot.addWidget(made)
    made.set_peer_source(some_peers)
    made.set_lineage_source(kin_of)
    made.resize(800, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_card(frozen_card(REFERENCE), frozen_legends())
    made.setFocus()
    return made


def display(view: CardView) -> Display:
    assert view.display is not None
    return view.display


def target(view: CardView, part: str) -> Target:
    """Return the first target whose key or name holds `part`."""
    found = [each for each in display(view).targets if part in each.key or part in each.name]
    assert found, part
    return found[0]


def point_of(view: CardView, rect: QRectF) -> QPoint:
    """Scroll `rect` into view; returns its middle in the viewport."""
    view.verticalScrollBar().setValue(max(0, int(rect.center().y()) - 200))
    return (rect.center() + view.origin()).toPoint()


def click(view: CardView, part: str) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NONE, point_of(view, target(view, part).rect))


def double_click(view: CardView, part: str) -> None:
    point = point_of(view, target(view, part).rect)
    QTest.mouseClick(view.viewport(), LEFT, NONE, point)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, point)


def press(view: CardView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def tab_to(view: CardView, part: str) -> None:
    """Press Tab until a target whose key or name holds `part` has the keyboard."""
    for _ in range(60):
        press(view, Qt.Key.Key_Tab)
        focused = view.focused_target()
        if focused is not None and (part in focused.key or part in focused.name):
            return
    pytest.fail(f"Tab never reaches {part}")


def popup(view: CardView) -> ExplainPopup:
    (found,) = view.findChildren(ExplainPopup)
    return found


def shown(view: CardView) -> str:
    return "\n".join(item.shaped.text for item in display(view).texts)


# -- what is shown -----------------------------------------------------------------------------------


def test_without_a_card_there_is_an_invitation(view: CardView) -> None:
    view.set_card(None)
    assert view.card is None
    image = view.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, 800, 5) for y in range(300, 400)}) > 2
    assert "no model" in view.accessibleName()


def test_another_card_starts_at_its_top_with_everything_closed(view: CardView) -> None:
    click(view, "bucketed")
    view.verticalScrollBar().setValue(400)
    view.set_card(frozen_card(RICH), frozen_legends())
    assert view.verticalScrollBar().value() == 0
    assert view.state.open_parts == frozenset()
    assert "GPT-5" in view.accessibleName()


def test_the_same_card_again_keeps_place_and_open_parts(view: CardView) -> None:
    click(view, "bucketed")
    view.verticalScrollBar().setValue(300)
    view.set_card(frozen_card(REFERENCE), frozen_legends())
    assert view.verticalScrollBar().value() == 300
    assert view.state.is_open("legend")


def test_the_card_follows_the_width_of_the_view_up_to_a_limit(view: CardView) -> None:
    for width in (420, 800, 1500):
        view.resize(width, 700)
        assert display(view).width == min(1200, view.viewport().width())


def test_a_theme_recolors_without_moving_anything(view: CardView) -> None:
    before = [item.rect for item in display(view).texts]
    view.verticalScrollBar().setValue(200)
    view.apply_theme(theme.DARK)
    assert [item.rect for item in display(view).texts] == before
    assert view.verticalScrollBar().value() == 200
    assert view.grab().toImage().pixelColor(2, 2).lightness() < 40


def test_the_language_of_the_interface_is_the_language_of_the_card(
    view: CardView, qapp: QApplication, tmp_path: Path
) -> None:
    translator = QTranslator()
    assert translator.load("modelbrowser_zh_CN", str(locations.resources_dir() / "i18n"))
    qapp.installTranslator(translator)
    try:
        qapp.processEvents()
        assert "上下文窗口" in shown(view)
        assert "采用多头潜在注意力的开放 MoE 模型" in shown(view)
    finally:
        qapp.removeTranslator(translator)
    qapp.processEvents()
    assert "Context window" in shown(view)


def test_every_pixel_row_of_the_viewport_is_painted(view: CardView) -> None:
    image: QImage = view.viewport().grab().toImage()
    assert all(image.pixelColor(1, y) == image.pixelColor(1, 0) for y in range(image.height()))


# -- mouse -------------------------------------------------------------------------------------------


def test_a_tile_opens_its_rows_and_closes_them(view: CardView) -> None:
    click(view, "tile:cost")
    assert "Behind the tile: Cost" in shown(view)
    click(view, "tile:cost")
    assert "Behind the tile" not in shown(view)


def test_the_legend_opens_with_live_cut_offs(view: CardView) -> None:
    click(view, "bucketed")
    assert "Cut-off now" in shown(view)


def test_choosing_peers_recomputes_the_band_and_survives_another_card(view: CardView) -> None:
    switch = next(
        each
        for each in display(view).targets
        if each.action and each.action.kind == "peers" and each.action.value == "open"
    )
    QTest.mouseClick(view.viewport(), LEFT, NONE, point_of(view, switch.rect))
    assert view.state.peer_group is PeerGroup.OPEN
    assert "6 models" in shown(view)
    view.set_card(frozen_card(OPEN), frozen_legends())
    assert view.state.peer_group is PeerGroup.OPEN


def test_a_table_is_sorted_by_its_heads(view: CardView) -> None:
    view.set_card(frozen_card(OPEN), frozen_legends())
    click(view, "providers:output")
    assert view.state.sort_of("providers") == ("output", False)
    click(view, "providers:output")
    assert view.state.sort_of("providers") == ("output", True)
    assert "Output ↓" in shown(view)


def test_a_relative_is_visited_by_double_click_only(view: CardView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.model_activated):
        click(view, "deepseek-v3")
    with qtbot.waitSignal(view.model_activated) as caught:
        double_click(view, "deepseek-v3")
    assert caught.args == ["deepseek-v3"]


def test_the_tree_and_the_export_are_asked_for(view: CardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.tree_requested) as caught:
        click(view, "View full evolution tree")
    assert caught.args == ["deepseek-v2"]
    with qtbot.waitSignal(view.export_requested):
        click(view, "export")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that were handed to the person's browser."""
    found: list[str] = []

    def remember(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    return found


def test_a_link_opens_after_a_click_and_not_before(view: CardView, opened: list[str], qtbot: QtBot) -> None:
    QTest.mouseMove(view.viewport(), point_of(view, target(view, "vLLM").rect))
    assert opened == []
    with qtbot.waitSignal(view.link_activated):
        click(view, "vLLM")
    assert opened == ["https://docs.vllm.ai"]


def test_only_web_addresses_are_links(view: CardView, opened: list[str]) -> None:
    card = frozen_card(REFERENCE)
    texts = {key: _with_tool(text, "file:///etc/passwd") for key, text in card.editorial.items()}
    view.set_card(made_card(editorial=texts), frozen_legends())
    assert not any(each.action and each.action.value.startswith("file") for each in display(view).targets)
    assert "vLLM" in shown(view)
    assert opened == []


def _with_tool(text: object, url: str) -> object:
    from dataclasses import replace

    return replace(text, tools=tuple(replace(tool, url=url) for tool in text.tools))  # type: ignore[type-var, attr-defined]


def test_hovering_a_number_says_where_it_comes_from(view: CardView, qtbot: QtBot) -> None:
    number = target(view, "Parameters")
    QTest.mouseMove(view.viewport(), point_of(view, number.rect))
    qtbot.waitUntil(popup(view).isVisible, timeout=3000)
    assert "Epoch AI" in popup(view).accessibleName()
    assert "Nov 30, 2025" in popup(view).accessibleName()
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    assert not popup(view).isVisible()


def test_the_explanation_stays_inside_the_view(view: CardView) -> None:
    for each in display(view).targets:
        if each.explain is None:
            continue
        view.verticalScrollBar().setValue(int(each.rect.center().y()) - 300)
        popup(view).show_for(each.explain, view.colors, each.rect.translated(view.origin()).toAlignedRect())
        assert view.viewport().rect().contains(popup(view).geometry())


# -- selection ---------------------------------------------------------------------------------------


def text_point(view: CardView, text: str, share: float) -> QPoint:
    """Return a point within a text, `share` of its width from the left."""
    item = next(each for each in display(view).texts if each.shaped.text == text)
    view.verticalScrollBar().setValue(max(0, int(item.rect.top()) - 200))
    return (
        QPointF(item.rect.left() + item.rect.width() * share, item.rect.center().y()) + view.origin()
    ).toPoint()


def test_dragging_selects_text_and_ctrl_c_copies_it(view: CardView) -> None:
    start, end = text_point(view, "DeepSeek-V2", 0.0), text_point(view, "DeepSeek-V2", 1.0)
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    QTest.mouseMove(view.viewport(), QPoint((start.x() + end.x()) // 2, start.y()))
    QTest.mouseMove(view.viewport(), QPoint(end.x() + 3, end.y()))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    assert view.selected_text() == "DeepSeek-V2"
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "DeepSeek-V2"


def test_a_selection_over_rows_keeps_rows_and_columns(view: CardView) -> None:
    start = text_point(view, "16-bit", 0.0)
    scrolled = view.verticalScrollBar().value()
    end = text_point(view, "118 GB", 1.0)
    start += QPoint(0, scrolled - view.verticalScrollBar().value())
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    assert view.selected_text() == "16-bit\t472 GB\n8-bit\t236 GB\n4-bit\t118 GB"


def test_a_double_click_selects_a_word(view: CardView) -> None:
    point = text_point(view, "Open MoE with multi-head latent attention", 0.16)
    QTest.mouseClick(view.viewport(), LEFT, NONE, point)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, point)
    assert view.selected_text() == "MoE"


def test_ctrl_a_selects_the_whole_card_and_a_click_clears_it(view: CardView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    text = view.selected_text()
    assert text.startswith("LANGUAGE MODEL")
    assert "128K · this model" in text
    assert "Self-host\tFree" in text
    QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(3, 3))
    assert view.selected_text() == ""


def test_selected_text_is_painted_in_the_colors_of_a_selection(view: CardView) -> None:
    before = view.viewport().grab().toImage()
    view.select_all()
    after = view.viewport().grab().toImage()
    accent = view.colors.color("accent").rgb()

    def count(image: QImage) -> int:
        return sum(
            image.pixel(x, y) == accent
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    assert count(after) > count(before) + 1000


# -- keyboard ----------------------------------------------------------------------------------------


def test_tab_walks_through_the_card_and_leaves_it(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, made, last = QPushButton("before", window), CardView(window), QPushButton("after", window)
    for each in (first, made, last):
        column.addWidget(each)
    qtbot.addWidget(window)
    window.resize(820, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.set_card(frozen_card(SPARSE), frozen_legends())
    first.setFocus()
    visited = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is last:
            break
        focused = made.focused_target()
        assert focused is not None
        visited.append(focused.group)
    assert QApplication.focusWidget() is last
    assert len(visited) == len(set(visited)) >= 6
    QTest.keyClick(last, Qt.Key.Key_Backtab, SHIFT)
    focused = made.focused_target()
    assert focused is not None
    assert focused.group == visited[-1]


def test_a_focused_number_is_in_sight_explained_and_spoken(view: CardView) -> None:
    tab_to(view, "472 GB")
    focused = view.focused_target()
    assert focused is not None
    top = focused.rect.top() + view.origin().y()
    assert 0 <= top <= view.viewport().height()
    assert popup(view).isVisible()
    assert "Epoch AI" in view.accessibleDescription()
    press(view, Qt.Key.Key_Escape)
    assert view.focused_target() is None
    assert not popup(view).isVisible()


def test_arrows_walk_within_a_group_and_enter_activates(view: CardView, qtbot: QtBot) -> None:
    tab_to(view, "tile:intelligence")
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Right)
    focused = view.focused_target()
    assert focused is not None
    assert focused.key == "tile:cost"
    press(view, Qt.Key.Key_Return)
    assert view.state.is_open("tile:cost")
    again = view.focused_target()
    assert again is not None
    assert again.key == "tile:cost", "the keyboard stays where it was when the card is laid out anew"


def test_a_relative_is_visited_by_enter(view: CardView, qtbot: QtBot) -> None:
    tab_to(view, "llama-65b")
    press(view, Qt.Key.Key_Right)
    focused = view.focused_target()
    assert focused is not None
    assert focused.action is not None
    with qtbot.waitSignal(view.model_activated) as caught:
        press(view, Qt.Key.Key_Return)
    assert caught.args == [focused.action.value]


def test_every_number_of_a_group_is_reached_by_arrows(view: CardView) -> None:
    """What Tab does not stop at, the arrow to the right does: nothing is for the mouse alone."""
    reached = set()
    for _ in range(60):
        press(view, Qt.Key.Key_Tab)
        while True:
            focused = view.focused_target()
            if focused is None:
                break
            reached.add(id(focused))
            press(view, Qt.Key.Key_Right)
            if view.focused_target() is focused:
                break
        if len(reached) == len(display(view).targets):
            break
    assert len(reached) == len(display(view).targets)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_End, "end"),
        (Qt.Key.Key_PageDown, "down"),
        (Qt.Key.Key_Down, "down"),
        (Qt.Key.Key_Space, "down"),
    ],
)
def test_keys_scroll_where_no_target_takes_them(view: CardView, key: Qt.Key, expected: str) -> None:
    bar = view.verticalScrollBar()
    press(view, key)
    assert bar.value() == bar.maximum() if expected == "end" else 0 < bar.value() < bar.maximum()
    press(view, Qt.Key.Key_Home)
    assert bar.value() == 0


# -- assistive programs ------------------------------------------------------------------------------


def test_each_section_is_a_child_with_a_name_and_its_text(view: CardView) -> None:
    view.describe()
    proxies = [each for each in view.findChildren(SectionProxy) if not each.isHidden()]
    assert [each.accessibleName() for each in proxies] == [part.title for part in display(view).parts]
    window = next(each for each in proxies if each.accessibleName() == "Context window")
    assert "128,000 tokens" in window.accessibleDescription()
    view.set_card(frozen_card(SPARSE), frozen_legends())
    view.describe()
    assert sum(not each.isHidden() for each in view.findChildren(SectionProxy)) == len(display(view).parts)


def test_every_target_has_something_to_say(view: CardView) -> None:
    assert all(each.name.strip() for each in display(view).targets)
    keys = [each.key for each in display(view).targets]
    assert len(keys) == len(set(keys)), "a key names one target: the focus finds it again"


def test_a_megabyte_of_letters_is_shown_harmlessly(view: CardView) -> None:
    view.set_card(made_card(name="A" * 1_000_000, license="\u202e" + "<b>" * 300_000), frozen_legends())
    view.select_all()
    assert len(view.selected_text()) < 20_000
    assert "\u202e" not in view.selected_text()
