"""Opening the window on a target, and handing a model to a window that is open already."""

from __future__ import annotations

from pathlib import Path

import click

from modelbrowser.commands.complete import complete_model
from modelbrowser.domain.link import parse_target
from modelbrowser.opening import open_window


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
