"""Derived lines follow stated rules from facts and are silent where a fact is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modelbrowser.domain.derived_lines import (
    MAX_LINES,
    DerivedSection,
    derived_lines,
    weights_gb,
)
from modelbrowser.domain.models import Capability, LineageLink, ModelCard
from modelbrowser.domain.tiers import CostTier
from support.cards import NAMES, REFERENCE, frozen_card, made_card

BEST, NOT, FEELS = DerivedSection.BEST_FOR, DerivedSection.NOT_IDEAL_FOR, DerivedSection.FEELS_LIKE


def rules(card: ModelCard, section: DerivedSection) -> list[str]:
    return [line.rule for line in derived_lines(card, section)]


def bare(**changes: object) -> ModelCard:
    """Return a card about which nothing is known but `changes`."""
    nothing: dict[str, object] = {
        "open_weights": None,
        "context_tokens": None,
        "params_total_b": None,
        "params_active_b": None,
        "cost_tier": None,
        "type": "language",
        "max_output_tokens": None,
        "knowledge_cutoff": None,
        "license": None,
        "input_modalities": (),
        "output_modalities": (),
        "reasoning": None,
        "tool_call": None,
        "structured_output": None,
        "input_price_usd_per_m": None,
        "output_price_usd_per_m": None,
        "api_available": None,
        "status": None,
        "deprecation_date": None,
        "standings": {},
        "prices": (),
        "descendant_count": 0,
        "parents": (),
        "scores": (),
    }
    return made_card(**{**nothing, **changes})


def parent(relation: str) -> LineageLink:
    """Return a link to a primary parent."""
    link = next(each for each in frozen_card("gpt-5").parents if each.is_primary)
    return replace(link, relation=relation)


@pytest.mark.parametrize("section", DerivedSection)
def test_nothing_known_says_nothing(section: DerivedSection) -> None:
    assert derived_lines(bare(), section) == ()


@pytest.mark.parametrize(
    ("section", "rule", "facts"),
    [
        (BEST, "long_documents", {"context_tokens": 100_000}),
        (BEST, "codebase", {"context_tokens": 1_000_000}),
        (BEST, "local", {"open_weights": True, "params_total_b": 40.0}),
        (BEST, "one_accelerator", {"open_weights": True, "params_total_b": 160.0}),
        (BEST, "self_host", {"open_weights": True, "params_total_b": 160.1}),
        (BEST, "own_hardware", {"open_weights": True}),
        (BEST, "permissive", {"open_weights": True, "params_total_b": 1.0, "license": "Apache-2.0"}),
        (BEST, "makes_image", {"output_modalities": ("image",)}),
        (BEST, "reads_image", {"input_modalities": ("text", "image"), "output_modalities": ("text",)}),
        (BEST, "tool_use", {"tool_call": True}),
        (BEST, "cheap", {"cost_tier": CostTier.LOW, "output_price_usd_per_m": 0.5}),
        (BEST, "ancestor", {"descendant_count": 5}),
        (NOT, "short_window", {"context_tokens": 31_999}),
        (NOT, "too_big", {"open_weights": True, "params_total_b": 236.0}),
        (NOT, "closed", {"open_weights": False}),
        (NOT, "dear", {"cost_tier": CostTier.HIGH, "output_price_usd_per_m": 15.0}),
        (NOT, "restricted", {"license": "CC BY-NC 4.0"}),
        (NOT, "text_only", {"input_modalities": ("text",), "output_modalities": ("text",)}),
        (NOT, "no_text_out", {"output_modalities": ("image",)}),
        (NOT, "no_sound", {"input_modalities": ("text", "image"), "output_modalities": ("text",)}),
        (NOT, "no_tools", {"tool_call": False}),
        (NOT, "no_api", {"api_available": False}),
        (NOT, "retired", {"status": "retired"}),
        (NOT, "deprecated_on", {"status": "deprecated", "deprecation_date": "2024-12-02"}),
        (NOT, "shuts_down", {"status": "deprecated", "deprecation_date": "2099-12-11"}),
        (NOT, "text_answers", {"output_modalities": ("text",)}),
        (BEST, "sound_type", {"type": "audio"}),
        (BEST, "one_descendant", {"descendant_count": 1}),
        (BEST, "ancestor", {"descendant_count": 2}),
        (BEST, "comes_after", {"parents": (parent("successor"),)}),
        (BEST, "made_from", {"parents": (parent("finetune"),)}),
        (BEST, "measured", {"scores": frozen_card("gpt-5").scores[:2]}),
        (BEST, "measured_once", {"scores": frozen_card("gpt-5").scores[:1]}),
        (NOT, "unreleased", {"status": "unreleased"}),
        (NOT, "old_knowledge", {"knowledge_cutoff": "2024-11"}),
        (FEELS, "thinks", {"reasoning": True, "output_modalities": ("text",)}),
        (FEELS, "answers_at_once", {"reasoning": False, "output_modalities": ("text",)}),
        (FEELS, "sparse", {"params_total_b": 236.0, "params_active_b": 21.0}),
        (FEELS, "bounded_answers", {"max_output_tokens": 8192}),
        (FEELS, "long_answers", {"max_output_tokens": 32_000}),
    ],
)
def test_each_rule_fires_on_its_fact(section: DerivedSection, rule: str, facts: dict[str, object]) -> None:
    assert rule in rules(bare(**facts), section)


@pytest.mark.parametrize(
    ("section", "rule", "facts"),
    [
        (BEST, "long_documents", {"context_tokens": 99_999}),
        (BEST, "local", {"open_weights": False, "params_total_b": 1.0}),
        (BEST, "permissive", {"open_weights": False, "license": "Apache-2.0"}),
        (BEST, "reads_image", {"input_modalities": ("image",), "output_modalities": ("image",)}),
        (BEST, "ancestor", {"descendant_count": 4, "context_tokens": 100_000}),
        (BEST, "comes_after", {"parents": (parent("successor"),), "tool_call": True}),
        (BEST, "measured", {"scores": frozen_card("gpt-5").scores[:2], "descendant_count": 1}),
        (BEST, "sound_type", {"type": "audio", "output_modalities": ("text",)}),
        (NOT, "text_answers", {"output_modalities": ("text",), "open_weights": False}),
        (NOT, "short_window", {"context_tokens": 32_000}),
        (NOT, "too_big", {"open_weights": True, "params_total_b": 160.0}),
        (NOT, "old_knowledge", {"knowledge_cutoff": "2024-12"}),
        (NOT, "old_knowledge", {"knowledge_cutoff": "2023"}),
        (FEELS, "sparse", {"params_total_b": 236.0, "params_active_b": 118.0}),
        (FEELS, "thinks", {"reasoning": True, "output_modalities": ("image",)}),
    ],
)
def test_a_rule_keeps_quiet_below_its_border(
    section: DerivedSection, rule: str, facts: dict[str, object]
) -> None:
    assert rule not in rules(bare(**facts), section)


@pytest.mark.parametrize(
    ("value", "best", "worst"), [(8.0, "strong_coding", None), (2.0, None, "weak_coding"), (5.0, None, None)]
)
def test_a_skill_is_judged_against_the_band_of_its_peers(
    value: float, best: str | None, worst: str | None
) -> None:
    standing = replace(frozen_card("gpt-5").standings[Capability.CODING], scaled_0_10=value, p20=2.0, p80=8.0)
    card = bare(standings={Capability.CODING: standing})
    assert rules(card, BEST) == ([best] if best else [])
    assert rules(card, NOT) == ([worst] if worst else [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("section", DerivedSection)
def test_no_section_is_longer_than_its_limit_and_each_line_names_its_fields(
    name: str, section: DerivedSection
) -> None:
    lines = derived_lines(frozen_card(name), section)
    assert len(lines) <= MAX_LINES[section]
    assert all(line.fields and line.section is section for line in lines)


def test_weight_memory_of_the_reference_card() -> None:
    total = frozen_card(REFERENCE).summary.params_total_b
    assert total == 236
    assert [weights_gb(total, size) for size in (2.0, 1.0, 0.5)] == [472, 236, 118]
