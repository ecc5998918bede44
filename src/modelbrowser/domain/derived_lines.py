"""Lines of a card derived from facts, for models without editorial text: keys and facts, no prose.

Every rule stands here with its threshold, gives a key and the facts that it used, and is silent where a
fact is not known. The words are the card's (`card.derived`), which marks the lines "derived from facts".
Thresholds are this program's own unless a section of definitions.md is named (docs/decisions/0030).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from modelbrowser.domain.bands import month_number
from modelbrowser.domain.context import context_badge, pages
from modelbrowser.domain.models import Capability, ModelCard, Standing
from modelbrowser.domain.tiers import CostTier

LONG_DOCUMENT_TOKENS = 100_000  # definitions.md, "Core capabilities"
CODEBASE_TOKENS = 1_000_000  # the "Codebase" stop of the gauge
SHORT_WINDOW_BELOW_TOKENS = 32_000  # the "Long docs" stop of the gauge
CONSUMER_GPU_GB = 20.0  # 4-bit weights that leave room for the cache in 24 GB
SINGLE_GPU_GB = 80.0  # the largest common single accelerator
OLD_KNOWLEDGE_MONTHS = 24
MANY_DESCENDANTS = 5
FAST_SHARE = 0.25
SLOW_SHARE = 0.50  # definitions.md, "Percentile tiers": Slow
SPARSE_ACTIVE_SHARE = 0.5
LONG_OUTPUT_TOKENS = 32_000
BYTES_4_BIT = 0.5  # definitions.md, "Self-hosting"
PERMISSIVE_LICENSES = frozenset({"Apache-2.0", "MIT", "BSD-3-Clause", "OpenMDW", "CC BY 4.0"})
RESTRICTED_LICENSE_MARKS = ("NC", "Non-commercial", "Research License", "Research-only")

# Relations in which the child starts from the weights of its parent
_MADE_FROM = frozenset({"pretrain_base", "finetune", "adapter", "quantized", "merge", "multimodal_extension"})

Fact = str | float | int


class DerivedSection(StrEnum):
    """Where on the card a derived line stands."""

    FEELS_LIKE = "feels_like"
    BEST_FOR = "best_for"
    NOT_IDEAL_FOR = "not_ideal_for"


MAX_LINES: Mapping[DerivedSection, int] = MappingProxyType(
    {DerivedSection.FEELS_LIKE: 4, DerivedSection.BEST_FOR: 4, DerivedSection.NOT_IDEAL_FOR: 3}
)


@dataclass(frozen=True, slots=True)
class DerivedLine:
    """One line: `rule` names the template, `facts` fill it, `fields` are the catalog fields it rests on."""

    section: DerivedSection
    rule: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    fields: tuple[str, ...] = ()


Rule = Callable[[ModelCard], Iterable[DerivedLine]]


def derived_lines(card: ModelCard, section: DerivedSection) -> tuple[DerivedLine, ...]:
    """Return the lines of `section`, most telling first, at most four ("not ideal for": three).

    Where none of the rules has anything to say, the first of the weaker rules that has speaks alone.
    """
    lines = [line for rule in _RULES[section] for line in rule(card)]
    if not lines:
        lines = [line for rule in _LAST_RULES[section] for line in rule(card)][:1]
    return tuple(lines[: MAX_LINES[section]])


def weights_gb(params_total_b: float, bytes_per_parameter: float) -> float:
    """Return the memory of the weights in 10^9 bytes: 236 billion at 16 bits -> 472."""
    return params_total_b * bytes_per_parameter


def _best(rule: str, facts: Mapping[str, Fact], *fields: str) -> DerivedLine:
    return DerivedLine(DerivedSection.BEST_FOR, rule, facts, fields)


def _not(rule: str, facts: Mapping[str, Fact], *fields: str) -> DerivedLine:
    return DerivedLine(DerivedSection.NOT_IDEAL_FOR, rule, facts, fields)


def _feels(rule: str, facts: Mapping[str, Fact], *fields: str) -> DerivedLine:
    return DerivedLine(DerivedSection.FEELS_LIKE, rule, facts, fields)


def _standing_facts(standing: Standing) -> dict[str, Fact]:
    return {
        "metric": standing.metric.label,
        "value": standing.scaled_0_10,
        "rank": standing.rank,
        "peers": standing.peers,
    }


_SKILLS = (Capability.REASONING, Capability.CODING, Capability.AGENTIC)


def _strong(card: ModelCard) -> Iterable[DerivedLine]:
    """A capability at or above the 80th percentile of its peers."""
    for capability in _SKILLS:
        standing = card.standings.get(capability)
        if standing is not None and standing.scaled_0_10 >= standing.p80:
            yield _best(f"strong_{capability}", _standing_facts(standing), capability)


def _weak(card: ModelCard) -> Iterable[DerivedLine]:
    """A capability at or below the 20th percentile of its peers."""
    for capability in _SKILLS:
        standing = card.standings.get(capability)
        if standing is not None and standing.scaled_0_10 <= standing.p20:
            yield _not(f"weak_{capability}", _standing_facts(standing), capability)


def _outputs(card: ModelCard) -> Iterable[DerivedLine]:
    """What a model makes other than text, by its output modalities."""
    for modality in ("image", "video", "audio", "embedding"):
        if modality in card.facts.output_modalities:
            yield _best(f"makes_{modality}", {}, "output_modalities")


def _inputs(card: ModelCard) -> Iterable[DerivedLine]:
    """What a model reads other than text, when it answers in text."""
    kinds = card.facts.input_modalities
    if "text" not in card.facts.output_modalities:
        return
    for modality in ("image", "audio", "video"):
        if modality in kinds:
            yield _best(f"reads_{modality}", {}, "input_modalities")


def _long_window(card: ModelCard) -> Iterable[DerivedLine]:
    tokens = card.summary.context_tokens
    if tokens is None or tokens < LONG_DOCUMENT_TOKENS:
        return
    rule = "codebase" if tokens >= CODEBASE_TOKENS else "long_documents"
    yield _best(rule, {"context": context_badge(tokens), "pages": pages(tokens)}, "context_tokens")


def _short_window(card: ModelCard) -> Iterable[DerivedLine]:
    tokens = card.summary.context_tokens
    if tokens is not None and tokens < SHORT_WINDOW_BELOW_TOKENS:
        yield _not(
            "short_window", {"context": context_badge(tokens), "pages": pages(tokens)}, "context_tokens"
        )


def _four_bit_gb(card: ModelCard) -> float | None:
    """Return the 4-bit weight memory of an open model in 10^9 bytes; None for closed or unknown."""
    if not card.summary.open_weights or card.summary.params_total_b is None:
        return None
    return weights_gb(card.summary.params_total_b, BYTES_4_BIT)


def _own_hardware(card: ModelCard) -> Iterable[DerivedLine]:
    size = _four_bit_gb(card)
    if size is None:
        if card.summary.open_weights:
            yield _best("own_hardware", {}, "open_weights")
        return
    rule = "local" if size <= CONSUMER_GPU_GB else "one_accelerator" if size <= SINGLE_GPU_GB else "self_host"
    yield _best(rule, {"gb": size}, "params_total_b", "open_weights")


def _too_big(card: ModelCard) -> Iterable[DerivedLine]:
    size = _four_bit_gb(card)
    if size is not None and size > SINGLE_GPU_GB:
        yield _not("too_big", {"gb": size}, "params_total_b", "open_weights")


def _license(card: ModelCard) -> Iterable[DerivedLine]:
    name = card.facts.license
    if card.summary.open_weights and name in PERMISSIVE_LICENSES:
        yield _best("permissive", {"license": name or ""}, "license")


def _restricted(card: ModelCard) -> Iterable[DerivedLine]:
    name = card.facts.license
    if name and any(mark in name for mark in RESTRICTED_LICENSE_MARKS):
        yield _not("restricted", {"license": name}, "license")


def _cheap(card: ModelCard) -> Iterable[DerivedLine]:
    price = card.facts.output_price_usd_per_m
    if card.summary.cost_tier is CostTier.LOW and price is not None:
        yield _best("cheap", {"price": price}, "output_price_usd_per_m")


def _dear(card: ModelCard) -> Iterable[DerivedLine]:
    price = card.facts.output_price_usd_per_m
    if card.summary.cost_tier is CostTier.HIGH and price is not None:
        yield _not("dear", {"price": price}, "output_price_usd_per_m")


def _speed_facts(standing: Standing) -> dict[str, Fact]:
    return {"speed": standing.value, "rank": standing.rank, "peers": standing.peers}


def _fast(card: ModelCard) -> Iterable[DerivedLine]:
    standing = card.standings.get(Capability.SPEED)
    if standing is not None and standing.rank <= FAST_SHARE * standing.peers:
        yield _best("fast", _speed_facts(standing), Capability.SPEED)


def _slow(card: ModelCard) -> Iterable[DerivedLine]:
    standing = card.standings.get(Capability.SPEED)
    if standing is not None and standing.rank > SLOW_SHARE * standing.peers:
        yield _not("slow", _speed_facts(standing), Capability.SPEED)


def _tools(card: ModelCard) -> Iterable[DerivedLine]:
    if card.facts.tool_call:
        yield _best("tool_use", {}, "tool_call")
    if card.facts.structured_output:
        yield _best("structured", {}, "structured_output")


def _no_tools(card: ModelCard) -> Iterable[DerivedLine]:
    if card.facts.tool_call is False:
        yield _not("no_tools", {}, "tool_call")


def _code_type(card: ModelCard) -> Iterable[DerivedLine]:
    if card.summary.type == "code":
        yield _best("code_type", {}, "type")


def _ancestor(card: ModelCard) -> Iterable[DerivedLine]:
    if card.descendant_count >= MANY_DESCENDANTS:
        yield _best("ancestor", {"count": card.descendant_count}, "lineage")


def _sound_type(card: ModelCard) -> Iterable[DerivedLine]:
    """A model of sound whose outputs are not known."""
    if card.summary.type == "audio" and not card.facts.output_modalities:
        yield _best("sound_type", {}, "type")


def _few_descendants(card: ModelCard) -> Iterable[DerivedLine]:
    if card.descendant_count > 0:
        rule = "one_descendant" if card.descendant_count == 1 else "ancestor"
        yield _best(rule, {"count": card.descendant_count}, "lineage")


def _primary_parent(card: ModelCard) -> Iterable[DerivedLine]:
    """What the model can be compared with: the model that it follows or was made from."""
    for link in card.parents:
        if link.is_primary:
            rule = "made_from" if link.relation in _MADE_FROM else "comes_after"
            yield _best(rule, {"parent": link.model.name}, "lineage")


def _measured(card: ModelCard) -> Iterable[DerivedLine]:
    if card.scores:
        rule = "measured_once" if len(card.scores) == 1 else "measured"
        yield _best(rule, {"count": len(card.scores)}, "scores")


def _text_answers(card: ModelCard) -> Iterable[DerivedLine]:
    if card.facts.output_modalities == ("text",):
        yield _not("text_answers", {}, "output_modalities")


def _status(card: ModelCard) -> Iterable[DerivedLine]:
    if card.facts.status in ("deprecated", "retired", "unreleased"):
        date = card.facts.deprecation_date
        rule: str = card.facts.status
        if date and rule != "unreleased":
            rule = f"{rule}_on" if date <= card.catalog_date else "shuts_down"
        yield _not(rule, {"date": date or ""}, "status", "deprecation_date")


def _closed(card: ModelCard) -> Iterable[DerivedLine]:
    if card.summary.open_weights is False:
        yield _not("closed", {}, "open_weights")


def _hosted(card: ModelCard) -> Iterable[DerivedLine]:
    providers = {listing.provider_id for listing in card.prices}
    if providers:
        rule = "hosted_by_one" if len(providers) == 1 else "hosted"
        yield _best(rule, {"count": len(providers)}, "output_price_usd_per_m")


def _no_api(card: ModelCard) -> Iterable[DerivedLine]:
    if card.facts.api_available is False and not card.prices:
        yield _not("no_api", {}, "api_available")


def _only(card: ModelCard) -> Iterable[DerivedLine]:
    """What a model cannot read or answer, by its modalities."""
    outputs, inputs = card.facts.output_modalities, card.facts.input_modalities
    if outputs and "text" not in outputs:
        yield _not("no_text_out", {}, "output_modalities")
    elif inputs == ("text",):
        yield _not("text_only", {}, "input_modalities")
    elif "image" in inputs and "audio" not in inputs:
        yield _not("no_sound", {}, "input_modalities")


def _old_knowledge(card: ModelCard) -> Iterable[DerivedLine]:
    end, today = month_number(card.facts.knowledge_cutoff), month_number(card.catalog_date)
    if end is not None and today is not None and today - end >= OLD_KNOWLEDGE_MONTHS:
        yield _not("old_knowledge", {"date": card.facts.knowledge_cutoff or ""}, "knowledge_cutoff")


def _thinks(card: ModelCard) -> Iterable[DerivedLine]:
    if card.facts.reasoning is not None and "text" in card.facts.output_modalities:
        yield _feels("thinks" if card.facts.reasoning else "answers_at_once", {}, "reasoning")


def _pace(card: ModelCard) -> Iterable[DerivedLine]:
    standing = card.standings.get(Capability.SPEED)
    if standing is not None:
        yield _feels("pace", _speed_facts(standing), Capability.SPEED)


def _sparse(card: ModelCard) -> Iterable[DerivedLine]:
    total, active = card.summary.params_total_b, card.summary.params_active_b
    if total is not None and active is not None and active < SPARSE_ACTIVE_SHARE * total:
        yield _feels("sparse", {"active": active, "total": total}, "params_active_b", "params_total_b")


def _long_answers(card: ModelCard) -> Iterable[DerivedLine]:
    tokens = card.facts.max_output_tokens
    if tokens is not None:
        rule = "long_answers" if tokens >= LONG_OUTPUT_TOKENS else "bounded_answers"
        yield _feels(rule, {"tokens": tokens}, "max_output_tokens")


_RULES: Mapping[DerivedSection, tuple[Rule, ...]] = MappingProxyType(
    {
        DerivedSection.FEELS_LIKE: (_thinks, _pace, _sparse, _long_answers),
        DerivedSection.BEST_FOR: (
            _outputs,
            _sound_type,
            _strong,
            _code_type,
            _long_window,
            _fast,
            _own_hardware,
            _inputs,
            _cheap,
            _tools,
            _license,
            _ancestor,
            _hosted,
        ),
        DerivedSection.NOT_IDEAL_FOR: (
            _status,
            _weak,
            _dear,
            _too_big,
            _restricted,
            _short_window,
            _slow,
            _closed,
            _only,
            _no_tools,
            _no_api,
            _old_knowledge,
        ),
    }
)

# Only where no rule above speaks: what a model can be compared with, and what nothing else rules out
_LAST_RULES: Mapping[DerivedSection, tuple[Rule, ...]] = MappingProxyType(
    {
        DerivedSection.FEELS_LIKE: (),
        DerivedSection.BEST_FOR: (_few_descendants, _primary_parent, _measured),
        DerivedSection.NOT_IDEAL_FOR: (_text_answers,),
    }
)
