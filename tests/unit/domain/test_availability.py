from __future__ import annotations

from dataclasses import replace

import pytest

from modelbrowser.domain.availability import (
    AvailabilityBasis as Basis,
)
from modelbrowser.domain.availability import (
    AvailabilityFacts,
    Channel,
    availability_of,
)
from modelbrowser.domain.availability import (
    AvailabilityLevel as Level,
)

NOTHING = AvailabilityFacts(
    listings=0, enterprise_listings=0, api_available=None, api_basis=None, open_weights=None, status=None
)


def _row(channel: Channel, **change: object) -> tuple[Level, Basis]:
    rows = {row.channel: row for row in availability_of(replace(NOTHING, **change))}  # type: ignore[arg-type]
    return rows[channel].level, rows[channel].basis


def test_nothing_known_is_unknown_in_every_channel() -> None:
    rows = availability_of(NOTHING)
    assert [row.channel for row in rows] == list(Channel)
    assert {(row.level, row.basis) for row in rows} == {(Level.UNKNOWN, Basis.NO_FACT)}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"listings": 1}, (Level.AVAILABLE, Basis.PROVIDER_LISTING)),
        ({"listings": 1, "api_available": False}, (Level.AVAILABLE, Basis.PROVIDER_LISTING)),
        ({"listings": 3, "status": "deprecated"}, (Level.AVAILABLE, Basis.PROVIDER_LISTING)),
        ({"listings": 1, "status": "retired"}, (Level.LIMITED, Basis.LISTED_THOUGH_RETIRED)),
        ({"api_available": True, "api_basis": "sourced"}, (Level.AVAILABLE, Basis.SOURCE_SAYS_API)),
        ({"api_available": False, "api_basis": "rule"}, (Level.UNKNOWN, Basis.NO_FACT)),
        ({"api_available": False, "api_basis": None}, (Level.UNKNOWN, Basis.NO_FACT)),
        ({"api_available": False, "api_basis": "sourced"}, (Level.NOT_AVAILABLE, Basis.SOURCE_SAYS_NO_API)),
        ({"status": "unreleased"}, (Level.NOT_AVAILABLE, Basis.NEVER_RELEASED)),
        ({"status": "retired"}, (Level.NOT_AVAILABLE, Basis.RETIRED)),
        ({"status": "active"}, (Level.UNKNOWN, Basis.NO_FACT)),
    ],
)
def test_api(change: dict[str, object], expected: tuple[Level, Basis]) -> None:
    assert _row(Channel.API, **change) == expected


@pytest.mark.parametrize(
    ("open_weights", "expected"),
    [
        (True, (Level.AVAILABLE, Basis.OPEN_WEIGHTS)),
        (False, (Level.NOT_AVAILABLE, Basis.CLOSED_WEIGHTS)),
        (None, (Level.UNKNOWN, Basis.NO_FACT)),
    ],
)
def test_open_source(open_weights: bool | None, expected: tuple[Level, Basis]) -> None:
    assert _row(Channel.OPEN_SOURCE, open_weights=open_weights) == expected
    assert _row(Channel.OPEN_SOURCE, open_weights=open_weights, status="retired") == expected


def test_enterprise_follows_the_enterprise_clouds() -> None:
    assert _row(Channel.ENTERPRISE, listings=9) == (Level.UNKNOWN, Basis.NO_FACT)
    assert _row(Channel.ENTERPRISE, enterprise_listings=1) == (
        Level.AVAILABLE,
        Basis.ENTERPRISE_CLOUD_LISTING,
    )
    retired = _row(Channel.ENTERPRISE, enterprise_listings=1, status="retired")
    assert retired == (Level.LIMITED, Basis.LISTED_THOUGH_RETIRED)


def test_products_are_unknown_until_a_source_tells_of_them() -> None:
    assert _row(Channel.PRODUCT, listings=5, api_available=True) == (Level.UNKNOWN, Basis.NO_FACT)
