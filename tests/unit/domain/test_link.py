"""Links and what the desktop passes to the program."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.link import StartTarget, link_to, parse_link, parse_target
from modelbrowser.domain.models import ModelId

ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}", fullmatch=True)


@given(ids)
def test_a_link_leads_back_to_its_model(model_id: str) -> None:
    assert parse_link(link_to(ModelId(model_id))) == model_id
    assert parse_target(link_to(ModelId(model_id))) == StartTarget(model_id=ModelId(model_id))


@given(st.text(max_size=80))
def test_any_text_is_a_target_or_a_sentence(text: str) -> None:
    with contextlib.suppress(EnvironmentProblem):
        target = parse_target(text)
        assert target.model_id is None or target.catalog is None


@pytest.mark.parametrize(
    "link",
    [
        "modelbrowser://model/",
        "modelbrowser://catalog/deepseek-v2",
        "modelbrowser://model/deepseek-v2?x=1",
        "modelbrowser://model/deepseek-v2#tree",
        "modelbrowser://model/../../etc/passwd",
        "modelbrowser://model/a%2Fb",
        "modelbrowser://model/a b",
        "modelbrowser://model/--help",
        "modelbrowser://[",
        "https://model/deepseek-v2",
    ],
)
def test_everything_else_is_refused(link: str) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be opened"):
        parse_link(link)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deepseek-v2", StartTarget(model_id=ModelId("deepseek-v2"))),
        ("modelbrowser://model/deepseek-v2/", StartTarget(model_id=ModelId("deepseek-v2"))),
        ("MODELBROWSER://model/deepseek-v2", StartTarget(model_id=ModelId("deepseek-v2"))),
        ("mine.mbcatalog", StartTarget(catalog="mine.mbcatalog")),
        ("some/where.sqlite", StartTarget(catalog="some/where.sqlite")),
        ("file:///home/me/my%20models.db", StartTarget(catalog="/home/me/my models.db")),
        ("file://localhost/srv/models.db", StartTarget(catalog="/srv/models.db")),
        ("modelbrowser://model/deepseek%2Dv2", StartTarget(model_id=ModelId("deepseek-v2"))),
        ("", StartTarget()),
    ],
)
def test_targets(text: str, expected: StartTarget) -> None:
    assert parse_target(text) == expected


def test_an_option_is_no_model() -> None:
    with pytest.raises(EnvironmentProblem, match="neither"):
        parse_target("--version")
