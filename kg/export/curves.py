"""Lines between nodes as curves: where they begin and end, where their words stand. Pixels, y growing downwards."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Covers = Callable[[Point], bool]
"""Whether a node, with its words, covers a point."""

FAN = 34.0
"""Between the middles of two lines that join the same nodes."""
BENDS = (0.0, 22.0, -22.0, 44.0, -44.0)
"""How far a line may bend to pass by what stands in its way."""
LOOP = 30.0
"""Half the width of a line from a node to itself."""
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72)
"""Where along a line its words may stand, the best first."""
BESIDE = (0.0, -0.8, 0.8)
"""How far off their line words may stand, in their height, the best first; below 0 is above the line."""
_STEPS = 40


class Curve(NamedTuple):
    """A quadratic Bézier curve."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at ``t``, 0 at the start and 1 at the end."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )

    def angle(self, t: float) -> float:
        """The direction at ``t`` in radians, clockwise from the right."""
        across = (1 - t) * (self.control[0] - self.start[0]) + t * (self.end[0] - self.control[0])
        down = (1 - t) * (self.control[1] - self.start[1]) + t * (self.end[1] - self.control[1])
        return math.atan2(down, across)

    def between(self, first: float, last: float) -> Curve:
        """The part from ``first`` to ``last``."""
        start, end = self.at(first), self.at(last)
        # The control point of a part is the blossom of its two ends.
        a, b, c = (1 - first) * (1 - last), first + last - 2 * first * last, first * last
        control = tuple(a * s + b * m + c * e for s, m, e in zip(self.start, self.control, self.end, strict=True))
        return Curve(start, (control[0], control[1]), end)


def curve(start: Point, end: Point, out: float) -> Curve:
    """A line whose middle is ``out`` pixels off the straight one, to the left as seen from ``start`` if below 0."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length < 1.0:
        return Curve((start[0] - LOOP, start[1]), (start[0], start[1] - 4 * LOOP), (start[0] + LOOP, start[1]))
    # The middle of the curve is half as far out as its control point.
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return Curve(start, (middle[0] - down / length * 2 * out, middle[1] + across / length * 2 * out), end)


def clearest(start: Point, end: Point, others: Sequence[Rectangle]) -> Curve:
    """The least bent of the lines that run through the fewest of ``others``."""
    left, top, right, bottom = _span(start, end)
    most = max(BENDS)
    frame = left - most, top - most, right + most, bottom + most
    near = [other for other in others if _touch(frame, other)]
    return min((curve(start, end, out) for out in BENDS), key=lambda line: _hits(line, near))


def _hits(line: Curve, others: Iterable[Rectangle]) -> int:
    points = [line.at(i / _STEPS) for i in range(1, _STEPS)]
    return sum(any(left < x < right and top < y < bottom for x, y in points) for left, top, right, bottom in others)


def _span(one: Point, two: Point) -> Rectangle:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def trimmed(whole: Curve, leaves: Covers, reaches: Covers) -> Curve:
    """``whole`` without what its two ends cover; never less than a fifth of it."""
    first = _edge(lambda t: leaves(whole.at(t)))
    last = 1.0 - _edge(lambda t: reaches(whole.at(1.0 - t)))
    return whole.between(first, last)


def _edge(covered: Callable[[float], bool]) -> float:
    """The ``t``, at most 0.4, from which on nothing is covered."""
    steps = [0.4 * i / _STEPS for i in range(_STEPS + 1)]
    inside = max((t for t in steps if covered(t)), default=0.0)
    outside = min(inside + steps[1], 0.4)
    for _ in range(8):
        half = (inside + outside) / 2
        inside, outside = (half, outside) if covered(half) else (inside, half)
    return outside


class Words(NamedTuple):
    """Where the words of a line stand: their middle, turned by ``degrees`` and never upside down, and their width."""

    x: float
    y: float
    degrees: float
    width: float


def place_words(line: Curve, width: float, height: float, taken: Sequence[Rectangle]) -> tuple[Words, list[Rectangle]]:
    """The place on ``line``, else beside it, that covers the least of ``taken``, and what the words cover there."""
    left, top, right, bottom = _span(line.start, line.end)
    frame = left - width, top - width, right + width, bottom + width
    near = [other for other in taken if _touch(frame, other)]
    found = (_words(line, t, beside * height, width, height) for beside in BESIDE for t in PLACES)
    return min(found, key=lambda place: sum(_touch(a, b) for a in place[1] for b in near))


def _words(line: Curve, t: float, beside: float, width: float, height: float) -> tuple[Words, list[Rectangle]]:
    (x, y), angle = line.at(t), line.angle(t)
    if math.cos(angle) < 0:
        angle += math.pi
    x, y = x - math.sin(angle) * beside, y + math.cos(angle) * beside
    turned = math.degrees(math.remainder(angle, 2 * math.pi))
    return Words(x, y, turned, width), list(_covered(x, y, angle, width, height))


def _covered(x: float, y: float, angle: float, width: float, height: float) -> Iterator[Rectangle]:
    """Small squares along words that run at an angle."""
    pieces = max(1, math.ceil(width / height))
    for i in range(pieces):
        along = ((i + 0.5) / pieces - 0.5) * width
        cx, cy = x + along * math.cos(angle), y + along * math.sin(angle)
        yield cx - height / 2, cy - height / 2, cx + height / 2, cy + height / 2


def _touch(one: Rectangle, two: Rectangle) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def nearest(lines: Iterable[Curve], point: Point) -> Point:
    """The point of ``lines`` that is nearest to ``point``, away from their ends."""
    candidates = (line.at(t / 20) for line in lines for t in range(4, 17))
    return min(candidates, key=lambda candidate: math.dist(candidate, point))
