"""The top of a card: type, maker, date; name, tagline, overview; the strip of key facts."""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Action, Fact, FactRows, Head, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.editorial import editorial_text, explain_editorial
from modelbrowser.card.overview import derived_overview, explain_overview
from modelbrowser.card.plain import NAME_LIMIT, PROSE_LIMIT, plain
from modelbrowser.card.words import Words, billions, hundred_millions


def organization(context: CardContext) -> str:
    """Return the maker's name in the card's language, English where no Chinese name is known."""
    summary = context.card.summary
    if context.words.language == "zh" and summary.organization_zh:
        return plain(summary.organization_zh, NAME_LIMIT)
    return plain(summary.organization, NAME_LIMIT)


def build_head(context: CardContext) -> Head:
    """Return the head; an overview without editorial text is derived and says so."""
    summary, words = context.card.summary, context.words
    text = editorial_text(context)
    overview = plain(text.overview, PROSE_LIMIT)
    badge = "" if overview else words.translate("Card", "derived from facts")
    explanation = explain_editorial(context, overview)
    if not overview:
        overview, explanation = derived_overview(context), explain_overview(context)
    return Head(
        overline=_overline(context),
        name=plain(summary.name, NAME_LIMIT) or summary.id,
        tagline=plain(text.tagline, NAME_LIMIT),
        overview=Text(overview, "lead", explain=explanation) if overview else None,
        badge=badge if overview else "",
        status=_status(context),
        facts=FactRows(_strip(context), strip=True),
        export=None if context.state.printing else _export_button(context),
    )


def _overline(context: CardContext) -> Text:
    """Return type, maker and month, and where the date comes from."""
    summary, words = context.card.summary, context.words
    kind, date = labels.word(words, labels.TYPES, summary.type), words.month(summary.released_on)
    text = " · ".join(part for part in (kind, organization(context), date) if part).upper()
    label = words.translate("Card", "Release date")
    explanation = (
        context.explainer.fact("release_date", label, words.date(summary.released_on)) if date else None
    )
    return Text(text, "overline", "muted", explanation)


def _export_button(context: CardContext) -> Text:
    return Text(context.translate("Card", "Export"), "small", "text", action=Action("export"))


def _status(context: CardContext) -> Text | None:
    facts, words = context.card.facts, context.words
    if facts.status not in labels.STATUSES:
        return None
    text = labels.word(words, labels.STATUSES, facts.status)
    if facts.deprecation_date and facts.status != "unreleased":
        date = words.date(facts.deprecation_date)
        if facts.deprecation_date > context.card.catalog_date:
            date = words.translate("Card", "shuts down {date}").format(date=date)
        text = f"{text} · {date}"
    what = words.translate("Card", "Status")
    return Text(text, "pill", "warning", context.explainer.fact("status", what, text))


def _fact(context: CardContext, field: str, label: str, value: str) -> Fact:
    return Fact(label, Text(value, "value", "text", context.explainer.fact(field, label, value)))


def _strip(context: CardContext) -> tuple[Fact, ...]:
    """Return the key facts that are known, in the order of a reader's questions."""
    summary, facts, words = context.card.summary, context.card.facts, context.words
    translate = words.translate
    rows: list[Fact] = []
    if summary.released_on:
        rows.append(
            _fact(context, "release_date", translate("Card", "Release date"), words.date(summary.released_on))
        )
    if facts.updated_on:
        rows.append(_updated(context))
    if summary.params_total_b is not None:
        rows.append(_parameters(context))
    if summary.architecture:
        name = labels.word(words, labels.ARCHITECTURES, summary.architecture)
        rows.append(_fact(context, "architecture", translate("Card", "Architecture"), name))
    if facts.license:
        name = labels.word(words, labels.LICENSES, plain(facts.license, NAME_LIMIT))
        rows.append(_fact(context, "license", translate("Card", "License"), name))
    if facts.knowledge_cutoff:
        date = words.month(facts.knowledge_cutoff)
        rows.append(_fact(context, "knowledge_cutoff", translate("Card", "Knowledge until"), date))
    rows.extend(_modalities(context))
    return tuple(rows)


def _updated(context: CardContext) -> Fact:
    words = context.words
    label = words.translate("Card", "Facts updated")
    value = words.date(context.card.facts.updated_on)
    rule = words.translate("Card", "The newest date among the facts on this card")
    return Fact(label, Text(value, "value", "text", context.explainer.computed(label, value, rule)))


def _parameters(context: CardContext) -> Fact:
    summary, words = context.card.summary, context.words
    label = words.translate("Card", "Parameters")
    total = billions(summary.params_total_b or 0.0)
    text = total
    if summary.params_active_b is not None and summary.params_active_b != summary.params_total_b:
        active = billions(summary.params_active_b)
        text = words.translate("Card", "{total} ({active} active)").format(total=total, active=active)
    exact = words.translate("Card", "{count} billion in total").format(
        count=_exact_count(words, summary.params_total_b or 0.0)
    )
    return Fact(
        label,
        Text(text, "value", "text", context.explainer.fact("params_total_b", label, f"{text} · {exact}")),
    )


def _exact_count(words: Words, billions_of: float) -> str:
    """Return the number before "billion in total"; in Chinese it brings its own unit."""
    return hundred_millions(billions_of) if words.language == "zh" else f"{billions_of:,.10g}"


def _modalities(context: CardContext) -> list[Fact]:
    facts, words = context.card.facts, context.words
    if facts.input_modalities == ("text",) and facts.output_modalities == ("text",):
        return []
    rows = []
    for field, label, kinds in (
        ("input_modalities", words.translate("Card", "Reads"), facts.input_modalities),
        ("output_modalities", words.translate("Card", "Makes"), facts.output_modalities),
    ):
        if kinds:
            comma = "、" if words.language == "zh" else ", "
            names = comma.join(labels.word(words, labels.MODALITIES, kind) for kind in kinds[:8])
            rows.append(_fact(context, field, label, names))
    return rows
