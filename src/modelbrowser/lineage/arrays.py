"""Array types of this room and two helpers that stand in for per-element loops."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
AnyInts = npt.NDArray[np.signedinteger[Any]]


def expand_ranges(starts: AnyInts, counts: AnyInts) -> Longs:
    """Return the concatenation of `range(start, start + count)` over all pairs."""
    total = int(counts.sum())
    if total == 0:
        return np.zeros(0, dtype=np.int64)
    ends = np.cumsum(counts, dtype=np.int64)
    shift = starts.astype(np.int64) - (ends - counts)
    result: Longs = np.arange(total, dtype=np.int64) + np.repeat(shift, counts)
    return result


def run_starts(sorted_keys: npt.NDArray[Any]) -> Longs:
    """Return the index at which each run of equal keys begins."""
    if sorted_keys.size == 0:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate(([True], sorted_keys[1:] != sorted_keys[:-1]))).astype(np.int64)


def gather_csr(first: Longs, members: Ints, keys: AnyInts) -> Ints:
    """Return the members of the rows `keys` of a compressed table (`first` has one entry more than rows)."""
    counts = first[keys + 1] - first[keys]
    result: Ints = members[expand_ranges(first[keys], counts)]
    return result


def find(sorted_values: npt.NDArray[Any], *wanted: float) -> list[int]:
    """Return where values belong in a sorted array.

    The needles get the type of the array: with another type, numpy would copy the whole array first.
    """
    needles = np.array(wanted).astype(sorted_values.dtype)
    return [int(at) for at in np.searchsorted(sorted_values, needles)]
