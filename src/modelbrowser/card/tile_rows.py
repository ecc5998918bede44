"""What opens below the tiles: the rows a tile was computed from, and the legend with live cut-offs."""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Block, Column, Fact, FactRows, Prose, Section, Table, TableRow, Text
from modelbrowser.card.context import CONTEXT_TILE, COST_TILE, INTELLIGENCE_TILE, SPEED_TILE, CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.names import metric_name
from modelbrowser.card.plain import plain
from modelbrowser.card.price_basis import price_basis
from modelbrowser.card.words import dollars, exact_value, integer, metric_value
from modelbrowser.domain.models import Capability, Legend, Score
from modelbrowser.domain.scaling import bears_on
from modelbrowser.domain.tiers import LOW_COST_BELOW_USD_PER_M, MODERATE_COST_BELOW_USD_PER_M, PercentileTier

MAX_ROWS = 24


def tile_blocks(context: CardContext) -> tuple[Block, ...]:
    """Return the rows of the open tile; nothing when none is open."""
    if context.state.is_open(INTELLIGENCE_TILE):
        return _score_rows(context, Capability.REASONING)
    if context.state.is_open(SPEED_TILE):
        return _score_rows(context, Capability.SPEED)
    if context.state.is_open(COST_TILE):
        return _cost_rows(context)
    if context.state.is_open(CONTEXT_TILE):
        return _context_rows(context)
    return ()


def unranked_scores(context: CardContext, capability: Capability) -> list[Score]:
    """Return what is known of a capability whatever the metric and its date; a speed of 0 is no speed."""
    return [
        each
        for each in context.card.scores
        if bears_on(capability, each.metric.id) and (each.value > 0 or capability is not Capability.SPEED)
    ]


def _nothing(context: CardContext) -> tuple[Block, ...]:
    return (Prose(Text(context.translate("Card", "No row of this catalog bears on it."), "small", "muted")),)


def _score_rows(context: CardContext, capability: Capability) -> tuple[Block, ...]:
    """Return every variant of the current snapshot; the best, which counts, is strong.

    Of a model that the snapshot leaves out: what other snapshots and metrics say, which no tier ranks.
    """
    standing = context.card.standings.get(capability)
    translate = context.translate
    if standing is None:
        scores = unranked_scores(context, capability)
        note = translate("Card", "Tiers rank the newest measurement, and this model is not in it.")
    else:
        scores = [
            score
            for score in context.card.scores
            if score.metric.id == standing.metric.id and score.as_of == standing.as_of
        ]
        note = translate("Card", "The best variant counts. Peers are models, one value each.")
    if not scores:
        return _nothing(context)
    columns = (
        Column(translate("Card", "Metric"), weight=2.0),
        Column(translate("Card", "Variant"), weight=2.0),
        Column(translate("Card", "Value"), number=True),
        Column(translate("Card", "As of"), weight=1.2),
    )
    best = standing.variant if standing is not None else None
    rows = tuple(_score_row(context, score, score.variant == best) for score in scores[:MAX_ROWS])
    return (Table(f"tile-{capability}", columns, rows), Prose(Text(note, "small", "muted")))


def _score_row(context: CardContext, score: Score, best: bool) -> TableRow:
    label = metric_name(context.words, score.metric)
    value = metric_value(score.value, score.metric)
    explanation = context.explainer.measured(
        label, exact_value(score.value, score.metric), score.source_id, score.as_of
    )
    return TableRow(
        (
            Text(label, "cell"),
            Text(plain(score.variant) or "–", "cell", "muted"),
            Text(value, "number", "text", explanation),
            Text(context.words.table_date(score.as_of), "cell", "muted"),
        ),
        strong=best,
    )


def _row(context: CardContext, field: str, label: str, value: str, note: str = "") -> Fact:
    return Fact(label, Text(value, "value", "text", context.explainer.fact(field, label, value)), note)


def _cost_rows(context: CardContext) -> tuple[Block, ...]:
    facts, words = context.card.facts, context.words
    rows = []
    if context.card.summary.open_weights is not None:
        value = (
            words.translate("Card", "Yes")
            if context.card.summary.open_weights
            else words.translate("Card", "No")
        )
        rows.append(_row(context, "open_weights", words.translate("Card", "Open weights"), value))
    for field, label, price in (
        ("output_price_usd_per_m", words.translate("Card", "Output price"), facts.output_price_usd_per_m),
        ("input_price_usd_per_m", words.translate("Card", "Input price"), facts.input_price_usd_per_m),
    ):
        if price is not None:
            value = words.translate("Card", "{price} per million tokens").format(price=dollars(price))
            rows.append(_row(context, field, label, value, price_basis(context)))
    return (FactRows(tuple(rows)),) if rows else _nothing(context)


