"""Words of the evolution tree, shared by the view, the legend and the exports."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from modelbrowser.domain.lineage import Relation
from modelbrowser.lineage.forest import SMALL_LINEAGES
from modelbrowser.lineage.graph import Oddity
from modelbrowser.lineage.palette import ColorBy


def relation_name(relation: Relation) -> str:
    """Return a relation in words, as in "V3 is the successor of V2.5"."""
    tr = QCoreApplication.translate
    return {
        Relation.SUCCESSOR: tr("Evolution", "successor"),
        Relation.PRETRAIN_BASE: tr("Evolution", "continued pretraining"),
        Relation.FINETUNE: tr("Evolution", "fine-tune"),
        Relation.ADAPTER: tr("Evolution", "adapter"),
        Relation.QUANTIZED: tr("Evolution", "quantized"),
        Relation.MERGE: tr("Evolution", "merge"),
        Relation.MULTIMODAL_EXTENSION: tr("Evolution", "multimodal extension"),
        Relation.VARIANT: tr("Evolution", "variant or size"),
        Relation.DISTILLATION: tr("Evolution", "distilled"),
        Relation.ARCHITECTURE: tr("Evolution", "architecture"),
    }[relation]


def basis_name(basis: str) -> str:
    """Return how an edge is known, in words."""
    tr = QCoreApplication.translate
    return {
        "sourced": tr("Evolution", "stated by a source"),
        "curated": tr("Evolution", "set by hand from announcements"),
        "rule": tr("Evolution", "inferred by a rule"),
    }.get(basis, basis)


def category_name(by: ColorBy, key: str) -> str:
    """Return a legend entry in words; "" is "no data", or all others for families and organizations."""
    tr = QCoreApplication.translate
    if by in (ColorBy.FAMILY, ColorBy.ORGANIZATION):
        return key or tr("Evolution", "others")
    words = {
        "top1": tr("Evolution", "Top 1%"),
        "top5": tr("Evolution", "Top 5%"),
        "top10": tr("Evolution", "Top 10%"),
        "good": tr("Evolution", "Good"),
        "medium": tr("Evolution", "Medium"),
        "below": tr("Evolution", "Below avg"),
        "free": tr("Evolution", "Free"),
        "low": tr("Evolution", "Low"),
        "moderate": tr("Evolution", "Moderate"),
        "high": tr("Evolution", "High"),
        "yes": tr("Evolution", "Open weights"),
        "no": tr("Evolution", "Closed"),
        "": tr("Evolution", "No data"),
    }
    return words.get(key, key)


def oddity_names(oddity: Oddity) -> list[str]:
    """Return in words what is odd about a model."""
    tr = QCoreApplication.translate
    words = {
        Oddity.UNDATED: tr("Evolution", "no release date: placed by its relatives"),
        Oddity.OLDER_THAN_PARENT: tr("Evolution", "dated before one of its parents"),
        Oddity.IN_CYCLE: tr("Evolution", "part of a lineage cycle"),
        Oddity.SELF_LOOP: tr("Evolution", "named as its own parent"),
        Oddity.MISSING_PARENT: tr("Evolution", "a parent is not in the catalog"),
    }
    return [text for flag, text in words.items() if flag in oddity]


def small_lineages() -> str:
    """Return the name of the band of small trees and single models."""
    return QCoreApplication.translate("Evolution", "Small lineages")


def count_of_models(count: int) -> str:
    """Return "1 model" or "1,516 models"."""
    if count == 1:
        return QCoreApplication.translate("Evolution", "1 model")
    return QCoreApplication.translate("Evolution", "{0} models").format(f"{count:,}")


def long_date(released_on: str | None) -> str:
    """Return a release date in words, as precise as it is known ("May 6, 2024", "Jul 2024")."""
    if not released_on:
        return QCoreApplication.translate("Evolution", "undated")
    parts = [int(part) for part in released_on.split("-") if part.isdigit()]
    if len(parts) < 2:
        return released_on
    month = QLocale().standaloneMonthName(parts[1], QLocale.FormatType.ShortFormat)
    if len(parts) == 2:
        pattern = QCoreApplication.translate("Evolution", "{month} {year}")
        return pattern.format(month=month, year=parts[0])
    pattern = QCoreApplication.translate("Evolution", "{month} {day}, {year}")
    return pattern.format(month=month, day=parts[2], year=parts[0])


def band_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of bands as they are shown."""
    return tuple(name if name != SMALL_LINEAGES else small_lineages() for name in names)


def whole_title() -> str:
    """Return the title of a picture of the whole tree."""
    return QCoreApplication.translate("Evolution", "Evolution of AI models")


def lineage_title(name: str) -> str:
    """Return the title of a picture of one model's lineage."""
    return QCoreApplication.translate("Evolution", "Lineage of {0}").format(name)
