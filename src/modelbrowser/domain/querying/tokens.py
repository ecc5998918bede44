"""How names, prose and queries are cut into search tokens; the index and the query use the same knife.

Rules, each of them there for a search that people really type:

* Separators do not count: "DeepSeek-V2", "deepseek v2" and "DeepSeekV2" meet in the atoms "deepseek"
  and "v2" or in the glued token "deepseekv2".
* A number stays whole with its point and its one-letter unit ("2.5", "7b", "1.7b", "4o", "8x7b"), so "7b" is
  a word of its own and never a part of "1.7b" or "27b".
* A single letter before a number belongs to it ("v2.5", "r1", "a22b"), a plus sign to the word before it
  ("R+").
* Chinese and Japanese have no spaces: each character and each pair of neighbors is a token.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

MAX_TOKEN_CHARS = 64
_CJK = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ASCII_WORD = re.compile(r"(?:[a-z0-9]|(?<=\d)\.(?=\d)|(?<=[a-z0-9])\+(?![a-z0-9]))+")
_RUN = re.compile(r"\d+(?:\.\d+)*\+?|[^\W\d_]+\+?")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+")
_LETTERS = re.compile(r"[A-Za-z]+")
_MIN_CAMEL_PART = 3
_MAX_GLUED_ATOMS = 5


@cache
def _word_pattern() -> re.Pattern[str]:
    """Return the pattern of words of any script; large sets of characters take milliseconds to compile."""
    return re.compile(rf"[{_CJK}]+|(?:(?![{_CJK}])[^\W_]|(?<=\d)\.(?=\d)|(?<=[^\W_])\+(?![^\W_]))+")


def normalize(text: str) -> str:
    """Return `text` without case, accents and width variants ("Ｇｅｍｍａ" and "gemma" are one)."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare.casefold())


def is_cjk(word: str) -> bool:
    """Return whether a word (a result of `words`) is written in Chinese or Japanese characters."""
    first = word[:1]
    return first >= "\u3005" and (
        "\u3400" <= first <= "\u9fff"
        or "\u3040" <= first <= "\u30ff"
        or first in "\u3005\u3007"
        or "\uf900" <= first <= "\ufaff"
        or "\U00020000" <= first <= "\U0003ffff"
    )


def words(text: str) -> list[str]:
    """Return the normalized words of `text`: runs without separators, Chinese apart from the rest."""
    plain = normalize(text)
    pattern = _ASCII_WORD if plain.isascii() else _word_pattern()
    return [word[:MAX_TOKEN_CHARS] for word in pattern.findall(plain)]


@lru_cache(maxsize=8192)
def atoms(word: str) -> tuple[str, ...]:
    """Return the smallest pieces of a word: "qwen2.5vl" -> "qwen", "2.5", "vl"; "v2.5" -> "v2.5"."""
    if is_cjk(word):
        return cjk_tokens(word)
    runs = _RUN.findall(word)
    pieces: list[str] = []
    position = 0
    while position < len(runs):
        piece, position = _next_atom(runs, position)
        pieces.append(piece)
    return tuple(pieces)


def _next_atom(runs: list[str], position: int) -> tuple[str, int]:
    """Return the atom that begins at `runs[position]` and the position after it."""
    piece = runs[position]
    position += 1
    if not piece[0].isdigit():
        if len(piece) > 1 or position == len(runs) or not runs[position][0].isdigit():
            return piece, position
        piece += runs[position]  # one letter before a number: v2, r1, a22b
        position += 1
    if position + 1 < len(runs) and runs[position] == "x":
        piece += "x" + runs[position + 1]  # 8x7b
        position += 2
    if position < len(runs) and len(runs[position]) == 1 and not _begins_new_atom(runs, position):
        piece += runs[position]  # one letter behind a number: 7b, 4o, 128k
        position += 1
    return piece, position


def _begins_new_atom(runs: list[str], position: int) -> bool:
    """Return whether the single letter at `position` stands before a number of its own ("7b2" does not)."""
    return position + 1 < len(runs) and runs[position] not in "bmkt"


def cjk_tokens(word: str) -> tuple[str, ...]:
    """Return what a Chinese word asks for: its one character, or all its pairs of neighbors."""
    if len(word) == 1:
        return (word,)
    return tuple(word[i : i + 2] for i in range(len(word) - 1))


