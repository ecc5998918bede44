"""What an editorial file must satisfy, beyond being readable.

The limits are those of the editorial rules: lengths that fit a card, the same content in both
languages, every number backed, no advertising, no two models with the same line.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from modelbrowser.importing import editorial_numbers as numbers
from modelbrowser.importing.editorial_types import LANGUAGES, Editorial, EditorialText, Problem

MAX_TAGLINE = {"en": 70, "zh": 35}
MAX_LINE = {"en": 90, "zh": 40}
MAX_SENTENCE_WORDS = 30
SENTENCES = {"overview": (2, 3), "why_it_matters": (1, 2)}
LINES = {"feels_like": (3, 5), "best_for": (3, 4), "not_ideal_for": (2, 3)}
SIMILAR = 85.0  # rapidfuzz ratio, 0..100

_AD_WORDS = {
    "en": re.compile(
        r"best-in-class|world-class|revolutionar|revolutioni[sz]|cutting[- ]edge|game[- ]chang|"
        r"groundbreaking|ground-breaking|breakthrough|unparalleled|unrivall?ed|unmatched|"
        r"unprecedented|next-generation|next-gen\b|blazing|lightning-fast|seamless|"
        r"supercharge|unleash|unlock|effortless|stunning|amazing|incredibl|magical|"
        r"industry-leading|market-leading|powerhouse|superior|flawless|awesome|impressive|"
        r"remarkabl|exceptional|outstanding|versatile|robust performance|delve",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "颠覆|革命性|划时代|极致|业界领先|行业领先|全球领先|世界领先|顶尖|顶级|完美|无与伦比|卓越|"
        "惊艳|惊人|前所未有|史无前例|遥遥领先|王者|神器|赋能|一骑绝尘|强大的|出色|首屈一指|尖端|无缝"
    ),
}
_SUPERLATIVES = {
    "en": re.compile(
        r"state[- ]of[- ]the[- ]art|\b(?:best|fastest|largest|biggest|strongest|smartest|greatest|"
        r"cheapest|most (?:powerful|capable|advanced|intelligent|popular|accurate))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("最先进|最强|最好的|最佳|最快|最大的|最便宜|最智能"),
}
_COMPARISONS = {
    "en": re.compile(
        r"\b(?:than|of|in|among|at the time|until|before|so far|then|previous|against|over|where|when|"
        r"for its size|(?:on|for) the|at best|best (?:for|kept)|best-of)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("比|中|里|当时|此前|之前|以往|其|同|系列|家族|一代|超过|优于|相较|在"),
}
_SENTENCE_END = {
    "en": re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)[.!?](?=[\"')]*(?:\s+[A-Z\"'(]|\s*$))"),
    "zh": re.compile("[。！？]"),
}
_CJK = re.compile(r"[\u3400-\u9fff]")
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff]\s?[,;:?!]|[,;:?!]\s?[\u3400-\u9fff]|[\u3400-\u9fff]\.(?:\s|$)")
_MARKUP = re.compile(r"[<>`|\\]|\*\*|\bhttps?://|\]\(")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_editorial(editorial: Editorial, facts: Mapping[str, object]) -> tuple[Problem, ...]:
    """All problems of one file, errors and warnings, in the order of its keys.

    ``facts`` are those of ``editorial_numbers.is_fact``, and ``name`` and ``known_names``
    (a collection of all model names, whose digits need no claim).
    """
    return tuple(_check(editorial, facts))


def _check(editorial: Editorial, facts: Mapping[str, object]) -> Iterator[Problem]:
    def problem(where: str, message: str, level: str = "error") -> Problem:
        return Problem(editorial.model_id, where, message, level)

    for where, message in _top_problems(editorial):
        yield problem(where, message)
    for language in LANGUAGES:
        text = editorial.texts.get(language)
        if text is None:
            yield problem(language, "missing")
            continue
        for where, message in _text_problems(text, language):
            yield problem(f"{language}.{where}", message)
    if all(language in editorial.texts for language in LANGUAGES):
        for where, message in _same_shape(editorial):
            yield problem(where, message)
        for where, message, level in _number_problems(editorial, facts):
            yield problem(where, message, level)


def _top_problems(editorial: Editorial) -> Iterator[tuple[str, str]]:
    if not _SLUG.fullmatch(editorial.model_id):
        yield "model_id", "must be lower-case letters, digits and single hyphens"
    if editorial.as_of is None:
        yield "as_of", "missing"
    if not editorial.reason:
        yield "reason", "missing: say why the model is among the chosen"
    for i, tool in enumerate(editorial.tools):
        for key, value in (("name", tool.name), ("kind", tool.kind), ("kind_zh", tool.kind_zh)):
            if not value:
                yield f"tools[{i}].{key}", "missing"
        if tool.url is not None and not _is_plain_https(tool.url):
            yield f"tools[{i}].url", f"must be an https address: {tool.url!r}"
        yield from _character_problems(f"tools[{i}]", tool.name + tool.kind + tool.kind_zh)
    for i, claim in enumerate(editorial.claims):
        for key, value in (("number", claim.number), ("says", claim.says), ("source", claim.source)):
            if not value:
                yield f"claims[{i}].{key}", "missing"
        if claim.number and not any(character.isdigit() for character in claim.number):
            yield f"claims[{i}].number", f"holds no digit: {claim.number!r}"
        yield from _character_problems(f"claims[{i}]", claim.number + claim.says + claim.source)
    if len({(claim.number, claim.says) for claim in editorial.claims}) < len(editorial.claims):
        yield "claims", "the same number and text twice"
    yield from _character_problems("reason", editorial.reason)


def _is_plain_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    clean = not any(character.isspace() or ord(character) < 33 for character in url)
    return clean and parts.scheme == "https" and "." in parts.netloc and "@" not in parts.netloc


def _character_problems(where: str, text: str) -> Iterator[tuple[str, str]]:
    """Control, format (bidirectional marks, zero-width), private and unassigned characters."""
    for character in dict.fromkeys(text):
        if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"):
            yield where, f"forbidden character U+{ord(character):04X}"


def width(text: str, language: str) -> int:
    """Length of ``text`` for the limits: in Chinese a Latin letter or digit counts as half."""
    if language == "en":
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return math.ceil(wide + (len(text) - wide) / 2)


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of ``text``; what follows the last full stop counts as one."""
    parts = _SENTENCE_END[language].split(text)
    return tuple(part.strip(" \"')”’") for part in parts if part.strip(" \"')”’"))


