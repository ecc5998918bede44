"""How are these two related? A panel that names the second model and reads out the way between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from modelbrowser.paint.tree.style import TreeColors
from modelbrowser.ui.icons import icon
from modelbrowser.ui.line_edit import LineEdit

WIDTH_PX = 330
_MOST_COMPLETIONS = 20_000


class RelationPanel(QWidget):
    """Emits `other_wanted` with the name that was typed and `closed` when it is dismissed."""

    other_wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colors: TreeColors | None = None
        self._first = ""
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.field = LineEdit(self)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completer_activated)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.answer = QPlainTextEdit(self)
        self.answer.setReadOnly(True)
        self.answer.setTabChangesFocus(True)
        self.answer.setFrameStyle(0)
        self.close_button = QToolButton(self)
        self.close_button.clicked.connect(self._on_close_clicked)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 12)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.answer, 1)
        self.setFixedSize(WIDTH_PX, 250)
        self.retranslate()
        self.hide()

    def set_names(self, names: list[str]) -> None:
        """Set the names that the field completes, most prominent first."""
        self._names.setStringList(names[:_MOST_COMPLETIONS])

    def ask(self, first: str) -> None:
        """Open the panel for a model."""
        self._first = first
        self.field.clear()
        self.answer.clear()
        self._show_title()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, first: str, other: str, text: str) -> None:
        """Show an answer."""
        self._first = first
        self._show_title()
        self.field.setText(other)
        self.answer.setPlainText(text)
        self.show()
        self.raise_()

    def apply_theme(self, colors: TreeColors) -> None:
        """Use a theme's colors."""
        self._colors = colors
        self.close_button.setIcon(icon("close", colors.theme.muted))
        self.update()

    def _show_title(self) -> None:
        self.title.setText(self.tr("How is {0} related to").format(self._first))

    def _on_completer_activated(self, text: str) -> None:
        self.other_wanted.emit(text)

    def _on_return_pressed(self) -> None:
        self.other_wanted.emit(self.field.text())

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.setAccessibleName(self.tr("How are these two related?"))
        self.field.setPlaceholderText(self.tr("Name of another model"))
        self.field.setAccessibleName(self.tr("Name of another model"))
        self.answer.setAccessibleName(self.tr("How they are related"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self._show_title()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._colors is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colors.line, 1))
        painter.setBrush(self._colors.raised)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
