"""Drawing without a display: Qt on its offscreen platform, made once for the commands that export."""

from __future__ import annotations

import os
import sys
from typing import Any

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.system_libraries import Need, missing_parts, remedy


def offscreen_application(language: str) -> Any:
    """Return a QApplication that needs no display, with our fonts and the words of `language`.

    Raises:
        EnvironmentProblem: when the system lacks a library that Qt draws with.
    """
    # whatever display there may be, an export must look the same with and without it
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from modelbrowser.app import make_application
    except ImportError as error:
        missing = [part for part in missing_parts(Need.DRAWING) if not part.optional]
        if not missing:
            raise EnvironmentProblem(
                f"Qt cannot be loaded: {error}.", "Install modelbrowser again."
            ) from error
        names = ", ".join(part.name for part in missing)
        raise EnvironmentProblem(f"The system lacks {names}.", remedy(missing)) from error
    from modelbrowser import locations
    from modelbrowser.ui.i18n import LanguageController

    application = make_application([sys.argv[0]])
    LanguageController(application, locations.resources_dir() / "i18n", language)
    return application
