"""What the sections of a card are made from: the card, the language, what is open, whom to compare with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from modelbrowser.card.explain import Explainer
from modelbrowser.card.kinship import Kinship
from modelbrowser.card.words import Words
from modelbrowser.domain.bands import PeerGroup
from modelbrowser.domain.models import Capability, Legend, ModelCard
from modelbrowser.domain.standings import PeerValue

PeerSource = Callable[[Capability], Sequence[PeerValue]]
KinSource = Callable[[ModelCard], Kinship]
Legends = Sequence[Legend] | Mapping[Capability, Legend] | None

LEGEND = "legend"
PRICES = "prices"
SCORES = "scores"
INTELLIGENCE_TILE = "tile:intelligence"
SPEED_TILE = "tile:speed"
COST_TILE = "tile:cost"
CONTEXT_TILE = "tile:context"
TILE_KEYS = (INTELLIGENCE_TILE, SPEED_TILE, COST_TILE, CONTEXT_TILE)


@dataclass(frozen=True, slots=True)
class CardState:
    """What a reader has opened or chosen on a card. `sorts` maps a table's key to (column, descending).

    `printing`: for paper and files, where nothing can be opened; what is closed says how much there is.
    """

    open_parts: frozenset[str] = frozenset()
    peer_group: PeerGroup = PeerGroup.ALL
    sorts: tuple[tuple[str, tuple[str, bool]], ...] = ()
    printing: bool = False

    def is_open(self, part: str) -> bool:
        return part in self.open_parts

    def toggled(self, part: str) -> CardState:
        """Return the state with `part` opened or closed; of the tiles one is open at most."""
        if part in self.open_parts:
            return replace(self, open_parts=self.open_parts - {part})
        others = self.open_parts - set(TILE_KEYS) if part in TILE_KEYS else self.open_parts
        return replace(self, open_parts=others | {part})

    def sort_of(self, table: str) -> tuple[str, bool] | None:
        """Return (column, descending) chosen for a table, None where nothing was chosen."""
        return dict(self.sorts).get(table)

    def sorted_by(self, table: str, column: str) -> CardState:
        """Return the state with `table` sorted by `column`; the same column again turns the order."""
        now = self.sort_of(table)
        descending = now is not None and now[0] == column and not now[1]
        rest = tuple(item for item in self.sorts if item[0] != table)
        return replace(self, sorts=(*rest, (table, (column, descending))))


@dataclass(frozen=True, slots=True)
class CardContext:
    """Everything a section builder may look at."""

    card: ModelCard
    words: Words = field(default_factory=Words)
    legends: Mapping[Capability, Legend] = field(default_factory=dict)
    state: CardState = CardState()
    peers: PeerSource | None = None
    kinship: Kinship | None = None

    @property
    def explainer(self) -> Explainer:
        return Explainer(self.card, self.words)

    def translate(self, context: str, text: str) -> str:
        return self.words.translate(context, text)


def legends_by_capability(legends: Legends) -> Mapping[Capability, Legend]:
    """Return the legends by capability, whatever way they came."""
    if legends is None:
        return {}
    if isinstance(legends, Mapping):
        return legends
    return {legend.capability: legend for legend in legends}
