"""Every metric, variant, value, rank, date and source of a model, with its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from modelbrowser.card.blocks import Block, Column, Prose, Table, TableRow, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.names import metric_name
from modelbrowser.card.plain import plain
from modelbrowser.card.words import exact_value, integer, metric_value
from modelbrowser.domain.models import Score

TABLE = "scores"
MAX_ROWS = 600


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The newest value of one metric and variant, and its older ones, oldest first."""

    newest: Score
    history: tuple[Score, ...]


def score_lines(scores: Sequence[Score]) -> list[ScoreLine]:
    """Return one line for each metric, variant and source, by metric label and variant."""
    groups: dict[tuple[str, str, str], list[Score]] = defaultdict(list)
    for item in scores:
        groups[(item.metric.id, item.variant, item.source_id if item.rank is not None else "")].append(item)
    lines = []
    for group in groups.values():
        group.sort(key=_age)
        lines.append(ScoreLine(group[-1], tuple(group[:-1])))
    lines.sort(key=_label_order)
    return lines


def _age(item: Score) -> tuple[str, str]:
    return (item.as_of, item.source_id)


def _label_order(line: ScoreLine) -> tuple[object, ...]:
    return (line.newest.metric.label.casefold(), line.newest.variant.casefold(), line.newest.as_of)


def _sorted(lines: list[ScoreLine], column: str, *, descending: bool) -> list[ScoreLine]:
    if column == "rank":
        known = [line for line in lines if line.newest.rank is not None and line.newest.peers]
        unknown = [line for line in lines if line.newest.rank is None or not line.newest.peers]
        known.sort(key=_share, reverse=descending)
        return known + unknown
    if column == "as_of":
        return sorted(lines, key=lambda line: line.newest.as_of, reverse=descending)
    return lines[::-1] if descending else lines


def _share(line: ScoreLine) -> float:
    return (line.newest.rank or 0) / (line.newest.peers or 1)


def score_count(context: CardContext) -> int:
    """Return the number of measured values of the card."""
    return len(context.card.scores)


def score_blocks(context: CardContext) -> tuple[Block, ...]:
    """Return the table of all scores."""
    column, descending = context.state.sort_of(TABLE) or ("metric", False)
    lines = _sorted(score_lines(context.card.scores), column, descending=descending)
    rows = tuple(_row(context, line) for line in lines[:MAX_ROWS])
    note = context.translate(
        "Card", "Ranks count models with a value of the same metric and date, one value each."
    )
    return (Table(TABLE, _columns(context, column, descending), rows), Prose(Text(note, "small", "faint")))


def _columns(context: CardContext, column: str, descending: bool) -> tuple[Column, ...]:
    translate = context.translate
    direction = -1 if descending else 1
    titles = (
        ("metric", translate("Card", "Metric"), False, 2.4),
        ("", translate("Card", "Variant"), False, 1.4),
        ("", translate("Card", "Value"), True, 1.0),
        ("rank", translate("Card", "Rank"), True, 1.0),
        ("as_of", translate("Card", "As of"), False, 1.2),
        ("", translate("Card", "Source"), False, 2.0),
    )
    return tuple(
        Column(title, number, weight, key, direction if key and key == column else 0)
        for key, title, number, weight in titles
    )


def _row(context: CardContext, line: ScoreLine) -> TableRow:
    item = line.newest
    label, value = metric_name(context.words, item.metric), metric_value(item.value, item.metric)
    rank = f"{integer(item.rank)} / {integer(item.peers)}" if item.rank is not None and item.peers else "–"
    source = context.card.sources.get(item.source_id)
    publisher = plain((source.publisher or source.title) if source else item.source_id)
    return TableRow(
        (
            Text(label, "cell"),
            Text(plain(item.variant) or "–", "cell", "muted"),
            Text(value, "number", "text", _explain(context, line, label)),
            Text(rank, "number", "muted", _explain_rank(context, item, label, rank)),
            Text(context.words.table_date(item.as_of), "cell", "muted"),
            Text(publisher, "cell", "muted"),
        ),
        history=tuple(old.value for old in (*line.history, item)) if line.history else (),
    )


def _explain_rank(context: CardContext, item: Score, label: str, rank: str) -> Explanation | None:
    if item.rank is None:
        return None
    rule = context.translate("Card", "Rank among the models with a value of this metric and date")
    return context.explainer.computed(label, rank, rule, item.source_id, item.as_of)


def _explain(context: CardContext, line: ScoreLine, label: str) -> Explanation:
    item = line.newest
    exact = exact_value(item.value, item.metric)
    base = context.explainer.measured(label, exact, item.source_id, item.as_of)
    if not line.history:
        return base
    words = context.words
    past = words.comma.join(
        words.labeled(words.date(old.as_of), metric_value(old.value, old.metric)) for old in line.history
    )
    rule = context.translate("Card", "Earlier: {past}").format(past=past)
    return Explanation(base.what, base.value, base.source, base.date, base.basis, rule)
