"""Shell completion of ids and queries; silent when the catalog cannot be read.

Every command imports this module, the window's too: searching is imported when a shell asks.
"""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from modelbrowser import locations
from modelbrowser.domain.errors import ModelBrowserError

_MOST = 40


def _catalog(ctx: click.Context) -> Path:
    given = ctx.parent.params.get("catalog_file") if ctx.parent else None
    return given if isinstance(given, Path) else locations.default_catalog()


def complete_model(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return ids that begin like the word at the cursor, else ids of models that match it."""
    from modelbrowser.catalog.session import CatalogSession

    try:
        session = CatalogSession(_catalog(ctx))
        hits = session.search(incomplete, 400, 0).hits
        session.close()
    except ModelBrowserError:
        return []
    ids = [CompletionItem(str(hit.summary.id), help=hit.summary.name) for hit in hits]
    begun = [item for item in ids if str(item.value).startswith(incomplete)]
    return (begun or ids)[:_MOST]


def complete_query(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return fields and values of the query language for the word at the cursor."""
    from modelbrowser.catalog.session import CatalogSession

    try:
        session = CatalogSession(_catalog(ctx))
        found = session.complete(incomplete, len(incomplete))
        session.close()
    except ModelBrowserError:
        return []
    return [
        CompletionItem(incomplete[: each.start] + each.text + incomplete[each.end :], help=each.label)
        for each in found[:_MOST]
    ]
