"""The parts of a card as values: what is said, how loud, where it comes from, what a click does.

A painter (paint.card) lays them out, Markdown (export.markdown) writes them down, a screen reader gets
their text. Nothing here knows a color or a pixel.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from modelbrowser.card.explain import Explanation


@dataclass(frozen=True, slots=True)
class Action:
    """What activating a part asks for.

    `kind`: "model" (go to that model), "link" (an http(s) address), "tree" (the evolution view),
    "toggle" (open or close a part), "peers" (compare with a group), "sort" (a table column), "export".
    """

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text. `style` is a typographic role, `tone` a role of color or a tier's key."""

    text: str
    style: str = "body"
    tone: str = "text"
    explain: Explanation | None = None
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A labeled value of the fact strip or of a list of rows."""

    label: str
    value: Text
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the four headline tiles; `steps` of `of` segments are filled. 0 steps: no data."""

    key: str
    label: str
    word: Text
    note: str
    steps: int
    of: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """The row of headline tiles."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a list; `explain` says on what a derived line rests."""

    text: str
    explain: Explanation | None = None
    action: Action | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short lines; `mark` is "plus", "minus" or "dot"."""

    lines: tuple[Bullet, ...]
    mark: str = "dot"


@dataclass(frozen=True, slots=True)
class FactRows:
    """Label on the left, value on the right; `strip` lays them out as columns of a header."""

    rows: tuple[Fact, ...]
    strip: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A core capability: icon, name, one line."""

    icon: str
    name: str
    line: str
    explain: Explanation


@dataclass(frozen=True, slots=True)
class Chips:
    """The row of core capabilities."""

    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class GaugeMark:
    """A place on the context gauge: `fraction` 0..1, `clamped` -1 / 0 / +1."""

    fraction: float
    clamped: int
    text: Text


@dataclass(frozen=True, slots=True)
class GaugeLabel:
    """A reference stop of the gauge."""

    fraction: float
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """The context axis with this model's window and, where known, its maximum output."""

    model: GaugeMark
    output: GaugeMark | None
    stops: tuple[GaugeLabel, ...]


@dataclass(frozen=True, slots=True)
class BandRow:
    """One capability. Scores 0..10; `value` None: no data; `low`/`high` None: too few peers for a band."""

    key: str
    name: str
    basis: Text
    value: float | None
    low: float | None
    high: float | None
    value_text: Text
    low_text: Text
    high_text: Text
    rank: str


@dataclass(frozen=True, slots=True)
class Bands:
    """The capability bands under one axis of 0..10."""

    rows: tuple[BandRow, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a switch."""

    text: str
    action: Action
    chosen: bool
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Switch:
    """One of several, shown side by side."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `number` aligns right, `weight` shares the width, `sort` is its key or ""."""

    title: str
    number: bool = False
    weight: float = 1.0
    sort: str = ""
    sorted_by: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `strong` marks the one to see first (the cheapest), `history` a small line of past values."""

    cells: tuple[Text, ...]
    strong: bool = False
    history: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Sortable columns carry an action kind "sort" with `key:column`."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """A labeled amount drawn as a bar: `fraction` 0..1 of the longest."""

    label: str
    value: Text
    fraction: float


@dataclass(frozen=True, slots=True)
class Meters:
    """Amounts side by side (weight memory)."""

    title: str
    note: str
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class KinNode:
    """A model of the lineage graph: `generation` -2..2 (0 is this model), `lines` below its name.

    `action` None: not a model but a count of folded ones.
    """

    key: str
    generation: int
    name: str
    lines: tuple[str, ...]
    spoken: str
    action: Action | None
    folded: bool = False
    explain: Explanation | None = None


@dataclass(frozen=True, slots=True)
class KinEdge:
    """A line of the lineage graph between node keys; `inferred` is drawn fainter and dashed."""

    parent: str
    child: str
    relation: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """The small lineage graph."""

    nodes: tuple[KinNode, ...]
    edges: tuple[KinEdge, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line of text that does something when activated."""

    text: Text


Block = Prose | Bullets | FactRows | Tiles | Chips | Gauge | Bands | Switch | Table | Meters | Kin | Link


@dataclass(frozen=True, slots=True)
class Section:
    """One panel of the card. `pair` sections with the same word stand side by side where there is room.

    `badge` is a small mark beside the title ("derived from facts"); `bare` sections have no panel;
    `explain` says where the numbers of the hint come from.
    """

    key: str
    title: str
    hint: str = ""
    icon: str = ""
    blocks: tuple[Block, ...] = ()
    pair: str = ""
    badge: str = ""
    bare: bool = False
    explain: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a card. `export` is a button, None where nothing can be clicked."""

    overline: Text
    name: str
    tagline: str
    overview: Text | None
    badge: str
    status: Text | None
    facts: FactRows
    export: Text | None = None


@dataclass(frozen=True, slots=True)
class CardContent:
    """A whole card in one language: head, sections in order, the source lines of its foot."""

    head: Head
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = field(default=())
