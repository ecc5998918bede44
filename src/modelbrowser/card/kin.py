"""Model evolution: two generations up and down, siblings folded (definitions.md, "Lineage")."""

from __future__ import annotations

from modelbrowser.card import labels
from modelbrowser.card.blocks import Action, Block, Kin, KinEdge, KinNode, Link, Section, Text
from modelbrowser.card.context import CardContext
from modelbrowser.card.explain import Explanation
from modelbrowser.card.kinship import Kinship, kinship_of_card
from modelbrowser.card.plain import NAME_LIMIT, plain
from modelbrowser.card.words import integer
from modelbrowser.domain.lineage import LineageEdge
from modelbrowser.domain.models import LineageLink, ModelId

MAX_PARENTS = 3
MAX_CHILDREN = 4
MAX_FAR = 3
_FOLD = "fold"


class _Graph:
    """Collects nodes and edges generation by generation; a model appears once, at its nearest place."""

    def __init__(self, context: CardContext, kinship: Kinship) -> None:
        self.context = context
        self.kinship = kinship
        self.nodes: list[KinNode] = []
        self.edges: list[KinEdge] = []
        self.seen: set[ModelId] = set()

    def add_center(self) -> None:
        summary = self.context.card.summary
        date = self.context.words.month(summary.released_on)
        name = plain(summary.name, NAME_LIMIT)
        self.seen.add(summary.id)
        label = self.context.translate("Card", "Release date")
        explanation = self.context.explainer.fact("release_date", label, date) if date else None
        node = KinNode(summary.id, 0, name, (date,) if date else (), name, None, explain=explanation)
        self.nodes.append(node)

    def add(self, edges: tuple[LineageEdge, ...], generation: int, limit: int) -> list[ModelId]:
        """Add the far ends of `edges`, at most `limit`; the rest are folded into one node."""
        fresh = [edge for edge in edges if self._far(edge, generation) not in self.seen]
        shown: list[ModelId] = []
        for edge in fresh:
            model_id = self._far(edge, generation)
            if model_id in shown:
                continue
            if len(shown) < limit:
                shown.append(model_id)
                self.seen.add(model_id)
                self.nodes.append(self._node(edge, model_id, generation))
        placed = {node.key for node in self.nodes}
        self.edges.extend(self._edge(edge) for edge in edges if {edge.parent, edge.child} <= placed)
        hidden = len({self._far(edge, generation) for edge in fresh} - set(shown))
        if hidden:
            self._fold(f"{_FOLD}{generation}", generation, hidden)
        return shown

    def add_siblings(self, count: int) -> None:
        text = (
            self.context.translate("Card", "{count} siblings")
            if count > 1
            else self.context.translate("Card", "1 sibling")
        )
        self._add_fold(f"{_FOLD}0", 0, text.format(count=integer(count)))

    def _far(self, edge: LineageEdge, generation: int) -> ModelId:
        return edge.parent if generation < 0 else edge.child

    def _fold(self, key: str, generation: int, count: int) -> None:
        text = self.context.translate("Card", "+{count} more").format(count=integer(count))
        self._add_fold(key, generation, text)

    def _add_fold(self, key: str, generation: int, text: str) -> None:
        rule = self.context.translate("Card", "Folded here; the evolution tree shows them all")
        explanation = self.context.explainer.computed(text, "", rule)
        self.nodes.append(
            KinNode(key, generation, text, (), text, Action("tree"), folded=True, explain=explanation)
        )

    def _node(self, edge: LineageEdge, model_id: ModelId, generation: int) -> KinNode:
        words, model = self.context.words, self.kinship.models[model_id]
        table = labels.RELATION_OF_PARENT if generation < 0 else labels.RELATION_OF_CHILD
        relation = labels.word(words, table, edge.relation)
        basis = labels.word(words, labels.BASES, edge.basis)
        shown = f"{relation} · {basis}" if edge.inferred else relation
        name, date = plain(model.name, NAME_LIMIT), words.month(model.released_on)
        spoken = words.comma.join(part for part in (name, relation, basis, date) if part)
        return KinNode(
            model_id,
            generation,
            name,
            tuple(line for line in (shown, date) if line),
            spoken,
            Action("model", model_id),
            explain=self._explain(edge, name, relation),
        )

    def _explain(self, edge: LineageEdge, name: str, relation: str) -> Explanation:
        explainer, words = self.context.explainer, self.context.words
        basis = {
            "sourced": words.translate("Card", "Stated by the source"),
            "curated": words.translate("Card", "Set by hand from public announcements"),
            "rule": words.translate("Card", "Inferred by a rule"),
        }.get(edge.basis, edge.basis)
        rule = next(
            (link.rule or "" for link in self._links() if link.model.id in (edge.parent, edge.child)), ""
        )
        return Explanation(
            name, relation, explainer.source(edge.source_id), "", basis, plain(rule) if edge.inferred else ""
        )

    def _links(self) -> tuple[LineageLink, ...]:
        return (*self.context.card.parents, *self.context.card.children)

    def _edge(self, edge: LineageEdge) -> KinEdge:
        relation = labels.word(self.context.words, labels.RELATION_OF_CHILD, edge.relation)
        return KinEdge(edge.parent, edge.child, relation, edge.inferred)


def build_kin(context: CardContext) -> Section | None:
    """Return the lineage graph; None for a model without relatives in the catalog."""
    kinship = context.kinship or kinship_of_card(context.card)
    here = context.card.summary.id
    if not kinship.edges:
        return None
    graph = _Graph(context, kinship)
    graph.add_center()
    parents = graph.add(kinship.parents(here), -1, MAX_PARENTS)
    children = graph.add(kinship.children(here), 1, MAX_CHILDREN)
    far_up = tuple(edge for key in parents for edge in kinship.parents(key))
    far_down = tuple(edge for key in children for edge in kinship.children(key))
    graph.add(far_up, -2, MAX_FAR)
    graph.add(_fair(far_down), 2, MAX_FAR + 1)
    if kinship.siblings:
        graph.add_siblings(kinship.siblings)
    blocks: list[Block] = [Kin(tuple(graph.nodes), tuple(dict.fromkeys(graph.edges)))]
    if not context.state.printing:
        tree = context.translate("Card", "View full evolution tree")
        blocks.append(Link(Text(f"{tree} →", "link", "accent", action=Action("tree"))))
    title, hint = context.translate("Card", "Model evolution"), _hint(context)
    rule = context.translate("Card", "Models of this catalog that came of it, over all generations")
    explanation = context.explainer.computed(title, hint, rule) if hint else None
    return Section("evolution", title, hint, "cap-evolution", tuple(blocks), explain=explanation)


def _fair(edges: tuple[LineageEdge, ...]) -> tuple[LineageEdge, ...]:
    """Return the edges in turns: the first of every parent, then the second of every parent, ..."""
    turn: dict[ModelId, int] = {}
    numbered = []
    for edge in edges:
        turn[edge.parent] = turn.get(edge.parent, -1) + 1
        numbered.append((turn[edge.parent], edge))
    return tuple(edge for _, edge in sorted(numbered, key=lambda item: item[0]))


def _hint(context: CardContext) -> str:
    count = context.card.descendant_count
    if not count:
        return ""
    if count == 1:
        return context.translate("Card", "1 descendant")
    return context.translate("Card", "{count} descendants").format(count=integer(count))
