"""Box, list, facets and history show one query, in whatever order answers and keys arrive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import ModelId, ModelSummary
from modelbrowser.domain.search import FacetCounts, FacetValue, SearchHit, SearchPage
from modelbrowser.theme import LIGHT
from modelbrowser.ui.browse.page import BrowsePage
from modelbrowser.ui.browse.result_model import PAGE_ROWS, ResultModel
from modelbrowser.ui.i18n import LanguageController
from modelbrowser.ui.jobs import Answer, Job, ReaderBridge, run_job
from modelbrowser.ui.navigator import Navigator
from modelbrowser.ui.search_box import SearchBox
from modelbrowser.ui.search_controller import SearchController, SearchParts
from modelbrowser.ui.search_memory import SearchMemory
from modelbrowser.ui.settings import Settings

ALL = tuple(f"{lab}-{number}" for lab in ("alpha", "beta") for number in range(200))


class FakeSession:
    """Finds ids that contain the words of the query; filters and sorts are ignored."""

    def __init__(self, make_summary: Callable[..., ModelSummary]) -> None:
        self._make_summary = make_summary
        self.asked: list[tuple[str, str]] = []

    def search(self, query: str, limit: int, offset: int) -> SearchPage:
        self.asked.append(("search", query))
        words = [word for word in query.split() if ":" not in word]
        found = [each for each in ALL if all(word in each for word in words)]
        hits = tuple(
            SearchHit(self._make_summary(id=ModelId(each), name=each))
            for each in found[offset : offset + limit]
        )
        return SearchPage(hits, len(found), offset=offset)

    def facets(self, query: str) -> FacetCounts:
        self.asked.append(("facets", query))
        return FacetCounts({"type": (FacetValue("language", "Language", None, 9, "type:" in query),)}, 9)

    def complete(self, query: str, cursor: int) -> tuple[()]:
        return ()

    def close(self) -> None:
        pass


class HeldExecutor:
    """Keeps jobs until the test lets them run, as a slow disk would."""

    def __init__(self, open_session: Callable[[], FakeSession], deliver: Callable[[Answer], None]) -> None:
        self.session = open_session()
        self._deliver = deliver
        self.jobs: deque[Job] = deque()

    def submit(self, job: Job) -> None:
        self.jobs = deque(each for each in self.jobs if each.kind != job.kind)
        self.jobs.append(job)

    def run_one(self) -> None:
        self._deliver(run_job(self.jobs.popleft(), self.session))  # type: ignore[arg-type]

    def run_all(self) -> None:
        while self.jobs:
            self.run_one()

    def close(self) -> None:
        self.jobs.clear()


class Desk(QObject):
    """The parts on one window, as MainWindow puts them together."""

    def __init__(self, session: FakeSession, languages: LanguageController, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.window = QWidget()
        self.box = SearchBox(LIGHT, self.window)
        self.page = BrowsePage(LIGHT, self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.box)
        layout.addWidget(self.page)
        self.window.resize(1300, 800)
        self.navigator = Navigator(Location(), self)
        self.reader = ReaderBridge(lambda: session, HeldExecutor, self)  # type: ignore[arg-type,return-value]
        self.executor: HeldExecutor = self.reader._executor  # type: ignore[assignment]
        memory = SearchMemory(settings, self.window)
        parts = SearchParts(self.box, self.page, self.navigator, self.reader, languages, memory)
        self.controller = SearchController(parts, self)
        self.navigator.location_changed.connect(self.controller.show)
        self.opened: list[object] = []
        self.in_tree: list[str] = []
        self.controller.model_opened.connect(self.opened.append)
        self.controller.find_in_tree.connect(self.in_tree.append)

    def rows(self) -> list[object]:
        model = self.page.results.model
        return [model.index(row, 0).data(ResultModel.IdRole) for row in range(model.rowCount())]

    @property
    def query(self) -> str:
        return self.navigator.here.query


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, make_summary: Callable[..., ModelSummary], tmp_path: Path
) -> Iterator[Desk]:
    languages = LanguageController(qapp, tmp_path, "en")
    desk = Desk(FakeSession(make_summary), languages, Settings(tmp_path))
    qtbot.addWidget(desk.window)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    desk.window.activateWindow()
    desk.box.setFocus()
    desk.controller.show(desk.navigator.here)
    yield desk
    desk.reader.close()
    languages.deleteLater()


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Let timers fire and jobs run until nothing is left to do."""
    for _ in range(3):
        qtbot.wait(50)
        desk.executor.run_all()


