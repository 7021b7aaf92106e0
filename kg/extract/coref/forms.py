"""The names of one article, grouped by how they are written: a form is a key with the places where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from kg import names
from kg.extract.coref.lexicon import Gender, lexicon
from kg.extract.spans import Candidate
from kg.extract.votes import best_type
from kg.model import Vote

Family = Literal["person", "place", "thing"]
_FAMILY: dict[str, Family] = {"Person": "person", "Place": "place"}


@dataclass(slots=True)
class Form:
    """One way to write a name. ``members`` index the article's names; ``type`` is the winner of all their votes."""

    key: str
    family: Family
    type: str | None
    words: tuple[str, ...]
    text: str
    members: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first name written so."""
        return self.members[0]


def title_gender(doc: Doc, name: Candidate) -> Gender | None:
    """What the title before a name, or at its beginning, says: "Mr", "Dame"."""
    around = doc[max(name.start - 1, 0) : name.start + 1]
    for token in around:
        gender = lexicon().titles.of(token.lower_.rstrip("."))
        if gender is not None:
            return gender
    return None


def person_words(text: str) -> tuple[str, ...]:
    """The words of a person's name without titles, double surnames as one: "Ms Jo Ray-Moss" -> ("jo", "raymoss")."""
    words = names.person(text.replace("-", "")).split()
    while len(words) > 1 and lexicon().titles.of(words[0]) is not None:
        words = words[1:]
    return tuple(words)


def forms(doc: Doc, found: Sequence[Candidate]) -> list[Form]:
    """All forms, by first place; "Mr Larkfield" and the firm Larkfield are two forms of one key."""
    votes: dict[str, list[Vote]] = defaultdict(list)
    for name in found:
        votes[names.squash(name.text(doc))] += name.votes
    table: dict[tuple[str, Family], Form] = {}
    for index, name in enumerate(found):
        text = name.text(doc)
        kind = best_type(votes[names.squash(text)])
        if doc[name.start].lower_.rstrip(".") in ("mr", "mrs", "ms") or _after_plain_title(doc, name):
            kind = "Person"
        family = _FAMILY.get(kind or "", "thing")
        words = person_words(text) if family == "person" else names.words(text)
        key = " ".join(words) if family == "person" else names.squash(text)
        form = table.setdefault((key, family), Form(key, family, kind, words, names.clean(text)))
        form.members.append(index)
    return list(table.values())


def _after_plain_title(doc: Doc, name: Candidate) -> bool:
    return name.start > 0 and doc[name.start - 1].lower_.rstrip(".") in ("mr", "mrs", "ms")
