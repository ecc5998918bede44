"""The four headline tiles, the legend behind them and the rows that each was computed from.

Source of the rules: definitions.md, "Percentile tiers", "Cost tier", "Context badge and gauge".
"""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Action, Link, Section, Text, Tile, Tiles
from modelbrowser.card.context import (
    CONTEXT_TILE,
    COST_TILE,
    INTELLIGENCE_TILE,
    LEGEND,
    SPEED_TILE,
    CardContext,
)
from modelbrowser.card.explain import Explanation
from modelbrowser.card.listings import cheapest_output
from modelbrowser.card.names import metric_name
from modelbrowser.card.tile_rows import legend_sections, tile_blocks, unranked_scores
from modelbrowser.card.words import dollars, integer, metric_value, shown_price
from modelbrowser.domain.context import context_badge
from modelbrowser.domain.models import Capability, Standing
from modelbrowser.domain.tiers import CostTier, PercentileTier, percentile_tier

_PERCENTILE_STEPS = {
    PercentileTier.TOP1: 6,
    PercentileTier.TOP5: 5,
    PercentileTier.TOP10: 4,
    PercentileTier.GOOD: 3,
    PercentileTier.MEDIUM: 2,
    PercentileTier.BELOW: 1,
}
PERCENTILE_OF = 6
_COST_STEPS = {CostTier.FREE: 4, CostTier.LOW: 3, CostTier.MODERATE: 2, CostTier.HIGH: 1}
COST_OF = 4

# Lower bounds in tokens of the six context steps and their colors; the bounds of the result list's badges
# (ui.labels.CONTEXT_COLOR_STEPS), with the gauge's "Long docs" stop as one more step below
_CONTEXT_STEPS: tuple[tuple[int, int, str], ...] = (
    (1_000_000, 6, "top5"),
    (400_000, 5, "top10"),
    (200_000, 4, "good"),
    (100_000, 3, "medium"),
    (32_000, 2, "below"),
    (1, 1, "below"),
)


def context_step(tokens: int) -> tuple[int, str]:
    """Return how many of six segments a window fills, and the key of its color."""
    for bound, steps, key in _CONTEXT_STEPS:
        if tokens >= bound:
            return steps, key
    return 0, "none"


def build_tiles(context: CardContext) -> tuple[Section, ...]:
    """Return the tiles, the rows behind the open one, the line that opens the legend, and the legend."""
    tiles = (_intelligence(context), _speed(context), _cost(context), _context(context))
    title = context.translate("Card", "At a glance")
    sections = [Section("tiles", title, blocks=(Tiles(tiles),), bare=True)]
    for tile in tiles:
        if tile.open:
            behind = context.translate("Card", "Behind the tile: {name}").format(name=tile.label)
            sections.append(Section("tiles/rows", behind, blocks=tile_blocks(context)))
    if not context.state.printing:
        sections.append(_question(context))
    if context.state.is_open(LEGEND):
        sections.extend(legend_sections(context))
    return tuple(sections)


def _question(context: CardContext) -> Section:
    question = context.translate("Card", "How are Intelligence, Speed and Cost bucketed?")
    mark = "▾" if context.state.is_open(LEGEND) else "▸"
    link = Link(Text(f"{question} {mark}", "link", "accent", action=Action("toggle", LEGEND)))
    return Section("tiles/question", question, blocks=(link,), bare=True)


def rank_text(context: CardContext, rank: int, peers: int) -> str:
    """Return "rank 628 of 680"."""
    text = context.translate("Card", "rank {rank} of {peers}")
    return text.format(rank=integer(rank), peers=integer(peers))


def _no_data(context: CardContext, key: str, label: str, note: str, of: int) -> Tile:
    word = context.translate("Card", "No data")
    why = context.translate("Card", "No source of this catalog gives it")
    return _without_tier(context, key, Explanation(label, word, rule=why), note, of)


def _without_tier(context: CardContext, key: str, explanation: Explanation, note: str, of: int) -> Tile:
    """Return a tile that says the explanation's value in gray and fills no segment."""
    text = Text(explanation.value, "tile", "none", explanation, Action("toggle", key))
    return Tile(key, explanation.what, text, note, 0, of, context.state.is_open(key))


def _measured_tile(context: CardContext, key: str, label: str, standing: Standing, shown: str) -> Tile:
    tier = _tier_of(standing)
    table_key = "slow" if standing.capability is Capability.SPEED and tier == PercentileTier.BELOW else tier
    word = labels.word(context.words, labels.TIERS, table_key)
    rank = rank_text(context, standing.rank, standing.peers)
    rule = context.translate("Card", "{metric}: {value}, {rank} (tiers by share of peers)").format(
        metric=metric_name(context.words, standing.metric), value=shown, rank=rank
    )
    explanation = context.explainer.computed(
        context.words.labeled(label, word), shown, rule, standing.source_id, standing.as_of
    )
    text = Text(word, "tile", tier, explanation, Action("toggle", key))
    return Tile(
        key,
        label,
        text,
        f"{shown} · {rank}",
        _PERCENTILE_STEPS[tier],
        PERCENTILE_OF,
        context.state.is_open(key),
    )