def test_the_first_list_chooses_its_first_model_without_a_step(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.controller.first_hits):
        settle(qtbot, desk)
    assert desk.navigator.here.model_id == "alpha-0"
    assert not desk.navigator.can_go_back
    assert desk.page.results.view.currentIndex().row() == 0
    assert len(desk.session.asked) == 2, "one search and one count for the first picture"


def test_typing_narrows_the_list_and_is_one_step(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    qtbot.keyClicks(desk.box, "beta-19")
    settle(qtbot, desk)
    assert desk.rows() == ["beta-19", *(f"beta-19{digit}" for digit in range(10))]
    assert desk.query == "beta-19"
    assert desk.session.asked[-1] == ("facets", "beta-19")
    desk.navigator.back()
    settle(qtbot, desk)
    assert (desk.query, desk.navigator.here.model_id) == ("", "alpha-0"), "all letters were one step"
    assert not desk.navigator.can_go_back


def test_letters_typed_while_the_first_list_arrives_are_kept(qtbot: QtBot, desk: Desk) -> None:
    """Somebody types at once after the start; the first answer picks a model meanwhile."""
    qtbot.keyClicks(desk.box, "be")
    desk.executor.run_all()
    assert desk.navigator.here.model_id == "alpha-0"
    qtbot.keyClicks(desk.box, "ta")
    settle(qtbot, desk)
    assert desk.box.text() == "beta"
    assert desk.query == "beta"


def test_the_best_hit_is_shown_when_the_list_no_longer_has_the_model(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    qtbot.keyClicks(desk.box, "beta")
    settle(qtbot, desk)
    assert desk.navigator.here.model_id == desk.rows()[0]
    assert desk.page.results.view.currentIndex().row() == 0


def test_a_preview_gives_way_to_the_best_hit_of_the_next_letters(qtbot: QtBot, desk: Desk) -> None:
    """At the speed of a person each letter has its answer; a preview is nothing the person chose."""
    settle(qtbot, desk)
    for letter in "beta-12":
        qtbot.keyClicks(desk.box, letter)
        settle(qtbot, desk)
    assert desk.navigator.here.model_id == desk.rows()[0] == "beta-12"


def test_a_model_that_was_chosen_stays_while_the_list_has_it(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    desk.navigator.go(desk.navigator.here.with_model(ModelId("beta-127")))
    for letter in "beta-12":
        qtbot.keyClicks(desk.box, letter)
        settle(qtbot, desk)
    assert desk.navigator.here.model_id == "beta-127"


def test_enter_opens_the_best_hit_of_what_was_typed(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    qtbot.keyClicks(desk.box, "beta-7")
    qtbot.keyClick(desk.box, Qt.Key.Key_Return)
    desk.executor.run_all()
    assert desk.opened == ["beta-7"]


def test_enter_on_nothing_found_opens_nothing(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    qtbot.keyClicks(desk.box, "nothing")
    qtbot.keyClick(desk.box, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert desk.opened == []
    assert desk.rows() == []


def test_enter_on_the_tree_finds_there(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    desk.navigator.go(desk.navigator.here.with_view(View.EVOLUTION))
    qtbot.keyClicks(desk.box, "beta")
    qtbot.keyClick(desk.box, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert (desk.in_tree, desk.opened) == (["beta"], [])


def test_a_facet_writes_itself_into_the_query(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    desk.controller.set_query("beta")
    settle(qtbot, desk)
    desk.page.facets.facet_switched.emit(("type", "language", True))
    settle(qtbot, desk)
    assert desk.query == "beta type:language"
    assert desk.box.text() == "beta type:language"
    desk.page.facets.facet_switched.emit(("type", "language", False))
    settle(qtbot, desk)
    assert desk.box.text() == "beta"


def test_an_order_writes_itself_into_the_query_and_is_shown(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    desk.page.results.sort_chosen.emit("-released")
    settle(qtbot, desk)
    assert desk.query == "sort:-released"
    assert desk.page.results._sort_button.text() == "Newest first"
    desk.page.results.sort_chosen.emit(None)
    assert desk.query == ""


def test_every_order_of_the_menu_is_one_of_the_query_language(qtbot: QtBot, desk: Desk) -> None:
    button = desk.page.results._sort_button
    orders = [(action.data(), action.text()) for action in button.menu().actions()]
    assert len(orders) > 5
    for key, text in orders:
        desk.page.results.sort_chosen.emit(key or None)
        assert button.text() == text
        assert desk.query == (f"sort:{key}" if key else "")


def test_going_back_brings_query_and_list_back(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.set_query("beta-1")
    settle(qtbot, desk)
    desk.navigator.go(desk.navigator.here.with_query("alpha-3"))
    settle(qtbot, desk)
    assert desk.box.text() == "alpha-3"
    desk.navigator.back()
    settle(qtbot, desk)
    assert desk.box.text() == "beta-1"
    assert desk.rows()[0] == "beta-1"


def test_scrolling_fetches_the_next_page_of_the_same_query(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    model = desk.page.results.model
    assert model.rowCount() == 400
    assert model.row(PAGE_ROWS) is None
    desk.executor.run_all()
    row = model.row(PAGE_ROWS)
    assert row is not None
    assert row.model_id == ALL[PAGE_ROWS]


def test_a_page_asked_for_while_a_shorter_answer_is_on_its_way(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    desk.controller.set_query("beta-199")
    assert desk.page.results.model.row(PAGE_ROWS) is None, "the list still shows the longer answer"
    settle(qtbot, desk)
    assert desk.rows() == ["beta-199"]


def test_letters_over_the_list_start_a_search(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    desk.page.results.focus_first()
    qtbot.keyClick(desk.page.results.view, "b")
    assert desk.box.hasFocus()
    qtbot.keyClicks(desk.box, "eta-5")
    settle(qtbot, desk)
    assert desk.box.text() == "beta-5"
    assert desk.rows()[0] == "beta-5"


def test_clearing_an_empty_answer_brings_the_whole_list_back(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.set_query("nothing")
    settle(qtbot, desk)
    desk.page.results.clear_wanted.emit()
    settle(qtbot, desk)
    assert len(desk.rows()) == 400
    assert desk.box.text() == ""
    assert desk.box.hasFocus()


def test_another_language_asks_again(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    before = len(desk.session.asked)
    desk.controller._languages.choose("zh")
    settle(qtbot, desk)
    assert [kind for kind, _ in desk.session.asked[before:]] == ["search", "facets"]
    row = desk.page.results.model.row(0)
    assert row is not None
    assert row.subtitle.startswith("某实验室")
    desk.controller._languages.choose("en")


def test_a_thousand_keys_end_with_the_last_query(qtbot: QtBot, desk: Desk) -> None:
    settle(qtbot, desk)
    for _ in range(125):
        qtbot.keyClicks(desk.box, "beta")
        for _ in range(4):
            qtbot.keyClick(desk.box, Qt.Key.Key_Backspace)
    qtbot.keyClicks(desk.box, "alpha-42")
    settle(qtbot, desk)
    assert desk.query == "alpha-42"
    assert desk.rows() == ["alpha-42"]
