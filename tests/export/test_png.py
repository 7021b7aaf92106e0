"""PNG: the SVG in pixels, the same bytes in two processes, and no picture without words."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import resvg_py
from graphs import hostile_graph

from benchmarks.graphs import news_like
from kg.errors import RunError
from kg.export import export, png
from kg.export.svg import to_svg
from kg.model import Graph
from kg.schema import Schema

ROOT = Path(__file__).parents[2]
BUILD = """
import sys
from pathlib import Path
from benchmarks.graphs import news_like
from kg.export import export
from kg.schema import load_schema
export("png", news_like(12), load_schema(), Path(sys.argv[1]))
"""


def size(path: Path) -> tuple[int, int]:
    """Width and height as the file says."""
    start = path.read_bytes()[:24]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", start[16:])
    return width, height


@pytest.fixture(autouse=True)
def _fonts_are_looked_for_again() -> None:
    png._check_fonts.cache_clear()


def test_it_is_the_picture_at_twice_its_size(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export("png", graph, schema, tmp_path / "out.png")
    picture = to_svg(graph, schema)
    assert size(tmp_path / "out.png") == pytest.approx((2 * picture.width, 2 * picture.height), abs=2)


def test_a_large_picture_stays_within_what_viewers_open(
    graph: Graph, schema: Schema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "MOST", 500)
    export("png", graph, schema, tmp_path / "out.png")
    assert max(size(tmp_path / "out.png")) == pytest.approx(500, abs=1)


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", BUILD, str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_names_change_pixels(schema: Schema, tmp_path: Path) -> None:
    """Words are drawn, not only shapes."""
    graph = news_like(12)
    other = graph.model_copy(
        update={"entities": tuple(entity.model_copy(update={"name": entity.name[::-1]}) for entity in graph.entities)}
    )
    for name, shown in (("one", graph), ("two", other)):
        export("png", shown, schema, tmp_path / name)
    assert (tmp_path / "one").read_bytes() != (tmp_path / "two").read_bytes()


def test_without_fonts_there_is_an_error_and_no_file(
    graph: Graph, schema: Schema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resvg_py, "svg_to_bytes", partial(resvg_py.svg_to_bytes, skip_system_fonts=True))
    with pytest.raises(RunError, match="no font") as caught:
        export("png", graph, schema, tmp_path / "out.png")
    assert "svg" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_hostile_text_gives_a_picture(hostile: str, schema: Schema, tmp_path: Path) -> None:
    export("png", hostile_graph(hostile), schema, tmp_path / "out.png")
    assert min(size(tmp_path / "out.png")) > 100
