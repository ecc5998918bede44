"""The queries behind one card. Each takes a connection and a model id and returns values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from modelbrowser.catalog.rows import (
    METRIC_COLUMNS,
    METRIC_WIDTH,
    SUMMARY_COLUMNS,
    SUMMARY_FROM,
    SUMMARY_WIDTH,
    flag,
    metric_of,
    summary_of,
)
from modelbrowser.domain.availability import Availability, AvailabilityFacts, availability_of
from modelbrowser.domain.models import (
    Capability,
    EditorialClaim,
    EditorialText,
    EditorialTool,
    LineageLink,
    Metric,
    ModelCard,
    ModelFacts,
    ModelSummary,
    PriceListing,
    Provenance,
    Score,
    Source,
    Standing,
)
from modelbrowser.domain.tags import TAGS

# The context window is a fact, no benchmark: its standing gets this metric
CONTEXT_METRIC = Metric("context_tokens", "Context window", "tokens", True, None, None, None, "上下文窗口")
_ENTERPRISE = "enterprise_cloud"

_FACT_COLUMNS = """
    model.organization_id, organization.country, organization.website, max_output_tokens,
    knowledge_cutoff, license, reasoning, tool_call, structured_output, attachment,
    input_price_usd_per_m, output_price_usd_per_m, price_basis, api_available, status, deprecation_date,
    updated_on, descendant_count
