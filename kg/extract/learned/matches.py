"""An opinion of the network as a match: the words that say it, its status, amount and speaker."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.finish import finish
from kg.extract.learned.opinions import Opinion
from kg.extract.learned.paths import climb
from kg.extract.match.found import Found
from kg.extract.reading import Reading
from kg.extract.slots import phrase
from kg.extract.syntax import is_verb
from kg.extract.wordings import Rule
from kg.model import Match
from kg.schema import Wording

NAME = "learned"


def match(opinion: Opinion, reading: Reading) -> Match:
    """Everything that the sentence adds is read as it is for a wording, from the word that most likely says it."""
    word = opinion.clue.word if opinion.clue is not None else joint(opinion, reading)
    rule = opinion.clue.rule if opinion.clue is not None else _rule(opinion, word, reading)
    role = _role(opinion, word, reading)
    found = Found(rule, opinion.subject, opinion.object, (word,), role, trigger=word.lemma_.lower())
    read = finish(found, reading, NAME)
    return read.model_copy(update={"rule": f"{read.rule} p={opinion.probability:.2f}", "score": opinion.probability})


def joint(opinion: Opinion, reading: Reading) -> Token:
    """The lowest word above both ends; the head of the sentence where they stand in two."""
    doc = reading.doc
    subject, target = (reading.candidates[end].head(doc) for end in (opinion.subject, opinion.object))
    climbed = climb(subject, target)
    if climbed is not None:
        return climbed[0][-1]
    here = subject if reading.sentence_of[subject.i] == opinion.sentence else target
    return here.sent.root


def _rule(opinion: Opinion, word: Token, reading: Reading) -> Rule:
    """A stand-in where no wording of the relation is near: the network alone says it."""
    relation = reading.schema.relation(opinion.relation)
    wording = Wording(verb=(word.lemma_.lower(),)) if is_verb(word) else Wording(noun=(word.lemma_.lower(),))
    return Rule(f"{opinion.relation}/{NAME}", relation, wording, (), (), relation.subject, relation.object)


def _role(opinion: Opinion, word: Token, reading: Reading) -> str | None:
    """The title that the trigger word is: "chief executive"."""
    title = word.pos_ in ("NOUN", "PROPN") and reading.candidate_at(word) is None
    return phrase(word, reading) if title and reading.schema.relation(opinion.relation).carries_role else None
