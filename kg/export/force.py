"""Where the nodes of one connected part stand, by igraph: near what they are tied to, lines crossing little.

Small parts: Fruchterman-Reingold from several random starts, of which the best is kept. Large ones: DrL, whose time
grows with n and not with its square, evened out afterwards, since it leaves deserts between its clusters.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import igraph
import numpy as np

from kg.export.boxes import Floats, Ints, separate

SEED = 1
STRETCH = 1.25
"""Wider than high, since words run sideways: so do the names, and so does the window."""
FILL = 0.3
"""The most of the area that boxes may cover before they are pushed apart."""
LARGE = 400
"""Nodes of a part above which DrL is used: from there on it crosses fewer lines, and is faster."""
HUGE = 5000
"""Nodes of a part above which DrL sees only those with several lines: half the time, a tenth more crossings."""
HANG = 0.01
"""How far the others hang from what they are tied to, in DrL's units, by the square root of the lines there."""
FEW = 9
"""Nodes of a part below which only the lines decide how wide it is."""
STARTS = 32
LENGTHEN, LENGTHENING = 0.2, 40
"""The share of what a line lacks that each end gives way in a round, and the rounds."""
ROUNDS = (300, 60)
"""Rounds of pushing boxes apart, in small and in large parts."""
EVEN = (0.25, 0.9)
"""How far places are evened out in small and in large parts; 1.0 leaves nothing but their order."""
EDGE_CUT = 0.2
"""DrL's, at a quarter of its usual value: what it cuts it draws across the whole picture."""


class Part(NamedTuple):
    """A connected part of n >= 2 boxes of ``sizes`` (n x 2: width, height) joined by m ``lines`` (m x 2: indices).

    ``rooms`` (m) are the lengths at which lines have room for their words.
    """

    sizes: Floats
    lines: Ints
    rooms: Floats


def place(part: Part) -> Floats:
    """The centres, n x 2, of the boxes, which overlap only where there are too many to push apart.

    The same bytes for the same arguments.
    """
    with _seeded():
        graph = igraph.Graph(n=len(part.sizes), edges=part.lines.tolist())
        if len(part.sizes) <= LARGE:
            return _best(graph, part)
        points = _even(_level(_drl(graph) if len(part.sizes) <= HUGE else _hung(graph)), EVEN[1])
        points = points * np.array([STRETCH, 1.0])
        return _apart(points * _wide_enough(points, part.sizes), part, ROUNDS[1])


def _drl(graph: igraph.Graph) -> Floats:
    return np.array(graph.layout_drl(options={"edge_cut": EDGE_CUT}).coords)


def _hung(graph: igraph.Graph) -> Floats:
    """DrL for the nodes with several lines; those with one are hung close around its other end."""
    degrees = np.array(graph.degree())
    core = np.flatnonzero(degrees > 1)
    points = np.zeros((len(degrees), 2))
    points[core] = _drl(graph.induced_subgraph(core.tolist()))
    numbers = random.Random(SEED)
    for leaf in np.flatnonzero(degrees == 1):
        hub = graph.neighbors(int(leaf))[0]
        spread = HANG * math.sqrt(degrees[hub])
        points[leaf] = points[hub] + np.array([numbers.gauss(0.0, spread), numbers.gauss(0.0, spread)])
    return points


