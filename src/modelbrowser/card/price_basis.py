"""Whose price the card's price is, in words."""

from __future__ import annotations

from modelbrowser.card.context import CardContext
from modelbrowser.card.plain import plain


def price_basis(context: CardContext) -> str:
    """Return "first-party price of openai", "median of 3 providers" and the like; "" when not known."""
    basis = context.card.facts.price_basis or ""
    translate = context.translate
    if basis.startswith("first_party:"):
        return translate("Card", "first-party price ({provider})").format(
            provider=plain(basis.partition(":")[2])
        )
    if basis == "median_of_1_providers":
        return translate("Card", "price of the only provider listed")
    if basis.startswith("median_of_"):
        count = basis.removeprefix("median_of_").partition("_")[0]
        return translate("Card", "median of {count} providers").format(count=count)
    if basis == "artificial_analysis_listing":
        return translate("Card", "as listed by Artificial Analysis")
    return plain(basis.replace("_", " "))
