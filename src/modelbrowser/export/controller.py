"""Exports from the window: dialog, file name, clipboard, many files with progress and cancel."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog

from modelbrowser.card.kinship import Kinship
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.models import ModelCard
from modelbrowser.export.card import ExportOptions, export_bytes, export_card, render_image, section_titles
from modelbrowser.export.dialog import FORMATS, ExportChoice, ExportDialog
from modelbrowser.export.many import ExportMany
from modelbrowser.export.tree_saving import TreeSaving
from modelbrowser.ui.evolution import EvolutionPage
from modelbrowser.ui.pages import Services
from modelbrowser.ui.window import MainWindow

_SETTING = "export"
_PREVIEW_SCALE = 1
_MESSAGE_MS = 8000


class ExportController(QObject):
    """Serves `MainWindow.export_wanted`; remembers format, size and folder between exports."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._dialog: ExportDialog | None = None
        self._many: ExportMany | None = None
        self._pending = ExportChoice()
        self._tree_saving: TreeSaving | None = None

    def start(self, what: str) -> None:
        """Begin an export: "card", "picture", "markdown", "many" or "tree"."""
        if what == "tree":
            self._export_tree()
            return
        if what == "many":
            self._ask_folder()
            return
        if self._window.card is None:
            self._say(self.tr("Choose a model first."))
        elif what == "card":
            self._open_dialog(self._window.card)
        else:
            kind = "png" if what == "picture" else "md"
            self._copy(dataclasses.replace(self._remembered(), kind=kind, sections=()))

    # -- one card --------------------------------------------------------------------------------

    def _open_dialog(self, card: ModelCard) -> None:
        titles = section_titles(card, self._window.legend, self._window.language)
        dialog = ExportDialog(titles, self._remembered(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_wanted.connect(self._on_save_wanted)
        dialog.copy_wanted.connect(self._on_copy_wanted)
        dialog.preview_wanted.connect(self._on_preview_wanted)
        dialog.destroyed.connect(self._on_dialog_destroyed)
        self._dialog = dialog
        dialog.open()

    def _on_dialog_destroyed(self) -> None:
        self._dialog = None

    def _on_preview_wanted(self, choice: ExportChoice) -> None:
        card = self._window.card
        if self._dialog is None or card is None:
            return
        if choice.kind in ("md", "json"):
            self._dialog.show_preview(None)
            return
        options = dataclasses.replace(self._options(choice), scale=_PREVIEW_SCALE)
        image = render_image(card, self._window.legend, options, kinship=self._kinship(card))
        self._dialog.show_preview(QPixmap.fromImage(image))

    def _on_save_wanted(self, choice: ExportChoice) -> None:
        card = self._window.card
        if card is None:
            return
        self._remember(choice)
        self._pending = choice
        suggestion = self._folder() / f"{card.summary.id}.{choice.kind}"
        dialog = QFileDialog(self._dialog or self._window, self.tr("Export card"), str(suggestion))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggestion.name)
        dialog.setDefaultSuffix(choice.kind)
        dialog.setNameFilters([f"{choice.kind.upper()} (*.{choice.kind})"])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        card, path = self._window.card, Path(name)
        if card is None:
            return
        choice, typed = self._pending, path.suffix.lower().lstrip(".")
        if typed in FORMATS:  # what one types as a suffix decides
            choice = dataclasses.replace(choice, kind=typed)
        else:
            path = path.with_name(f"{path.name}.{choice.kind}")
        if self.save_card(card, path, choice) and self._dialog is not None:
            self._dialog.accept()

    def save_card(self, card: ModelCard, path: Path, choice: ExportChoice) -> bool:
        """Write a card and say so; a problem is told, and False returned."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            options = self._options(choice)
            export_card(card, self._window.legend, path, options, kinship=self._kinship(card))
        except EnvironmentProblem as problem:
            self._window.show_problem(problem)
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._services.settings.set_text("export/folder", str(path.parent))
        self._say(self.tr("Saved: {0}").format(path))
        return True

    def _on_copy_wanted(self, choice: ExportChoice) -> None:
        self._remember(choice)
        self._copy(choice)

    def _copy(self, choice: ExportChoice) -> None:
        card = self._window.card
        if card is None:
            return
        kinship, options = self._kinship(card), self._options(choice)
        clipboard = QGuiApplication.clipboard()
        if choice.kind == "md":
            text = export_bytes(card, self._window.legend, "md", options, kinship=kinship).decode()
            clipboard.setText(text)
            self._say(self.tr("Copied as Markdown: {0}").format(card.summary.name))
        else:
            clipboard.setImage(render_image(card, self._window.legend, options, kinship=kinship))
            self._say(self.tr("Copied as picture: {0}").format(card.summary.name))

    def _kinship(self, card: ModelCard) -> Kinship | None:
        return self._window.kinship(card)

    def _options(self, choice: ExportChoice) -> ExportOptions:
        return ExportOptions(choice.theme, choice.scale, choice.width, self._window.language, choice.sections)

    # -- many cards ------------------------------------------------------------------------------

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Folder for the cards"), str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_selected(self, name: str) -> None:
        self.export_many(Path(name), self._remembered())

    def export_many(self, folder: Path, choice: ExportChoice) -> None:
        """Write the card of every model that the present query finds into `folder`."""
        self._services.settings.set_text("export/folder", str(folder))
        options = dataclasses.replace(self._options(choice), sections=())
        self._many = ExportMany(self._window, self._services.reader, folder, (choice.kind, options))
        self._many.finished.connect(self._on_many_finished)
        self._many.start(self._window.navigator.here.query)

    def _on_many_finished(self, done: int, total: int) -> None:
        if self._many is None:
            return
        folder = self._many.folder
        self._many.deleteLater()
        self._many = None
        if done < total:
            self._say(self.tr("Stopped: {0} of {1} cards are in {2}.").format(done, total, folder))
        else:
            self._say(self.tr("{0} cards saved in {1}.").format(done, folder))

    # -- the tree --------------------------------------------------------------------------------

    def _export_tree(self) -> None:
        if self._tree_saving is not None:
            self._tree_saving.ask()

    def serve_tree(self, page: EvolutionPage) -> None:
        """Write what an evolution page asks for from now on."""
        self._tree_saving = TreeSaving(self._window, page)
        self._tree_saving.saved.connect(self._on_tree_saved)

    def close(self) -> None:
        """Give up what is still being written; for the end of the window."""
        if self._tree_saving is not None:
            self._tree_saving.close()

    def _on_tree_saved(self, path: Path) -> None:
        self._say(self.tr("Saved: {0}").format(path))

    # -- what is remembered ----------------------------------------------------------------------

    def _remembered(self) -> ExportChoice:
        stored = self._services.settings.mapping(_SETTING)
        default = ExportChoice(theme=self._services.themes.theme.name)
        try:
            return ExportChoice(
                str(stored.get("kind", default.kind)),
                int(str(stored.get("scale", default.scale))),
                str(stored.get("theme", default.theme)),
                int(str(stored.get("width", default.width))),
            )
        except ValueError:
            return default

    def _remember(self, choice: ExportChoice) -> None:
        values = dataclasses.asdict(choice)
        values.pop("sections")
        self._services.settings.set_mapping(_SETTING, values)

    def _folder(self) -> Path:
        folder = Path(self._services.settings.text("export/folder", str(Path.home())))
        return folder if folder.is_dir() else Path.home()

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, _MESSAGE_MS)
