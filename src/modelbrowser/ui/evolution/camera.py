"""Where the view looks: limits, fits and zooms as pure functions on `View`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from modelbrowser.lineage.frame import View
from modelbrowser.lineage.scene import Scene

LEFT_PX, RIGHT_PX = 34.0, 58.0
"""Room for the labels of the first and the last models when the time axis is fitted."""

TOP_PX, BOTTOM_PX = 4.0, 40.0
MAX_LANE_ZOOM = 3.0
MAX_PX_PER_UNIT = 90_000.0  # about 250 pixels a day
_DETAIL = 1e-9


@dataclass(frozen=True, slots=True)
class Box:
    """World coordinates of something to be brought into view."""

    x0: float
    y0: float
    x1: float
    y1: float


def start_view(scene: Scene, width: float, height: float) -> View:
    """Return the view that fits the time axis to the width, at zoom 1 from the top."""
    sx = fitted_sx(scene, width)
    return limited(View(scene.scale.first_x - LEFT_PX / sx, -TOP_PX, sx, 1.0, width, height), scene)


def fit_all(scene: Scene, width: float, height: float) -> View:
    """Return the view that shows every band and all of time."""
    start = start_view(scene, width, height)
    sy = min(1.0, height / max(scene.height + TOP_PX, 1.0))
    return replace(start, sy=sy, y0=-TOP_PX)


def fit_box(box: Box, view: View, scene: Scene) -> View:
    """Return the view that shows a box with some air, no closer than zoom 1.25."""
    sx = min((view.width - 160) / max(box.x1 - box.x0, _DETAIL), fitted_sx(scene, view.width) * 8)
    sy = min((view.height - 90) / max(box.y1 - box.y0, _DETAIL), 1.25)
    sx, sy = max(sx, _min_sx(scene, view.width)), max(sy, _min_sy(scene, view.height))
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    result = replace(
        view, sx=sx, sy=sy, x0=middle_x - view.width / sx / 2, y0=middle_y - view.height / sy / 2
    )
    return limited(result, scene)


def fitted_sx(scene: Scene, width: float) -> float:
    """Return the pixels a unit of time at which all of it fits."""
    span = max(scene.scale.last_x - scene.scale.first_x, 0.05)
    return max(width - LEFT_PX - RIGHT_PX, 60.0) / span


def _min_sx(scene: Scene, width: float) -> float:
    return fitted_sx(scene, width) * 0.5


def _min_sy(scene: Scene, height: float) -> float:
    return min(0.5, height / max(scene.height + TOP_PX, 1.0))


def zoomed(view: View, factors: tuple[float, float], at: tuple[float, float], scene: Scene) -> View:
    """Zoom time and lanes by factors, keeping the world point under a pixel where it is."""
    sx = min(max(view.sx * factors[0], _min_sx(scene, view.width)), MAX_PX_PER_UNIT)
    sy = min(max(view.sy * factors[1], _min_sy(scene, view.height)), MAX_LANE_ZOOM)
    x = view.x0 + at[0] / view.sx
    y = view.y0 + at[1] / view.sy
    return limited(replace(view, sx=sx, sy=sy, x0=x - at[0] / sx, y0=y - at[1] / sy), scene)


def panned(view: View, dx_px: float, dy_px: float, scene: Scene) -> View:
    """Move the world by pixels."""
    return limited(replace(view, x0=view.x0 - dx_px / view.sx, y0=view.y0 - dy_px / view.sy), scene)


def centered(view: View, x: float, y: float, scene: Scene) -> View:
    """Bring a world point to the middle."""
    return limited(replace(view, x0=x - view.width / view.sx / 2, y0=y - view.height / view.sy / 2), scene)


def limited(view: View, scene: Scene) -> View:
    """Keep the data in view: at most half a window of emptiness beside them, none above."""
    wide, high = view.width / view.sx, view.height / view.sy
    first, last = scene.scale.first_x, scene.scale.last_x
    x0 = min(max(view.x0, first - wide / 2), max(last - wide / 2, first - wide / 2))
    top = -TOP_PX / view.sy
    bottom = max(scene.height + BOTTOM_PX / view.sy - high, top)
    return replace(view, x0=x0, y0=min(max(view.y0, top), bottom))


def between(one: View, other: View, share: float) -> View:
    """Return a view on the way from one to the other."""

    def mix(a: float, b: float) -> float:
        return a + (b - a) * share

    # Zooms are mixed as ratios, so that the motion feels even
    sx = one.sx * (other.sx / one.sx) ** share
    sy = one.sy * (other.sy / one.sy) ** share
    middle_x = mix(one.x0 + one.width / one.sx / 2, other.x0 + other.width / other.sx / 2)
    middle_y = mix(one.y0 + one.height / one.sy / 2, other.y0 + other.height / other.sy / 2)
    return replace(
        other, sx=sx, sy=sy, x0=middle_x - other.width / sx / 2, y0=middle_y - other.height / sy / 2
    )
