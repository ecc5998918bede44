"""An overview derived from facts, for models without editorial text. Silent about what is not known."""

from __future__ import annotations

import re

from modelbrowser.card import labels
from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.plain import NAME_LIMIT, plain
from modelbrowser.card.words import billions
from modelbrowser.domain.context import context_badge

_CHINESE_SPACE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


def derived_overview(context: CardContext) -> str:
    """Return one or two sentences: what it is, by whom, since when, how large, from what it comes."""
    sentences = [sentence for sentence in (_who(context), _size(context), _origin(context)) if sentence]
    if context.words.language != "zh":
        return " ".join(sentences)
    # Chinese sets no space between Chinese characters, whether or not a name in between is Chinese
    return _CHINESE_SPACE.sub("", "".join(sentences))


def explain_overview(context: CardContext) -> Explanation:
    """Say that the overview is put together from the facts of the card."""
    words = context.words
    rule = words.translate("Card", "Put together from type, maker, date, size, window and primary parent")
    return Explanation(
        words.translate("Card", "Overview"),
        "",
        basis=words.translate("Card", "derived from facts"),
        rule=rule,
    )


def _maker(context: CardContext) -> str:
    summary = context.card.summary
    name = summary.organization_zh if context.words.language == "zh" else None
    return plain(name or summary.organization, NAME_LIMIT)


def _who(context: CardContext) -> str:
    summary, words = context.card.summary, context.words
    kind = labels.word(words, labels.TYPES, summary.type)
    date = words.month(summary.released_on)
    if summary.open_weights and date:
        text = words.translate("Card", "{kind} with open weights by {maker}, released in {date}.")
    elif summary.open_weights:
        text = words.translate("Card", "{kind} with open weights by {maker}.")
    elif date:
        text = words.translate("Card", "{kind} by {maker}, released in {date}.")
    else:
        text = words.translate("Card", "{kind} by {maker}.")
    return text.format(kind=kind, maker=_maker(context), date=date)


def _size(context: CardContext) -> str:
    summary, words = context.card.summary, context.words
    if summary.params_total_b is None and summary.context_tokens is None:
        return ""
    window = context_badge(summary.context_tokens) if summary.context_tokens else ""
    if summary.params_total_b is None:
        return words.translate("Card", "It takes up to {window} tokens at once.").format(window=window)
    total = billions(summary.params_total_b)
    active = summary.params_active_b
    if active is not None and active != summary.params_total_b and window:
        text = words.translate(
            "Card", "{total} parameters, of which {active} work on each token; a {window} window."
        )
    elif active is not None and active != summary.params_total_b:
        text = words.translate("Card", "{total} parameters, of which {active} work on each token.")
    elif window:
        text = words.translate("Card", "{total} parameters; a {window} window.")
    else:
        text = words.translate("Card", "{total} parameters.")
    return text.format(total=total, active=billions(active) if active else "", window=window)


def _origin(context: CardContext) -> str:
    primary = next((link for link in context.card.parents if link.is_primary), None)
    if primary is None or primary.basis == "rule":
        return ""
    words = context.words
    parent = plain(primary.model.name, NAME_LIMIT)
    relation = labels.word(words, labels.RELATION_OF_PARENT, primary.relation)
    return words.translate("Card", "{relation}: {parent}.").format(relation=relation, parent=parent)
