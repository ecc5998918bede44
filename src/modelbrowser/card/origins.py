"""Sources used on a card, its notes, and the lines that every export ends with."""

from __future__ import annotations

from modelbrowser.card.blocks import Action, Block, Bullet, Bullets, Prose, Section, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.plain import plain, safe_link
from modelbrowser.domain.models import ModelCard, Source

MAX_NOTES = 12


def used_sources(card: ModelCard) -> tuple[Source, ...]:
    """Return the sources of the facts, scores, prices and edges that the card shows, by title."""
    ids = {origin.source_id for origin in card.provenance.values()}
    ids |= {item.source_id for item in card.scores}
    ids |= {standing.source_id for standing in card.standings.values() if standing.source_id}
    ids |= {listing.source_id for listing in card.prices}
    ids |= {link.source_id for link in (*card.parents, *card.children)}
    found = [card.sources[key] for key in ids if key in card.sources]
    return tuple(sorted(found, key=_title_order))


def _title_order(source: Source) -> tuple[str, str]:
    return (source.title.casefold(), source.id)


def attributions(card: ModelCard) -> tuple[str, ...]:
    """Return the lines that must be shown with the numbers of the used sources, each once."""
    return tuple(
        dict.fromkeys(plain(source.attribution) for source in used_sources(card) if source.attribution)
    )


def build_origins(context: CardContext) -> Section | None:
    """Return the list of sources with license, date and link."""
    sources = used_sources(context.card)
    if not sources:
        return None
    lines = tuple(_line(context, source) for source in sources)
    blocks: list[Block] = [Bullets(lines, "source")]
    notes = tuple(plain(note) for note in context.card.notes[:MAX_NOTES] if plain(note))
    if notes:
        blocks.append(Prose(Text(context.translate("Card", "Notes of the catalog"), "strong")))
        blocks.append(Bullets(tuple(Bullet(note) for note in notes), "dot"))
    title = context.translate("Card", "Sources")
    return Section("sources", title, "", "cap-sources", tuple(blocks))


def _line(context: CardContext, source: Source) -> Bullet:
    words = context.words
    parts = [plain(source.license), words.date(source.as_of)]
    url = safe_link(source.url)
    return Bullet(
        plain(source.title),
        action=Action("link", url) if url else None,
        note=" · ".join(part for part in parts if part),
    )


def foot_lines(context: CardContext) -> tuple[str, ...]:
    """Return the source lines at the foot of a card and of every export."""
    words = context.words
    line = words.translate("Card", "modelbrowser, catalog of {date} · {id}").format(
        date=words.date(context.card.catalog_date), id=context.card.summary.id
    )
    return (line, *attributions(context.card))
