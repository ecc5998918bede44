"""The source tables of the catalog (data/facts/*.csv) as data: columns, keys, references."""

from __future__ import annotations

from modelbrowser.domain.lineage import Relation
from modelbrowser.importing.columns import (
    Column,
    Reference,
    Row,
    TableSpec,
    address,
    count,
    date,
    flag,
    not_negative,
    number,
    one_of,
    positive,
    several_of,
    slug,
    text,
)

MODEL_TYPES = ("language", "reasoning", "code", "multimodal", "image", "audio", "video", "embedding", "other")
STATUSES = ("active", "deprecated", "retired", "unreleased")
MODALITIES = ("text", "image", "audio", "video", "pdf", "embedding")
BASES = ("sourced", "curated", "rule")
PROVIDER_KINDS = ("maker", "host", "enterprise_cloud", "subscription_plan")
ORGANIZATION_KINDS = ("company", "lab", "university", "community")

_MODEL = Reference("model_id", "models", "model_id")
_SOURCE = Reference("source_id", "sources", "source_id")

_SOURCES = TableSpec(
    "sources",
    (
        Column("source_id", slug, required=True),
        Column("title", text, required=True),
        Column("publisher", text),
        Column("license", text),
        Column("as_of_date", date),
        Column("url", address),
        Column("attribution", text),
        Column("note", text),
    ),
    ("source_id",),
)
_ORGANIZATIONS = TableSpec(
    "organizations",
    (
        Column("org_id", slug, required=True),
        Column("name", text, required=True),
        Column("name_zh", text),
        Column("country", text),
        Column("website", address),
        Column("kind", one_of(ORGANIZATION_KINDS)),
    ),
    ("org_id",),
)
_FAMILIES = TableSpec(
    "families",
    (Column("family_id", slug, required=True), Column("name", text, required=True)),
    ("family_id",),
)
_PROVIDERS = TableSpec(
    "providers",
    (
        Column("provider_id", slug, required=True),
        Column("name", text, required=True),
        Column("org_id", slug),
        Column("kind", one_of(PROVIDER_KINDS), required=True),
    ),
    ("provider_id",),
    (Reference("org_id", "organizations", "org_id"),),
)
_MODELS = TableSpec(
    "models",
    (
        Column("model_id", slug, required=True),
        Column("name", text, required=True),
        Column("org_id", slug, required=True),
        Column("family", text, required=True),
        Column("type", one_of(MODEL_TYPES), required=True),
        Column("release_date", date),
        Column("params_total_b", positive),
        Column("params_active_b", positive),
        Column("architecture", one_of(("dense", "moe"))),
        Column("context_tokens", count),
        Column("max_output_tokens", count),
        Column("knowledge_cutoff", date),
        Column("license", text),
        Column("open_weights", flag),
        Column("input_modalities", several_of(MODALITIES)),
        Column("output_modalities", several_of(MODALITIES)),
        Column("reasoning", flag),
        Column("tool_call", flag),
        Column("structured_output", flag),
        Column("attachment", flag),
        Column("input_price_usd_per_m", not_negative),
        Column("output_price_usd_per_m", not_negative),
        Column("price_basis", text),
        Column("api_available", flag),
        Column("status", one_of(STATUSES)),
        Column("deprecation_date", date),
    ),
    ("model_id",),
    (Reference("org_id", "organizations", "org_id"), Reference("family", "families", "name")),
)
_METRICS = TableSpec(
    "metrics",
    (
        Column("metric_id", slug, required=True),
        Column("label", text, required=True),
        Column("label_zh", text, required=True),
        Column("unit", text, required=True),
        Column("higher_is_better", flag, required=True),
        Column("scale_min", number),
        Column("scale_max", number),
        Column("version", text),
        Column("source_id", slug, required=True),
        Column("note", text),
    ),
    ("metric_id",),
    (_SOURCE,),
)
_SCORES = TableSpec(
    "scores",
    (
        Column("model_id", slug, required=True),
        Column("metric_id", slug, required=True),
        Column("variant", text),
        Column("value", number, required=True),
        Column("as_of", date, required=True),
        Column("source_id", slug, required=True),
    ),
    ("model_id", "metric_id", "variant", "as_of", "source_id"),
    (_MODEL, Reference("metric_id", "metrics", "metric_id"), _SOURCE),
)
_PRICES = TableSpec(
    "prices",
    (
        Column("model_id", slug, required=True),
        Column("provider_id", slug, required=True),
        Column("listing_id", text, required=True),
        Column("input_usd_per_m", not_negative),
        Column("output_usd_per_m", not_negative),
        Column("cache_read_usd_per_m", not_negative),
        Column("context_tokens", count),
        Column("as_of", date),
        Column("source_id", slug, required=True),
    ),
    ("model_id", "provider_id", "listing_id", "source_id"),
    (_MODEL, Reference("provider_id", "providers", "provider_id"), _SOURCE),
)
_EDGE_COLUMNS = (
    Column("parent_id", slug, required=True),
    Column("child_id", slug, required=True),
    Column("relation", one_of(tuple(Relation)), required=True),
    Column("basis", one_of(BASES), required=True),
    Column("source_id", slug, required=True),
)
_EDGE_REFERENCES = (
    Reference("parent_id", "models", "model_id"),
    Reference("child_id", "models", "model_id"),
    _SOURCE,
)
_LINEAGE = TableSpec(
    "lineage",
    (*_EDGE_COLUMNS, Column("rule", text), Column("is_primary", flag, required=True)),
    ("parent_id", "child_id"),
    _EDGE_REFERENCES,
)
_LINEAGE_EXCEPTIONS = TableSpec(
    "lineage_exceptions",
    (*_EDGE_COLUMNS, Column("reason", text, required=True)),
    ("parent_id", "child_id"),
    (
        Reference("parent_id", "models", "model_id", required=False),
        Reference("child_id", "models", "model_id", required=False),
        _SOURCE,
    ),
)
_ALIASES = TableSpec(
    "aliases",
    (
        Column("alias", text, required=True),
        Column("model_id", slug, required=True),
        Column("source_id", slug, required=True),
    ),
    ("alias", "model_id", "source_id"),
    (_MODEL, _SOURCE),
)
_FACTS_PROVENANCE = TableSpec(
    "facts_provenance",
    (
        Column("model_id", slug, required=True),
        Column("field", slug, required=True),
        Column("source_id", slug, required=True),
    ),
    ("model_id", "field"),
    (_MODEL, _SOURCE),
)
_CORRECTIONS = TableSpec(
    "corrections",
    (
        Column("table_name", one_of(("models", "scores", "prices", "aliases")), required=True),
        Column("row_key", text, required=True),
        Column("field", slug, required=True),
        Column("old_value", text),
        Column("new_value", text),
        Column("reason", text, required=True),
        Column("source_id", slug, required=True),
        Column("old_source_id", slug),
    ),
    ("table_name", "row_key", "field"),
    (_SOURCE, Reference("old_source_id", "sources", "source_id")),
)

