"""The quality measured on annotated news may not fall below what is pinned in ``floors.json``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import score

PINNED = json.loads(score.FLOORS.read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not score.gold("dev").exists(), reason="../shared/gold is not there")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder: Path = tmp_path_factory.mktemp("dev")
    return score.score("dev", score.build("dev", folder)[1])[0]


def test_the_floors_belong_to_these_articles_and_this_judge() -> None:
    found = {"dev.jsonl": score.digest(score.gold("dev")), "score.py": score.digest(score.JUDGE)}
    assert found == PINNED["sha256"], (
        "the gold or the judge changed: measure again and pin with benchmarks/score.py --pin"
    )


@pytest.mark.parametrize("name", sorted(PINNED["floors"]))
def test_no_figure_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= PINNED["floors"][name]


@pytest.mark.parametrize("name", sorted(PINNED["ceilings"]))
def test_no_figure_rises_above_its_ceiling(figures: dict[str, float], name: str) -> None:
    assert figures[name] <= PINNED["ceilings"][name]


def test_pinning_refuses_to_lower_a_floor_without_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(score.FLOORS.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(score, "FLOORS", floors)
    worse = dict.fromkeys((*score.RISING, *score.FALLING), 0.0)
    with pytest.raises(SystemExit, match="would be lowered"):
        score.pin(worse, None)
    score.pin(worse, "a trial")
    assert json.loads(floors.read_text(encoding="utf-8"))["lowered"] == ["a trial"]
