"""What was not understood: the silence of a graph, so that nobody takes it for "nothing happened".

The articles of a run are read again with the rule reader; nothing is kept on disk for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.extract.annotate import DEFAULT_MODEL, annotate
from kg.extract.furniture import silent_sentences
from kg.extract.reading import Reading
from kg.extract.rules import open_reading
from kg.extract.syntax import children, is_verb
from kg.extract.wordings import Index, Rule, compile_schema
from kg.model import Article, Claim, Graph, Record, Skip
from kg.schema import Schema

ENDS = 2
"""Names and amounts that a sentence must hold to be able to state a claim."""


class Silence(Record):
    """A place in an article from which nothing came. ``about`` holds relations, or the words left unresolved."""

    article: str
    start: int
    end: int
    quote: str
    about: tuple[str, ...]


class Report(Record):
    """What a run leaves out."""

    sentences: tuple[Silence, ...] = ()
    """With a trigger word of some relation and two names or amounts, but without any claim."""
    unresolved: tuple[Silence, ...] = ()
    """With "the company" or the like that led to no name."""
    names_without_claim: int = 0
    skips: tuple[Skip, ...] = ()

    def relations(self) -> dict[str, int]:
        """How many silent sentences hold a trigger of each relation, most first."""
        counts = Counter(name for silence in self.sentences for name in silence.about)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def report(graph: Graph, schema: Schema, skips: Iterable[Skip] = (), model: str | None = None) -> Report:
    """Read the articles of ``graph`` again and list what gave no claim; ModelError if the pipeline is missing."""
    index = compile_schema(schema)
    told = _told(graph.claims)
    sentences: list[Silence] = []
    unresolved: list[Silence] = []
    for article, doc in annotate(graph.articles, model or DEFAULT_MODEL):
        reading = open_reading(doc, schema)
        skipped = silent_sentences(doc)
        for number, sentence in enumerate(doc.sents):
            if number in skipped:
                continue
            sentences += _without_claim(article, sentence, reading, index, told)
            unresolved += _pointing_nowhere(article, sentence, reading)
    used = {end for claim in graph.claims for end in (claim.subject, claim.object)}
    unused = sum(entity.id not in used for entity in graph.entities)
    return Report(
        sentences=tuple(sentences), unresolved=tuple(unresolved), names_without_claim=unused, skips=tuple(skips)
    )


def _told(claims: Iterable[Claim]) -> set[tuple[str, int]]:
    """Article and start of every sentence that a claim rests on."""
    return {(evidence.article, evidence.start) for claim in claims for evidence in claim.evidence}


def _without_claim(
    article: Article, sentence: Span, reading: Reading, index: Index, told: set[tuple[str, int]]
) -> Iterator[Silence]:
    text = sentence.text.strip()
    start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
    ends = {i for token in sentence if (i := reading.candidate_at(token)) is not None}
    if (article.id, start) in told or len(ends) < ENDS:
        return
    relations = sorted({rule.relation.relation for token in sentence for rule in _rules(token, index)})
    if relations:
        yield Silence(article=article.id, start=start, end=start + len(text), quote=text, about=tuple(relations))


def _rules(token: Token, index: Index) -> list[Rule]:
    """The wordings that a word sets off by itself."""
    lemma = token.lemma_.lower()
    if is_verb(token):
        return [rule for rule in index.verbs.get(lemma, ()) if not rule.wording.object_noun]
    return [*index.nouns.get(lemma, ()), *index.roles.get(lemma, ()), *index.measures.get(lemma, ())]


def _pointing_nowhere(article: Article, sentence: Span, reading: Reading) -> Iterator[Silence]:
    lost = [
        t for t in sentence if t.tag_ == "NN" and reading.is_type_noun(t) and _definite(t) and not _known(t, reading)
    ]
    if lost:
        text = sentence.text.strip()
        start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
        about = tuple(f"the {token.lower_}" for token in lost)
        yield Silence(article=article.id, start=start, end=start + len(text), quote=text, about=about)


def _definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in children(noun, "det"))


def _known(noun: Token, reading: Reading) -> bool:
    """True where the noun stands for a name, or a name stands beside it."""
    if reading.candidate_at(noun) is not None or noun.dep_ in ("compound", "nmod", "amod"):
        return True
    return any(reading.candidate_at(child) is not None for child in children(noun, "compound", "nmod", "appos"))
