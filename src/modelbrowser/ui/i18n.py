"""Languages of the interface: English as written in the source, Simplified Chinese from a .qm file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

LANGUAGES = ("en", "zh")
SYSTEM = "system"

_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript, QLocale.Country.China),
}


def resolve_language(choice: str) -> str:
    """Return "en" or "zh" for a choice; "system" follows the desktop, English for all others."""
    if choice in LANGUAGES:
        return choice
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def number(value: int) -> str:
    """Return a whole number with thousands separators ("1,516"); both languages write it alike."""
    return f"{value:,}"


class LanguageController(QObject):
    """Installs the translation; widgets hear of it by the LanguageChange event, others by the signal."""

    language_changed = Signal(str)

    def __init__(self, application: QCoreApplication, folder: Path, choice: str) -> None:
        super().__init__(application)
        self._application = application
        self._folder = folder
        self._translator: QTranslator | None = None
        self.choice = choice
        self.language = "en"
        self._install(resolve_language(choice))

    def choose(self, choice: str) -> None:
        """Switch to "en", "zh" or "system"."""
        self.choice = choice
        language = resolve_language(choice)
        if language != self.language:
            self._install(language)
            self.language_changed.emit(language)

    def _install(self, language: str) -> None:
        self.language = language
        QLocale.setDefault(_LOCALES[language])
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        if language == "zh":
            translator = QTranslator(self)
            if translator.load("modelbrowser_zh_CN", str(self._folder)):
                self._application.installTranslator(translator)
                self._translator = translator
