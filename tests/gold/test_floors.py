"""The quality measured on annotated news may not fall below what is pinned for each extractor."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import floors, judge
from benchmarks.floors import FALLING, RISING, Floors, LoweringRefused

PINNED = {name: floors.read(path) for name, path in floors.FILES.items() if path.exists()}
BESIDE = pytest.mark.skipif(not judge.there(), reason="../shared/gold or ../shared/eval is not there")


@pytest.fixture(scope="session", params=PINNED)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[judge.Figures, Floors]:
    """The judge on the development articles, built once for each extractor, and what is pinned."""
    run: Path = tmp_path_factory.mktemp("dev") / "run"
    judge.build("dev", run, request.param)
    return floors.with_rates(judge.score("dev", run).figures), PINNED[request.param]


def even(value: float) -> judge.Figures:
    """Every figure the same."""
    return {**dict.fromkeys((*RISING, *FALLING), value), "reversed": 0.0, "predicted_claims": 200.0}


@BESIDE
@pytest.mark.parametrize("name", PINNED)
def test_the_floors_belong_to_these_articles_and_this_judge(name: str) -> None:
    assert judge.digests() == PINNED[name].sha256, (
        "the annotated articles or the judge changed: look at the new figures (make eval), "
        f"then pin them with python -m benchmarks.eval dev --pin --extractor {name}"
    )


@BESIDE
@pytest.mark.parametrize("name", RISING)
def test_no_figure_falls_below_its_floor(measured: tuple[judge.Figures, Floors], name: str) -> None:
    figures, pinned = measured
    assert (figures[name] or 0.0) >= pinned.floors[name]


@BESIDE
@pytest.mark.parametrize("name", FALLING)
def test_no_figure_rises_above_its_ceiling(measured: tuple[judge.Figures, Floors], name: str) -> None:
    figures, pinned = measured
    assert (figures[name] or 0.0) <= pinned.ceilings[name]


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    old = floors.raised(even(90.0), Floors(), None)
    with pytest.raises(LoweringRefused, match=r"claim_P 89\.0 -> 79\.0"):
        floors.raised(even(80.0), old, None)


def test_a_ceiling_is_not_raised_without_a_reason() -> None:
    old = floors.raised(even(90.0), Floors(), None)
    with pytest.raises(LoweringRefused, match="reversed_per_200"):
        floors.raised({**even(90.0), "reversed": 3.0}, old, None)


def test_the_reason_is_kept_and_raising_needs_none(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.pin(even(90.0), None, path)
    floors.pin(even(80.0), "the judge was mended", path)
    floors.pin({**even(85.0), "rumour_as_fact": 1.0}, None, path)
    kept = floors.read(path)
    assert kept.floors["claim_P"] == 84.0
    assert [reason.endswith(": the judge was mended") for reason in kept.lowered] == [True]


def test_a_figure_that_the_judge_cannot_give_counts_as_fallen() -> None:
    pinned = floors.raised(even(90.0), Floors(), None)
    assert floors.worse({**even(90.0), "amount_accuracy": None}, pinned) == ["amount_accuracy is None, below 89.0"]
