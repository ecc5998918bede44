"""Opening the window, and handing a model to a window that is open already."""

from __future__ import annotations

from pathlib import Path

import click

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.system_libraries import Need, display_problem, missing_parts, remedy


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
    _import_qt()
    from modelbrowser.app import run

    return run(catalog, model_id)


def _import_qt() -> None:
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        missing = [part for part in missing_parts(Need.WINDOW) if not part.optional]
        if missing:
            names = ", ".join(part.name for part in missing)
            raise EnvironmentProblem(f"The system lacks {names}.", remedy(missing)) from error
        raise EnvironmentProblem(f"Qt cannot be loaded: {error}.", "Install modelbrowser again.") from error


@click.command("open")
@click.argument("model", required=False)
@click.pass_obj
def open_model(catalog: Path, model: str | None) -> None:
    """Open the window on MODEL: an id, or a modelbrowser://model/ID link."""
    from modelbrowser.commands.read import checked_id
    from modelbrowser.single_instance import parse_link

    model_id = None
    if model:
        model_id = checked_id(catalog, parse_link(model) if "://" in model else model)
    raise SystemExit(open_window(catalog, model_id))
