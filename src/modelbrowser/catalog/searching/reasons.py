"""Why a row matched although its name does not say so: the organization, tag, alias or text that did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from modelbrowser.catalog.searching.words import country_words, size_words
from modelbrowser.domain.context import context_badge
from modelbrowser.domain.models import ModelSummary
from modelbrowser.domain.querying.tokens import atoms, is_cjk, normalize, words
from modelbrowser.domain.querying.vocabulary import COST_WORDS, chinese_names, term_of

_SEPARATORS = str.maketrans("", "", " -_/:.,()·'’&+")
_PROSE_CHARS = 80
_MOST_TEXTS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """The text that matched, and the field it is in."""

    text: str
    field: str


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a query's words that a text must show; single letters explain nothing."""
    found = [
        piece.translate(_SEPARATORS)
        for word in words(text)
        for piece in ([word] if is_cjk(word) else atoms(word))
    ]
    return [piece for piece in found if len(piece) > 1 or (piece and is_cjk(piece))]


def lacking_pieces(readings: Iterable[list[str]], name: str) -> list[str]:
    """Return the pieces that a name lacks, of the reading of which it lacks fewest."""
    folded = _folded(name)
    return min(([piece for piece in pieces if piece not in folded] for pieces in readings), key=len)


class Explanation:
    """Gathers, for one hit, texts that hold the pieces its name lacks."""

    __slots__ = ("_found", "_open", "lacking")

    def __init__(self, lacking: Iterable[str]) -> None:
        self.lacking = tuple(lacking)
        self._open = set(lacking)
        self._found: list[tuple[Reason, frozenset[str]]] = []

    @property
    def complete(self) -> bool:
        """Whether every piece has been found somewhere."""
        return not self._open

    def add_row(self, row: ModelSummary) -> None:
        """Look in what the row shows of the model."""
        self._add(row.organization, "org", row.organization)
        if self._open and row.organization_zh:
            self._add(row.organization_zh, "org", row.organization_zh)
        for text in (row.family, *chinese_names(row.family, row.name)):
            if self._open:
                self._add(text, "family", text)
        if self._open:
            self._add_term("type", row.type)
        if self._open and row.architecture:
            self._add_term("architecture", row.architecture)
        for text in COST_WORDS.get(row.cost_tier or "", ()):
            self._add(text, "cost", text)
        if self._open and row.context_tokens:
            self._add(context_badge(row.context_tokens), "context", context_badge(row.context_tokens))
        for text in size_words(row.name, row.params_total_b) if self._open else ():
            self._add(text, "params", f"{row.params_total_b:g}B")

    def add(self, field: str, text: str) -> None:
        """Look in a tag, an alias, the maker's country or a written text."""
        if field == "can":
            self._add_term(field, text)
        elif field == "alias":
            self._add(text, field, text)
        elif field == "country":
            for word in country_words(text):
                self._add(word, field, word)
        else:
            held = self._held(text)
            if held:
                self._keep(
                    Reason(
                        _around(text, max(self.lacking, key=lambda piece: (piece in held, len(piece)))),
                        field,
                    ),
                    held,
                )

    def _add_term(self, field: str, value: str) -> None:
        """Look in the words for a type or capability; the reason is in the language of the hit."""
        label, held = _best_of_term(field, value, self.lacking)
        if held:
            self._keep(Reason(label, field), held)

    def _add(self, text: str, field: str, shown: str) -> None:
        held = self._held(text)
        if held:
            self._keep(Reason(shown, field), held)

    def _held(self, text: str) -> frozenset[str]:
        return _held(text, self.lacking)

    def _keep(self, reason: Reason, held: frozenset[str]) -> None:
        self._found.append((reason, held))
        self._open -= held

    def reason(self) -> Reason | None:
        """Return the fewest texts that hold the pieces together, as one reason; None if they do not."""
        if self._open:
            return None
        waiting = set(self.lacking)
        chosen: list[Reason] = []
        while waiting and len(chosen) < _MOST_TEXTS:
            reason, held = max(self._found, key=lambda each: len(each[1] & waiting))
            chosen.append(reason)
            waiting -= held
        return Reason(" · ".join(reason.text for reason in chosen), chosen[0].field)


@lru_cache(maxsize=1_024)
def _best_of_term(field: str, value: str, lacking: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """Return the label of a type or capability and the pieces that its best name holds."""
    term = term_of(field, value)
    if term is None:
        return "", frozenset()
    texts = (term.value, term.label, term.label_zh, *term.synonyms)
    held = max((_held(text, lacking) for text in texts), key=len)
    return term.label_zh if any(is_cjk(piece) for piece in held) else term.label, held


def _held(text: str, lacking: tuple[str, ...]) -> frozenset[str]:
    folded = _folded(text)
    return frozenset(piece for piece in lacking if piece in folded)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """Return a text without case and separators, in which pieces are looked for."""
    return normalize(text).translate(_SEPARATORS)


def _around(text: str, piece: str) -> str:
    """Return the part of a long text around the first place of a piece."""
    if len(text) <= _PROSE_CHARS:
        return text
    place = max(0, normalize(text).find(piece))
    start = max(0, min(place - _PROSE_CHARS // 3, len(text) - _PROSE_CHARS))
    end = start + _PROSE_CHARS
    if start > 0 and " " in text[start:place]:
        start = text.index(" ", start) + 1
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
