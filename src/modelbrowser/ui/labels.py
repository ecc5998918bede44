"""Words for the keys of the catalog (types, tiers, relations), in the language of the interface.

The keys stay as they are in the database; an unknown key is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from modelbrowser.domain.context import context_badge
from modelbrowser.domain.models import ModelSummary

_CONTEXT = "labels"

_TYPES = {
    "language": QT_TRANSLATE_NOOP("labels", "Language"),
    "reasoning": QT_TRANSLATE_NOOP("labels", "Reasoning"),
    "code": QT_TRANSLATE_NOOP("labels", "Code"),
    "multimodal": QT_TRANSLATE_NOOP("labels", "Multimodal"),
    "image": QT_TRANSLATE_NOOP("labels", "Image"),
    "audio": QT_TRANSLATE_NOOP("labels", "Audio"),
    "video": QT_TRANSLATE_NOOP("labels", "Video"),
    "embedding": QT_TRANSLATE_NOOP("labels", "Embedding"),
    "other": QT_TRANSLATE_NOOP("labels", "Other"),
}
_TIERS = {
    "top1": QT_TRANSLATE_NOOP("labels", "Top 1%"),
    "top5": QT_TRANSLATE_NOOP("labels", "Top 5%"),
    "top10": QT_TRANSLATE_NOOP("labels", "Top 10%"),
    "good": QT_TRANSLATE_NOOP("labels", "Good"),
    "medium": QT_TRANSLATE_NOOP("labels", "Medium"),
    "below": QT_TRANSLATE_NOOP("labels", "Below avg"),
    "slow": QT_TRANSLATE_NOOP("labels", "Slow"),
    "free": QT_TRANSLATE_NOOP("labels", "Free"),
    "low": QT_TRANSLATE_NOOP("labels", "Low"),
    "moderate": QT_TRANSLATE_NOOP("labels", "Moderate"),
    "high": QT_TRANSLATE_NOOP("labels", "High"),
    "none": QT_TRANSLATE_NOOP("labels", "No data"),
}
_ARCHITECTURES = {
    "moe": QT_TRANSLATE_NOOP("labels", "MoE"),
    "dense": QT_TRANSLATE_NOOP("labels", "dense"),
}
_STATUSES = {
    "deprecated": QT_TRANSLATE_NOOP("labels", "Deprecated"),
    "retired": QT_TRANSLATE_NOOP("labels", "Retired"),
    "unreleased": QT_TRANSLATE_NOOP("labels", "Not released"),
}
_OPENNESS = {
    "yes": QT_TRANSLATE_NOOP("labels", "Open weights"),
    "no": QT_TRANSLATE_NOOP("labels", "Closed"),
    "unknown": QT_TRANSLATE_NOOP("labels", "Unknown"),
}
_FACETS = {
    "type": QT_TRANSLATE_NOOP("labels", "Type"),
    "org": QT_TRANSLATE_NOOP("labels", "Organization"),
    "intelligence": QT_TRANSLATE_NOOP("labels", "Intelligence"),
    "speed": QT_TRANSLATE_NOOP("labels", "Speed"),
    "cost": QT_TRANSLATE_NOOP("labels", "Cost"),
    "context": QT_TRANSLATE_NOOP("labels", "Context at least"),
    "open": QT_TRANSLATE_NOOP("labels", "Weights"),
    "year": QT_TRANSLATE_NOOP("labels", "Year"),
}


def _word(words: Mapping[str, object], key: str) -> str:
    text = words.get(key)
    return QCoreApplication.translate(_CONTEXT, str(text)) if text else key


def type_label(key: str) -> str:
    """Return the word for a model type."""
    return _word(_TYPES, key)


def tier_label(key: str) -> str:
    """Return the word for an intelligence or cost tier."""
    return _word(_TIERS, key)


def speed_tier_label(key: str) -> str:
    """Return the word for a speed tier; the lowest one reads "Slow" (definitions.md)."""
    return _word(_TIERS, "slow" if key == "below" else key)


def openness_label(key: str) -> str:
    """Return the word for open weights "yes", "no" or "unknown"."""
    return _word(_OPENNESS, key)


def facet_label(key: str) -> str:
    """Return the heading of a facet."""
    return _word(_FACETS, key)


def organization_label(summary: ModelSummary, language: str) -> str:
    """Return the maker's name in `language` ("en" or "zh"), English where no Chinese one is known."""
    if language == "zh" and summary.organization_zh:
        return summary.organization_zh
    return summary.organization


def subtitle(summary: ModelSummary, language: str) -> str:
    """Return the second line of a result row: organization, architecture or type, open weights."""
    parts = [organization_label(summary, language)]
    if summary.type != "language":
        parts.append(type_label(summary.type))
    elif summary.architecture:
        parts.append(_word(_ARCHITECTURES, summary.architecture))
    if summary.open_weights:
        parts.append(QCoreApplication.translate("labels", "open"))
    return " · ".join(parts)


def status_label(summary: ModelSummary) -> str:
    """Return why one may not be able to use the model: "Deprecated", "Retired", "Not released"; else ""."""
    status = summary.status or ""
    return _word(_STATUSES, status) if status in _STATUSES else ""


def badges(summary: ModelSummary) -> tuple[tuple[str, str], ...]:
    """Return the four small badges of a row as (text, color key): intelligence, speed, cost, context."""
    speed = summary.output_tokens_per_second
    return (
        _badge(summary.intelligence_tier),
        (
            QCoreApplication.translate("labels", "{0} tok/s").format(f"{speed:.0f}") if speed else "—",
            summary.speed_tier or "none",
        ),
        _badge(summary.cost_tier),
        (context_badge(summary.context_tokens), context_color_key(summary.context_tokens))
        if summary.context_tokens
        else ("—", "none"),
    )


def _badge(tier: str | None) -> tuple[str, str]:
    return (tier_label(tier), tier) if tier else ("—", "none")


# Lower bounds in tokens; a wider window has a stronger color. Our own steps, on the stops of the gauge.
CONTEXT_COLOR_STEPS: tuple[tuple[int, str], ...] = (
    (1_000_000, "top5"),
    (400_000, "top10"),
    (200_000, "good"),
    (100_000, "medium"),
)


def context_color_key(tokens: int) -> str:
    """Return the color key of a context badge."""
    for bound, key in CONTEXT_COLOR_STEPS:
        if tokens >= bound:
            return key
    return "below"
