"""Search as one types: this program, SQLite's bare query (the floor) and LIKE, in the same run.

    python benchmarks/search.py data/catalog.db benchmarks/out/hub1m.db benchmarks/out/hub3m.db [--write]

Every catalog is asked what a person types: names of models, letter by letter, one to 26 characters,
and the queries known to be hard. One row is one way to answer: `search()` with its 200 rows ready; the
floor, which is the words of the query in the same index and the same 200 rows, without ranking, reasons or
notes; LIKE over the names in order of prominence. Times are milliseconds, warm, one after the other in turns,
so that whatever else the machine does falls on all of them. `--cpu` counts this process's time on the
processor instead of the clock on the wall, for a machine that is busy with other things. `--write` puts the
tables into docs/benchmarks/search.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.rows import SUMMARY_COLUMNS, SUMMARY_FROM
from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.domain.querying.tokens import words

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "benchmarks" / "search.md"
SEED = 5
LIMIT = 200
NAMES = 60
LONGEST = 26
REPEATS = 9
LIKE_EVERY = 6
FACETS_EVERY = 4

HARD = ("a", "v2", "的", "d v c g", "llama", "the", "deapseek", "-gguf", "llama OR qwen")
FIELDS_AND_SORTS = (
    "org:google",
    "a context:>=128k",
    "params:7b..14b",
    "type:code open:yes",
    "year:2025 v2",
    "descendant:deepseek-v2",
    "deepseek ancestor:deepseek-v3",
    "a sort:-released",
    "sort:name",
    "sort:-params",
    "llama sort:-context",
    "fits:24gb can:vision",
)

FLOOR_SQL = f"""
SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_FROM} WHERE model.prominence_rank IN
(SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid LIMIT {LIMIT})
"""
LIKE_SQL = f"""
SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_FROM} WHERE model.name LIKE ? ESCAPE '!'
ORDER BY model.prominence_rank LIMIT {LIMIT}
"""


@dataclass
class Series:
    """Times of one way to answer, in ms."""

    name: str
    times: list[float] = field(default_factory=list)

    def row(self) -> str:
        """Return the series as cells: p50, p95, p99, worst."""
        return " | ".join(f"{value:.2f}" for value in (*(quantile(self.times, q) for q in (0.5, 0.95, 0.99)),
                                                      max(self.times)))  # fmt: skip


def quantile(times: Sequence[float], q: float) -> float:
    """Return a quantile by the nearest rank, so that a p99 is a time that was measured."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(q * len(ordered)))]


class Clock:
    """The clock of this run: on the wall, or of this process on the processor."""

    cpu = False

    @classmethod
    def now(cls) -> float:
        """Return seconds."""
        return time.process_time() if cls.cpu else time.perf_counter()


def timed(run: Callable[[], object]) -> float:
    """Return how long a call takes, in ms."""
    begun = Clock.now()
    run()
    return (Clock.now() - begun) * 1_000


