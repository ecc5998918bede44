"""The sidebar with mouse and keyboard: both switch values, and the keyboard never loses its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from modelbrowser.domain.search import FacetCounts, FacetValue
from modelbrowser.theme import DARK, LIGHT
from modelbrowser.ui.browse.facet_list import FacetList
from modelbrowser.ui.browse.facet_model import RowKind


def counts(*, chosen: str = "", labs: int = 12) -> FacetCounts:
    return FacetCounts(
        {
            "type": tuple(
                FacetValue(key, key.title(), None, count, key == chosen)
                for key, count in (("language", 900), ("image", 0))
            ),
            "org": tuple(
                FacetValue(f"lab{number}", f"Lab {number}", None, 9, f"lab{number}" == chosen)
                for number in range(labs)
            ),
        },
        900,
    )


@pytest.fixture
def facets(qtbot: QtBot) -> FacetList:
    view = FacetList(LIGHT)
    qtbot.addWidget(view)
    view.resize(228, 300)
    view.show_counts(counts(), "en")
    view.show()
    qtbot.waitExposed(view)
    return view


def place(view: FacetList, field: str, value: str) -> None:
    view.setCurrentIndex(view.facets.index(view.facets.find(field, value), 0))


def here(view: FacetList) -> tuple[RowKind, str, str] | None:
    row = view.facets.row_at(view.currentIndex())
    return (row.kind, row.field, row.value) if row else None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_switches_the_value_it_stands_on(qtbot: QtBot, facets: FacetList, key: Qt.Key) -> None:
    place(facets, "type", "image")
    with qtbot.waitSignal(facets.facet_switched) as switched:
        qtbot.keyClick(facets, key)
    assert switched.args[0] == ("type", "image", True)


def test_a_click_switches_and_switches_back(qtbot: QtBot, facets: FacetList) -> None:
    index = facets.facets.index(facets.facets.find("type", "language"), 0)
    spot = facets.visualRect(index).center()
    with qtbot.waitSignal(facets.facet_switched) as on:
        qtbot.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    facets.show_counts(counts(chosen="language"), "en")
    with qtbot.waitSignal(facets.facet_switched) as off:
        qtbot.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (on.args[0], off.args[0]) == (("type", "language", True), ("type", "language", False))


def test_a_heading_is_no_switch(qtbot: QtBot, facets: FacetList) -> None:
    spot = facets.visualRect(facets.facets.index(0, 0)).center()
    with qtbot.assertNotEmitted(facets.facet_switched, wait=50):
        qtbot.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_arrow_keys_pass_over_headings(qtbot: QtBot, facets: FacetList) -> None:
    place(facets, "type", "image")
    qtbot.keyClick(facets, Qt.Key.Key_Down)
    assert here(facets) == (RowKind.VALUE, "org", "lab0")
    qtbot.keyClick(facets, Qt.Key.Key_Up)
    assert here(facets) == (RowKind.VALUE, "type", "image")


def test_unfolding_keeps_the_keyboard_where_the_new_values_begin(qtbot: QtBot, facets: FacetList) -> None:
    place(facets, "org", "lab7")
    qtbot.keyClick(facets, Qt.Key.Key_Down)
    assert here(facets) == (RowKind.MORE, "org", "")
    qtbot.keyClick(facets, Qt.Key.Key_Return)
    assert here(facets) == (RowKind.VALUE, "org", "lab8")
    for _ in range(4):
        qtbot.keyClick(facets, Qt.Key.Key_Down)
    assert here(facets) == (RowKind.MORE, "org", "")
    qtbot.keyClick(facets, Qt.Key.Key_Return)
    assert here(facets) == (RowKind.MORE, "org", "")
    assert facets.facets.find("org", "lab8") == -1


def test_new_counts_keep_keyboard_place_and_scroll_position(facets: FacetList) -> None:
    facets.facets.toggle_expanded("org")
    place(facets, "org", "lab3")
    facets.verticalScrollBar().setValue(40)
    position = facets.verticalScrollBar().value()
    assert position > 0
    facets.show_counts(counts(chosen="lab3", labs=11), "en")
    assert here(facets) == (RowKind.VALUE, "org", "lab3")
    assert facets.verticalScrollBar().value() == position


def test_typing_finds_a_value(qtbot: QtBot, facets: FacetList) -> None:
    qtbot.keyClicks(facets, "im")
    assert here(facets) == (RowKind.VALUE, "type", "image")


def test_it_paints_in_both_themes(facets: FacetList) -> None:
    light = facets.grab().toImage()
    facets.apply_theme(DARK)
    dark = facets.grab().toImage()
    assert light != dark
    assert facets.accessibleName() == "Filters"
