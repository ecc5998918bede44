"""Capability bands with three marks, and the group of peers they are computed from.

Source of the rules: definitions.md, "Capability bands, 0 to 10".
"""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Action, BandRow, Bands, Block, Choice, Link, Section, Switch, Text
from modelbrowser.card.context import SCORES, CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.names import metric_name
from modelbrowser.card.plain import plain
from modelbrowser.card.scores import score_blocks, score_count
from modelbrowser.card.tiles import rank_text
from modelbrowser.card.words import integer, metric_value, score
from modelbrowser.domain.bands import Band, PeerGroup, band_of, group_is_known, members
from modelbrowser.domain.models import Capability, Standing

SHOWN = (Capability.REASONING, Capability.CODING, Capability.AGENTIC, Capability.CONTEXT)
_NO_TEXT = Text("", "tiny", "muted")


def build_skill(context: CardContext) -> Section | None:
    """Return the bands, the switch of peers and "All scores"; None where the model has no score at all."""
    standings = context.card.standings
    blocks: list[Block] = []
    if any(capability in standings for capability in SHOWN):
        if context.peers is not None and not context.state.printing:
            blocks.append(_switch(context))
        blocks.append(Bands(tuple(_row(context, capability) for capability in SHOWN)))
    count = score_count(context)
    if count:
        if not context.state.printing:
            blocks.append(_all_scores_link(context, count))
        if context.state.is_open(SCORES):
            blocks.extend(score_blocks(context))
    if not blocks:
        return None
    hint = context.translate("Card", "band = middle 60% of models with a score, 0 to 10")
    return Section(
        "capability", context.translate("Card", "Capability"), hint, "cap-capability", tuple(blocks)
    )


def _all_scores_link(context: CardContext, count: int) -> Link:
    mark = "▾" if context.state.is_open(SCORES) else "▸"
    text = context.translate("Card", "All scores ({count})").format(count=integer(count))
    rule = context.translate("Card", "Measured values of all metrics, variants and dates")
    explanation = context.explainer.computed(text, "", rule)
    return Link(Text(f"{text} {mark}", "link", "accent", explanation, Action("toggle", SCORES)))


def _switch(context: CardContext) -> Switch:
    summary = context.card.summary
    choices = tuple(
        Choice(
            labels.word(context.words, labels.GROUPS, group),
            Action("peers", group),
            group is context.state.peer_group,
            group_is_known(group, released_on=summary.released_on, params_total_b=summary.params_total_b),
        )
        for group in PeerGroup
    )
    return Switch(context.translate("Card", "Compared with"), choices)


def band_of_standing(context: CardContext, standing: Standing) -> Band:
    """Return the band of the chosen peers; the catalog's own one for "all models"."""
    group = context.state.peer_group
    if group is PeerGroup.ALL or context.peers is None:
        return Band(standing.p20, standing.p80, standing.peers, standing.rank)
    summary = context.card.summary
    chosen = members(
        group,
        context.peers(standing.capability),
        released_on=summary.released_on,
        params_total_b=summary.params_total_b,
    )
    return band_of(chosen, standing.scaled_0_10)


def _row(context: CardContext, capability: Capability) -> BandRow:
    name = labels.word(context.words, labels.CAPABILITIES, capability)
    standing = context.card.standings.get(capability)
    if standing is None:
        no_data = Text(context.translate("Card", "No data"), "value", "faint")
        return BandRow(capability, name, _NO_TEXT, None, None, None, no_data, _NO_TEXT, _NO_TEXT, "")
    band = band_of_standing(context, standing)
    metric = _metric_name(context, standing)
    models = context.translate("Card", "{metric}, {peers} models").format(
        metric=metric, peers=integer(band.peers)
    )
    rank = (
        rank_text(context, band.rank, band.peers) if band.rank is not None and band.rank <= band.peers else ""
    )
    return BandRow(
        capability,
        name,
        Text(models, "tiny", "muted", _explain_peers(context, standing, models)),
        standing.scaled_0_10,
        band.p20,
        band.p80,
        _value_text(context, standing, name, rank),
        _edge_text(context, band.p20, name, lower=True, peers=band.peers),
        _edge_text(context, band.p80, name, lower=False, peers=band.peers),
        rank,
    )


def _explain_peers(context: CardContext, standing: Standing, models: str) -> Explanation:
    group = labels.word(context.words, labels.GROUPS, context.state.peer_group)
    rule = context.translate("Card", "Peers: models with a value of this metric ({group})").format(
        group=group
    )
    return context.explainer.computed(models, "", rule, standing.source_id or "", standing.as_of)


def _metric_name(context: CardContext, standing: Standing) -> str:
    if standing.capability is Capability.CONTEXT:
        return context.translate("Card", "context window, log scale")
    name = metric_name(context.words, standing.metric)
    return context.words.aside(name, plain(standing.variant))


def _value_text(context: CardContext, standing: Standing, name: str, rank: str) -> Text:
    shown = score(standing.scaled_0_10)
    rule = context.translate("Card", "{metric}: {value}, scaled to 0..10; {rank}").format(
        metric=_metric_name(context, standing),
        value=metric_value(standing.value, standing.metric),
        rank=rank,
    )
    if standing.capability is Capability.CONTEXT:
        explanation = context.explainer.fact("context_tokens", name, shown, rule.rstrip("; "))
    else:
        explanation = context.explainer.computed(
            name, shown, rule.rstrip("; "), standing.source_id, standing.as_of
        )
    return Text(shown, "score", "text", explanation)


def _edge_text(context: CardContext, value: float | None, name: str, *, lower: bool, peers: int) -> Text:
    if value is None:
        return _NO_TEXT
    rule = (
        context.translate("Card", "20th percentile of {peers} models")
        if lower
        else context.translate("Card", "80th percentile of {peers} models")
    ).format(peers=integer(peers))
    return Text(score(value), "tiny", "muted", context.explainer.computed(name, score(value), rule))
