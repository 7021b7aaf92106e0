"""The wheel carries everything: it is installed into an environment of its own and run from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = [
    *sorted((ROOT / "schemas").rglob("*.yaml")),
    *sorted((ROOT / "kg" / "lexicon").glob("*.yaml")),
    *sorted((ROOT / "kg" / "export").glob("*.yaml")),
    *sorted(path for path in (ROOT / "kg" / "export" / "templates").rglob("*") if path.is_file()),
    *sorted(path for path in (ROOT / "kg" / "serve" / "assets").rglob("*") if path.is_file()),
]
PAGE = """Northwind buys a rival

The software company Northwind Inc has acquired Contoso Ltd for $1.2 billion, the two firms said on Monday.
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_"))}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree so that nothing is left in it."""
    copy, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("kg", "schemas", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (copy / name).symlink_to(ROOT / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(out)]
    done = run(sys.executable, "-m", "pip", "wheel", *options, str(copy), cwd=copy)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with the wheel in it; its dependencies are lent by the one of the tests."""
    root = tmp_path_factory.mktemp("fresh") / "env"
    venv.create(root, with_pip=False, symlinks=True)
    site = next(root.glob("lib/python*/site-packages"))
    options = ["--no-deps", "--no-index", "--python", str(root / "bin" / "python")]
    done = run(sys.executable, "-m", "pip", *options[2:], "install", *options[:2], str(wheel), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n" + sysconfig.get_path("platlib") + "\n")
    return root / "bin"


def test_the_wheel_holds_all_code_and_data(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").rglob("*.py")}
    data = {path.relative_to(ROOT).as_posix() for path in DATA}
    data = {f"kg/{name}" if name.startswith("schemas/") else name for name in data}
    assert code | data | {"kg/py.typed"} <= inside
    assert not [name for name in inside if name.startswith(("schemas/", "tests/"))]


def test_the_packages_named_are_the_packages_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "kg").rglob("*.py")}
    assert set(settings["tool"]["setuptools"]["packages"]) == there | {"kg.schemas"}


def test_the_installed_command_works_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(installed / "kg", "build", page, "--out", "run", cwd=empty)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {"graph.ttl", "graph.html", "graph.graphml"} <= {path.name for path in (empty / "run").iterdir()}
    asked = run(installed / "kg", "query", "run", "ASK { ?x kg:acquired ?y }", cwd=empty)
    assert (asked.returncode, asked.stdout.strip()) == (0, "true"), asked.stderr


def test_the_installed_command_reads_its_own_schema_and_code(installed: Path, tmp_path: Path) -> None:
    ask = "import kg; from kg.schema import default_schema_path; print(kg.__file__); print(default_schema_path())"
    lines = run(installed / "python", "-c", ask, cwd=tmp_path).stdout.splitlines()
    assert len(lines) == 2
    assert all(Path(line).is_relative_to(installed.parent) for line in lines)
