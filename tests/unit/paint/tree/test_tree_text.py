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
