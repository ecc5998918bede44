"""Cards as laid out: nothing overlaps, nothing is cut, whatever the width, language and catalog text."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from modelbrowser import locations, theme
from modelbrowser.card.build import build_card
from modelbrowser.card.context import LEGEND, PRICES, SCORES, CardContext, CardState, legends_by_capability
from modelbrowser.card.table import table_words
from modelbrowser.domain.models import EditorialText, ModelCard, ModelId
from modelbrowser.paint.builder import Builder
from modelbrowser.paint.card.layout import lay_card
from modelbrowser.paint.display import Brushes, Display, Words
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette
from support.cards import (
    NAMES,
    REFERENCE,
    RICH,
    frozen_card,
    frozen_kinship,
    frozen_legends,
    made_card,
    some_peers,
)

pytestmark = pytest.mark.usefixtures("qapp")
OPEN = CardState(frozenset({LEGEND, PRICES, SCORES, "tile:intelligence"}))
HOSTILE = (
    "<b onload=alert(1)>Bold</b><img src='file:///etc/passwd'>",
    "\u202egnihtyna\u2066 reordered\u2069",
    "https://example.org/" + "a" * 300,
    "𝕬" * 60,
    "العربية עברית mixed 中文 text",
    "W" * 5000,
)


@cache
def walker() -> ModuleType:
    """Return the checks of tools/walk_cards.py."""
    path = locations.bundled_root() / "tools" / "walk_cards.py"
    spec = importlib.util.spec_from_file_location("walk_cards", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["walk_cards"] = module
    spec.loader.exec_module(module)
    return module


def laid_out(
    card: ModelCard, width: float, language: str = "en", state: CardState = OPEN, name: str = ""
) -> Display:
    words = table_words(language, locations.resources_dir() / "i18n")
    kinship = frozen_kinship(name) if name else None
    context = CardContext(card, words, legends_by_capability(frozen_legends()), state, some_peers, kinship)
    return lay_card(Builder(Shaper(), Palette(theme.LIGHT)), build_card(context), width)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [360, 480, 640, 760, 1100, 1600])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_overlaps_or_is_cut(name: str, width: int, language: str) -> None:
    assert walker().problems_of(laid_out(frozen_card(name), float(width), language, name=name)) == []


@given(st.integers(340, 1600))
@settings(max_examples=25, deadline=None)
def test_nothing_overlaps_at_any_width(qapp: QApplication, width: int) -> None:
    assert walker().problems_of(laid_out(frozen_card(RICH), float(width), name=RICH)) == []


def hostile_card(text: str) -> ModelCard:
    card = frozen_card(RICH)
    prose = EditorialText(text, text, text, (text, text), (text,), (text,), ())
    links = tuple(replace(each, model=replace(each.model, name=text)) for each in card.children)
    return replace(
        made_card(name=text, organization=text, license=text, price_basis=text),
        editorial={"en": prose, "zh": prose},
        prices=tuple(replace(each, provider=text, listing_id=text) for each in card.prices[:9]),
        scores=tuple(
            replace(each, variant=text, metric=replace(each.metric, label=text)) for each in card.scores[:9]
        ),
        children=links,
        tags=("vision", text),
        notes=(text,),
        sources={
            key: replace(each, title=text, license=text, url="javascript:alert(1)")
            for key, each in card.sources.items()
        },
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [480, 760, 1100])
def test_hostile_catalog_text_neither_overlaps_nor_is_cut_nor_becomes_a_link(text: str, width: int) -> None:
    display = laid_out(hostile_card(text), float(width))
    assert walker().problems_of(display) == []
    links = [
        target.action.value for target in display.targets if target.action and target.action.kind == "link"
    ]
    assert links == []


def test_a_megabyte_in_every_field_is_cut_before_it_is_laid_out() -> None:
    display = laid_out(hostile_card("word " * 200_000), 760.0)
    assert sum(len(item.shaped.text) for item in display.texts) < 100_000
    assert max(len(item.shaped.text) for item in display.texts) <= 2500


def test_markup_is_shown_as_text() -> None:
    display = laid_out(hostile_card(HOSTILE[0]), 760.0)
    shown = [item.shaped.text for item in display.texts]
    assert any(text.startswith("<b onload=alert(1)>Bold</b>") for text in shown)


def test_the_same_card_is_laid_out_the_same_way_with_a_used_cache() -> None:
    shaper, palette = Shaper(), Palette(theme.LIGHT)
    content = build_card(CardContext(frozen_card(RICH), legends=legends_by_capability(frozen_legends())))

    def places() -> list[tuple[float, float, str]]:
        display = lay_card(Builder(shaper, palette), content, 760.0)
        return [(item.rect.x(), item.rect.y(), item.shaped.text) for item in display.texts]

    assert places() == places()


@pytest.mark.parametrize("width", [480, 760, 1100])
def test_panels_stand_on_whole_pixels(width: int) -> None:
    display = laid_out(frozen_card(REFERENCE), float(width))
    for part in display.parts:
        rect = part.rect
        assert (rect.x(), rect.y(), rect.width()) == (round(rect.x()), round(rect.y()), round(rect.width()))


def test_panels_side_by_side_end_together() -> None:
    parts = {part.key: part.rect for part in laid_out(frozen_card(REFERENCE), 760.0).parts}
    assert parts["availability"].top() == parts["pricing"].top()
    assert parts["availability"].right() < parts["pricing"].left()
    narrow = {part.key: part.rect for part in laid_out(frozen_card(REFERENCE), 480.0).parts}
    assert narrow["availability"].bottom() < narrow["pricing"].top()


def test_painting_leaves_ink_in_every_section() -> None:
    display = laid_out(frozen_card(REFERENCE), 760.0)
    image = QImage(760, round(display.height), QImage.Format.Format_RGB32)
    image.fill(theme.LIGHT.background)
    painter = QPainter(image)
    icons = IconPainter(locations.resources_dir() / "icons")
    display.paint(painter, QRectF(0, 0, display.width, display.height), Brushes(icons))
    painter.end()
    for part in display.parts:
        area = image.copy(part.rect.toRect())
        colors = {area.pixel(x, y) for x in range(0, area.width(), 3) for y in range(0, area.height(), 3)}
        assert len(colors) > 3, part.key


def test_the_checks_find_what_is_wrong() -> None:
    """The walker is not blind: two texts on one spot and a text outside the card are reported."""
    from modelbrowser.paint.builder import Area

    builder = Builder(Shaper(), Palette(theme.LIGHT))
    builder.plain("one text", "body", "text", Area(10, 10, 200))
    builder.plain("another", "body", "text", Area(20, 14, 200))
    builder.plain("far out", "body", "text", Area(280, 100, 200))
    found = walker().problems_of(builder.finish(300, 200))
    assert [problem.split(":")[0] for problem in found] == ["overlap", "leaves the card", "leaves its box"]


def test_every_icon_that_a_card_names_is_there() -> None:
    folder = locations.resources_dir() / "icons"
    from modelbrowser.card.labels import TAG_NAMES

    names = {f"cap-{key.replace('_', '-')}" for key in TAG_NAMES} | {"export"}
    context = CardContext(
        replace(frozen_card(RICH), summary=replace(frozen_card(RICH).summary, id=ModelId("x")))
    )
    names |= {section.icon for section in build_card(context).sections if section.icon}
    assert [name for name in sorted(names) if not (folder / f"{name}.svg").is_file()] == []


# What needs no origin: names, the scale of a drawing, thresholds of a rule, a date that is itself the origin
NOT_A_FACT = re.compile(
    r"^(\d+K|1M|10M|0|5|10|\d+-bit|band = .*|Within 12 months|[≥<] .*|Top \d+%|\d+%"
    r"|[A-Z][a-z]{2} \d+, \d{4})$"
)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_on_a_card_tells_its_origin(name: str) -> None:
    """Each text with a digit stands in a target that explains it; names, scales and dates need none."""
    card = frozen_card(name)
    display = laid_out(card, 760.0, name=name)
    parts = {part.key: part for part in display.parts}
    origins = range(parts["sources"].first_text, len(display.texts))
    names = {card.summary.name} | {score.metric.label for score in card.scores}
    names |= {standing.metric.label for standing in card.standings.values()}
    explained = [target.rect for target in display.targets if target.explain is not None]
    left = [
        item.shaped.text
        for item in display.texts
        if re.search(r"\d", item.shaped.text)
        and item.index not in origins
        and item.shaped.text not in names
        and not NOT_A_FACT.match(item.shaped.text)
        and not any(rect.contains(item.rect.center()) for rect in explained)
    ]
    assert [text for text in left if "$0 is a free tier" not in text] == []


@pytest.mark.parametrize("width", [480, 520, 560, 620, 760])
def test_a_date_of_the_key_facts_stands_in_one_line(width: float) -> None:
    card = made_card(released_on="2026-12-28", updated_on="2026-11-20")
    texts = [item.shaped for item in laid_out(card, width, "zh").items if isinstance(item, Words)]
    lines = [each.lines for each in texts if each.text in ("2026 年 12 月 28 日", "2026 年 11 月 20 日")]
    assert lines == [1, 1]


@pytest.mark.parametrize("width", [480, 520, 560, 600, 640, 700, 760, 900, 1100])
@pytest.mark.parametrize("name", [REFERENCE, RICH])
def test_no_key_fact_is_left_alone_below_the_others(name: str, width: float) -> None:
    labels = {"Release date", "Facts updated", "Parameters", "Architecture", "License", "Reads", "Makes"}
    shown = [item for item in laid_out(frozen_card(name), width).items if isinstance(item, Words)]
    rows = Counter(item.rect.top() for item in shown[:24] if item.shaped.text in labels | {"Knowledge until"})
    assert rows.total() >= 5
    assert len(rows) == 1 or 1 not in rows.values()
