"""Take the screenshots of docs/ anew, from the graph of examples/.

python -m benchmarks.screenshots
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import BROWSERS
from kg import pipeline
from kg.export import export
from kg.schema import load_schema

ROOT = Path(__file__).parents[1]
INPUTS = [str(ROOT / "examples" / name) for name in ("aggregator.txt", "article.html", "records.jsonl")]
# File in docs/ -> fragment of the view, width, height, dark or light.
SHOTS = {
    "graph.png": ("", 1280, 760, "light"),
    "picture-name.png": ("#node=tessera-robotics&depth=1", 1280, 720, "dark"),
    "picture-phone.png": ("#node=northwind", 390, 700, "light"),
}


def main() -> None:
    """Build, open, photograph."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        sys.exit(f"needs one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        schema, page = load_schema(), Path(folder) / "graph.html"
        export("html", pipeline.build(INPUTS, schema).graph, schema, page)
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        for name in SHOTS:
            _shoot(browser, page, name)
        browser.close()


def _shoot(browser: Browser, page: Path, name: str) -> None:
    fragment, width, height, scheme = SHOTS[name]
    window = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    window.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    window.goto(page.as_uri() + fragment)
    window.wait_for_selector("html[data-ready=yes]", state="attached")
    window.wait_for_timeout(300)
    window.screenshot(path=ROOT / "docs" / name)
    window.close()
    print(f"docs/{name}: {(ROOT / 'docs' / name).stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
