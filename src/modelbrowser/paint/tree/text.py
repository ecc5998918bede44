"""Words of the evolution tree, shared by the view, the legend and the exports."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from modelbrowser.domain.lineage import LineageNode, Relation
from modelbrowser.lineage.forest import SMALL_LINEAGES, Order
from modelbrowser.lineage.graph import LineageGraph, Oddity
from modelbrowser.lineage.layout import TreeLayout
from modelbrowser.lineage.palette import ColorBy


def relation_name(relation: Relation) -> str:
    """Return a relation in words, as in "V3 is the successor of V2.5"."""
    translate = QCoreApplication.translate
    return {
        Relation.SUCCESSOR: translate("Evolution", "successor"),
        Relation.PRETRAIN_BASE: translate("Evolution", "trained from its base"),
        Relation.FINETUNE: translate("Evolution", "fine-tune"),
        Relation.ADAPTER: translate("Evolution", "adapter"),
        Relation.QUANTIZED: translate("Evolution", "quantized"),
        Relation.MERGE: translate("Evolution", "merge"),
        Relation.MULTIMODAL_EXTENSION: translate("Evolution", "multimodal extension"),
        Relation.VARIANT: translate("Evolution", "variant or size"),
        Relation.DISTILLATION: translate("Evolution", "distilled"),
        Relation.ARCHITECTURE: translate("Evolution", "architecture"),
    }[relation]


def basis_name(basis: str) -> str:
    """Return how an edge is known, in words."""
    translate = QCoreApplication.translate
    return {
        "sourced": translate("Evolution", "stated by a source"),
        "curated": translate("Evolution", "set by hand from announcements"),
        "rule": translate("Evolution", "inferred by a rule"),
    }.get(basis, basis)


def category_name(by: ColorBy, key: str) -> str:
    """Return a legend entry in words; "" is "no data", or all others for families and organizations."""
    translate = QCoreApplication.translate
    if by in (ColorBy.FAMILY, ColorBy.ORGANIZATION):
        return key or translate("Evolution", "others")
    words = {
        "top1": translate("Evolution", "Top 1%"),
        "top5": translate("Evolution", "Top 5%"),
        "top10": translate("Evolution", "Top 10%"),
        "good": translate("Evolution", "Good"),
        "medium": translate("Evolution", "Medium"),
        "below": translate("Evolution", "Below avg"),
        "free": translate("Evolution", "Free"),
        "low": translate("Evolution", "Low"),
        "moderate": translate("Evolution", "Moderate"),
        "high": translate("Evolution", "High"),
        "yes": translate("Evolution", "Open weights"),
        "no": translate("Evolution", "Closed"),
        "": translate("Evolution", "No data"),
    }
    return words.get(key, key)


def oddity_names(oddity: Oddity) -> list[str]:
    """Return in words what is odd about a model."""
    translate = QCoreApplication.translate
    words = {
        Oddity.UNDATED: translate("Evolution", "no release date: placed by its relatives"),
        Oddity.OLDER_THAN_PARENT: translate("Evolution", "dated before one of its parents"),
        Oddity.IN_CYCLE: translate("Evolution", "part of a lineage cycle"),
        Oddity.SELF_LOOP: translate("Evolution", "named as its own parent"),
        Oddity.MISSING_PARENT: translate("Evolution", "a parent is not in the catalog"),
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
    if month.endswith("月"):
        month = f"{month[:-1]} 月"  # the card sets blanks around numbers, too
    if len(parts) == 2:
        pattern = QCoreApplication.translate("Evolution", "{month} {year}")
        return pattern.format(month=month, year=parts[0])
    pattern = QCoreApplication.translate("Evolution", "{month} {day}, {year}")
    return pattern.format(month=month, day=parts[2], year=parts[0])


def organization_name(node: LineageNode) -> str:
    """Return the maker's name in the language of the program, English where it has no Chinese one."""
    chinese = node.organization_zh if QLocale().language() is QLocale.Language.Chinese else None
    return chinese or node.organization


def organization_names(graph: LineageGraph) -> dict[str, str]:
    """Return what makers are called in the language of the program, by their English names."""
    if QLocale().language() is not QLocale.Language.Chinese:
        return {}
    return {node.organization: node.organization_zh for node in graph.nodes or () if node.organization_zh}


def band_names(graph: LineageGraph, layout: TreeLayout) -> tuple[str, ...]:
    """Return the names of bands as they are shown."""
    shown = {SMALL_LINEAGES: small_lineages()}
    if layout.order is Order.ORGANIZATION:
        shown.update(organization_names(graph))
    return tuple(shown.get(name, name) for name in layout.bands.names)


def whole_title() -> str:
    """Return the title of a picture of the whole tree."""
    return QCoreApplication.translate("Evolution", "Evolution of AI models")


def lineage_title(name: str) -> str:
    """Return the title of a picture of one model's lineage."""
    return QCoreApplication.translate("Evolution", "Lineage of {0}").format(name)
