"""Reading off the GUI thread: one worker with its own catalog connection.

A newer request of the same kind replaces the older one: a waiting one is dropped, a running one is
interrupted, and an answer that comes too late is thrown away by its number. Answers arrive on the GUI
thread through one signal (queued, because the worker emits it from another thread).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from modelbrowser.domain.models import CatalogInfo, Legend, ModelCard
from modelbrowser.domain.search import FacetCounts, SearchPage


class Session(Protocol):
    """One thread's view of a catalog; opened, used and closed in the worker (app.py provides it)."""

    def search(self, query: str, limit: int, offset: int) -> SearchPage: ...
    def facets(self, query: str) -> FacetCounts: ...
    def card(self, model_id: str) -> ModelCard: ...
    def legend(self) -> tuple[Legend, ...]: ...
    def info(self) -> CatalogInfo: ...
    def cancel(self) -> None: ...
    def close(self) -> None: ...


Work = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of reading: `kind` decides what it replaces, `work` gets the session."""

    kind: str
    number: int
    work: Work


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job: a value or an error, never both."""

    kind: str
    number: int
    value: object = None
    error: Exception | None = None


class Executor(Protocol):
    """Runs jobs somewhere and hands answers to `deliver`, from whatever thread."""

    def start(self) -> None: ...
    def submit(self, job: Job) -> None: ...
    def close(self) -> None: ...


class InlineExecutor:
    """Runs every job at once on the caller's thread; for tests."""

    def __init__(self, open_session: Callable[[], Session], deliver: Callable[[Answer], None]) -> None:
        self._session = open_session()
        self._deliver = deliver

    def start(self) -> None:
        """Do nothing: jobs are run when they come."""

    def submit(self, job: Job) -> None:
        self._deliver(run_job(job, self._session))

    def close(self) -> None:
        self._session.close()


class ThreadExecutor:
    """Runs jobs one after the other on a worker thread of its own, newest of each kind only."""

    def __init__(self, open_session: Callable[[], Session], deliver: Callable[[Answer], None]) -> None:
        self._open_session = open_session
        self._deliver = deliver
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._session: Session | None = None
        self._closing = False
        self._condition = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="catalog-reader", daemon=True)

    def start(self) -> None:
        """Start the thread, once; jobs submitted before wait for it."""
        if self._thread.ident is None and not self._closing:
            self._thread.start()

    def submit(self, job: Job) -> None:
        with self._condition:
            self._waiting = deque(each for each in self._waiting if each.kind != job.kind)
            self._waiting.append(job)
            if self._running is not None and self._running.kind == job.kind and self._session is not None:
                self._session.cancel()
            self._condition.notify()

    def close(self) -> None:
        """Stop after the running job and wait for the thread, so that the file is closed."""
        with self._condition:
            self._closing = True
            self._waiting.clear()
            if self._session is not None:
                self._session.cancel()
            self._condition.notify()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        try:
            self._session = self._open_session()
        except Exception as error:  # noqa: BLE001 - a thread's boundary: the window must hear of it, or it waits
            self._deliver(Answer("open", 0, error=error))
            return
        session = self._session
        while (job := self._next()) is not None:
            self._deliver(run_job(job, session))
        session.close()

    def _next(self) -> Job | None:
        with self._condition:
            self._running = None
            while not self._waiting and not self._closing:
                self._condition.wait()
            if self._closing:
                return None
            self._running = self._waiting.popleft()
            return self._running


def run_job(job: Job, session: Session) -> Answer:
    """Run one job; the error of a job is part of its answer, so that a worker never dies of it."""
    try:
        return Answer(job.kind, job.number, value=job.work(session))
    except Exception as error:  # noqa: BLE001 - a job's boundary: the GUI decides what an error means
        return Answer(job.kind, job.number, error=error)


class ReaderBridge(QObject):
    """Asks the worker and passes on what is still wanted: `answered(Answer)` on the GUI thread."""

    answered = Signal(object)
    _arrived = Signal(object)

    def __init__(
        self,
        open_session: Callable[[], Session],
        executor: Callable[[Callable[[], Session], Callable[[Answer], None]], Executor] = ThreadExecutor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._newest: dict[str, int] = {}
        self._count = 0
        self._closed = False
        self._arrived.connect(self._on_arrived)
        self._executor = executor(open_session, self._deliver)

    def start(self) -> None:
        """Start working; what was asked before is answered then."""
        self._executor.start()

    def ask(self, kind: str, work: Work) -> int:
        """Queue `work(session)`; its answer carries `kind` and the number returned here."""
        self._count += 1
        self._newest[kind] = self._count
        self._executor.submit(Job(kind, self._count, work))
        return self._count

    def close(self) -> None:
        """Stop the worker; no answer arrives afterwards."""
        self._closed = True
        self._executor.close()

    def _deliver(self, answer: Answer) -> None:
        if not self._closed:
            self._arrived.emit(answer)

    def _on_arrived(self, answer: Answer) -> None:
        if not self._closed and self._newest.get(answer.kind, answer.number) == answer.number:
            self.answered.emit(answer)
