"""Counting the hits of a query by profile and by organization, over the packed columns of the catalog."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from modelbrowser.catalog.searching.condition import Condition, json_list
from modelbrowser.catalog.searching.engine import Engine
from modelbrowser.catalog.searching.facet_columns import Profile, unpacked
from modelbrowser.domain.querying.ast import And, FieldTerm, FieldValue, Node, Not, Or, ParsedQuery
from modelbrowser.domain.querying.values import holds_number, tiers_meant

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ORGANIZATIONS = 300
PROFILE_PLACES: MappingProxyType[str, int] = MappingProxyType(
    {"type": 0, "intelligence": 1, "cost": 2, "context": 3, "open": 4, "year": 5}
)
"""Facet field -> its place in a profile."""

Matches = Callable[[ParsedQuery], "tuple[bool, Sequence[int] | Condition]"]
"""Returns the ranks of all hits, or a condition to count where there may be very many; and whether these are
all the *others*, every model but the hits."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits by profile, and by organization: the ones with most hits and those asked about."""

    profiles: Counter[int]
    organizations: Counter[int]


class Tally:
    """Counts; reads the columns when first asked."""

    def __init__(self, engine: Engine, matches: Matches) -> None:
        self._engine = engine
        self._matches = matches
        self._columns: dict[str, array[int]] = {}
        self.profiles: dict[int, Profile] = {}
        self.profile_counts: Counter[int] = Counter()

    def count(self, query: ParsedQuery, organizations: Collection[int]) -> Counts:
        """Return the counts of a query's hits; `organizations` are counted even where they are few."""
        self._load()
        if query.root is None:
            return Counts(self.profile_counts, self._largest_organizations(organizations))
        if not self._engine.small and (meant := self._profiles_meant(query.root)) is not None:
            return self._count_profiles(meant, organizations)
        inverted, hits = self._matches(query)
        if isinstance(hits, Condition):
            return self._count_many(self._engine.rank_text(hits), organizations, inverted)
        by_profile = Counter(map(self._columns["profile"].__getitem__, hits))
        return Counts(by_profile, Counter(map(self._columns["org"].__getitem__, hits)))

    def _load(self) -> None:
        if self._columns:
            return
        connection = self._engine.connection
        for number, *profile, count in connection.execute("SELECT * FROM search_profile"):
            type_, intelligence, cost, step, open_, year = profile
            self.profiles[number] = (type_, intelligence, cost, step, open_, year)
            self.profile_counts[number] = count
        for name, data in connection.execute("SELECT name, data FROM search_facet"):
            self._columns[name] = unpacked(data)

    def _largest_organizations(self, named: Collection[int]) -> Counter[int]:
        """Return the models of the largest organizations, and of the named ones, in the whole catalog."""
        sql = "SELECT value_id, model_count FROM search_value WHERE field = 'org'"
        execute = self._engine.connection.execute
        largest = execute(f"{sql} ORDER BY model_count DESC LIMIT ?", (MOST_ORGANIZATIONS,)).fetchall()
        rest = execute(f"{sql} AND value_id IN (SELECT value FROM json_each(?))", (json_list(named),))
        return Counter(dict([*largest, *rest]))

    # -- hundreds of thousands of hits: numpy, which is imported only here --------------------------

    def _count_many(self, rank_text: str, named: Collection[int], inverted: bool) -> Counts:
        """Count ranks written as text: half a million are quicker so than as rows, each an object."""
        import numpy as np

        ranks = np.fromstring(rank_text, dtype=np.int64, sep=" ")
        profiles, organizations = (self._column(name) for name in ("profile", "org"))
        by_profile = _sum(profiles[ranks], len(self.profiles) + 1)
        by_organization = _sum(organizations[ranks], int(organizations.max(initial=0)) + 1)
        if inverted:
            by_profile = _sum(profiles[1:], len(by_profile)) - by_profile
            by_organization = _sum(organizations[1:], len(by_organization)) - by_organization
        return Counts(_nonzero(by_profile), _largest(by_organization, named))

    def _count_profiles(self, meant: set[int], named: Collection[int]) -> Counts:
        """Count the models of some profiles: the query asks for nothing else."""
        import numpy as np

        wanted = np.zeros(len(self.profiles) + 1, dtype=bool)
        wanted[list(meant)] = True
        organizations = self._column("org")
        found = organizations[wanted[self._column("profile")]]
        by_profile = Counter({number: self.profile_counts[number] for number in meant})
        return Counts(by_profile, _largest(_sum(found, int(organizations.max(initial=0)) + 1), named))

    def _column(self, name: str) -> NDArray[np.uint32]:
        import numpy as np

        return np.frombuffer(self._columns[name], dtype=np.uint32)

    # -- queries that profiles answer alone --------------------------------------------------------

    def _profiles_meant(self, node: Node) -> set[int] | None:
        """Return the profiles that a query asks for, or None if it asks for anything else."""
        if isinstance(node, Not):
            inner = self._profiles_meant(node.node)
            return None if inner is None else self.profiles.keys() - inner
        if isinstance(node, And | Or):
            parts = [self._profiles_meant(each) for each in node.nodes]
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                return None
            return set.intersection(*known) if isinstance(node, And) else set.union(*known)
        if not isinstance(node, FieldTerm):
            return None
        listed = [self._with_value(node.name, value) for value in node.values]
        answered = [part for part in listed if part is not None]
        return set.union(*answered) if len(answered) == len(listed) else None

    def _with_value(self, field: str, value: FieldValue) -> set[int] | None:
        """Return the profiles with a value of a field; None where profiles cannot tell."""
        if value.negated or field not in ("type", "intelligence", "cost", "open", "year"):
            return None
        if field == "year":
            bounds = value.bounds
            if bounds is None:
                return None
            return self._where(field, lambda year: isinstance(year, int) and holds_number(bounds, year))
        if field == "type":
            wanted = {found.value for found in self._engine.lookup.values("type", value.text)}
        else:
            wanted = {value.text} if field == "open" else set(tiers_meant(field, value.text))
        return self._where(field, wanted.__contains__) if wanted and value.bounds is None else None

    def _where(self, field: str, holds: Callable[[object], bool]) -> set[int]:
        place = PROFILE_PLACES[field]
        return {number for number, profile in self.profiles.items() if holds(profile[place])}


def _sum(values: NDArray[np.uint32], length: int) -> NDArray[np.int64]:
    import numpy as np

    return np.bincount(values, minlength=length)


def _nonzero(counts: NDArray[np.int64]) -> Counter[int]:
    import numpy as np

    present = np.flatnonzero(counts)
    return Counter(dict(zip(present.tolist(), counts[present].tolist(), strict=True)))


def _largest(counts: NDArray[np.int64], named: Collection[int]) -> Counter[int]:
    """Return the largest counts and the named ones; a hub has hundreds of thousands of owners."""
    import numpy as np

    kept = min(MOST_ORGANIZATIONS, len(counts))
    places = np.argpartition(counts, len(counts) - kept)[len(counts) - kept :].tolist()
    return Counter({place: int(counts[place]) for place in {*places, *named} if counts[place]})
