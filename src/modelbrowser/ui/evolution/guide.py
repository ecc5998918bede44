"""Moving the view: to a model, around it, to everything, step by step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF

from modelbrowser.lineage.arrays import Longs
from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene
from modelbrowser.ui.evolution import camera
from modelbrowser.ui.evolution.canvas import TreeView

_READABLE = 0.6  # of a lane's height: below it, names have no room
_EDGE_PX = 70.0  # a walked-to node is kept so far from the edges
_STEPS = {
    "pan_left": (0.15, 0.0),
    "pan_right": (-0.15, 0.0),
    "pan_up": (0.0, 0.15),
    "pan_down": (0.0, -0.15),
    "page_up": (0.0, 0.9),
    "page_down": (0.0, -0.9),
}


class Guide:
    """Moves a view over the state that it shows; without a state it does nothing."""

    def __init__(self, view: TreeView) -> None:
        self._view = view

    def center(self, index: int) -> None:
        """Bring a model to the middle."""
        if self._view.state is None or (slot := self._view.state.slot_of(index)) < 0:
            return
        scene = self._view.state.scene
        # Coming from far out, lanes are brought back to a readable height
        view = replace(self._view.view, sy=max(self._view.view.sy, 0.8))
        self._view.go(camera.centered(view, float(scene.x[slot]), float(scene.y[slot]), scene))

    def center_on(self, x: float, y: float) -> None:
        """Look at a world point, at once."""
        if self._view.state is not None:
            self._view.set_view(camera.centered(self._view.view, x, y, self._view.state.scene))

    def keep_in_view(self, index: int) -> None:
        """Move the view just so far that a model is well inside."""
        state, view = self._view.state, self._view.view
        if state is None or (slot := state.slot_of(index)) < 0:
            return
        x = (float(state.scene.x[slot]) - view.x0) * view.sx
        y = (float(state.scene.y[slot]) - view.y0) * view.sy
        edge_x, edge_y = min(_EDGE_PX, view.width / 3), min(_EDGE_PX, view.height / 3)
        across = min(max(x, edge_x), view.width - edge_x) - x
        down = min(max(y, edge_y), view.height - edge_y) - y
        if across or down:
            self._view.go(camera.panned(view, across, down, state.scene))

    def zoom(self, factor: float) -> None:
        """Zoom around the selected model, or else the middle."""
        view = self._view.view
        point = QPointF(view.width / 2, view.height / 2)
        if (
            self._view.state is not None
            and (at := self._view.pixel_of(self._view.state.selection.selected)) is not None
        ):
            point = at
        self._view.zoom_at((factor, factor), point)

    def fit_all(self) -> None:
        """Show everything that is unfolded."""
        if self._view.state is not None:
            view = self._view.view
            self._view.go(camera.fit_all(self._view.state.scene, view.width, view.height))

    def fit_selection(self) -> None:
        """Fit the selected model's visible lineage, or everything without a selection.

        Ancestors far away in other bands (the Transformer is one of nearly all) would shrink it to dots: then
        the part within the model's own band is fitted.
        """
        state = self._view.state
        if state is None or state.focus.lit is None:
            self.fit_all()
            return
        scene = state.scene
        places = np.flatnonzero(state.focus.lit)
        places = places[scene.slot_of[places] >= 0]
        if not places.size:
            return
        target = self._fitted(places, scene)
        if target.sy < _READABLE and state.focus.selected >= 0:
            band = state.layout.band
            target = self._fitted(places[band[places] == band[state.focus.selected]], scene)
        self._view.go(target)

    def _fitted(self, places: Longs, scene: Scene) -> View:
        slots = scene.slot_of[places]
        x, y = scene.x[slots], scene.y[slots]
        box = camera.Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
        return camera.fit_box(box, self._view.view, scene)

    def pan(self, step: str) -> None:
        """Move by a part of the view: "pan_left", ..., "page_up", "page_down"."""
        state, view = self._view.state, self._view.view
        if state is not None:
            across, down = _STEPS[step]
            self._view.go(camera.panned(view, across * view.width, down * view.height, state.scene))