# In the order in which they are read and written; a table refers only to earlier ones
SOURCE_TABLES: tuple[TableSpec, ...] = (
    _SOURCES,
    _ORGANIZATIONS,
    _FAMILIES,
    _PROVIDERS,
    _MODELS,
    _METRICS,
    _SCORES,
    _PRICES,
    _LINEAGE,
    _LINEAGE_EXCEPTIONS,
    _ALIASES,
    _FACTS_PROVENANCE,
    _CORRECTIONS,
)
MODEL_COLUMNS: tuple[str, ...] = tuple(column.name for column in _MODELS.columns)
# Fields of a model with a provenance row of their own; organization and family are our own order
FACT_FIELDS: frozenset[str] = frozenset(MODEL_COLUMNS) - {"model_id", "org_id", "family", "price_basis"}
# The table of the catalog that the rows of a source table end in
CATALOG_TABLE_OF = {
    "sources": "source",
    "organizations": "organization",
    "families": "family",
    "providers": "provider",
    "models": "model",
    "metrics": "metric",
    "scores": "score",
    "prices": "price",
    "lineage": "lineage",
    "lineage_exceptions": "lineage_exception",
    "aliases": "alias",
    "facts_provenance": "fact_provenance",
    "corrections": "correction",
}
SPECS: dict[str, TableSpec] = {spec.name: spec for spec in SOURCE_TABLES}


def row_key(spec: TableSpec, row: Row) -> str:
    """Return the key of a row as text, for a person to find it and for corrections to name it."""
    return " | ".join("" if row[name] is None else str(row[name]) for name in spec.key)
