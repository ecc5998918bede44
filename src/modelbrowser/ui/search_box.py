"""The search box: one line of the query language, with completion and marks under what is not understood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QWidget

from modelbrowser.domain.search import QueryNote
from modelbrowser.theme import Theme
from modelbrowser.ui.icons import icon
from modelbrowser.ui.line_edit import LineEdit

# Below the limit at which a wait is felt; at 1,500 models an answer takes a few milliseconds
DEBOUNCE_MS = 4
_COMPLETION_ROWS = 9


class SearchBox(LineEdit):
    """Signals: `query_edited(str)` a moment after typing; `accepted` on Enter; `left_down` to the list."""

    query_edited = Signal(str)
    accepted = Signal()
    left_down = Signal()
    help_wanted = Signal()
    completions_wanted = Signal(str, int)
    memory_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setMaxLength(2000)
        self.setClearButtonEnabled(False)
        self._notes: tuple[QueryNote, ...] = ()
        self._warning = QColor(theme.warning)
        self._lead = QAction(self)
        self.addAction(self._lead, QLineEdit.ActionPosition.LeadingPosition)
        self._memory = QAction(self)
        self._memory.triggered.connect(self.memory_wanted)
        self._help = QAction(self)
        self._help.triggered.connect(self.help_wanted)
        self._clear = QAction(self)
        self._clear.triggered.connect(self._on_clear_triggered)
        self.addAction(self._memory, QLineEdit.ActionPosition.TrailingPosition)
        self.addAction(self._help, QLineEdit.ActionPosition.TrailingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._hint = QLabel(self)
        self._hint.setObjectName("shortcutHint")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.textEdited.connect(self._on_text_edited)
        self.textChanged.connect(self._on_text_changed)
        self.popup = CompletionPopup(self)
        self.popup.chosen.connect(self._on_completion_chosen)
        self._completions: tuple[tuple[str, str, int], ...] = ()
        self._completing = False
        self._composing = False
        self.apply_theme(theme)
        self.retranslate()
        self._on_text_changed("")

    # -- content ---------------------------------------------------------------------------------

    def show_query(self, query: str) -> None:
        """Show a query that came from elsewhere (a facet, the history) without emitting anything."""
        self._timer.stop()
        if query != self.text():
            self.setText(query)

    def show_notes(self, notes: Sequence[QueryNote]) -> None:
        """Underline what was not understood."""
        self._notes = tuple(notes)
        self._underline()

    def stop_completing(self) -> None:
        """Hide the completions, as when another page is shown."""
        self._stop_completing()

    def show_completions(self, completions: Sequence[tuple[str, str, int]]) -> None:
        """Offer (shown text, whole new query, new cursor place); nothing hides the list.

        Completions that come after the search was run or the box was left are not shown.
        """
        self._completions = tuple(completions[:_COMPLETION_ROWS])
        if not self._completions or not self._completing:
            self.popup.hide()
            return
        self.popup.show_rows([shown for shown, _, _ in self._completions], self)

    # -- looks and words -------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        self._warning = QColor(theme.warning)
        self._lead.setIcon(icon("search", theme.muted))
        self._clear.setIcon(icon("clear", theme.muted))
        self._help.setIcon(icon("help", theme.muted))
        self._memory.setIcon(icon("bookmark", theme.muted))
        self._underline()

    def retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Name, maker, family, or context:>=128k"))
        self.setAccessibleName(self.tr("Search"))
        for action, text in (
            (self._lead, self.tr("Search")),
            (self._clear, self.tr("Clear (Esc)")),
            (self._memory, self.tr("Saved and recent searches (Ctrl+D)")),
            (self._help, self.tr("How to search (F1)")),
        ):
            action.setText(text)  # what a screen reader says of the button
            action.setToolTip(text)
        self._hint.setText(
            QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_K).toString(QKeySequence.SequenceFormat.NativeText)
        )
        self._hint.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.move(self.width() - self._hint.width() - 66, (self.height() - self._hint.height()) // 2)

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Tab moves the focus before keyPressEvent would hear of it
        pressed = event.type() == QEvent.Type.KeyPress and self.popup.isVisible()
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            return self.popup.take_key(Qt.Key.Key_Tab)
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._stop_completing()
        super().focusOutEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and event.commitString():
            self._underline()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.popup.isVisible() and self.popup.take_key(key):
            self._completing = self.popup.isVisible()
            return
        if key == Qt.Key.Key_Escape and self.text():
            self._on_clear_triggered()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._flush()
            self.left_down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._flush()
            self.accepted.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._want_completions()
        else:
            super().keyPressEvent(event)

    def _on_clear_triggered(self) -> None:
        self.clear()
        self._stop_completing()
        self._timer.stop()
        self.query_edited.emit("")
        self.setFocus()

    def _on_text_edited(self, _text: str) -> None:
        self._timer.start()
        # plain words are answered by the list itself, which a popup would cover
        if any(colon in self._word_at_cursor() for colon in ":："):
            self._want_completions()
        else:
            self._stop_completing()

    def _word_at_cursor(self) -> str:
        return self.text()[: self.cursorPosition()].rpartition(" ")[2]

    def _want_completions(self) -> None:
        self._completing = True
        self.completions_wanted.emit(self.text(), self.cursorPosition())

    def _stop_completing(self) -> None:
        self._completing = False
        self.popup.hide()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._hint.setVisible(not text)

    def _on_timer_timeout(self) -> None:
        self.query_edited.emit(self.text())

    def _flush(self) -> None:
        self._stop_completing()
        if self._timer.isActive():
            self._timer.stop()
            self.query_edited.emit(self.text())

    def _on_completion_chosen(self, row: int) -> None:
        _, query, cursor = self._completions[row]
        self.popup.hide()
        self.setText(query)
        self.setCursorPosition(cursor)
        self._timer.stop()
        self.query_edited.emit(query)
        self._want_completions()

    def _underline(self) -> None:
        """Mark the notes' places; QLineEdit has no other way to format a part of its text.

        Not while an input method composes: the event would throw the unfinished word away.
        """
        if self._composing:
            return
        attributes = []
        for note in self._notes:
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(self._warning)
            attributes.append(
                QInputMethodEvent.Attribute(
                    QInputMethodEvent.AttributeType.TextFormat,
                    note.start - self.cursorPosition(),
                    note.end - note.start,
                    style,
                )
            )
        event = QInputMethodEvent("", attributes)
        QApplication.sendEvent(self, event)


class CompletionPopup(QListView):
    """What could stand at the cursor: never takes the keyboard away from the box."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("completions")
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = QStringListModel(self)
        self.setModel(self._rows)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: list[str], box: QWidget) -> None:
        """Show the rows under `box`, none marked: Enter still runs the search as typed."""
        self._rows.setStringList(rows)
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        height = sum(self.sizeHintForRow(row) for row in range(len(rows))) + 10
        corner = box.mapToGlobal(QPoint(0, box.height() + 3))
        self.setGeometry(corner.x(), corner.y(), min(box.width(), 480), height)
        self.show()

    def take_key(self, key: int) -> bool:
        """Handle a key meant for the open list; return whether it was one."""
        row, last = self.currentIndex().row(), self._rows.rowCount() - 1
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Down and row < last:
            self.setCurrentIndex(self._rows.index(row + 1, 0))
        elif key == Qt.Key.Key_Up and row >= 0:
            self.setCurrentIndex(self._rows.index(row - 1, 0) if row else QModelIndex())
        elif key == Qt.Key.Key_Tab or (key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0):
            self.chosen.emit(max(row, 0))
        else:
            return False
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())