def _text_problems(text: EditorialText, language: str) -> Iterator[tuple[str, str]]:
    if not text.tagline:
        yield "tagline", "missing"
    if width(text.tagline, language) > MAX_TAGLINE[language]:
        yield "tagline", f"{width(text.tagline, language)} wide, limit {MAX_TAGLINE[language]}"
    if text.tagline.endswith((".", "。")):
        yield "tagline", "ends with a period"
    for key, (low, high) in SENTENCES.items():
        value: str = getattr(text, key)
        count = len(sentences(value, language))
        if not low <= count <= high:
            yield key, f"{count} sentences, wanted {low} to {high}"
        if value and not value.endswith((".", "。", "？", "?")):
            yield key, "does not end with a period"
    for key, (low, high) in LINES.items():
        lines: tuple[str, ...] = getattr(text, key)
        if not low <= len(lines) <= high:
            yield key, f"{len(lines)} lines, wanted {low} to {high}"
        for i, line in enumerate(lines):
            if not line:
                yield f"{key}[{i}]", "empty line"
            if width(line, language) > MAX_LINE[language]:
                yield f"{key}[{i}]", f"{width(line, language)} wide, limit {MAX_LINE[language]}"
    for where, passage in text.passages():
        for message in _wording(passage, language):
            yield where, message


def _wording(passage: str, language: str) -> Iterator[str]:
    """Problems of one passage's wording and characters."""
    for _, message in _character_problems("", passage):
        yield message
    if found := _MARKUP.search(passage):
        yield f"markup or address in prose: {found.group()!r}"
    if found := _AD_WORDS[language].search(passage):
        yield f"advertising: {found.group()!r}"
    if language == "en" and _CJK.search(passage):
        yield "Chinese characters in the English text"
    if language == "zh" and not _CJK.search(passage):
        yield "no Chinese character in the Chinese text"
    if language == "zh" and (found := _HALF_WIDTH.search(passage)):
        yield f"half-width punctuation beside Chinese: {found.group()!r}"
    for sentence in sentences(passage, language):
        superlative = _SUPERLATIVES[language].search(sentence)
        rest = _SUPERLATIVES[language].sub("", sentence)
        if superlative and not _COMPARISONS[language].search(rest):
            yield f"superlative without a comparison: {superlative.group()!r}"
        if language == "en" and len(sentence.split()) > MAX_SENTENCE_WORDS:
            yield f"sentence of {len(sentence.split())} words, limit {MAX_SENTENCE_WORDS}"


def _same_shape(editorial: Editorial) -> Iterator[tuple[str, str]]:
    """Both languages say the same, so they have equally many lines."""
    for key in LINES:
        en, zh = (len(getattr(editorial.texts[language], key)) for language in LANGUAGES)
        if en != zh:
            yield key, f"{en} lines in English, {zh} in Chinese"


def _known_names(editorial: Editorial, facts: Mapping[str, object]) -> frozenset[str]:
    known = facts.get("known_names")
    names = set(known) if isinstance(known, set | frozenset | tuple | list) else set()
    names.add(str(facts.get("name") or editorial.model_id))
    return numbers.name_forms(names) | frozenset(editorial.names)


