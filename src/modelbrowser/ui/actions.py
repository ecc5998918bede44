"""The window's actions: one place for texts, shortcuts and menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_CTRL, _SHIFT, _ALT = Qt.Modifier.CTRL, Qt.Modifier.SHIFT, Qt.Modifier.ALT

# name -> shortcuts; the first one is shown
_SHORTCUTS: dict[str, tuple[QKeySequence, ...]] = {
    "back": (QKeySequence(_ALT | Qt.Key.Key_Left), QKeySequence(Qt.Key.Key_Back)),
    "forward": (QKeySequence(_ALT | Qt.Key.Key_Right), QKeySequence(Qt.Key.Key_Forward)),
    "find": (
        QKeySequence(_CTRL | Qt.Key.Key_K),
        QKeySequence(_CTRL | Qt.Key.Key_F),
        QKeySequence(_CTRL | Qt.Key.Key_L),
    ),
    "memory": (QKeySequence(_CTRL | Qt.Key.Key_D),),
    "browse": (QKeySequence(_CTRL | Qt.Key.Key_1),),
    "evolution": (QKeySequence(_CTRL | Qt.Key.Key_2), QKeySequence(_CTRL | Qt.Key.Key_T)),
    "export": (QKeySequence(_CTRL | Qt.Key.Key_E),),
    "copy_picture": (QKeySequence(_CTRL | _SHIFT | Qt.Key.Key_C),),
    "copy_markdown": (QKeySequence(_CTRL | _SHIFT | Qt.Key.Key_M),),
    "open_catalog": (QKeySequence(_CTRL | Qt.Key.Key_O),),
    "sidebar": (QKeySequence(_CTRL | Qt.Key.Key_B),),
    "toggle_theme": (QKeySequence(_CTRL | _SHIFT | Qt.Key.Key_T),),
    "help_search": (QKeySequence(Qt.Key.Key_F1),),
    "shortcuts": (QKeySequence(_CTRL | Qt.Key.Key_Slash),),
    "menu": (QKeySequence(Qt.Key.Key_F10),),
    "quit": (QKeySequence(_CTRL | Qt.Key.Key_Q),),
}
_CHECKABLE = frozenset({"sidebar"})
# action -> what it asks for; "shown" is the card or the tree, whichever is on the screen
EXPORTS = {
    "export": "shown",
    "export_many": "many",
    "export_tree": "tree",
    "copy_picture": "picture",
    "copy_markdown": "markdown",
}
DIALOGS = {"help_search": "search", "shortcuts": "shortcuts", "about": "about"}
THEME_CHOICES = ("system", "light", "dark")
LANGUAGE_CHOICES = ("system", "en", "zh")


class WindowActions(QObject):
    """Makes the actions and fills the menu. `theme_chosen` and `language_chosen` carry the choice's key."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    export_chosen = Signal(str)
    dialog_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._named: dict[str, QAction] = {}
        for name in (*_SHORTCUTS, "export_many", "export_tree", "about"):
            action = QAction(window)
            action.setShortcuts(list(_SHORTCUTS.get(name, ())))
            action.setCheckable(name in _CHECKABLE)
            window.addAction(action)
            self._named[name] = action
        self._themes = self._choices(window, THEME_CHOICES)
        self._languages = self._choices(window, LANGUAGE_CHOICES)
        self._themes.triggered.connect(self._on_theme_triggered)
        self._languages.triggered.connect(self._on_language_triggered)
        for names, slot in (
            (EXPORTS, self._on_export_triggered),
            (DIALOGS, self._on_dialog_triggered),
        ):
            for name, data in names.items():
                self._named[name].setData(data)
                self._named[name].triggered.connect(slot)

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self._named)

    @staticmethod
    def _choices(window: QWidget, keys: tuple[str, ...]) -> QActionGroup:
        group = QActionGroup(window)
        for key in keys:
            action = QAction(group)
            action.setCheckable(True)
            action.setData(key)
        return group

    def show_choices(self, theme: str, language: str) -> None:
        """Mark the chosen theme and language."""
        for group, chosen in ((self._themes, theme), (self._languages, language)):
            for action in group.actions():
                action.setChecked(action.data() == chosen)

    def fill(self, menu: QMenu) -> None:
        """Fill the window's one menu."""
        menu.clear()
        self._add(menu, "export", "export_many", "copy_picture", "copy_markdown", "export_tree")
        menu.addSeparator()
        self._add(menu, "back", "forward", "find", "memory", "browse", "evolution", "sidebar")
        menu.addSeparator()
        self._theme_menu = menu.addMenu("")
        self._theme_menu.addActions(self._themes.actions())
        self._language_menu = menu.addMenu("")
        self._language_menu.addActions(self._languages.actions())
        menu.addSeparator()
        self._add(menu, "open_catalog", "help_search", "shortcuts", "about")
        menu.addSeparator()
        self._add(menu, "quit")
        self.retranslate()

    def _add(self, menu: QMenu, *names: str) -> None:
        for name in names:
            menu.addAction(self._named[name])

    def retranslate(self) -> None:
        """Set every text anew, after a change of language."""
        for name, text in (
            ("back", self.tr("Back")),
            ("forward", self.tr("Forward")),
            ("find", self.tr("Search")),
            ("memory", self.tr("Saved and recent searches")),
            ("browse", self.tr("Browse")),
            ("evolution", self.tr("Evolution tree")),
            ("export", self.tr("Export this card…")),
            ("export_many", self.tr("Export all models found…")),
            ("copy_picture", self.tr("Copy card as picture")),
            ("copy_markdown", self.tr("Copy card as Markdown")),
            ("export_tree", self.tr("Export the tree…")),
            ("open_catalog", self.tr("Open another catalog…")),
            ("sidebar", self.tr("Filters")),
            ("toggle_theme", self.tr("Light or dark")),
            ("help_search", self.tr("How to search")),
            ("shortcuts", self.tr("Keyboard")),
            ("menu", self.tr("Menu")),
            ("about", self.tr("About and data sources")),
            ("quit", self.tr("Quit")),
        ):
            self._named[name].setText(text)
        for key, text in zip(
            THEME_CHOICES, (self.tr("Like the system"), self.tr("Light"), self.tr("Dark")), strict=True
        ):
            self._set_choice(self._themes, key, text)
        for key, text in zip(
            LANGUAGE_CHOICES, (self.tr("Like the system"), "English", "简体中文"), strict=True
        ):
            self._set_choice(self._languages, key, text)
        self._theme_menu.setTitle(self.tr("Theme"))
        self._language_menu.setTitle(self.tr("Language"))

    @staticmethod
    def _set_choice(group: QActionGroup, key: str, text: str) -> None:
        for action in group.actions():
            if action.data() == key:
                action.setText(text)

    def _on_export_triggered(self) -> None:
        self._pass_on(self.export_chosen)

    def _on_dialog_triggered(self) -> None:
        self._pass_on(self.dialog_chosen)

    def _pass_on(self, signal: SignalInstance) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            signal.emit(sender.data())

    def _on_theme_triggered(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    def _on_language_triggered(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())