def key(text: str) -> str:
    """Return `text` as one key for exact comparison, separators left out: "GPT-4 Turbo" -> "gpt4turbo".

    Two numbers side by side keep a dash, so that "Llama 3 8B" ("llama3-8b") is not "Llama 38B".
    """
    return glue(piece for word in words(text) for piece in ([word] if is_cjk(word) else atoms(word)))


def glue(pieces: Iterable[str]) -> str:
    """Return the pieces as one token; a dash keeps two digits apart."""
    joined = ""
    for piece in pieces:
        if joined and joined[-1].isdigit() and piece[:1].isdigit():
            joined += "-"
        joined += piece
    return joined


def name_tokens(name: str) -> tuple[set[str], set[str]]:
    """Return (all tokens of a name, those that stand at its beginning).

    Besides the words and their atoms: neighboring atoms glued, where the second ends its word; the whole
    name glued; the parts of CamelCase words; the bare number of a version ("v2.5", "k2.5" -> "2.5"), alone
    and glued to the word before it.
    """
    all_words = words(name)
    tokens = set(prose_tokens(name))
    pieces = [piece for word in all_words if not is_cjk(word) for piece in atoms(word)]
    tokens.update(_glued_pairs(all_words))
    if 1 < len(pieces) <= _MAX_GLUED_ATOMS:
        tokens.add(glue(pieces))
    tokens.update(_bare_versions(pieces))
    tokens.update(_glued_versions(pieces))
    tokens.update(camel_parts(name))
    return {token[:MAX_TOKEN_CHARS] for token in tokens}, _starts(all_words, pieces)


def _glued_pairs(all_words: Iterable[str]) -> Iterator[str]:
    """Yield neighboring atoms as one; not across Chinese, and not two numbers."""
    previous = ""
    for word in all_words:
        if is_cjk(word):
            previous = ""
            continue
        pieces = atoms(word)
        if previous and len(pieces) == 1 and not (previous[-1].isdigit() and word[0].isdigit()):
            yield previous + word
        if len(pieces) > 1:
            yield glue(pieces[-2:])
        previous = pieces[-1]


def _starts(all_words: list[str], pieces: list[str]) -> set[str]:
    """Return the tokens with which a name begins: its first word and atom, and its first two as one."""
    if not all_words:
        return set()
    first = all_words[0]
    if is_cjk(first):
        return {first[:1], first[:2]}
    starts = {first, pieces[0]}
    in_first = len(atoms(first))
    if in_first == 1 and len(all_words) > 1 and not is_cjk(all_words[1]) and len(atoms(all_words[1])) == 1:
        starts.add(glue((first, all_words[1])))
    return {token[:MAX_TOKEN_CHARS] for token in starts}


def _bare_version(piece: str) -> str:
    """Return the number of a version: "v3" -> "3", "k2.5" -> "2.5"; "" for "a22b", "4o", "r1"."""
    letter, number = piece[0], piece[1:]
    if not number.replace(".", "").isdigit() or letter.isdigit():
        return ""
    return number if letter == "v" or "." in number else ""


def _bare_versions(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        if number := _bare_version(piece):
            yield number


def _glued_versions(pieces: Sequence[str]) -> Iterator[str]:
    """Yield a word with the bare version behind it: "kimi", "k2.5" -> "kimi2.5"."""
    for before, piece in pairwise(pieces):
        if (number := _bare_version(piece)) and not before[-1].isdigit():
            yield before + number


def camel_parts(name: str) -> set[str]:
    """Return the parts of CamelCase words: "StarCoder" -> "star", "coder"; short parts are left out."""
    parts: set[str] = set()
    for word in _LETTERS.findall(name):
        found = _CAMEL.findall(word)
        if len(found) > 1:
            parts.update(part.lower() for part in found if len(part) >= _MIN_CAMEL_PART)
    return parts


def prose_tokens(text: str) -> Iterator[str]:
    """Yield the tokens of running text: words, their atoms, Chinese characters and pairs.

    An atom in the middle of a word is no whole word, only the beginning of one: "gpt4all" holds "4all" and
    so is not a "4".
    """
    for word in words(text):
        if is_cjk(word):
            yield from word
            yield from cjk_tokens(word)
            continue
        yield word
        pieces = atoms(word)
        if len(pieces) > 1:
            yield pieces[0]
            yield pieces[-1]
            for index in range(1, len(pieces) - 1):
                yield glue(pieces[index:])[:MAX_TOKEN_CHARS]
