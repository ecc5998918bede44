"""The tables of the catalog, made from the source tables and the rules: rows ready to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from modelbrowser.domain.models import Capability
from modelbrowser.domain.tags import TagFacts, tags_of
from modelbrowser.domain.tiers import cost_tier
from modelbrowser.importing.cells import (
    count_or_none,
    flag_or_none,
    number_or_none,
    text_of,
    text_or_none,
    words_of,
)
from modelbrowser.importing.columns import Row
from modelbrowser.importing.descent import descendant_counts, with_primary_parents
from modelbrowser.importing.prominence import rank_models
from modelbrowser.importing.read_facts import Tables
from modelbrowser.importing.report import ReportEntry
from modelbrowser.importing.source_tables import CATALOG_TABLE_OF, SPECS
from modelbrowser.importing.standings import (
    CapabilityStandings,
    Place,
    best_shares,
    capability_standings,
    rank_snapshots,
    tier_cutoffs,
)

# Metrics of which 0 means "not measured" (definitions.md, "Percentile tiers")
ZERO_IS_NO_DATA = frozenset(
    {"output_tokens_per_second", "time_to_first_answer_token_s", "time_to_first_token_s"}
)
_MODEL_FIELDS = (
    "model_id",
    "name",
    "type",
    "release_date",
    "params_total_b",
    "params_active_b",
    "architecture",
    "context_tokens",
    "max_output_tokens",
    "knowledge_cutoff",
    "license",
    "open_weights",
    "reasoning",
    "tool_call",
    "structured_output",
    "attachment",
    "input_price_usd_per_m",
    "output_price_usd_per_m",
    "price_basis",
    "api_available",
    "status",
    "deprecation_date",
)
_BASIS_OF_SOURCE = {"rule": "rule", "name": "rule", "curated": "curated"}


@dataclass(frozen=True, slots=True)
class Assembly:
    """Rows by catalog table, in the order in which they are written, and what was reported meanwhile."""

    tables: dict[str, list[Row]]
    report: tuple[ReportEntry, ...]
    catalog_date: str


def assemble(facts: Tables) -> Assembly:
    """Return all tables of the catalog but the editorial ones, the search index and the build's own."""
    scores, report = _measured(facts["scores"])
    metrics, unmeasured = _with_scores(facts["metrics"], scores)
    report += unmeasured
    facts = facts | {
        "scores": scores,
        "metrics": metrics,
        "lineage": with_primary_parents(facts["lineage"]),
    }
    dates = {text_of(row, "source_id"): text_or_none(row, "as_of_date") for row in facts["sources"]}
    snapshots = rank_snapshots(facts["metrics"], scores)
    origins = {
        text_of(row, "model_id"): (source := text_of(row, "source_id"), dates[source] or "")
        for row in facts["facts_provenance"]
        if row["field"] == "context_tokens"
    }
    standings = capability_standings(snapshots, facts["models"], origins)
    tables = {
        "source": [_renamed(row, {}) for row in facts["sources"]],
        "organization": [_renamed(row, {"org_id": "organization_id"}) for row in facts["organizations"]],
        "family": [_renamed(row, {}) for row in facts["families"]],
        "provider": [_renamed(row, {"org_id": "organization_id"}) for row in facts["providers"]],
        "model": _models(facts, standings, dates),
        "model_modality": list(_modalities(facts["models"])),
        "alias": [_renamed(row, {}) for row in facts["aliases"]],
        "metric": [
            row | {"as_of": snapshots[text_of(row, "metric_id")][0].as_of} for row in facts["metrics"]
        ],
        "score": list(_scores(scores, snapshots)),
        "price": [_renamed(row, {}) for row in facts["prices"]],
        "lineage": [_renamed(row, {}) for row in facts["lineage"]],
        "lineage_exception": [_renamed(row, {}) for row in facts["lineage_exceptions"]],
        "fact_provenance": list(_provenance(facts, dates)),
        "correction": list(_corrections(facts)),
        "capability": [_capability(found) for found in standings],
        "standing": [_standing(found, place) for found in standings for place in found.places],
        "tier_cutoff": list(_cutoffs(standings)),
        "model_tag": list(_tags(facts["models"], snapshots)),
    }
    catalog_date = max((date for date in dates.values() if date), default="")
    return Assembly(tables, tuple(report), catalog_date)


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    return {names.get(column, column): value for column, value in row.items()}


