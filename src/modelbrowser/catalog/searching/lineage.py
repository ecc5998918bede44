"""Who descends from whom, in ranks: for the index while it is built."""

from __future__ import annotations

import sqlite3


class Descent:
    """All lineage edges in memory, as ranks. A cycle in bad data ends the walk instead of the program."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._parents: dict[int, tuple[int, ...]] = {}
        self._are_parents: set[int] = set()
        for child, parent in connection.execute(
            "SELECT child.prominence_rank, parent.prominence_rank FROM lineage"
            " JOIN model child ON child.model_id = lineage.child_id"
            " JOIN model parent ON parent.model_id = lineage.parent_id"
        ):
            self._parents[child] = (*self._parents.get(child, ()), parent)
            self._are_parents.add(parent)

    def parents(self, rank: int) -> tuple[int, ...]:
        """Return the ranks of the models that this one was directly made from."""
        return self._parents.get(rank, ())

    def is_parent(self, rank: int) -> bool:
        """Return whether something was made from this model."""
        return rank in self._are_parents

    def ancestors(self, rank: int) -> set[int]:
        """Return the ranks of all models that this one goes back to, without itself."""
        found: set[int] = set()
        waiting = list(self.parents(rank))
        while waiting:
            ancestor = waiting.pop()
            if ancestor not in found:
                found.add(ancestor)
                waiting.extend(self.parents(ancestor))
        found.discard(rank)
        return found
