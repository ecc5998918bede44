"""Editorial text in the language of the card, and where its numbers come from."""

from __future__ import annotations

from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.plain import NAME_LIMIT, plain
from modelbrowser.domain.models import EditorialText

_NO_TEXT = EditorialText()


def editorial_text(context: CardContext) -> EditorialText:
    """Return the editorial text in the card's language, the English one where there is no other."""
    texts = context.card.editorial
    return texts.get(context.words.language) or texts.get("en") or _NO_TEXT


def explain_editorial(context: CardContext, text: str) -> Explanation:
    """Say where the numbers of an editorial text come from: the claims whose number stands in it."""
    translate = context.words.translate
    claims = [
        context.words.labeled(plain(claim.number, NAME_LIMIT), plain(claim.source))
        for claim in context.card.claims
        if claim.number and claim.number in text
    ]
    rest = translate("Card", "Written for this catalog; numbers without a claim are facts of this card")
    date = context.explainer.as_of(editorial_text(context).as_of)
    what = translate("Card", "Editorial text")
    return Explanation(
        what,
        "",
        date=date,
        basis=rest,
        rule=("；" if context.words.language == "zh" else "; ").join(dict.fromkeys(claims)),
    )
