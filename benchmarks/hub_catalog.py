"""Build a catalog as large as a model hub, to measure with.

    python benchmarks/hub_catalog.py 1000000 benchmarks/out/hub1m.db

The real models of the shipped catalog come first; behind them stand made-up derivatives of them (quantized
files, finetunes, adapters, merges) and small models of their own, with the kinds of names, owners, tags,
licenses and dates that a public hub has. Everything made up carries the source "synthetic"; nothing of it
is ever shipped. The same number and seed give the same catalog.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import hub_names as names

from modelbrowser.catalog.schema import (
    APPLICATION_ID,
    DERIVED_TABLES_SQL,
    INDEXES_SQL,
    SCHEMA_VERSION,
    TABLES_SQL,
)
from modelbrowser.catalog.search_index import create_search_index

ROOT = Path(__file__).parents[1]
SEED = 20261123
BATCH = 20_000
MODEL_SQL = """
INSERT INTO model (prominence_rank, model_id, name, organization_id, family_id, type, release_date,
                   release_year, params_total_b, context_tokens, license, open_weights, cost_tier, status)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SHARE_OF_OWN_MODELS = 0.22
SHARE_CHINESE = 0.03
FAMOUS_OWNERS = 30


@dataclass(frozen=True, slots=True)
class Base:
    """A real model that derivatives are made of."""

    model_id: str
    name: str
    family_id: str
    type: str
    params_b: float | None
    context: int | None


class Named(NamedTuple):
    """A made-up model's place and names."""

    rank: int
    model_id: str
    name: str
    owner: str


class Made(NamedTuple):
    """A made-up model: its row, its lineage edge (parent, child, relation) and its tags."""

    row: tuple[object, ...]
    edge: tuple[str, str, str] | None
    tags: list[str]


