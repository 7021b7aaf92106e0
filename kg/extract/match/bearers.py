"""Whom a relational noun is said of: "**Jo Ray**, chief executive of X", "X's chief executive **Jo Ray**"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.arguments import patients, surface_subjects
from kg.extract.match.holders import coordinated
from kg.extract.reading import Reading
from kg.extract.syntax import PARTITIVES, children, conjuncts, examples, is_passive, is_verb

TITLE_WORDS = 6
FIRMS = ("Company", "Organization")
COPULAS = frozenset({"be", "become", "remain"})
AS_VERBS_OF_OBJECT = frozenset({"appoint", "name", "hire", "describe", "install", "elect", "promote", "tap", "recruit"})


def bearers(noun: Token, reading: Reading, types: tuple[str, ...], itself: bool) -> tuple[list[int], Token | None]:
    """Whom the noun is said of, and the verb that says it, where one does.

    With ``itself`` the noun may stand for somebody known by coreference ("Northwind's **chief executive** said").
    """
    firms = tuple(name for name in types if name != "Person")
    nearest = _before_comma(noun, reading, firms) if firms and noun.dep_ == "appos" else None
    if nearest is not None:  # "Jo Ray, head of Northwind, the **parent** of Larkfield": not Ray
        return [nearest], None
    if "Person" in types and (sharing := _sharing(noun, reading)) is not None:
        return [sharing], None
    for found, verb in _candidates(noun, reading):
        if not itself and found == [noun]:
            continue
        named = reading.resolve(found, types)
        if named:
            return named, verb
    beside = _adjacent(noun, reading, types)
    if beside is None and "Person" in types:
        beside = _after_field(noun, reading, types) or _before_comma(noun, reading, types)
    if beside is None and types == ("Person",) and _is_epithet(noun):
        beside = reading.protagonist()
    if beside is not None and noun.tag_ == "NNS" and reading.candidates[beside].end <= noun.i:
        return coordinated(beside, reading, types), None
    return ([beside], None) if beside is not None else ([], None)


def _after_field(noun: Token, reading: Reading, types: tuple[str, ...]) -> int | None:
    """A name after a title and its field: "director of corporate communications **Ana Petrov**"."""
    doc = reading.doc
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ not in ("of", "for"):
        return None
    for position in range(noun.i + 2, min(noun.i + 9, noun.sent.end)):
        index = reading.name_starting(position)
        if index is not None:
            if reading.fits(index, types) and reading.is_of(index, types):
                return index
            return _behind_comma(index, reading)
        if doc[position].pos_ not in ("NOUN", "ADJ", "CCONJ", "PROPN") and doc[position].text not in ("&", "-"):
            return None
    return None


def _behind_comma(firm: int, reading: Reading) -> int | None:
    """ "the chief executive of Northwind, **Jo Ray**, said": the parser takes her for Northwind in other words."""
    doc, end = reading.doc, reading.candidates[firm].end
    person = reading.name_starting(end + 1) if end + 1 < len(doc) and doc[end].text == "," else None
    if person is None or not reading.is_of(person, ("Person",)) or reading.is_of(firm, ("Person",)):
        return None
    after = reading.candidates[person].end
    closed = after >= len(doc) or doc[after].text in (",", ".", ";", ":", ")", "–", "—") or is_verb(doc[after])
    return person if closed else None


def _before_comma(noun: Token, reading: Reading, types: tuple[str, ...]) -> int | None:
    """ "**Ana Petrov**, lead economist at X", where the parser saw no apposition."""
    doc = reading.doc
    position = noun.i - 1
    while (
        position > noun.sent.start
        and noun.i - position < TITLE_WORDS
        and doc[position].pos_ in ("NOUN", "ADJ", "DET", "ADV")
    ):
        position -= 1
    if position <= noun.sent.start or doc[position].text != ",":
        return None
    index = reading.name_ending(position - 1)
    return index if index is not None and reading.is_of(index, types) else None


def _is_epithet(noun: Token) -> bool:
    """ "**The Northwind chief executive** said": a title that stands for somebody named elsewhere."""
    the = any(child.lower_ == "the" for child in children(noun, "det"))
    return the and noun.tag_ == "NN" and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")


def _candidates(noun: Token, reading: Reading) -> Iterator[tuple[list[Token], Token | None]]:
    """The words that may name the bearer, likeliest first, each with the verb that says so."""
    head = noun.head
    yield from ((beside, None) for beside in _beside(noun))
    if noun.dep_ == "conj" and not is_verb(head):
        yield from _candidates(head, reading)
    yield from _by_verb(noun, head)
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in PARTITIVES:
        yield from _candidates(head.head, reading)
    if reading.candidate_at(noun) is not None:
        yield [noun], None
    if noun.tag_ in ("NN", "NNS"):  # "Northwind's **Tessera** app"
        yield [child for child in children(noun, "compound", "nmod") if child.pos_ == "PROPN"], None


def _beside(noun: Token) -> Iterator[list[Token]]:
    """Examples, appositions either way, and what the noun stands before: "**chief executive** Jo Ray"."""
    exemplified = examples(noun)
    if exemplified:
        yield exemplified
    if noun.dep_ == "appos":
        yield _in_apposition(noun, noun.head)
    appositives = [name for child in children(noun, "appos") for name in conjuncts(child)]
    if appositives:
        yield appositives
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i:
        yield [noun.head]


def _by_verb(noun: Token, head: Token) -> Iterator[tuple[list[Token], Token]]:
    """ "Ray is **chief executive**", "named Ray **chief executive**", "joined as **chief executive**"."""
    if noun.dep_ in ("attr", "oprd", "acomp") and is_verb(head):
        yield (patients(head) if head.lemma_ not in COPULAS and not is_passive(head) else surface_subjects(head)), head
    if noun.dep_ == "pobj" and head.lower_ == "as" and is_verb(head.head):
        verb = head.head
        of_object = verb.lemma_ in AS_VERBS_OF_OBJECT and not is_passive(verb)
        yield (patients(verb) if of_object else surface_subjects(verb)), verb


def _in_apposition(noun: Token, head: Token) -> list[Token]:
    """One name, or for a plural all that are coordinated with it: "Jo Ray and Ana Petrov, **analysts** at X"."""
    if noun.tag_ not in ("NNS", "NNPS", "CD"):
        return [head]
    while head.dep_ == "conj":
        head = head.head
    return list(conjuncts(head))


def _adjacent(noun: Token, reading: Reading, types: tuple[str, ...]) -> int | None:
    """A name right after the noun ("chief executive Jo Ray"), or after a colon, whatever the parser made of it."""
    position = noun.i + 1
    doc = reading.doc
    if position < len(doc) and doc[position].text in (":", ","):
        if doc[position].text == "," and noun.dep_ not in ("compound", "nmod"):
            return None
        position += 1
    while position < len(doc) and doc[position].text in ('"', "“", "'", "‘"):
        position += 1
    index = reading.name_starting(position) if position < len(doc) else None
    if index is None or not reading.fits(index, types) or doc[position].sent != noun.sent:
        return None
    return index


def _sharing(noun: Token, reading: Reading) -> int | None:
    """Who bears this title and another: "chief executive and founder **Jo Ray**", "and Contoso founder **Jo Ray**"."""
    doc, position = reading.doc, noun.i + 1
    if position >= noun.sent.end or doc[position].tag_ != "CC":
        return None
    firms = title = 0
    for _ in range(TITLE_WORDS + 1):
        index = reading.name_starting(position) if position < noun.sent.end else None
        if index is not None and reading.is_of(index, FIRMS) and not firms and noun.tag_ == "NN":
            position, firms, title = reading.candidates[index].end, 1, 0
        elif index is not None:
            return index if title and reading.fits(index, ("Person",)) else None
        elif position < noun.sent.end and _in_title(doc[position], reading):
            title += doc[position].tag_ != "CC"
            position += 1
        else:
            return None
    return None


def _in_title(token: Token, reading: Reading) -> bool:
    """True for the words that may stand between a title and the name of who bears it."""
    return token.tag_ in ("CC", "HYPH") or (
        token.pos_ in ("NOUN", "ADJ", "PROPN") and reading.name_starting(token.i) is None
    )
