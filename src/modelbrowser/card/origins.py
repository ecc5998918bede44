"""Sources used on a card, its notes, and the lines that every export ends with."""

from __future__ import annotations

from modelbrowser.card import labels
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
        heading = context.translate("Card", "Notes of the catalog")
        if context.words.language == "zh" and not _is_chinese("".join(notes)):
            heading = context.words.aside(heading, context.translate("Card", "in English"))
        blocks.append(Prose(Text(heading, "strong")))
        blocks.append(Bullets(tuple(Bullet(_note(context, note)) for note in notes), "dot"))
    title = context.translate("Card", "Sources")
    return Section("sources", title, "", "cap-sources", tuple(blocks))


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _note(context: CardContext, note: str) -> str:
    """Return a note "field: reason" with the field as the interface calls it."""
    field, colon, reason = note.partition(": ")
    if not colon or field not in labels.FIELDS:
        return note
    return context.words.labeled(labels.word(context.words, labels.FIELDS, field), reason)


def _line(context: CardContext, source: Source) -> Bullet:
    words = context.words
    parts = [labels.source_text(words, plain(source.license)), words.date(source.as_of)]
    url = safe_link(source.url)
    return Bullet(
        labels.source_text(words, plain(source.title)),
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
