"""`show` and `search`: the catalog in a terminal, as text or as JSON. No Qt."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.catalog.session import CatalogSession
from modelbrowser.commands.complete import complete_model, complete_query
from modelbrowser.domain.models import ModelId
from modelbrowser.domain.search import SearchHit

_LIMIT = 20


def checked_id(catalog: Path, text: str) -> str:
    """Return `text` if it is a model's id; raises UnknownModelError with the nearest ones."""
    reader = CatalogReader(catalog)
    try:
        return str(reader.summary(ModelId(text)).id)
    finally:
        reader.close()


@click.command()
@click.argument("model_id", metavar="ID", shell_complete=complete_model)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; its keys are in docs/json.md.")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.pass_obj
def show(catalog: Path, model_id: str, as_json: bool, language: str) -> None:
    """Print the card of the model ID, such as deepseek-v2."""
    from modelbrowser.export.card_json import card_to_dict
    from modelbrowser.export.card_markdown import card_to_markdown

    session = CatalogSession(catalog)
    try:
        card = session.card(model_id)
    finally:
        session.close()
    if as_json:
        click.echo(json.dumps(card_to_dict(card), ensure_ascii=False, indent=2))
    else:
        click.echo(card_to_markdown(card, language))


class _QueryCommand(click.Command):
    """Takes words such as -coder for what they are in a query ("without coder"), not for options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        minus = re.compile(r"-[^-].*")
        words = [f" {each}" if minus.fullmatch(each) and each != "-h" else each for each in args]
        return super().parse_args(ctx, words)


@click.command(cls=_QueryCommand)
@click.argument("query", nargs=-1, shell_complete=complete_query)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, best hit first.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=_LIMIT, show_default=True)
@click.pass_obj
def search(catalog: Path, query: tuple[str, ...], as_json: bool, limit: int) -> None:
    """Find models: words and filters as in the window, such as: org:deepseek context:>=128k moe."""
    session = CatalogSession(catalog)
    try:
        page = session.search(" ".join(query), limit, 0)
        for note in page.notes:
            click.echo(f"Note: {note.message}", err=True)
        if as_json:
            from modelbrowser.export.card_json import card_to_dict

            cards = [card_to_dict(session.card(hit.summary.id)) for hit in page.hits]
            click.echo(json.dumps(cards, ensure_ascii=False, indent=2))
            return
    finally:
        session.close()
    if not page.hits:
        click.echo("No model matches. Try fewer words or another spelling.", err=True)
        return
    for line in _table(page.hits):
        click.echo(line)
    if page.total > len(page.hits):
        more = "" if page.total_is_exact else "at least "
        click.echo(f"{len(page.hits)} of {more}{page.total:,} shown; --limit shows more.", err=True)


def _table(hits: tuple[SearchHit, ...]) -> list[str]:
    """Return hits as aligned columns: id, name, organization, date, intelligence, cost, context."""
    from modelbrowser.domain.context import context_badge

    rows = []
    for hit in hits:
        each = hit.summary
        context = context_badge(each.context_tokens) if each.context_tokens else "-"
        tiers = (str(each.intelligence_tier or "-"), str(each.cost_tier or "-"))
        rows.append((str(each.id), each.name, each.organization, each.released_on or "-", *tiers, context))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
