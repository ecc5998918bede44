"""The small lineage graph as painted: generations as columns, or an indented list where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from modelbrowser.card.blocks import Kin, KinEdge, KinNode
from modelbrowser.paint.builder import Area, Builder
from modelbrowser.paint.display import Box, Stroke
from modelbrowser.theme import GAP_M, GAP_S, GAP_XS, RADIUS_M

MIN_NODE_PX = 112.0
MAX_NODE_PX = 208.0
COLUMN_GAP_PX = 24.0
MAX_GAP_PX = 56.0
NODE_GAP_PX = 8.0
PAD_PX = 8.0
INDENT_PX = 20.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node and where it stands."""

    node: KinNode
    rect: QRectF


def lay_kin(builder: Builder, block: Kin, area: Area) -> float:
    """Lay out the graph."""
    generations = sorted({node.generation for node in block.nodes})
    count = len(generations)
    width = (area.width - COLUMN_GAP_PX * (count - 1)) / count
    if width < MIN_NODE_PX:
        return _lay_list(builder, block, area)
    return _lay_columns(builder, block, area, (generations, min(width, MAX_NODE_PX)))


def _ordered(block: Kin) -> dict[int, list[KinNode]]:
    """Return the nodes by generation, outer ones in the order of the neighbors they hang on."""
    columns: dict[int, list[KinNode]] = {}
    for node in block.nodes:
        columns.setdefault(node.generation, []).append(node)
    for outer, inner in ((2, 1), (-2, -1)):
        places = {node.key: index for index, node in enumerate(columns.get(inner, ()))}
        wish: dict[str, int] = {}
        for edge in block.edges:
            near, far = (edge.parent, edge.child) if outer > 0 else (edge.child, edge.parent)
            if near in places:
                wish.setdefault(far, places[near])
        if outer in columns:
            columns[outer].sort(key=lambda node: (node.folded, wish.get(node.key, 99)))
    return columns


def _height(builder: Builder, node: KinNode, width: float) -> float:
    inner = width - 2 * PAD_PX
    shape = builder.shaper.shape
    style = "small" if node.folded else "node"
    lines = sum(shape(line, "tiny", inner).height for line in node.lines)
    return 2 * (PAD_PX - 2) + shape(node.name, style, inner).height + lines


def _lay_columns(builder: Builder, block: Kin, area: Area, shape: tuple[list[int], float]) -> float:
    generations, width = shape
    columns = _ordered(block)
    heights = {
        generation: [_height(builder, node, width) for node in columns[generation]]
        for generation in generations
    }
    tallest = max(sum(sizes) + NODE_GAP_PX * (len(sizes) - 1) for sizes in heights.values())
    gap = (area.width - width * len(generations)) / max(1, len(generations) - 1)
    gap = min(gap, MAX_GAP_PX)
    edges_place = [builder.reserve() for _ in block.edges]
    spots: dict[str, _Spot] = {}
    for column, generation in enumerate(generations):
        sizes = heights[generation]
        y = area.y + (tallest - sum(sizes) - NODE_GAP_PX * (len(sizes) - 1)) / 2
        for node, size in zip(columns[generation], sizes, strict=True):
            rect = QRectF(round(area.x + column * (width + gap)), round(y), round(width), round(size))
            spots[node.key] = _Spot(node, rect)
            _lay_node(builder, node, rect)
            y += size + NODE_GAP_PX
    for place, edge in zip(edges_place, block.edges, strict=True):
        _lay_edge(builder, place, edge, spots)
    return area.y + round(tallest)


def _lay_node(builder: Builder, node: KinNode, rect: QRectF) -> None:
    palette = builder.palette
    here = node.generation == 0 and not node.folded
    back = palette.color("accent_soft") if here else palette.color("background")
    border = palette.color("accent") if here else palette.color("line")
    box = Box(rect, None if node.folded else back, RADIUS_M, border)
    box.dashed = node.folded
    builder.add(box)
    inner = Area(rect.x() + PAD_PX, rect.y() + PAD_PX - 2, rect.width() - 2 * PAD_PX)
    builder.next_row()
    style, tone = ("small", "muted") if node.folded else ("node", "text")
    y = builder.plain(node.name, style, tone, inner).bottom()
    for index, line in enumerate(node.lines):
        builder.next_row()
        y = builder.plain(line, "tiny", "faint" if index or here else "muted", inner.at(y)).bottom()
    if node.action is not None or node.explain is not None:
        builder.target(rect.adjusted(2, 1, -2, -1), node.explain, node.action, node.spoken, node.key)


def _lay_edge(builder: Builder, place: int, edge: KinEdge, spots: dict[str, _Spot]) -> None:
    parent, child = spots.get(edge.parent), spots.get(edge.child)
    if parent is None or child is None:
        return
    start = QPointF(parent.rect.right(), parent.rect.center().y())
    end = QPointF(child.rect.left(), child.rect.center().y())
    path = QPainterPath(start)
    if child.node.generation == parent.node.generation:
        # relatives of one generation: a bow on the outer side
        end = QPointF(child.rect.right(), child.rect.center().y())
        path.cubicTo(start.x() + 16, start.y(), end.x() + 16, end.y(), end.x(), end.y())
    else:
        middle = (start.x() + end.x()) / 2
        path.cubicTo(middle, start.y(), middle, end.y(), end.x(), end.y())
    color = builder.palette.mixed("faint", 0.45 if edge.inferred else 0.9)
    builder.put(place, Stroke(path, color, 1.25, dashed=edge.inferred))


def _lay_list(builder: Builder, block: Kin, area: Area) -> float:
    """Lay out one line a node, generations indented, children of a child below it."""
    y = area.y
    for node in _list_order(block):
        builder.next_row()
        indent = INDENT_PX * (node.generation + 2)
        first = min(each.generation for each in block.nodes) + 2
        y = _lay_line(builder, node, Area(area.x + indent - INDENT_PX * first, y, 0.0), area.right)
    return y


def _list_order(block: Kin) -> list[KinNode]:
    columns = _ordered(block)
    order = [*columns.get(-2, ()), *columns.get(-1, ()), *columns.get(0, ())]
    left = list(columns.get(2, ()))
    for child in columns.get(1, ()):
        order.append(child)
        own = {edge.child for edge in block.edges if edge.parent == child.key}
        order.extend(node for node in left if node.key in own)
        left = [node for node in left if node.key not in own]
    return [*order, *left]


def _lay_line(builder: Builder, node: KinNode, area: Area, right: float) -> float:
    palette = builder.palette
    here = node.generation == 0 and not node.folded
    dot = QRectF(area.x + 5, area.y + 7, 6, 6)
    builder.add(Box(dot, palette.color("accent" if here else "faint"), 3))
    left = area.x + 20
    style, tone = ("small", "muted") if node.folded else ("node", "accent" if here else "text")
    top = area.y + 2
    name = builder.plain(node.name, style, tone, Area(left, top, right - left))
    bottom = name.bottom()
    detail = " · ".join(node.lines)
    if detail:
        detail_px = builder.measure(detail, "tiny")
        if name.height() <= 16 and name.right() + GAP_S + detail_px <= right:
            builder.plain(detail, "tiny", "muted", Area(name.right() + GAP_S, top, detail_px))
        else:
            bottom = builder.plain(detail, "tiny", "muted", Area(left, bottom, right - left)).bottom()
    if node.action is not None or node.explain is not None:
        rect = QRectF(left - GAP_XS, area.y + 2, right - left, bottom - area.y - 2)
        builder.target(rect, node.explain, node.action, node.spoken, node.key)
    return bottom + GAP_M / 3