def build(count: int, out: Path, shipped: Path) -> None:
    """Write a catalog of `count` models to `out`."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
    real = _copy_shipped(connection, shipped)
    connection.execute("BEGIN")
    _add_models(connection, count, real)
    connection.execute("COMMIT")
    started = time.perf_counter()
    connection.executescript(INDEXES_SQL)
    create_search_index(connection, _say)
    connection.execute("COMMIT")
    print(f"\nindex: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("ANALYZE")
    connection.close()


def _say(done: int, total: int) -> None:
    width = 40 * done // max(total, 1)
    print(f"\r[{'#' * width:<40}] {done:>9,} of {total:,}", end="", file=sys.stderr, flush=True)


def _copy_shipped(connection: sqlite3.Connection, shipped: Path) -> int:
    """Copy all tables but the search tables; return the number of models."""
    connection.execute("ATTACH ? AS shipped", (str(shipped),))
    tables = [
        name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    ]
    for table in tables:
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM shipped.{table}")
    (count,) = connection.execute("SELECT count(*) FROM model").fetchone()
    connection.execute("DETACH shipped")
    connection.execute(
        "INSERT INTO source (source_id, title, note)"
        " VALUES ('synthetic', 'Made up for measuring', 'not real')"
    )
    return int(count)


class Maker:
    """Makes up owners and models; one random source, one order."""

    def __init__(self, bases: list[Base]) -> None:
        self._random = random.Random(SEED)
        self._bases = bases
        self._weights = [1.0 / (place + 1) ** 0.8 for place in range(len(bases))]
        self._used: set[str] = set()
        self._owners: list[str] = []

    def _word(self) -> str:
        """Return a made-up word of two or three syllables."""
        return "".join(self._random.choices(names.SYLLABLES, k=self._random.choice((2, 2, 3)))).capitalize()

    def owners(self, count: int) -> list[tuple[str, str]]:
        """Return (id, name) of made-up owners; the earlier one stands, the more models it has."""
        found: dict[str, str] = {}
        while len(found) < count:
            form = self._random.choice(names.OWNER_FORMS)
            name = form.format(self._word(), self._word(), self._random.randint(1, 999))
            found.setdefault(f"hub-{name.lower()}", name)
        self._owners = list(found)
        return [(identifier, f"{name} (hub)") for identifier, name in found.items()]

    def models(self, count: int, first_rank: int) -> Iterator[Made]:
        """Yield made-up models by rank."""
        r = self._random
        for rank in range(first_rank, first_rank + count):
            base = None
            if r.random() >= SHARE_OF_OWN_MODELS:
                base = r.choices(self._bases, self._weights)[0]
            name, relation = self._name(base)
            owner = self._owner()
            model_id = self._unique(f"{owner[4:]}-{name}".lower().replace(" ", "-"), rank)
            edge = (base.model_id, model_id, relation) if base is not None and relation else None
            tags = ["open_weights", *r.sample(names.TAGS, k=r.choice((0, 0, 0, 1, 1, 2)))]
            yield Made(self._row(Named(rank, model_id, name, owner), base), edge, tags)

    def _owner(self) -> str:
        """Return an owner: the first ones have some thousands of models, most have a few."""
        span = len(self._owners) + FAMOUS_OWNERS
        place = int(FAMOUS_OWNERS * (span / FAMOUS_OWNERS) ** self._random.random()) - FAMOUS_OWNERS
        return self._owners[min(place, len(self._owners) - 1)]

    def _unique(self, model_id: str, rank: int) -> str:
        if model_id in self._used:
            model_id = f"{model_id}-{rank}"
        self._used.add(model_id)
        return model_id

    def _name(self, base: Base | None) -> tuple[str, str]:
        """Return a name, and the relation to the base ("" for none)."""
        r = self._random
        fill = {
            "task": r.choice(names.TASKS),
            "lang": r.choice(names.LANGUAGES),
            "n": r.randint(1, 20),
            "word": self._word(),
            "size": r.choice(names.SIZES),
            "base": base.name.replace(" ", "-") if base else self._word(),
        }
        if r.random() < SHARE_CHINESE:
            return r.choice(names.CHINESE).format(**fill), "finetune" if base else ""
        if base is None:
            return r.choice(names.OWN).format(**fill), ""
        kind = r.random()
        name = base.name.replace(" ", r.choice(("-", "-", "-", "_")))
        if kind < 0.30:
            return f"{name}-{r.choice(names.QUANTIZATIONS)}", "quantized"
        if kind < 0.45:
            return f"{name}-{r.choice(names.ADAPTERS)}-{self._word().lower()}", "adapter"
        if kind < 0.55:
            return f"{self._word()}-{name}-{r.choice(('merge', 'slerp', 'ties', 'v1', 'v2'))}", "merge"
        return f"{name}-{'-'.join(r.sample(names.FINETUNES, k=r.choice((1, 1, 2))))}", "finetune"

    def _row(self, named: Named, base: Base | None) -> tuple[object, ...]:
        r = self._random
        year = r.choices([y for y, _ in names.YEARS], [w for _, w in names.YEARS])[0]
        month = r.randint(1, 11 if year == 2026 else 12)
        licenses, weights = zip(*names.LICENSES, strict=True)
        return (
            *(named.rank, named.model_id, named.name, named.owner),
            *((base.family_id, base.type) if base else ("hub-own", "other")),
            *(f"{year}-{month:02d}-{r.randint(1, 28):02d}", year),
            base.params_b if base and r.random() < 0.7 else None,
            base.context if base and r.random() < 0.5 else None,
            *(r.choices(licenses, weights)[0], 1, "free", "active"),
        )


def _add_models(connection: sqlite3.Connection, count: int, real: int) -> None:
    bases = [
        Base(*row)
        for row in connection.execute(
            "SELECT model_id, name, family_id, type, params_total_b, context_tokens FROM model"
            " WHERE open_weights = 1 ORDER BY prominence_rank"
        )
    ]
    maker = Maker(bases)
    wanted = max(0, count - real)
    owners = maker.owners(max(50, wanted // 8))
    connection.executemany("INSERT INTO organization (organization_id, name) VALUES (?, ?)", owners)
    connection.execute("INSERT INTO family VALUES ('hub-own', 'Unrelated hub models')")
    made = maker.models(wanted, real + 1)
    done = 0
    while batch := list(islice(made, BATCH)):
        connection.executemany(MODEL_SQL, (each.row for each in batch))
        connection.executemany(
            "INSERT INTO lineage VALUES (?, ?, ?, 'sourced', 'synthetic', NULL, 1)",
            (each.edge for each in batch if each.edge),
        )
        connection.executemany(
            "INSERT INTO model_tag VALUES (?, ?, 'synthetic')",
            ((each.row[1], tag) for each in batch for tag in each.tags),
        )
        done += len(batch)
        _say(done, wanted)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python benchmarks/hub_catalog.py MODELS OUT.db")
    begun = time.perf_counter()
    build(int(sys.argv[1]), Path(sys.argv[2]), ROOT / "data" / "catalog.db")
    size = Path(sys.argv[2]).stat().st_size / 1e6
    print(f"{size:.0f} MB in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
