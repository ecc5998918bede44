"""The evolution tree as a file: PNG at any scale, or SVG with text as text. Needs no display.

A file is written under another name first and then renamed: there is never half a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from modelbrowser import theme as tokens
from modelbrowser.domain.errors import EnvironmentProblem, UnknownModelError
from modelbrowser.domain.lineage import LineageData
from modelbrowser.domain.models import ModelId
from modelbrowser.export.tree_sheet import save_png, save_svg
from modelbrowser.lineage.folding import all_unfolded
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.frame import Limits, View
from modelbrowser.lineage.graph import LineageGraph, build_graph
from modelbrowser.lineage.layout import lay_out
from modelbrowser.lineage.palette import ColorBy, SizeBy
from modelbrowser.lineage.relate import ancestors, descendants
from modelbrowser.lineage.scene import Scene, make_scene
from modelbrowser.lineage.timescale import ScaleKind, make_scale
from modelbrowser.paint.tree.look import Focus, make_coloring, make_look
from modelbrowser.paint.tree.picture import TreePicture
from modelbrowser.paint.tree.style import TreeColors
from modelbrowser.paint.tree.text import band_names, count_of_models, lineage_title, whole_title

SVG_NODE_LIMIT = 50_000
"""An SVG of more models opens in no program; it is refused (evolution.md, "Export")."""

FINE_LIMIT = 50_000
"""Up to so many models a file has every edge in its style and every label that finds room."""

PLOT_WIDTH_PX, NARROW_PLOT_PX = 1_500.0, 900.0
_FEW_MODELS = 40
_MOST_HEIGHT_PX = 30_000.0


@dataclass(frozen=True, slots=True)
class TreeExportOptions:
    """What is exported and how. `model_id` None is the whole tree, else that model's lineage.

    `scale` is device pixels a logical one (PNG). `language` is for callers that install a translation.
    """

    model_id: ModelId | None = None
    scale: float = 2.0
    theme: str = "light"
    language: str = "en"
    order: Order = Order.FAMILY
    time_scale: ScaleKind = ScaleKind.ROOT
    color_by: ColorBy = ColorBy.FAMILY
    size_by: SizeBy = SizeBy.UNIFORM


def export_tree(data: LineageData, path: Path, options: TreeExportOptions | None = None) -> Path:
    """Write the tree, or one model's lineage, to a .png or .svg file; return the path.

    Raises:
        EnvironmentProblem: for another suffix, a folder that cannot be written to, an SVG of too many
            models, or a picture too large for memory.
        UnknownModelError: when no model has the id.
    """
    options = options or TreeExportOptions()
    save_picture(picture_for(data, path, options), path, options.scale)
    return path


def picture_for(data: LineageData, path: Path, options: TreeExportOptions) -> TreePicture:
    """Return what `export_tree` would write to `path`, refusing first what could not be written.

    Raises:
        EnvironmentProblem, UnknownModelError: as `export_tree`.
    """
    kind = checked_kind(path)
    chosen = data if options.model_id is None else lineage_of(data, options.model_id)
    if kind == ".svg" and len(chosen.nodes) > SVG_NODE_LIMIT:
        raise too_many_for_svg(len(chosen.nodes))
    return make_picture(chosen, options)


def checked_kind(path: Path) -> str:
    """Return ".png" or ".svg".

    Raises:
        EnvironmentProblem: for any other suffix.
    """
    kind = path.suffix.lower()
    if kind not in (".png", ".svg"):
        raise EnvironmentProblem(
            f"A tree cannot be written as {path.suffix or 'a file without a suffix'}.",
            "Name a file that ends in .png or .svg.",
        )
    return kind


def too_many_for_svg(count: int) -> EnvironmentProblem:
    """Return the refusal of an SVG that no program would open."""
    return EnvironmentProblem(
        f"An SVG of {count:,} models would be too large to open (at most {SVG_NODE_LIMIT:,}).",
        "Export a PNG, or the lineage of one model.",
    )


def save_picture(picture: TreePicture, path: Path, scale: float) -> None:
    """Write a picture by the suffix of its path.

    Raises:
        EnvironmentProblem: as `export_tree`.
    """
    if checked_kind(path) == ".png":
        save_png(picture, path, scale)
        return
    if len(picture.look.scene) > SVG_NODE_LIMIT:
        raise too_many_for_svg(len(picture.look.scene))
    save_svg(picture, path)


def lineage_of(data: LineageData, model_id: ModelId) -> LineageData:
    """Return the part of a lineage that a model comes from and that came of it.

    Raises:
        UnknownModelError: when no model has the id.
    """
    graph = build_graph(data)
    index = graph.index_of.get(model_id)
    if index is None:
        raise UnknownModelError(model_id)
    keep = ancestors(graph, index) | descendants(graph, index)
    keep[index] = True
    ids = {graph.ids[number] for number in np.flatnonzero(keep).tolist()}
    return LineageData(
        tuple(node for node in data.nodes if node.id in ids),
        tuple(edge for edge in data.edges if edge.parent in ids and edge.child in ids),
    )


def make_picture(data: LineageData, options: TreeExportOptions) -> TreePicture:
    """Lay a lineage out on a sheet, every model of it unfolded."""
    graph = build_graph(data)
    layout = lay_out(graph, options.order)
    scale = make_scale(graph.day, options.time_scale)
    scene = make_scene(layout, all_unfolded(layout), scale)
    coloring = make_coloring(graph, layout, options.color_by, options.size_by)
    look = make_look(graph, scene, coloring, TreeColors(tokens.THEMES[options.theme]))
    focus = Focus()
    title = whole_title()
    if options.model_id is not None:
        index = graph.index_of[options.model_id]
        focus = Focus(
            selected=int(layout.inv[index]), curves=np.arange(layout.extra_edge.size, dtype=np.int32)
        )
        title = lineage_title(graph.names[index])
    return TreePicture(
        look,
        _sheet_view(graph, scene),
        focus,
        band_names(graph, layout),
        title,
        count_of_models(len(graph)),
        Limits(FINE_LIMIT, FINE_LIMIT, FINE_LIMIT),
    )


def _sheet_view(graph: LineageGraph, scene: Scene) -> View:
    width = NARROW_PLOT_PX if len(graph) <= _FEW_MODELS else PLOT_WIDTH_PX
    sx = (width - 110.0) / max(scene.scale.last_x - scene.scale.first_x, 0.05)
    sy = min(1.0, _MOST_HEIGHT_PX / max(scene.height, 1.0))
    return View(scene.scale.first_x - 45.0 / sx, 0.0, sx, sy, width, scene.height * sy)
