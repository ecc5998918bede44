"""The relatives of one model: two generations up and down, and how many siblings it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from modelbrowser.domain.lineage import LineageData, LineageEdge, Relation
from modelbrowser.domain.models import LineageLink, ModelCard, ModelId, ModelSummary


@dataclass(frozen=True, slots=True)
class KinModel:
    """A relative. `importance` orders siblings (larger first); `released_on` None: undated."""

    id: ModelId
    name: str
    released_on: str | None
    importance: float


@dataclass(frozen=True, slots=True)
class Kinship:
    """Relatives by id and the edges among them; `siblings` counts the other children of the parents.

    `descendants` is None where only the next generation is known.
    """

    models: Mapping[ModelId, KinModel]
    edges: tuple[LineageEdge, ...]
    siblings: int | None = None

    def parents(self, child: ModelId) -> tuple[LineageEdge, ...]:
        """Return the edges to `child`, its primary parent first."""
        edges = [edge for edge in self.edges if edge.child == child]
        return tuple(sorted(edges, key=self._parent_order))

    def children(self, parent: ModelId) -> tuple[LineageEdge, ...]:
        """Return the edges from `parent`, the most important child first."""
        edges = [edge for edge in self.edges if edge.parent == parent]
        return tuple(sorted(edges, key=self._child_order))

    def _parent_order(self, edge: LineageEdge) -> tuple[bool, str]:
        return (not edge.is_primary, edge.parent)

    def _child_order(self, edge: LineageEdge) -> tuple[bool, float, str]:
        return (not edge.is_primary, -self.models[edge.child].importance, edge.child)


class KinIndex:
    """Finds the relatives of any model in the whole lineage; built once for a catalog."""

    def __init__(self, data: LineageData) -> None:
        self._models = {
            node.id: KinModel(node.id, node.name, node.released_on, node.importance) for node in data.nodes
        }
        self._up: dict[ModelId, list[LineageEdge]] = defaultdict(list)
        self._down: dict[ModelId, list[LineageEdge]] = defaultdict(list)
        for edge in data.edges:
            if edge.parent in self._models and edge.child in self._models and edge.parent != edge.child:
                self._up[edge.child].append(edge)
                self._down[edge.parent].append(edge)

    def around(self, model_id: ModelId) -> Kinship:
        """Return the relatives of `model_id`; an unknown id has none."""
        edges: dict[tuple[ModelId, ModelId], LineageEdge] = {}
        self._collect(edges, model_id, self._up, parents=True)
        self._collect(edges, model_id, self._down, parents=False)
        ids = {model_id} | {edge.parent for edge in edges.values()} | {edge.child for edge in edges.values()}
        siblings = {
            edge.child for up in self._up.get(model_id, ()) for edge in self._down.get(up.parent, ())
        } - {model_id}
        return Kinship(
            {key: self._models[key] for key in ids if key in self._models},
            tuple(edges.values()),
            len(siblings),
        )

    def of_card(self, card: ModelCard) -> Kinship:
        """Return the relatives of a card's model; what the card itself knows where the index knows none."""
        if card.summary.id not in self._models:
            return kinship_of_card(card)
        return self.around(card.summary.id)

    def _collect(
        self,
        edges: dict[tuple[ModelId, ModelId], LineageEdge],
        start: ModelId,
        step: Mapping[ModelId, list[LineageEdge]],
        *,
        parents: bool,
    ) -> None:
        generation = {start}
        for _ in range(2):
            found = [edge for key in generation for edge in step.get(key, ())]
            edges.update({(edge.parent, edge.child): edge for edge in found})
            generation = {edge.parent if parents else edge.child for edge in found} - {start}


def kinship_of_card(card: ModelCard) -> Kinship:
    """Return the parents and children that the card itself lists: one generation each way."""
    here = card.summary
    links = (*card.parents, *card.children)
    models = {link.model.id: _kin_model(link.model) for link in links}
    models[here.id] = _kin_model(here)
    edges = [_edge(link, link.model.id, here.id) for link in card.parents]
    edges += [_edge(link, here.id, link.model.id) for link in card.children]
    return Kinship(models, tuple(edges))


def _kin_model(summary: ModelSummary) -> KinModel:
    return KinModel(summary.id, summary.name, summary.released_on, 0.0)


def _edge(link: LineageLink, parent: ModelId, child: ModelId) -> LineageEdge:
    return LineageEdge(parent, child, Relation(link.relation), link.basis, link.source_id, link.is_primary)
