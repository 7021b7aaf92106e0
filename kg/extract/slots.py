"""Slots -> words: where each argument of a verb or noun stands, and which mention it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

from kg.extract.arguments import agents, patients, surface_subjects
from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, SUBJECTS, children, complements, conjuncts, finite, is_passive, is_verb, real

FIELD = 4  # words that "of economics" may have in a title
TITLE_SLOTS = frozenset({"as", "attribute", "patient", "from", "to", "title"})
ASSETS = frozenset({"asset"})
STAFF = frozenset({"employee", "worker", "staff", "associate"})
PLATFORMS = frozenset({"platform", "site", "website", "app", "marketplace"})
OWNED = {"patient": ASSETS, "of": ASSETS, "for": STAFF, "on": PLATFORMS}
LEADING = frozenset({"lead", "head", "run", "oversee", "be", "become", "serve"})


def fill(
    reading: Reading, heads: Sequence[Token], slots: Iterable[str], types: Sequence[str], titles: bool = False
) -> list[int]:
    """The mentions in the first of ``slots`` that holds any of ``types``.

    ``heads`` are the words whose arguments count, most specific first: a verb, or a noun and the verb it hangs on.
    With ``titles`` a mention inside a job title that stands in the slot counts too.
    """
    for slot in slots:
        found = _in_slot(reading, heads, slot, types, titles)
        if found:
            return list(dict.fromkeys(found))
    return []


def _in_slot(reading: Reading, heads: Sequence[Token], slot: str, types: Sequence[str], titles: bool) -> list[int]:
    if slot == "context":
        index = reading.context(heads[0])
        return [index] if index is not None and reading.fits(index, types) else []
    tokens = [token for head in heads for token in slot_tokens(head, slot)]
    found = reading.resolve(tokens, types) or _through_owned(reading, slot, tokens, types)
    if not found and slot == "patient" and not tokens_named(reading, tokens):
        found = _by_order(reading, heads, types)
    if not found and slot == "agent" and types == ("Person",):
        found = _before_relative(reading, heads)
    if not found and titles:
        found = _through_titles(reading, slot, tokens, types)
    return found


def tokens_named(reading: Reading, tokens: Iterable[Token]) -> bool:
    """True where the parser found an argument that is a known mention, of whatever type."""
    return any(reading.candidate_at(token) is not None for token in tokens)


def _before_relative(reading: Reading, heads: Sequence[Token]) -> list[int]:
    """ "the chief executive of Northwind, **Jo Ray**, who resigned": the parser hangs the clause on the firm."""
    clauses = (verb for verb in heads if is_verb(verb) and verb.dep_ == "relcl")
    for pronoun in (subject for verb in clauses for subject in children(verb, *SUBJECTS) if subject.lower_ == "who"):
        before = pronoun.i - 2 if pronoun.i and pronoun.nbor(-1).text == "," else pronoun.i - 1
        index = reading.name_ending(before) if before >= 0 else None
        if index is not None and reading.is_of(index, ("Person",)):
            return [index]
    return []


def _by_order(reading: Reading, heads: Sequence[Token], types: Sequence[str]) -> list[int]:
    """The name that ends the noun phrase right after an active verb, where the parse lost the object."""
    for verb in heads:
        if is_verb(verb) and not is_passive(verb):
            index = reading.name_after(verb)
            given = index is not None and reading.candidates[index].head(reading.doc).dep_ == "dative"
            return [index] if index is not None and not given and reading.fits(index, types) else []
    return []


def _through_titles(reading: Reading, slot: str, tokens: Sequence[Token], types: Sequence[str]) -> list[int]:
    """ "stepped down as **Northwind** chairman": the firm stands inside the title."""
    if slot not in TITLE_SLOTS:
        return []
    if slot == "title":
        tokens = [token for token in tokens if reading.resolve([token], ("Person",))]
    within = [
        title for token in tokens for title in (token, *children(token, "compound", "nmod"), *complements(token, "as"))
    ]
    for title in within:
        if title.pos_ not in ("NOUN", "PROPN", "ADJ") or reading.candidate_at(title) is not None:
            continue
        for place in ("poss", "compound", "of", "at", "for"):
            found = reading.resolve(slot_tokens(title, place), types)
            if found:
                return found
    return []


def _through_owned(reading: Reading, slot: str, tokens: Sequence[Token], types: Sequence[str]) -> list[int]:
    """ "the sale of Northwind's **assets**", "on Northwind's **platform**": the firm is meant."""
    nouns = OWNED.get(slot, frozenset())
    return [
        index
        for token in tokens
        if token.lemma_.lower() in nouns
        for index in reading.resolve(slot_tokens(token, "owner"), types)
    ]


def slot_tokens(head: Token, slot: str) -> list[Token]:
    """The heads of the noun phrases in ``slot`` of ``head``."""
    if slot == "owner":
        return slot_tokens(head, "poss") + slot_tokens(head, "compound") + slot_tokens(head, "of")
    if slot in ("poss", "compound"):
        return _before(head, slot)
    if is_verb(head):
        return _of_verb(head, slot)
    if slot == "agent":
        return _doer_of_noun(head)
    return complements(head, slot)


def _recipients(verb: Token) -> list[Token]:
    return [noun for child in children(verb, "dative") for noun in conjuncts(child) if child.pos_ != "ADP"]


def _attributes(verb: Token) -> list[Token]:
    said = [child for child in children(verb, "attr", "oprd", "acomp", "xcomp") if not is_verb(child)]
    return [noun for child in said for noun in conjuncts(child)]


OF_VERB: dict[str, Callable[[Token], list[Token]]] = {
    "agent": agents,
    "patient": patients,
    "title": lambda verb: patients(verb) + agents(verb),
    "recipient": _recipients,
    "attribute": _attributes,
}


def _of_verb(verb: Token, slot: str) -> list[Token]:
    find = OF_VERB.get(slot)
    if find is not None:
        return find(verb)
    if slot == "in" and verb.dep_ == "relcl" and any(child.lower_ == "where" for child in children(verb, "advmod")):
        return [verb.head]  # "Berlin, where Contoso is based"
    hung = complements(verb, slot) or (_led(verb) if slot == "to" else []) or _hung_lower(verb, slot)
    return hung or _right_behind(verb, slot)


def _hung_lower(verb: Token, preposition: str) -> list[Token]:
    """The parser likes to hang "bought X **from Y**" on X; "stopped working **with Y**" is said of stopping, too."""
    objects = children(verb, *OBJECTS, "oprd", "attr", "prt")
    found = [noun for child in objects for noun in complements(child, preposition)]
    if not found:
        clauses = [c for c in children(verb, "xcomp") if c.tag_ == "VBG" or (is_passive(verb) and not is_verb(c))]
        found = [noun for clause in clauses for noun in complements(clause, preposition)]
    return found


def _right_behind(verb: Token, preposition: str) -> list[Token]:
    """ "stepping down **as** Northwind chief he ...": the parser may give the preposition to the next clause."""
    behind = verb.i + 1
    while behind < verb.sent.end and verb.doc[behind].dep_ == "prt" and verb.doc[behind].head == verb:
        behind += 1
    word = verb.doc[behind] if behind < verb.sent.end else verb
    if word.lower_ != preposition or word.dep_ != "mark" or word.head == verb:
        return []
    return [noun for child in children(word, "pobj") for noun in real(child)]


def _led(verb: Token) -> list[Token]:
    """ "tapped Jo Ray to lead **Contoso**", "to be **chair** of Contoso"."""
    clauses = [c for c in children(verb, "xcomp", "advcl", "ccomp") if c.lemma_ in LEADING and not finite(c)]
    return [noun for clause in clauses for child in children(clause, *OBJECTS, "attr") for noun in conjuncts(child)]


def _before(noun: Token, slot: str) -> list[Token]:
    labels = ("poss",) if slot == "poss" else ("compound", "nmod", "amod", "npadvmod")
    return [owner for child in children(noun, *labels) for owner in real(child)]


def _doer_of_noun(noun: Token) -> list[Token]:
    """ "Northwind completed the purchase": who does what the verb says that the noun hangs on."""
    head = noun.head
    if noun.pos_ == "ADJ" and noun.dep_ in ("amod", "acl", "appos"):  # "Contoso, worth $4bn"
        return [head]
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        part = head.lower_ == "of" and head.head.lower_ == "part"
        together = part or head.lower_ == "in"  # "sells a burger in partnership with", "as part of a deal with"
        head = head.head
        while together and not is_verb(head) and head.dep_ in (*OBJECTS, "pobj", "prep"):
            head = head.head
    if not is_verb(head):
        return []
    return (agents(head) if is_passive(head) else []) or surface_subjects(head)


def governing_verb(noun: Token) -> Token | None:
    """The verb whose object ``noun`` is."""
    head = noun.head
    acted_on = noun.dep_ in OBJECTS or noun.dep_ == "nsubjpass" or (noun.dep_ == "attr" and is_verb(head))
    return head if acted_on and is_verb(head) else None


def phrase(token: Token, reading: Reading) -> str:
    """The words of a title or qualifier around its head, names and determiners aside: "chief executive"."""
    doc = token.doc
    start = token.i
    while start > token.left_edge.i:
        previous = doc[start - 1]
        if previous.pos_ in ("VERB", "AUX", "ADP"):
            break
        if previous.tag_ in ("POS", "PRP$", "DT", ",", "``") or (
            previous.is_punct and previous.text not in ("-", "&", "/")
        ):
            break
        if reading.name_ending(previous.i) is not None:
            break
        start -= 1
    end = token.i + 1
    for field in children(token, "prep"):  # "professor of economics"
        for noun in children(field, "pobj"):
            if field.lower_ == "of" and field.i == token.i + 1 and noun.pos_ == "NOUN" and noun.i - field.i <= FIELD:
                goes_on = noun.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ") if noun.i + 1 < len(doc) else False
                end = noun.i + 1 if reading.candidate_at(noun) is None and not goes_on else end
    for child in children(token, "conj"):
        if child.i < token.i + 8 and not is_verb(child) and reading.candidate_at(child) is None:
            end = max(end, child.i + 1)
    words = doc[start:end].text.strip()
    return " ".join(words.split())


def title(heads: Sequence[Token], slots: Iterable[str], reading: Reading) -> str | None:
    """The job title in the first of ``slots`` that holds one; a name is none."""
    for slot in slots:
        for head in heads:
            for token in slot_tokens(head, slot):
                if slot == "to" and token.dep_ in OBJECTS:  # "to lead its sales team" is no title
                    continue
                index = reading.candidate_at(token)
                if index is None or (reading.candidates[index].kind == "nominal" and reading.is_of(index, ("Person",))):
                    return phrase(token, reading)
    return None
