"""Why an annotated claim is not in the graph: how far the reader got with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Span, Token

from benchmarks.judge import Error, GoldArticle, GoldClaim, GoldEntity, norm, same_amount
from kg.claims import build_with_report
from kg.extract.annotate import annotate
from kg.extract.furniture import silent_sentences
from kg.extract.match.texts import PIECE
from kg.extract.reading import Reading
from kg.extract.rules import open_reading, read
from kg.extract.triggers import triggered
from kg.extract.wordings import Index, Rule, compile_schema
from kg.model import Article, Extraction, Match, Mention
from kg.schema import Schema

Kind = Literal[
    "no mention", "refused", "furniture", "coreference", "unsaid", "no wording", "type", "other end", "parse"
]
KINDS: dict[Kind, str] = {
    "no mention": "an end is no mention anywhere in the article",
    "refused": "a wording matched, but the graph took no claim from it (type check, or another claim says it)",
    "furniture": "the sentence was taken for furniture",
    "coreference": "an end is named elsewhere, and a pronoun or description in the sentence was not linked to it",
    "unsaid": "an end is named elsewhere, and no pronoun or description in the sentence is left that could mean it",
    "no wording": "no trigger word of any wording of the relation stands in the sentence",
    "type": "trigger and both ends stand in the sentence, but an end is of no type that the wordings ask for",
    "other end": "a wording of the relation matched in the sentence, with one end right and the other wrong",
    "parse": "trigger and both ends stand in the sentence, but were not found to belong together",
}


@dataclass(frozen=True, slots=True)
class Missed:
    """A missed claim. ``detail`` says more where there is more to say: the reason of a refusal."""

    error: Error
    kind: Kind
    detail: str = ""


@dataclass(slots=True)
class Look:
    """One article, read again, beside its annotation."""

    gold: GoldArticle
    article: Article
    doc: Doc
    schema: Schema
    index: Index
    reading: Reading
    extraction: Extraction
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Chain -> its names as the judge compares them."""

    def __post_init__(self) -> None:
        for mention in self.extraction.mentions:
            if mention.kind == "name":
                self.names[mention.chain].add(norm(mention.text))

    def why(self, claim: GoldClaim) -> tuple[Kind, str]:
        """The first step at which the claim was lost."""
        ends = (self.gold.entity(claim.subject), self.gold.entity(claim.object))
        for end in ends:
            if not any(self._is(mention, end) for mention in self.extraction.mentions):
                return "no mention", end.type
        for match in self.extraction.matches:
            if self._says(match, claim, ends):
                return "refused", self._refusal(match)
        quote = self._quote(claim)
        if quote is None:
            return "furniture", "the quote is not in the text"
        if self._silent(quote):
            return "furniture", ""
        return self._in_quote(claim, ends, quote)

    def _in_quote(self, claim: GoldClaim, ends: tuple[GoldEntity, GoldEntity], quote: Span) -> tuple[Kind, str]:
        places = [[i for i in self._inside(quote) if self._is(self.extraction.mentions[i], end)] for end in ends]
        for end, place in zip(ends, places, strict=True):
            if not place:
                return ("coreference" if self._points(quote) else "unsaid"), end.type
        rules = self._rules(claim.relation, quote, [*places[0], *places[1]])
        if not rules:
            return "no wording", ""
        if not any(self._fits(rule, places) for rule in rules):
            return "type", ""
        taken = [match.rule for match in self._within(quote, claim.relation) if self._one_right(match, ends)]
        if taken:
            return "other end", ", ".join(dict.fromkeys(taken))
        return "parse", ", ".join(dict.fromkeys(rule.name for rule in rules))

    def _is(self, mention: Mention, end: GoldEntity) -> bool:
        """True where a mention stands for an annotated entity."""
        if end.type == "Amount":
            amount = mention.amount
            return amount is not None and same_amount(amount.model_dump(), end.model_dump())
        return mention.kind != "amount" and bool(self.names[mention.chain] & {norm(name) for name in end.names})

    def _says(self, match: Match, claim: GoldClaim, ends: tuple[GoldEntity, GoldEntity]) -> bool:
        if match.relation != claim.relation:
            return False
        subject, target = (self.extraction.mentions[index] for index in (match.subject, match.object))
        symmetric = next(r.symmetric for r in self.schema.relations if r.relation == claim.relation)
        straight = self._is(subject, ends[0]) and self._is(target, ends[1])
        return straight or (symmetric and self._is(subject, ends[1]) and self._is(target, ends[0]))

    def _refusal(self, match: Match) -> str:
        alone = self.extraction.model_copy(update={"matches": (match,)})
        reasons = build_with_report([self.article], [alone], self.schema)[1]
        return ", ".join(reasons) or "another claim says it, or all articles together vote for another type"

    def _quote(self, claim: GoldClaim) -> Span | None:
        """The sentences that the claim was annotated in; None where its quote does not stand in the text."""
        start = self.article.text.find(claim.quote) if claim.quote else -1
        if start < 0:
            return None
        quote = self.doc.char_span(start, start + len(claim.quote), alignment_mode="expand")
        return None if quote is None else self.doc[quote[0].sent.start : quote[-1].sent.end]

    def _points(self, quote: Span) -> bool:
        """True where a pronoun or a description of a type was linked to nothing, or to somebody else."""
        return any(token.tag_ in ("PRP", "PRP$") or _described(token, self.reading) for token in quote)

    def _silent(self, quote: Span) -> bool:
        return self.reading.sentence_of[quote.start] in silent_sentences(self.doc)

    def _inside(self, quote: Span) -> Iterator[int]:
        first, last = quote.start_char, quote.end_char
        return (i for i, m in enumerate(self.extraction.mentions) if first <= m.start and m.end <= last)

    def _within(self, quote: Span, relation: str) -> Iterator[Match]:
        first, last = quote.start_char, quote.end_char
        return (m for m in self.extraction.matches if m.relation == relation and m.start < last and first < m.end)

    def _one_right(self, match: Match, ends: tuple[GoldEntity, GoldEntity]) -> bool:
        found = (self.extraction.mentions[match.subject], self.extraction.mentions[match.object])
        return any(self._is(mention, end) for mention, end in zip(found, ends, strict=True))

    def _rules(self, relation: str, quote: Span, ends: list[int]) -> list[Rule]:
        """The wordings of the relation whose words stand in the quote; for a possessive an end must possess."""
        found = [rule for rule, _ in triggered(quote, self.reading, self.index) if rule.relation.relation == relation]
        words = {word for token in quote for word in (token.lower_, token.lemma_.lower())}
        found += [rule for rule in self.index.texts if rule.relation.relation == relation and _template(rule, words)]
        if any(self._possesses(self.extraction.mentions[index]) for index in ends):
            found += [rule for rule in self.index.possessives if rule.relation.relation == relation]
        return found

    def _possesses(self, mention: Mention) -> bool:
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        after = None if span is None or span.end >= len(self.doc) else self.doc[span.end]
        return span is not None and (span.root.dep_ == "poss" or (after is not None and after.tag_ == "POS"))

    def _fits(self, rule: Rule, places: list[list[int]]) -> bool:
        types = (rule.subject_types, rule.object_types)
        straight = all(self._any_fits(place, wanted) for place, wanted in zip(places, types, strict=True))
        turned = all(self._any_fits(place, wanted) for place, wanted in zip(places[::-1], types, strict=True))
        return straight or (rule.relation.symmetric and turned)

    def _any_fits(self, place: list[int], types: tuple[str, ...]) -> bool:
        return any(index < len(self.reading.candidates) and self.reading.fits(index, types) for index in place)


