"""The page's export actions: whole tree, view or lineage, as PNG or SVG, through a file dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

SCOPES = ("view", "lineage", "tree")
KINDS = ("png", "svg")


class TreeExports(QObject):
    """Emits `save_wanted(scope, path)`: "view", "lineage" or "tree", and a file that ends in .png or .svg."""

    save_wanted = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._scope, self._kind, self._name = "view", "png", ""
        self._dialog: QFileDialog | None = None
        self._actions: dict[tuple[str, str], QAction] = {}
        for scope in SCOPES:
            for kind in KINDS:
                action = QAction(self)
                action.setData((scope, kind))
                action.triggered.connect(self._on_action_triggered)
                self._actions[scope, kind] = action
        self.retranslate()

    def actions(self) -> list[QAction]:
        """Return the actions, in the order of a menu."""
        return list(self._actions.values())

    def set_selection(self, name: str) -> None:
        """Tell which model is selected ("" for none): without one there is no lineage to export."""
        self._name = name
        for (scope, _kind), action in self._actions.items():
            action.setEnabled(scope != "lineage" or bool(name))

    def retranslate(self) -> None:
        """Set all words anew."""
        words = {
            "view": self.tr("What is in view as {0} …"),
            "lineage": self.tr("Lineage of the selected model as {0} …"),
            "tree": self.tr("Whole tree, unfolded, as {0} …"),
        }
        for (scope, kind), action in self._actions.items():
            action.setText(words[scope].format(kind.upper()))
        self.set_selection(self._name)

    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._scope, self._kind = action.data()
            self._ask()

    def _ask(self) -> None:
        stem = {"view": "evolution-view", "tree": "evolution"}.get(self._scope, "")
        if not stem:
            stem = "lineage-" + "".join(c if c.isalnum() or c in ".-" else "-" for c in self._name.lower())
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self._widget, self.tr("Export the tree"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._kind)
        dialog.setNameFilter(f"{self._kind.upper()} (*.{self._kind})")
        dialog.selectFile(f"{stem}.{self._kind}")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(self._on_dialog_finished)
        self._dialog = dialog
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        if path:
            self.save_wanted.emit(self._scope, Path(path))

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