def _context_rows(context: CardContext) -> tuple[Block, ...]:
    tokens, words = context.card.summary.context_tokens, context.words
    if tokens is None:
        return _nothing(context)
    rows = [_row(context, "context_tokens", words.translate("Card", "Context window"), integer(tokens))]
    longest = context.card.facts.max_output_tokens
    if longest is not None:
        rows.append(
            _row(context, "max_output_tokens", words.translate("Card", "Maximum output"), integer(longest))
        )
    return (FactRows(tuple(rows)),)


def legend_sections(context: CardContext) -> tuple[Section, ...]:
    """Return rule, live cut-offs, peers, metric version and date of each tier system in use."""
    sections: list[Section] = []
    for capability, title in (
        (Capability.REASONING, context.translate("Card", "Intelligence tiers")),
        (Capability.SPEED, context.translate("Card", "Speed tiers")),
    ):
        legend = context.legends.get(capability)
        if legend is not None:
            sections.append(_percentile_legend(context, legend, title))
    sections.append(_cost_legend(context))
    return tuple(sections)


def _percentile_legend(context: CardContext, legend: Legend, title: str) -> Section:
    translate = context.translate
    text = translate(
        "Card", "By rank among {peers} models on {metric}, as of {date}. Ties share the better rank."
    )
    intro = text.format(
        peers=integer(legend.peers),
        metric=metric_name(context.words, legend.metric),
        date=context.words.date(legend.as_of),
    )
    columns = (
        Column(translate("Card", "Tier"), weight=1.2),
        Column(translate("Card", "Rank within"), number=True),
        Column(translate("Card", "Cut-off now"), number=True),
        Column(translate("Card", "Models"), number=True),
    )
    rows = tuple(_cutoff_row(context, legend, index) for index in range(len(legend.cutoffs)))
    table = Table(f"legend-{legend.capability}", columns, rows)
    explanation = context.explainer.computed(title, "", intro, legend.source_id, legend.as_of)
    blocks = (Prose(Text(intro, "small", "muted", explanation)), table)
    return Section(f"tiles/{legend.capability}", title, blocks=blocks, pair="legend")


_SHARES = {"top1": "1%", "top5": "5%", "top10": "10%", "good": "25%", "medium": "50%", "below": "100%"}


def _cutoff_row(context: CardContext, legend: Legend, index: int) -> TableRow:
    cutoff = legend.cutoffs[index]
    is_slow = legend.capability is Capability.SPEED and cutoff.tier is PercentileTier.BELOW
    word = labels.word(context.words, labels.TIERS, "slow" if is_slow else cutoff.tier)
    value = "–"
    if cutoff.value is not None:
        sign = "≥" if legend.metric.higher_is_better else "≤"
        value = f"{sign} {metric_value(cutoff.value, legend.metric)}"
    explanation = context.explainer.computed(
        word, value, context.translate("Card", "Live cut-off"), legend.source_id, legend.as_of
    )
    return TableRow(
        (
            Text(word, "strong", cutoff.tier),
            Text(_SHARES[cutoff.tier], "number", "muted"),
            Text(value, "number", "text", explanation),
            Text(
                integer(cutoff.models),
                "number",
                "muted",
                _explain_count(context, legend, word, cutoff.models),
            ),
        )
    )


def _explain_count(context: CardContext, legend: Legend, word: str, count: int) -> Explanation:
    rule = context.translate("Card", "Models in this tier, of {peers}").format(peers=integer(legend.peers))
    return context.explainer.computed(word, integer(count), rule, legend.source_id, legend.as_of)


def _cost_legend(context: CardContext) -> Section:
    translate = context.translate
    intro = translate(
        "Card",
        "Fixed thresholds on the output price, USD per million tokens. Open weights win over any price.",
    )
    low, high = f"${LOW_COST_BELOW_USD_PER_M:g}", f"${MODERATE_COST_BELOW_USD_PER_M:g}"
    rules = (
        ("free", translate("Card", "open weights")),
        ("low", f"< {low}"),
        ("moderate", f"≥ {low}, < {high}"),
        ("high", f"≥ {high}"),
    )
    rows = tuple(
        TableRow((Text(labels.word(context.words, labels.TIERS, key), "strong", key), Text(rule, "number")))
        for key, rule in rules
    )
    columns = (
        Column(translate("Card", "Tier"), weight=1.2),
        Column(translate("Card", "Output price"), number=True, weight=2.0),
    )
    blocks = (Prose(Text(intro, "small", "muted")), Table("legend-cost", columns, rows))
    return Section("tiles/cost", translate("Card", "Cost tiers"), blocks=blocks, pair="legend")
