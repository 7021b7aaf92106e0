"""Wordings of kind ``role``: nouns that name one end by its relation to the other.

"Jo Ray, chief executive of Northwind", "Northwind chief executive Jo Ray", "Ray is chief executive", "its rival
Contoso", "brands such as A and B".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.arguments import patients, surface_subjects
from kg.extract.match.found import Found, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.slots import fill, phrase
from kg.extract.syntax import PARTITIVES, children, complements, conjuncts, examples, is_passive, is_verb
from kg.extract.wordings import Index, Rule

RIGHTWARD = frozenset({"of", "at", "for", "with", "from", "in"})
TITLE_WORDS = 6
REACH = 14  # words between a title and the firm it is held at
NOMINAL_DEPS = frozenset({"compound", "nmod", "appos", "attr", "pobj"})  # where a word tagged as a verb is none
FROM_AFAR = ("context", "agent")
COPULAS = frozenset({"be", "become", "remain"})
AS_VERBS_OF_OBJECT = frozenset({"appoint", "name", "hire", "describe", "install", "elect", "promote", "tap", "recruit"})


def match_roles(reading: Reading, index: Index) -> Iterator[Found]:
    """Every noun of the article against every role wording of its lemma."""
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.dep_ not in NOMINAL_DEPS:
            continue
        for lemma in _lemmas(token):
            for rule in index.roles.get(lemma, ()):
                if allowed(rule, token, reading):
                    yield from _match(rule, token, reading)


def _lemmas(token: Token) -> list[str]:
    """A noun alone and with the noun before it: "company", "parent company"."""
    alone = [token.lemma_.lower()] if token.lemma_.lower() == token.lower_ else [token.lower_, token.lemma_.lower()]
    if token.i == 0:
        return alone
    before = token.nbor(-1)
    joined = f"{before.lower_} {token.lemma_.lower()}"
    if before.text == "-" and token.i > 1:
        joined = f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
    return [joined, *alone]


def _match(rule: Rule, noun: Token, reading: Reading) -> Iterator[Found]:
    wording = rule.wording
    named_types, other_types = rule.subject_types, rule.object_types
    slots = rule.object
    if wording.denotes == "object":
        named_types, other_types = rule.object_types, rule.subject_types
        slots = rule.subject
    if reading.candidate_at(noun) is not None and reading.candidates[reading.by_token[noun.i]].kind == "name":
        return
    named, bearer = _denoted(noun, reading, named_types, wording.denotes == "subject")
    slot, others = _other_end(noun, reading, slots, other_types, named) if named else ("", [])
    others = [index for index in others if index not in named]
    if rule.relation.symmetric and not others and noun.tag_ == "NNS" and noun.dep_ == "attr":  # "A and B are rivals"
        named, others = named[:1], named[1:]
    subjects, objects = (named, others) if wording.denotes == "subject" else (others, named)
    statement = (noun, bearer) if bearer is not None else (noun,)
    yield from pairs(rule, subjects, objects, statement, reading, phrase(noun, reading), by_context=slot in FROM_AFAR)


def _denoted(noun: Token, reading: Reading, types: tuple[str, ...], itself: bool) -> tuple[list[int], Token | None]:
    """Whom the noun is said of, and the verb that says it, where one does.

    With ``itself`` the noun may stand for somebody known by coreference ("Northwind's **chief executive** said").
    """
    firms = tuple(name for name in types if name != "Person")
    nearest = _before_comma(noun, reading, firms) if firms and noun.dep_ == "appos" else None
    if nearest is not None:  # "Jo Ray, head of Northwind, the **parent** of Larkfield": not Ray
        return [nearest], None
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
    return ([beside], None) if beside is not None else ([], None)


def _after_field(noun: Token, reading: Reading, types: tuple[str, ...]) -> int | None:
    """A name after a title and its field: "director of corporate communications **Ana Petrov**"."""
    doc = reading.doc
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ not in ("of", "for"):
        return None
    for position in range(noun.i + 2, min(noun.i + 9, noun.sent.end)):
        index = reading.name_starting(position)
        if index is not None:
            return index if reading.fits(index, types) and reading.is_of(index, types) else None
        if doc[position].pos_ not in ("NOUN", "ADJ", "CCONJ", "PROPN") and doc[position].text not in ("&", "-"):
            return None
    return None


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
    head = noun.head
    exemplified = examples(noun)
    if exemplified:
        yield exemplified, None
    if noun.dep_ == "appos":
        yield _bearers(noun, head), None
    appositives = [name for child in children(noun, "appos") for name in conjuncts(child)]
    if appositives:
        yield appositives, None
    if noun.dep_ in ("compound", "nmod", "amod", "poss") and head.i > noun.i and noun.dep_ != "poss":
        yield [head], None
    if noun.dep_ == "conj" and not is_verb(head):
        yield from _candidates(head, reading)
    if noun.dep_ in ("attr", "oprd", "acomp") and is_verb(head):
        yield (patients(head) if head.lemma_ not in COPULAS and not is_passive(head) else surface_subjects(head)), head
    if noun.dep_ == "pobj" and head.lower_ == "as" and is_verb(head.head):
        verb = head.head
        of_object = verb.lemma_ in AS_VERBS_OF_OBJECT and not is_passive(verb)
        yield (patients(verb) if of_object else surface_subjects(verb)), verb
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in PARTITIVES:
        yield from _candidates(head.head, reading)
    if reading.candidate_at(noun) is not None:
        yield [noun], None
    if noun.tag_ in ("NN", "NNS"):  # "Northwind's **Tessera** app"
        yield [child for child in children(noun, "compound", "nmod") if child.pos_ == "PROPN"], None


def _bearers(noun: Token, head: Token) -> list[Token]:
    """One name, or for a plural all that are coordinated with it: "Jo Ray and Ana Petrov, **analysts** at X"."""
    if noun.tag_ not in ("NNS", "NNPS"):
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
    if position < len(doc) and doc[position].tag_ == "CC":  # "chief executive and founder Jo Ray"
        end = min(position + 5, len(doc))
        position = next((p for p in range(position, end) if not _in_title(doc[p], reading)), end)
        types = ("Person",) if "Person" in types else types
    while position < len(doc) and doc[position].text in ('"', "“", "'", "‘"):
        position += 1
    index = reading.name_starting(position) if position < len(doc) else None
    if index is None or not reading.fits(index, types) or doc[position].sent != noun.sent:
        return None
    return index


def _in_title(token: Token, reading: Reading) -> bool:
    """True for the words that may stand between a title and the name of who bears it."""
    return token.tag_ in ("CC", "HYPH") or (
        token.pos_ in ("NOUN", "ADJ", "PROPN") and reading.name_starting(token.i) is None
    )


def _other_end(
    noun: Token, reading: Reading, slots: tuple[str, ...], types: tuple[str, ...], named: list[int]
) -> tuple[str, list[int]]:
    """The firm or person that the noun relates to, and its slot: its own arguments, else a name before its modifiers."""
    for slot in slots:
        found = _in_slot(noun, reading, slot, types, named)
        found = [
            index
            for index in found
            if reading.candidates[index].chain not in {reading.candidates[i].chain for i in named}
        ]
        if found:
            return slot, found
    return "", []


def _in_slot(noun: Token, reading: Reading, slot: str, types: tuple[str, ...], named: list[int]) -> list[int]:
    found = fill(reading, (noun,), (slot,), types)
    if not found and slot in RIGHTWARD:
        found = reading.resolve(_right_of(noun, slot, reading, named), types)[:1]
    if not found and slot in ("of", "at", "for"):  # "head of Northwind's maps unit"
        owners = [o for c in complements(noun, slot) if c.pos_ == "NOUN" for o in children(c, "poss")]
        found = reading.resolve(owners, types)
    if not found and slot == "compound":
        before = _name_before(noun, reading)
        found = _coordinated(before, reading, types) if before is not None and reading.fits(before, types) else []
    if not found and slot == "poss" and noun.head.i > noun.i and noun.dep_ in ("compound", "nmod", "amod"):
        found = fill(reading, (noun.head,), (slot,), types)
    if not found and noun.dep_ == "conj" and slot not in ("context", "agent"):
        found = _in_slot(noun.head, reading, slot, types, named)
    if not found and slot not in ("context", "agent"):
        for later in children(noun, "conj"):
            if not is_verb(later) and reading.candidate_at(later) is None:
                found = found or fill(reading, (later,), (slot,), types)
    return found


def _right_of(noun: Token, preposition: str, reading: Reading, named: list[int]) -> list[Token]:
    """Complements further right: "director of insights **at** X", "analysts Jo Ray and Ana Petrov **of** X"."""
    bearers = [reading.candidates[i].head(reading.doc) for i in named if reading.candidates[i].kind == "name"]
    found: list[Token] = []
    for start in (noun, *[b for b in bearers if b.sent == noun.sent and 0 < b.i - noun.i < REACH]):
        for token in start.subtree:
            beyond = token.i <= noun.i or token.i - start.i > REACH
            if beyond or token.lower_ != preposition or token.dep_ != "prep" or _in_clause(token, start):
                continue
            found += complements(token.head, preposition)
    return found


def _in_clause(token: Token, top: Token) -> bool:
    """True where a verb stands between ``token`` and ``top``."""
    while token != top and token.head != token:
        token = token.head
        if is_verb(token) and token != top:
            return True
    return False


def _coordinated(last: int, reading: Reading, types: tuple[str, ...]) -> list[int]:
    """A name and those coordinated before it: "**Tessera and Larkfield** parent Northwind"."""
    found = [last]
    position = reading.candidates[last].start - 1
    doc = reading.doc
    while position > 0 and doc[position].lower_ in ("and", ",", "&") and doc[position].sent == doc[position + 1].sent:
        earlier = reading.name_ending(position - 1)
        comma = doc[position].text == ","
        if earlier is None or not reading.fits(earlier, types) or (comma and len(found) < 2):
            break
        found.append(earlier)
        position = reading.candidates[earlier].start - 1
    return found


def _name_before(noun: Token, reading: Reading) -> int | None:
    """ "Northwind chief people officer": walk left over the title's modifiers to a name."""
    position = noun.i - 1
    doc = reading.doc
    for _ in range(7):
        if position < noun.sent.start:
            return None
        token = doc[position]
        index = reading.name_ending(position)
        if index is not None:
            return index
        if token.text == ")":  # "Northwind (NWD) chief executive"
            while position > noun.sent.start and doc[position].text != "(":
                position -= 1
        elif token.tag_ == "CC" and reading.name_ending(position - 1) is not None:
            return None  # "Larkfield and Northwind chief executive" is not one title
        elif (
            token.tag_ not in ("POS", "HYPH", "CC")
            and token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV")
            and token.text not in ("-", "&", "/", "’s", "'s", ",")
        ):
            return None
        elif token.text == "," and noun.dep_ not in ("conj", "appos", "compound"):
            return None
        position -= 1
    return None
