"""What was not understood: the silence of a graph, so that nobody takes it for "nothing happened".

The articles of a run are read again; nothing is kept on disk for it. What of a sentence *could* have been a claim is
judged by the wordings of the rule reader, whatever extractor made the graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pydantic import Field
from spacy.tokens import Doc, Span, Token

from kg.claims import build_with_report
from kg.extract import EXTRACTORS
from kg.extract.annotate import DEFAULT_MODEL, annotate
from kg.extract.coref.choice import empty_it
from kg.extract.coref.reading import read as coreference
from kg.extract.furniture import silent_sentences
from kg.extract.reading import Reading
from kg.extract.rules import open_reading
from kg.extract.triggers import triggered
from kg.extract.wordings import Index, Rule, compile_schema
from kg.model import Article, Evidence, Graph, Record, Skip
from kg.schema import Schema

ENDS = 2
"""Names, amounts, pronouns and descriptions that a sentence must hold to be able to state a claim."""


class Silence(Record):
    """A place in an article from which nothing came: ``article.text[start:end] == quote``.

    ``about`` is the relation that a word there speaks of, or the words that led to no name; ``word`` is that word.
    """

    article: str
    start: int
    end: int
    quote: str
    about: str
    word: str


class Report(Record):
    """What a run leaves out, in the order of the articles."""

    sentences: tuple[Silence, ...] = ()
    """One for each sentence and relation: a word speaks of it, and somebody to say it of is there, but no claim."""
    unresolved: tuple[Silence, ...] = ()
    """Pronouns and "the company" or the like that led to no name. "I" and "we" are left out."""
    dropped: dict[str, int] = Field(default_factory=dict)
    """Why a wording matched and the graph took no claim from it (type check) -> how often."""
    names_without_claim: dict[str, int] = Field(default_factory=dict)
    """Node type -> how many nodes no claim touches."""
    skips: tuple[Skip, ...] = ()
    """Inputs and records that gave no article."""

    def by_relation(self) -> dict[str, list[Silence]]:
        """The silent sentences of each relation, most first."""
        return _grouped(self.sentences)

    def by_words(self) -> dict[str, list[Silence]]:
        """The references that led nowhere by their words, most first."""
        return _grouped(self.unresolved)


def _grouped(silences: Iterable[Silence]) -> dict[str, list[Silence]]:
    groups: dict[str, list[Silence]] = defaultdict(list)
    for silence in silences:
        groups[silence.about].append(silence)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def report(
    graph: Graph, schema: Schema, skips: Iterable[Skip] = (), *, extractor: str = "both", model: str | None = None
) -> Report:
    """Read the articles of ``graph`` again, with the options that it was built with, and list what gave no claim.

    ModelError or RegistryError where the pipeline or the extractor is not there.
    """
    index, told = compile_schema(schema), _told(graph)
    sentences: list[Silence] = []
    unresolved: list[Silence] = []
    for article, doc in annotate(graph.articles, model or DEFAULT_MODEL):
        reading, skipped = open_reading(doc, schema), silent_sentences(doc)
        lost = [token for token in _pointing_nowhere(doc, reading) if reading.sentence_of[token.i] not in skipped]
        unresolved += [_silence(article, token.sent, _phrase(token), token) for token in lost]
        for number, sentence in enumerate(doc.sents):
            if number not in skipped:
                sentences += _without_claim(article, sentence, reading, index, told[article.id])
    extractions = list(EXTRACTORS.get(extractor)(graph.articles, schema, model))
    return Report(
        sentences=tuple(sentences),
        unresolved=tuple(unresolved),
        dropped=dict(build_with_report(graph.articles, extractions, schema)[1]),
        names_without_claim=_untouched(graph),
        skips=tuple(skips),
    )


def _untouched(graph: Graph) -> dict[str, int]:
    used = {end for claim in graph.claims for end in (claim.subject, claim.object, claim.speaker)}
    return dict(sorted(Counter(entity.type for entity in graph.entities if entity.id not in used).items()))


Places = list[tuple[str, Evidence]]
"""Relation and evidence of the claims of one article."""


def _told(graph: Graph) -> dict[str, Places]:
    found: dict[str, Places] = defaultdict(list)
    for claim in graph.claims:
        for evidence in claim.evidence:
            found[evidence.article].append((claim.relation, evidence))
    return found


def _without_claim(article: Article, sentence: Span, reading: Reading, index: Index, told: Places) -> Iterator[Silence]:
    """The relations that words of the sentence speak of, less those told there; a word that told one is heard."""
    here = [(name, one) for name, one in told if one.start < sentence.end_char and sentence.start_char < one.end]
    relations = {name for name, _ in here}
    words = {evidence.rule.partition(":")[2].partition(" ")[0] for _, evidence in here}
    for rule, token in triggered(sentence, reading, index):
        relation = rule.relation.relation
        heard = relation in relations or token.lemma_.lower() in words or _alone(rule, token, reading)
        if not heard and _could_say(rule, sentence, reading):
            relations.add(relation)
            yield _silence(article, sentence, relation, token)


def _alone(rule: Rule, token: Token, reading: Reading) -> bool:
    """True for "the company", "a unit": a type noun that could tell whose it is, and does not."""
    if not rule.wording.role or not reading.is_type_noun(token):
        return False
    return not any(child.dep_ == "poss" or child.lower_ == "of" for child in token.children)


def _could_say(rule: Rule, sentence: Span, reading: Reading) -> bool:
    """True where the sentence names an end of a fitting type, and something that may be the other."""
    known = {index for token in sentence if (index := reading.candidate_at(token)) is not None}
    fitting = {index for index in known if reading.fits(index, (*rule.subject_types, *rule.object_types))}
    amounts = {index for index in known if reading.candidates[index].kind == "amount"}
    if rule.relation.takes_amount_object and not amounts:
        return False
    others = sum(reading.by_token.get(token.i) is None and _points(token) for token in sentence)
    return bool(fitting) and len(fitting) + others >= ENDS


def _points(token: Token) -> bool:
    return token.tag_ in ("PRP", "PRP$") and token.lower_ not in ("i", "me", "my", "you", "your", "myself", "yourself")


def _pointing_nowhere(doc: Doc, reading: Reading) -> list[Token]:
    """The heads of third-person pronouns and definite descriptions that were linked to no name."""
    names = [candidate for candidate in reading.candidates if candidate.kind == "name"]
    _, resolved = coreference(doc, names, reading.schema)
    lost = [pointer for pointer, number in resolved if number is None and pointer.person not in ("i", "we")]
    return [doc[pointer.head] for pointer in lost if not (pointer.person == "it" and empty_it(doc[pointer.head]))]


def _phrase(head: Token) -> str:
    """ "it", "the company": the words that point, without what describes."""
    if head.tag_ in ("PRP", "PRP$"):
        return head.lower_
    first = next((child.lower_ for child in head.children if child.dep_ in ("det", "poss")), "the")
    return f"{first} {head.lower_}"


def _silence(article: Article, sentence: Span, about: str, token: Token) -> Silence:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    quote = text.strip()
    return Silence(article=article.id, start=start, end=start + len(quote), quote=quote, about=about, word=token.lower_)
