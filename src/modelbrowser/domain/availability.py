"""Where a model can be had (definitions.md, "Availability"): unknown is not "not available"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """The four ways to a model, in the order of the card."""

    API = "api"
    PRODUCT = "product"
    OPEN_SOURCE = "open_source"
    ENTERPRISE = "enterprise"


class AvailabilityLevel(StrEnum):
    """How far a channel is open."""

    AVAILABLE = "available"
    LIMITED = "limited"
    NOT_AVAILABLE = "not_available"
    UNKNOWN = "unknown"


class AvailabilityBasis(StrEnum):
    """What the level rests on; the key of the text that the card shows."""

    PROVIDER_LISTING = "provider_listing"
    SOURCE_SAYS_API = "source_says_api"
    SOURCE_SAYS_NO_API = "source_says_no_api"
    LISTED_THOUGH_RETIRED = "listed_though_retired"
    NEVER_RELEASED = "never_released"
    RETIRED = "retired"
    OPEN_WEIGHTS = "open_weights"
    CLOSED_WEIGHTS = "closed_weights"
    ENTERPRISE_CLOUD_LISTING = "enterprise_cloud_listing"
    NO_FACT = "no_fact"


@dataclass(frozen=True, slots=True)
class Availability:
    """One row of the card: the channel, its level and the basis of the statement."""

    channel: Channel
    level: AvailabilityLevel
    basis: AvailabilityBasis


@dataclass(frozen=True, slots=True)
class AvailabilityFacts:
    """What the rules look at. Counts are numbers of provider listings; None means unknown.

    `api_basis` is the basis of `api_available` ("sourced", "curated", "rule"): a rule that found no
    listing is no proof that there is no API.
    """

    listings: int
    enterprise_listings: int
    api_available: bool | None
    api_basis: str | None
    open_weights: bool | None
    status: str | None


def availability_of(facts: AvailabilityFacts) -> tuple[Availability, ...]:
    """Return one `Availability` for each channel, in the order of `Channel`."""
    return (
        Availability(Channel.API, *_api(facts)),
        Availability(Channel.PRODUCT, AvailabilityLevel.UNKNOWN, AvailabilityBasis.NO_FACT),
        Availability(Channel.OPEN_SOURCE, *_open_source(facts)),
        Availability(Channel.ENTERPRISE, *_enterprise(facts)),
    )


def _api(facts: AvailabilityFacts) -> tuple[AvailabilityLevel, AvailabilityBasis]:
    if facts.listings and facts.status == "retired":
        return AvailabilityLevel.LIMITED, AvailabilityBasis.LISTED_THOUGH_RETIRED
    if facts.listings:
        return AvailabilityLevel.AVAILABLE, AvailabilityBasis.PROVIDER_LISTING
    if facts.status == "unreleased":
        return AvailabilityLevel.NOT_AVAILABLE, AvailabilityBasis.NEVER_RELEASED
    if facts.status == "retired":
        return AvailabilityLevel.NOT_AVAILABLE, AvailabilityBasis.RETIRED
    if facts.api_available:
        return AvailabilityLevel.AVAILABLE, AvailabilityBasis.SOURCE_SAYS_API
    if facts.api_available is False and facts.api_basis not in (None, "rule"):
        return AvailabilityLevel.NOT_AVAILABLE, AvailabilityBasis.SOURCE_SAYS_NO_API
    return AvailabilityLevel.UNKNOWN, AvailabilityBasis.NO_FACT


def _open_source(facts: AvailabilityFacts) -> tuple[AvailabilityLevel, AvailabilityBasis]:
    if facts.open_weights is None:
        return AvailabilityLevel.UNKNOWN, AvailabilityBasis.NO_FACT
    if facts.open_weights:
        return AvailabilityLevel.AVAILABLE, AvailabilityBasis.OPEN_WEIGHTS
    return AvailabilityLevel.NOT_AVAILABLE, AvailabilityBasis.CLOSED_WEIGHTS


def _enterprise(facts: AvailabilityFacts) -> tuple[AvailabilityLevel, AvailabilityBasis]:
    if not facts.enterprise_listings:
        return AvailabilityLevel.UNKNOWN, AvailabilityBasis.NO_FACT
    if facts.status == "retired":
        return AvailabilityLevel.LIMITED, AvailabilityBasis.LISTED_THOUGH_RETIRED
    return AvailabilityLevel.AVAILABLE, AvailabilityBasis.ENTERPRISE_CLOUD_LISTING