def _number_problems(editorial: Editorial, facts: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    names = _known_names(editorial, facts)
    claimed = [n for claim in editorial.claims for n in numbers.find_numbers(claim.number)]
    claim_texts = " ".join(claim.number for claim in editorial.claims)
    months = numbers.months_of(claim_texts)
    seen: dict[str, list[numbers.ProseNumber]] = {language: [] for language in LANGUAGES}
    everything = " ".join(t for text in editorial.texts.values() for _, t in text.passages())
    for name in editorial.names:
        if name not in everything or not any(character.isalpha() for character in name):
            yield "names", f"{name!r} is not a name in the prose", "error"
    for language in LANGUAGES:
        for where, passage in editorial.texts[language].passages():
            masked = numbers.mask_names(passage, names)
            found = numbers.find_numbers(masked)
            seen[language].extend(found)
            for number in found:
                is_month = number.kind is numbers.NumberKind.MONTH and number.value in months
                if not is_month and not _is_backed(number, claimed, facts):
                    message = f"orphan number {number.text!r}: no fact of the model, no claim, no name"
                    yield f"{language}.{where}", message, "error"
            for month in numbers.wrong_months(passage, facts):
                if month not in claim_texts:
                    yield f"{language}.{where}", f"{month!r} is no date of the model", "error"
            for words in numbers.numbers_in_words(masked):
                yield f"{language}.{where}", f"number in words: {words!r}; use digits", "error"
    yield from _parity(seen, claimed)


def _is_backed(
    number: numbers.ProseNumber,
    claimed: Iterable[numbers.ProseNumber],
    facts: Mapping[str, object],
) -> bool:
    return any(_is_claimed(number, claim) for claim in claimed) or numbers.is_fact(number, facts)


def _is_among(number: numbers.ProseNumber, others: Iterable[numbers.ProseNumber]) -> bool:
    return any(numbers.same_value(a, b) for o in others for a in number.values for b in o.values)


def _is_claimed(number: numbers.ProseNumber, claim: numbers.ProseNumber) -> bool:
    """A claim without a unit ("8.1") backs the digits with any unit ("8.1 trillion", "8.1 万亿")."""
    if _is_among(number, [claim]):
        return True
    return _is_without_unit(claim) and numbers.same_value(number.bare, claim.bare)


def _is_without_unit(claim: numbers.ProseNumber) -> bool:
    return claim.kind is numbers.NumberKind.PLAIN and numbers.same_value(claim.bare, claim.value)


def _parity(
    seen: Mapping[str, list[numbers.ProseNumber]],
    claimed: Iterable[numbers.ProseNumber],
) -> Iterator[tuple[str, str, str]]:
    """One-sided numbers: errors for claims whose unit is given (it can be compared), else warnings.

    A claim without a unit may stand for one language only: 11 million is 1100 万.
    """
    for claim in claimed:
        stands = [any(_is_claimed(number, claim) for number in seen[lang]) for lang in LANGUAGES]
        if not any(stands):
            yield "claims", f"{claim.text!r} does not stand in the prose", "error"
        elif not all(stands):
            level = "warning" if _is_without_unit(claim) else "error"
            yield "claims", f"{claim.text!r} is missing in {LANGUAGES[stands.index(False)]}", level
    date_kinds = (numbers.NumberKind.MONTH, numbers.NumberKind.DAY)
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        for number in seen[language]:
            if number.kind in date_kinds or any(_is_claimed(number, claim) for claim in claimed):
                continue
            if not _is_among(number, seen[other]):
                yield language, f"{number.text!r} stands only in this language", "warning"


def _comparable(text: str, name: str) -> str:
    """``text`` without the model's own name, numbers and punctuation: templates become equal."""
    text = text.replace(name, "@") if name else text
    text = re.sub(r"\d+(?:[.,]\d+)*", "#", text.casefold())
    return " ".join(re.sub(r"[^\w#@]+", " ", text).split())


def _comparable_passages(
    editorials: Iterable[Editorial], language: str, names: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[str]]:
    owners: list[tuple[str, str]] = []
    texts: list[str] = []
    for editorial in editorials:
        text = editorial.texts.get(language)
        name = names.get(editorial.model_id, "")
        for where, passage in text.passages() if text else ():
            for sentence in sentences(passage, language):
                owners.append((editorial.model_id, f"{language}.{where}"))
                texts.append(_comparable(sentence, name))
    return owners, texts


def near_duplicates(
    editorials: Iterable[Editorial], names: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """Lines and sentences that two different models share, or nearly share (over 0.85 alike).

    Own names (``names``: model id -> name) and numbers are left out of the comparison, so that
    one template filled in for several models is found.
    """
    chosen = tuple(editorials)
    problems: list[Problem] = []
    for language in LANGUAGES:
        owners, texts = _comparable_passages(chosen, language, names or {})
        for i, text in enumerate(texts[:-1]):
            later = texts[i + 1 :]
            hits = process.extract(text, later, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=None)
            for _, score, offset in hits:
                j = i + 1 + offset
                if owners[i][0] != owners[j][0]:
                    message = f"{score:.0f}% like {owners[j][0]} {owners[j][1]}: {text!r}"
                    problems.append(Problem(owners[i][0], owners[i][1], message))
    return tuple(problems)
