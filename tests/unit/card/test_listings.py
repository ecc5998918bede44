"""Provider listings: told once, first-party first, sorted with unknown prices last, the cheapest known."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.card.listings import cheapest_output, cost_as_shown, makers_offer, merged, sorted_listings
from modelbrowser.card.words import shown_price
from modelbrowser.domain.models import PriceListing

PRICES = st.one_of(st.none(), st.floats(0, 100))


def listing(
    provider: str, output: float | None, *, as_of: str = "2026-01-01", own: bool = False
) -> PriceListing:
    return PriceListing(provider, provider, own, 1.0, output, None, 128_000, as_of, "rates", f"{provider}/x")


LISTINGS = st.lists(st.builds(listing, st.sampled_from("abcdef"), PRICES, own=st.booleans()), max_size=12)


def test_the_same_offer_is_told_once_by_its_newest_report() -> None:
    found = merged([listing("a", 2.0), listing("a", 2.0, as_of="2026-10-01"), listing("a", 3.0)])
    assert [(each.output_usd_per_m, each.as_of) for each in found] == [
        (2.0, "2026-10-01"),
        (3.0, "2026-01-01"),
    ]


def test_the_makers_own_price_comes_first() -> None:
    found = merged([listing("cheap", 1.0), listing("maker", 9.0, own=True), listing("none", None)])
    assert [each.provider for each in found] == ["maker", "cheap", "none"]


@given(LISTINGS, st.sampled_from(["provider", "input", "output", "cached", "context"]), st.booleans())
def test_sorting_loses_nothing_and_keeps_unknown_values_last(
    listings: list[PriceListing], column: str, descending: bool
) -> None:
    found = sorted_listings(listings, column, descending=descending)
    assert sorted(map(repr, found)) == sorted(map(repr, listings))
    if column == "output":
        known = [shown_price(each.output_usd_per_m) for each in found if each.output_usd_per_m]
        assert known == sorted(known, reverse=descending)
        assert all(each.output_usd_per_m for each in found[: len(known)])


def test_a_price_of_zero_is_not_the_cheapest() -> None:
    assert cheapest_output([listing("free", 0.0), listing("a", 0.4), listing("b", None)]) == 0.4
    assert cheapest_output([listing("free", 0.0)]) is None
    assert cheapest_output([]) is None


def test_of_prices_that_look_alike_the_lower_input_price_is_cheaper() -> None:
    rounded = replace(listing("a", 4.04999), input_usd_per_m=1.00002)
    lower = replace(listing("b", 4.05), input_usd_per_m=0.95)
    unknown = replace(listing("c", 4.05), input_usd_per_m=None)
    found = sorted_listings([rounded, unknown, lower], "output", descending=False)
    assert [each.provider for each in found] == ["b", "a", "c"]
    assert min(filter(None, map(cost_as_shown, found))) == cost_as_shown(lower)
    assert cost_as_shown(listing("free", 0.0)) is None


def test_zero_stands_behind_the_prices_in_both_directions() -> None:
    listings = [listing("free", 0.0), listing("a", 2.0), listing("b", 1.0), listing("none", None)]
    for descending, expected in ((False, "b a free none"), (True, "a b free none")):
        found = sorted_listings(listings, "output", descending=descending)
        assert [each.provider for each in found] == expected.split()


def test_the_makers_offer_is_the_known_price_and_never_a_subscription() -> None:
    plan = replace(listing("plan", 0.5, own=True), provider_kind="subscription_plan")
    china, own, other = listing("china", 1.0, own=True), listing("own", 4.4, own=True), listing("other", 0.1)
    assert makers_offer([plan, china, own, other], 4.4) == own
    assert makers_offer([plan, china, own, other], None) == china
    assert makers_offer([plan, china, own, other], 3.3) is None, "the tile would show another price"
    assert makers_offer([plan, other, listing("zero", 0.0, own=True)], 0.1) is None
