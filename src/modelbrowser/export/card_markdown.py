"""A card as Markdown: the same content as on the screen, every list and table complete. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from modelbrowser import locations
from modelbrowser.card import blocks as b
from modelbrowser.card.build import build_card
from modelbrowser.card.context import (
    LEGEND,
    PRICES,
    SCORES,
    CardContext,
    CardState,
    Legends,
    legends_by_capability,
)
from modelbrowser.card.kinship import Kinship
from modelbrowser.card.table import table_words
from modelbrowser.card.words import Words
from modelbrowser.domain.models import ModelCard

_SPECIAL = frozenset("\\`*_{}[]<>#|~!")
_JOINER = "\u2060"  # keeps words of the picture on one line; text has no lines to keep
_ALL_OPEN = frozenset({PRICES, SCORES, LEGEND})
_MARKS = {"plus": "+ ", "minus": "- ", "dot": "- ", "source": "- "}


def card_to_markdown(
    card: ModelCard,
    language: str = "en",
    sections: Sequence[str] = (),
    legends: Legends = None,
    kinship: Kinship | None = None,
) -> str:
    """Return the card as Markdown in `language` ("en" or "zh"), limited to `sections` where given.

    Raises:
        EnvironmentProblem: when the translation file is missing.
    """
    words = table_words(language, locations.resources_dir() / "i18n")
    by_capability = legends_by_capability(legends)
    parts = _ALL_OPEN if by_capability else _ALL_OPEN - {LEGEND}
    state = CardState(open_parts=parts, printing=True)
    context = CardContext(card, words, by_capability, state, None, kinship)
    content = build_card(context, sections or None)
    lines = _head(content.head, words)
    for section in content.sections:
        lines += _section(section, words)
    lines += ["---", ""]
    lines += [f"{_escaped(line)}  " for line in content.foot]
    return "\n".join(lines).rstrip() + "\n"


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no tags, no table cells."""
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text if char != _JOINER)


def _bold(text: str) -> str:
    return f"**{_escaped(text)}**"


def _linked(text: str, action: b.Action | None) -> str:
    if action is not None and action.kind == "link":
        address = action.value.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
        return f"[{_escaped(text)}]({address})"
    return _escaped(text)


def _head(head: b.Head, words: Words) -> list[str]:
    lines = [f"# {_escaped(head.name)}", "", _escaped(head.overline.text), ""]
    if head.status is not None:
        lines += [f"**{_escaped(head.status.text)}**", ""]
    if head.tagline:
        lines += [f"*{_escaped(head.tagline)}*", ""]
    if head.overview is not None:
        lines += [_escaped(head.overview.text), ""]
    if head.badge:
        lines += [words.aside("", _escaped(head.badge)).strip(), ""]
    return lines + _fact_rows(head.facts, words)


def _section(section: b.Section, words: Words) -> list[str]:
    notes = " · ".join(note for note in (section.hint, section.badge) if note)
    lines = [f"## {_escaped(section.title)}", ""]
    if notes:
        lines += [f"*{_escaped(notes)}*", ""]
    for block in section.blocks:
        lines += _WRITERS[type(block)](block, words)
    return lines


def _prose(block: b.Prose, _words: Words) -> list[str]:
    return [_escaped(block.text.text), ""]


def _link(_block: b.Link, _words: Words) -> list[str]:
    return []


def _bullets(block: b.Bullets, words: Words) -> list[str]:
    lines = []
    for line in block.lines:
        text = words.aside(_linked(line.text, line.action), _escaped(line.note))
        lines.append(f"{_MARKS[block.mark]}{text}")
    return [*lines, ""]


def _fact_rows(block: b.FactRows, words: Words) -> list[str]:
    lines = []
    for fact in block.rows:
        value = words.aside(_bold(fact.value.text), _escaped(fact.note))
        lines.append(f"- {words.labeled(_escaped(fact.label), value)}")
    return [*lines, ""] if lines else []


def _tiles(block: b.Tiles, words: Words) -> list[str]:
    return [
        *(f"- {words.labeled(_escaped(tile.label), _tile_value(tile, words))}" for tile in block.tiles),
        "",
    ]


def _tile_value(tile: b.Tile, words: Words) -> str:
    return words.aside(_bold(tile.word.text), _escaped(tile.note))


def _chips(block: b.Chips, words: Words) -> list[str]:
    return [*(f"- {words.labeled(_bold(chip.name), _escaped(chip.line))}" for chip in block.chips), ""]


def _gauge(block: b.Gauge, _words: Words) -> list[str]:
    marks = [mark.text.text for mark in (block.model, block.output) if mark is not None]
    stops = [f"{stop.text} {stop.label}".strip() for stop in block.stops]
    return [f"**{_escaped(' · '.join(marks))}**", "", _escaped(" / ".join(stops)), ""]


def _bands(block: b.Bands, _words: Words) -> list[str]:
    rows = [
        (row.name, row.value_text.text, row.low_text.text or "–", row.high_text.text or "–", row.basis.text)
        for row in block.rows
    ]
    return [*_grid(("", "0–10", "20%", "80%", ""), rows, (1, 2, 3)), ""]


def _switch(_block: b.Switch, _words: Words) -> list[str]:
    return []


def _table(block: b.Table, _words: Words) -> list[str]:
    rows = [tuple(cell.text for cell in row.cells) for row in block.rows]
    numbers = tuple(index for index, column in enumerate(block.columns) if column.number)
    return [*_grid(tuple(column.title for column in block.columns), rows, numbers), ""]


def _grid(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]], numbers: tuple[int, ...]) -> list[str]:
    rule = ["---:" if index in numbers else "---" for index in range(len(titles))]
    return [
        f"| {' | '.join(map(_escaped, titles))} |",
        f"| {' | '.join(rule)} |",
        *(f"| {' | '.join(map(_escaped, row))} |" for row in rows),
    ]


def _meters(block: b.Meters, words: Words) -> list[str]:
    lines = [f"- {words.labeled(_escaped(meter.label), _bold(meter.value.text))}" for meter in block.meters]
    title = words.aside(_escaped(block.title), _escaped(block.note))
    return [words.labeled(title, "").rstrip(), "", *lines, ""]


def _kin(block: b.Kin, words: Words) -> list[str]:
    """Write generations as an indented list: the further down, the later."""
    nodes = sorted(block.nodes, key=lambda node: node.generation)
    first = nodes[0].generation
    lines = []
    for node in nodes:
        name = (
            f"**{_escaped(node.name)}**" if node.generation == 0 and not node.folded else _escaped(node.name)
        )
        text = words.aside(name, _escaped(" · ".join(node.lines)))
        lines.append(f"{'  ' * (node.generation - first)}- {text}")
    return [*lines, ""]


_WRITERS: dict[type, Callable[[Any, Words], list[str]]] = {
    b.Prose: _prose,
    b.Link: _link,
    b.Bullets: _bullets,
    b.FactRows: _fact_rows,
    b.Tiles: _tiles,
    b.Chips: _chips,
    b.Gauge: _gauge,
    b.Bands: _bands,
    b.Switch: _switch,
    b.Table: _table,
    b.Meters: _meters,
    b.Kin: _kin,
}
