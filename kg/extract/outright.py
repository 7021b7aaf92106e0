"""Votes from what the text says outright: "brands such as A and B", "the chief executive of C"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.extract.coref.lexicon import lexicon
from kg.extract.spans import Candidate
from kg.extract.syntax import children, complements, conjuncts, examples, noun_forms
from kg.extract.votes import best_type
from kg.model import Vote
from kg.schema import Schema

REACH = 10  # words that a firm's description may have before its name
VENTURE = Vote(type="Company", weight=3.0, voter="venture of")
ACTOR = Vote(type="Company", weight=1.5, voter="acts")
WEIGHT = 2.0
"""Outright naming weighs more than a look at the word itself."""


def vote_outright(doc: Doc, candidates: Sequence[Candidate], schema: Schema) -> None:
    """Add votes to the names of ``doc`` that a list, a job title, an owner or a deed types."""
    names = {c.head(doc).i: c for c in candidates if c.kind == "name"}
    listed = _nouns_of_one_type(schema)
    titles = _titles(schema)
    if any(entity_type.name == VENTURE.type for entity_type in schema.types):
        for venture in _ventures(doc, candidates):
            names[venture.i].votes.append(VENTURE)
        for actor in _actors(doc, candidates):
            names[actor.i].votes.append(ACTOR)
    for noun in doc:
        kind = listed.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if kind:
            _vote(names, _members(noun), kind, "listed as")
        kind = next((titles[word] for word in noun_forms(noun) if word in titles), None)
        if kind:
            holders = (t for t in _firms(noun) if t.i in names and best_type(names[t.i].votes) != "Person")
            _vote(names, holders, kind, "has a")


def _actors(doc: Doc, candidates: Sequence[Candidate]) -> list[Token]:
    """Names of seeming things that do what only somebody does: "**Tessera** halted its projects with"."""
    heads = [c.head(doc) for c in candidates if c.kind == "name" and best_type(c.votes) == "Product"]
    acting = lexicon().agent_verbs
    return [head for head in heads if head.dep_ == "nsubj" and head.head.lemma_.lower() in acting]


def _ventures(doc: Doc, candidates: Sequence[Candidate]) -> list[Token]:
    """Names in camel case that a person possesses: "Jo Ray's **tesseraAI**" is a firm of hers."""
    found = []
    people = {c.end for c in candidates if c.kind == "name" and best_type(c.votes) == "Person"}
    for candidate in candidates:
        text, before = candidate.text(doc), candidate.start - 1
        owned = before > 0 and doc[before].tag_ == "POS" and before in people
        if owned and " " not in text and text[1:] != text[1:].lower():
            found.append(candidate.head(doc))
    return found


def _vote(names: Mapping[int, Candidate], tokens: Sequence[Token] | Iterator[Token], kind: str, voter: str) -> None:
    for token in tokens:
        if token.i in names:
            names[token.i].votes.append(Vote(type=kind, weight=WEIGHT, voter=voter))


def _members(noun: Token) -> list[Token]:
    """The examples of a noun, and for a plural the names before it: "the **Tessera and Larkfield** brands"."""
    before = children(noun, "compound", "nmod") if noun.tag_ == "NNS" else []
    return [*examples(noun), *(member for name in before for member in conjuncts(name))]


def _firms(title: Token) -> list[Token]:
    """Whose title it is: "**X**'s chief executive", "**X** chief executive", "chief executive of **X**"."""
    beside = [*children(title, "poss", "compound", "nmod"), *complements(title, "of"), *complements(title, "at")]
    return [*beside, *(token for token in _named_after(title) if token not in beside)]


def _named_after(title: Token) -> list[Token]:
    """ "chief executive of job search and training platform **X**", however the parser hung it."""
    doc = title.doc
    if title.i + 1 >= len(doc) or doc[title.i + 1].lower_ not in ("of", "at"):
        return []
    words = doc[title.i + 2 : min(title.i + 2 + REACH, title.sent.end)]
    phrase = list(takewhile(lambda word: word.pos_ in ("NOUN", "ADJ", "PROPN", "CCONJ", "DET", "NUM"), words))
    return phrase[-1:]


def _titles(schema: Schema) -> dict[str, str]:
    """Title -> the type of what it is held at."""
    return {
        word.lower(): relation.object[0] if wording.denotes == "subject" else relation.subject[0]
        for relation in schema.relations
        for wording in relation.wordings
        if wording.tells_type
        for word in wording.role
    }


def _nouns_of_one_type(schema: Schema) -> dict[str, str]:
    kinds: dict[str, set[str]] = {}
    for entity_type in schema.types:
        for noun in entity_type.nouns:
            kinds.setdefault(noun, set()).add(entity_type.name)
    return {noun: next(iter(types)) for noun, types in kinds.items() if len(types) == 1}
