"""The band of a chosen group of peers: all models, open weights, the same time, the same size.

Source of the rules: definitions.md, "Capability bands, 0 to 10" and "Percentile tiers" (ranks). The groups
and size classes are this program's own (docs/decisions/0030-card-document.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from modelbrowser.domain.scaling import band
from modelbrowser.domain.standings import PeerValue

RECENT_MONTHS = 12
MIN_BAND_PEERS = 5

# Upper bounds of the size classes in billions of parameters, total; the last class takes the rest
SIZE_CLASS_BOUNDS_B: tuple[float, ...] = (4.0, 15.0, 50.0, 150.0, 500.0)


class PeerGroup(StrEnum):
    """With whom a model is compared."""

    ALL = "all"
    OPEN = "open"
    RECENT = "recent"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Band:
    """The 20th and 80th percentile (0..10) of `peers` models; both None below five peers.

    `rank` is the model's own rank among them, None when it has no value.
    """

    p20: float | None
    p80: float | None
    peers: int
    rank: int | None


def size_class(params_total_b: float | None) -> int | None:
    """Return the index of the size class, 0 (under 4B) to 5 (500B and more); None when not known."""
    if params_total_b is None:
        return None
    for index, bound in enumerate(SIZE_CLASS_BOUNDS_B):
        if params_total_b < bound:
            return index
    return len(SIZE_CLASS_BOUNDS_B)


def month_number(date: str | None) -> int | None:
    """Return a date of day or month precision as months since year 0; None for a year alone or nothing."""
    if not date or len(date) < 7:
        return None
    year, month = date[:4], date[5:7]
    if not (year.isdecimal() and month.isdecimal()):
        return None
    return int(year) * 12 + int(month) - 1


def group_is_known(group: PeerGroup, *, released_on: str | None, params_total_b: float | None) -> bool:
    """Return whether a model has the fact that `group` compares by (a date, a size)."""
    if group is PeerGroup.RECENT:
        return month_number(released_on) is not None
    if group is PeerGroup.SIZE:
        return size_class(params_total_b) is not None
    return True


def members(
    group: PeerGroup, peers: Iterable[PeerValue], *, released_on: str | None, params_total_b: float | None
) -> list[PeerValue]:
    """Return the peers of `group` around a model of this release date and size.

    A peer whose deciding fact is not known is left out; so is everybody when the model's own is not known.
    """
    if group is PeerGroup.ALL:
        return list(peers)
    if group is PeerGroup.OPEN:
        return [peer for peer in peers if peer.open_weights]
    if group is PeerGroup.RECENT:
        here = month_number(released_on)
        if here is None:
            return []
        return [
            peer
            for peer in peers
            if (month := month_number(peer.released_on)) is not None and abs(month - here) <= RECENT_MONTHS
        ]
    own = size_class(params_total_b)
    return [peer for peer in peers if own is not None and size_class(peer.params_total_b) == own]


def band_of(peers: Sequence[PeerValue], own_value: float | None) -> Band:
    """Return the band of `peers` and the rank of `own_value` (1 + the number of strictly better peers)."""
    values = [peer.scaled_0_10 for peer in peers]
    rank = None if own_value is None else 1 + sum(value > own_value + 1e-9 for value in values)
    if len(values) < MIN_BAND_PEERS:
        return Band(None, None, len(values), rank)
    return Band(*band(values), len(values), rank)
