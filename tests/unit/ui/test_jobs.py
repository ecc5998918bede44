"""Reading off the GUI thread: newest wins, late answers are dropped, nothing is left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from modelbrowser.domain.errors import EnvironmentProblem, ModelBrowserError
from modelbrowser.ui.jobs import Answer, InlineExecutor, Job, ReaderBridge, ThreadExecutor, run_job

PATIENCE_MS = 5000


class Cancelled(ModelBrowserError):
    """What the stand-in session raises when it is interrupted."""


class FakeSession:
    """A session whose work waits until it is let go or cancelled."""

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        self.begun = threading.Event()
        self.let_go = threading.Event()
        self.cancelled = threading.Event()
        self.interrupted = 0
        self.closed = False
        self.done: list[object] = []

    def wait(self) -> str:
        """Work until released or cancelled; give up after a while so that a failing test ends."""
        self.begun.set()
        end = time.monotonic() + PATIENCE_MS / 1000
        while not self.let_go.is_set() and time.monotonic() < end:
            if self.cancelled.wait(0.002):
                self.cancelled.clear()
                self.interrupted += 1
                raise Cancelled
        return "waited"

    def echo(self, value: object) -> object:
        self.done.append(value)
        return value

    def cancel(self) -> None:
        self.cancelled.set()

    def close(self) -> None:
        assert threading.current_thread() is self.thread, "closed in another thread than it was opened in"
        self.closed = True


class Desk:
    """One bridge with its session and everything it answered."""

    def __init__(self) -> None:
        self.sessions: list[FakeSession] = []
        self.answers: list[Answer] = []
        self.threads: list[object] = []
        self.bridge = ReaderBridge(self._open)
        self.bridge.start()
        self.bridge.answered.connect(self._on_answered)

    def _open(self) -> FakeSession:
        self.sessions.append(FakeSession())
        return self.sessions[-1]

    def _on_answered(self, answer: Answer) -> None:
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())

    @property
    def session(self) -> FakeSession:
        return self.sessions[0]

    def values(self) -> list[object]:
        return [answer.value for answer in self.answers]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    qtbot.waitUntil(lambda: bool(desk.sessions))
    yield desk
    for session in desk.sessions:
        session.let_go.set()
    desk.bridge.close()


def readers() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "catalog-reader"]


def echo(value: object) -> Callable[[FakeSession], object]:
    return lambda session: session.echo(value)


def wait(session: FakeSession) -> object:
    return session.wait()


def test_an_answer_comes_back_on_the_gui_thread(qtbot: QtBot, desk: Desk) -> None:
    number = desk.bridge.ask("search", echo("found"))
    qtbot.waitUntil(lambda: bool(desk.answers))
    assert desk.answers == [Answer("search", number, "found")]
    assert desk.threads == [QThread.currentThread()]
    assert desk.session.thread is not threading.current_thread()


def test_of_many_requests_of_a_kind_only_the_newest_is_answered(qtbot: QtBot, desk: Desk) -> None:
    desk.bridge.ask("card", wait)
    assert desk.session.begun.wait(5)
    for number in range(50):
        desk.bridge.ask("search", echo(number))
    desk.session.let_go.set()
    qtbot.waitUntil(lambda: 49 in desk.values())
    assert desk.values() == ["waited", 49]
    assert desk.session.done == [49], "requests that were replaced while they waited must not run"


def test_a_newer_request_interrupts_the_running_one(qtbot: QtBot, desk: Desk) -> None:
    desk.bridge.ask("search", wait)
    assert desk.session.begun.wait(5)
    desk.bridge.ask("search", echo("newer"))
    qtbot.waitUntil(lambda: bool(desk.answers))
    assert desk.session.interrupted == 1
    assert desk.values() == ["newer"], "the interrupted request must not answer, not even with an error"


def test_a_request_of_another_kind_interrupts_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.bridge.ask("search", wait)
    assert desk.session.begun.wait(5)
    desk.bridge.ask("card", echo("card"))
    desk.session.let_go.set()
    qtbot.waitUntil(lambda: len(desk.answers) == 2)
    assert desk.session.interrupted == 0
    assert desk.values() == ["waited", "card"]


def test_an_answer_that_is_already_on_its_way_is_dropped_too(qtbot: QtBot, desk: Desk) -> None:
    """The worker is done, the answer sits in the event queue, and the person types on."""
    desk.bridge.ask("search", echo("old"))
    end = time.monotonic() + 5
    while "old" not in desk.session.done and time.monotonic() < end:
        time.sleep(0.002)
    desk.bridge.ask("search", echo("new"))
    qtbot.waitUntil(lambda: bool(desk.answers))
    qtbot.wait(20)
    assert desk.values() == ["new"]


def test_the_error_of_a_job_is_its_answer_and_the_worker_lives_on(qtbot: QtBot, desk: Desk) -> None:
    error = ZeroDivisionError("ours to mend")

    def fail(_session: FakeSession) -> object:
        raise error

    desk.bridge.ask("card", fail)
    desk.bridge.ask("search", echo("alive"))
    qtbot.waitUntil(lambda: len(desk.answers) == 2)
    assert (desk.answers[0].error, desk.answers[0].value) == (error, None)
    assert (desk.answers[1].error, desk.answers[1].value) == (None, "alive")


@pytest.mark.parametrize(
    "error", [EnvironmentProblem("The file is empty.", "Choose another one."), ImportError("ours to mend")]
)
def test_a_catalog_that_cannot_be_opened_is_told(qtbot: QtBot, error: Exception) -> None:
    def refuse() -> FakeSession:
        raise error

    bridge = ReaderBridge(refuse)
    bridge.start()
    with qtbot.waitSignal(bridge.answered, timeout=PATIENCE_MS) as caught:
        bridge.ask("search", echo(1))
    assert caught.args[0].error is error
    bridge.close()
    assert readers() == []


def test_closing_waits_for_the_thread_and_closes_the_file(qtbot: QtBot, desk: Desk) -> None:
    desk.bridge.ask("search", echo(1))
    desk.bridge.close()
    assert desk.session.closed
    assert readers() == []


def test_closing_interrupts_what_is_running_and_answers_nothing_more(qtbot: QtBot, desk: Desk) -> None:
    desk.bridge.ask("search", wait)
    assert desk.session.begun.wait(5)
    for number in range(5):
        desk.bridge.ask(f"waiting{number}", echo(number))
    desk.bridge.close()
    assert readers() == []
    assert desk.session.interrupted == 1
    assert desk.session.closed
    assert desk.session.done == [], "what was waiting must not run after closing"
    qtbot.wait(20)
    assert desk.answers == []


def test_closing_twice_and_asking_afterwards_is_harmless(qtbot: QtBot, desk: Desk) -> None:
    desk.bridge.close()
    desk.bridge.close()
    desk.bridge.ask("search", echo(1))
    qtbot.wait(20)
    assert desk.answers == []


def test_many_quick_requests_of_several_kinds_end_with_the_newest_of_each(qtbot: QtBot, desk: Desk) -> None:
    kinds = ("search", "facets", "card")
    for number in range(300):
        desk.bridge.ask(kinds[number % 3], echo((kinds[number % 3], number)))
    expected = {("search", 297), ("facets", 298), ("card", 299)}
    qtbot.waitUntil(lambda: expected <= set(desk.values()))
    last = {answer.kind: answer.value for answer in desk.answers}
    assert set(last.values()) == expected


def test_numbers_only_grow(desk: Desk) -> None:
    numbers = [desk.bridge.ask(kind, echo(kind)) for kind in ("a", "b", "a", "c")]
    assert numbers == sorted(set(numbers))


def test_the_inline_executor_answers_at_once_and_drops_nothing(qtbot: QtBot) -> None:
    session = FakeSession()
    answers: list[Answer] = []
    bridge = ReaderBridge(lambda: session, InlineExecutor)
    bridge.answered.connect(answers.append)
    bridge.ask("search", echo("a"))
    bridge.ask("search", echo("b"))
    assert [answer.value for answer in answers] == ["a", "b"]
    bridge.close()
    assert session.closed


def test_a_thread_executor_alone_needs_no_qt_event_loop() -> None:
    arrived = threading.Event()
    answers: list[Answer] = []

    def deliver(answer: Answer) -> None:
        answers.append(answer)
        arrived.set()

    executor = ThreadExecutor(FakeSession, deliver)
    executor.start()
    executor.submit(Job("search", 7, echo("x")))
    assert arrived.wait(5)
    executor.close()
    assert answers == [Answer("search", 7, "x")]


def test_run_job_keeps_value_and_error_apart() -> None:
    session = FakeSession()
    assert run_job(Job("a", 1, echo(None)), session) == Answer("a", 1, None, None)
    failed = run_job(Job("a", 2, lambda each: each.no_such_method()), session)
    assert isinstance(failed.error, AttributeError)
