"""Languages of the interface: English as written in the source, Simplified Chinese from a .qm file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

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
        self._translators: list[QTranslator] = []
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
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()
        if language == "zh":
            # Qt's own buttons and menus first, so that our words win
            qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            for name, folder in (("qtbase_zh_CN", qt_folder), ("modelbrowser_zh_CN", str(self._folder))):
                translator = QTranslator(self)
                if translator.load(name, folder):
                    self._application.installTranslator(translator)
                    self._translators.append(translator)
