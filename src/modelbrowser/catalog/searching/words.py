"""The words by which models are found: what they are called, and what the catalog says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from modelbrowser.domain.context import context_badge
from modelbrowser.domain.querying.tokens import atoms, key, name_tokens, prose_tokens, words
from modelbrowser.domain.querying.vocabulary import (
    COST_WORDS,
    COUNTRIES_ZH,
    COUNTRY_WORDS,
    chinese_names,
    term_of,
)

_SIZE = re.compile(r"[ae]?\d+(?:\.\d+)?[bm]|\d+x\d+(?:\.\d+)?[bm]")


class Spelled(NamedTuple):
    """What a model is called by: its name, its maker, its family."""

    name: str
    organization_id: str
    organization: str
    organization_zh: str | None
    family: str


class Facts(NamedTuple):
    """What the catalog says of a model that one may ask for in words ("moe", "cheap", "french", "128k")."""

    name: str
    type: str
    architecture: str | None
    cost_tier: str | None
    country: str | None
    context_tokens: int | None
    params_b: float | None


def spoken_tokens(spelled: Spelled) -> tuple[set[str], set[str]]:
    """Return (the tokens of name, organization and family, those at the beginning of the name)."""
    plain, starts = name_tokens(spelled.name)
    plain |= _organization_tokens(spelled.organization_id, spelled.organization, spelled.organization_zh)
    plain |= _family_tokens(spelled.family)
    plain.update(prose_tokens(" ".join(chinese_names(spelled.family, spelled.name))))
    return plain, starts


def fact_tokens(facts: Facts, tags: Iterable[str], aliases: Iterable[str]) -> set[str]:
    """Return the tokens of what the catalog says of a model besides its name, without marker."""
    tokens = {token for alias in aliases for token in name_tokens(alias)[0]}
    tokens |= _term_tokens("type", facts.type) | _term_tokens("architecture", facts.architecture or "")
    tokens |= _word_tokens(COST_WORDS.get(facts.cost_tier or "", ()))
    if facts.country:
        tokens |= _word_tokens(country_words(facts.country))
    for tag in tags:
        tokens |= _term_tokens("can", tag)
    if facts.context_tokens:
        tokens.add(context_badge(facts.context_tokens).lower())
    tokens.update(size_words(facts.name, facts.params_b))
    return tokens


def country_words(country: str) -> tuple[str, ...]:
    """Return what a country and what comes from it are called."""
    return (country, COUNTRIES_ZH.get(country, ""), *COUNTRY_WORDS.get(country, ()))


def size_words(name: str, params_b: float | None) -> Iterator[str]:
    """Yield "7b" and "7.2b" for a model of 7.24 billion parameters whose name does not say its size."""
    if params_b is None or any(_SIZE.fullmatch(piece) for word in words(name) for piece in atoms(word)):
        return
    if params_b >= 1:
        yield f"{params_b:.0f}b"
    if params_b < 10:
        yield f"{params_b:.1f}".removesuffix(".0") + "b"
    if params_b < 1:
        yield f"{params_b * 1000:.0f}m"


@lru_cache(maxsize=4096)
def _organization_tokens(identifier: str, name: str, name_zh: str | None) -> frozenset[str]:
    tokens = name_tokens(name)[0] | set(prose_tokens(identifier)) | {key(identifier)}
    return frozenset((tokens | set(prose_tokens(name_zh or ""))) - {""})


@lru_cache(maxsize=4096)
def _family_tokens(name: str) -> frozenset[str]:
    return frozenset(name_tokens(name)[0])


@lru_cache(maxsize=512)
def _term_tokens(field: str, value: str) -> frozenset[str]:
    """Return the words for a value in both languages."""
    term = term_of(field, value)
    return _word_tokens((value, term.label, term.label_zh, *term.synonyms) if term else (value,))


@lru_cache(maxsize=512)
def _word_tokens(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token for text in texts for token in prose_tokens(text.replace("_", " ")))
