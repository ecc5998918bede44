"""Build the tables that searching reads: called last by a catalog build."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable


def create_search_index(connection: sqlite3.Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Create and fill the search tables of the catalog (names start with `search_`).

    Call it after every other table is complete; the row number of the index is `model.prominence_rank`.
    `progress` is called with (models done, models in all). The caller commits.
    """
