"""Markdown: the whole card, nothing of the catalog read as markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from modelbrowser.domain.models import ModelCard
from modelbrowser.export.card_markdown import card_to_markdown
from support.cards import NAMES, OPEN, REFERENCE, RICH, frozen_card, frozen_legends, made_card


def tags(markdown: str) -> set[str]:
    """Return the kinds of HTML elements that Markdown makes of a text."""
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    return set(re.findall(r"<([a-z0-9]+)", html))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_card_is_valid_markdown_with_headings_and_its_source_line(name: str, language: str) -> None:
    text = card_to_markdown(frozen_card(name), language, legends=frozen_legends())
    assert tags(text) <= {
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "em",
        "strong",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
    }
    assert text.count("\n# ") + text.startswith("# ") == 1
    assert name in text.splitlines()[-1] or name in text


def test_tables_are_complete_and_rows_have_as_many_cells_as_the_head() -> None:
    card = frozen_card(OPEN)
    text = card_to_markdown(card)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) > len({each.provider for each in card.prices})
    width = 0
    for line in rows:
        cells = len(re.findall(r"(?<!\\)\|", line))
        width = cells if set(line) <= set("|-: ") else width or cells
    assert all(each.provider.split(" (")[0].replace("*", "") for each in card.prices)


def test_every_score_is_there() -> None:
    card = frozen_card(RICH)
    text = card_to_markdown(card).replace("\\", "")
    assert all(score.metric.label in text for score in card.scores)


@pytest.mark.parametrize(
    "hostile",
    [
        "# heading",
        "<script>x</script>",
        "[a](javascript:x)",
        "| cell | cell |",
        "`code`",
        "![x](y)",
        "**bold**",
    ],
)
def test_catalog_text_is_never_markup(hostile: str) -> None:
    plain_card, hostile_card = made_card(name="X", license="Y"), made_card(name=hostile, license=hostile)
    assert tags(card_to_markdown(hostile_card)) == tags(card_to_markdown(plain_card))


def test_only_web_addresses_become_links() -> None:
    card = frozen_card(REFERENCE)
    bad = {key: _with_url(card, key, "file:///etc/passwd") for key in card.sources}
    text = card_to_markdown(made_card(sources=bad, editorial={}))
    assert "](" not in text


def _with_url(card: ModelCard, key: str, url: str) -> object:
    from dataclasses import replace

    return replace(card.sources[key], url=url)


def test_chosen_sections_only() -> None:
    text = card_to_markdown(frozen_card(REFERENCE), "en", ("context",))
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context window"]


def test_chinese_has_no_english_heading() -> None:
    headings = re.findall(r"^## (.*)$", card_to_markdown(frozen_card(REFERENCE), "zh"), re.MULTILINE)
    assert headings
    assert all(re.search(r"[\u4e00-\u9fff]", heading) for heading in headings)


def test_chinese_has_the_signs_of_chinese() -> None:
    text = card_to_markdown(frozen_card(RICH), "zh", (), frozen_legends())
    assert "：**" in text
    assert "（" in text
    assert not re.search(r"[\u4e00-\u9fff]\*{0,2}: ", text)
    assert "\u2060" not in text
