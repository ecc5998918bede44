"""A running program over the real catalog, and a pilot who drives its window as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from modelbrowser import locations
from modelbrowser.app import Program
from modelbrowser.domain.location import View
from modelbrowser.ui.browse.result_model import ResultModel
from modelbrowser.ui.window import MainWindow

PATIENCE_MS = 20_000
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Pilot:
    """Types, clicks and looks; waits for what it sees, never for a time."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def window(self) -> MainWindow:
        return self.program.window

    # -- doing -----------------------------------------------------------------------------------

    def start(self, width: int = 1440, height: int = 900) -> Pilot:
        with self.qtbot.waitSignal(self.window.first_painted, timeout=PATIENCE_MS):
            self.program.show()
            self.window.resize(width, height)
        self.window.activateWindow()
        self.until(lambda: self.window.card is not None and self.window.catalog_info is not None)
        self.calm()
        return self

    def until(self, seen: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(seen, timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        if QApplication.activeWindow() is None:  # offscreen, nobody brings a window back after a dialog
            self.window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is not None)
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, key, modifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget() or self.window, text)

    def search(self, text: str) -> None:
        """Type a query as a person does, and wait for its answer."""
        self.press(Qt.Key.Key_K, CTRL)
        self.until(self.window.top.search.hasFocus)
        self.press(Qt.Key.Key_Delete)
        self.type(text)
        self.settle(text)

    def settle(self, query: str) -> None:
        """Wait until list and counts show the answer to `query`."""
        self.until(lambda: self.window.navigator.here.query == query)
        self.calm()

    def calm(self) -> None:
        """Wait until nothing is asked for, and until what the last answers led to is done, too."""
        for _ in range(3):
            self.until(lambda: self.idle)
            self.qtbot.wait(1)

    @property
    def idle(self) -> bool:
        """Whether nothing is asked for and nothing is on its way."""
        executor = self.program.reader._executor
        timers = (self.window.search._facet_timer, self.window.top.search._timer)
        return not (
            executor._waiting  # type: ignore[attr-defined]
            or executor._running  # type: ignore[attr-defined]
            or any(timer.isActive() for timer in timers)
        )

    def click_row(self, name: str) -> None:
        view = self.window.browse.results.view
        index = self.row(name)
        view.scrollTo(index)
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    # -- seeing ----------------------------------------------------------------------------------

    def row(self, name: str) -> QModelIndex:
        model = self.window.browse.results.model
        names = self.names
        assert name in names, f"{name} is not among {names[:10]}"
        return model.index(names.index(name), 0)

    @property
    def names(self) -> list[str]:
        """Names in the list, as far as they have been read."""
        model = self.window.browse.results.model
        rows = (model.row(number) for number in range(min(model.rowCount(), 200)))
        return [row.name for row in rows if row is not None]

    @property
    def ids(self) -> list[str]:
        model = self.window.browse.results.model
        indexes = (model.index(number, 0) for number in range(min(model.rowCount(), 200)))
        return [str(index.data(ResultModel.IdRole)) for index in indexes]

    @property
    def card(self) -> str | None:
        """The id on the card, None as long as there is no card."""
        view = self.window.browse.card
        return str(view.card.summary.id) if view is not None and view.card is not None else None

    @property
    def view(self) -> View:
        return View.BROWSE if self.window.pages.currentWidget() is self.window.browse else View.EVOLUTION

    def label(self, name: str) -> str:
        found = self.window.findChild(QLabel, name) or self.window.findChild(QToolButton, name)
        assert isinstance(found, QLabel | QToolButton), name
        return found.text()


@pytest.fixture
def settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder of settings for one test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return locations.user_config_dir()


Start = Callable[..., Pilot]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, settings_folder: Path) -> Iterator[Start]:
    """Return a function that starts the program; a second call starts it anew, after closing the first."""
    programs: list[Program] = []
    dress = qapp.styleSheet(), qapp.palette(), qapp.font()

    def end() -> None:
        for program in programs:
            program.window.close()
            program.close()
            program.window.deleteLater()
            program.languages.choose("en")
            for each in (program.languages, program.themes, program):
                each.deleteLater()
        programs.clear()
        qtbot.wait(1)

    def start(model_id: str | None = None, catalog: Path | None = None) -> Pilot:
        end()
        programs.append(Program(qapp, catalog or locations.default_catalog(), model_id))
        return Pilot(qtbot, programs[0])

    yield start
    end()
    qapp.setStyleSheet(dress[0])
    qapp.setPalette(dress[1])
    qapp.setFont(dress[2])


@pytest.fixture
def pilot(start: Start) -> Pilot:
    """Return a pilot in a window that shows its first list and card."""
    return start().start()


def colors_of(image: QImage, step: int = 3) -> set[str]:
    """Return the colors of every `step`-th pixel."""
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }
