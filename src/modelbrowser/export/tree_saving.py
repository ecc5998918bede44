"""Files of the evolution page: what is in view, a lineage, or the whole tree, as the page asks for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.lineage import LineageData
from modelbrowser.export.tree import TreeExportOptions, export_tree, save_picture
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
        page.save_wanted.connect(self._on_page_save_wanted)

    def ask(self) -> None:
        """Offer the page's exports in a menu in the middle of the page."""
        self._menu = QMenu(self._page)
        self._menu.addActions(self._page.export_actions())
        self._menu.popup(self._page.mapToGlobal(self._page.rect().center()))

    def _on_page_save_wanted(self, scope: str, path: Path) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._save(scope, path)
        except EnvironmentProblem as problem:
            self._window.show_problem(problem)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.saved.emit(path)

    def _save(self, scope: str, path: Path) -> None:
        data = self._page.data()
        if scope == "view" or not isinstance(data, LineageData):
            picture = self._page.picture()
            if picture is None:
                raise EnvironmentProblem(
                    self.tr("The tree is still being laid out."), self.tr("Try again soon.")
                )
            save_picture(picture, path, _SCALE)
            return
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
        export_tree(data, path, options)
