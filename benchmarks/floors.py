"""The figures that may not get worse: ``tests/gold/floors_NAME.json`` for each extractor."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from benchmarks.judge import ROOT, Figures, digests

FILES = {name: ROOT / "tests" / "gold" / f"floors_{name}.json" for name in ("rules", "both", "learned")}
SLACK = 1.0
"""Points that a pinned floor lies below what was measured, and a ceiling above it."""
RISING = (
    *("claim_P", "claim_R", "claim_F1", "status_accuracy", "status_accuracy_when_not_actual", "amount_accuracy"),
    *("entity_F1", "entity_type_accuracy", "deal_P", "deal_R"),
)
FALLING = ("rumour_as_fact", "reversed_per_200")


class Floors(BaseModel):
    """What is pinned, in points, with the SHA-256 of the files it was measured with; ``lowered`` holds the reasons."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: dict[str, str] = Field(default_factory=dict)
    floors: dict[str, float] = Field(default_factory=dict)
    ceilings: dict[str, float] = Field(default_factory=dict)
    lowered: tuple[str, ...] = ()


class LoweringRefused(ValueError):
    """A floor would be lowered, or a ceiling raised, without a reason."""


def read(path: Path) -> Floors:
    """The pinned figures; none where there is no file."""
    return Floors.model_validate_json(path.read_text(encoding="utf-8")) if path.exists() else Floors()


def with_rates(figures: Figures) -> Figures:
    """The judge's figures, and reversed claims as a rate."""
    reversed_, claims = figures["reversed"] or 0.0, figures["predicted_claims"] or 0.0
    return {**figures, "reversed_per_200": round(200 * reversed_ / claims, 2) if claims else 0.0}


def worse(figures: Figures, pinned: Floors) -> list[str]:
    """What fell below its floor or rose above its ceiling, in words; a figure that is missing counts as fallen."""
    found = with_rates(figures)
    low = [(name, "below", floor) for name, floor in pinned.floors.items() if (found[name] or 0.0) < floor]
    high = [(name, "above", top) for name, top in pinned.ceilings.items() if (found[name] or 0.0) > top]
    return [f"{name} is {found[name]}, {side} {limit}" for name, side, limit in (*low, *high)]


def raised(figures: Figures, old: Floors, reason: str | None) -> Floors:
    """Floors a little below ``figures``; LoweringRefused where one would be lower than in ``old`` and no reason given.

    Other articles or another judge than in ``old`` make no exception: say so as the reason.
    """
    found = with_rates(figures)
    floors = {name: round((found[name] or 0.0) - SLACK, 1) for name in RISING}
    ceilings = {name: round((found[name] or 0.0) + SLACK, 1) for name in FALLING}
    lower = [
        f"{name} {old.floors[name]} -> {floors[name]}" for name in floors if floors[name] < old.floors.get(name, 0)
    ]
    lower += [f"{n} {old.ceilings[n]} -> {top}" for n, top in ceilings.items() if top > old.ceilings.get(n, top)]
    if lower and not reason:
        raise LoweringRefused(", ".join(lower))
    history = (*old.lowered, f"{', '.join(lower)}: {reason}") if lower else old.lowered
    return Floors(sha256=digests(), floors=floors, ceilings=ceilings, lowered=history)


def pin(figures: Figures, reason: str | None, path: Path) -> None:
    """Write the floors of ``figures``; LoweringRefused as in ``raised``."""
    path.write_text(raised(figures, read(path), reason).model_dump_json(indent=1) + "\n", encoding="utf-8")
