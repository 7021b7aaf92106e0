"""Seconds and quality of the picture's layout, for made-up graphs of several sizes.

    python -m benchmarks.layout [NAMES...]

Crossings are counted for a sample of lines, and given per line; "behind" is how many other names a line runs through.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

import numpy as np

from benchmarks.graphs import news_like
from kg.export.boxes import Floats, Ints, overlapping
from kg.export.force import crossed_by, hidden
from kg.export.layout import GAP, node_boxes, positions
from kg.graph import to_networkx
from kg.schema import load_schema

NAMES = (30, 300, 3000, 20_000)
SAMPLE = 500


def main(names: Sequence[int]) -> None:
    """Measure and print."""
    print("names    cpu s  wall s  crossings/line  behind/line  overlaps  width x height")
    for size in names:
        view = to_networkx(news_like(size), load_schema())
        wall, cpu = time.perf_counter(), time.process_time()
        places = positions(view)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        boxes, index = node_boxes(view), {node: number for number, node in enumerate(sorted(places))}
        sizes = np.array([boxes[node][:2] for node in index]) - 2 * GAP
        centres = np.array([(places[node][0], places[node][1] + boxes[node].below) for node in index])
        claims = [(index[a], index[b]) for a, b, kind in view.edges(data="kind", default="") if kind == "claim"]
        lines = np.unique(np.sort(np.array(claims), axis=1), axis=0)
        crossings, behind, overlaps = _quality(centres, sizes, lines)
        width, height = np.ptp(centres, axis=0)
        print(
            f"{size:<6}{cpu:8.2f}{wall:8.2f}{crossings:16.2f}{behind:13.2f}{overlaps:10}  {width:.0f} x {height:.0f}",
            flush=True,
        )


def _quality(centres: Floats, sizes: Floats, lines: Ints) -> tuple[float, float, int]:
    sample = np.random.default_rng(0).permutation(lines)[:SAMPLE]
    crossings = sum(crossed_by(line, centres, lines) for line in sample)
    return crossings / len(sample), hidden(centres, sample, sizes) / len(sample), len(overlapping(centres, sizes)[0])


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or NAMES)
