"""Where a person is in the program, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from modelbrowser.domain.models import ModelId

HISTORY_CAP = 200


class View(StrEnum):
    """The pages of the window."""

    BROWSE = "browse"
    EVOLUTION = "evolution"


@dataclass(frozen=True, slots=True)
class Location:
    """One place: a page, the selected model (None: nothing chosen) and the query text."""

    view: View = View.BROWSE
    model_id: ModelId | None = None
    query: str = ""

    def with_model(self, model_id: ModelId | None) -> Location:
        return replace(self, model_id=model_id)

    def with_view(self, view: View) -> Location:
        return replace(self, view=view)

    def with_query(self, query: str) -> Location:
        return replace(self, query=query)


@dataclass(frozen=True, slots=True)
class History:
    """Immutable history, like a browser's: going somewhere new forgets the way forward."""

    here: Location
    past: tuple[Location, ...] = ()
    future: tuple[Location, ...] = ()

    def go(self, there: Location) -> History:
        """Return the history after a step to `there`; the same place again is no step."""
        if there == self.here:
            return self
        return History(there, (*self.past, self.here)[-HISTORY_CAP:], ())

    def refine(self, there: Location) -> History:
        """Return the history with the current place replaced (typing, moving through a list)."""
        return replace(self, here=there)

    def back(self) -> History:
        """Return the history one step back, or itself at the beginning."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.here, *self.future))

    def forward(self) -> History:
        """Return the history one step forward, or itself at the end."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.here), self.future[1:])
