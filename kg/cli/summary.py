"""The short table at the end of a build, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.model import Skip
from kg.run_folder import Counts


def table(counts: Counts, skips: Sequence[Skip], out: Path) -> str:
    """Articles, entities by type, claims by relation and status, what was skipped and why."""
    claims = {relation: sum(by_status.values()) for relation, by_status in counts.claims.items()}
    rows = [("articles", counts.articles, "")]
    rows += [("entities", sum(counts.entities.values()), _listed(counts.entities.items()))]
    rows += [("claims", sum(claims.values()), "")]
    rows += [(f"  {name}", claims[name], _listed(by_status.items())) for name, by_status in counts.claims.items()]
    rows += [("skipped", len(skips), "")]
    rows += [(f"  {reason}", number, "") for reason, number in sorted(Counter(skip.reason for skip in skips).items())]
    width = max(len(label) for label, _, _ in rows)
    lines = [f"{label:<{width}}  {number:>6}  {detail}".rstrip() for label, number, detail in rows]
    return "\n".join([*lines, f"written to {out}"])


def warnings(skips: Iterable[Skip]) -> list[str]:
    """One line a file and reason, with the first place and how many more there are."""
    places: dict[tuple[str, str], list[str]] = {}
    for skip in skips:
        places.setdefault((skip.source, skip.reason), []).append(skip.where)
    return [_warning(source, reason, where) for (source, reason), where in places.items()]


def _warning(source: str, reason: str, where: Sequence[str]) -> str:
    more = f" (and {len(where) - 1} more)" if len(where) > 1 else ""
    name = where[0] if source in where[0] else f"{source} {where[0]}".strip()
    return f"skipped {name}: {reason}{more}"


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts)
