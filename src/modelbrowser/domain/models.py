"""What a model, a score, a price and a card are. Values only; None always means "not known"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from modelbrowser.domain.availability import Availability
from modelbrowser.domain.tiers import CostTier, PercentileTier

ModelId = NewType("ModelId", str)
"""A stable slug such as "deepseek-v2"; never a row number."""


class Capability(StrEnum):
    """The measured axes of a card (definitions.md, "Capability bands" and "Metric versions")."""

    REASONING = "reasoning"
    CODING = "coding"
    AGENTIC = "agentic"
    CONTEXT = "context"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """One row of the result list. Dates are ISO text of day or month precision ("2024-05-06", "2024-07").

    `status`: "active", "deprecated", "retired", "unreleased", None where not known.
    """

    id: ModelId
    name: str
    organization: str
    organization_zh: str | None
    family: str
    type: str
    released_on: str | None
    architecture: str | None
    open_weights: bool | None
    context_tokens: int | None
    params_total_b: float | None
    params_active_b: float | None
    intelligence_tier: PercentileTier | None
    speed_tier: PercentileTier | None
    cost_tier: CostTier | None
    output_tokens_per_second: float | None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """Every single-valued fact of a model. Prices in USD per million tokens, parameters in billions."""

    organization_id: str
    organization_country: str | None
    organization_website: str | None
    max_output_tokens: int | None
    knowledge_cutoff: str | None
    license: str | None
    input_modalities: tuple[str, ...]
    output_modalities: tuple[str, ...]
    reasoning: bool | None
    tool_call: bool | None
    structured_output: bool | None
    attachment: bool | None
    input_price_usd_per_m: float | None
    output_price_usd_per_m: float | None
    price_basis: str | None
    api_available: bool | None
    status: str | None
    deprecation_date: str | None
    updated_on: str | None


@dataclass(frozen=True, slots=True)
class Metric:
    """One version of one benchmark. `higher_is_better`; scale bounds in `unit`, None when open.

    `label_zh` is its Chinese name, None where the English one is used.
    """

    id: str
    label: str
    unit: str
    higher_is_better: bool
    scale_min: float | None
    scale_max: float | None
    version: str | None
    label_zh: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One measured value. `rank` of `peers` within the metric's current snapshot; None for older values."""

    metric: Metric
    variant: str
    value: float
    as_of: str
    source_id: str
    rank: int | None
    peers: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A model's best current value on one capability, and the band of all peers (0..10 scale)."""

    capability: Capability
    metric: Metric
    variant: str
    value: float
    scaled_0_10: float
    rank: int
    peers: int
    p20: float
    p80: float
    as_of: str
    source_id: str


@dataclass(frozen=True, slots=True)
class PriceListing:
    """One provider's listing; prices in USD per million tokens.

    `provider_kind`: "maker", "host", "enterprise_cloud", "subscription_plan"; None when not known.
    """

    provider_id: str
    provider: str
    first_party: bool
    input_usd_per_m: float | None
    output_usd_per_m: float | None
    cache_read_usd_per_m: float | None
    context_tokens: int | None
    as_of: str | None
    source_id: str
    listing_id: str
    provider_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from. `attribution` is a line that must be shown wherever its numbers are."""

    id: str
    title: str
    publisher: str | None
    license: str | None
    as_of: str | None
    url: str | None
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origin of one fact: its source, the date it was true, "sourced" / "curated" / "rule", a note."""

    field: str
    source_id: str
    as_of: str | None
    basis: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LineageLink:
    """A lineage neighbor of a card's model: the other model, the relation, and how it is known."""

    model: ModelSummary
    relation: str
    basis: str
    source_id: str
    is_primary: bool
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class EditorialTool:
    """A tool named on a card."""

    name: str
    kind: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EditorialText:
    """Prose of one model in one language; empty parts are empty, never invented."""

    tagline: str = ""
    overview: str = ""
    why_it_matters: str = ""
    feels_like: tuple[str, ...] = ()
    best_for: tuple[str, ...] = ()
    not_ideal_for: tuple[str, ...] = ()
    tools: tuple[EditorialTool, ...] = ()
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class EditorialClaim:
    """A number of the editorial text that is no fact of the catalog: what it says and where it stands."""

    number: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Everything a card shows, in one value. `editorial` is keyed by language ("en", "zh")."""

    summary: ModelSummary
    facts: ModelFacts
    standings: Mapping[Capability, Standing]
    scores: tuple[Score, ...]
    prices: tuple[PriceListing, ...]
    parents: tuple[LineageLink, ...]
    children: tuple[LineageLink, ...]
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    editorial: Mapping[str, EditorialText]
    provenance: Mapping[str, Provenance]
    sources: Mapping[str, Source]
    catalog_date: str
    descendant_count: int = 0
    notes: tuple[str, ...] = field(default=())
    availability: tuple[Availability, ...] = ()
    claims: tuple[EditorialClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class TierCutoff:
    """One row of the legend: models of `tier` reach at least (at most, where lower is better) `value`."""

    tier: PercentileTier
    value: float | None
    models: int


@dataclass(frozen=True, slots=True)
class Legend:
    """How one percentile tier is bucketed in the catalog in use."""

    capability: Capability
    metric: Metric
    as_of: str
    peers: int
    cutoffs: tuple[TierCutoff, ...]
    source_id: str


@dataclass(frozen=True, slots=True)
class CatalogInfo:
    """The catalog as a whole. `counts` maps table name to rows."""

    path: str
    catalog_date: str
    schema_version: int
    content_hash: str
    model_count: int
    edge_count: int
    family_count: int
    counts: Mapping[str, int]
    left_out_sources: tuple[str, ...]
    attributions: tuple[str, ...]
