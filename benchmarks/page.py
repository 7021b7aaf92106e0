"""How fast the HTML picture opens, and how it moves, with 300 nodes and with 20,000, in one run of one Chromium.

    python -m benchmarks.page [NAMES]

Both pages are opened in turn, each time in a new window; medians are told. "picture" is the time from the start of the
navigation until vis-network has drawn for the first time; "ready" is when every name can be found and filtered.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.invented import invented_graph
from kg.export import export
from kg.graph import to_networkx
from kg.schema import load_schema

SMALL = 254
"""Names of the small graph: with its amounts 300 nodes, the most that are drawn at once."""
LARGE = 20_000
PASSES = 7
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FRAMES = """
async () => {
  const next = () => new Promise((done) => requestAnimationFrame(done));
  const times = [];
  let before = await next();
  for (let i = 0; i < 90; i++) {
    pan(i < 45 ? 6 : -6, 0);
    const now = await next();
    times.push(now - before);
    before = now;
  }
  return times;
}
"""
FIND = "() => { const start = performance.now(); find('osterfield'); return performance.now() - start; }"
EXPAND = """
() => {
  const [id] = [...NODES.keys()].filter((id) => !isAmount(id)).sort(byDegree);
  const start = performance.now();
  expand(id);
  choose(id);
  return performance.now() - start;
}
"""
Figures = dict[str, list[float]]


def main(large: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {name: _written(name, Path(folder)) for name in (SMALL, large)}
        executable = next(filter(None, map(shutil.which, BROWSERS)), None)
        if executable is None:
            sys.exit(f"needs one of {', '.join(BROWSERS)}")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        _measure(browser, pages[SMALL])  # one untimed, so that neither pays for the browser's own start
        figures: dict[int, Figures] = {name: {} for name in pages}
        for _ in range(PASSES):
            for name, page in pages.items():
                for what, values in _measure(browser, page).items():
                    figures[name].setdefault(what, []).extend(values)
        browser.close()
    _print(figures)


def _written(names: int, folder: Path) -> Path:
    graph, schema = invented_graph(names), load_schema()
    path = folder / f"{names}.html"
    started = time.perf_counter()
    export("html", graph, schema, path)
    seconds = time.perf_counter() - started
    nodes = len(to_networkx(graph, schema))
    print(f"{names:>7,} names, {len(graph.claims):,} claims, {nodes:,} nodes, {_megabytes(path)}, {seconds:.1f} s")
    return path


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def _measure(browser: Browser, page: Path) -> Figures:
    window = browser.new_page(viewport={"width": 1360, "height": 860})
    window.goto(page.as_uri(), wait_until="commit")
    window.wait_for_selector("html[data-ready=yes]", state="attached")
    picture = window.evaluate("performance.getEntriesByName('picture')[0].startTime")
    figures = {
        "picture": [picture],
        "ready": [window.evaluate("performance.getEntriesByName('ready')[0].startTime")],
        "find": [window.evaluate(FIND)],
        "frame": window.evaluate(FRAMES),
        "expand": [window.evaluate(EXPAND)],
    }
    window.close()
    return figures


def _print(figures: dict[int, Figures]) -> None:
    small, large = figures.values()
    print(f"{'milliseconds':<14}" + "".join(f"{name:>12,}" for name in figures))
    for what in small:
        print(f"{what:<14}" + "".join(f"{statistics.median(each[what]):>12.1f}" for each in (small, large)))
    print(f"{'frame, 95 %':<14}" + "".join(f"{_late(each['frame']):>12.1f}" for each in (small, large)))
    print(
        f"first picture, large : small  {statistics.median(large['picture']) / statistics.median(small['picture']):.2f}"
    )


def _late(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE)
