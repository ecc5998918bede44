"""The list with its header: counts, order, selection that survives, what an empty answer says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from modelbrowser.domain.models import ModelId, ModelSummary
from modelbrowser.domain.search import QueryNote, SearchHit, SearchPage
from modelbrowser.theme import DARK, LIGHT
from modelbrowser.ui.browse.result_model import ResultModel
from modelbrowser.ui.browse.result_pane import ResultPane

MakePage = Callable[..., SearchPage]


class Told:
    def __init__(self, pane: ResultPane) -> None:
        self.chosen: list[object] = []
        self.passed: list[object] = []
        self.typed: list[str] = []
        pane.model_chosen.connect(self.chosen.append)
        pane.model_passed.connect(self.passed.append)
        pane.text_typed.connect(self.typed.append)


@pytest.fixture
def pane(qtbot: QtBot) -> ResultPane:
    pane = ResultPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(372, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def text(pane: ResultPane, name: str) -> str:
    return str(pane.findChild(QLabel, name).text())


def selected(pane: ResultPane) -> list[object]:
    return [index.data(ResultModel.IdRole) for index in pane.view.selectionModel().selectedRows()]


def test_how_many_of_how_many(pane: ResultPane, make_page: MakePage) -> None:
    pane.show_page(make_page(200, total=1516), None, "en")
    assert text(pane, "resultCount") == "1,516 models", "the size of the catalog is not known yet"
    pane.set_catalog_size(1516)
    assert text(pane, "resultCount") == "1,516 models"
    pane.show_page(make_page(31), None, "en")
    assert text(pane, "resultCount") == "31 of 1,516 models"
    page = make_page(200, total=1000)
    pane.show_page(SearchPage(page.hits, 1000, total_is_exact=False), None, "en")
    assert text(pane, "resultCount") == "1,000+ of 1,516 models"


def test_showing_an_answer_tells_nothing(pane: ResultPane, make_page: MakePage) -> None:
    told = Told(pane)
    pane.show_page(make_page(5), ModelId("m2"), "en")
    pane.show_page(make_page(3), ModelId("m2"), "en")
    pane.select(ModelId("m1"))
    assert (told.chosen, told.passed) == ([], [])
    assert selected(pane) == ["m1"]


def test_the_selection_stays_on_its_model_and_goes_with_it(pane: ResultPane, make_page: MakePage) -> None:
    pane.show_page(make_page(5), ModelId("m4"), "en")
    pane.show_page(make_page(2, offset=0), ModelId("m4"), "en")
    assert selected(pane) == []
    pane.show_page(make_page(5), ModelId("m4"), "en")
    assert selected(pane) == ["m4"]


def test_arrow_keys_pass_and_enter_chooses(qtbot: QtBot, pane: ResultPane, make_page: MakePage) -> None:
    told = Told(pane)
    pane.show_page(make_page(5), ModelId("m0"), "en")
    pane.focus_first()
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert (told.passed, told.chosen) == (["m1", "m2"], [])
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert told.chosen == ["m2"]


def test_a_click_chooses(qtbot: QtBot, pane: ResultPane, make_page: MakePage) -> None:
    told = Told(pane)
    pane.show_page(make_page(5), None, "en")
    spot = pane.view.visualRect(pane.model.index(3, 0)).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.chosen == ["m3"]


def test_letters_typed_over_the_list_are_passed_on(
    qtbot: QtBot, pane: ResultPane, make_page: MakePage
) -> None:
    told = Told(pane)
    pane.show_page(make_page(5), ModelId("m0"), "en")
    pane.focus_first()
    qtbot.keyClicks(pane.view, "dG")
    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.view, Qt.Key.Key_End)
    assert told.typed == ["d", "G"]


def test_the_keyboard_comes_to_the_first_row_when_none_is_selected(
    pane: ResultPane, make_page: MakePage
) -> None:
    pane.show_page(make_page(5), ModelId("elsewhere"), "en")
    pane.focus_first()
    assert pane.view.currentIndex().row() == 0


def test_an_empty_answer_says_what_to_do(qtbot: QtBot, pane: ResultPane, make_page: MakePage) -> None:
    pane.show_page(make_page(0), None, "en")
    assert not pane.view.isVisible()
    assert text(pane, "emptyTitle") == "No model matches"
    button = next(each for each in pane.findChildren(QPushButton) if each.isVisible())
    with qtbot.waitSignal(pane.clear_wanted):
        button.click()
    pane.show_page(make_page(1), None, "en")
    assert pane.view.isVisible()
    assert pane.first_id() == "m0"


def test_an_empty_answer_has_no_first_model(pane: ResultPane, make_page: MakePage) -> None:
    pane.show_page(make_page(0), ModelId("m0"), "en")
    assert pane.first_id() is None
    pane.focus_first()


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "No field is called ctx."), ("zh", "没有名为 ctx 的字段。")]
)
def test_what_was_not_understood_is_said_in_the_language_of_the_window(
    pane: ResultPane, make_page: MakePage, language: str, shown: str
) -> None:
    note = QueryNote(0, 3, "No field is called ctx.", "没有名为 ctx 的字段。")
    pane.show_page(SearchPage(make_page(1).hits, 1, notes=(note,)), None, language)
    assert text(pane, "queryNote") == shown
    assert pane.findChild(QLabel, "queryNote").isVisible()
    pane.show_page(make_page(1), None, language)
    assert not pane.findChild(QLabel, "queryNote").isVisible()


def test_the_order_is_shown_and_chosen(qtbot: QtBot, pane: ResultPane) -> None:
    button = pane.findChild(type(pane._sort_button), "sortButton")
    assert button.text() == "Relevance"
    pane.set_sort("-released")
    assert button.text() == "Newest first"
    pane.set_sort("an order only typed by hand")
    assert button.text() == "Sorted"
    actions = {action.data(): action for action in button.menu().actions()}
    with qtbot.waitSignal(pane.sort_chosen) as chosen:
        actions["price"].trigger()
    assert chosen.args == ["price"]
    with qtbot.waitSignal(pane.sort_chosen) as relevance:
        actions[""].trigger()
    assert relevance.args == [None]


def test_names_of_the_catalog_are_text_and_never_markup(
    pane: ResultPane, make_summary: Callable[..., ModelSummary]
) -> None:
    hit = SearchHit(make_summary(name="<b>bold</b><img src=x>"))
    pane.show_page(SearchPage((hit,), 1), None, "en")
    assert pane.model.index(0, 0).data() == "<b>bold</b><img src=x>"
    for name in ("resultCount", "queryNote", "emptyText"):
        assert pane.findChild(QLabel, name).textFormat() == Qt.TextFormat.PlainText


def test_rows_are_painted_in_both_themes(pane: ResultPane, make_page: MakePage) -> None:
    pane.show_page(make_page(5), ModelId("m1"), "en")
    light = pane.view.grab().toImage()
    colors = {light.pixelColor(x, y).name() for x in range(0, 360, 3) for y in range(0, 290, 3)}
    assert {"#2f5bea", "#eaf0ff", "#ffffff"} <= colors, "selection bar, selection and ground"
    assert len(colors) > 30, "text and badges"
    pane.apply_theme(DARK)
    assert pane.view.grab().toImage() != light


def test_tooltips_show_names_as_text(pane: ResultPane, make_summary: Callable[..., ModelSummary]) -> None:
    """Qt guesses whether a tooltip is rich text; catalog text must never be taken for markup."""
    hit = SearchHit(make_summary(name="<b>bold</b>"))
    pane.show_page(SearchPage((hit,), 1), None, "en")
    tip = QTextDocument()
    tip.setHtml(str(pane.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)))
    assert tip.toPlainText().splitlines()[0] == "<b>bold</b>"
