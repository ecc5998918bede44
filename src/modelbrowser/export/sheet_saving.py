"""Writing a large picture from the window: painted strip by strip, compressed in a worker, with a way out."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.export.progress import make_progress
from modelbrowser.export.tree_sheet import SheetPainter, write_png
from modelbrowser.paint.tree.picture import TreePicture

_SHOW_AFTER_MS = 400


class _Bridge(QObject):
    written = Signal(object)
    """An EnvironmentProblem, or None."""


class _WriteTask(QRunnable):
    """Compresses and writes an image; what is canceled meanwhile leaves nothing behind."""

    def __init__(self, image: QImage, path: Path, canceled: threading.Event, bridge: _Bridge) -> None:
        super().__init__()
        self._image = image
        self._path = path
        self._canceled = canceled
        self._bridge = bridge

    def run(self) -> None:
        problem: EnvironmentProblem | None = None
        try:
            write_png(self._image, self._path, self._wanted)
        except EnvironmentProblem as found:
            problem = found
        self._bridge.written.emit(problem)

    def _wanted(self) -> bool:
        return not self._canceled.is_set()


class SheetSaving(QObject):
    """Writes one picture to one PNG file. `finished(problem)` comes once; None: written or canceled.

    `released` comes when no thread works for it any more: a cancel is told at once, the compression ends
    later.

    Raises:
        EnvironmentProblem: when the picture would be too large for memory.
    """

    finished = Signal(object)
    released = Signal()

    def __init__(self, picture: TreePicture, path: Path, scale: float, window: QWidget) -> None:
        super().__init__(window)
        self.path = path
        self._sheet = SheetPainter(picture, scale)
        self._done = 0
        self._canceled = threading.Event()
        self._ended = self._writing = False
        self._bridge = _Bridge(self)
        self._bridge.written.connect(self._on_bridge_written)
        self._pool = QThreadPool(self)
        self._progress = make_progress(window, _SHOW_AFTER_MS)
        self._progress.setWindowTitle(self.tr("Export"))
        self._progress.setCancelButtonText(self.tr("Cancel"))
        self._progress.setLabelText(self.tr("Painting the tree…"))
        self._progress.setMaximum(self._sheet.steps)
        self._progress.canceled.connect(self._on_progress_canceled)

    @property
    def canceled(self) -> bool:
        """Whether nothing was written because somebody asked for that."""
        return self._canceled.is_set()

    def start(self) -> None:
        """Begin; returns at once."""
        self._progress.setValue(0)
        QTimer.singleShot(0, self._paint_strip)

    def cancel(self) -> None:
        """Stop, keep the old file if there was one, and wait for the worker."""
        self._on_progress_canceled()
        self._pool.waitForDone()

    @Slot()
    def _paint_strip(self) -> None:
        if self._ended:
            return
        more = self._sheet.step()
        self._done += 1
        if more:
            self._progress.setValue(self._done)
            QTimer.singleShot(0, self._paint_strip)
            return
        # how far the compression is, nobody tells: a bar that only moves
        self._progress.setMaximum(0)
        self._progress.setLabelText(self.tr("Writing {0}…").format(self.path.name))
        self._writing = True
        self._pool.start(_WriteTask(self._sheet.image, self.path, self._canceled, self._bridge))

    def _on_progress_canceled(self) -> None:
        self._canceled.set()
        self._end(None)
        if not self._writing:
            self.released.emit()

    def _on_bridge_written(self, problem: EnvironmentProblem | None) -> None:
        self._writing = False
        self._end(problem)
        self.released.emit()

    def _end(self, problem: EnvironmentProblem | None) -> None:
        if self._ended:
            return
        self._ended = True
        self._progress.canceled.disconnect(self._on_progress_canceled)
        self._progress.close()
        self._progress.deleteLater()
        self.finished.emit(problem)
