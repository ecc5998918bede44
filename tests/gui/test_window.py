"""The window over the real catalog, driven as a person drives it (issue 2's main job and its corners)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from modelbrowser.domain.location import View
from modelbrowser.theme import DARK, LIGHT
from modelbrowser.ui.browse.facet_model import RowKind

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


# -- the main job --------------------------------------------------------------------------------------


def test_the_first_picture(pilot: Any) -> None:
    window = pilot.window
    assert len(pilot.names) == 200
    assert pilot.card == pilot.ids[0], "the first model of the list is on the card"
    info = window.catalog_info
    assert pilot.label("resultCount") == f"{info.model_count:,} models"
    status = " ".join(label.text() for label in window.statusBar().findChildren(QLabel))
    assert f"{info.model_count:,} models" in status
    assert f"{info.edge_count:,} lineage edges" in status
    assert info.catalog_date in status
    assert window.windowTitle() == f"{window.card.summary.name} - modelbrowser"
    assert not window.top.back.isEnabled()
    assert not window.top.forward.isEnabled()


def test_find_read_walk_and_come_back(pilot: Any) -> None:
    """Type "deepseek", pick DeepSeek-V2, open the tree, go to a relative, come back."""
    pilot.search("deepseek")
    assert len(pilot.names) > 10
    pilot.click_row("DeepSeek-V2")
    pilot.until(lambda: pilot.card == "deepseek-v2")
    assert pilot.window.windowTitle() == "DeepSeek-V2 - modelbrowser"
    assert "DeepSeek-V2" in pilot.window.browse.card.accessibleName()

    pilot.press(Qt.Key.Key_2, CTRL)
    assert pilot.view is View.EVOLUTION
    tree = pilot.window.tree
    tree.model_activated.emit("deepseek-v3")
    assert pilot.view is View.BROWSE
    pilot.until(lambda: pilot.card == "deepseek-v3")

    pilot.press(Qt.Key.Key_Left, ALT)
    assert pilot.view is View.EVOLUTION
    pilot.press(Qt.Key.Key_Left, ALT)
    assert pilot.view is View.BROWSE
    pilot.until(lambda: pilot.card == "deepseek-v2")
    assert pilot.window.top.search.text() == "deepseek"
    pilot.press(Qt.Key.Key_Right, ALT)
    pilot.press(Qt.Key.Key_Right, ALT)
    pilot.until(lambda: pilot.card == "deepseek-v3")
    assert not pilot.window.top.forward.isEnabled()


def test_enter_in_the_box_opens_the_best_hit(pilot: Any) -> None:
    pilot.search("deepseek-v2")
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: pilot.card == "deepseek-v2")
    assert pilot.window.top.back.isEnabled()


def test_a_relative_on_the_card_opens_its_card(pilot: Any) -> None:
    pilot.search("deepseek-v2")
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: pilot.card == "deepseek-v2")
    pilot.window.browse.card.model_activated.emit("deepseek-v3")
    pilot.until(lambda: pilot.card == "deepseek-v3")
    pilot.click(pilot.window.top.back)
    pilot.until(lambda: pilot.card == "deepseek-v2")


def test_the_card_asks_for_the_tree_of_its_model(pilot: Any) -> None:
    pilot.window.browse.card.tree_requested.emit("deepseek-v3")
    assert pilot.view is View.EVOLUTION
    assert pilot.window.navigator.here.model_id == "deepseek-v3"


# -- list, facets, order ---------------------------------------------------------------------------------


def test_a_facet_narrows_and_widens_again(pilot: Any) -> None:
    facets = pilot.window.browse.facets
    before = pilot.label("resultCount")
    row = facets.facets.find("type", "image")
    promised = facets.facets.index(row, 0).data(facets.facets.RowRole).count
    spot = facets.visualRect(facets.facets.index(row, 0)).center()
    pilot.click(facets.viewport(), spot)
    pilot.settle("type:image")
    assert pilot.label("resultCount").startswith(f"{promised} of ")
    assert facets.facets.row_at(facets.facets.index(row, 0)).selected
    assert pilot.window.top.search.text() == "type:image"
    pilot.click(facets.viewport(), spot)
    pilot.settle("")
    assert pilot.label("resultCount") == before


@pytest.mark.parametrize("field", ["type", "org", "intelligence", "cost", "context", "open", "year"])
def test_every_facet_is_there_and_keeps_its_promise(pilot: Any, field: str) -> None:
    """The count beside a value is the number of rows one gets by choosing it."""
    facets = pilot.window.browse.facets
    rows = [
        facets.facets.index(number, 0).data(facets.facets.RowRole)
        for number in range(facets.facets.rowCount())
    ]
    values = [row for row in rows if row.field == field and row.kind is RowKind.VALUE and not row.empty]
    assert values
    chosen = values[-1]
    facets.facet_switched.emit((field, chosen.value, True))
    pilot.until(lambda: pilot.window.navigator.here.query != "")
    pilot.settle(pilot.window.navigator.here.query)
    assert pilot.label("resultCount").startswith(f"{chosen.count} of ")
    assert facets.facets.row_at(facets.facets.index(facets.facets.find(field, chosen.value), 0)).selected


def test_the_order_can_be_changed(pilot: Any) -> None:
    button = pilot.window.browse.results._sort_button
    newest = next(action for action in button.menu().actions() if action.data() == "-released")
    newest.trigger()
    pilot.settle("sort:-released")
    model = pilot.window.browse.results.model
    dates = [model.row(number).date for number in range(100)]
    assert dates == sorted(dates, reverse=True)
    assert button.text() == "Newest first"


def test_scrolling_to_the_end_reads_every_model_once(pilot: Any) -> None:
    view, model = pilot.window.browse.results.view, pilot.window.browse.results.model
    for start in range(0, model.rowCount(), 100):
        view.scrollTo(model.index(start, 0))
        pilot.until(lambda start=start: model.row(start) is not None)
    view.scrollToBottom()
    pilot.until(lambda: model.row(model.rowCount() - 1) is not None)
    found = [model.index(number, 0).data(model.IdRole) for number in range(model.rowCount())]
    assert None not in found
    assert len(set(found)) == len(found) == pilot.window.catalog_info.model_count


def test_nothing_found_says_what_to_do_and_one_click_undoes_it(pilot: Any) -> None:
    card = pilot.card
    pilot.search("qqqqxyzzy")
    assert pilot.names == []
    assert not pilot.window.browse.results.view.isVisible()
    assert pilot.label("emptyTitle") == "No model matches"
    assert pilot.card == card, "the card stays"
    pilot.click(pilot.window.browse.results._clear)
    pilot.settle("")
    assert len(pilot.names) == 200


def test_a_query_that_is_not_understood_is_explained(pilot: Any) -> None:
    pilot.search("contxt:>=128k")
    assert "contxt" in pilot.label("queryNote")
    assert pilot.window.findChild(QLabel, "queryNote").isVisible()


# -- keys --------------------------------------------------------------------------------------------------


def test_typing_brings_the_best_hits_into_view_wherever_one_had_scrolled(pilot: Any) -> None:
    view = pilot.window.browse.results.view
    view.scrollToBottom()
    pilot.calm()
    pilot.search("a")
    assert view.rowAt(5) == 0
    pilot.search("deepseek")
    assert view.rowAt(5) == 0


def test_everything_of_the_main_job_by_keyboard_alone(pilot: Any) -> None:
    pilot.press(Qt.Key.Key_K, CTRL)
    pilot.type("deepseek")
    pilot.settle("deepseek")
    pilot.press(Qt.Key.Key_PageDown)
    assert pilot.window.browse.results.view.hasFocus()
    assert pilot.window.navigator.here.model_id == pilot.ids[0], "the best hit comes first"
    for _ in range(len(pilot.names)):
        if pilot.window.navigator.here.model_id == "deepseek-v2":
            break
        pilot.press(Qt.Key.Key_Down)
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: pilot.card == "deepseek-v2")
    pilot.press(Qt.Key.Key_2, CTRL)
    assert pilot.view is View.EVOLUTION
    pilot.press(Qt.Key.Key_1, CTRL)
    assert pilot.view is View.BROWSE
    pilot.press(Qt.Key.Key_Left, ALT)
    assert pilot.view is View.EVOLUTION


def test_tab_reaches_search_filters_list_and_card_and_never_gets_stuck(pilot: Any) -> None:
    window = pilot.window
    window.top.search.setFocus()
    reached: list[QWidget] = []
    for _ in range(40):
        pilot.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
    for wanted in (
        window.top.search,
        window.browse.facets,
        window.browse.results.view,
        window.top.menu_button,
    ):
        assert wanted in reached, wanted
    assert any(window.browse.card.isAncestorOf(each) or each is window.browse.card for each in reached)


def test_arrow_keys_in_the_list_turn_cards_without_filling_the_history(pilot: Any) -> None:
    pilot.window.browse.results.focus_first()
    for _ in range(5):
        pilot.press(Qt.Key.Key_Down)
    pilot.until(lambda: pilot.card == pilot.ids[5])
    assert not pilot.window.top.back.isEnabled()


def test_every_control_has_a_name_for_screen_readers(pilot: Any) -> None:
    window = pilot.window
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit)
    nameless = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible() and not widget.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_no_two_actions_want_the_same_key(pilot: Any) -> None:
    taken: dict[str, str] = {}
    for action in pilot.window.findChildren(QAction):
        for key in action.shortcuts():
            other = taken.setdefault(key.toString(), action.text())
            assert other == action.text(), f"{key.toString()} is both {other} and {action.text()}"
    assert "Ctrl+E" in taken
    assert len(taken) > 15


def test_every_action_does_something(pilot: Any) -> None:
    actions = pilot.window.actions_by_name
    idle = [name for name in actions.names() if not actions[name].receivers(SIGNAL("triggered(bool)"))]
    assert idle == []


def test_saved_and_recent_searches(pilot: Any) -> None:
    pilot.search("org:deepseek v2")
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: pilot.window.memory.recent != ())
    pilot.window.memory.save("small ones", "params:<10b")
    pilot.press(Qt.Key.Key_D, CTRL)
    menu = pilot.window.memory.menu
    pilot.until(menu.isVisible)
    entries = {action.text(): action for action in menu.actions()}
    assert "org:deepseek v2" in entries
    entries["small ones"].trigger()
    menu.close()
    pilot.settle("params:<10b")
    assert pilot.window.top.search.text() == "params:<10b"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_action_has_a_text(pilot: Any, language: str) -> None:
    pilot.program.languages.choose(language)
    actions = pilot.window.actions_by_name
    assert [name for name in actions.names() if not actions[name].text()] == []


# -- what is remembered ------------------------------------------------------------------------------------


def test_sizes_theme_language_and_model_are_remembered(start: Callable[..., Any]) -> None:
    pilot = start().start()
    pilot.search("deepseek-v2")
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: pilot.card == "deepseek-v2")
    pilot.window.resize(790, 612)  # within the 800 x 800 of the offscreen platform
    pilot.window.browse.splitter.setSizes([0, 333, 457])
    pilot.press(Qt.Key.Key_T, CTRL | SHIFT)
    pilot.window.actions_by_name.language_chosen.emit("zh")
    theme = pilot.program.themes.theme
    sizes = pilot.window.browse.splitter.sizes()

    again = start()
    with again.qtbot.waitSignal(again.window.first_painted, timeout=20_000):
        again.program.show()
    again.until(lambda: again.card == "deepseek-v2")
    assert again.window.size().toTuple() == (790, 612)
    assert again.window.browse.splitter.sizes() == sizes
    assert again.program.themes.theme is theme
    assert again.window.language == "zh"
    assert again.window.top.search.accessibleName() != "Search"


def test_a_narrow_window_says_that_it_has_no_room_for_the_filters(start: Callable[..., Any]) -> None:
    """A switch that shows nothing would be pressed again, and the filters be gone in a wide window."""
    pilot = start().start(900, 640)
    action = pilot.window.actions_by_name["sidebar"]
    action.trigger()
    assert "too narrow" in pilot.window.statusBar().currentMessage()
    assert action.isChecked()
    pilot.window.resize(1400, 800)
    pilot.until(lambda: pilot.window.browse.sidebar.isVisible())


def test_hidden_filters_stay_hidden(start: Callable[..., Any]) -> None:
    pilot = start().start()
    pilot.press(Qt.Key.Key_B, CTRL)
    assert not pilot.window.browse.sidebar.isVisible()
    again = start().start()
    assert not again.window.browse.sidebar.isVisible()
    again.press(Qt.Key.Key_B, CTRL)
    assert again.window.browse.sidebar.isVisible()


def test_a_remembered_model_that_is_gone_gives_way_to_the_first_one(
    start: Callable[..., Any], settings_folder: Path
) -> None:
    settings_folder.mkdir(parents=True)
    (settings_folder / "settings.ini").write_text('[General]\nplace="{\\"model\\": \\"gone-1\\"}"\n')
    pilot = start().start()
    assert pilot.card == pilot.ids[0]
    assert pilot.window.navigator.here.model_id == pilot.ids[0]


def test_damaged_settings_do_not_stop_the_start(start: Callable[..., Any], settings_folder: Path) -> None:
    settings_folder.mkdir(parents=True)
    (settings_folder / "settings.ini").write_bytes(
        b"[General]\ntheme=pink\nlanguage=1,2\n[v1]\nwindow=x\n\xff\x00"
    )
    pilot = start().start()
    assert pilot.card is not None


def test_a_start_on_a_model_shows_it(start: Callable[..., Any]) -> None:
    pilot = start("qwen3-32b").start()
    assert pilot.card == "qwen3-32b"


# -- looks -------------------------------------------------------------------------------------------------


def test_the_theme_button_repaints_everything(pilot: Any) -> None:
    pilot.program.themes.choose("light")
    light = pilot.window.grab().toImage()
    pilot.click(pilot.window.top.theme_button)
    assert pilot.program.themes.theme is DARK
    dark = pilot.window.grab().toImage()
    bright = [_brightness(image) for image in (light, dark)]
    assert bright[0] > 200 > 80 > bright[1]
    assert _brightest_share(dark, LIGHT.surface) < 0.02, "something stayed light"
    pilot.click(pilot.window.top.theme_button)
    assert pilot.window.grab().toImage() == light


def _brightness(image: QImage) -> float:
    small = image.scaled(160, 100)
    total = sum(small.pixelColor(x, y).lightness() for x in range(160) for y in range(100))
    return total / 16_000


def _brightest_share(image: QImage, color: str) -> float:
    found = total = 0
    for x in range(0, image.width(), 4):
        for y in range(0, image.height(), 4):
            total += 1
            found += image.pixelColor(x, y).name() == color.lower()
    return found / total


def test_the_language_button_changes_every_word_of_the_window(pilot: Any) -> None:
    pilot.click(pilot.window.top.language)
    pilot.calm()
    assert pilot.window.language == "zh"
    texts = {
        "count": pilot.label("resultCount"),
        "sort": pilot.window.browse.results._sort_button.text(),
        "search": pilot.window.top.search.placeholderText(),
        "status": pilot.window.statusBar().findChildren(QLabel)[0].text(),
        "facet": pilot.window.browse.facets.facets.index(0, 0).data(),
        "page": pilot.window.top.page_action(View.EVOLUTION).text(),
        "card": pilot.window.browse.card.accessibleName(),
    }
    assert {name: text for name, text in texts.items() if not _has_chinese(text)} == {}
    pilot.click(pilot.window.top.language)
    pilot.calm()
    assert pilot.window.language == "en"
    assert pilot.label("resultCount").endswith("models")


def _has_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize(("width", "sidebar"), [(640, False), (999, False), (1000, True), (1600, True)])
def test_a_narrow_window_folds_the_filters(pilot: Any, width: int, sidebar: bool) -> None:
    pilot.window.resize(width, 480)
    pilot.until(lambda: pilot.window.browse.sidebar.isVisible() is sidebar)
    assert pilot.window.width() == width
    assert pilot.window.browse.results.view.isVisible()
    assert pilot.window.browse.card.isVisible()


# -- haste ---------------------------------------------------------------------------------------------------


def test_a_thousand_keystrokes_in_a_row(pilot: Any) -> None:
    pilot.press(Qt.Key.Key_K, CTRL)
    box = pilot.window.top.search
    for number in range(60):
        pilot.qtbot.keyClicks(box, ("deepseek", "qwen3 32b", "llama 3.1", "org:openai")[number % 4])
        for _ in range(10):
            pilot.qtbot.keyClick(box, Qt.Key.Key_Backspace)
    box.selectAll()
    pilot.qtbot.keyClicks(box, "deepseek-v2")
    pilot.settle("deepseek-v2")
    assert pilot.names[0] == "DeepSeek-V2"
    assert threading.active_count() < 10


def test_back_and_forth_in_haste_ends_where_the_history_says(pilot: Any) -> None:
    for model_id in ("deepseek-v2", "deepseek-v3", "qwen3-32b", "gpt-4"):
        pilot.window.open_model(model_id)
    for _ in range(25):
        pilot.window.navigator.back()
        pilot.window.navigator.back()
        pilot.window.navigator.forward()
        pilot.window.navigator.forward()
    pilot.until(lambda: pilot.card == "gpt-4")
    pilot.window.navigator.back()
    pilot.until(lambda: pilot.card == "qwen3-32b")


def test_closing_while_a_search_is_under_way_leaves_nothing_behind(pilot: Any) -> None:
    pilot.press(Qt.Key.Key_K, CTRL)
    pilot.type("deepseek v2 moe")
    pilot.window.close()
    pilot.program.close()
    pilot.qtbot.wait(30)
    assert [each.name for each in threading.enumerate() if each.name == "catalog-reader"] == []


def test_closing_while_the_first_page_is_read(start: Callable[..., Any]) -> None:
    pilot = start()
    pilot.program.show()
    pilot.window.close()
    pilot.program.close()
    assert [each.name for each in threading.enumerate() if each.name == "catalog-reader"] == []


# -- trouble -------------------------------------------------------------------------------------------------


def test_an_unknown_model_is_told_and_the_card_stays(pilot: Any) -> None:
    """A second start, or a link, may name a model of another catalog."""
    card = pilot.card
    pilot.window.open_model("no-such-model")
    pilot.until(lambda: "no-such-model" in pilot.window.statusBar().currentMessage())
    pilot.until(lambda: pilot.card == card)
    pilot.search("deepseek-v2")
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: pilot.card == "deepseek-v2")


def test_a_catalog_that_cannot_be_opened_keeps_the_window_and_says_why(
    pilot: Any,
    tmp_path: Path,
) -> None:
    bad = tmp_path / "notes.db"
    bad.write_text("these are notes")
    before = pilot.card
    pilot.program._on_catalog_selected(str(bad))
    box = pilot.window.findChild(QMessageBox)
    assert "not a database" in box.text()
    assert box.informativeText()
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.reject()
    assert pilot.card == before
    pilot.search("deepseek-v2")
    assert pilot.names[0] == "DeepSeek-V2"


@pytest.mark.parametrize("which", ["about", "shortcuts", "search"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_dialogs_open_and_close_by_keyboard(pilot: Any, which: str, language: str) -> None:
    pilot.program.languages.choose(language)
    pilot.window.dialog_wanted.emit(which)
    dialog = _open_dialog(pilot.window)
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert len(text) > 100
    if language == "zh":
        assert _has_chinese(text)
    if which == "about":
        assert "Artificial Analysis" in text
        assert pilot.window.catalog_info.catalog_date in text
    pilot.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    pilot.until(lambda: not any(each.isVisible() for each in pilot.window.findChildren(QDialog)))


def test_an_example_of_the_help_runs_it(pilot: Any) -> None:
    pilot.press(Qt.Key.Key_F1)
    dialog = _open_dialog(pilot.window)
    example = next(each for each in dialog.findChildren(QAbstractButton) if each.objectName() == "example")
    query = str(example.property("example"))
    example.click()
    pilot.settle(query)
    assert pilot.names
    assert pilot.window.top.search.text() == query


def _open_dialog(window: QWidget) -> QDialog:
    found = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]
