"""Where to run it: every provider listing with price and context, the cheapest marked."""

from __future__ import annotations

from modelbrowser.card.blocks import Action, Block, Column, Link, Prose, Section, Table, TableRow, Text
from modelbrowser.card.context import PRICES, CardContext
from modelbrowser.card.listings import DEFAULT_SORT, SUBSCRIPTION, cost_as_shown, merged, sorted_listings
from modelbrowser.card.plain import NAME_LIMIT, plain
from modelbrowser.card.words import dollars, integer
from modelbrowser.domain.context import context_badge
from modelbrowser.domain.models import PriceListing

TABLE = "providers"
SHOWN_CLOSED = 6
MAX_ROWS = 400
MOST_CHEAPEST = 3
"""A price that more providers ask is the usual one: none of them is marked."""


def build_providers(context: CardContext) -> Section | None:
    """Return the table; None without listings. Closed, it shows the first six rows."""
    listings = merged(context.card.prices)
    if not listings:
        return None
    translate = context.translate
    column, descending = context.state.sort_of(TABLE) or DEFAULT_SORT
    ordered = sorted_listings(listings, column, descending=descending)
    is_open = context.state.is_open(PRICES)
    shown = ordered[: MAX_ROWS if is_open else SHOWN_CLOSED]
    costs = [cost for listing in listings if (cost := cost_as_shown(listing)) is not None]
    cheapest = min(costs, default=None)
    if cheapest is not None and costs.count(cheapest) > MOST_CHEAPEST:
        cheapest = None
    rows = tuple(_row(context, listing, cheapest) for listing in shown)
    blocks: list[Block] = [Table(TABLE, _columns(context, column, descending), rows)]
    if len(ordered) > SHOWN_CLOSED:
        more = _more(context, is_open, len(ordered))
        blocks.extend(() if more is None else (more,))
    if any(listing.output_usd_per_m == 0 for listing in shown):
        note = translate(
            "Card",
            "$0 is a free tier or part of a subscription: it follows the prices, never as the cheapest.",
        )
        blocks.append(Prose(Text(note, "small", "faint")))
    providers = len({listing.provider for listing in listings})
    hint = translate("Card", "{listings} listings of {providers} providers, USD per million tokens")
    if providers == 1:
        hint = translate("Card", "one provider, USD per million tokens")
    hint = hint.format(listings=integer(len(listings)), providers=integer(providers))
    title = translate("Card", "Where to run it")
    rule = translate("Card", "Counted over all listings; equal offers of one provider count once")
    explanation = context.explainer.computed(title, hint, rule)
    return Section("providers", title, hint, "cap-providers", tuple(blocks), explain=explanation)


def _more(context: CardContext, is_open: bool, count: int) -> Block | None:
    """Return what opens or closes the table; on paper, how many listings are left out."""
    if context.state.printing:
        if is_open:
            return None
        note = context.translate("Card", "{shown} of {count} listings, the cheapest first").format(
            shown=SHOWN_CLOSED, count=integer(count)
        )
        return Prose(Text(note, "small", "faint"))
    text = (
        context.translate("Card", "Show fewer")
        if is_open
        else context.translate("Card", "Show all {count} listings").format(count=integer(count))
    )
    return Link(Text(text, "link", "accent", action=Action("toggle", PRICES)))


def _columns(context: CardContext, column: str, descending: bool) -> tuple[Column, ...]:
    translate = context.translate
    titles = (
        ("provider", translate("Card", "Provider"), False, 2.4),
        ("input", translate("Card", "Input"), True, 1.0),
        ("output", translate("Card", "Output"), True, 1.0),
        ("cached", translate("Card", "Cached"), True, 1.0),
        ("context", translate("Card", "Context"), True, 1.0),
    )
    direction = -1 if descending else 1
    return tuple(
        Column(title, number, weight, key, direction if key == column else 0)
        for key, title, number, weight in titles
    )


def _row(context: CardContext, listing: PriceListing, cheapest: tuple[float, float] | None) -> TableRow:
    translate = context.translate
    name = plain(listing.provider, NAME_LIMIT)
    is_cheapest = cheapest is not None and cost_as_shown(listing) == cheapest
    shown = name
    if listing.first_party:
        shown = translate("Card", "{provider} (maker)").format(provider=name)
    elif listing.provider_kind == SUBSCRIPTION:
        shown = translate("Card", "{provider} (subscription)").format(provider=name)
    if is_cheapest:
        shown = translate("Card", "{provider} · cheapest").format(provider=shown)
    listing_id = translate("Card", "Listed as {id}").format(id=plain(listing.listing_id, NAME_LIMIT))
    source = context.explainer.measured(name, listing_id, listing.source_id, listing.as_of)
    cells = [Text(shown, "strong" if is_cheapest or listing.first_party else "cell", "text", source)]
    for label, price in (
        (translate("Card", "Input"), listing.input_usd_per_m),
        (translate("Card", "Output"), listing.output_usd_per_m),
        (translate("Card", "Cached"), listing.cache_read_usd_per_m),
    ):
        cells.append(_price(context, listing, f"{label}, {name}", price))
    tokens = listing.context_tokens
    explanation = None
    if tokens:
        what = f"{translate('Card', 'Context')}, {name}"
        exact = translate("Card", "{tokens} tokens").format(tokens=integer(tokens))
        explanation = context.explainer.measured(what, exact, listing.source_id, listing.as_of)
    cells.append(Text(context_badge(tokens) if tokens else "–", "number", "muted", explanation))
    return TableRow(tuple(cells), strong=is_cheapest)


def _price(context: CardContext, listing: PriceListing, what: str, price: float | None) -> Text:
    if price is None:
        return Text("–", "number", "faint")
    value = dollars(price)
    return Text(
        value, "number", "text", context.explainer.measured(what, value, listing.source_id, listing.as_of)
    )
