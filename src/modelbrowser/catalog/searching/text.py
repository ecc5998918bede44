"""Match expressions for words, and the stages in which matches are ranked.

Rank of a match, best first: the exact name; an exact short name or alias; a name that begins with the whole
words side by side ("llama 3": Llama 3 8B); that begins with the first and holds the others (Llama Guard 3);
the same two with words only begun (Llama 3.1, LlamaX 33B); the whole words in name, organization and family;
their beginnings there; the same with type, tags and aliases; anywhere in the written card. The models of an
organization stand beside the names that begin with its name. Within a stage prominence decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from modelbrowser.catalog.searching.expression import Expression, all_of, any_of, beginning, exactly
from modelbrowser.catalog.searching.tokens import OTHER, START, WRITTEN
from modelbrowser.domain.querying.ast import And, Node, Or, Phrase, Word
from modelbrowser.domain.querying.tokens import atoms, glue, is_cjk, key, words
from modelbrowser.domain.querying.vocabulary import FILLER_ZH, OPTIONAL_WORDS

_GLUED = 2


class _Reach:
    """How a token may match: with which marker before it, and whether it must be whole."""

    __slots__ = ("marker", "whole")

    def __init__(self, marker: str, *, whole: bool) -> None:
        self.marker = marker
        self.whole = whole

    def token(self, token: str, last: bool) -> Expression:
        """Return the expression for one token; only the last piece of a word may be only begun."""
        return exactly(self.marker + token) if self.whole or not last else beginning(self.marker + token)


def _word(word: str, reaches: Iterable[_Reach], glued: int = _GLUED) -> Expression:
    """Return the expression for one word: as written, or all its pieces; in any of the reaches.

    A word of up to `glued` pieces is only looked for as written: so many neighbors are one token in names.
    """
    reaches = tuple(reaches)
    pieces = atoms(word)
    if is_cjk(word):
        return all_of(any_of(exactly(reach.marker + piece) for reach in reaches) for piece in pieces)
    ways = [reach.token(word, last=True) for reach in reaches]
    if len(pieces) > glued:
        last = len(pieces) - 1
        ways.append(
            all_of(
                any_of(reach.token(piece, index == last) for reach in reaches)
                for index, piece in enumerate(pieces)
            )
        )
    return any_of(ways)


def _every_word(text: str, markers: Iterable[str], *, whole: bool) -> Expression | None:
    """Return the expression for all words of `text`, each with any of the markers; None for no words.

    The first marker is that of names.
    """
    reaches = [_Reach(marker, whole=whole) for marker in markers]
    parts = [_word(word, reaches[:1] if _says_little(word) else reaches) for word in words(text)]
    return all_of(parts) if parts else None


def _says_little(word: str) -> bool:
    """Return whether a word is a single letter: it is looked for in names only, not in every text."""
    return len(word) == 1 and not is_cjk(word)


def in_name(text: str, *, whole: bool) -> Expression | None:
    """Return the expression for the words of `text` in name, organization or family."""
    return _every_word(text, ("",), whole=whole)


def in_facts(text: str, *, whole: bool) -> Expression | None:
    """Return the expression for the words of `text` in name, organization, family, type, tags or aliases."""
    return _every_word(text, ("", OTHER), whole=whole)


def anywhere(text: str, *, whole: bool = False) -> Expression | None:
    """Return the expression for the words of `text` anywhere, the written card too."""
    return _every_word(text, ("", OTHER, WRITTEN), whole=whole)


def name_continues(text: str, *, whole: bool) -> Expression | None:
    """Return the expression for names that begin with the first two pieces of `text` side by side.

    None where the text has only one piece.
    """
    pieces = [piece for word in words(text) if not is_cjk(word) for piece in atoms(word)]
    if len(pieces) < 2 or any(is_cjk(word) for word in words(text)):
        return None
    reach = _Reach("", whole=whole)
    first = _Reach(START, whole=whole).token(glue(pieces[:2]), last=len(pieces) == 2)
    return all_of(
        [
            first,
            *(
                reach.token(piece, index == len(pieces) - 1)
                for index, piece in enumerate(pieces)
                if index >= 2
            ),
        ]
    )


def name_begins(text: str, *, whole: bool) -> Expression | None:
    """Return the expression for names that begin with the first word of `text` and hold the others."""
    found = words(text)
    if not found:
        return None
    first, pieces = found[0], atoms(found[0])
    reach = _Reach(START, whole=whole)
    if is_cjk(first):
        starts = [all_of([exactly(START + pieces[0]), *(exactly(piece) for piece in pieces[1:])])]
    else:
        starts = [reach.token(first, last=True)]
        if len(pieces) > _GLUED:
            others = [_word(piece, (_Reach("", whole=whole),)) for piece in pieces[1:]]
            starts.append(all_of([exactly(START + pieces[0]), *others]))
    rest = [_word(word, (_Reach("", whole=whole),)) for word in found[1:]]
    return all_of([any_of(starts), *rest])


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a branch. `maker`: the expression for an organization's models, if they name one.

    `rest`: the words behind a maker's name at the beginning ("meta llama 3": "llama 3"), `rest_maker` that
    maker's models; "" and None where they do not begin so.
    """

    text: str
    maker: Expression | None = None
    rest: str = ""
    rest_maker: Expression | None = None