def _tier_of(standing: Standing) -> PercentileTier:
    return percentile_tier(standing.rank, standing.peers)


def _intelligence(context: CardContext) -> Tile:
    label = context.translate("Card", "Intelligence")
    standing = context.card.standings.get(Capability.REASONING)
    if standing is None:
        note = context.translate("Card", "not ranked")
        return _no_data(context, INTELLIGENCE_TILE, label, note, PERCENTILE_OF)
    shown = metric_value(standing.value, standing.metric)
    return _measured_tile(context, INTELLIGENCE_TILE, label, standing, shown)


def _speed(context: CardContext) -> Tile:
    label = context.translate("Card", "Speed")
    standing = context.card.standings.get(Capability.SPEED)
    if standing is None:
        return _speed_before(context, label)
    shown = _tokens_per_second(context, standing.value)
    return _measured_tile(context, SPEED_TILE, label, standing, shown)


def _tokens_per_second(context: CardContext, value: float) -> str:
    return context.translate("Card", "{speed} tok/s").format(speed=f"{value:,.0f}")


def _speed_before(context: CardContext, label: str) -> Tile:
    """Return the tile of a model that the newest measurement leaves out: its last speed, if it has one."""
    older = unranked_scores(context, Capability.SPEED)
    if not older:
        return _no_data(context, SPEED_TILE, label, context.translate("Card", "not measured"), PERCENTILE_OF)
    last = max(older, key=lambda each: (each.as_of, each.value))
    shown = _tokens_per_second(context, last.value)
    rule = context.translate("Card", "Tiers rank the newest measurement, and this model is not in it.")
    found = context.explainer.computed(label, shown, rule, last.source_id, last.as_of)
    note = context.translate("Card", "{month}, not ranked").format(month=context.words.month(last.as_of))
    return _without_tier(context, SPEED_TILE, found, note, PERCENTILE_OF)


def _cost_untiered(context: CardContext, label: str) -> Tile:
    """Return the tile of a model without an output price: its input price, as embeddings have."""
    price = context.card.facts.input_price_usd_per_m
    if price is None:
        return _no_data(context, COST_TILE, label, context.translate("Card", "no price known"), COST_OF)
    rule = context.translate("Card", "Tiers go by the output price, and there is none")
    shown = dollars(price)
    found = context.explainer.fact("input_price_usd_per_m", label, shown, rule)
    return _without_tier(context, COST_TILE, found, context.translate("Card", "per M input"), COST_OF)


def _cost(context: CardContext) -> Tile:
    label = context.translate("Card", "Cost")
    tier, price = context.card.summary.cost_tier, context.card.facts.output_price_usd_per_m
    if tier is None:
        return _cost_untiered(context, label)
    word = labels.word(context.words, labels.TIERS, tier)
    if tier is CostTier.FREE:
        note = _hosted(context, price)
        rule = context.translate("Card", "Open weights are Free to self-host, whatever a hosted price is")
        explanation = context.explainer.fact("open_weights", context.words.labeled(label, word), note, rule)
    else:
        note = _per_million_output(context, price)
        rule = context.translate("Card", "Fixed thresholds on the output price in USD per million tokens")
        explanation = context.explainer.fact(
            "output_price_usd_per_m", context.words.labeled(label, word), note, rule
        )
    text = Text(word, "tile", tier, explanation, Action("toggle", COST_TILE))
    return Tile(COST_TILE, label, text, note, _COST_STEPS[tier], COST_OF, context.state.is_open(COST_TILE))


def _hosted(context: CardContext, price: float | None) -> str:
    """Return what an open model costs at a host: from the lowest price that a listing asks."""
    lowest = cheapest_output(context.card.prices)
    if lowest is None and price is None:
        return context.translate("Card", "open weights, self-host")
    if lowest is not None and (price is None or shown_price(lowest) < shown_price(price)):
        text = context.translate("Card", "self-host; hosted from {price} / M output")
        return text.format(price=dollars(lowest))
    shown = _per_million_output(context, price)
    return context.translate("Card", "self-host; hosted {price}").format(price=shown)


def _per_million_output(context: CardContext, price: float | None) -> str:
    """Return "$15.00 / M output", "" where no price is known."""
    if price is None:
        return ""
    return context.translate("Card", "{price} / M output").format(price=dollars(price))


def _context(context: CardContext) -> Tile:
    label = context.translate("Card", "Context")
    tokens = context.card.summary.context_tokens
    if tokens is None:
        note = context.translate("Card", "window not known")
        return _no_data(context, CONTEXT_TILE, label, note, PERCENTILE_OF)
    steps, tone = context_step(tokens)
    note = context.translate("Card", "Up to {tokens} tokens").format(tokens=integer(tokens))
    standing = context.card.standings.get(Capability.CONTEXT)
    rank = rank_text(context, standing.rank, standing.peers) if standing else ""
    explanation = context.explainer.fact("context_tokens", label, note, rank)
    text = Text(context_badge(tokens), "tile", tone, explanation, Action("toggle", CONTEXT_TILE))
    return Tile(CONTEXT_TILE, label, text, note, steps, PERCENTILE_OF, context.state.is_open(CONTEXT_TILE))
