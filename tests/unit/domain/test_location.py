"""The history behaves like a browser's, whatever is done to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.location import HISTORY_CAP, History, Location, View
from modelbrowser.domain.models import ModelId

LOCATIONS = st.builds(
    Location,
    view=st.sampled_from(View),
    model_id=st.none() | st.sampled_from(["a", "b", "c"]).map(ModelId),
    query=st.sampled_from(["", "deepseek", "org:openai"]),
)
STEPS = st.tuples(st.sampled_from(["go", "refine"]), LOCATIONS) | st.tuples(
    st.sampled_from(["back", "forward"]), st.none()
)


def walked(steps: list[tuple[str, Location | None]]) -> History:
    history = History(Location())
    for verb, there in steps:
        history = getattr(history, verb)(there) if there is not None else getattr(history, verb)()
    return history


HISTORIES = st.lists(STEPS, max_size=30).map(walked)


@given(HISTORIES)
def test_back_then_forward_returns(history: History) -> None:
    if history.past:
        assert history.back().forward() == history
    if history.future:
        assert history.forward().back() == history


@given(HISTORIES)
def test_at_either_end_nothing_happens(history: History) -> None:
    while history.past:
        history = history.back()
    assert history.back() is history
    while history.future:
        history = history.forward()
    assert history.forward() is history


@given(HISTORIES, LOCATIONS)
def test_refining_never_lengthens_and_forgets_nothing(history: History, there: Location) -> None:
    refined = history.refine(there)
    assert refined.here == there
    assert (refined.past, refined.future) == (history.past, history.future)


@given(HISTORIES, LOCATIONS)
def test_a_step_leaves_the_present_behind_and_forgets_the_way_forward(
    history: History, there: Location
) -> None:
    gone = history.go(there)
    if there == history.here:
        assert gone is history
    else:
        assert gone.here == there
        assert gone.future == ()
        assert gone.back().here == history.here


def test_a_long_walk_keeps_the_last_steps_only() -> None:
    places = [Location(model_id=ModelId(f"m{number}")) for number in range(HISTORY_CAP + 50)]
    history = History(Location())
    for place in places:
        history = history.go(place)
    assert history.past == tuple(places[-HISTORY_CAP - 1 : -1])
    for _ in range(HISTORY_CAP + 10):
        history = history.back()
    assert len(history.past) + len(history.future) == HISTORY_CAP
    for _ in range(HISTORY_CAP + 10):
        history = history.forward()
    assert history.here == places[-1]
    assert len(history.past) == HISTORY_CAP


def test_a_location_changes_one_thing_at_a_time() -> None:
    start = Location(View.BROWSE, ModelId("a"), "query")
    assert start.with_model(ModelId("b")) == Location(View.BROWSE, ModelId("b"), "query")
    assert start.with_model(None).model_id is None
    assert start.with_view(View.EVOLUTION) == Location(View.EVOLUTION, ModelId("a"), "query")
    assert start.with_query("other") == Location(View.BROWSE, ModelId("a"), "other")
