"""A model's line of descent as an indented list: from the first ancestor down to the last descendant."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from modelbrowser.lineage.graph import LineageGraph
from modelbrowser.ui.evolution.words import model_line

MOST_LINES = 300
_INDENT = "  "
_CHOSEN = "» "


def outline(graph: LineageGraph, index: int) -> str:
    """Return the main parents of a model and all that descends from it over main parents, one a line.

    Each child stands indented below its parent, by date; "»" marks the model itself. At most 300 lines.
    """
    above = _main_ancestors(graph, index)
    lines = [_INDENT * depth + model_line(graph, each) for depth, each in enumerate(above)]
    lines.append(_INDENT * len(above) + _CHOSEN + model_line(graph, index))
    waiting = [(child, len(above) + 1) for child in _main_children(graph, index)][::-1]
    seen = {index, *above}
    while waiting and len(lines) < MOST_LINES:
        each, depth = waiting.pop()
        if each not in seen:
            seen.add(each)
            lines.append(_INDENT * depth + model_line(graph, each))
            waiting += [(child, depth + 1) for child in _main_children(graph, each)][::-1]
    if waiting:
        lines.append("…")
    title = QCoreApplication.translate("Evolution", "Line of descent over main parents:")
    return "\n".join((title, *lines))


def _main_ancestors(graph: LineageGraph, index: int) -> list[int]:
    """Return the main parent, its main parent and so on, the first ancestor first; a cycle ends it."""
    found: list[int] = []
    while True:
        edges = graph.parent_edges(found[-1] if found else index)
        parents = graph.edges.parent[edges[graph.edges.primary[edges]]].tolist()
        if not parents or parents[0] in found or parents[0] == index:
            return found[::-1]
        found.append(int(parents[0]))


def _main_children(graph: LineageGraph, index: int) -> list[int]:
    edges = graph.child_edges(index)
    children = graph.edges.child[edges[graph.edges.primary[edges]]].tolist()
    return sorted(children, key=lambda child: (float(graph.day[child]), child))
