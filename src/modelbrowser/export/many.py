"""Exporting the cards of many models from the window: one file at a time, with progress and cancel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.models import ModelCard, ModelId
from modelbrowser.export.card import ExportOptions, export_card, make_folder
from modelbrowser.export.progress import make_progress
from modelbrowser.ui import reading
from modelbrowser.ui.jobs import Answer, ReaderBridge
from modelbrowser.ui.window import MainWindow

_SHOW_AFTER_MS = 600


class ExportMany(QObject):
    """Asks the reader for one card after the other and writes each; files already written stay, whole.

    `finished(done, total)` comes once, also after a cancel or a problem.
    """

    finished = Signal(int, int)

    def __init__(
        self, window: MainWindow, reader: ReaderBridge, folder: Path, wanted: tuple[str, ExportOptions]
    ) -> None:
        super().__init__(window)
        self.folder = folder
        self._window = window
        self._reader = reader
        self._kind, self._options = wanted
        self._ids: list[ModelId] = []
        self._done = 0
        self._ended = False
        self._progress = make_progress(window, _SHOW_AFTER_MS)
        self._progress.setWindowTitle(self.tr("Export"))
        self._progress.setLabelText(self.tr("Finding the models…"))
        self._progress.setCancelButtonText(self.tr("Cancel"))
        self._progress.canceled.connect(self._on_progress_canceled)
        reader.answered.connect(self._on_answered)

    def start(self, query: str) -> None:
        """Find the models of a query, then write their cards."""
        self._reader.ask("export-ids", reading.ids(query))

    def _on_answered(self, answer: Answer) -> None:
        if self._ended or not answer.kind.startswith("export-"):
            return
        if answer.error is not None:
            self._end()
        elif isinstance(answer.value, ModelCard):
            self._write(answer.value)
        elif isinstance(answer.value, tuple):
            self._begin(answer.value)

    def _begin(self, ids: tuple[ModelId, ...]) -> None:
        self._ids = list(ids)
        self._progress.setMaximum(len(ids))
        try:
            make_folder(self.folder)
        except EnvironmentProblem as problem:
            self._window.show_problem(problem)
            self._end()
            return
        self._next()

    def _next(self) -> None:
        if self._done >= len(self._ids):
            self._end()
            return
        self._progress.setValue(self._done)
        self._progress.setLabelText(
            self.tr("{0} of {1}: {2}").format(self._done + 1, len(self._ids), self._ids[self._done])
        )
        self._reader.ask("export-card", reading.card(self._ids[self._done]))

    def _write(self, card: ModelCard) -> None:
        path = self.folder / f"{card.summary.id}.{self._kind}"
        try:
            export_card(card, self._window.legend, path, self._options, kinship=self._window.kinship(card))
        except EnvironmentProblem as problem:
            self._window.show_problem(problem)
            self._end()
            return
        self._done += 1
        self._next()

    def _on_progress_canceled(self) -> None:
        self._end()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._reader.answered.disconnect(self._on_answered)
        self._progress.canceled.disconnect(self._on_progress_canceled)
        self._progress.close()
        self._progress.deleteLater()
        self.finished.emit(self._done, len(self._ids))
