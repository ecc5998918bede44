"""Reading the source tables: every row is validated, all problems are gathered before anything is said."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modelbrowser.domain.errors import ModelBrowserError
from modelbrowser.importing.columns import Row, TableSpec
from modelbrowser.importing.source_tables import (
    FACT_FIELDS,
    SOURCE_TABLES,
    SPECS,
    row_key,
)

Tick = Callable[[str], None]
Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class FactProblem:
    """Something wrong in a source table; `line` is the line of the file, 0 for the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class FactsError(ModelBrowserError):
    """The source tables are not usable; `problems` holds everything that was found."""

    def __init__(self, problems: Sequence[FactProblem]) -> None:
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        super().__init__(f"The source tables have {count}; nothing was built.")
        self.problems = tuple(problems)


def _quiet(_step: str) -> None:
    return None


def read_facts(folder: Path, tick: Tick = _quiet) -> Tables:
    """Return every source table as validated rows, by table name; `tick` is told each table's name.

    Raises:
        FactsError: with all problems of all tables.
    """
    if not folder.is_dir():
        raise FactsError([FactProblem(str(folder), 0, "no such folder")])
    problems: list[FactProblem] = []
    tables: Tables = {}
    lines: dict[str, list[int]] = {}
    for spec in SOURCE_TABLES:
        tick(spec.name)
        tables[spec.name], lines[spec.name] = _read_table(folder / f"{spec.name}.csv", spec, problems)
    for spec in SOURCE_TABLES:
        problems.extend(_key_problems(spec, tables[spec.name], lines[spec.name]))
        problems.extend(_reference_problems(spec, tables, lines[spec.name]))
    problems.extend(_agreement_problems(tables, lines))
    if problems:
        raise FactsError(problems)
    return tables


def _read_table(path: Path, spec: TableSpec, problems: list[FactProblem]) -> tuple[list[Row], list[int]]:
    rows: list[Row] = []
    lines: list[int] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            expected = [column.name for column in spec.columns]
            if header != expected:
                raise ValueError(f"the header must be {','.join(expected)}")
            for cells in reader:
                row = _parse_row(cells, spec, (path.name, reader.line_num), problems)
                if row is not None:
                    rows.append(row)
                    lines.append(reader.line_num)
    except OSError as error:
        problems.append(FactProblem(path.name, 0, f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError:
        problems.append(FactProblem(path.name, 0, "is not UTF-8"))
    except (csv.Error, ValueError) as error:
        problems.append(FactProblem(path.name, 0, str(error)))
    return rows, lines


def _parse_row(
    cells: Sequence[str], spec: TableSpec, place: tuple[str, int], problems: list[FactProblem]
) -> Row | None:
    """Return the row, or None with every bad cell reported."""
    if len(cells) != len(spec.columns):
        problems.append(FactProblem(*place, f"{len(cells)} cells, {len(spec.columns)} columns"))
        return None
    row: Row = {}
    sound = True
    for column, cell in zip(spec.columns, cells, strict=True):
        if not cell:
            row[column.name] = None
            if column.required:
                problems.append(FactProblem(*place, f"{column.name} is empty"))
                sound = False
            continue
        try:
            row[column.name] = column.parse(cell)
        except ValueError as error:
            problems.append(FactProblem(*place, f"{column.name}: {error}"))
            sound = False
    return row if sound else None


def _key_problems(spec: TableSpec, rows: Sequence[Row], lines: Sequence[int]) -> Iterator[FactProblem]:
    first: dict[tuple[object, ...], int] = {}
    for row, line in zip(rows, lines, strict=True):
        key = tuple(row[name] for name in spec.key)
        if key in first:
            shown = ", ".join(str(part) for part in key if part is not None)
            yield FactProblem(f"{spec.name}.csv", line, f"the same key as line {first[key]}: {shown}")
        first.setdefault(key, line)


def _reference_problems(
    spec: TableSpec, tables: Mapping[str, Sequence[Row]], lines: Sequence[int]
) -> Iterator[FactProblem]:
    for reference in spec.references:
        if not reference.required:
            continue
        known = {row[reference.target] for row in tables[reference.table]}
        for row, line in zip(tables[spec.name], lines, strict=True):
            value = row[reference.column]
            if value is not None and value not in known:
                message = f"{reference.column}: {value!r} is not in {reference.table}.csv"
                yield FactProblem(f"{spec.name}.csv", line, message)


def _agreement_problems(
    tables: Mapping[str, Sequence[Row]], lines: Mapping[str, Sequence[int]]
) -> Iterator[FactProblem]:
    """What two tables must say alike: provenance, corrections, edges, metrics."""
    models = {row["model_id"]: row for row in tables["models"]}
    known = {(row["model_id"], row["field"]) for row in tables["facts_provenance"]}
    for row, line in zip(tables["facts_provenance"], lines["facts_provenance"], strict=True):
        model = models.get(row["model_id"])
        if row["field"] not in FACT_FIELDS:
            yield FactProblem("facts_provenance.csv", line, f"field: {row['field']!r} is no fact of a model")
        elif model is not None and model[str(row["field"])] is None:
            yield FactProblem("facts_provenance.csv", line, f"{row['model_id']} has no {row['field']}")
    for row, line in zip(tables["models"], lines["models"], strict=True):
        for field in sorted(FACT_FIELDS):
            if row[field] is not None and (row["model_id"], field) not in known:
                yield FactProblem("models.csv", line, f"{field} has no row in facts_provenance.csv")
    yield from _correction_problems(tables, lines["corrections"])
    for name in ("lineage", "lineage_exceptions"):
        for row, line in zip(tables[name], lines[name], strict=True):
            if row["parent_id"] == row["child_id"]:
                yield FactProblem(f"{name}.csv", line, "a model cannot be its own parent")
    measured = {row["metric_id"] for row in tables["scores"]}
    for row, line in zip(tables["metrics"], lines["metrics"], strict=True):
        if row["metric_id"] not in measured:
            yield FactProblem("metrics.csv", line, f"no score of {row['metric_id']}")


def _correction_problems(tables: Mapping[str, Sequence[Row]], lines: Sequence[int]) -> Iterator[FactProblem]:
    """A correction must be in force: its row is there and holds the new value, the old one is another."""
    named = {row["table_name"] for row in tables["corrections"]}
    rows = {(name, row_key(SPECS[str(name)], row)): row for name in named for row in tables[str(name)]}
    for correction, line in zip(tables["corrections"], lines, strict=True):
        name, field = str(correction["table_name"]), str(correction["field"])
        row = rows.get((name, str(correction["row_key"])))
        if row is None:
            message = f"{name}.csv has no row {correction['row_key']!r}"
            yield FactProblem("corrections.csv", line, message)
        elif field not in row:
            yield FactProblem("corrections.csv", line, f"{name}.csv has no column {field!r}")
        elif not same_value(row[field], correction["new_value"]):
            message = f"{name}.csv has {row[field]!r} for {field}, not the new {correction['new_value']!r}"
            yield FactProblem("corrections.csv", line, message)
        if correction["old_value"] == correction["new_value"]:
            yield FactProblem("corrections.csv", line, "old and new value are the same")


def same_value(value: object, written: object) -> bool:
    """Whether a parsed value is what a correction writes down as text (None: not known)."""
    if value is None or written is None:
        return value is written
    if isinstance(value, (int, float)):
        try:
            return float(value) == float(str(written))
        except ValueError:
            return False
    return str(value) == str(written)
