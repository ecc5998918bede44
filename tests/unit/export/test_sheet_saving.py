"""A large picture is written without stopping the window, and can be given up at any moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.export import sheet_saving, tree_sheet
from modelbrowser.export.sheet_saving import SheetSaving
from modelbrowser.export.tree import TreeExportOptions, make_picture
from modelbrowser.paint.tree.picture import TreePicture
from support.lineages import data, node


@pytest.fixture
def picture(qapp: object) -> TreePicture:
    nodes = [node(f"m{each}", f"20{18 + each % 8}-03-01") for each in range(40)]
    return make_picture(data(nodes, []), TreeExportOptions())


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Hold the worker until the event is set."""
    opened = threading.Event()
    write = sheet_saving.write_png

    def held(image: QImage, path: Path, wanted: Callable[[], bool]) -> bool:
        opened.wait(10)
        return write(image, path, wanted)

    monkeypatch.setattr(sheet_saving, "write_png", held)
    return opened


def test_the_window_lives_while_a_picture_is_written(
    qtbot: QtBot, picture: TreePicture, window: QWidget, tmp_path: Path, gate: threading.Event
) -> None:
    saving = SheetSaving(picture, tmp_path / "tree.png", 1.0, window)
    ticks: list[int] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: ticks.append(len(list(tmp_path.iterdir()))))
    timer.start(5)
    saving.start()
    qtbot.waitUntil(lambda: len(ticks) > 5)
    gate.set()
    with qtbot.waitSignal(saving.released):
        pass
    assert not saving.canceled
    assert not QImage(str(tmp_path / "tree.png")).isNull()
    assert [each.name for each in tmp_path.iterdir()] == ["tree.png"]


def test_the_progress_counts_strips(
    qtbot: QtBot, picture: TreePicture, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_sheet, "STRIP_PX", 64)
    saving = SheetSaving(picture, tmp_path / "tree.png", 1.0, window)
    progress = window.findChild(QProgressDialog)
    assert progress is not None
    assert progress.maximum() > 3
    seen: list[int] = []
    bar_value = progress.setValue
    monkeypatch.setattr(progress, "setValue", lambda value: (seen.append(value), bar_value(value)))
    saving.start()
    with qtbot.waitSignal(saving.released):
        pass
    assert seen == list(range(len(seen)))
    assert len(seen) > 3


def test_canceled_while_painting_leaves_the_old_file(
    qtbot: QtBot, picture: TreePicture, window: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "tree.png").write_bytes(b"old")
    saving = SheetSaving(picture, tmp_path / "tree.png", 1.0, window)
    problems: list[object] = []
    saving.finished.connect(problems.append)
    saving.start()
    with qtbot.waitSignal(saving.released):
        QTimer.singleShot(0, window.findChild(QProgressDialog).canceled.emit)
    qtbot.wait(20)
    assert (saving.canceled, problems) == (True, [None])
    assert (tmp_path / "tree.png").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_canceled_while_writing_is_told_at_once_and_leaves_the_old_file(
    qtbot: QtBot, picture: TreePicture, window: QWidget, tmp_path: Path, gate: threading.Event
) -> None:
    (tmp_path / "tree.png").write_bytes(b"old")
    saving = SheetSaving(picture, tmp_path / "tree.png", 1.0, window)
    problems: list[object] = []
    saving.finished.connect(problems.append)
    saving.start()
    progress = window.findChild(QProgressDialog)
    qtbot.waitUntil(lambda: progress.maximum() == 0)
    progress.canceled.emit()
    assert problems == [None]
    with qtbot.waitSignal(saving.released):
        gate.set()
    assert problems == [None]
    assert (tmp_path / "tree.png").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_end_of_the_window_waits_for_the_worker(
    qtbot: QtBot, picture: TreePicture, window: QWidget, tmp_path: Path, gate: threading.Event
) -> None:
    saving = SheetSaving(picture, tmp_path / "tree.png", 1.0, window)
    saving.start()
    progress = window.findChild(QProgressDialog)
    qtbot.waitUntil(lambda: progress.maximum() == 0)
    threading.Timer(0.1, gate.set).start()
    saving.cancel()
    assert gate.is_set()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, picture: TreePicture, window: QWidget, tmp_path: Path
) -> None:
    saving = SheetSaving(picture, tmp_path / "missing" / "tree.png", 1.0, window)
    with qtbot.waitSignal(saving.finished) as told:
        saving.start()
    (problem,) = told.args
    assert isinstance(problem, EnvironmentProblem)
    assert "cannot be written" in problem.message
