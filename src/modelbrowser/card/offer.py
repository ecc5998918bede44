"""Availability, prices and self-hosting (definitions.md, "Availability", "Self-hosting")."""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Block, Fact, FactRows, Meter, Meters, Section, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.listings import makers_offer
from modelbrowser.card.plain import NAME_LIMIT, plain
from modelbrowser.card.price_basis import price_basis
from modelbrowser.card.words import dollars, gigabytes
from modelbrowser.domain.availability import Availability, AvailabilityLevel, Channel
from modelbrowser.domain.derived_lines import weights_gb
from modelbrowser.domain.models import PriceListing

_BITS = ((16, 2.0), (8, 1.0), (4, 0.5))
_LEVEL_TONES = {
    AvailabilityLevel.AVAILABLE: "good",
    AvailabilityLevel.LIMITED: "warning",
    AvailabilityLevel.NOT_AVAILABLE: "faint",
    AvailabilityLevel.UNKNOWN: "faint",
}


def build_availability(context: CardContext) -> Section | None:
    """Return the four channels; unknown stays unknown. None for a card without that part."""
    if not context.card.availability:
        return None
    rows = tuple(_channel(context, row) for row in context.card.availability)
    title = context.translate("Card", "Availability")
    return Section("availability", title, "", "cap-availability", (FactRows(rows),), pair="offer")


def _channel(context: CardContext, row: Availability) -> Fact:
    words = context.words
    label = labels.word(words, labels.CHANNELS, row.channel)
    key = "released" if (row.channel, row.level) == _RELEASED else row.level
    value = labels.word(words, labels.LEVELS, key)
    rule = labels.word(words, labels.LEVEL_BASES, row.basis)
    field = {Channel.API: "api_available", Channel.OPEN_SOURCE: "open_weights"}.get(row.channel)
    if field and field in context.card.provenance:
        explanation = context.explainer.fact(field, label, value, rule)
    else:
        explanation = Explanation(label, value, rule=rule)
    return Fact(label, Text(value, "value", _LEVEL_TONES[row.level], explanation))


_RELEASED = (Channel.OPEN_SOURCE, AvailabilityLevel.AVAILABLE)


def build_pricing(context: CardContext) -> Section | None:
    """Return prices and weight memory; None where nothing of it is known."""
    rows: list[Fact] = []
    translate = context.translate
    if context.card.summary.open_weights:
        label, free = translate("Card", "Self-host"), labels.word(context.words, labels.TIERS, "free")
        rule = translate("Card", "The weights are published; hardware is yours to pay")
        rows.append(
            Fact(
                label, Text(free, "value", "free", context.explainer.fact("open_weights", label, free, rule))
            )
        )
    offer = makers_offer(context.card.prices, context.card.facts.output_price_usd_per_m)
    rows.extend(_fact_prices(context) if offer is None else _listing_rows(context, offer))
    blocks: list[Block] = [FactRows(tuple(rows))] if rows else []
    meters = _weights(context)
    if meters:
        blocks.append(meters)
    if not blocks:
        return None
    has_price = len(rows) > bool(context.card.summary.open_weights)
    hint = translate("Card", "USD per million tokens") if has_price else ""
    return Section("pricing", translate("Card", "Pricing"), hint, "cap-price", tuple(blocks), pair="offer")


def _listing_rows(context: CardContext, listing: PriceListing) -> list[Fact]:
    provider = plain(listing.provider, NAME_LIMIT)
    translate = context.translate
    rows = []
    for label, price in (
        (translate("Card", "Input"), listing.input_usd_per_m),
        (translate("Card", "Output"), listing.output_usd_per_m),
        (translate("Card", "Cached input"), listing.cache_read_usd_per_m),
    ):
        if price is not None:
            value = dollars(price)
            what = translate("Card", "{label}, {provider}").format(label=label, provider=provider)
            explanation = context.explainer.measured(what, value, listing.source_id, listing.as_of)
            rows.append(Fact(label, Text(value, "value", "text", explanation), provider))
    return rows


def _fact_prices(context: CardContext) -> list[Fact]:
    facts, translate = context.card.facts, context.translate
    rows = []
    for field, label, price in (
        ("input_price_usd_per_m", translate("Card", "Input"), facts.input_price_usd_per_m),
        ("output_price_usd_per_m", translate("Card", "Output"), facts.output_price_usd_per_m),
    ):
        if price is not None:
            value, note = dollars(price), price_basis(context)
            rows.append(
                Fact(
                    label,
                    Text(value, "value", "text", context.explainer.fact(field, label, value, note)),
                    note,
                )
            )
    return rows


def _weights(context: CardContext) -> Meters | None:
    """Return the weight memory at 16, 8 and 4 bits of an open model of known size."""
    total = context.card.summary.params_total_b
    if not context.card.summary.open_weights or total is None:
        return None
    translate = context.translate
    largest = weights_gb(total, _BITS[0][1])
    meters = []
    for bits, size in _BITS:
        label = translate("Card", "{bits}-bit").format(bits=bits)
        value = gigabytes(weights_gb(total, size))
        rule = translate("Card", "Total parameters × {size} bytes; weights only").format(size=f"{size:g}")
        explanation = context.explainer.fact("params_total_b", label, value, rule)
        meters.append(
            Meter(label, Text(value, "value", "text", explanation), weights_gb(total, size) / largest)
        )
    return Meters(translate("Card", "Weight memory"), translate("Card", "weights only"), tuple(meters))
