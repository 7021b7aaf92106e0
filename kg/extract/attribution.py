"""Who said it: the subject of a reporting verb above a statement, "according to X" beside it, a quotation's voice."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.arguments import agents, surface_subjects
from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, children, clause_tokens, is_passive, is_verb
from kg.lexicon import load_table
from kg.model import Record

ACCOUNTS = ("by", "from", "of")
TOLD = frozenset({"ccomp", "parataxis", "xcomp", "dep"})


class ReportingTable(Record):
    """``kg/lexicon/reporting.yaml``."""

    verbs: frozenset[str]
    denials: frozenset[str]
    anonymous: frozenset[str]


def table() -> ReportingTable:
    """The words of reporting."""
    words: ReportingTable = load_table("reporting", ReportingTable)
    return words


def attribute(statement: Token, reading: Reading, by_the_way: bool = False) -> tuple[str | None, int | None]:
    """The words for whoever says ``statement``, and the mention they are; None where the article itself speaks.

    What is told ``by_the_way`` ("chief executive Jo Ray") is the article's own even inside reported speech; inside a
    quotation it is the speaker's.
    """
    voice = reading.voices[statement.i]
    if by_the_way and voice is None:
        return None, None
    found = speaker(statement)
    if found is None and voice is not None:
        found = statement.doc[voice]
    return (None, None) if found is None else (_words(found, reading), reading.candidate_at(found))


def speaker(statement: Token) -> Token | None:
    """The head of the noun phrase that names the speaker in the statement's own sentence; None if there is none."""
    token = statement
    while True:
        found = next(_reporting_subjects(token), None) or next(_according_to(token, statement), None)
        if found is not None and found != statement:
            return found
        if token.head == token:
            return _closing(statement)
        token = token.head


def _reporting_subjects(token: Token) -> Iterator[Token]:
    for verb in _reporting_verbs(token):
        for found in agents(verb) if is_passive(verb) else surface_subjects(verb):
            yield _named(found, verb)
            break


def _reporting_verbs(token: Token) -> Iterator[Token]:
    """Verbs that hand on what ``token`` heads: above it, in a parenthesis, or denying it."""
    head = token.head
    if token.dep_ in TOLD and head != token and head.lemma_.lower() in table().verbs and is_verb(head):
        yield head
    for verb in children(token, "parataxis", "advcl"):
        inserted = verb.dep_ == "parataxis" or any(word.lower_ == "as" for word in children(verb, "mark"))
        if inserted and verb.lemma_.lower() in table().verbs:
            yield verb
    if token.dep_ in (*OBJECTS, "prep") and head.lemma_.lower() in table().denials:
        yield head


def _closing(statement: Token) -> Token | None:
    """ ", spokesman Jo Ray said." at the end of a long sentence, whatever the parser made of it."""
    sentence = statement.sent
    start = max((word.i + 1 for word in sentence if word.text == ","), default=sentence.end)
    verbs = [word for word in statement.doc[start : sentence.end] if is_verb(word)]
    if statement.i >= start or len(verbs) != 1 or verbs[0].lemma_.lower() not in table().verbs:
        return None
    verb = verbs[0]
    before = [word for word in statement.doc[start : verb.i] if word.pos_ in ("NOUN", "PROPN") and word.dep_ != "pobj"]
    if not before or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    return _named(before[-1], verb)


def _named(found: Token, verb: Token) -> Token:
    return _outlet(verb) or found if found.lemma_.lower() in table().anonymous else found


def _outlet(verb: Token) -> Token | None:
    """ "a source told **Reuters**": where the source has no name, the one told answers for it."""
    told = [word for word in children(verb, *OBJECTS, "dative") if word.pos_ == "PROPN"]
    return told[0] if told else None


def _according_to(token: Token, statement: Token) -> Iterator[Token]:
    for word in clause_tokens(token):
        if word.lower_ == "according":
            for complement in (noun for prep in word.children for noun in children(prep, "pobj")):
                if complement not in statement.ancestors:  # not "according to Jo Ray, **chief** of Contoso"
                    yield _author(complement)


def _author(account: Token) -> Token:
    """Whose account it is: "**Reuters**' figures", "a report by **Reuters**"; else the account itself."""
    if account.pos_ == "PROPN":
        return account
    owners = children(account, "poss")
    named = [noun for prep in children(account, "prep") if prep.lower_ in ACCOUNTS for noun in children(prep, "pobj")]
    return next((noun for noun in (*owners, *named) if noun.pos_ == "PROPN" and noun.ent_type_ != "DATE"), account)


def _words(token: Token, reading: Reading) -> str | None:
    """A name as it stands; for a pronoun or description the name of whom it means; else the phrase."""
    index = reading.candidate_at(token)
    if index is not None:
        candidate = reading.candidates[index]
        if candidate.kind in ("pronoun", "nominal"):
            candidate = reading.candidates[reading.first_name[candidate.chain]]
        return candidate.text(reading.doc)
    if token.pos_ == "PRON":
        return None
    left = min((c.i for c in token.lefts if c.dep_ in ("det", "amod", "compound", "poss", "nummod")), default=token.i)
    return token.doc[left : token.i + 1].text