class Bench:
    """One catalog, and the ways to ask it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = open_catalog(path)
        self.search = CatalogSearch(self.connection)
        (self.models,) = self.connection.execute("SELECT max(prominence_rank) FROM model").fetchone()

    def typed(self) -> list[str]:
        """Return what is typed: names letter by letter, half of them well known ones."""
        chosen = random.Random(SEED)
        ranks = [chosen.randint(1, min(self.models, 1_500)) for _ in range(NAMES // 2)]
        ranks += [chosen.randint(1, self.models) for _ in range(NAMES - NAMES // 2)]
        marks = ",".join("?" * len(ranks))
        sql = f"SELECT name FROM model WHERE prominence_rank IN ({marks}) ORDER BY prominence_rank"
        names = [str(name).lower() for (name,) in self.connection.execute(sql, ranks)]
        return [name[:length] for name in names for length in range(1, min(len(name), LONGEST) + 1)]

    def floor(self, query: str) -> Callable[[], object]:
        """Return the bare query for the words of `query`."""
        expression = " AND ".join(f'"{word}" *' for word in words(query)) or '"a" *'
        return lambda: self.connection.execute(FLOOR_SQL, (expression,)).fetchall()

    def like(self, query: str) -> Callable[[], object]:
        """Return the query without an index for text."""
        escaped = query.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        return lambda: self.connection.execute(LIKE_SQL, (f"%{escaped}%",)).fetchall()

    def keystrokes(self) -> tuple[list[Series], Series]:
        """Time every keystroke of the typed names; return the ways to answer, and the facets."""
        ours, floor, like = Series("this program"), Series("floor: bare FTS5 query"), Series("LIKE '%q%'")
        facets = Series("facets, after the list")
        self.search.search("")
        self.search.facets("zz")
        for number, query in enumerate(self.typed()):
            ours.times.append(timed(lambda query=query: self.search.search(query, LIMIT)))  # type: ignore[misc]
            floor.times.append(timed(self.floor(query)))
            if number % FACETS_EVERY == 0:
                facets.times.append(timed(lambda query=query: self.search.facets(query)))  # type: ignore[misc]
            if number % LIKE_EVERY == 0:
                like.times.append(timed(self.like(query)))
        return [ours, floor, like], facets

    def single(self, query: str) -> tuple[float, float, float, str]:
        """Return median and worst time of a query, the median of its facets, and its number of hits."""
        times, facets = [], []
        for _ in range(REPEATS):
            fresh = CatalogSearch(self.connection)
            fresh.search("mixtral")
            fresh.facets("zz")
            times.append(timed(lambda fresh=fresh: fresh.search(query, LIMIT)))  # type: ignore[misc]
            facets.append(timed(lambda fresh=fresh: fresh.facets(query)))  # type: ignore[misc]
        page = self.search.search(query, LIMIT)
        hits = f"{page.total:,}{'' if page.total_is_exact else '+'}"
        return statistics.median(times), max(times), statistics.median(facets), hits


def opened(path: Path) -> dict[str, float]:
    """Return what a process of its own measures: opening to first rows (ms), and memory (MiB)."""
    done = subprocess.run(
        [sys.executable, __file__, "--open", str(path)], capture_output=True, check=True, text=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def open_once(path: Path) -> None:
    """Open, show the first rows, type a little, count facets; print the figures as JSON."""
    begun = time.perf_counter()
    connection = open_catalog(path)
    search = CatalogSearch(connection)
    search.search("", LIMIT)
    first_rows_ms = (time.perf_counter() - begun) * 1_000
    after_opening = resident_mib()
    for query in ("d", "de", "dee", "deepseek", "llama 3", "a sort:-released", "的", "deapseek", "v2"):
        search.search(query, LIMIT)
        search.facets(query)
    search.search("a", LIMIT, 20_000)
    print(
        json.dumps({"first_rows_ms": first_rows_ms, "opened_mib": after_opening, "used_mib": resident_mib()})
    )


def resident_mib() -> float:
    """Return the memory of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def report(benches: Sequence[Bench]) -> str:
    """Measure everything and return the tables."""
    lines: list[str] = []
    for bench in benches:
        series, facets = bench.keystrokes()
        size = bench.path.stat().st_size / 1e6
        lines += ["", f"## {bench.models:,} models ({size:,.0f} MB)", ""]
        lines += ["| per keystroke, ms | times | p50 | p95 | p99 | worst |", "|---|---|---|---|---|---|"]
        lines += [f"| {each.name} | {len(each.times):,} | {each.row()} |" for each in (*series, facets)]
        lines += ["", "| query | hits | search, median | worst | facets, median |", "|---|---|---|---|---|"]
        for query in HARD + FIELDS_AND_SORTS:
            median, worst, counted, hits = bench.single(query)
            lines.append(f"| `{query}` | {hits} | {median:.2f} | {worst:.2f} | {counted:.1f} |")
        figures = [opened(bench.path) for _ in range(3)]
        lines += [
            "",
            f"Opening to the first {LIMIT} rows: "
            f"{statistics.median(each['first_rows_ms'] for each in figures):.0f} ms. Memory of a process that"
            f" only searches: {figures[0]['opened_mib']:.0f} MiB after opening,"
            f" {figures[0]['used_mib']:.0f} MiB after typing, counting facets and scrolling to row 20,000.",
        ]
    return "\n".join(lines) + "\n"  # fmt: skip


HEADER = """# Search as one types

`python benchmarks/search.py {paths} --write`, {date}; {cores} cores, Python {python}, SQLite {sqlite}.

What is timed stands at the head of benchmarks/search.py: names typed letter by letter (one to 26
characters), each answered by `CatalogSearch.search` with 200 rows ready to show. The floor asks the same
index for the same words without ranking, reasons or notes. Painting is not in these figures.
"""
BUSY = """
Times are those of the process on the processor: the machine was busy with other work, which a clock on the
wall would have counted too. The catalogs were in the page cache.
"""


def header(paths: Sequence[Path]) -> str:
    """Return what was run where."""
    shown = " ".join(str(path.resolve().relative_to(ROOT)) for path in paths)
    text = HEADER.format(
        paths=shown + (" --cpu" if Clock.cpu else ""),
        date=time.strftime("%Y-%m-%d"),
        cores=os.cpu_count(),
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
    )
    return text + (BUSY if Clock.cpu else "")


def main() -> None:
    """Run from the command line."""
    if sys.argv[1:2] == ["--open"]:
        open_once(Path(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("catalogs", nargs="+", type=Path)
    parser.add_argument("--cpu", action="store_true", help="time on the processor instead of the wall")
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    options = parser.parse_args()
    Clock.cpu = options.cpu
    text = header(options.catalogs) + report([Bench(path) for path in options.catalogs])
    print(text)
    if options.write:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
