"""Names of metrics in the language of the card."""

from __future__ import annotations

from modelbrowser.card.plain import plain
from modelbrowser.card.words import Words
from modelbrowser.domain.models import Metric


def metric_name(words: Words, metric: Metric) -> str:
    """Return the metric's name, the Chinese one where there is one and the card is Chinese."""
    if words.language == "zh" and metric.label_zh:
        return plain(metric.label_zh)
    return plain(metric.label)
