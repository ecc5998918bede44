"""Opening the window: what could end Qt without a word is asked before Qt is imported.

The shortest way from a start to the window passes here, so nothing of the command line is imported.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.system_libraries import Need, display_problem, missing_libraries, opens_on_x, remedy


def open_window(catalog: Path, model_id: str | None = None) -> int:
    """Open the window over `catalog` and return the exit code.

    Raises:
        EnvironmentProblem: for a bad catalog, no display, or a missing system library. Qt would end the
            process without a word we could catch, so all three are asked before Qt is imported.
    """
    open_catalog(catalog).close()
    problem = display_problem()
    if problem is not None:
        raise EnvironmentProblem(problem)
    # nothing that is made while starting is garbage; collecting for it takes a tenth of the start
    # (benchmarks/startup.py). The program collects again from its first picture on.
    gc.disable()
    _import_qt()
    from modelbrowser.app import run

    return run(catalog, model_id)


def _import_qt() -> None:
    missing = missing_libraries(Need.WINDOW if opens_on_x() else Need.DRAWING)
    if missing:
        names = ", ".join(part.name for part in missing)
        raise EnvironmentProblem(f"The system lacks {names}.", remedy(missing))
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise EnvironmentProblem(f"Qt cannot be loaded: {error}.", "Install modelbrowser again.") from error
    _stop_reading_sources()


def _stop_reading_sources() -> None:
    """Keep PySide from reading the source of every module that is imported from here on.

    It looks there for `from __feature__ import ...`, which nothing here uses. Reading takes 6 ms of a start
    and keeps 14 MiB of source text in memory. Where another PySide looks elsewhere, this does nothing.
    """
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _no_features


def _no_features(_module: object) -> bool:
    return False
