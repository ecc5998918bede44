"""A catalog without some of its sources: `catalog build --without-source ID`.

What a left-out source said goes: its scores, prices, aliases, edges and provenance, and every field of a
model that rests on it. Corrections made from it are undone. Three things stay:

* a name, because a model cannot be listed without one (it loses its provenance);
* organization and family, also corrected ones, which are this catalog's own order and no source's fact;
* a type, as "other" when nothing else tells it.

A model about which no remaining source says anything is left out as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from modelbrowser.importing.columns import Row, TableSpec, Value
from modelbrowser.importing.read_facts import Tables
from modelbrowser.importing.report import ReportEntry
from modelbrowser.importing.source_tables import SOURCE_TABLES, SPECS, row_key

_BY_SOURCE = ("scores", "prices", "lineage", "lineage_exceptions", "aliases", "facts_provenance")
_KEPT_FIELDS = frozenset({"name"})
_OWN_ORDER = frozenset({"family", "org_id"})
_NO_SOURCE_OF_THEIR_OWN = frozenset({"rule", "name"})
_CORRECTIONS = SPECS["corrections"]


class UnknownSourceError(ValueError):
    """No source has this id; `known` holds those that exist."""

    def __init__(self, source_id: str, known: Sequence[str]) -> None:
        super().__init__(f"No source has the id {source_id!r}. Known: {', '.join(known)}.")
        self.source_id = source_id
        self.known = tuple(known)


def drop_dangling(tables: Tables) -> tuple[Tables, list[ReportEntry]]:
    """Take out the rows whose optional references lead nowhere, each with a report entry."""
    kept_tables = dict(tables)
    report: list[ReportEntry] = []
    for spec in SOURCE_TABLES:
        for reference in spec.references:
            if reference.required:
                continue
            known = {row[reference.target] for row in tables[reference.table]}
            kept: list[Row] = []
            for row in kept_tables[spec.name]:
                value = row[reference.column]
                if value is None or value in known:
                    kept.append(row)
                    continue
                message = f"{value} is not in {reference.table}.csv"
                report.append(ReportEntry("unknown_reference", spec.name, row_key(spec, row), message))
            kept_tables[spec.name] = kept
    return kept_tables, report


def leave_out(tables: Tables, sources: Set[str]) -> tuple[Tables, list[ReportEntry]]:
    """Return the tables without these sources, and a report entry for every row that stayed out.

    Raises:
        UnknownSourceError: for an id that sources.csv does not hold.
    """
    known = sorted(str(row["source_id"]) for row in tables["sources"])
    for source_id in sorted(sources):
        if source_id not in known:
            raise UnknownSourceError(source_id, known)
    if not sources:
        return tables, []
    report: list[ReportEntry] = []
    left = dict(tables)
    for name in ("models", "scores", "prices", "aliases", "facts_provenance"):
        left[name] = [dict(row) for row in tables[name]]
    _undo_corrections(left, sources, report)
    _blank_fields(left, sources, report)
    for name in _BY_SOURCE:
        left[name] = _without(SPECS[name], left[name], sources, report)
    left["sources"] = _without(SPECS["sources"], left["sources"], sources, report)
    _drop_unknown_models(left, report)
    _drop_corrections_of_absent_rows(left, report)
    _mend_metrics(left, report)
    return left, report


def _without(spec: TableSpec, rows: Sequence[Row], sources: Set[str], report: list[ReportEntry]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if row["source_id"] in sources:
            message = f"source {row['source_id']} is left out"
            report.append(ReportEntry("left_out", spec.name, row_key(spec, row), message))
        else:
            kept.append(row)
    return kept


def _undo_corrections(tables: Tables, sources: Set[str], report: list[ReportEntry]) -> None:
    """Give corrected rows back what they held when the source of the correction is left out."""
    named = sorted({str(row["table_name"]) for row in tables["corrections"]})
    rows = {(name, row_key(SPECS[name], row)): row for name in named for row in tables[name]}
    origins = {(row["model_id"], row["field"]): row for row in tables["facts_provenance"]}
    kept: list[Row] = []
    for correction in tables["corrections"]:
        name, field = str(correction["table_name"]), str(correction["field"])
        if correction["source_id"] not in sources:
            kept.append(correction)
            continue
        message = f"source {correction['source_id']} is left out"
        key = row_key(_CORRECTIONS, correction)
        if name == "models" and field in _OWN_ORDER:
            report.append(ReportEntry("left_out", "corrections", key, f"{message}; {field} stays"))
            continue
        report.append(ReportEntry("reverted", "corrections", key, message))
        row = rows[name, str(correction["row_key"])]
        row[field] = _parse(SPECS[name], field, correction["old_value"])
        old_source = correction["old_source_id"]
        if name == "models" and old_source is not None:
            fact = (row["model_id"], correction["field"])
            if fact not in origins:
                origins[fact] = {"model_id": row["model_id"], "field": field, "source_id": old_source}
                tables["facts_provenance"].append(origins[fact])
                restored = f"{fact[0]} | {field}"
                report.append(ReportEntry("restored", "facts_provenance", restored, message))
            origins[fact]["source_id"] = old_source
    tables["corrections"] = kept


def _parse(spec: TableSpec, field: str, written: object) -> Value:
    column = next(column for column in spec.columns if column.name == field)
    return None if written is None else column.parse(str(written))


def _blank_fields(tables: Tables, sources: Set[str], report: list[ReportEntry]) -> None:
    models = {row["model_id"]: row for row in tables["models"]}
    for row in tables["facts_provenance"]:
        field = str(row["field"])
        if row["source_id"] not in sources or field in _KEPT_FIELDS:
            continue
        model = models[row["model_id"]]
        model[field] = "other" if field == "type" else None
        key = f"{row['model_id']} | {field}"
        report.append(ReportEntry("blanked", "models", key, f"source {row['source_id']} is left out"))
    for model in models.values():
        if model["input_price_usd_per_m"] is None and model["output_price_usd_per_m"] is None:
            model["price_basis"] = None


def _drop_unknown_models(tables: Tables, report: list[ReportEntry]) -> None:
    """Leave out the models of which only rules and the name itself still say something."""
    told = {
        row["model_id"]
        for name in ("scores", "prices", "aliases", "facts_provenance")
        for row in tables[name]
        if row["source_id"] not in _NO_SOURCE_OF_THEIR_OWN
    }
    gone = {row["model_id"] for row in tables["models"]} - told
    if not gone:
        return
    for name in ("models", *_BY_SOURCE):
        spec = SPECS[name]
        columns = [c for c in ("model_id", "parent_id", "child_id") if any(x.name == c for x in spec.columns)]
        kept: list[Row] = []
        for row in tables[name]:
            lost = next((row[column] for column in columns if row[column] in gone), None)
            if lost is None:
                kept.append(row)
            else:
                message = f"no remaining source knows {lost}"
                report.append(ReportEntry("left_out", name, row_key(spec, row), message))
        tables[name] = kept


def _drop_corrections_of_absent_rows(tables: Tables, report: list[ReportEntry]) -> None:
    """A correction of a row or a field that is gone has nothing left to say."""
    named = sorted({str(row["table_name"]) for row in tables["corrections"]})
    rows = {(name, row_key(SPECS[name], row)): row for name in named for row in tables[name]}
    kept: list[Row] = []
    for correction in tables["corrections"]:
        row = rows.get((str(correction["table_name"]), str(correction["row_key"])))
        if row is None:
            key = row_key(_CORRECTIONS, correction)
            report.append(ReportEntry("left_out", "corrections", key, "its row is left out"))
        else:
            kept.append(correction)
    tables["corrections"] = kept


def _mend_metrics(tables: Tables, report: list[ReportEntry]) -> None:
    """Leave out metrics without scores; name the newest remaining source of the others."""
    newest: dict[object, tuple[str, str]] = {}
    for row in tables["scores"]:
        origin = (str(row["as_of"]), str(row["source_id"]))
        newest[row["metric_id"]] = max(newest.get(row["metric_id"], ("", "")), origin)
    sources = {row["source_id"] for row in tables["sources"]}
    kept: list[Row] = []
    for row in tables["metrics"]:
        if row["metric_id"] not in newest:
            message = "no remaining source measures it"
            report.append(ReportEntry("left_out", "metrics", str(row["metric_id"]), message))
        elif row["source_id"] in sources:
            kept.append(row)
        else:
            kept.append(row | {"source_id": newest[row["metric_id"]][1]})
    tables["metrics"] = kept
