"""The context window: gauge, exact tokens, pages (definitions.md, "Context badge and gauge")."""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Gauge, GaugeLabel, GaugeMark, Section, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.words import integer
from modelbrowser.domain.context import GAUGE_STOPS, context_badge, gauge_position, pages


def build_window(context: CardContext) -> Section | None:
    """Return the section; None where the window is not known."""
    tokens = context.card.summary.context_tokens
    if tokens is None:
        return None
    hint = f"{_exact(context, tokens)} ≈ {_pages(context, tokens)}"
    longest = context.card.facts.max_output_tokens
    gauge = Gauge(
        _mark(context, tokens, "context_tokens"),
        _mark(context, longest, "max_output_tokens") if longest else None,
        tuple(
            GaugeLabel(
                gauge_position(stop.tokens).fraction,
                stop.text,
                labels.word(context.words, labels.GAUGE_STOPS, stop.key),
            )
            for stop in GAUGE_STOPS
        ),
    )
    title = context.translate("Card", "Context window")
    rule = context.translate("Card", "A page counts as 1,300 tokens")
    explanation = context.explainer.fact("context_tokens", title, hint, rule)
    return Section("context", title, hint, "cap-context", (gauge,), explain=explanation)


def _exact(context: CardContext, tokens: int) -> str:
    return context.translate("Card", "{tokens} tokens").format(tokens=integer(tokens))


def _pages(context: CardContext, tokens: int) -> str:
    count = pages(tokens)
    if count < 1:
        return context.translate("Card", "less than a page")
    if count == 1:
        return context.translate("Card", "1 page")
    return context.translate("Card", "{pages} pages").format(pages=integer(count))


def _mark(context: CardContext, tokens: int, field: str) -> GaugeMark:
    position = gauge_position(tokens)
    badge = context_badge(tokens)
    exact = _exact(context, tokens)
    if field == "context_tokens":
        text = context.translate("Card", "{window} · this model").format(window=badge)
        what, style, tone = context.translate("Card", "Context window"), "mark", "accent"
        rule = context.translate("Card", "{pages}, at 1,300 tokens a page")
        rule = rule.format(pages=_pages(context, tokens))
    else:
        text = context.translate("Card", "max output {window}").format(window=badge)
        what, style, tone = context.translate("Card", "Maximum output"), "small", "muted"
        rule = context.translate("Card", "The longest answer in one piece")
    arrow = {-1: "← ", 1: " →"}.get(position.clamped, "")
    shown = f"{arrow}{text}" if position.clamped < 0 else f"{text}{arrow}"
    return GaugeMark(
        position.fraction,
        position.clamped,
        Text(shown, style, tone, context.explainer.fact(field, what, exact, rule)),
    )
