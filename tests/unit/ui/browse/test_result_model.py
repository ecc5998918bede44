"""The result list: pages that come and go, answers shorter than expected, the words of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from modelbrowser.domain.models import ModelId, ModelSummary
from modelbrowser.domain.search import SearchHit, SearchPage
from modelbrowser.ui.browse.result_model import PAGE_ROWS, ResultModel, format_row

MakePage = Callable[..., SearchPage]


@pytest.fixture
def model(qtbot: QtBot) -> ResultModel:
    return ResultModel()


def names(model: ResultModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_qt_finds_no_fault_in_it(model: ResultModel, make_page: MakePage, qtmodeltester: ModelTester) -> None:
    model.set_first_page(make_page(PAGE_ROWS, total=500), "en")
    qtmodeltester.check(model)
    model.add_page(make_page(PAGE_ROWS, offset=PAGE_ROWS))
    qtmodeltester.check(model)
    model.set_first_page(make_page(0), "en")
    qtmodeltester.check(model)


def test_a_new_answer_replaces_the_old_one(model: ResultModel, make_page: MakePage) -> None:
    model.set_first_page(make_page(5), "en")
    model.set_first_page(make_page(2), "en")
    assert names(model) == ["Model 0", "Model 1"]
    model.set_first_page(make_page(0), "en")
    assert model.rowCount() == 0
    assert model.find(ModelId("m0")) == -1


def test_a_page_is_asked_for_once_when_it_is_looked_at(
    qtbot: QtBot, model: ResultModel, make_page: MakePage
) -> None:
    model.set_first_page(make_page(PAGE_ROWS, total=1000), "en")
    wanted: list[object] = []
    model.page_wanted.connect(wanted.append)
    assert model.index(PAGE_ROWS - 1, 0).data() == f"Model {PAGE_ROWS - 1}"
    assert wanted == []
    assert model.index(450, 0).data() is None
    assert model.index(451, 0).data() is None
    assert wanted == [400]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.add_page(make_page(PAGE_ROWS, total=1000, offset=400))
    assert (changed.args[0].row(), changed.args[1].row()) == (400, 400 + PAGE_ROWS - 1)
    assert model.index(450, 0).data() == "Model 450"
    assert model.find(ModelId("m450")) == 450


def test_a_longer_answer_than_expected_lengthens_the_list(
    qtbot: QtBot, model: ResultModel, make_page: MakePage
) -> None:
    """`total_is_exact` False: 1000+ models."""
    model.set_first_page(make_page(PAGE_ROWS, total=PAGE_ROWS), "en")
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.add_page(make_page(30, offset=PAGE_ROWS))
    assert inserted.args[1:] == [PAGE_ROWS, PAGE_ROWS + 29]
    assert names(model)[-1] == f"Model {PAGE_ROWS + 29}"


def test_a_late_page_behind_the_end_of_a_shorter_answer_adds_no_rows(
    model: ResultModel, make_page: MakePage
) -> None:
    """A scrolled list asks for page 2 of a new query whose whole answer is twelve models."""
    model.set_first_page(make_page(12), "en")
    model.add_page(SearchPage((), total=12, offset=PAGE_ROWS))
    assert model.rowCount() == 12


def test_old_pages_are_let_go_and_come_back_when_looked_at(model: ResultModel, make_page: MakePage) -> None:
    total = 40 * PAGE_ROWS
    model.set_first_page(make_page(PAGE_ROWS, total=total), "en")
    wanted: list[int] = []
    model.page_wanted.connect(wanted.append)
    for offset in range(PAGE_ROWS, 30 * PAGE_ROWS, PAGE_ROWS):
        assert model.row(offset) is None
        model.add_page(make_page(PAGE_ROWS, total=total, offset=offset))
    assert model.row(29 * PAGE_ROWS) is not None
    assert wanted == list(range(PAGE_ROWS, 30 * PAGE_ROWS, PAGE_ROWS))
    assert model.row(0) is None, "a catalog of a million must not be kept whole"
    assert wanted[-1] == 0
    model.add_page(make_page(PAGE_ROWS, total=total, offset=0))
    assert model.row(0) is not None


def test_it_is_a_flat_list(model: ResultModel, make_page: MakePage) -> None:
    model.set_first_page(make_page(3), "en")
    assert (model.rowCount(), model.columnCount()) == (3, 1)
    parent = model.index(0, 0)
    assert (model.rowCount(parent), model.columnCount(parent)) == (0, 0)
    assert model.data(QModelIndex()) is None


def test_what_each_role_says(model: ResultModel, make_page: MakePage) -> None:
    model.set_first_page(make_page(1), "en")
    index = model.index(0, 0)
    assert index.data(ResultModel.IdRole) == "m0"
    assert index.data(ResultModel.RowRole).name == "Model 0"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Model 0, Some Lab · MoE · open, 2024-05, Good, 42 tok/s, Free, 128K"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<qt>Model 0<br>Some Lab · MoE · open</qt>"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_a_row_of_a_model_of_which_little_is_known(make_summary: Callable[..., ModelSummary]) -> None:
    summary = make_summary(
        released_on=None,
        open_weights=None,
        architecture=None,
        context_tokens=None,
        intelligence_tier=None,
        speed_tier=None,
        cost_tier=None,
        output_tokens_per_second=None,
    )
    row = format_row(SearchHit(summary), "en")
    assert row.badges == (("—", "none"),) * 4
    assert (row.date, row.subtitle) == ("", "Some Lab")
    assert "0" not in row.spoken, "unknown is never zero"


@pytest.mark.parametrize(
    ("released", "date"), [("2024-05-06", "2024-05"), ("2024-07", "2024-07"), (None, "")]
)
def test_dates_are_shown_to_the_month(
    make_summary: Callable[..., ModelSummary], released: str | None, date: str
) -> None:
    assert format_row(SearchHit(make_summary(released_on=released)), "en").date == date


def test_why_a_model_was_found(make_summary: Callable[..., ModelSummary]) -> None:
    row = format_row(SearchHit(make_summary(), reason="also known as X", approximate=True), "zh")
    assert row.approximate
    assert row.reason.endswith("also known as X")
    assert row.reason.startswith("≈"), "what only similar spelling found is marked"
    assert row.subtitle.startswith("某实验室")


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, PAGE_ROWS)).map(
            lambda pair: (pair[0] * PAGE_ROWS, pair[1])
        ),
        max_size=8,
    ),
    st.integers(0, 700),
)
def test_rows_are_never_more_than_were_promised_or_delivered(
    pages: list[tuple[int, int]], total: int
) -> None:
    """Whatever comes in whatever order, no row stands for a model that no answer contained."""
    model = ResultModel()
    model.set_first_page(SearchPage((), total), "en")
    promised = total
    for offset, count in pages:
        hits = tuple(SearchHit(_tiny(number)) for number in range(offset, offset + count))
        model.add_page(SearchPage(hits, total, offset=offset))
        promised = max(promised, offset + count if count else 0)
        assert model.rowCount() == promised


def _tiny(number: int) -> ModelSummary:
    nothing = (None,) * 10
    return ModelSummary(ModelId(f"m{number}"), "M", "O", None, "f", "language", *nothing)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("retired", "Retired"),
        ("deprecated", "Deprecated"),
        ("unreleased", "Not released"),
        ("active", ""),
        (None, ""),
    ],
)
def test_a_row_says_that_a_model_is_going_or_gone(make_page: MakePage, status: str | None, word: str) -> None:
    hit = make_page(1).hits[0]
    row = format_row(replace(hit, summary=replace(hit.summary, status=status)), "en")
    assert row.status == word
    assert (f", {word}," in row.spoken) == bool(word)
