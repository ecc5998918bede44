from __future__ import annotations

from dataclasses import replace

import pytest

from modelbrowser.domain.tags import TAGS, TagFacts, tags_of

NOTHING = TagFacts(
    type="language",
    context_tokens=None,
    input_modalities=frozenset(),
    output_modalities=frozenset(),
    reasoning=None,
    tool_call=None,
    structured_output=None,
    open_weights=None,
    status=None,
    license=None,
    coding_share=None,
    agentic_share=None,
)


def _names(facts: TagFacts) -> list[str]:
    return [tag.name for tag in tags_of(facts)]


def test_what_is_not_known_gives_no_tag() -> None:
    assert tags_of(NOTHING) == ()


@pytest.mark.parametrize(
    ("change", "tag"),
    [
        ({"context_tokens": 100_000}, "long_documents"),
        ({"reasoning": True}, "reasoning"),
        ({"type": "reasoning"}, "reasoning"),
        ({"type": "code"}, "coding"),
        ({"coding_share": 0.5}, "coding"),
        ({"agentic_share": 0.01}, "agentic"),
        ({"tool_call": True}, "tool_use"),
        ({"structured_output": True}, "structured_output"),
        ({"input_modalities": frozenset({"text", "image"})}, "vision"),
        ({"output_modalities": frozenset({"audio"})}, "audio"),
        ({"input_modalities": frozenset({"audio"})}, "audio"),
        ({"output_modalities": frozenset({"video"})}, "video"),
        ({"output_modalities": frozenset({"image"})}, "image_generation"),
        ({"output_modalities": frozenset({"embedding"})}, "embeddings"),
        ({"open_weights": True}, "open_weights"),
        ({"status": "unreleased"}, "research"),
        ({"license": "CC BY-NC 4.0"}, "research"),
        ({"license": "Mistral Research License"}, "research"),
    ],
)
def test_each_rule(change: dict[str, object], tag: str) -> None:
    assert _names(replace(NOTHING, **change)) == [tag]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"context_tokens": 99_999},
        {"reasoning": False},
        {"tool_call": False},
        {"coding_share": 0.51},
        {"agentic_share": 0.6},
        {"open_weights": False},
        {"status": "retired"},
        {"license": "Apache-2.0"},
        {"output_modalities": frozenset({"text"})},
    ],
)
def test_each_rule_has_a_border(change: dict[str, object]) -> None:
    assert tags_of(replace(NOTHING, **change)) == ()  # type: ignore[arg-type]


def test_a_model_that_takes_images_and_writes_text_generates_none() -> None:
    facts = replace(
        NOTHING, input_modalities=frozenset({"text", "image"}), output_modalities=frozenset({"text"})
    )
    assert _names(facts) == ["vision"]


@pytest.mark.parametrize("model_type", ["image", "video", "audio", "multimodal"])
def test_a_type_alone_gives_no_media_tag(model_type: str) -> None:
    text = frozenset({"text"})
    assert tags_of(replace(NOTHING, type=model_type, input_modalities=text, output_modalities=text)) == ()


def test_masks_of_a_segmenter_are_no_generation() -> None:
    facts = replace(NOTHING, type="other", output_modalities=frozenset({"image"}))
    assert _names(facts) == []


def test_a_video_model_that_takes_video_sees_and_says_by_which_side() -> None:
    tags = {tag.name: tag.rule for tag in tags_of(replace(NOTHING, input_modalities=frozenset({"video"})))}
    assert tags == {"vision": "input video", "video": "input video"}


def test_tags_come_in_the_order_of_the_card_with_a_rule_each() -> None:
    everything = TagFacts(
        type="code",
        context_tokens=2_000_000,
        input_modalities=frozenset({"text", "image", "audio", "video"}),
        output_modalities=frozenset({"text", "image", "embedding"}),
        reasoning=True,
        tool_call=True,
        structured_output=True,
        open_weights=True,
        status="unreleased",
        license="MIT",
        coding_share=0.1,
        agentic_share=0.1,
    )
    assert tuple(_names(everything)) == TAGS
    assert all(tag.rule for tag in tags_of(everything))
