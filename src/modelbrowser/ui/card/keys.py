"""Walking through what answers on a card with Tab (from group to group) and arrows (within one)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt

from modelbrowser.paint.display import Target

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def tab_stops(targets: Sequence[Target]) -> list[int]:
    """Return the index of the first target of every group, in reading order."""
    seen: set[str] = set()
    stops = []
    for index, target in enumerate(targets):
        if target.group not in seen:
            seen.add(target.group)
            stops.append(index)
    return stops


def next_stop(targets: Sequence[Target], current: int | None, *, forward: bool) -> int | None:
    """Return the tab stop after (before) `current`; None where the card ends and the focus moves on."""
    stops = tab_stops(targets)
    if current is None:
        return (stops[0] if forward else stops[-1]) if stops else None
    group = targets[current].group
    places = [index for index, stop in enumerate(stops) if targets[stop].group == group]
    place = places[0] + (1 if forward else -1)
    return stops[place] if 0 <= place < len(stops) else None


def neighbor(targets: Sequence[Target], current: int, key: Qt.Key) -> int | None:
    """Return where an arrow key leads within the group of `current`; None where it leads nowhere."""
    group = [index for index, target in enumerate(targets) if target.group == targets[current].group]
    place = group.index(current)
    if key in _SIDEWAYS:
        there = place + _SIDEWAYS[key]
        return group[there] if 0 <= there < len(group) else None
    direction = _UPRIGHT.get(key)
    if direction is None:
        return None
    here = targets[current].rect
    found = [index for index in group if _lies(targets[index].rect, here, direction)]
    return min(found, key=lambda index: _distance(targets[index].rect, here), default=None)


def _lies(there: QRectF, here: QRectF, direction: int) -> bool:
    """Return whether `there` is wholly above (-1) or below (1) the middle of `here`."""
    if direction > 0:
        return there.top() > here.center().y()
    return there.bottom() < here.center().y()


def _distance(there: QRectF, here: QRectF) -> float:
    step = there.center() - here.center()
    return abs(step.y()) * 4 + abs(step.x())
