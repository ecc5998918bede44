"""`tree`: the evolution tree, or the lineage of one model, as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from modelbrowser.catalog.session import CatalogSession
from modelbrowser.commands.complete import complete_model
from modelbrowser.commands.drawing import offscreen_application


@click.command()
@click.argument("model_id", metavar="[ID]", required=False, shell_complete=complete_model)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--scale", type=click.IntRange(1, 3), default=2, show_default=True, help="Pixels per point (PNG)."
)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.pass_obj
def tree(
    catalog: Path, model_id: str | None, file: Path | None, scale: int, theme: str, language: str
) -> None:
    """Draw the evolution tree, or the lineage of the model ID, to FILE (.png or .svg)."""
    if file is None:
        if model_id is None:
            raise click.UsageError("FILE is missing: for example tree.png.")
        file, model_id = Path(model_id), None
    session = CatalogSession(catalog)
    try:
        chosen = session.reader.summary(model_id).id if model_id is not None else None
        data = session.lineage_data()
    finally:
        session.close()
    application = offscreen_application(language)
    from modelbrowser.export.tree import TreeExportOptions, export_tree

    export_tree(data, file, TreeExportOptions(model_id=chosen, scale=scale, theme=theme, language=language))
    click.echo(f"{file}")
    application.quit()