def _metric(row: Row, snapshots: Mapping[str, Sequence[Place]]) -> Row:
    return row | {"as_of": snapshots[text_of(row, "metric_id")][0].as_of}


def _measured(scores: Iterable[Row]) -> tuple[list[Row], list[ReportEntry]]:
    """Take out the zeros that mean "not measured"."""
    kept: list[Row] = []
    report: list[ReportEntry] = []
    for row in scores:
        if row["metric_id"] in ZERO_IS_NO_DATA and row["value"] == 0:
            key = f"{row['model_id']} | {row['metric_id']} | {row['variant'] or ''} | {row['as_of']}"
            report.append(ReportEntry("not_measured", "scores", key, "0 means that it was not measured"))
        else:
            kept.append(row)
    return kept, report


def _with_scores(metrics: Iterable[Row], scores: Iterable[Row]) -> tuple[list[Row], list[ReportEntry]]:
    """Take out the metrics of which no value is left."""
    measured = {row["metric_id"] for row in scores}
    kept: list[Row] = []
    report: list[ReportEntry] = []
    for row in metrics:
        if row["metric_id"] in measured:
            kept.append(row)
        else:
            key = text_of(row, "metric_id")
            report.append(ReportEntry("not_measured", "metrics", key, "none of its values is a measurement"))
    return kept, report


def _models(
    facts: Tables, standings: Sequence[CapabilityStandings], dates: Mapping[str, str | None]
) -> list[Row]:
    families = {row["name"]: row["family_id"] for row in facts["families"]}
    descendants = descendant_counts(facts["lineage"])
    updated = _updated_on(facts, dates)
    measured = _tier_columns(standings)
    by_id = {text_of(row, "model_id"): row for row in facts["models"]}
    rows: list[Row] = []
    for rank, (model_id, importance) in enumerate(rank_models(facts), start=1):
        model = by_id[model_id]
        released = text_or_none(model, "release_date")
        tier = cost_tier(flag_or_none(model, "open_weights"), number_or_none(model, "output_price_usd_per_m"))
        row: Row = {"prominence_rank": rank}
        row |= {field: model[field] for field in _MODEL_FIELDS}
        row |= {
            "organization_id": model["org_id"],
            "family_id": families[model["family"]],
            "release_year": int(released[:4]) if released else None,
            "prominence": importance,
            "updated_on": updated.get(model_id),
            "cost_tier": tier,
            "descendant_count": descendants.get(model_id, 0),
        }
        row |= dict.fromkeys(_TIER_COLUMNS) | measured.get(model_id, {})
        rows.append(row)
    return rows


_TIER_COLUMNS = ("intelligence_tier", "intelligence_value", "speed_tier", "output_tokens_per_second")


def _tier_columns(standings: Iterable[CapabilityStandings]) -> dict[str, Row]:
    columns = {Capability.REASONING: _TIER_COLUMNS[:2], Capability.SPEED: _TIER_COLUMNS[2:]}
    found: dict[str, Row] = {}
    for standing in standings:
        if standing.capability in columns:
            tier, value = columns[standing.capability]
            for place in standing.places:
                found.setdefault(place.model_id, {}).update(
                    {tier: standing.tier_of(place), value: place.value}
                )
    return found


def _updated_on(facts: Tables, dates: Mapping[str, str | None]) -> dict[str, str]:
    """Return the newest as-of date among all facts, scores and listings of each model."""
    newest: dict[str, str] = {}
    dated = [(row, dates[text_of(row, "source_id")]) for row in facts["facts_provenance"]]
    dated += [(row, text_or_none(row, "as_of")) for name in ("scores", "prices") for row in facts[name]]
    for row, date in dated:
        model_id = text_of(row, "model_id")
        newest[model_id] = max(newest.get(model_id, ""), date or "")
    return {model_id: date for model_id, date in newest.items() if date}


def _modalities(models: Iterable[Row]) -> Iterable[Row]:
    for model in models:
        for direction in ("input", "output"):
            for modality in words_of(model, f"{direction}_modalities"):
                yield {"model_id": model["model_id"], "direction": direction, "modality": modality}


