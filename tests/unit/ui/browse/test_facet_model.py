"""The facet sidebar's rows: order, counts, what is folded away, and what stays when only counts change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from modelbrowser.domain.search import FacetCounts, FacetValue
from modelbrowser.ui.browse.facet_model import FACET_ORDER, FacetModel, FacetRow, RowKind


def value(key: str, count: int, *, zh: str | None = None, selected: bool = False) -> FacetValue:
    return FacetValue(key, key.title(), zh, count, selected)


def counts(**fields: list[FacetValue]) -> FacetCounts:
    return FacetCounts({name: tuple(values) for name, values in fields.items()}, 100)


LABS = [value(f"lab{number}", 50 - number) for number in range(12)]


@pytest.fixture
def model(qtbot: QtBot) -> FacetModel:
    return FacetModel()


def rows(model: FacetModel) -> list[FacetRow]:
    return [model.index(row, 0).data(FacetModel.RowRole) for row in range(model.rowCount())]


def shown(model: FacetModel, field: str, kind: RowKind = RowKind.VALUE) -> list[str]:
    return [row.value or row.text for row in rows(model) if row.field == field and row.kind is kind]


def test_qt_finds_no_fault_in_it(model: FacetModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_counts(counts(org=LABS, type=[value("language", 9)]), "en")
    qtmodeltester.check(model)
    model.toggle_expanded("org")
    qtmodeltester.check(model)
    model.set_counts(counts(), "en")
    qtmodeltester.check(model)


def test_nothing_to_count_twice_tells_nothing(qtbot: QtBot, model: FacetModel) -> None:
    model.set_counts(counts(), "en")
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_counts(counts(), "en")
    assert model.rowCount() == 0


def test_facets_stand_in_the_order_of_the_design_whatever_the_answer(model: FacetModel) -> None:
    fields = {name: [value("2024", 1)] for name in reversed(FACET_ORDER)}
    model.set_counts(counts(**fields), "en")
    assert [row.field for row in rows(model) if row.kind is RowKind.HEADING] == list(FACET_ORDER)


def test_a_facet_without_values_has_no_heading(model: FacetModel) -> None:
    model.set_counts(counts(org=LABS[:2], year=[]), "en")
    assert {row.field for row in rows(model)} == {"org"}


def test_a_long_facet_is_folded_and_unfolds(model: FacetModel) -> None:
    model.set_counts(counts(org=LABS), "en")
    assert shown(model, "org") == [f"lab{number}" for number in range(8)]
    assert shown(model, "org", RowKind.MORE) == ["Show all 12"]
    model.toggle_expanded("org")
    assert len(shown(model, "org")) == 12
    assert shown(model, "org", RowKind.MORE) == ["Show fewer"]
    model.set_counts(counts(org=LABS[::-1]), "en")
    assert len(shown(model, "org")) == 12, "an unfolded facet stays unfolded while one types"
    model.toggle_expanded("org")
    assert len(shown(model, "org")) == 8


def test_a_chosen_value_is_never_folded_away(model: FacetModel) -> None:
    labs = [*LABS[:10], value("lab10", 1, selected=True), LABS[11]]
    model.set_counts(counts(org=labs), "en")
    assert shown(model, "org") == [*(f"lab{number}" for number in range(8)), "lab10"]


def test_new_counts_in_the_same_rows_do_not_reset_the_list(qtbot: QtBot, model: FacetModel) -> None:
    model.set_counts(counts(type=[value("language", 9), value("image", 4)]), "en")
    fewer = counts(type=[value("language", 2), value("image", 0, selected=True)])
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as changed,
    ):
        model.set_counts(fewer, "en")
    assert (changed.args[0].row(), changed.args[1].row()) == (0, 2)
    language, image = rows(model)[1:]
    assert (language.count, language.empty, language.selected) == ("2", False, False)
    assert (image.count, image.empty, image.selected) == ("0", True, True)


def test_headings_cannot_be_chosen(model: FacetModel) -> None:
    model.set_counts(counts(type=[value("language", 9)]), "en")
    heading, language = model.index(0, 0), model.index(1, 0)
    assert heading.flags() == Qt.ItemFlag.NoItemFlags
    assert language.flags() & Qt.ItemFlag.ItemIsEnabled
    assert heading.data(Qt.ItemDataRole.CheckStateRole) is None
    assert language.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert language.data(Qt.ItemDataRole.AccessibleTextRole) == "Language 9"


def test_only_tiers_are_drawn_as_badges(model: FacetModel) -> None:
    model.set_counts(
        counts(
            type=[value("language", 1)],
            intelligence=[value("top1", 1), value("none", 3)],
            cost=[value("free", 2)],
            year=[value("2024", 1)],
        ),
        "en",
    )
    colors = {row.value: row.color_key for row in rows(model) if row.kind is RowKind.VALUE}
    assert colors == {"language": None, "top1": "top1", "none": None, "free": "free", "2024": None}


def test_no_tier_is_called_by_a_word_of_people(model: FacetModel) -> None:
    model.set_counts(counts(intelligence=[value("none", 3)], open=[value("unknown", 3)]), "en")
    texts = [row.text for row in rows(model) if row.kind is RowKind.VALUE]
    assert texts == ["No data", "Unknown"]


def test_chinese_names_where_there_are_any(model: FacetModel) -> None:
    model.set_counts(counts(org=[value("lab", 1, zh="实验室"), value("other", 1)]), "zh")
    assert [row.text for row in rows(model) if row.kind is RowKind.VALUE] == ["实验室", "Other"]


def test_finding_a_row(model: FacetModel) -> None:
    model.set_counts(counts(type=[value("language", 1)], org=LABS), "en")
    assert model.find("org", "lab0") == 3
    assert model.find("org", "lab11") == -1
    assert model.find("type", "") == -1
    assert model.row_at(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
