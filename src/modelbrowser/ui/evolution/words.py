"""The selection's lineage in words: for screen readers, for copying, and for the hover card."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from modelbrowser.lineage.arrays import Ints
from modelbrowser.lineage.graph import RELATIONS, LineageGraph, Oddity
from modelbrowser.lineage.relate import Path, ancestors, common_ancestor, descendants
from modelbrowser.paint.tree.text import (
    basis_name,
    count_of_models,
    long_date,
    oddity_names,
    organization_name,
    relation_name,
)

MOST_LINES = 200
"""So many children are listed at most; the rest is counted."""


def labeled(name: str, words: str) -> str:
    """Return "name: words" with the colon of the language."""
    return QCoreApplication.translate("Evolution", "{0}: {1}").format(name, words)


def model_line(graph: LineageGraph, index: int) -> str:
    """Return a model's name, organization and release date in one line."""
    node = graph.nodes[index] if graph.nodes is not None else None
    if node is None:
        return str(graph.names[index])
    text = QCoreApplication.translate("Evolution", "{0} ({1}, {2})")
    return text.format(node.name, organization_name(node), long_date(node.released_on))


def facts_line(graph: LineageGraph, index: int) -> str:
    """Return organization, date and parameters, as far as they are known."""
    node = graph.nodes[index] if graph.nodes is not None else None
    if node is None:
        return ""
    parts = [organization_name(node), long_date(node.released_on)]
    if node.params_total_b is not None:
        size = f"{node.params_total_b:g}B"
        if node.params_active_b is not None:
            text = QCoreApplication.translate("Evolution", "{0} / {1} active")
            size = text.format(size, f"{node.params_active_b:g}B")
        parts.append(size)
    return " · ".join(parts)


def counts_line(graph: LineageGraph, index: int) -> str:
    """Return the numbers of parents, children and descendants in words."""
    parents, children = graph.parent_edges(index).size, graph.child_edges(index).size
    below = int(descendants(graph, index).sum())
    translate = QCoreApplication.translate
    parts = [
        translate("Evolution", "1 parent")
        if parents == 1
        else translate("Evolution", "{0} parents").format(parents),
        translate("Evolution", "1 child")
        if children == 1
        else translate("Evolution", "{0} children").format(children),
    ]
    if below > children:
        parts.append(translate("Evolution", "{0} descendants").format(f"{below:,}"))
    return " · ".join(parts)


def edge_words(graph: LineageGraph, edge: int) -> str:
    """Return an edge's relation and how it is known."""
    edges = graph.edges
    relation = relation_name(RELATIONS[int(edges.relation[edge])])
    basis = "rule" if edges.inferred[edge] else ""
    text = QCoreApplication.translate("Evolution", "{0}, {1}")
    return text.format(relation, basis_name(basis)) if basis else relation


def lineage_text(graph: LineageGraph, index: int) -> str:
    """Return the text equivalent of a model's lineage: parents, children, relation, basis."""
    translate = QCoreApplication.translate
    lines = [model_line(graph, index), counts_line(graph, index)]
    lines += oddity_names(Oddity(int(graph.oddity[index])))
    for missing in graph.missing_parents.get(index, ()):
        lines.append(translate("Evolution", "Missing parent: {0}").format(missing))
    above = int(ancestors(graph, index).sum())
    if above:
        lines.append(translate("Evolution", "Comes from {0} in all").format(count_of_models(above)))
    lines += _side(graph, translate("Evolution", "Parents:"), graph.parent_edges(index), upward=True)
    lines += _side(graph, translate("Evolution", "Children:"), graph.child_edges(index), upward=False)
    return "\n".join(lines)


def _side(graph: LineageGraph, title: str, edges: Ints, *, upward: bool) -> list[str]:
    if edges.size == 0:
        return []
    ends = graph.edges.parent if upward else graph.edges.child
    ordered = sorted(edges.tolist(), key=lambda edge: float(graph.day[ends[edge]]))
    lines = [title]
    for edge in ordered[:MOST_LINES]:
        lines.append("  " + labeled(model_line(graph, int(ends[edge])), edge_words(graph, edge)))
    if len(ordered) > MOST_LINES:
        more = QCoreApplication.translate("Evolution", "  and {0} more")
        lines.append(more.format(f"{len(ordered) - MOST_LINES:,}"))
    return lines


def relation_text(graph: LineageGraph, one: int, other: int, path: Path) -> str:
    """Return in words how two models are related: the shortest way and the nearest common ancestor."""
    translate = QCoreApplication.translate
    if not path.models:
        text = translate("Evolution", "No lineage is known between {0} and {1}.")
        return text.format(graph.names[one], graph.names[other])
    lines = []
    shared = common_ancestor(graph, one, other)
    if shared == one:
        lines.append(
            translate("Evolution", "{0} comes from {1}.").format(graph.names[other], graph.names[one])
        )
    elif shared == other:
        lines.append(
            translate("Evolution", "{0} comes from {1}.").format(graph.names[one], graph.names[other])
        )
    elif shared >= 0:
        lines.append(translate("Evolution", "Nearest common ancestor: {0}").format(model_line(graph, shared)))
    else:
        lines.append(
            translate(
                "Evolution", "They have no common ancestor; they are linked by a model that comes from both."
            )
        )
    lines.append(translate("Evolution", "Steps between them: {0}").format(len(path.edges)))
    lines += [_step_text(graph, path, number) for number in range(len(path.edges))]
    return "\n".join(lines)


def _step_text(graph: LineageGraph, path: Path, number: int) -> str:
    edge = path.edges[number]
    forward = int(graph.edges.parent[edge]) == path.models[number]
    arrow = "→" if forward else "←"
    start, end = graph.names[path.models[number]], graph.names[path.models[number + 1]]
    return labeled(f"{start} {arrow} {end}", edge_words(graph, edge))
