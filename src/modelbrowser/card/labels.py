"""Words for the keys of the catalog, as a card says them. An unknown key is shown as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from modelbrowser.card.plain import plain
from modelbrowser.card.words import Words


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Return `text`; lupdate collects the literals of calls by this name."""
    return text


TYPES = {
    "language": QT_TRANSLATE_NOOP("Card", "Language model"),
    "reasoning": QT_TRANSLATE_NOOP("Card", "Reasoning model"),
    "code": QT_TRANSLATE_NOOP("Card", "Code model"),
    "multimodal": QT_TRANSLATE_NOOP("Card", "Multimodal model"),
    "image": QT_TRANSLATE_NOOP("Card", "Image model"),
    "audio": QT_TRANSLATE_NOOP("Card", "Audio model"),
    "video": QT_TRANSLATE_NOOP("Card", "Video model"),
    "embedding": QT_TRANSLATE_NOOP("Card", "Embedding model"),
    "other": QT_TRANSLATE_NOOP("Card", "AI model"),
}
TIERS = {
    "top1": QT_TRANSLATE_NOOP("Card", "Top 1%"),
    "top5": QT_TRANSLATE_NOOP("Card", "Top 5%"),
    "top10": QT_TRANSLATE_NOOP("Card", "Top 10%"),
    "good": QT_TRANSLATE_NOOP("Card", "Good"),
    "medium": QT_TRANSLATE_NOOP("Card", "Medium"),
    "below": QT_TRANSLATE_NOOP("Card", "Below avg"),
    "slow": QT_TRANSLATE_NOOP("Card", "Slow"),
    "free": QT_TRANSLATE_NOOP("Card", "Free"),
    "low": QT_TRANSLATE_NOOP("Card", "Low"),
    "moderate": QT_TRANSLATE_NOOP("Card", "Moderate"),
    "high": QT_TRANSLATE_NOOP("Card", "High"),
}
ARCHITECTURES = {
    "moe": QT_TRANSLATE_NOOP("Card", "Mixture of experts"),
    "dense": QT_TRANSLATE_NOOP("Card", "Dense"),
}
STATUSES = {
    "deprecated": QT_TRANSLATE_NOOP("Card", "Deprecated"),
    "retired": QT_TRANSLATE_NOOP("Card", "Retired"),
    "unreleased": QT_TRANSLATE_NOOP("Card", "Not released"),
}
LICENSES = {
    "Proprietary": QT_TRANSLATE_NOOP("Card", "Proprietary"),
    "Non-commercial license": QT_TRANSLATE_NOOP("Card", "Non-commercial license"),
}
"""Licenses that are a description; all others are names."""
MODALITIES = {
    "text": QT_TRANSLATE_NOOP("Card", "text"),
    "image": QT_TRANSLATE_NOOP("Card", "images"),
    "audio": QT_TRANSLATE_NOOP("Card", "audio"),
    "video": QT_TRANSLATE_NOOP("Card", "video"),
    "pdf": QT_TRANSLATE_NOOP("Card", "PDF"),
    "embedding": QT_TRANSLATE_NOOP("Card", "embeddings"),
}
CAPABILITIES = {
    "reasoning": QT_TRANSLATE_NOOP("Card", "Reasoning"),
    "coding": QT_TRANSLATE_NOOP("Card", "Coding"),
    "agentic": QT_TRANSLATE_NOOP("Card", "Agentic tasks"),
    "context": QT_TRANSLATE_NOOP("Card", "Context / memory"),
    "speed": QT_TRANSLATE_NOOP("Card", "Speed"),
}
GAUGE_STOPS = {
    "chat": QT_TRANSLATE_NOOP("Card", "Chat"),
    "long_docs": QT_TRANSLATE_NOOP("Card", "Long docs"),
    "multi_doc": QT_TRANSLATE_NOOP("Card", "Multi-doc"),
    "codebase": QT_TRANSLATE_NOOP("Card", "Codebase"),
}
CHANNELS = {
    "api": QT_TRANSLATE_NOOP("Card", "API"),
    "product": QT_TRANSLATE_NOOP("Card", "Product / app"),
    "open_source": QT_TRANSLATE_NOOP("Card", "Open source"),
    "enterprise": QT_TRANSLATE_NOOP("Card", "Enterprise"),
}
FIELDS = {
    "api_available": QT_TRANSLATE_NOOP("Card", "API"),
    "architecture": QT_TRANSLATE_NOOP("Card", "Architecture"),
    "attachment": QT_TRANSLATE_NOOP("Card", "File attachments"),
    "context_tokens": QT_TRANSLATE_NOOP("Card", "Context window"),
    "deprecation_date": QT_TRANSLATE_NOOP("Card", "Deprecation date"),
    "family": QT_TRANSLATE_NOOP("Card", "Family"),
    "input_modalities": QT_TRANSLATE_NOOP("Card", "Reads"),
    "input_price_usd_per_m": QT_TRANSLATE_NOOP("Card", "Input price"),
    "knowledge_cutoff": QT_TRANSLATE_NOOP("Card", "Knowledge until"),
    "license": QT_TRANSLATE_NOOP("Card", "License"),
    "max_output_tokens": QT_TRANSLATE_NOOP("Card", "Maximum output"),
    "open_weights": QT_TRANSLATE_NOOP("Card", "Open weights"),
    "org_id": QT_TRANSLATE_NOOP("Card", "Organization"),
    "output_modalities": QT_TRANSLATE_NOOP("Card", "Makes"),
    "output_price_usd_per_m": QT_TRANSLATE_NOOP("Card", "Output price"),
    "params_active_b": QT_TRANSLATE_NOOP("Card", "Active parameters"),
    "params_total_b": QT_TRANSLATE_NOOP("Card", "Parameters"),
    "price_basis": QT_TRANSLATE_NOOP("Card", "Basis of the price"),
    "reasoning": QT_TRANSLATE_NOOP("Card", "Reasoning"),
    "release_date": QT_TRANSLATE_NOOP("Card", "Release date"),
    "status": QT_TRANSLATE_NOOP("Card", "Status"),
    "structured_output": QT_TRANSLATE_NOOP("Card", "Structured output"),
    "tool_call": QT_TRANSLATE_NOOP("Card", "Tool use"),
    "type": QT_TRANSLATE_NOOP("Card", "Type"),
}
"""The columns of the catalog that a correction may name."""
_SOURCE_TEXTS = (
    QT_TRANSLATE_NOOP("Card", "Compiler's own knowledge of public announcements"),
    QT_TRANSLATE_NOOP("Card", "Rules that infer a fact from other facts"),
    QT_TRANSLATE_NOOP("Card", "no open data license; attribution to Artificial Analysis is asked for"),
    QT_TRANSLATE_NOOP(
        "Card", "no open data license for the scores; repository GPL-3.0 (its code is not used)"
    ),
    QT_TRANSLATE_NOOP("Card", "no license file; facts only"),
    QT_TRANSLATE_NOOP("Card", "no license file in the snapshot; facts only"),
)
"""Titles and licenses of sources that are sentences, not names."""
LEVELS = {
    "available": QT_TRANSLATE_NOOP("Card", "Available"),
    "released": QT_TRANSLATE_NOOP("Card", "Released"),
    "limited": QT_TRANSLATE_NOOP("Card", "Limited"),
    "not_available": QT_TRANSLATE_NOOP("Card", "Not available"),
    "unknown": QT_TRANSLATE_NOOP("Card", "Unknown"),
}
LEVEL_BASES = {
    "provider_listing": QT_TRANSLATE_NOOP("Card", "A provider lists a price for it"),
    "source_says_api": QT_TRANSLATE_NOOP("Card", "A source says that there is an API"),
    "source_says_no_api": QT_TRANSLATE_NOOP("Card", "A source says that there is no API"),
    "listed_though_retired": QT_TRANSLATE_NOOP("Card", "Still listed, though marked as retired"),
    "never_released": QT_TRANSLATE_NOOP("Card", "Announced, but never released"),
    "retired": QT_TRANSLATE_NOOP("Card", "Retired by its maker"),
    "open_weights": QT_TRANSLATE_NOOP("Card", "The weights are published"),
    "closed_weights": QT_TRANSLATE_NOOP("Card", "The weights are not published"),
    "enterprise_cloud_listing": QT_TRANSLATE_NOOP("Card", "Listed by an enterprise cloud"),
    "no_fact": QT_TRANSLATE_NOOP("Card", "No source says anything about it"),
}
RELATION_OF_PARENT = {
    "successor": QT_TRANSLATE_NOOP("Card", "Predecessor"),
    "pretrain_base": QT_TRANSLATE_NOOP("Card", "Pretrained base"),
    "finetune": QT_TRANSLATE_NOOP("Card", "Fine-tuned from"),
    "distillation": QT_TRANSLATE_NOOP("Card", "Distilled from"),
    "merge": QT_TRANSLATE_NOOP("Card", "Merged from"),
    "quantized": QT_TRANSLATE_NOOP("Card", "Quantized from"),
    "adapter": QT_TRANSLATE_NOOP("Card", "Adapter on"),
    "multimodal_extension": QT_TRANSLATE_NOOP("Card", "Extended from"),
    "architecture": QT_TRANSLATE_NOOP("Card", "Architecture from"),
    "variant": QT_TRANSLATE_NOOP("Card", "Variant of"),
}
RELATION_OF_CHILD = {
    "successor": QT_TRANSLATE_NOOP("Card", "Successor"),
    "pretrain_base": QT_TRANSLATE_NOOP("Card", "Trained from it"),
    "finetune": QT_TRANSLATE_NOOP("Card", "Fine-tune"),
    "distillation": QT_TRANSLATE_NOOP("Card", "Distillation"),
    "merge": QT_TRANSLATE_NOOP("Card", "Merge"),
    "quantized": QT_TRANSLATE_NOOP("Card", "Quantized"),
    "adapter": QT_TRANSLATE_NOOP("Card", "Adapter"),
    "multimodal_extension": QT_TRANSLATE_NOOP("Card", "Multimodal extension"),
    "architecture": QT_TRANSLATE_NOOP("Card", "Same architecture"),
    "variant": QT_TRANSLATE_NOOP("Card", "Variant"),
}
BASES = {
    "sourced": QT_TRANSLATE_NOOP("Card", "sourced"),
    "curated": QT_TRANSLATE_NOOP("Card", "curated"),
    "rule": QT_TRANSLATE_NOOP("Card", "inferred"),
}
TAG_NAMES = {
    "long_documents": QT_TRANSLATE_NOOP("Card", "Long documents"),
    "reasoning": QT_TRANSLATE_NOOP("Card", "Reasoning"),
    "coding": QT_TRANSLATE_NOOP("Card", "Coding"),
    "tool_use": QT_TRANSLATE_NOOP("Card", "Tool use"),
    "structured_output": QT_TRANSLATE_NOOP("Card", "Structured output"),
    "vision": QT_TRANSLATE_NOOP("Card", "Vision"),
    "audio": QT_TRANSLATE_NOOP("Card", "Audio"),
    "video": QT_TRANSLATE_NOOP("Card", "Video"),
    "image_generation": QT_TRANSLATE_NOOP("Card", "Image generation"),
    "embeddings": QT_TRANSLATE_NOOP("Card", "Embeddings"),
    "agentic": QT_TRANSLATE_NOOP("Card", "Agentic"),
    "open_weights": QT_TRANSLATE_NOOP("Card", "Open weights"),
    "research": QT_TRANSLATE_NOOP("Card", "Research"),
}
TAG_LINES = {
    "long_documents": QT_TRANSLATE_NOOP("Card", "reads reports and books whole"),
    "reasoning": QT_TRANSLATE_NOOP("Card", "thinks before it answers"),
    "coding": QT_TRANSLATE_NOOP("Card", "writes and mends code"),
    "tool_use": QT_TRANSLATE_NOOP("Card", "calls functions"),
    "structured_output": QT_TRANSLATE_NOOP("Card", "answers in a given schema"),
    "vision": QT_TRANSLATE_NOOP("Card", "understands pictures"),
    "audio": QT_TRANSLATE_NOOP("Card", "speech and sound"),
    "video": QT_TRANSLATE_NOOP("Card", "moving pictures"),
    "image_generation": QT_TRANSLATE_NOOP("Card", "makes pictures"),
    "embeddings": QT_TRANSLATE_NOOP("Card", "vectors for search"),
    "agentic": QT_TRANSLATE_NOOP("Card", "works in several steps"),
    "open_weights": QT_TRANSLATE_NOOP("Card", "can be self-hosted"),
    "research": QT_TRANSLATE_NOOP("Card", "for study, not for products"),
}
TAG_RULES = {
    "long_documents": QT_TRANSLATE_NOOP("Card", "Given to windows of 100,000 tokens and more"),
    "reasoning": QT_TRANSLATE_NOOP("Card", "Given to reasoning models by type or flag"),
    "coding": QT_TRANSLATE_NOOP("Card", "Given to code models and the upper half of a coding benchmark"),
    "tool_use": QT_TRANSLATE_NOOP("Card", "Given where a source says that it calls tools"),
    "structured_output": QT_TRANSLATE_NOOP("Card", "Given where a source says that it keeps to a schema"),
    "vision": QT_TRANSLATE_NOOP("Card", "Given to models that take images or video as input"),
    "audio": QT_TRANSLATE_NOOP("Card", "Given to models that take or make audio"),
    "video": QT_TRANSLATE_NOOP("Card", "Given to models that take or make video"),
    "image_generation": QT_TRANSLATE_NOOP("Card", "Given by output modality: it makes images"),
    "embeddings": QT_TRANSLATE_NOOP("Card", "Given by output modality: it makes embeddings"),
    "agentic": QT_TRANSLATE_NOOP("Card", "Given to the upper half of an agentic benchmark"),
    "open_weights": QT_TRANSLATE_NOOP("Card", "Given where the weights are published"),
    "research": QT_TRANSLATE_NOOP("Card", "Given to unreleased models and research-only licenses"),
}
TAG_FIELDS = {
    "long_documents": "context_tokens",
    "reasoning": "reasoning",
    "coding": "type",
    "tool_use": "tool_call",
    "structured_output": "structured_output",
    "vision": "input_modalities",
    "audio": "input_modalities",
    "video": "input_modalities",
    "image_generation": "output_modalities",
    "embeddings": "output_modalities",
    "agentic": "",
    "open_weights": "open_weights",
    "research": "license",
}
GROUPS = {
    "all": QT_TRANSLATE_NOOP("Card", "All models"),
    "open": QT_TRANSLATE_NOOP("Card", "Open weights"),
    "recent": QT_TRANSLATE_NOOP("Card", "Within 12 months"),
    "size": QT_TRANSLATE_NOOP("Card", "Same size class"),
}


def word(words: Words, table: Mapping[str, str], key: str | None) -> str:
    """Return the word for `key` in the language of `words`; a key without a word as plain text."""
    text = table.get(key or "")
    return words.translate("Card", text) if text else plain(key)


def source_text(words: Words, text: str) -> str:
    """Return a source's title or license, translated where it is a sentence and not a name."""
    return words.translate("Card", text) if text in _SOURCE_TEXTS else text
