"""Labels along a line that want to stand at given places and must not touch each other."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    centers: Sequence[float], widths: Sequence[float], span: tuple[float, float], gap: float
) -> list[float]:
    """Return the left edge of every label, as near to its wished center as order and space allow.

    `centers` ascend. Labels keep their order, stay `gap` apart and within `span` (low, high) as long as
    they fit there at all; where they do not fit, they start at low and run over high.
    """
    low, high = span
    # Labels that touch form a cluster, which stands where its members' wishes average out
    clusters: list[tuple[float, float, int]] = []  # (sum of wished starts, width with gaps, members)
    for center, width in zip(centers, widths, strict=True):
        clusters.append((center - width / 2, width, 1))
        while len(clusters) > 1 and _start(clusters[-2], low, high) + clusters[-2][1] + gap > _start(
            clusters[-1], low, high
        ):
            clusters[-2:] = [_joined(clusters[-2], clusters[-1], gap)]
    return _placed(clusters, widths, (low, high, gap))


def _start(cluster: tuple[float, float, int], low: float, high: float) -> float:
    wished = cluster[0] / cluster[2]
    return max(low, min(wished, high - cluster[1]))


def _joined(
    left: tuple[float, float, int], right: tuple[float, float, int], gap: float
) -> tuple[float, float, int]:
    """Return both as one cluster; the wishes of the right one are told from the common start."""
    shift = left[1] + gap
    return (left[0] + right[0] - shift * right[2], shift + right[1], left[2] + right[2])


def _placed(
    clusters: Sequence[tuple[float, float, int]], widths: Sequence[float], bounds: tuple[float, float, float]
) -> list[float]:
    low, high, gap = bounds
    lefts: list[float] = []
    for cluster in clusters:
        place = _start(cluster, low, high)
        for _ in range(cluster[2]):
            lefts.append(place)
            place += widths[len(lefts) - 1] + gap
    return lefts