"""


def summaries_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, ModelSummary]:
    """Return the summaries of those ids that exist."""
    found: dict[str, ModelSummary] = {}
    for start in range(0, len(ids), 500):  # below SQLite's limit of variables, also of old versions
        part = tuple(ids[start : start + 500])
        marks = ", ".join("?" * len(part))
        query = f"SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_FROM} WHERE model.model_id IN ({marks})"
        for row in connection.execute(query, part):
            found[row[0]] = summary_of(row)
    return found


def read_card(connection: sqlite3.Connection, model_id: str) -> ModelCard | None:
    """Return the whole card, or None when there is no such model."""
    query = f"SELECT {SUMMARY_COLUMNS}, {_FACT_COLUMNS} FROM {SUMMARY_FROM} WHERE model.model_id = ?"
    row = connection.execute(query, (model_id,)).fetchone()
    if row is None:
        return None
    summary = summary_of(row)
    facts = _facts(connection, model_id, row[SUMMARY_WIDTH:])
    provenance = _provenance(connection, model_id)
    prices, enterprise = _prices(connection, model_id, facts.organization_id)
    parents, children = _lineage(connection, model_id)
    return ModelCard(
        summary=summary,
        facts=facts,
        standings=_standings(connection, model_id),
        scores=_scores(connection, model_id),
        prices=prices,
        parents=parents,
        children=children,
        aliases=_aliases(connection, model_id),
        tags=_tags(connection, model_id),
        editorial=_editorial(connection, model_id),
        provenance=provenance,
        sources=read_sources(connection),
        catalog_date=_catalog_date(connection),
        descendant_count=row[-1],
        notes=_notes(connection, model_id),
        availability=_availability(summary, facts, provenance, (len(prices), enterprise)),
        claims=_claims(connection, model_id),
    )


def _facts(connection: sqlite3.Connection, model_id: str, row: tuple[Any, ...]) -> ModelFacts:
    modalities: dict[str, list[str]] = {"input": [], "output": []}
    query = "SELECT direction, modality FROM model_modality WHERE model_id = ?"
    for direction, modality in connection.execute(query, (model_id,)):
        modalities[direction].append(modality)
    return ModelFacts(
        organization_id=row[0],
        organization_country=row[1],
        organization_website=row[2],
        max_output_tokens=row[3],
        knowledge_cutoff=row[4],
        license=row[5],
        input_modalities=_in_order(modalities["input"]),
        output_modalities=_in_order(modalities["output"]),
        reasoning=flag(row[6]),
        tool_call=flag(row[7]),
        structured_output=flag(row[8]),
        attachment=flag(row[9]),
        input_price_usd_per_m=row[10],
        output_price_usd_per_m=row[11],
        price_basis=row[12],
        api_available=flag(row[13]),
        status=row[14],
        deprecation_date=row[15],
        updated_on=row[16],
    )


_MODALITY_ORDER = ("text", "image", "audio", "video", "pdf", "embedding")


def _in_order(modalities: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(modalities, key=_MODALITY_ORDER.index))


def _standings(connection: sqlite3.Connection, model_id: str) -> Mapping[Capability, Standing]:
    query = f"""
        SELECT {METRIC_COLUMNS}, capability, variant, value, scaled_0_10, rank, peers, p20_scaled,
               p80_scaled, standing.as_of, standing.source_id
        FROM standing JOIN capability USING (capability)
        LEFT JOIN metric ON metric.metric_id = standing.metric_id
        WHERE model_id = ?
    """
    found: dict[Capability, Standing] = {}
    for row in connection.execute(query, (model_id,)):
        capability = Capability(row[METRIC_WIDTH])
        metric = CONTEXT_METRIC if row[0] is None else metric_of(row)
        found[capability] = Standing(capability, metric, *row[METRIC_WIDTH + 1 :])
    return {capability: found[capability] for capability in Capability if capability in found}


def _scores(connection: sqlite3.Connection, model_id: str) -> tuple[Score, ...]:
    query = f"""
        SELECT {METRIC_COLUMNS}, variant, value, score.as_of, score.source_id, rank, peers
        FROM score JOIN metric USING (metric_id) WHERE model_id = ?
        ORDER BY metric.label, score.as_of DESC, variant, score.source_id
    """
    rows = connection.execute(query, (model_id,))
    return tuple(Score(metric_of(row), *row[METRIC_WIDTH:]) for row in rows)


def _prices(
    connection: sqlite3.Connection, model_id: str, organization_id: str
) -> tuple[tuple[PriceListing, ...], int]:
    """Return the listings, the maker's own first, and how many of them are on enterprise clouds."""
    query = """
        SELECT provider_id, provider.name, provider.organization_id, input_usd_per_m, output_usd_per_m,
               cache_read_usd_per_m, context_tokens, as_of, source_id, listing_id, kind
        FROM price JOIN provider USING (provider_id) WHERE model_id = ?
        ORDER BY provider.organization_id IS NOT ?, provider.name COLLATE NOCASE, listing_id, source_id
    """
    listings: list[PriceListing] = []
    enterprise = 0
    for row in connection.execute(query, (model_id, organization_id)):
        listings.append(PriceListing(row[0], row[1], row[2] == organization_id, *row[3:11]))
        enterprise += row[10] == _ENTERPRISE
    return tuple(listings), enterprise


def _lineage(
    connection: sqlite3.Connection, model_id: str
) -> tuple[tuple[LineageLink, ...], tuple[LineageLink, ...]]:
    """Return the parents (primary first) and the children (oldest first)."""
    edge = "relation, basis, source_id, is_primary, rule"
    parents = connection.execute(
        f"""
        SELECT {SUMMARY_COLUMNS}, {edge} FROM lineage
        JOIN model ON model.model_id = parent_id
        JOIN organization USING (organization_id) JOIN family USING (family_id)
        WHERE child_id = ? ORDER BY is_primary DESC, release_date, parent_id
        """,
        (model_id,),
    )
    children = connection.execute(
        f"""
        SELECT {SUMMARY_COLUMNS}, {edge} FROM lineage
        JOIN model ON model.model_id = child_id
        JOIN organization USING (organization_id) JOIN family USING (family_id)
        WHERE parent_id = ? ORDER BY release_date IS NULL, release_date, child_id
        """,
        (model_id,),
    )
    return tuple(map(_link, parents)), tuple(map(_link, children))


