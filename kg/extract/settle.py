"""One article tells a fact in several places: what is told by the way waits for what is told outright.

"Northwind's acquisition of Contoso" or "Northwind buying Contoso" names an event without saying that it happened.
Where the same article says elsewhere that it is planned or possible, and nowhere that it is done, that holds here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.extract.match.found import Found
from kg.extract.reading import Reading
from kg.extract.syntax import children
from kg.model import Match, Status

NAMING = frozenset({"noun", "possessive", "eponym", "text"})
OPEN: tuple[Status, ...] = ("planned", "possible")

Fact = tuple[str, int, int]


def settle(found: Sequence[Found], matches: Sequence[Match], reading: Reading) -> tuple[Match, ...]:
    """``matches`` (one for each of ``found``) with the status of bare namings taken from outright tellings."""
    outright: dict[Fact, set[Status]] = defaultdict(set)
    for item, match in zip(found, matches, strict=True):
        if not _names_only(item, match):
            outright[_fact(match, reading)].add(match.status)
    return tuple(
        _taking(outright.get(_fact(match, reading), set()), match) if _names_only(item, match) else match
        for item, match in zip(found, matches, strict=True)
    )


def _fact(match: Match, reading: Reading) -> Fact:
    """What is told: the relation and the chains of its ends."""
    return match.relation, reading.candidates[match.subject].chain, reading.candidates[match.object].chain


def _names_only(item: Found, match: Match) -> bool:
    """True where no word says whether the thing named is real."""
    if match.status != "actual" or match.cues:
        return False
    wording = item.rule.wording
    if wording.kind in NAMING or (wording.kind == "role" and wording.denotes == "object"):
        return True
    trigger = item.statement[0]
    return trigger.tag_ == "VBG" and not children(trigger, "aux")


def _taking(outright: set[Status], match: Match) -> Match:
    if "actual" in outright:
        return match
    status = next((status for status in OPEN if status in outright), None)
    return match if status is None else match.model_copy(update={"status": status})
