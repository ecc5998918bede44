"""Opening the window, and handing a model to a window that is open already."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.commands.complete import complete_model
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.link import parse_target
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


@click.command("open")
@click.argument("target", required=False, default="", shell_complete=complete_model)
@click.pass_obj
def open_target(catalog: Path, target: str) -> None:
    """Open the window on TARGET: a model's id, a modelbrowser://model/ID link or a catalog file."""
    from modelbrowser.commands.read import checked_id

    start = parse_target(target)
    if start.catalog is not None:
        catalog = Path(start.catalog)
    model_id = checked_id(catalog, start.model_id) if start.model_id is not None else None
    raise SystemExit(open_window(catalog, model_id))
