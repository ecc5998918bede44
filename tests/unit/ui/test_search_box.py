"""Typing, completion and marks in the search box, with the keys a person presses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from modelbrowser.domain.search import QueryNote
from modelbrowser.theme import DARK, LIGHT
from modelbrowser.ui.search_box import DEBOUNCE_MS, SearchBox

ROWS = (
    ("org:deepseek   DeepSeek   31", "org:deepseek", 12),
    ("org:google   Google   120", "org:google", 10),
    ("open:yes", "open:yes", 8),
)


class Desk:
    """The box above another field, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.box = SearchBox(LIGHT, self.window)
        self.other = QLineEdit(self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.box)
        layout.addWidget(self.other)
        self.window.resize(600, 200)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.box.setFocus()
        qtbot.waitUntil(self.box.hasFocus)
        self.queries: list[str] = []
        self.wanted: list[tuple[str, int]] = []
        self.accepted = 0
        self.left = 0
        self.box.query_edited.connect(self.queries.append)
        self.box.completions_wanted.connect(lambda text, cursor: self.wanted.append((text, cursor)))
        self.box.accepted.connect(self._on_accepted)
        self.box.left_down.connect(self._on_left)

    def _on_accepted(self) -> None:
        self.accepted += 1

    def _on_left(self) -> None:
        self.left += 1


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def offer(qtbot: QtBot, desk: Desk, text: str = "o:") -> None:
    """Type something and let the answer with completions arrive."""
    qtbot.keyClicks(desk.box, text)
    qtbot.keyClick(desk.box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    desk.box.show_completions(ROWS)
    assert desk.box.popup.isVisible()


def test_a_burst_of_keys_is_one_query(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "deepseek")
    qtbot.waitUntil(lambda: bool(desk.queries))
    qtbot.wait(3 * DEBOUNCE_MS)
    assert desk.queries[-1] == "deepseek"
    assert len(desk.queries) < 8
    assert desk.wanted == [], "a plain word is answered by the list, which a popup would cover"


def test_a_field_is_completed_while_one_types_it(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "moe org:d")
    assert desk.wanted[-1] == ("moe org:d", 9)
    count = len(desk.wanted)
    qtbot.keyClicks(desk.box, " x")
    assert len(desk.wanted) == count


def test_what_is_shown_by_others_is_told_to_nobody(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "x")
    desk.box.show_query("org:openai")
    qtbot.wait(3 * DEBOUNCE_MS)
    assert desk.queries == []
    assert desk.box.text() == "org:openai"


def test_showing_the_same_text_leaves_the_cursor_alone(qtbot: QtBot, desk: Desk) -> None:
    desk.box.show_query("deepseek v2")
    desk.box.setCursorPosition(3)
    desk.box.show_query("deepseek v2")
    assert desk.box.cursorPosition() == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_runs_what_was_typed_without_waiting(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    qtbot.keyClicks(desk.box, "v2")
    qtbot.keyClick(desk.box, key)
    assert desk.queries == ["v2"]
    assert desk.accepted == 1
    qtbot.wait(3 * DEBOUNCE_MS)
    assert desk.queries == ["v2"], "the pause after typing must not run it again"


def test_down_goes_to_the_list_after_running_what_was_typed(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "v2")
    qtbot.keyClick(desk.box, Qt.Key.Key_Down)
    assert (desk.queries, desk.left) == (["v2"], 1)


def test_escape_clears_and_says_so_once(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "v2")
    qtbot.keyClick(desk.box, Qt.Key.Key_Escape)
    qtbot.wait(3 * DEBOUNCE_MS)
    assert desk.box.text() == ""
    assert desk.queries == [""]


def test_plain_words_are_answered_by_the_list_and_nothing_covers_it(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "deepseek")
    assert desk.wanted == []
    desk.box.show_completions(ROWS)
    assert not desk.box.popup.isVisible()


def test_completions_are_offered_and_none_is_forced(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    qtbot.keyClick(desk.box, Qt.Key.Key_Return)
    assert desk.box.text() == "o:"
    assert desk.accepted == 1
    assert not desk.box.popup.isVisible()


def test_arrows_choose_a_completion_and_enter_takes_it(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    qtbot.keyClick(desk.box, Qt.Key.Key_Down)
    qtbot.keyClick(desk.box, Qt.Key.Key_Down)
    qtbot.keyClick(desk.box, Qt.Key.Key_Return)
    assert (desk.box.text(), desk.box.cursorPosition()) == ("org:google", 10)
    assert desk.queries == ["org:google"]
    assert desk.accepted == 0
    assert desk.wanted[-1] == ("org:google", 10), "the next part may be completed right away"


def test_up_from_the_first_completion_marks_none(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    qtbot.keyClick(desk.box, Qt.Key.Key_Down)
    qtbot.keyClick(desk.box, Qt.Key.Key_Up)
    qtbot.keyClick(desk.box, Qt.Key.Key_Return)
    assert desk.box.text() == "o:"


def test_tab_takes_the_first_completion(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    qtbot.keyClick(desk.box, Qt.Key.Key_Tab)
    assert desk.box.text() == "org:deepseek"
    assert desk.box.hasFocus()


def test_tab_without_completions_goes_on_to_the_next_control(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.box, Qt.Key.Key_Tab)
    assert desk.other.hasFocus()


def test_escape_closes_the_completions_first_and_keeps_the_text(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    qtbot.keyClick(desk.box, Qt.Key.Key_Escape)
    assert not desk.box.popup.isVisible()
    assert desk.box.text() == "o:"
    qtbot.keyClick(desk.box, Qt.Key.Key_Escape)
    assert desk.box.text() == ""


def test_a_click_takes_a_completion(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    popup = desk.box.popup
    place = popup.visualRect(popup.model().index(2, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.box.text() == "open:yes"


def test_completions_do_not_float_over_a_window_whose_box_was_left(qtbot: QtBot, desk: Desk) -> None:
    offer(qtbot, desk)
    desk.other.setFocus()
    qtbot.waitUntil(lambda: not desk.box.popup.isVisible(), timeout=500)
    desk.box.show_completions(ROWS)
    assert not desk.box.popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down])
def test_completions_that_arrive_after_the_search_was_run_stay_away(
    qtbot: QtBot, desk: Desk, key: Qt.Key
) -> None:
    """They were asked for by the last letter and answered after Enter: nobody wants them any more."""
    qtbot.keyClicks(desk.box, "org:v2")
    qtbot.keyClick(desk.box, key)
    desk.box.show_completions(ROWS)
    assert not desk.box.popup.isVisible()


def test_control_space_asks_for_completions_where_the_cursor_is(qtbot: QtBot, desk: Desk) -> None:
    desk.box.show_query("org: v2")
    desk.box.setCursorPosition(4)
    qtbot.keyClick(desk.box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert desk.wanted == [("org: v2", 4)]
    assert desk.box.text() == "org: v2"
    desk.box.show_completions(ROWS)
    assert desk.box.popup.isVisible()


def test_marks_change_neither_text_nor_selection(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.box, "ctx:>>1 v2")
    qtbot.wait(3 * DEBOUNCE_MS)
    told = list(desk.queries)
    desk.box.setSelection(2, 4)
    desk.box.show_notes((QueryNote(0, 7, "No field is called ctx."),))
    desk.box.apply_theme(DARK)
    assert (desk.box.text(), desk.box.selectedText()) == ("ctx:>>1 v2", "x:>>")
    assert desk.queries == told


def test_marks_that_arrive_while_chinese_is_composed_do_not_end_the_composition(
    qtbot: QtBot, desk: Desk
) -> None:
    def caret() -> int:
        return desk.box.cursorRect().x()

    empty = caret()
    QApplication.sendEvent(desk.box, QInputMethodEvent("shen du", []))
    composing = caret()
    assert composing > empty + 20, "the unfinished word is drawn before the caret"
    desk.box.show_notes((QueryNote(0, 1, "?"),))
    desk.box.apply_theme(DARK)
    assert caret() == composing
    commit = QInputMethodEvent("", [])
    commit.setCommitString("深度")
    QApplication.sendEvent(desk.box, commit)
    assert desk.box.text() == "深度"


def test_it_tells_a_screen_reader_what_it_is(desk: Desk) -> None:
    assert desk.box.accessibleName() == "Search"
    assert "128k" in desk.box.placeholderText()


def test_the_window_keeps_its_shortcuts_while_the_box_has_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    """On X11 a line edit takes Ctrl+E and Ctrl+K for moves of emacs."""
    action = QAction(desk.box.window())
    action.setShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_E))
    desk.box.window().addAction(action)
    for key, ours in ((Qt.Key.Key_E, True), (Qt.Key.Key_A, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.accept()
        desk.box.event(event)  # as Qt sends it; sendEvent would go on to the parents
        assert event.isAccepted() is not ours
