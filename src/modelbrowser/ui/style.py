"""The look of every standard widget: palette and style sheet, both made from the theme tokens.

This is the only module of the program that writes a style sheet.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from modelbrowser import locations
from modelbrowser import theme as tokens
from modelbrowser.paint.fonts import font
from modelbrowser.theme import Theme

SYSTEM = "system"

_SHEET = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 6px 8px; }}
QMainWindow, QDialog {{ background: {background}; }}
QWidget#topBar {{ background: {surface}; border-bottom: 1px solid {line}; }}
QWidget#sidebar, QWidget#resultPane {{ background: {surface}; }}
QStatusBar {{ background: {surface}; border-top: 1px solid {line}; color: {muted}; font-size: 12px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {muted}; font-size: 12px; padding: 0 6px; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QLineEdit {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 8px;
    padding: 6px 10px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 1px solid {accent}; }}
QLineEdit#searchBox {{ padding: 7px 6px 7px 2px; font-size: 13px; }}
QLabel#shortcutHint {{ color: {faint}; border: 1px solid {line}; border-radius: 4px; padding: 1px 5px;
    font-size: 11px; background: {background}; }}
QLabel#resultCount {{ color: {muted}; font-size: 13px; }}
QLabel#queryNote {{ color: {warning}; font-size: 12px; padding: 0 14px 6px 14px; }}
QLabel#emptyTitle {{ color: {text}; font-size: 15px; font-weight: 600; }}
QLabel#emptyText {{ color: {muted}; font-size: 13px; }}
QLabel#dialogTitle {{ color: {text}; font-size: 18px; font-weight: 600; }}
QLabel#muted {{ color: {muted}; }}
QTableView, QListView {{ background: {surface}; border: none; outline: none; color: {text}; }}
QToolButton {{ background: transparent; color: {text}; border: 1px solid transparent; border-radius: 8px;
    padding: 5px 8px; }}
QToolButton:hover {{ background: {selection}; }}
QToolButton:pressed, QToolButton:checked {{ background: {accent_soft}; color: {accent}; }}
QToolButton:focus {{ border: 1px solid {accent}; }}
QToolButton:disabled {{ color: {faint}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton#sortButton {{ color: {muted}; padding: 3px 20px 3px 6px; font-size: 13px; }}
QToolButton#sortButton::menu-indicator {{ image: url({chevron}); width: 11px; height: 11px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }}
QWidget#segments {{ border: 1px solid {line}; border-radius: 8px; background: {surface}; }}
QWidget#segments QToolButton {{ color: {muted}; border-radius: 7px; padding: 6px 14px; margin: 0; }}
QWidget#segments QToolButton:checked {{ color: {accent}; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 8px;
    padding: 6px 14px; }}
QPushButton#example {{ padding: 3px 9px; color: {accent}; font-size: 12px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QPushButton:hover {{ background: {selection}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {faint}; background: {background}; border-color: {line}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 4px; }}
QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 0; }}
QScrollBar::handle {{ background: {scroll}; border-radius: 3px; margin: 1px 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {track}; border: none; border-radius: 3px; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QListView#completions {{ background: {raised}; border: 1px solid {line}; padding: 4px; }}
QListView#completions::item {{ padding: 5px 8px; border-radius: 5px; color: {text}; }}
QListView#completions::item:selected {{ background: {selection}; color: {text}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QCheckBox, QRadioButton {{ spacing: 8px; color: {text}; padding: 2px; }}
QCheckBox:disabled, QRadioButton:disabled, QLabel:disabled {{ color: {faint}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 4px;
    background: {surface}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 8px;
    background: {surface}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {accent}; border-radius: 8px;
    background: {on_accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {faint}; }}
QComboBox {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 8px;
    padding: 6px 10px; }}
QComboBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url({chevron}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px;
    selection-background-color: {selection}; selection-color: {text}; outline: none; }}
QSlider::groove:horizontal {{ height: 4px; background: {track}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ height: 4px; background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
    background: {surface}; border: 2px solid {accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {faint}; }}
QSlider::handle:horizontal:disabled {{ border-color: {faint}; }}
QTextBrowser {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 8px; }}
"""


def resolve_theme(choice: str) -> Theme:
    """Return the theme for "light", "dark" or "system" (what the desktop asks for; light if it does not)."""
    if choice in tokens.THEMES:
        return tokens.THEMES[choice]
    scheme = QGuiApplication.styleHints().colorScheme()
    return tokens.DARK if scheme == Qt.ColorScheme.Dark else tokens.LIGHT


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet in the colors of `theme`."""
    scroll = "#C6CCD6" if not theme.is_dark else "#3A4350"
    colors = {name: getattr(theme, name) for name in theme.__slots__ if isinstance(getattr(theme, name), str)}
    icons = (locations.resources_dir() / "icons").as_posix()
    pictures = {name: f'"{icons}/control-{name}-{theme.name}.svg"' for name in ("check", "chevron")}
    return _SHEET.format(scroll=scroll, **pictures, **colors)


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach (native dialogs, selections)."""
    result = QPalette()
    role = QPalette.ColorRole
    for key, value in (
        (role.Window, theme.background),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.background),
        (role.Text, theme.text),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Mid, theme.line),
    ):
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.faint))
    return result


class ThemeController(QObject):
    """Holds the chosen theme ("light", "dark", "system") and dresses the application in it."""

    theme_changed = Signal(object)

    def __init__(self, application: QApplication, choice: str) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self.theme = resolve_theme(choice)
        application.setFont(font(tokens.TEXT_M))
        self._dress()
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def choice(self) -> str:
        return self._choice

    def choose(self, choice: str) -> None:
        """Switch to "light", "dark" or "system" and tell everyone who paints."""
        self._choice = choice
        self._refresh()

    def _on_system_scheme_changed(self) -> None:
        if self._choice == SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        theme = resolve_theme(self._choice)
        if theme is self.theme:
            return
        self.theme = theme
        self._dress()
        self.theme_changed.emit(theme)

    def _dress(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
