"""Words of the tree: makers by their Chinese names where the program speaks Chinese, dates as on cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from modelbrowser import locations
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.graph import LineageGraph, build_graph
from modelbrowser.lineage.layout import lay_out
from modelbrowser.paint.tree.text import band_names, long_date, organization_name
from modelbrowser.ui.evolution.outline import MOST_LINES, outline
from modelbrowser.ui.evolution.words import lineage_text, model_line
from modelbrowser.ui.i18n import LanguageController
from support.lineages import data, edge, node


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[LanguageController]:
    controller = LanguageController(qapp, locations.resources_dir() / "i18n", "zh")
    yield controller
    controller.choose("en")


def _graph() -> LineageGraph:
    nodes = [node(f"m{number}", "2024-05-06") for number in range(12)]
    named = [replace(each, organization_zh="深度求索") for each in nodes]
    other = node("x", "2024-05-06", family="G")
    return build_graph(data([*named, other], [edge("m0", f"m{number}") for number in range(1, 12)]))


@pytest.mark.usefixtures("chinese")
def test_makers_have_their_chinese_names() -> None:
    graph = _graph()
    assert graph.nodes is not None
    assert [organization_name(graph.nodes[index]) for index in (0, 12)] == ["深度求索", "G lab"]
    assert model_line(graph, 0) == "m0（深度求索，2024 年 5 月 6 日）"
    assert "  m0（深度求索，2024 年 5 月 6 日）：后继" in lineage_text(graph, 1).splitlines()
    assert "深度求索" in band_names(graph, lay_out(graph, Order.ORGANIZATION))
    assert "深度求索" not in band_names(graph, lay_out(graph, Order.FAMILY))


@pytest.mark.usefixtures("chinese")
def test_dates_have_the_blanks_of_the_card() -> None:
    assert (long_date("2024-11-06"), long_date("2024-05")) == ("2024 年 11 月 6 日", "2024 年 5 月")


@pytest.mark.usefixtures("qapp")
def test_english_keeps_the_english_names() -> None:
    graph = _graph()
    assert model_line(graph, 0) == "m0 (F lab, May 6, 2024)"
    assert "F lab" in band_names(graph, lay_out(graph, Order.ORGANIZATION))


def _names(text: str) -> list[str]:
    """Return the lines of an outline without what stands in parentheses."""
    return [line.partition(" (")[0] for line in text.splitlines()[1:]]


@pytest.mark.usefixtures("qapp")
def test_a_line_of_descent_is_indented_over_main_parents() -> None:
    nodes = [node(name, f"{year}-01-01") for name, year in zip("ABCDEF", range(2018, 2024), strict=True)]
    edges = [edge("A", "B"), edge("B", "C"), edge("B", "D"), edge("D", "E")]
    edges.append(edge("C", "F", primary=False))
    text = outline(build_graph(data(nodes, edges)), 1)
    assert _names(text) == ["A", "  » B", "    C", "    D", "      E"]


@pytest.mark.usefixtures("qapp")
def test_a_line_of_descent_ends_at_a_cycle_and_at_its_limit() -> None:
    pair = build_graph(
        data([node("A", "2020-01-01"), node("B", "2021-01-01")], [edge("A", "B"), edge("B", "A")])
    )
    assert _names(outline(pair, 0)) == ["B", "  » A"]
    nodes = [node("root", "2020-01-01"), *(node(f"n{each}", "2021-01-01") for each in range(MOST_LINES + 50))]
    many = build_graph(data(nodes, [edge("root", each.id) for each in nodes[1:]]))
    lines = outline(many, 0).splitlines()
    assert len(lines) == MOST_LINES + 2
    assert lines[-1] == "…"
