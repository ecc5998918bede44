"""What is in the way, in the language of the window.

The rooms below say their problems in English, for terminals and logs. The frequent ones are known here by
their form and told in the words of the interface; any other is shown as it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from modelbrowser.domain.errors import EnvironmentProblem

_CONTEXT = "Problems"
_COMMAND_LINE = re.compile(r"--catalog|`modelbrowser ")
_CHOOSE_ANOTHER = QT_TRANSLATE_NOOP(
    "Problems", "Choose another catalog in the menu, or install the program again."
)
_FORMS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Problems", "{0} is being written to by another program."),
    QT_TRANSLATE_NOOP("Problems", "{0} is locked by another program."),
    QT_TRANSLATE_NOOP("Problems", "{0} cannot be opened."),
    QT_TRANSLATE_NOOP("Problems", "{0} cannot be read: {1}."),
    QT_TRANSLATE_NOOP("Problems", "{0} is damaged: {1}."),
    QT_TRANSLATE_NOOP("Problems", "The catalog {0} is empty."),
    QT_TRANSLATE_NOOP("Problems", "The catalog {0} is cut off after {1} bytes."),
    QT_TRANSLATE_NOOP("Problems", "The catalog {0} is cut off: {1} of {2} bytes."),
    QT_TRANSLATE_NOOP("Problems", "{0} is not a database."),
    QT_TRANSLATE_NOOP("Problems", "{0} is a database of another program, not a catalog."),
    QT_TRANSLATE_NOOP(
        "Problems", "{0} was made by a newer version of this program (schema {1}, this one reads {2})."
    ),
    QT_TRANSLATE_NOOP(
        "Problems", "{0} was made by an older version of this program (schema {1}, this one reads {2})."
    ),
    QT_TRANSLATE_NOOP("Problems", "{0} is a folder, not a catalog file."),
    QT_TRANSLATE_NOOP("Problems", "{0} is no ordinary file."),
    QT_TRANSLATE_NOOP("Problems", "There is no catalog at {0}."),
    QT_TRANSLATE_NOOP("Problems", "{0} may not be read."),
    QT_TRANSLATE_NOOP("Problems", "The folder {0} does not exist."),
    QT_TRANSLATE_NOOP("Problems", "{0} is a folder."),
    QT_TRANSLATE_NOOP("Problems", "{0} is read-only."),
    QT_TRANSLATE_NOOP("Problems", "The disk is full; {0} was not written."),
    QT_TRANSLATE_NOOP("Problems", "{0} may not be written."),
    QT_TRANSLATE_NOOP("Problems", "{0} cannot be a file name here."),
    QT_TRANSLATE_NOOP("Problems", "{0} cannot be written: {1}."),
    QT_TRANSLATE_NOOP("Problems", "{0} cannot be written."),
    QT_TRANSLATE_NOOP("Problems", "Close it there first."),
    QT_TRANSLATE_NOOP("Problems", "Close it there and try again."),
    QT_TRANSLATE_NOOP("Problems", "Check its permissions."),
    QT_TRANSLATE_NOOP("Problems", "Check its permissions and those of its folder."),
    QT_TRANSLATE_NOOP("Problems", "Check the disk or the network drive."),
    QT_TRANSLATE_NOOP("Problems", "Update the program, or use the catalog that came with it."),
    QT_TRANSLATE_NOOP("Problems", "Make it first or choose another one."),
    QT_TRANSLATE_NOOP("Problems", "Give a file name."),
    QT_TRANSLATE_NOOP("Problems", "Choose another name or make it writable."),
    QT_TRANSLATE_NOOP("Problems", "Free some space and try again."),
    QT_TRANSLATE_NOOP("Problems", "Choose a folder that you may write to."),
    QT_TRANSLATE_NOOP("Problems", "Choose a folder that exists and that you may write to."),
    QT_TRANSLATE_NOOP("Problems", "Choose a shorter, plainer name."),
    QT_TRANSLATE_NOOP("Problems", "Choose another place."),
    QT_TRANSLATE_NOOP("Problems", "Choose a smaller scale."),
)


def problem_texts(problem: EnvironmentProblem) -> tuple[str, str]:
    """Return (what is in the way, what to do about it) for a person in front of the window.

    Advice that only helps at a terminal is replaced by what the window offers.
    """
    remedy = problem.remedy
    if _COMMAND_LINE.search(remedy):
        remedy = str(_CHOOSE_ANOTHER)
        return _told(problem.message), QCoreApplication.translate(_CONTEXT, remedy)
    return _told(problem.message), _told(remedy)


def _told(text: str) -> str:
    """Return a sentence of a known form in the language of the interface, any other as it stands."""
    for form, pattern in _patterns():
        if (match := pattern.fullmatch(text)) is not None:
            return QCoreApplication.translate(_CONTEXT, form).format(*match.groups())
    return text


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return every form with the pattern that finds what stands in its places."""
    forms = [str(form) for form in _FORMS]
    return tuple(
        (form, re.compile(re.sub(r"\\\{\d\\\}", "(.+)", re.escape(form)), re.DOTALL)) for form in forms
    )
