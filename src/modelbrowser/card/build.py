"""A whole card from its parts, in the order of the design."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from modelbrowser.card import labels
from modelbrowser.card.blocks import CardContent, Chip, Chips, Section
from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.head import build_head
from modelbrowser.card.kin import build_kin
from modelbrowser.card.offer import build_availability, build_pricing
from modelbrowser.card.origins import build_origins, foot_lines
from modelbrowser.card.prose import build_prose, build_why
from modelbrowser.card.providers import build_providers
from modelbrowser.card.skill import build_skill
from modelbrowser.card.tiles import build_tiles
from modelbrowser.card.window import build_window

SECTION_KEYS = (
    "tiles",
    "why",
    "tags",
    "context",
    "availability",
    "pricing",
    "providers",
    "capability",
    "feels_like",
    "best_for",
    "not_ideal_for",
    "tools",
    "evolution",
    "sources",
)
"""Every section in reading order; the head and the foot are always there."""


def build_card(context: CardContext, sections: Iterable[str] | None = None) -> CardContent:
    """Return the card's content; `sections` limits it to some of SECTION_KEYS."""
    found = (
        *build_tiles(context),
        build_why(context),
        _tags(context),
        build_window(context),
        build_availability(context),
        build_pricing(context),
        build_providers(context),
        build_skill(context),
        *build_prose(context),
        build_kin(context),
        build_origins(context),
    )
    wanted = None if sections is None else frozenset(sections)
    kept = tuple(
        part
        for part in found
        if part is not None and (wanted is None or part.key.partition("/")[0] in wanted)
    )
    return CardContent(build_head(context), _paired(kept), foot_lines(context))


def _paired(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Take the pair mark from a section that has nobody beside it."""
    counts: dict[str, int] = {}
    for section in sections:
        counts[section.pair] = counts.get(section.pair, 0) + 1
    return tuple(
        replace(section, pair="") if section.pair and counts[section.pair] == 1 else section
        for section in sections
    )


def _tags(context: CardContext) -> Section | None:
    """Return the core capabilities; None where no rule gave one."""
    words = context.words
    chips = tuple(
        Chip(
            f"cap-{key.replace('_', '-')}",
            labels.word(words, labels.TAG_NAMES, key),
            labels.word(words, labels.TAG_LINES, key) if key in labels.TAG_LINES else "",
            _tag_explanation(context, key),
        )
        for key in context.card.tags[:24]
    )
    if not chips:
        return None
    return Section("tags", words.translate("Card", "Core capabilities"), "", "cap-tags", (Chips(chips),))


def _tag_explanation(context: CardContext, key: str) -> Explanation:
    words = context.words
    name = labels.word(words, labels.TAG_NAMES, key)
    rule = labels.word(words, labels.TAG_RULES, key)
    field = labels.TAG_FIELDS.get(key, "")
    if field in context.card.provenance:
        return context.explainer.fact(field, name, "", rule)
    return Explanation(name, "", rule=rule)