def _link(row: tuple[Any, ...]) -> LineageLink:
    relation, basis, source_id, is_primary, rule = row[SUMMARY_WIDTH:]
    return LineageLink(summary_of(row), relation, basis, source_id, bool(is_primary), rule)


def _aliases(connection: sqlite3.Connection, model_id: str) -> tuple[str, ...]:
    query = "SELECT DISTINCT alias FROM alias WHERE model_id = ? ORDER BY alias COLLATE NOCASE, alias"
    return tuple(alias for (alias,) in connection.execute(query, (model_id,)))


def _tags(connection: sqlite3.Connection, model_id: str) -> tuple[str, ...]:
    found = {
        tag for (tag,) in connection.execute("SELECT tag FROM model_tag WHERE model_id = ?", (model_id,))
    }
    return tuple(tag for tag in TAGS if tag in found)


def _editorial(connection: sqlite3.Connection, model_id: str) -> Mapping[str, EditorialText]:
    lines: dict[tuple[str, str], list[str]] = {}
    for language, section, line in connection.execute(
        "SELECT language, section, line FROM editorial_line WHERE model_id = ? ORDER BY position", (model_id,)
    ):
        lines.setdefault((language, section), []).append(line)
    tools: dict[str, list[EditorialTool]] = {}
    for language, *tool in connection.execute(
        "SELECT language, name, kind, url FROM editorial_tool WHERE model_id = ? ORDER BY position",
        (model_id,),
    ):
        tools.setdefault(language, []).append(EditorialTool(*tool))
    query = "SELECT language, tagline, overview, why_it_matters, as_of FROM editorial WHERE model_id = ?"
    return {
        language: EditorialText(
            tagline=tagline,
            overview=overview,
            why_it_matters=why,
            feels_like=tuple(lines.get((language, "feels_like"), ())),
            best_for=tuple(lines.get((language, "best_for"), ())),
            not_ideal_for=tuple(lines.get((language, "not_ideal_for"), ())),
            tools=tuple(tools.get(language, ())),
            as_of=as_of or None,
        )
        for language, tagline, overview, why, as_of in connection.execute(query, (model_id,))
    }


def _claims(connection: sqlite3.Connection, model_id: str) -> tuple[EditorialClaim, ...]:
    query = "SELECT number, says, source FROM editorial_claim WHERE model_id = ? ORDER BY number, says"
    return tuple(EditorialClaim(*row) for row in connection.execute(query, (model_id,)))


def _provenance(connection: sqlite3.Connection, model_id: str) -> Mapping[str, Provenance]:
    query = "SELECT field, source_id, as_of, basis, note FROM fact_provenance WHERE model_id = ?"
    return {row[0]: Provenance(*row) for row in connection.execute(query, (model_id,))}


def read_sources(connection: sqlite3.Connection) -> Mapping[str, Source]:
    """Return every source by id."""
    query = "SELECT source_id, title, publisher, license, as_of_date, url, attribution FROM source"
    return {row[0]: Source(*row) for row in connection.execute(query)}


def _catalog_date(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM build_info WHERE key = 'catalog_date'").fetchone()
    return "" if row is None else str(row[0])


def _notes(connection: sqlite3.Connection, model_id: str) -> tuple[str, ...]:
    """Return the reasons of the corrections made to this model's facts."""
    query = """
        SELECT field, reason FROM correction WHERE model_id = ? AND table_name = 'model' ORDER BY field
    """
    return tuple(f"{field}: {reason}" for field, reason in connection.execute(query, (model_id,)))


def _availability(
    summary: ModelSummary,
    facts: ModelFacts,
    provenance: Mapping[str, Provenance],
    listings: tuple[int, int],
) -> tuple[Availability, ...]:
    origin = provenance.get("api_available")
    return availability_of(
        AvailabilityFacts(
            listings=listings[0],
            enterprise_listings=listings[1],
            api_available=facts.api_available,
            api_basis=origin.basis if origin else None,
            open_weights=summary.open_weights,
            status=facts.status,
        )
    )
