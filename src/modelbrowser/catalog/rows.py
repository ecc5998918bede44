"""Rows of a catalog into values, shared by reading and searching."""

from __future__ import annotations

from typing import Any

from modelbrowser.domain.models import Metric, ModelId, ModelSummary
from modelbrowser.domain.tiers import CostTier, PercentileTier

# Select these (from SUMMARY_FROM) and hand each row to `summary_of`
SUMMARY_COLUMNS = """
    model.model_id, model.name, organization.name, organization.name_zh, family.name, model.type,
    model.release_date, model.architecture, model.open_weights, model.context_tokens,
    model.params_total_b, model.params_active_b, model.intelligence_tier, model.speed_tier,
    model.cost_tier, model.output_tokens_per_second, model.status
"""
SUMMARY_FROM = """
    model JOIN organization USING (organization_id) JOIN family USING (family_id)
"""
SUMMARY_WIDTH = 17

METRIC_COLUMNS = """
    metric.metric_id, metric.label, metric.unit, metric.higher_is_better, metric.scale_min,
    metric.scale_max, metric.version, metric.label_zh
"""
METRIC_WIDTH = 8


def flag(value: int | None) -> bool | None:
    """Return 0/1 as a bool, NULL as None."""
    return None if value is None else bool(value)


def summary_of(row: tuple[Any, ...]) -> ModelSummary:
    """Return the summary in the first columns of a row selected by SUMMARY_COLUMNS."""
    return ModelSummary(
        id=ModelId(row[0]),
        name=row[1],
        organization=row[2],
        organization_zh=row[3],
        family=row[4],
        type=row[5],
        released_on=row[6],
        architecture=row[7],
        open_weights=flag(row[8]),
        context_tokens=row[9],
        params_total_b=row[10],
        params_active_b=row[11],
        intelligence_tier=None if row[12] is None else PercentileTier(row[12]),
        speed_tier=None if row[13] is None else PercentileTier(row[13]),
        cost_tier=None if row[14] is None else CostTier(row[14]),
        output_tokens_per_second=row[15],
        status=row[16],
    )


def metric_of(row: tuple[Any, ...]) -> Metric:
    """Return the metric in the first columns of a row selected by METRIC_COLUMNS."""
    return Metric(
        id=row[0],
        label=row[1],
        unit=row[2],
        higher_is_better=bool(row[3]),
        scale_min=row[4],
        scale_max=row[5],
        version=row[6],
        label_zh=row[7],
    )
