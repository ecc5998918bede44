"""The pieces of work that the window gives to the reader thread, as plain callables on a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modelbrowser.domain.querying.completion import Completion


# Above this many models a card shows the generation it has itself
MOST_KIN = 50_000
MOST_EXPORTED = 100_000


def info(session: Any) -> object:
    """The catalog as a whole."""
    return session.info()


def legend(session: Any) -> object:
    """The live tier cut-offs."""
    return session.legend()


def lineage(session: Any) -> object:
    """The whole lineage graph."""
    return session.lineage_data()


def kin(session: Any) -> object:
    """Everybody's relatives, for the lineage on a card; None for catalogs too large to keep them."""
    from modelbrowser.card.kinship import KinIndex

    if session.info().model_count > MOST_KIN:
        return None
    return KinIndex(session.lineage_data())


@dataclass(frozen=True, slots=True)
class search:  # noqa: N801 - reads as a verb at the call
    """One page of hits."""

    query: str
    limit: int
    offset: int

    def __call__(self, session: Any) -> object:
        return session.search(self.query, self.limit, self.offset)


@dataclass(frozen=True, slots=True)
class facets:  # noqa: N801
    """Live counts beside a query."""

    query: str

    def __call__(self, session: Any) -> object:
        return session.facets(self.query)


@dataclass(frozen=True, slots=True)
class matches:  # noqa: N801
    """The ids of all models that match, None for an empty query."""

    query: str

    def __call__(self, session: Any) -> object:
        return session.matches(self.query)


@dataclass(frozen=True, slots=True)
class ids:  # noqa: N801
    """The ids of all models that match, best first."""

    query: str

    def __call__(self, session: Any) -> object:
        page = session.search(self.query, MOST_EXPORTED, 0)
        return tuple(hit.summary.id for hit in page.hits)


@dataclass(frozen=True, slots=True)
class card:  # noqa: N801
    """Everything about one model."""

    model_id: str

    def __call__(self, session: Any) -> object:
        return session.card(self.model_id)


@dataclass(frozen=True, slots=True)
class completions:  # noqa: N801
    """What could stand at the cursor, as (shown text, whole new query, new cursor place)."""

    query: str
    cursor: int
    language: str

    def __call__(self, session: Any) -> object:
        found: tuple[Completion, ...] = session.complete(self.query, self.cursor)
        return tuple(self._row(each) for each in found)

    def _row(self, each: Completion) -> tuple[str, str, int]:
        text = self.query[: each.start] + each.text + self.query[each.end :]
        label = each.label_zh if self.language == "zh" and each.label_zh else each.label
        note = f"   {label}" if label and label != each.text else ""
        count = f"   {each.count:,}" if each.count is not None else ""
        return f"{each.text}{note}{count}", text, each.start + len(each.text)
