"""What the page remembers between two visits: options, place, unfolded bands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from modelbrowser.lineage.folding import Folding, unfold
from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.frame import View
from modelbrowser.lineage.palette import ColorBy, SizeBy
from modelbrowser.lineage.timescale import ScaleKind
from modelbrowser.ui.evolution import camera
from modelbrowser.ui.evolution.state import Options, TreeState

MOST_REMEMBERED = 4_000
"""So many unfolded models are remembered at most; a larger state starts at the first view."""


def save(state: TreeState, view: View, panels: tuple[bool, bool]) -> dict[str, object]:
    """Return a state as plain values. Models are named by id: another catalog may number them differently."""
    options = state.options
    start = state.layout.lane == state.layout.bands.first_lane[state.layout.band]
    folding = state.prepared.folding
    changed = np.flatnonzero(folding.shown & ~start)
    collapsed = np.flatnonzero(folding.collapsed)
    ids, perm = state.graph.ids, state.layout.perm
    few = changed.size + collapsed.size <= MOST_REMEMBERED
    return {
        "order": options.order.value,
        "scale": options.scale.value,
        "color": options.color_by.value,
        "size": options.size_by.value,
        "legend": panels[0],
        "minimap": panels[1],
        "x": [view.x0, view.x1],
        "y": view.y0,
        "zoom": view.sy,
        "unfolded": [ids[perm[place]] for place in changed.tolist()] if few else [],
        "collapsed": [ids[perm[place]] for place in collapsed.tolist()] if few else [],
    }


def options_of(saved: dict[str, object]) -> Options:
    """Return the options of a saved state, the usual ones for what is missing or damaged."""
    result = Options()
    try:
        return Options(
            Order(str(saved.get("order", result.order))),
            ScaleKind(str(saved.get("scale", result.scale))),
            ColorBy(str(saved.get("color", result.color_by))),
            SizeBy(str(saved.get("size", result.size_by))),
        )
    except ValueError:
        return result


def restore(state: TreeState, saved: dict[str, object], view: View) -> View | None:
    """Unfold what was unfolded; return where the view was, or None if that is not known."""
    shown, collapsed = _places(state, saved.get("unfolded")), _places(state, saved.get("collapsed"))
    if shown or collapsed:
        folding = unfold(state.prepared.folding, np.array(shown, dtype=np.int32))
        mask = folding.collapsed.copy()
        mask[collapsed] = True
        state.set_folding(Folding(folding.shown, mask))
    x, y, zoom = saved.get("x"), saved.get("y"), saved.get("zoom")
    if not isinstance(x, list) or len(x) != 2 or not all(isinstance(v, int | float) for v in (*x, y, zoom)):
        return None
    x0, x1 = float(x[0]), float(x[1])
    if not (x1 > x0 and isinstance(zoom, int | float) and zoom > 0 and isinstance(y, int | float)):
        return None
    wanted = replace(view, x0=x0, y0=float(y), sx=view.width / (x1 - x0), sy=float(zoom))
    return camera.zoomed(wanted, (1.0, 1.0), (0.0, 0.0), state.scene)


def _places(state: TreeState, ids: object) -> list[int]:
    if not isinstance(ids, list):
        return []
    index_of = state.graph.index_of
    return [int(state.layout.inv[index_of[one]]) for one in ids if isinstance(one, str) and one in index_of]
