"""Which names of people are the same: surnames, given names, titles."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.coref.forms import Form, title_gender
from kg.extract.coref.lexicon import Gender, lexicon
from kg.extract.coref.unions import Unions
from kg.extract.spans import Candidate


def people_groups(doc: Doc, found: Sequence[Candidate], table: Sequence[Form], unions: Unions) -> None:
    """Join the names of each person in ``unions``.

    A single word that is a person's surname counts as one even if its votes say otherwise, unless the article used
    it before the person came up, or has a longer name that begins with it.
    """
    full = [form for form in table if form.family == "person" and len(form.words) > 1]
    for at, form in enumerate(full):
        for member in form.members[1:]:
            unions.join(form.first, member)
        for earlier in full[:at]:
            if _same_person(form.words, earlier.words):
                unions.join(earlier.first, form.first)
    for form in table:
        if len(form.words) == 1 and (form.family == "person" or _is_surname(form, full, table)):
            _join_short(doc, found, form, full, unions)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[-1] == other[-1] and lexicon().same_given_name(one[0], other[0])


def _is_surname(form: Form, full: Sequence[Form], table: Sequence[Form]) -> bool:
    owners = [person for person in full if person.words[-1] == form.words[0]]
    longer = [
        other for other in table if other.family != "person" and other.words[:1] == form.words and other is not form
    ]
    return bool(owners) and not longer and min(owner.first for owner in owners) < form.first


def _join_short(doc: Doc, found: Sequence[Candidate], form: Form, full: Sequence[Form], unions: Unions) -> None:
    owners = [person for person in full if person.words[-1] == form.words[0]]
    owners = owners or [person for person in full if person.words[0] == form.words[0]]
    alone: int | None = None
    for member in form.members:
        owner = _nearest(member, title_gender(doc, found[member]), owners)
        if owner is not None:
            unions.join(owner, member)
        elif alone is not None:
            unions.join(alone, member)
        else:
            alone = member


def _nearest(member: int, gender: Gender | None, owners: Sequence[Form]) -> int | None:
    """The last full name before ``member``, else the first after it, whose gender does not contradict."""
    fits = [owner for owner in owners if not _contradicts(gender, lexicon().given_gender(owner.words[0]))]
    places = [place for owner in fits for place in owner.members]
    before = [place for place in places if place < member]
    return max(before) if before else min(places, default=None)


def _contradicts(one: Gender | None, other: Gender | None) -> bool:
    return one is not None and other is not None and one != other
