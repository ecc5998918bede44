"""The navigator tells every change of place once, and nothing else."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import ModelId
from modelbrowser.ui.navigator import Navigator

HOME = Location()
CARD = Location(model_id=ModelId("deepseek-v2"))
TREE = Location(View.EVOLUTION, ModelId("deepseek-v2"))


class Log:
    def __init__(self, navigator: Navigator) -> None:
        self.places: list[Location] = []
        navigator.location_changed.connect(self.places.append)


@pytest.fixture
def navigator(qtbot: QtBot) -> Navigator:
    return Navigator(HOME)


def test_a_walk_there_and_back(navigator: Navigator) -> None:
    log = Log(navigator)
    navigator.go(CARD)
    navigator.go(TREE)
    navigator.back()
    navigator.back()
    navigator.forward()
    assert log.places == [CARD, TREE, CARD, HOME, CARD]
    assert navigator.here == CARD
    assert navigator.can_go_back
    assert navigator.can_go_forward


def test_what_changes_nothing_tells_nothing(navigator: Navigator) -> None:
    log = Log(navigator)
    navigator.back()
    navigator.forward()
    navigator.go(HOME)
    navigator.refine(HOME)
    assert log.places == []
    assert not navigator.can_go_back
    assert not navigator.can_go_forward


def test_refining_is_told_and_is_no_step(navigator: Navigator) -> None:
    log = Log(navigator)
    for text in ("d", "de", "dee"):
        navigator.refine(HOME.with_query(text))
    assert [place.query for place in log.places] == ["d", "de", "dee"]
    assert not navigator.can_go_back


def test_the_state_is_new_already_when_the_change_is_told(navigator: Navigator) -> None:
    seen: list[tuple[Location, bool]] = []
    navigator.location_changed.connect(lambda place: seen.append((navigator.here, navigator.can_go_back)))
    navigator.go(CARD)
    assert seen == [(CARD, True)]


def test_a_listener_may_refine_the_place_it_was_told_of(navigator: Navigator) -> None:
    """The window picks the first hit while a location is being shown."""

    def choose_first(place: Location) -> None:
        if place.model_id is None and place.query:
            navigator.refine(place.with_model(ModelId("first")))

    navigator.location_changed.connect(choose_first)
    navigator.go(HOME.with_query("x"))
    assert navigator.here == Location(model_id=ModelId("first"), query="x")
    navigator.back()
    assert navigator.here == HOME
