"""Lineage: typed edges from parent to child (definitions.md, "Lineage")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modelbrowser.domain.models import ModelId


class Relation(StrEnum):
    """How a child comes from its parent; in the order in which a primary parent is chosen."""

    PRETRAIN_BASE = "pretrain_base"
    FINETUNE = "finetune"
    ADAPTER = "adapter"
    QUANTIZED = "quantized"
    MERGE = "merge"
    MULTIMODAL_EXTENSION = "multimodal_extension"
    SUCCESSOR = "successor"
    VARIANT = "variant"
    DISTILLATION = "distillation"
    ARCHITECTURE = "architecture"


PRIMARY_ORDER: tuple[Relation, ...] = tuple(Relation)


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """`basis`: "sourced" (a page says so), "curated" (set by hand), "rule" (inferred, drawn fainter)."""

    parent: ModelId
    child: ModelId
    relation: Relation
    basis: str
    source_id: str
    is_primary: bool

    @property
    def inferred(self) -> bool:
        """Whether the edge rests on a rule and not on a statement."""
        return self.basis == "rule"


@dataclass(frozen=True, slots=True)
class LineageNode:
    """What the evolution view draws of one model. `released_on` None: undated, placed by its neighbors.

    `organization_zh` None: its maker has no Chinese name of its own.
    """

    id: ModelId
    name: str
    family: str
    organization: str
    type: str
    released_on: str | None
    importance: float
    open_weights: bool | None
    intelligence_tier: str | None
    cost_tier: str | None
    params_total_b: float | None
    params_active_b: float | None
    organization_zh: str | None = None


@dataclass(frozen=True, slots=True)
class LineageData:
    """The whole graph, as read from a catalog in one go. Nodes by prominence, most prominent first."""

    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]