def stages(spoken: Spoken) -> list[Expression]:
    """Return the expressions by which matches are ranked, best first, without the last resort."""
    text = spoken.text
    inside = (
        in_name(text, whole=True),
        in_name(text, whole=False),
        in_facts(text, whole=True),
        in_facts(text, whole=False),
    )
    found = [*begin_stages(spoken), *(each for each in inside if each is not None)]
    return list(dict.fromkeys(found))


def begin_stages(spoken: Spoken) -> list[Expression]:
    """Return the stages of names that begin with the words, with or without a maker's name before them."""
    found = _beginnings(spoken.text, spoken.maker)
    if spoken.rest_maker is not None:
        found += [all_of((each, spoken.rest_maker)) for each in _beginnings(spoken.rest)]
    return list(dict.fromkeys(found))


def may_begin(spoken: Spoken) -> Expression:
    """Return an expression that all begin stages imply, and that is cheaper to ask than all of them."""
    found = [name_begins(spoken.text, whole=False), spoken.maker]
    if spoken.rest_maker is not None:
        rest = name_begins(spoken.rest, whole=False)
        found.append(all_of((rest, spoken.rest_maker)) if rest is not None else None)
    return any_of(each for each in found if each is not None)


def _beginnings(text: str, maker: Expression | None = None) -> list[Expression]:
    """Return the stages of names that begin with a text; a maker's models are as good as the second."""
    begins = name_begins(text, whole=True)
    found = (
        name_continues(text, whole=True),
        any_of((begins, maker)) if begins and maker else begins,
        name_continues(text, whole=False),
        name_begins(text, whole=False),
    )
    return [each for each in found if each is not None]


def branches(root: Node | None) -> list[Node]:
    """Return the sides of an OR at the top of a query, or the whole query as the only one."""
    if root is None:
        return []
    return list(root.nodes) if isinstance(root, Or) else [root]


def spoken_text(node: Node) -> str:
    """Return the words and phrases that every match of a branch holds, as one text."""
    nodes = node.nodes if isinstance(node, And) else (node,)
    return " ".join(each.text for each in nodes if isinstance(each, Word | Phrase))


def other_conditions(branch: Node) -> Node | None:
    """Return what a branch asks for besides its words: fields, exclusions, phrases; None for nothing."""
    nodes = branch.nodes if isinstance(branch, And) else (branch,)
    rest = tuple(each for each in nodes if not isinstance(each, Word))
    return rest[0] if len(rest) == 1 else And(rest) if rest else None


def for_phrase(text: str) -> Expression | None:
    """Return the expression for the whole words of a phrase, in one piece or several; None for no words."""
    reaches = [_Reach(marker, whole=True) for marker in ("", OTHER, WRITTEN)]
    parts = [_word(word, reaches, glued=1) for word in words(text)]
    return all_of(parts) if parts else None


def without_fillers(root: Node | None) -> Node | None:
    """Return a query without words that say nothing ("models for vision"), if others are left."""
    if not isinstance(root, And):
        return root
    said = [each for each in root.nodes if isinstance(each, Word)]
    fillers = {each for each in said if key(each.text) in OPTIONAL_WORDS or each.text in FILLER_ZH}
    if not fillers or len(fillers) == len(set(said)):
        return root
    kept = tuple(each for each in root.nodes if each not in fillers)
    return kept[0] if len(kept) == 1 else And(kept)
