"""What a query means: a small tree of frozen values.

`start` and `end` are the place in the text that a node came from; they do not count when two trees are
compared, so a query and its canonical form are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from modelbrowser.domain.search import QueryNote


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of numbers or of ISO date prefixes. None is open; an exclusive bound is not part of it."""

    low: float | str | None = None
    high: float | str | None = None
    low_exclusive: bool = False
    high_exclusive: bool = False


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One of the values behind a field's colon. `text` is the value as the language writes it.

    `bounds` is set for numbers and dates, `negated` for "has:-price". A number field asks for "no data" by
    the text "none", without bounds. `precision` is the number of bits of `fits:`; 0 elsewhere.
    """

    text: str
    negated: bool = False
    bounds: Bounds | None = None
    precision: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word; it may hold separators ("deepseek-v2") and is cut into tokens later."""

    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quoted phrase: these words, next to each other, in this order."""

    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field with at least one value, any of which will do. `name` is the field's canonical name.

    `argument` is the part after a point: "scicode" in "score.scicode".
    """

    name: str
    values: tuple[FieldValue, ...]
    argument: str = ""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but `node`."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more nodes."""

    nodes: tuple[Node, ...]


Node = Word | Phrase | FieldTerm | Not | And | Or


@dataclass(frozen=True, slots=True)
class SortKey:
    """The order that a query asks for: a canonical sort key, and which end comes first."""

    key: str
    descending: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The key as the language writes it: "-released"."""
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What a text was understood as. `root` None: no condition, every model; `sort` None: by relevance."""

    text: str
    root: Node | None = None
    sort: SortKey | None = None
    notes: tuple[QueryNote, ...] = ()
    broken: bool = False
    """Whether quotes or parentheses were mended, so that text must not simply be put behind it."""

    def top_terms(self, field_name: str) -> tuple[FieldTerm, ...]:
        """Return the terms of a field that every hit must fulfil (not those in an OR or behind a minus)."""
        nodes = self.root.nodes if isinstance(self.root, And) else (self.root,)
        return tuple(
            node
            for node in nodes
            if isinstance(node, FieldTerm) and (node.name, node.argument) == split_field(field_name)
        )


def split_field(name: str) -> tuple[str, str]:
    """Return ("score", "scicode") for "score.scicode", ("org", "") for "org"."""
    head, _, argument = name.partition(".")
    return head, argument
