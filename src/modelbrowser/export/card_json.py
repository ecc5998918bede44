"""A card as plain data: the stable object of `show --json`, documented in docs/json.md. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from modelbrowser.card.context import CardContext
from modelbrowser.card.derived import derived_bullets
from modelbrowser.card.listings import cheapest_output
from modelbrowser.card.origins import attributions, used_sources
from modelbrowser.card.words import Words
from modelbrowser.domain.context import pages
from modelbrowser.domain.derived_lines import DerivedSection, derived_lines, weights_gb
from modelbrowser.domain.models import (
    EditorialText,
    LineageLink,
    Metric,
    ModelCard,
    PriceListing,
    Provenance,
    Score,
    Source,
    Standing,
)

FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys do not change it."""

_BITS = (("16", 2.0), ("8", 1.0), ("4", 0.5))


def card_to_dict(card: ModelCard) -> dict[str, Any]:
    """Return every fact of the card: numbers as numbers, None for what is not known."""
    return {
        "format": FORMAT,
        **_identity(card),
        **_facts(card),
        "availability": [
            {"channel": str(row.channel), "level": str(row.level), "basis": str(row.basis)}
            for row in card.availability
        ],
        "capabilities": {str(key): _standing(value) for key, value in card.standings.items()},
        "tags": list(card.tags),
        "prices": [_listing(each) for each in card.prices],
        "cheapest_output_usd_per_m": cheapest_output(card.prices),
        "scores": [_score(each) for each in card.scores],
        "parents": [_link(each) for each in card.parents],
        "children": [_link(each) for each in card.children],
        "descendant_count": card.descendant_count,
        "editorial": {language: _editorial(text) for language, text in sorted(card.editorial.items())},
        "derived": _derived(card),
        "aliases": list(card.aliases),
        "notes": list(card.notes),
        "provenance": {name: _provenance(each) for name, each in sorted(card.provenance.items())},
        "sources": {source.id: _source(source) for source in _by_id(used_sources(card))},
        "attributions": list(attributions(card)),
        "catalog_date": card.catalog_date,
    }


def card_to_json(card: ModelCard) -> str:
    """Return the object as text, two spaces a level, with a line break at the end."""
    return json.dumps(card_to_dict(card), ensure_ascii=False, indent=2) + "\n"


def _identity(card: ModelCard) -> dict[str, Any]:
    summary, facts = card.summary, card.facts
    return {
        "id": str(summary.id),
        "name": summary.name,
        "organization": summary.organization,
        "organization_zh": summary.organization_zh,
        "organization_id": facts.organization_id,
        "organization_country": facts.organization_country,
        "organization_website": facts.organization_website,
        "family": summary.family,
        "type": summary.type,
        "released_on": summary.released_on,
        "updated_on": facts.updated_on,
        "status": facts.status,
        "deprecation_date": facts.deprecation_date,
    }


def _facts(card: ModelCard) -> dict[str, Any]:
    summary, facts = card.summary, card.facts
    tokens, total = summary.context_tokens, summary.params_total_b
    memory = None
    if summary.open_weights and total is not None:
        memory = {bits: weights_gb(total, size) for bits, size in _BITS}
    return {
        "open_weights": summary.open_weights,
        "license": facts.license,
        "architecture": summary.architecture,
        "params_total_b": total,
        "params_active_b": summary.params_active_b,
        "weights_gb_by_bits": memory,
        "context_tokens": tokens,
        "context_pages": pages(tokens) if tokens is not None else None,
        "max_output_tokens": facts.max_output_tokens,
        "knowledge_cutoff": facts.knowledge_cutoff,
        "input_modalities": list(facts.input_modalities),
        "output_modalities": list(facts.output_modalities),
        "reasoning": facts.reasoning,
        "tool_call": facts.tool_call,
        "structured_output": facts.structured_output,
        "attachment": facts.attachment,
        "api_available": facts.api_available,
        "input_price_usd_per_m": facts.input_price_usd_per_m,
        "output_price_usd_per_m": facts.output_price_usd_per_m,
        "price_basis": facts.price_basis,
        "intelligence_tier": _text(summary.intelligence_tier),
        "speed_tier": _text(summary.speed_tier),
        "cost_tier": _text(summary.cost_tier),
        "output_tokens_per_second": summary.output_tokens_per_second,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        "metric": metric.id,
        "label": metric.label,
        "label_zh": metric.label_zh,
        "unit": metric.unit,
        "higher_is_better": metric.higher_is_better,
        "version": metric.version,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        **_metric(standing.metric),
        "variant": standing.variant,
        "value": standing.value,
        "scaled_0_10": standing.scaled_0_10,
        "rank": standing.rank,
        "peers": standing.peers,
        "p20": standing.p20,
        "p80": standing.p80,
        "as_of": standing.as_of,
        "source": standing.source_id,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        **_metric(score.metric),
        "variant": score.variant,
        "value": score.value,
        "rank": score.rank,
        "peers": score.peers,
        "as_of": score.as_of,
        "source": score.source_id,
    }


def _listing(listing: PriceListing) -> dict[str, Any]:
    return {
        "provider_id": listing.provider_id,
        "provider": listing.provider,
        "provider_kind": listing.provider_kind,
        "first_party": listing.first_party,
        "input_usd_per_m": listing.input_usd_per_m,
        "output_usd_per_m": listing.output_usd_per_m,
        "cache_read_usd_per_m": listing.cache_read_usd_per_m,
        "context_tokens": listing.context_tokens,
        "listing_id": listing.listing_id,
        "as_of": listing.as_of,
        "source": listing.source_id,
    }


def _link(link: LineageLink) -> dict[str, Any]:
    return {
        "id": str(link.model.id),
        "name": link.model.name,
        "released_on": link.model.released_on,
        "relation": link.relation,
        "is_primary": link.is_primary,
        "basis": link.basis,
        "rule": link.rule,
        "source": link.source_id,
    }


def _editorial(text: EditorialText) -> dict[str, Any]:
    return {
        "tagline": text.tagline,
        "overview": text.overview,
        "why_it_matters": text.why_it_matters,
        "feels_like": list(text.feels_like),
        "best_for": list(text.best_for),
        "not_ideal_for": list(text.not_ideal_for),
        "tools": [{"name": tool.name, "kind": tool.kind, "url": tool.url} for tool in text.tools],
        "as_of": text.as_of,
    }


def _derived(card: ModelCard) -> dict[str, list[dict[str, Any]]]:
    """Return the derived lines (English) with rule and facts, also where editorial text stands instead."""
    context = CardContext(card, Words())
    return {
        str(section): [
            {"rule": line.rule, "text": bullet.text, "facts": dict(line.facts), "fields": list(line.fields)}
            for line, bullet in zip(
                derived_lines(card, section), derived_bullets(context, section), strict=True
            )
        ]
        for section in DerivedSection
    }


def _provenance(origin: Provenance) -> dict[str, Any]:
    return {"source": origin.source_id, "as_of": origin.as_of, "basis": origin.basis, "note": origin.note}


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "license": source.license,
        "as_of": source.as_of,
        "url": source.url,
        "attribution": source.attribution,
    }


def _by_id(sources: Iterable[Source]) -> list[Source]:
    return sorted(sources, key=lambda source: source.id)
