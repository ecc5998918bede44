"""Words of the lines that domain.derived_lines derives from facts."""

from __future__ import annotations

from collections.abc import Mapping

from modelbrowser.card.blocks import Bullet
from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.labels import QT_TRANSLATE_NOOP
from modelbrowser.card.plain import plain
from modelbrowser.card.words import billions, dollars, gigabytes, integer, score
from modelbrowser.domain.derived_lines import DerivedLine, DerivedSection, Fact, derived_lines
from modelbrowser.domain.models import Capability

TEMPLATES: Mapping[str, str] = {
    "strong_reasoning": QT_TRANSLATE_NOOP(
        "Card", "Hard questions: {value} of 10 on {metric}, rank {rank} of {peers}"
    ),
    "strong_coding": QT_TRANSLATE_NOOP(
        "Card", "Programming: {value} of 10 on {metric}, rank {rank} of {peers}"
    ),
    "strong_agentic": QT_TRANSLATE_NOOP(
        "Card", "Work in several steps: {value} of 10 on {metric}, rank {rank} of {peers}"
    ),
    "weak_reasoning": QT_TRANSLATE_NOOP(
        "Card", "Hard questions: {value} of 10 on {metric}, rank {rank} of {peers}"
    ),
    "weak_coding": QT_TRANSLATE_NOOP(
        "Card", "Programming: {value} of 10 on {metric}, rank {rank} of {peers}"
    ),
    "weak_agentic": QT_TRANSLATE_NOOP(
        "Card", "Work in several steps: {value} of 10 on {metric}, rank {rank} of {peers}"
    ),
    "makes_image": QT_TRANSLATE_NOOP("Card", "Making pictures: images are among its outputs"),
    "makes_video": QT_TRANSLATE_NOOP("Card", "Making video: clips are among its outputs"),
    "makes_audio": QT_TRANSLATE_NOOP("Card", "Speech, sound or music: audio is among its outputs"),
    "makes_embedding": QT_TRANSLATE_NOOP(
        "Card", "Search, clustering and retrieval: it turns input into vectors"
    ),
    "reads_image": QT_TRANSLATE_NOOP("Card", "Questions about pictures: images are among its inputs"),
    "reads_audio": QT_TRANSLATE_NOOP(
        "Card", "Transcripts and questions about speech: audio is among its inputs"
    ),
    "reads_video": QT_TRANSLATE_NOOP("Card", "Questions about video: clips are among its inputs"),
    "codebase": QT_TRANSLATE_NOOP("Card", "Whole codebases at once: a {context} window, about {pages} pages"),
    "long_documents": QT_TRANSLATE_NOOP("Card", "Long documents: a {context} window, about {pages} pages"),
    "short_window": QT_TRANSLATE_NOOP("Card", "Long inputs: the window is {context}, about {pages} pages"),
    "local": QT_TRANSLATE_NOOP("Card", "A single consumer GPU: {gb} of weights at 4 bits"),
    "one_accelerator": QT_TRANSLATE_NOOP("Card", "A single 80 GB accelerator: {gb} of weights at 4 bits"),
    "self_host": QT_TRANSLATE_NOOP("Card", "Self-hosting on several accelerators: {gb} of weights at 4 bits"),
    "own_hardware": QT_TRANSLATE_NOOP("Card", "Your own hardware: the weights are published"),
    "hosted": QT_TRANSLATE_NOOP("Card", "Calling it by API: {count} providers list it"),
    "hosted_by_one": QT_TRANSLATE_NOOP("Card", "Calling it by API: one provider lists it"),
    "too_big": QT_TRANSLATE_NOOP("Card", "A single accelerator: the weights take {gb} even at 4 bits"),
    "permissive": QT_TRANSLATE_NOOP("Card", "Products that need a permissive license: {license}"),
    "restricted": QT_TRANSLATE_NOOP("Card", "Commercial products: the license is {license}"),
    "cheap": QT_TRANSLATE_NOOP("Card", "High volume: {price} per million output tokens"),
    "dear": QT_TRANSLATE_NOOP("Card", "High volume on a budget: {price} per million output tokens"),
    "fast": QT_TRANSLATE_NOOP("Card", "Quick answers: {speed} tokens per second, rank {rank} of {peers}"),
    "slow": QT_TRANSLATE_NOOP("Card", "Quick answers: {speed} tokens per second, rank {rank} of {peers}"),
    "tool_use": QT_TRANSLATE_NOOP("Card", "Assistants that call functions and tools"),
    "structured": QT_TRANSLATE_NOOP("Card", "Pipelines that need answers in a fixed schema"),
    "no_tools": QT_TRANSLATE_NOOP("Card", "Assistants that call tools: it does not"),
    "code_type": QT_TRANSLATE_NOOP("Card", "Writing, completing and reviewing code"),
    "ancestor": QT_TRANSLATE_NOOP("Card", "Tracing a line of models: {count} descendants in this catalog"),
    "one_descendant": QT_TRANSLATE_NOOP("Card", "Tracing a line of models: one descendant in this catalog"),
    "made_from": QT_TRANSLATE_NOOP("Card", "Seeing what changed from {parent}, which it was made from"),
    "comes_after": QT_TRANSLATE_NOOP("Card", "Comparing generations: it comes after {parent}"),
    "measured": QT_TRANSLATE_NOOP("Card", "Comparing results: {count} scores are recorded"),
    "measured_once": QT_TRANSLATE_NOOP("Card", "Comparing results: one score is recorded"),
    "sound_type": QT_TRANSLATE_NOOP("Card", "Speech, sound or music: it is listed as an audio model"),
    "deprecated": QT_TRANSLATE_NOOP("Card", "New projects: it is marked as deprecated"),
    "deprecated_on": QT_TRANSLATE_NOOP("Card", "New projects: marked as deprecated, {date}"),
    "shuts_down": QT_TRANSLATE_NOOP("Card", "New projects: it shuts down on {date}"),
    "retired": QT_TRANSLATE_NOOP("Card", "New projects: it is retired"),
    "retired_on": QT_TRANSLATE_NOOP("Card", "New projects: retired, {date}"),
    "unreleased": QT_TRANSLATE_NOOP("Card", "Use of any kind: it was announced, but never released"),
    "closed": QT_TRANSLATE_NOOP("Card", "Your own hardware: the weights are not published"),
    "no_api": QT_TRANSLATE_NOOP("Card", "Calling it by API: this catalog has no listing of it"),
    "text_answers": QT_TRANSLATE_NOOP("Card", "Making pictures, speech or video: it answers in text only"),
    "no_text_out": QT_TRANSLATE_NOOP("Card", "Answers in text: it does not write any"),
    "text_only": QT_TRANSLATE_NOOP("Card", "Pictures, sound or video: it reads text only"),
    "no_sound": QT_TRANSLATE_NOOP("Card", "Speech or sound: audio is not among its inputs"),
    "old_knowledge": QT_TRANSLATE_NOOP("Card", "Recent events without search: its knowledge ends in {date}"),
    "thinks": QT_TRANSLATE_NOOP("Card", "Thinks before it answers: a reasoning model"),
    "answers_at_once": QT_TRANSLATE_NOOP("Card", "Answers at once, without a reasoning phase"),
    "pace": QT_TRANSLATE_NOOP("Card", "Writes {speed} tokens per second, rank {rank} of {peers}"),
    "sparse": QT_TRANSLATE_NOOP(
        "Card", "Light for its size: {active} of {total} parameters work on each token"
    ),
    "long_answers": QT_TRANSLATE_NOOP("Card", "Long answers in one piece: up to {tokens} tokens"),
    "bounded_answers": QT_TRANSLATE_NOOP("Card", "Answers of up to {tokens} tokens in one piece"),
}


