"""Small shapes as SVG paths: nodes, arrows, crosses. Pixels, y growing downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kg.export.curves import Curve
from kg.export.look import look

HEAD = 9.0
"""Length of an arrow's head on the thinnest line."""
CROSS = 6.0
"""Half the width of the cross on a denied line."""


def polygon(shape: str, radius: float, x: float = 0.0, y: float = 0.0) -> str:
    """The path of a shape of the look around a point; empty for a circle."""
    corners = look().shapes.get(shape, ())
    points = " L".join(f"{x + across * radius:.1f} {y + down * radius:.1f}" for across, down in corners)
    return f"M{points} Z" if points else ""


def arrow(path: Curve, width: float) -> tuple[str, str]:
    """The line up to its head, and the head."""
    length, half = HEAD + 1.5 * width, 2.5 + 1.2 * width
    along = 1 - min(length / max(math.dist(path.start, path.end), 1.0), 0.7)
    (x, y), (tip_x, tip_y) = path.at(along), path.end
    reach = math.hypot(tip_x - x, tip_y - y) or 1.0
    across, down = -(tip_y - y) / reach * half, (tip_x - x) / reach * half
    body = path.between(0.0, min(along + 0.02, 1.0))
    points = ((tip_x, tip_y), (x + across, y + down), (x - across, y - down))
    head = " L".join(f"{px:.1f} {py:.1f}" for px, py in points)
    (start_x, start_y), (mid_x, mid_y), (end_x, end_y) = body
    return f"M{start_x:.1f} {start_y:.1f} Q{mid_x:.1f} {mid_y:.1f} {end_x:.1f} {end_y:.1f}", f"M{head} Z"


def cross(x: float, y: float) -> str:
    """A cross on a line at that point."""
    left, top, right, bottom = x - CROSS, y - CROSS, x + CROSS, y + CROSS
    return f"M{left:.1f} {top:.1f} L{right:.1f} {bottom:.1f} M{left:.1f} {bottom:.1f} L{right:.1f} {top:.1f}"


def dashes(lengths: Sequence[float]) -> str:
    """As SVG has them."""
    return " ".join(f"{length:g}" for length in lengths)
