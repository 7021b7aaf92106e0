"""Boxes that must not lie on each other: pushed apart, packed side by side. Lengths are pixels, y grows downwards."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

STEP = 0.5
"""The share of an overlap that both boxes together make up for in a round; more, and crowded boxes jump about."""
FEW = 80
"""Boxes up to which it is quicker to look at all pairs than to sort them."""
COLUMN = 25.0
"""Width of the steps in which boxes are packed."""
_BESIDE = ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1))


def separate(centres: Floats, sizes: Floats, free: Bools, rounds: int) -> Floats:
    """``centres`` moved, each pair along its shorter way, until no two boxes overlap or ``rounds`` are over.

    ``centres`` and ``sizes`` (width, height) are n x 2; ``free`` (n) says which may move.
    """
    centres = centres.copy()
    share = np.where(free, STEP, 0.0)
    for _ in range(rounds):
        first, second = overlapping(centres, sizes)
        movable = free[first] | free[second]
        first, second = first[movable], second[movable]
        if not len(first):
            break
        push = _push(centres[second] - centres[first], (sizes[first] + sizes[second]) / 2)
        for axis in (0, 1):
            moved = np.bincount(second, push[:, axis], len(centres)) - np.bincount(first, push[:, axis], len(centres))
            centres[:, axis] += moved * share
    return centres


def _push(gaps: Floats, room: Floats) -> Floats:
    """How far apart each pair must go, along one axis only; two boxes in one place go apart by their order."""
    missing = room - np.abs(gaps) + 1.0
    sideways = missing[:, 0] * room[:, 1] < missing[:, 1] * room[:, 0]
    signs = np.where(gaps < 0, -1.0, 1.0)
    push: Floats = missing * signs * np.stack([sideways, ~sideways], axis=1)
    return push


def overlapping(centres: Floats, sizes: Floats) -> tuple[Ints, Ints]:
    """The pairs of boxes that overlap, as two arrays of indices; the time grows with n, not with its square."""
    if len(centres) < 2:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    if len(centres) <= FEW:
        first, second = np.triu_indices(len(centres), 1)
    else:
        pairs = list(_neighbours(np.floor(centres / sizes.max(axis=0)).astype(np.int64)))
        first, second = (np.concatenate(side) for side in zip(*pairs, strict=True))
    room = (sizes[first] + sizes[second]) / 2
    hit = np.all(np.abs(centres[first] - centres[second]) < room - 1e-6, axis=1)
    return first[hit], second[hit]


def _neighbours(cells: Ints) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of points in the same cell of a grid or in two that touch, each pair once."""
    cells = cells - cells.min(axis=0) + 1
    stride = int(cells[:, 1].max()) + 2
    keys = cells[:, 0] * stride + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    for across, down in _BESIDE:
        wanted = ranked + across * stride + down
        starts = np.searchsorted(ranked, wanted, side="left")
        if (across, down) == (0, 0):
            starts = np.arange(len(ranked)) + 1
        counts = np.maximum(np.searchsorted(ranked, wanted, side="right") - starts, 0)
        first = np.repeat(np.arange(len(ranked)), counts)
        second = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(starts, counts)
        yield order[first], order[second]


def pack(sizes: Sequence[tuple[float, float]], aspect: float) -> list[tuple[float, float]]:
    """The upper left corner of each box: each in turn as high up as it fits, of equal heights the leftmost.

    ``sizes`` are (width, height), the largest first; the whole comes out about ``aspect`` times as wide as high.
    """
    area = sum(width * height for width, height in sizes)
    whole = max([math.sqrt(area * aspect), *(width for width, _ in sizes)])
    skyline = np.zeros(math.ceil(whole / COLUMN) + 1)
    corners: list[tuple[float, float]] = []
    for width, height in sizes:
        columns = math.ceil(width / COLUMN)
        tops = np.lib.stride_tricks.sliding_window_view(skyline, columns).max(axis=1)
        left = int(tops.argmin())
        corners.append((left * COLUMN, float(tops[left])))
        skyline[left : left + columns] = corners[-1][1] + height
    return corners