def _described(token: Token, reading: Reading) -> bool:
    """ "the company", "this app", "its unit": a definite description."""
    return reading.is_type_noun(token) and any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "that", "both", "these") for child in token.children
    )


def _template(rule: Rule, words: set[str]) -> bool:
    """True where all the words of one of the templates are among ``words``."""
    for template in rule.wording.text:
        own = {piece.lower() for piece in PIECE.findall(template) if piece[0].isalpha()}
        if own and own <= words:
            return True
    return False


def explain(
    errors: list[Error], gold: dict[str, GoldArticle], articles: tuple[Article, ...], schema: Schema
) -> list[Missed]:
    """Every missed claim with the step at which it was lost; the articles that miss something are read again."""
    index = compile_schema(schema)
    wanted: dict[str, list[Error]] = defaultdict(list)
    for error in errors:
        wanted[error.article].append(error)
    found: list[Missed] = []
    for article, doc in annotate(article for article in articles if article.identifier in wanted):
        reading, extraction = open_reading(doc, schema), read(article.id, doc, schema, index)
        look = Look(gold[article.identifier], article, doc, schema, index, reading, extraction)
        claims = _claims(look.gold)
        for error in wanted[article.identifier]:
            found.append(Missed(error, *look.why(claims[error.told].pop(0))))
    return found


def _claims(gold: GoldArticle) -> dict[str, list[GoldClaim]]:
    """The annotated claims in the judge's words; the required ones first, since only those can be missed."""
    told: dict[str, list[GoldClaim]] = defaultdict(list)
    for claim in sorted(gold.claims, key=lambda claim: claim.optional):
        subject, target = gold.entity(claim.subject).name, gold.entity(claim.object).name
        told[f"{subject} -{claim.relation}-> {target}"].append(claim)
    return told


def counts(missed: list[Missed]) -> dict[str, Counter[Kind]]:
    """Relation -> how many of its missed claims were lost at which step."""
    table: dict[str, Counter[Kind]] = defaultdict(Counter)
    for one in missed:
        table[one.error.relation][one.kind] += 1
    return dict(table)
