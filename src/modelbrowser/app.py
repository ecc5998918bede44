"""Composition root of the window: puts rooms together, owns what outlives the window.

Nothing that the first picture does not need is imported before it; the rest (numpy, pyqtgraph, the export
code) is imported by a background thread after it, so that the first visit of a page does not stall.
"""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from modelbrowser import __version__, locations
from modelbrowser.catalog.connection import open_catalog
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import Capability, ModelId
from modelbrowser.domain.standings import PeerValue
from modelbrowser.paint.fonts import load_fonts
from modelbrowser.single_instance import SingleInstance, StartRequest, hand_over
from modelbrowser.ui.i18n import LanguageController
from modelbrowser.ui.jobs import ReaderBridge
from modelbrowser.ui.pages import Services, TreePage
from modelbrowser.ui.settings import Settings
from modelbrowser.ui.style import ThemeController
from modelbrowser.ui.window import MainWindow

if TYPE_CHECKING:
    from modelbrowser.catalog.session import CatalogSession
    from modelbrowser.export.controller import ExportController
    from modelbrowser.ui.dialogs import Dialogs

# Imported after the first picture, in this order
_LATER = (
    "modelbrowser.catalog.search",
    "modelbrowser.domain.query",
    "numpy",
    "modelbrowser.export.controller",
    "modelbrowser.ui.dialogs",
    "modelbrowser.ui.evolution",
)
_READER_MS = 250


def make_application(arguments: list[str]) -> QApplication:
    """Return the QApplication, with name, icon, Fusion style and fonts."""
    application = QApplication(arguments)
    application.setApplicationName("modelbrowser")
    application.setApplicationDisplayName("modelbrowser")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("modelbrowser")
    application.setStyle("Fusion")
    resources = locations.resources_dir()
    application.setWindowIcon(QIcon(str(resources / "icons" / "modelbrowser.svg")))
    load_fonts(resources / "fonts")
    return application


