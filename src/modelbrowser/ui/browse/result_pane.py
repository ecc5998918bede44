"""The middle pane: how many models, sorted how, the list itself, or what to do when it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from modelbrowser.domain.models import ModelId
from modelbrowser.domain.search import SearchPage
from modelbrowser.theme import Theme
from modelbrowser.ui.browse.result_delegate import ROW_HEIGHT_PX, ResultDelegate
from modelbrowser.ui.browse.result_model import ResultModel, ResultRow
from modelbrowser.ui.i18n import number


class ResultView(QTableView):
    """One column of painted rows. Enter opens, typing goes to the search box (`text_typed`)."""

    row_chosen = Signal(object)
    row_opened = Signal(object)
    text_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.data(ResultModel.IdRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_opened.emit(self.currentIndex().data(ResultModel.IdRole))
            return
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain and event.text().isprintable() and event.text().strip():
            self.text_typed.emit(event.text())
            return
        super().keyPressEvent(event)


class ResultPane(QWidget):
    """Signals: `model_chosen` (a click or Enter: a step), `model_passed` (arrow keys: no step)."""

    model_chosen = Signal(object)
    model_passed = Signal(object)
    sort_chosen = Signal(object)
    clear_wanted = Signal()
    text_typed = Signal(str)
    tree_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ResultModel(self)
        self._delegate = ResultDelegate(theme, self)
        self._catalog_size = 0
        self._page: SearchPage | None = None
        self._quiet = False
        self._sort = ""
        self._build()
        self.retranslate()

    def _build_header(self) -> QHBoxLayout:
        self._count = QLabel(self)
        self._count.setObjectName("resultCount")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._sort_button = QToolButton(self)
        self._sort_button.setObjectName("sortButton")
        self._sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort_menu = QMenu(self._sort_button)
        self._sort_button.setMenu(self._sort_menu)
        self._sort_group = QActionGroup(self)
        self._sort_group.triggered.connect(self._on_sort_triggered)
        header = QHBoxLayout()
        header.setContentsMargins(14, 7, 8, 7)
        header.addWidget(self._count, 1)
        header.addWidget(self._sort_button)
        return header

    def _build(self) -> None:
        header = self._build_header()
        self._note = QLabel(self)
        self._note.setObjectName("queryNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.hide()
        self.view = ResultView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.row_opened.connect(self._on_row_chosen)
        self.view.text_typed.connect(self.text_typed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._row_actions = {
            QAction(self.view): slot
            for slot in (self._on_open, self._on_show_in_tree, self._on_copy_name, self._on_copy_id)
        }
        for action, slot in self._row_actions.items():
            action.triggered.connect(slot)
            self.view.addAction(action)
        self.view.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._build_empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self._note)
        layout.addWidget(self._stack, 1)

    def _build_empty(self) -> QWidget:
        page = QWidget(self)
        self._empty_title = QLabel(page)
        self._empty_title.setObjectName("emptyTitle")
        self._empty_text = QLabel(page)
        self._empty_text.setObjectName("emptyText")
        self._empty_text.setWordWrap(True)
        self._empty_text.setTextFormat(Qt.TextFormat.PlainText)
        self._clear = QPushButton(page)
        self._clear.clicked.connect(self.clear_wanted)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 48, 24, 24)
        layout.setSpacing(10)
        layout.addWidget(self._empty_title)
        layout.addWidget(self._empty_text)
        layout.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return page

    # -- content ---------------------------------------------------------------------------------

    def show_page(
        self, page: SearchPage, selected: ModelId | None, language: str, *, reveal: bool = True
    ) -> None:
        """Show a new answer; the selection stays on its model where the answer has it.

        `reveal` scrolls to that model; without it the best hits are in view.
        """
        self._page = page
        self._quiet = True
        self.model.set_first_page(page, language)
        self._quiet = False
        self.view.scrollToTop()  # a reset leaves the scroll bar where it was
        self._stack.setCurrentIndex(0 if page.total else 1)
        self.select(selected, reveal=reveal)
        notes = "  ".join(
            note.message_zh if language == "zh" and note.message_zh else note.message for note in page.notes
        )
        self._note.setText(notes)
        self._note.setVisible(bool(notes))
        self._update_count()

    def select(self, model_id: ModelId | None, *, reveal: bool = True) -> None:
        """Mark a model's row without emitting anything; no row when the answer lacks the model."""
        row = self.model.find(model_id)
        self._quiet = True
        if row < 0:
            self.view.selectionModel().clear()
            if self._page is not None and model_id is None:
                self.view.scrollToTop()
        else:
            index = self.model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            if reveal:
                self.view.scrollTo(index)
            else:  # a view scrolls to its current row by itself
                self.view.scrollToTop()
        self._quiet = False

    def set_catalog_size(self, models: int) -> None:
        self._catalog_size = models
        self._update_count()

    def set_sort(self, sort: str) -> None:
        """Show which order the query asks for ("" is by relevance)."""
        self._sort = sort
        for action in self._sort_group.actions():
            action.setChecked(action.data() == sort)
        chosen = self._sort_group.checkedAction()
        self._sort_button.setText(chosen.text() if chosen else self.tr("Sorted"))

    def focus_first(self) -> None:
        """Put the keyboard on the selected row if it can be seen, else on the first one."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        place = self.view.visualRect(self.view.currentIndex())
        seen = place.isValid() and self.view.viewport().rect().intersects(place)
        if not seen and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def first_id(self) -> ModelId | None:
        """Return the best hit, or None when there is none."""
        row = self.model.row(0) if self.model.rowCount() else None
        return row.model_id if row else None

    def apply_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.view.viewport().update()

    # -- words -----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Models found"))
        self._sort_button.setToolTip(self.tr("Change the order of the list"))
        self._empty_title.setText(self.tr("No model matches"))
        self._empty_text.setText(
            self.tr(
                "Try fewer words or another spelling, or take filters away. "
                "Names, makers, families and the ids used elsewhere are searched."
            )
        )
        self._clear.setText(self.tr("Clear search and filters"))
        words = (self.tr("Open card"), self.tr("Show in the tree"), self.tr("Copy name"), self.tr("Copy id"))
        for action, text in zip(self._row_actions, words, strict=True):
            action.setText(text)
        self._fill_sort_menu()
        self._update_count()

    def _fill_sort_menu(self) -> None:
        self._sort_menu.clear()
        for action in self._sort_group.actions():
            self._sort_group.removeAction(action)
            action.deleteLater()
        for key, text in (
            ("", self.tr("Relevance")),
            ("-released", self.tr("Newest first")),
            ("released", self.tr("Oldest first")),
            ("-intelligence", self.tr("Intelligence ↓")),
            ("-speed", self.tr("Speed ↓")),
            ("price", self.tr("Output price ↑")),
            ("-context", self.tr("Context window ↓")),
            ("-params", self.tr("Parameters ↓")),
            ("params", self.tr("Parameters ↑")),
            ("name", self.tr("Name A-Z")),
        ):
            action = QAction(text, self._sort_group)
            action.setCheckable(True)
            action.setData(key)
            self._sort_menu.addAction(action)
        self.set_sort(self._sort)

    def _update_count(self) -> None:
        page = self._page
        if page is None:
            self._count.setText("")
            return
        found = number(page.total) + ("" if page.total_is_exact else "+")
        if page.total == self._catalog_size or not self._catalog_size:
            self._count.setText(self.tr("{0} models").format(found))
        else:
            self._count.setText(self.tr("{0} of {1} models").format(found, number(self._catalog_size)))

    # -- intents ---------------------------------------------------------------------------------

    def _on_row_chosen(self, model_id: object) -> None:
        if model_id:
            self.model_chosen.emit(model_id)

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid() and (model_id := current.data(ResultModel.IdRole)):
            self.model_passed.emit(model_id)

    def _current_row(self) -> ResultRow | None:
        index = self.view.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _on_open(self) -> None:
        if row := self._current_row():
            self.model_chosen.emit(row.model_id)

    def _on_show_in_tree(self) -> None:
        if row := self._current_row():
            self.tree_wanted.emit(row.model_id)

    def _on_copy_name(self) -> None:
        if row := self._current_row():
            QGuiApplication.clipboard().setText(row.name)

    def _on_copy_id(self) -> None:
        if row := self._current_row():
            QGuiApplication.clipboard().setText(row.model_id)

    def _on_sort_triggered(self, action: QAction) -> None:
        self.sort_chosen.emit(action.data() or None)
