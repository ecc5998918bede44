"""Provider listings as a reader wants them: duplicates merged, sorted, the cheapest known."""

from __future__ import annotations

import math
from collections.abc import Iterable

from modelbrowser.card.words import shown_price
from modelbrowser.domain.models import PriceListing

DEFAULT_SORT = ("output", False)
SUBSCRIPTION = "subscription_plan"


def merged(prices: Iterable[PriceListing]) -> list[PriceListing]:
    """Return the listings with equal offers of one provider told once, the newest report first kept.

    Order: first-party first, then by output price; $0 and unknown prices last.
    """
    newest: dict[tuple[object, ...], PriceListing] = {}
    for listing in prices:
        key = (
            listing.provider,
            listing.input_usd_per_m,
            listing.output_usd_per_m,
            listing.cache_read_usd_per_m,
            listing.context_tokens,
        )
        known = newest.get(key)
        if known is None or (listing.as_of or "") > (known.as_of or ""):
            newest[key] = listing
    return sorted(newest.values(), key=_reading_order)


def _reading_order(listing: PriceListing) -> tuple[object, ...]:
    return (
        not listing.first_party,
        *_price_order(listing.output_usd_per_m),
        listing.provider,
        listing.listing_id,
    )


def _price_order(value: float | None) -> tuple[bool, bool, float]:
    return (value is None, not value, value or 0.0)


def sorted_listings(listings: Iterable[PriceListing], column: str, *, descending: bool) -> list[PriceListing]:
    """Return the listings by "provider", "input", "output", "cached" or "context".

    In both directions $0 (a free tier, a subscription) follows the prices, and unknown values are last. Of
    output prices that are shown alike, the lower input price comes first, then the maker.
    """
    ordered = sorted(listings, key=lambda listing: (listing.provider.casefold(), listing.listing_id))
    if column == "output":
        ordered.sort(key=lambda listing: (_input_order(listing), not listing.first_party))
    if column == "provider":
        return ordered[::-1] if descending else ordered
    known = [listing for listing in ordered if _value(listing, column)]
    nothing = [listing for listing in ordered if _value(listing, column) == 0]
    unknown = [listing for listing in ordered if _value(listing, column) is None]
    known.sort(key=lambda listing: shown_price(_value(listing, column) or 0.0), reverse=descending)
    return known + nothing + unknown


def _input_order(listing: PriceListing) -> float:
    return math.inf if listing.input_usd_per_m is None else shown_price(listing.input_usd_per_m)


def _value(listing: PriceListing, column: str) -> float | None:
    if column == "input":
        return listing.input_usd_per_m
    if column == "cached":
        return listing.cache_read_usd_per_m
    if column == "context":
        return listing.context_tokens
    return listing.output_usd_per_m


def makers_offer(prices: Iterable[PriceListing], known_price: float | None) -> PriceListing | None:
    """Return the maker's own listing of `known_price`, the price by which the model is judged (USD per
    million output tokens); where none is known, its cheapest. None without any: a card has one price.

    Subscription plans and listings without an output price do not count.
    """
    own = [
        listing
        for listing in merged(prices)
        if listing.first_party and listing.output_usd_per_m and listing.provider_kind != SUBSCRIPTION
    ]
    return next((each for each in own if known_price in (None, each.output_usd_per_m)), None)


def cheapest_output(listings: Iterable[PriceListing]) -> float | None:
    """Return the lowest output price above zero: a price of 0 is a free tier or a subscription plan."""
    prices = [listing.output_usd_per_m for listing in listings if listing.output_usd_per_m]
    return min(prices, default=None)


def cost_as_shown(listing: PriceListing) -> tuple[float, float] | None:
    """Return output and input price as shown, by which one offer is cheaper than another; None: no price."""
    price = listing.output_usd_per_m
    return (shown_price(price), _input_order(listing)) if price else None
