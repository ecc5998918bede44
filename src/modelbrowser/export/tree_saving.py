"""Files of the evolution page: what is in view, a lineage, or the whole tree, as the page asks for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.lineage import LineageData
from modelbrowser.export.sheet_saving import SheetSaving
from modelbrowser.export.tree import TreeExportOptions, checked_kind, picture_for, save_picture
from modelbrowser.paint.tree.picture import TreePicture
from modelbrowser.ui.evolution import EvolutionPage
from modelbrowser.ui.window import MainWindow

_SCALE = 2.0


class TreeSaving(QObject):
    """Writes what an evolution page asks for. `saved(path)` comes after each file."""

    saved = Signal(object)

    def __init__(self, window: MainWindow, page: EvolutionPage) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._menu: QMenu | None = None
        self._sheets: list[SheetSaving] = []
        page.save_wanted.connect(self._on_page_save_wanted)

    def ask(self) -> None:
        """Offer the page's exports in a menu in the middle of the page."""
        self._menu = QMenu(self._page)
        self._menu.addActions(self._page.export_actions())
        self._menu.popup(self._page.mapToGlobal(self._page.rect().center()))

    def close(self) -> None:
        """Give up what is being written; for the end of the window."""
        for sheet in tuple(self._sheets):
            sheet.cancel()

    def _on_page_save_wanted(self, scope: str, path: Path) -> None:
        try:
            self._save(self._picture(scope, path), path)
        except EnvironmentProblem as problem:
            self._window.show_problem(problem)

    def _save(self, picture: TreePicture, path: Path) -> None:
        if checked_kind(path) != ".png":
            save_picture(picture, path, _SCALE)
            self.saved.emit(path)
            return
        sheet = SheetSaving(picture, path, _SCALE, self._window)
        sheet.finished.connect(self._on_sheet_finished)
        sheet.released.connect(self._on_sheet_released)
        self._sheets.append(sheet)
        sheet.start()

    def _on_sheet_finished(self, problem: EnvironmentProblem | None) -> None:
        sheet = self.sender()
        if problem is not None:
            self._window.show_problem(problem)
        elif isinstance(sheet, SheetSaving) and not sheet.canceled:
            self.saved.emit(sheet.path)

    def _on_sheet_released(self) -> None:
        sheet = self.sender()
        if isinstance(sheet, SheetSaving):
            self._sheets.remove(sheet)
            sheet.deleteLater()

    def _picture(self, scope: str, path: Path) -> TreePicture:
        data = self._page.data()
        if scope == "view" or not isinstance(data, LineageData):
            picture = self._page.picture()
            if picture is None:
                raise EnvironmentProblem(
                    self.tr("The tree is still being laid out."), self.tr("Try again soon.")
                )
            return picture
        chosen = self._page.options()
        options = TreeExportOptions(
            self._window.navigator.here.model_id if scope == "lineage" else None,
            _SCALE,
            self._window.theme.name,
            self._window.language,
            chosen.order,
            chosen.scale,
            chosen.color_by,
            chosen.size_by,
        )
        return picture_for(data, path, options)