def _best(graph: igraph.Graph, part: Part) -> Floats:
    """Of several starts the one with the fewest lines that cross or run behind a name; the first that has none."""
    best, least = np.zeros((0, 2)), float("inf")
    for _ in range(max(2, min(STARTS, 1000 // len(part.sizes)))):
        found = np.array(graph.layout_fruchterman_reingold(grid=False).coords)
        found = _roomy(found, part)
        trouble = crossings(found, part.lines) + 2 * hidden(found, part.lines, part.sizes)
        if trouble < least:
            best, least = found, trouble
        if not least:
            break
    return best


def _roomy(points: Floats, part: Part) -> Floats:
    """``points`` evened, scaled until lines have room for their words and boxes for themselves, and pushed apart."""
    points = _even(_level(points), EVEN[0]) * np.array([STRETCH, 1.0])
    gaps = np.maximum(_lengths(points, part.lines), 1e-6)
    long_enough, wide_enough = float(np.quantile(part.rooms / gaps, 0.7)), _wide_enough(points, part.sizes)
    few = len(points) < FEW
    points = points * (long_enough if few else min(max(wide_enough, long_enough), 3 * wide_enough))
    for _ in range(LENGTHENING):
        if np.all(_lengths(points, part.lines) > 0.98 * part.rooms):
            break
        points = _lengthened(points, part)
    return _apart(points, part, ROUNDS[0])


def _lengthened(points: Floats, part: Part) -> Floats:
    """The ends of each line that is too short pushed a little away from each other."""
    first, second = part.lines[:, 0], part.lines[:, 1]
    gaps = points[second] - points[first]
    lengths = np.maximum(_lengths(points, part.lines), 1e-6)
    push = gaps * (np.maximum(part.rooms - lengths, 0.0) / lengths * LENGTHEN)[:, None]
    moved = [np.bincount(second, side, len(points)) - np.bincount(first, side, len(points)) for side in push.T]
    longer: Floats = points + np.stack(moved, axis=1)
    return longer


def _lengths(points: Floats, lines: Ints) -> Floats:
    gaps = points[lines[:, 0]] - points[lines[:, 1]]
    return np.hypot(gaps[:, 0], gaps[:, 1])


def _apart(points: Floats, part: Part, rounds: int) -> Floats:
    return separate(points, part.sizes, np.ones(len(points), dtype=np.bool_), rounds)


def _wide_enough(points: Floats, sizes: Floats) -> float:
    """The factor at which boxes of ``sizes`` cover ``FILL`` of the picture."""
    extent = np.ptp(points, axis=0)
    area = float(np.prod(np.maximum(extent, extent.max() / 4)))  # a chain is not a crowd
    return math.sqrt(float(np.prod(sizes, axis=1).sum()) / FILL / max(area, 1e-9))


def _level(points: Floats) -> Floats:
    """Turned so that the longest way through the points lies level."""
    points = points - points.mean(axis=0)
    xx, yy, xy = (float((points[:, a] * points[:, b]).sum()) for a, b in ((0, 0), (1, 1), (0, 1)))
    turn = 0.5 * np.arctan2(2 * xy, xx - yy)
    cos, sin = np.cos(turn), np.sin(turn)
    return np.stack([cos * points[:, 0] + sin * points[:, 1], cos * points[:, 1] - sin * points[:, 0]], axis=1)


def _even(points: Floats, much: float) -> Floats:
    """Each coordinate drawn towards its rank, so that neither a desert nor a crowd is left."""
    evened = np.empty_like(points)
    for axis in (0, 1):
        low, extent = points[:, axis].min(), max(float(np.ptp(points[:, axis])), 1e-9)
        ranks = np.empty(len(points))
        ranks[np.argsort(points[:, axis], kind="stable")] = np.linspace(0.0, 1.0, len(points))
        evened[:, axis] = ((1 - much) * (points[:, axis] - low) / extent + much * ranks) * extent
    return evened


def crossings(points: Floats, lines: Ints) -> int:
    """How many pairs of lines cross; lines that meet in a node do not count."""
    return sum(crossed_by(line, points, lines[number + 1 :]) for number, line in enumerate(lines))


def crossed_by(line: Ints, points: Floats, others: Ints) -> int:
    """How many of ``others`` cross ``line``, a pair of indices."""
    start, end, starts, ends = points[line[0]], points[line[1]], points[others[:, 0]], points[others[:, 1]]
    apart = ~np.isin(others, line).any(axis=1)
    one = _side(start, end, starts) * _side(start, end, ends)
    two = _side(starts, ends, start) * _side(starts, ends, end)
    return int(((one < 0) & (two < 0) & apart).sum())


def hidden(points: Floats, lines: Ints, sizes: Floats) -> int:
    """How many times a line runs through the box of a node that it does not belong to."""
    found = 0
    for first, second in lines:
        along = points[first] + (points[second] - points[first]) * np.linspace(0.0, 1.0, 25)[:, None]
        inside = np.all(np.abs(along[:, None, :] - points) < sizes / 2, axis=2).any(axis=0)
        found += int(inside.sum() - inside[first] - inside[second])
    return found


def _side(start: Floats, end: Floats, point: Floats) -> Floats:
    """Above 0 to the one side of the line, below 0 to the other."""
    ahead, towards = end - start, point - start
    side: Floats = ahead[..., 0] * towards[..., 1] - ahead[..., 1] * towards[..., 0]
    return side


@contextmanager
def _seeded() -> Iterator[None]:
    """igraph's random numbers from a seed, and from Python's ``random``, as igraph has it, afterwards."""
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
