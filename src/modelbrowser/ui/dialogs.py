"""The window's small dialogs: about and sources, keyboard, how to search."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from modelbrowser import __version__
from modelbrowser.domain.models import CatalogInfo
from modelbrowser.domain.querying.fields import FIELDS, FieldSpec
from modelbrowser.ui.i18n import number
from modelbrowser.ui.icons import pixmap
from modelbrowser.ui.window import MainWindow

_WIDTH_PX = 620


class Dialogs(QObject):
    """Opens one dialog at a time over the window; "about", "shortcuts" or "search"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, which: str) -> None:
        """Open a dialog; it deletes itself when it is closed."""
        dialog: QDialog
        if which == "about":
            dialog = AboutDialog(self._window.catalog_info, self._window)
        elif which == "shortcuts":
            dialog = ShortcutsDialog(self._window)
        else:
            dialog = SearchHelpDialog(self._window.language, self._window)
            dialog.example_chosen.connect(self._window.run_example)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class _Dialog(QDialog):
    """A titled, scrolling dialog with a close button."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(_WIDTH_PX, min(680, parent.height() - 40))
        heading = _label(title, "dialogTitle")
        self._body = QWidget()
        self.rows = QVBoxLayout(self._body)
        self.rows.setContentsMargins(0, 0, 12, 0)
        self.rows.setSpacing(10)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 16, 16)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)


def _label(text: str, name: str = "", *, selectable: bool = False) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


class AboutDialog(_Dialog):
    """Name, version, catalog, and whom the numbers come from."""

    def __init__(self, info: CatalogInfo | None, parent: QWidget) -> None:
        super().__init__("modelbrowser", parent)
        picture = QLabel(self)
        picture.setPixmap(pixmap("modelbrowser", "#000000", 72, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.addWidget(_label(self.tr("An offline atlas of AI models."), "emptyTitle"))
        words.addWidget(_label(self.tr("Version {0}").format(__version__), "muted", selectable=True))
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(picture)
        head.addLayout(words, 1)
        self.rows.addLayout(head)
        if info is not None:
            self._add_catalog(info)
        self.rows.addWidget(_label(self.tr("License"), "emptyTitle"))
        self.rows.addWidget(
            _label(
                self.tr(
                    "The program is free software under the MIT license. It uses Qt for Python (LGPL), "
                    "NumPy, pyqtgraph, sqlite-utils, click and RapidFuzz, and shows its text in Inter "
                    "(SIL Open Font License)."
                ),
                "muted",
            )
        )
        self.rows.addStretch(1)

    def _add_catalog(self, info: CatalogInfo) -> None:
        self.rows.addWidget(_label(self.tr("Catalog"), "emptyTitle"))
        counts = self.tr("{0} models, {1} lineage edges, {2} families; facts as of {3}.").format(
            number(info.model_count), number(info.edge_count), number(info.family_count), info.catalog_date
        )
        self.rows.addWidget(_label(counts, "muted", selectable=True))
        self.rows.addWidget(_label(info.path, "muted", selectable=True))
        if info.attributions:
            self.rows.addWidget(_label(self.tr("Where the numbers come from"), "emptyTitle"))
            for line in info.attributions:
                self.rows.addWidget(_label(line, "muted", selectable=True))


class ShortcutsDialog(_Dialog):
    """Every key the window and its pages know."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(QCoreApplication.translate("Dialogs", "Keyboard"), window)
        actions = window.actions_by_name
        named = [
            (actions[name].text().rstrip("…"), [_native(key) for key in actions[name].shortcuts()])
            for name in actions.names()
            if actions[name].shortcuts()
        ]
        self._add(self.tr("Everywhere"), named)
        self._add(
            self.tr("List"),
            [
                (self.tr("Next or previous model"), ["↓", "↑"]),
                (self.tr("Open the model"), ["Enter"]),
                (self.tr("Search for what you type"), ["A-Z"]),
            ],
        )
        self._add(
            self.tr("Evolution tree"),
            [
                (self.tr("Parent, first child, siblings"), ["←", "→", "↑", "↓"]),
                (self.tr("Open the card"), ["Enter"]),
                (self.tr("Fit everything, fit the selection"), ["Home", "F"]),
                (self.tr("Zoom in or out"), ["+", "-"]),
            ],
        )
        self.rows.addStretch(1)

    def _add(self, title: str, lines: list[tuple[str, list[str]]]) -> None:
        self.rows.addWidget(_label(title, "emptyTitle"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, (text, keys) in enumerate(lines):
            grid.addWidget(_label(text, "muted"), row, 0)
            holder = QHBoxLayout()
            holder.setSpacing(4)
            for key in keys:
                cap = _label(key, "shortcutHint")
                cap.setWordWrap(False)
                holder.addWidget(cap)
            holder.addStretch(1)
            grid.addLayout(holder, row, 1)
        self.rows.addLayout(grid)


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)


class SearchHelpDialog(_Dialog):
    """Each field of the query language with examples; a click on one runs it."""

    example_chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Dialogs", "How to search"), parent)
        self._language = language
        self.rows.addWidget(
            _label(
                self.tr(
                    "Words must all match: names, other ids, makers, families, tags and texts. "
                    "“Quoted words” stand together, a minus leaves out, OR and parentheses combine. "
                    "Click an example to run it."
                ),
                "muted",
            )
        )
        self._add_example_row(
            self.tr("Words"), ["deepseek v2", '"mixture of experts"', "qwen -coder", "(llama OR mistral) 7b"]
        )
        for field in FIELDS:
            self._add_field(field)
        self.rows.addStretch(1)

    def _add_field(self, field: FieldSpec) -> None:
        text = field.help_zh if self._language == "zh" else field.help
        self._add_example_row(f"{field.name}:  {text}", list(field.examples))

    def _add_example_row(self, text: str, examples: list[str]) -> None:
        self.rows.addWidget(_label(text))
        row = QHBoxLayout()
        row.setSpacing(6)
        for example in examples:
            button = QPushButton(example, self)
            button.setProperty("example", example)
            button.setObjectName("example")
            button.clicked.connect(self._on_example_clicked)
            row.addWidget(button)
        row.addStretch(1)
        self.rows.addLayout(row)

    def _on_example_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.example_chosen.emit(str(sender.property("example")))
            self.accept()
