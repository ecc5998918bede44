"""The numbers that one can filter and sort by, as SQL over the `model` table; no user writes any of it."""

from __future__ import annotations

from types import MappingProxyType

ACTIVE_SQL = (
    "coalesce(model.params_active_b, CASE WHEN model.architecture = 'dense' THEN model.params_total_b END)"
)
"""Of a dense model every parameter is active; of others the number must be known."""

NUMBER_COLUMNS: MappingProxyType[str, str] = MappingProxyType(
    {
        "context": "model.context_tokens",
        "params": "model.params_total_b",
        "active": ACTIVE_SQL,
        "price": "model.output_price_usd_per_m",
        "in": "model.input_price_usd_per_m",
        "intelligence": "model.intelligence_value",
        "speed": "model.output_tokens_per_second",
        "released": "model.release_date",
        "year": "model.release_year",
    }
)
"""Field -> SQL of its value; NULL is "not known"."""

BUCKET_FIELDS: tuple[str, ...] = (
    "context",
    "params",
    "active",
    "price",
    "in",
    "intelligence",
    "speed",
    "released",
    "name",
)
"""Fields with bucket tokens, by number. "name" has them only in large catalogs, for sorting."""

NAME_SQL = "model.name COLLATE NOCASE"

SORT_COLUMNS: MappingProxyType[str, str] = MappingProxyType(
    {
        **{key: sql for key, sql in NUMBER_COLUMNS.items() if key != "year"},
        "name": NAME_SQL,
        "org": "(SELECT o.name FROM organization o WHERE o.organization_id = model.organization_id)"
        " COLLATE NOCASE",
    }
)
"""Sort key -> SQL of the value to sort by."""

NAME, ID, SHORT_NAME, ALIAS = 0, 1, 2, 3
"""Kinds of exact names (`search_name`): the better one first."""

WHOLE_NAME, ONE_WORD = 0, 1
"""Kinds of spellings of a value (`search_value_key`)."""

SMALL_CATALOG = 20_000
"""Up to so many models every match is ranked; above, matches stream in order of prominence."""
