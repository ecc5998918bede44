"""The bar on top: back, forward, search, the pages, language, theme, menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from modelbrowser.domain.location import View
from modelbrowser.theme import Theme
from modelbrowser.ui.icons import icon
from modelbrowser.ui.search_box import SearchBox

_PAGE_ICONS = {View.BROWSE: "browse", View.EVOLUTION: "evolution"}


class TopBar(QWidget):
    """Shows state and emits intents; the window decides what they do."""

    view_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.search = SearchBox(theme, self)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(640)
        self.back = self._button("back")
        self.forward = self._button("forward")
        self.language = self._button(None)
        self.theme_button = self._button("moon")
        self.menu_button = self._button("menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu_button.setMenu(self.menu)
        self.pages = self._build_pages()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(6)
        row.addWidget(self.search, 10)
        row.addSpacing(8)
        row.addWidget(self.pages)
        row.addStretch(1)
        row.addWidget(self.language)
        row.addWidget(self.theme_button)
        row.addWidget(self.menu_button)
        self.apply_theme(theme)
        self.retranslate()

    def _button(self, icon_name: str | None) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(18, 18))
        button.setProperty("iconName", icon_name or "")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build_pages(self) -> QWidget:
        holder = QWidget(self)
        holder.setObjectName("segments")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(holder)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._page_group = QActionGroup(self)
        self._page_group.triggered.connect(self._on_page_triggered)
        self._page_actions: dict[View, QAction] = {}
        for view in View:
            action = QAction(self._page_group)
            action.setCheckable(True)
            action.setData(view)
            button = QToolButton(holder)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
            self._page_actions[view] = action
        return holder

    def page_action(self, view: View) -> QAction:
        """Return the action of a page, for menus and shortcuts."""
        return self._page_actions[view]

    def show_view(self, view: View) -> None:
        if not self._page_actions[view].isChecked():
            self.search.stop_completing()
        self._page_actions[view].setChecked(True)
        self._paint_pages()

    def show_history(self, can_go_back: bool, can_go_forward: bool) -> None:
        self.back.setEnabled(can_go_back)
        self.forward.setEnabled(can_go_forward)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self.back, self.forward, self.theme_button, self.menu_button):
            name = str(button.property("iconName"))
            button.setIcon(icon(name, theme.text, theme.faint))
        self.theme_button.setIcon(icon("sun" if theme.is_dark else "moon", theme.text))
        self.search.apply_theme(theme)
        self._paint_pages()

    def _paint_pages(self) -> None:
        for view, action in self._page_actions.items():
            color = self._theme.accent if action.isChecked() else self._theme.muted
            action.setIcon(icon(_PAGE_ICONS[view], color))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        for button, text in (
            (self.back, self.tr("Back (Alt+Left)")),
            (self.forward, self.tr("Forward (Alt+Right)")),
            (self.theme_button, self.tr("Light or dark (Ctrl+Shift+T)")),
            (self.menu_button, self.tr("Menu (F10)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.language.setText(self.tr("中文", "the language one switches to"))
        self.language.setToolTip(self.tr("Switch to Chinese"))
        self.language.setAccessibleName(self.tr("Switch to Chinese"))
        self._page_actions[View.BROWSE].setText(self.tr("Browse"))
        self._page_actions[View.BROWSE].setToolTip(self.tr("Search and read cards (Ctrl+1)"))
        self._page_actions[View.EVOLUTION].setText(self.tr("Evolution"))
        self._page_actions[View.EVOLUTION].setToolTip(self.tr("Who descends from whom, over time (Ctrl+2)"))

    def _on_page_triggered(self, action: QAction) -> None:
        self._paint_pages()
        self.view_chosen.emit(action.data())
