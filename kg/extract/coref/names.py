"""Which names of one article are the same: full and short names, initialisms, tickers, "X, formerly Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from kg import names
from kg.extract.coref.forms import Form, forms
from kg.extract.coref.lexicon import lexicon
from kg.extract.coref.people import people_groups
from kg.extract.coref.unions import Unions
from kg.extract.spans import Candidate

_LONGEST_INITIALS = 10
_FIRMS = (None, "Company", "Organization")


def name_groups(doc: Doc, found: Sequence[Candidate]) -> list[int]:
    """For every name of ``found`` (in text order) the index of the first name of its referent."""
    unions = Unions(len(found))
    table = forms(doc, found)
    for form in table:
        if form.family != "person":
            _join_members(unions, form)
    others = [form for form in table if form.family != "person"]
    people_groups(doc, found, table, unions)
    for form in others:
        for full in _fuller(doc, found, form, others, unions):
            unions.join(full.first, form.first)
    _linked(doc, found, table, unions)
    return [unions.find(index) for index in range(len(found))]


def _join_members(unions: Unions, form: Form) -> None:
    for member in form.members[1:]:
        unions.join(form.first, member)


def _fuller(doc: Doc, found: Sequence[Candidate], short: Form, others: Sequence[Form], unions: Unions) -> list[Form]:
    """The fuller forms of ``short``: those of the strongest reason, if they are all one referent."""
    for reason in (_same, _initials, _generic_tail, _without_maker, _last_words, _clipped, _open_tail):
        fits = [form for form in others if form is not short and form.family == short.family and reason(short, form)]
        if reason in (_last_words, _clipped) and not _after_the(doc, found, short):
            fits = []
        if reason is _open_tail:
            fits = [form for form in fits if form.first < short.first and not _side_by_side(doc, found, short, form)]
        if fits:
            return fits if len({unions.find(form.first) for form in fits}) == 1 else []
    return []


def _same(short: Form, full: Form) -> bool:
    """The same words ("ScaleAI"), or a plural of a thing ("phones")."""
    return short.words in (full.words, _turned(full.words)) or short.key in (full.key, f"{full.key}s")


def _turned(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Justice Department" -> the words of "Department of Justice"."""
    return (words[-1], "of", *words[:-1]) if words[-1:] in (("department",), ("ministry",), ("university",)) else ()


def _initials(short: Form, full: Form) -> bool:
    if len(short.text) > _LONGEST_INITIALS or len(full.words) < 2:
        return False
    turned = " ".join(_turned(full.words))
    return names.is_acronym_of(short.text, full.text) or (bool(turned) and names.is_acronym_of(short.text, turned))


def _tail(short: Form, full: Form) -> tuple[str, ...]:
    size = len(short.words)
    return full.words[size:] if full.words[:size] == short.words and len(short.key) > 1 else ()


def _generic_tail(short: Form, full: Form) -> bool:
    tail = _tail(short, full)
    fits = short.type in (*_FIRMS, "Product") and full.type in _FIRMS
    return fits and bool(tail) and all(word in lexicon().generic_tails for word in tail)


def _open_tail(short: Form, full: Form) -> bool:
    """ "Larkfield" for "Larkfield Sachs": any tail but one that makes another thing of it."""
    tail = _tail(short, full)
    fits = short.type == full.type and short.type in _FIRMS and len(full.words) <= 4
    return fits and bool(tail) and not any(word in lexicon().own_tails or any(map(str.isdigit, word)) for word in tail)


def _without_maker(short: Form, full: Form) -> bool:
    """ "Model Q" for "Northwind Model Q", "Larkfield" for the firm "Walter Larkfield"."""
    size = len(full.words) - len(short.words)
    if not 1 <= size <= 2 or full.words[size:] != short.words:
        return False
    if short.type == "Product":
        return full.type == "Product"
    return size == 1 and full.type in _FIRMS and short.type in _FIRMS and lexicon().is_given_name(full.words[0])


def _last_words(short: Form, full: Form) -> bool:
    """ "the Courier" for the "Larkfield Courier"."""
    size = len(short.words)
    return len(full.words) > size and full.words[-size:] == short.words and short.type in _FIRMS and full.type in _FIRMS


def _clipped(short: Form, full: Form) -> bool:
    """ "the Fed" for the "Federal Reserve"."""
    organizations = short.type == full.type == "Organization"
    clipped = len(short.words) == 1 and len(short.key) > 2 and full.words[0].startswith(short.key)
    return organizations and clipped and len(full.words) > 1 and full.words[0] != short.key


def _after_the(doc: Doc, found: Sequence[Candidate], form: Form) -> bool:
    starts = [found[member].start for member in form.members]
    return all(doc[at].lower_ == "the" or (at > 0 and doc[at - 1].lower_ == "the") for at in starts)


def _side_by_side(doc: Doc, found: Sequence[Candidate], one: Form, other: Form) -> bool:
    """True where a sentence has both: a writer who shortens a name does not go back to it at once."""
    sentences = [{doc[found[member].start].sent.start for member in form.members} for form in (one, other)]
    return not sentences[0].isdisjoint(sentences[1])


def _linked(doc: Doc, found: Sequence[Candidate], table: Sequence[Form], unions: Unions) -> None:
    """Join neighbours that the text itself says to be one."""
    form_of = {member: form for form in table for member in form.members}
    for (one, left), (other, right) in pairwise(enumerate(found)):
        if form_of[one].family != form_of[other].family or left.end > right.start:
            continue
        between = doc[left.end : right.start].text.casefold().strip()
        if _says_same(between) or _in_brackets(doc, form_of[one], right, between):
            if between == ", or" and not names.is_acronym_of(right.text(doc), left.text(doc)):
                continue
            for member in (one, other):
                unions.join(form_of[member].first, member)
            unions.join(one, other)


def _says_same(between: str) -> bool:
    bare = between.lstrip(",( ").rstrip("\"“‘' ")
    return between[:1] in (",", "(", "w") and bare.strip() in lexicon().alias_links


def _in_brackets(doc: Doc, full: Form, short: Candidate, between: str) -> bool:
    """ "Northwind (NYSE: NWD)", "Northwind Freight Authority (NFA)"."""
    closed = short.end < len(doc) and doc[short.end].text.startswith(")")
    if not closed or not between.startswith("("):
        return False
    market = between[1:].strip(" :").replace(" ", "")
    letters = short.text(doc)
    if market:
        return market in lexicon().exchanges
    return letters.isupper() and len(letters) <= 6 and letters[0].casefold() in {word[0] for word in full.words}