class Program(QObject):
    """One running program: settings, theme, language, reader, window; replaced reader on another catalog."""

    def __init__(self, application: QApplication, catalog: Path, model_id: str | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._later: threading.Thread | None = None
        self._controller: ExportController | None = None
        self._dialogs: Dialogs | None = None
        self.settings = Settings(locations.user_config_dir(), self)
        self.languages = LanguageController(
            application, locations.resources_dir() / "i18n", self.settings.text("language", "system")
        )
        self.themes = ThemeController(application, self.settings.text("theme", "system"))
        self._instance: SingleInstance | None = None
        self.window = self._make_window(catalog, self._start(model_id))

    def _start(self, model_id: str | None) -> Location:
        """Return where to begin: the asked model, else the place of last time, else the first model."""
        remembered = model_id or self.settings.mapping("place").get("model")
        chosen = ModelId(remembered) if isinstance(remembered, str) and remembered else None
        return Location(View.BROWSE, chosen)

    def _make_window(self, catalog: Path, start: Location) -> MainWindow:
        self.catalog = catalog
        self.reader = ReaderBridge(_SessionFactory(catalog), parent=self)
        self.services = Services(
            self.reader, self.themes, self.languages, self.settings, make_tree_page, _PeerReader(catalog)
        )
        window = MainWindow(self.services, start)
        window.first_painted.connect(self._on_first_painted)
        window.export_wanted.connect(self._on_export_wanted)
        window.dialog_wanted.connect(self._on_dialog_wanted)
        window.trees.page_made.connect(self._on_tree_made)
        window.catalog_wanted.connect(self._on_catalog_wanted)
        return window

    def show(self) -> None:
        """Show the window; the reader starts once it is painted, as two threads share one interpreter."""
        self.window.installEventFilter(self)
        self.window.show()
        # a window that starts behind others or as an icon may not be painted for long
        QTimer.singleShot(_READER_MS, self._start_reader)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the reader after the window's first picture."""
        if event.type() == QEvent.Type.Paint and watched is self.window:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._start_reader)
        return False

    @Slot()
    def _start_reader(self) -> None:
        self.reader.start()

    def _on_instance_requested(self, request: StartRequest) -> None:
        """Do what a second start asks for: show its model and come to the front."""
        if request.model_id is not None:
            self.window.open_model(request.model_id)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open_catalog(self, catalog: Path) -> None:
        """Replace the window by one over another catalog.

        Raises:
            EnvironmentProblem: when the file cannot be used; the present window stays as it is.
        """
        open_catalog(catalog).close()
        old, old_reader = self.window, self.reader
        if self._controller is not None:
            self._controller.close()
        self._controller = self._dialogs = None
        old.close()
        old_reader.close()
        self.window = self._make_window(catalog, Location())
        self.show()
        old.deleteLater()
        self._listen()

    def _listen(self) -> None:
        if self._instance is not None:
            self._instance.close()
        self._instance = SingleInstance(self.catalog, self)
        self._instance.requested.connect(self._on_instance_requested)
        self._instance.listen()

    def close(self) -> None:
        """Stop the reader and wait for the background import."""
        if self._instance is not None:
            self._instance.close()
        if self._controller is not None:
            self._controller.close()
        self.reader.close()
        if self._later is not None:
            self._later.join(timeout=10)

    # -- later -----------------------------------------------------------------------------------

    def _on_first_painted(self) -> None:
        gc.freeze()
        gc.enable()
        # a moment of idleness first: the import competes with the first keystrokes for the interpreter
        QTimer.singleShot(300, self._import_later)
        self._listen()

    def _import_later(self) -> None:
        if self._later is None:
            self._later = threading.Thread(target=_import_all, name="later-imports", daemon=True)
            self._later.start()

    def _on_export_wanted(self, what: str) -> None:
        self._exports().start(what)

    def _on_tree_made(self, page: TreePage) -> None:
        self._exports().serve_tree(page)

    def _exports(self) -> ExportController:
        if self._controller is None:
            from modelbrowser.export.controller import ExportController

            self._controller = ExportController(self.window, self.services)
        return self._controller

    def _on_dialog_wanted(self, which: str) -> None:
        if self._dialogs is None:
            from modelbrowser.ui.dialogs import Dialogs

            self._dialogs = Dialogs(self.window)
        self._dialogs.show(which)

    def _on_catalog_wanted(self) -> None:
        dialog = QFileDialog(self.window, self.tr("Open another catalog"), str(self.catalog.parent))
        dialog.setNameFilters([self.tr("Catalogs (*.db *.mbcatalog)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_catalog_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_catalog_selected(self, name: str) -> None:
        try:
            self.open_catalog(Path(name))
        except EnvironmentProblem as problem:
            self.window.show_problem(problem)


class _SessionFactory:
    """Opens a session in the reader's thread."""

    def __init__(self, catalog: Path) -> None:
        self._catalog = catalog

    def __call__(self) -> CatalogSession:
        # imported here, in the reader's thread, while the window is painted
        from modelbrowser.catalog.session import CatalogSession

        return CatalogSession(self._catalog)


class _PeerReader:
    """The peers of a capability, read on the GUI thread when one compares with another group than all."""

    def __init__(self, catalog: Path) -> None:
        self._catalog = catalog
        self._known: dict[Capability, Sequence[PeerValue]] = {}

    def __call__(self, capability: Capability) -> Sequence[PeerValue]:
        if capability not in self._known:
            from modelbrowser.catalog.reader import CatalogReader

            with CatalogReader(self._catalog) as reader:
                self._known[capability] = reader.standings_for_peers(capability)
        return self._known[capability]


def make_tree_page(parent: QWidget) -> TreePage:
    """Return the evolution page; numpy and pyqtgraph are imported here at the latest."""
    from modelbrowser.ui.evolution import EvolutionPage

    return EvolutionPage(parent)


def _import_all() -> None:
    for name in _LATER:
        importlib.import_module(name)


def run(catalog: Path, model_id: str | None = None, arguments: list[str] | None = None) -> int:
    """Open the window and return the exit code once it is closed.

    Raises:
        EnvironmentProblem: when the catalog cannot be used; asked before any window appears.
    """
    open_catalog(catalog).close()
    chosen = ModelId(model_id) if model_id else None
    if hand_over(catalog, chosen):
        return 0
    application = make_application([sys.argv[0], *(arguments or [])])
    program = Program(application, catalog, model_id)
    program.show()
    code = application.exec()
    program.close()
    return code
