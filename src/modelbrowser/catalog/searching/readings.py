"""Other ways to read the words of a query that assume no mistake: joined words, Chinese cut into words."""

from __future__ import annotations

from collections.abc import Callable, Container

from modelbrowser.catalog.searching.text import other_conditions
from modelbrowser.domain.querying.ast import And, Node, Word
from modelbrowser.domain.querying.tokens import glue, is_cjk, words
from modelbrowser.domain.querying.vocabulary import FILLER_ZH

_LONGEST_ZH = 10


def split_reading(branch: Node, vocabulary: Container[str]) -> Node | None:
    """Return the branch with Chinese runs cut into known words: "开源视觉模型" -> 开源, 视觉.

    What is between known words stays a word; filler is left out. None where nothing can be cut.
    """
    nodes = branch.nodes if isinstance(branch, And) else (branch,)
    changed = False
    result: list[Node] = []
    for node in nodes:
        parts = (
            [part for word in words(node.text) for part in cut_chinese(word, vocabulary)]
            if isinstance(node, Word)
            else []
        )
        if isinstance(node, Word) and parts and parts != words(node.text):
            changed = True
            result.extend(Word(part, node.start, node.end) for part in parts)
        else:
            result.append(node)
    if not changed:
        return None
    return result[0] if len(result) == 1 else And(tuple(result))


def cut_chinese(word: str, vocabulary: Container[str]) -> list[str]:
    """Return a Chinese word cut into the longest known words, from the left; other words as they are."""
    if not is_cjk(word):
        return [word]
    parts: list[str] = []
    unknown = ""
    place = 0
    while place < len(word):
        length = next(
            (
                n
                for n in range(min(_LONGEST_ZH, len(word) - place), 0, -1)
                if word[place : place + n] in FILLER_ZH or (n > 1 and word[place : place + n] in vocabulary)
            ),
            0,
        )
        piece = word[place : place + length]
        if not length:
            unknown += word[place]
            place += 1
            continue
        parts += [part for part in (unknown, "" if piece in FILLER_ZH else piece) if part]
        unknown = ""
        place += length
    return [*parts, unknown] if unknown else parts


def joined_readings(branch: Node, is_known: Callable[[str], bool]) -> list[Node]:
    """Return the branch with neighboring words written as one, where some name has it: "wizardlm"."""
    nodes = branch.nodes if isinstance(branch, And) else (branch,)
    found = [word for each in nodes if isinstance(each, Word) for word in words(each.text)]
    rest = other_conditions(branch)
    readings: list[Node] = []
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        if is_cjk(left) or is_cjk(right) or not (left[-1].isalpha() and right[0].isalpha()):
            continue  # what stands beside a number is found in pieces anyway
        one = glue(found[index : index + 2])
        if not is_known(one):
            continue
        merged = [*found[:index], one, *found[index + 2 :]]
        everything = [*(Word(word) for word in merged), *([rest] if rest is not None else [])]
        readings.append(everything[0] if len(everything) == 1 else And(tuple(everything)))
    return readings
