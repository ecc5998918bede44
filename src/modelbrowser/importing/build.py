"""`catalog build`: source tables and editorial files into a new, checked, reproducible catalog file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from modelbrowser.catalog.contradictions import Contradiction, find_contradictions
from modelbrowser.catalog.schema import SCHEMA_VERSION
from modelbrowser.catalog.search_index import create_search_index
from modelbrowser.importing.assemble import assemble
from modelbrowser.importing.columns import Row
from modelbrowser.importing.leave_out import drop_dangling, leave_out
from modelbrowser.importing.prose import prose_tables, read_prose
from modelbrowser.importing.read_facts import Tables, read_facts
from modelbrowser.importing.report import ROW_KINDS, ReportEntry, TableBalance
from modelbrowser.importing.source_tables import CATALOG_TABLE_OF, SOURCE_TABLES
from modelbrowser.importing.write_database import new_catalog, write_build_info, write_tables

Step = Callable[[str], None]

# Steps that `build_catalog` announces; a progress bar counts to this
STEP_COUNT = len(SOURCE_TABLES) + 30


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build. `editorial` None: no editorial texts at all."""

    facts: Path
    out: Path
    editorial: Path | None = None
    without_sources: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was built. `contradictions` counts by kind; every kind is present, also with 0."""

    out: Path
    catalog_date: str
    content_hash: str
    balances: tuple[TableBalance, ...]
    contradictions: Mapping[str, int]
    editorial_models: int
    report_entries: int


def _quiet(_step: str) -> None:
    return None


def build_catalog(request: BuildRequest, step: Step = _quiet) -> BuildResult:
    """Build the catalog of `request` and rename it into place; `step` is told what is being done.

    Raises:
        FactsError: with all problems of the source tables.
        ProseError: with all problems of the editorial files.
        UnknownSourceError: for a source to leave out that does not exist.
        EnvironmentProblem: when the file cannot be written.
    """
    source_tables = read_facts(request.facts, step)
    facts, report = drop_dangling(source_tables)
    facts, left_out = leave_out(facts, request.without_sources)
    assembly = assemble(facts)
    report.extend((*left_out, *assembly.report))
    step("editorial")
    chosen = read_prose(request.editorial, request.facts) if request.editorial else ()
    model_ids = {row["model_id"] for row in facts["models"]}
    tables = assembly.tables | prose_tables(chosen, model_ids)
    report.extend(
        ReportEntry("left_out", "editorial", text.model_id, "its model is left out")
        for text in chosen
        if text.model_id not in model_ids
    )
    with new_catalog(request.out) as database:
        write_tables(database, tables, step)
        step("contradictions")
        contradictions = find_contradictions(database.conn)
        report.extend(_entries(contradictions))
        write_tables(database, {"build_report": _report_rows(report)}, _quiet)
        step("search index")
        create_search_index(database.conn)
        database.conn.commit()
        digest = write_build_info(database, _info(request, assembly.catalog_date, tables))
        balances = _balances(database.conn, source_tables, report)
        step("checks")
    return BuildResult(
        out=request.out,
        catalog_date=assembly.catalog_date,
        content_hash=digest,
        balances=balances,
        contradictions={found.id: len(found.rows) for found in contradictions},
        editorial_models=len({row["model_id"] for row in tables["editorial"]}),
        report_entries=len(report),
    )


def _entries(contradictions: Sequence[Contradiction]) -> list[ReportEntry]:
    return [
        ReportEntry(f"contradiction:{found.id}", row.table_name, row.row_key, row.message)
        for found in contradictions
        for row in found.rows
    ]


def _report_rows(report: Sequence[ReportEntry]) -> list[Row]:
    return [
        {
            "report_id": number,
            "kind": entry.kind,
            "table_name": entry.table_name,
            "row_key": entry.row_key,
            "message": entry.message,
        }
        for number, entry in enumerate(report, start=1)
    ]


def _info(request: BuildRequest, catalog_date: str, tables: Mapping[str, Sequence[Row]]) -> dict[str, str]:
    return {
        "title": "modelbrowser catalog of AI models",
        "catalog_date": catalog_date,
        "schema_version": str(SCHEMA_VERSION),
        "left_out_sources": ",".join(sorted(request.without_sources)),
        "editorial_models": str(len({row["model_id"] for row in tables["editorial"]})),
    }


def _balances(
    connection: sqlite3.Connection, source_tables: Tables, report: Sequence[ReportEntry]
) -> tuple[TableBalance, ...]:
    """Count every source table in the finished database itself, not in what was meant to be written."""
    balances: list[TableBalance] = []
    for spec in SOURCE_TABLES:
        table = CATALOG_TABLE_OF[spec.name]
        written = int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        reported = sum(entry.table_name == spec.name and entry.kind in ROW_KINDS for entry in report)
        restored = sum(entry.table_name == spec.name and entry.kind == "restored" for entry in report)
        balances.append(TableBalance(spec.name, len(source_tables[spec.name]), written, reported, restored))
    return tuple(balances)
