"""Editorial sections, or lines derived from facts where there is no editorial text."""

from __future__ import annotations

from modelbrowser.card.blocks import Action, Bullet, Bullets, Prose, Section, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.derived import derived_bullets
from modelbrowser.card.editorial import editorial_text, explain_editorial
from modelbrowser.card.plain import NAME_LIMIT, PROSE_LIMIT, plain, safe_link
from modelbrowser.domain.derived_lines import DerivedSection

MAX_LINES = 8


def build_why(context: CardContext) -> Section | None:
    """Return "Why it matters"; None without editorial text: importance is not derived."""
    text = plain(editorial_text(context).why_it_matters, PROSE_LIMIT)
    if not text:
        return None
    title = context.translate("Card", "Why it matters")
    return Section(
        "why", title, "", "cap-why", (Prose(Text(text, "prose", explain=explain_editorial(context, text))),)
    )


def build_prose(context: CardContext) -> tuple[Section, ...]:
    """Return the prose sections that have lines, in the order of the card."""
    text = editorial_text(context)
    translate = context.translate
    wanted = (
        (
            DerivedSection.FEELS_LIKE,
            translate("Card", "What it feels like"),
            text.feels_like,
            "dot",
            "cap-feel",
        ),
        (DerivedSection.BEST_FOR, translate("Card", "Best use cases"), text.best_for, "plus", "cap-best"),
        (
            DerivedSection.NOT_IDEAL_FOR,
            translate("Card", "Not ideal for"),
            text.not_ideal_for,
            "minus",
            "cap-not",
        ),
    )
    sections = [_section(context, key, title, lines, mark, icon) for key, title, lines, mark, icon in wanted]
    sections.append(_tools(context))
    return tuple(section for section in sections if section is not None)


def _section(
    context: CardContext, key: DerivedSection, title: str, lines: tuple[str, ...], mark: str, icon: str
) -> Section | None:
    shown = [plain(line) for line in lines[:MAX_LINES] if plain(line)]
    written = tuple(Bullet(line, explain_editorial(context, line)) for line in shown)
    if written:
        return Section(key, title, "", icon, (Bullets(written, mark),), pair="prose")
    derived = derived_bullets(context, key)
    if not derived:
        return None
    badge = context.translate("Card", "derived from facts")
    return Section(key, title, "", icon, (Bullets(derived, mark),), pair="prose", badge=badge)


def _tools(context: CardContext) -> Section | None:
    lines = []
    for tool in editorial_text(context).tools[:MAX_LINES]:
        url = safe_link(tool.url)
        action = Action("link", url) if url else None
        lines.append(Bullet(plain(tool.name, NAME_LIMIT), action=action, note=plain(tool.kind, NAME_LIMIT)))
    if not lines:
        return None
    title = context.translate("Card", "Tools to try")
    return Section("tools", title, "", "cap-tools", (Bullets(tuple(lines), "dot"),), pair="prose")
