"""`export`: one card, or the cards of all models that a query finds, as files."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.termui import progressbar

from modelbrowser.card.kinship import KinIndex
from modelbrowser.catalog.session import CatalogSession
from modelbrowser.commands.complete import complete_model
from modelbrowser.commands.drawing import offscreen_application

FORMATS = ("png", "svg", "pdf", "md", "json")


@click.command()
@click.argument("model_id", metavar="[ID]", required=False, shell_complete=complete_model)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--query", help="Export every model that this query finds, instead of one ID.")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="The folder for --query.")
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default="png", show_default=True, help="For --query."
)
@click.option(
    "--scale", type=click.IntRange(1, 3), default=2, show_default=True, help="Pixels per point (PNG)."
)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--width", type=click.IntRange(480, 1600), default=760, show_default=True, help="In points.")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option("--section", "sections", multiple=True, help="Only this section; may be given several times.")
@click.pass_context
def export(ctx: click.Context, /, model_id: str | None, file: Path | None, **options: object) -> None:
    """Export the card of the model ID to FILE.

    The suffix of FILE picks the format: .png, .svg, .pdf, .md or .json. No display is needed.
    """
    query, folder = options.pop("query"), options.pop("folder")
    kind = options.pop("kind")
    if (query is None) == (model_id is None):
        raise click.UsageError("Give either an ID and a FILE, or --query and --to.")
    session = CatalogSession(ctx.obj)
    try:
        if model_id is not None:
            if file is None:
                raise click.UsageError("FILE is missing: for example deepseek-v2.png.")
            _export_one(session, model_id, file, options)
        else:
            if not isinstance(folder, Path):
                raise click.UsageError("--query needs --to FOLDER.")
            _export_many(session, str(query), folder, str(kind), options)
    finally:
        session.close()


def _export_one(session: CatalogSession, model_id: str, file: Path, options: dict[str, object]) -> None:
    card = session.card(model_id)
    application = offscreen_application(str(options["language"]))
    from modelbrowser.export.card import export_card, make_options

    kinship = KinIndex(session.lineage_data()).of_card(card)
    export_card(card, session.legend(), file, make_options(**options), kinship=kinship)
    click.echo(f"{file}")
    application.quit()


def _export_many(
    session: CatalogSession, query: str, folder: Path, kind: str, options: dict[str, object]
) -> None:
    found = session.matches(query)  # None: an empty query, which filters nothing
    if found is None:
        found = frozenset(each.id for each in session.reader.all_summaries())
    models = sorted(found)
    if not models:
        raise click.ClickException(f"No model matches {query!r}; nothing was written.")
    application = offscreen_application(str(options["language"]))
    from modelbrowser.export.card import export_card, make_folder, make_options

    make_folder(folder)
    legend, chosen = session.legend(), make_options(**options)
    kin = KinIndex(session.lineage_data())
    done = 0
    try:
        with progressbar(models, label=f"{len(models)} cards", file=sys.stderr) as bar:
            for each in bar:
                card = session.card(each)
                path = folder / f"{each}.{kind}"
                export_card(card, legend, path, chosen, kinship=kin.of_card(card))
                done += 1
    except KeyboardInterrupt:
        click.echo(
            f"\nStopped: {done} of {len(models)} cards are in {folder}; each of them is whole.", err=True
        )
        raise SystemExit(130) from None
    finally:
        application.quit()
    click.echo(f"{done} cards in {folder}")
