"""Core capabilities of a model, derived from its facts (definitions.md, "Core capabilities").

Every tag comes with the rule that gave it, so that a card can say why. Generation of images, audio and
video is judged by the *output* modality alone: a text-only model never gets such a tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONG_DOCUMENT_TOKENS = 100_000
UPPER_HALF = 0.5

TAGS: tuple[str, ...] = (
    "long_documents",
    "reasoning",
    "coding",
    "tool_use",
    "structured_output",
    "vision",
    "audio",
    "video",
    "image_generation",
    "embeddings",
    "agentic",
    "open_weights",
    "research",
)
_RESEARCH_WORDS = ("research", "non-commercial", "noncommercial", "cc by-nc", "non-production")


@dataclass(frozen=True, slots=True)
class Tag:
    """A core capability and the rule that gave it, e.g. Tag("vision", "input image")."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class TagFacts:
    """What the rules look at. None means unknown and never gives a tag.

    `coding_share` and `agentic_share` are rank / peers (0..1, smaller is better) on the best of the
    capability's metrics; None when the model was not measured.
    """

    type: str
    context_tokens: int | None
    input_modalities: frozenset[str]
    output_modalities: frozenset[str]
    reasoning: bool | None
    tool_call: bool | None
    structured_output: bool | None
    open_weights: bool | None
    status: str | None
    license: str | None
    coding_share: float | None
    agentic_share: float | None


def tags_of(facts: TagFacts) -> tuple[Tag, ...]:
    """Return the tags in the order of `TAGS`."""
    found = {tag.name: tag for rule in _RULES for tag in rule(facts)}
    return tuple(found[name] for name in TAGS if name in found)


def _text_rules(facts: TagFacts) -> Iterator[Tag]:
    if facts.context_tokens is not None and facts.context_tokens >= LONG_DOCUMENT_TOKENS:
        yield Tag("long_documents", f"context_tokens >= {LONG_DOCUMENT_TOKENS}")
    if facts.type == "reasoning":
        yield Tag("reasoning", "type reasoning")
    elif facts.reasoning:
        yield Tag("reasoning", "reasoning flag")
    if facts.tool_call:
        yield Tag("tool_use", "tool_call flag")
    if facts.structured_output:
        yield Tag("structured_output", "structured_output flag")


def _measured_rules(facts: TagFacts) -> Iterator[Tag]:
    if facts.type == "code":
        yield Tag("coding", "type code")
    elif facts.coding_share is not None and facts.coding_share <= UPPER_HALF:
        yield Tag("coding", "upper half of the peers on a coding metric")
    if facts.agentic_share is not None and facts.agentic_share <= UPPER_HALF:
        yield Tag("agentic", "upper half of the peers on an agentic metric")


def _modality_rules(facts: TagFacts) -> Iterator[Tag]:
    if "image" in facts.input_modalities:
        yield Tag("vision", "input image")
    elif "video" in facts.input_modalities:
        yield Tag("vision", "input video")
    for modality in ("audio", "video"):
        if modality in facts.output_modalities:
            yield Tag(modality, f"output {modality}")
        elif modality in facts.input_modalities:
            yield Tag(modality, f"input {modality}")
    # Type "other" puts out masks or labels (Segment Anything, ViT), which is no generation
    if "image" in facts.output_modalities and facts.type != "other":
        yield Tag("image_generation", "output image")
    if "embedding" in facts.output_modalities:
        yield Tag("embeddings", "output embedding")


def _release_rules(facts: TagFacts) -> Iterator[Tag]:
    if facts.open_weights:
        yield Tag("open_weights", "open_weights")
    if facts.status == "unreleased":
        yield Tag("research", "never released")
    elif facts.license is not None and any(word in facts.license.lower() for word in _RESEARCH_WORDS):
        yield Tag("research", "license allows research or non-commercial use only")


_RULES = (_text_rules, _measured_rules, _modality_rules, _release_rules)