def derived_bullets(context: CardContext, section: DerivedSection) -> tuple[Bullet, ...]:
    """Return the derived lines of `section` in the card's language, each with what it rests on."""
    return tuple(_bullet(context, line) for line in derived_lines(context.card, section))


def _bullet(context: CardContext, line: DerivedLine) -> Bullet:
    template = context.words.translate("Card", TEMPLATES[line.rule])
    text = template.format(**{key: _shown(context, key, value) for key, value in line.facts.items()})
    return Bullet(text, _explain(context, line, text))


def _shown(context: CardContext, key: str, value: Fact) -> str:
    if key == "date":
        return context.words.date(str(value))
    if isinstance(value, str):
        return plain(value)
    if key in ("active", "total"):
        return billions(float(value))
    if key == "gb":
        return gigabytes(float(value))
    if key == "price":
        return dollars(float(value))
    if key == "value":
        return score(float(value))
    return integer(round(value))


def _explain(context: CardContext, line: DerivedLine, text: str) -> Explanation:
    """Name the source of the first field a line rests on, or of the standing it quotes."""
    rule = context.translate("Card", "Derived from facts by the rule “{rule}”").format(rule=line.rule)
    for name in line.fields:
        standing = context.card.standings.get(Capability(name)) if name in set(Capability) else None
        if standing is not None:
            return context.explainer.computed(text, "", rule, standing.source_id, standing.as_of)
        if name in context.card.provenance:
            return context.explainer.fact(name, text, "", rule)
    return Explanation(text, "", rule=rule)