def _scores(scores: Iterable[Row], snapshots: Mapping[str, Sequence[Place]]) -> Iterable[Row]:
    places = {
        (metric_id, place.model_id, place.variant, place.as_of, place.source_id): place
        for metric_id, ranked in snapshots.items()
        for place in ranked
    }
    for row in scores:
        variant = text_or_none(row, "variant") or ""
        key = (row["metric_id"], row["model_id"], variant, row["as_of"], row["source_id"])
        place = places.get(key)  # type: ignore[arg-type]
        yield row | {
            "variant": variant,
            "rank": place.rank if place else None,
            "peers": place.peers if place else None,
        }


def _provenance(facts: Tables, dates: Mapping[str, str | None]) -> Iterable[Row]:
    reasons = {
        (row["row_key"], row["field"]): row["reason"]
        for row in facts["corrections"]
        if row["table_name"] == "models"
    }
    for row in facts["facts_provenance"]:
        source = text_of(row, "source_id")
        yield row | {
            "as_of": dates[source],
            "basis": _BASIS_OF_SOURCE.get(source, "sourced"),
            "note": reasons.get((row["model_id"], row["field"])),
        }


def _corrections(facts: Tables) -> Iterable[Row]:
    """Every correction with the model that it is about."""
    for row in facts["corrections"]:
        name = text_of(row, "table_name")
        column = SPECS[name].key.index("model_id")
        yield {
            "table_name": CATALOG_TABLE_OF[name],
            "row_key": row["row_key"],
            "field": row["field"],
            "model_id": text_of(row, "row_key").split(" | ")[column],
            "old_value": row["old_value"],
            "new_value": row["new_value"],
            "reason": row["reason"],
            "source_id": row["source_id"],
        }


def _stable(value: float) -> float:
    """Round so that the content does not depend on the last bit of a machine's logarithm."""
    return round(value, 9)


def _capability(found: CapabilityStandings) -> Row:
    return {
        "capability": found.capability,
        "metric_id": found.metric_id,
        "snapshot_date": found.snapshot_date,
        "peers": len(found.places),
        "p20_scaled": _stable(found.p20_scaled),
        "p80_scaled": _stable(found.p80_scaled),
    }


def _standing(found: CapabilityStandings, place: Place) -> Row:
    return {
        "model_id": place.model_id,
        "capability": found.capability,
        "metric_id": found.metric_id,
        "variant": place.variant,
        "value": place.value,
        "scaled_0_10": _stable(place.scaled_0_10),
        "rank": place.rank,
        "tier": found.tier_of(place),
        "as_of": place.as_of,
        "source_id": place.source_id,
    }


def _cutoffs(standings: Iterable[CapabilityStandings]) -> Iterable[Row]:
    for found in standings:
        if found.tier_of(found.places[0]) is None:
            continue
        for tier, value, models in tier_cutoffs(found):
            yield {
                "capability": found.capability,
                "tier": tier,
                "cutoff_value": value,
                "model_count": models,
            }


def _tags(models: Iterable[Row], snapshots: Mapping[str, tuple[Place, ...]]) -> Iterable[Row]:
    coding = best_shares(Capability.CODING, snapshots)
    agentic = best_shares(Capability.AGENTIC, snapshots)
    for model in models:
        model_id = text_of(model, "model_id")
        facts = TagFacts(
            type=text_of(model, "type"),
            context_tokens=count_or_none(model, "context_tokens"),
            input_modalities=frozenset(words_of(model, "input_modalities")),
            output_modalities=frozenset(words_of(model, "output_modalities")),
            reasoning=flag_or_none(model, "reasoning"),
            tool_call=flag_or_none(model, "tool_call"),
            structured_output=flag_or_none(model, "structured_output"),
            open_weights=flag_or_none(model, "open_weights"),
            status=text_or_none(model, "status"),
            license=text_or_none(model, "license"),
            coding_share=coding.get(model_id),
            agentic_share=agentic.get(model_id),
        )
        for tag in tags_of(facts):
            yield {"model_id": model_id, "tag": tag.name, "rule": tag.rule}
