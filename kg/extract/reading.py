"""One article while it is being read: its Doc, its mentions, and which mention a word stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from kg.extract.arguments import surface_subjects
from kg.extract.coref.quotations import voices
from kg.extract.spans import NO_CHAIN, Candidate
from kg.extract.syntax import PARTITIVES, children, complements, examples
from kg.extract.votes import leader, tally
from kg.model import Vote
from kg.schema import Schema

TYPE_SLACK = 0.5  # a type with half the votes of the best one is still possible: the corpus decides later
PERSON_SLACK = 0.75  # persons are told apart more surely than firms from products
METONYMS = frozenset({"board", "management", "leadership"})  # who acts for a firm without being one
NEAR = 8  # words that the object's name may stand behind its verb
DESCRIBING = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ")
NAMING = frozenset({"call", "name", "dub", "title", "entitle"})


@dataclass(slots=True)
class Reading:
    """The mentions of one article, indexed by token. ``focus`` holds a chain for each sentence, -1 for none."""

    doc: Doc
    schema: Schema
    candidates: list[Candidate]
    focus: Sequence[int] = ()
    by_token: dict[int, int] = field(default_factory=dict)
    scores: dict[int, dict[str, float]] = field(default_factory=dict)
    first_name: dict[int, int] = field(default_factory=dict)
    losses: dict[int, int] = field(default_factory=dict)
    sentence_of: list[int] = field(default_factory=list)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    voices: list[int | None] = field(default_factory=list)
    """For each token in a quotation the token that heads its speaker; None elsewhere, and where nobody is named."""

    def __post_init__(self) -> None:
        votes: dict[int, list[Vote]] = defaultdict(list)
        self._index_tokens()
        for index, candidate in enumerate(self.candidates):
            votes[candidate.chain] += candidate.votes
            if candidate.kind == "name" and candidate.chain != NO_CHAIN:
                self.first_name.setdefault(candidate.chain, index)
        self.scores = {chain: tally(given) for chain, given in votes.items() if chain != NO_CHAIN}
        for number, sentence in enumerate(self.doc.sents):
            self.sentence_of += [number] * len(sentence)
        self.voices = voices(self.doc)
        self.nouns = {entity_type.name: frozenset(entity_type.nouns) for entity_type in self.schema.types}

    def _index_tokens(self) -> None:
        """Which mention covers a token: a name inside a description keeps its own ("the **Berlin**-based chain")."""
        last = [index for index, candidate in enumerate(self.candidates) if candidate.kind == "nominal"]
        first = [index for index, candidate in enumerate(self.candidates) if candidate.kind != "nominal"]
        for index in (*first, *last):
            for position in range(self.candidates[index].start, self.candidates[index].end):
                self.by_token.setdefault(position, index)

    def is_type_noun(self, token: Token) -> bool:
        """True for a common noun that tells a node type: "startup", "app"."""
        return token.pos_ == "NOUN" and any(token.lemma_.lower() in nouns for nouns in self.nouns.values())

    def candidate_at(self, token: Token) -> int | None:
        """The mention that covers ``token`` and is known: an amount, or one whose chain has a name."""
        index = self.by_token.get(token.i)
        return index if index is not None and self.known(index) else None

    def known(self, index: int) -> bool:
        """True for amounts and for mentions whose chain has a name."""
        candidate = self.candidates[index]
        return candidate.kind == "amount" or candidate.chain in self.first_name

    def fits(self, index: int, types: Iterable[str]) -> bool:
        """True where the mention's chain may be of one of ``types``, as far as this article's votes go."""
        candidate = self.candidates[index]
        if candidate.kind == "amount":
            return "Amount" in types
        votes = self.scores.get(candidate.chain, {})
        best = max(votes.values(), default=0.0)
        wanted = set(types) - {"Amount"}
        if best <= 0.0:
            return bool(wanted)
        person = self.best_type(index) == "Person"
        for name in wanted:
            slack = PERSON_SLACK if person or name == "Person" else TYPE_SLACK
            if votes.get(name, 0.0) >= slack * best:
                return True
        return False

    def best_type(self, index: int) -> str | None:
        """The type with most votes in the mention's chain; None where nobody voted."""
        return leader(self.scores.get(self.candidates[index].chain, {}))

    def is_of(self, index: int, types: Iterable[str]) -> bool:
        """True where the type with most votes in the mention's chain is one of ``types``."""
        return self.best_type(index) in set(types)

    def resolve(self, tokens: Iterable[Token], types: Iterable[str]) -> list[int]:
        """The mentions that ``tokens`` (heads of noun phrases) stand for and that fit ``types``, in order, no twice."""
        wanted = tuple(types)
        found: list[int] = []
        for token in tokens:
            for index in self._mentions(token):
                if index not in found and self.fits(index, wanted):
                    found.append(index)
        return found

    def _mentions(self, token: Token) -> list[int]:
        index = self.candidate_at(token)
        if index is not None and not (self.candidates[index].kind == "nominal" and self._named_beside(token)):
            return [index]
        if token.lemma_.lower() in METONYMS:
            return self._body_of(token)
        if token.lower_ in PARTITIVES:
            return [i for noun in complements(token, "of") for i in self._mentions(noun)]
        return self._named_beside(token)

    def _body_of(self, token: Token) -> list[int]:
        """The firm that a body of it acts for: "Northwind's **board** named", "the **board** named" in its context."""
        owners = [*children(token, "poss", "compound", "nmod"), *complements(token, "of")]
        named = [i for owner in owners if (i := self.candidate_at(owner)) is not None]
        context = self.context(token) if not owners else None
        return named or ([context] if context is not None else [])

    def _named_beside(self, token: Token) -> list[int]:
        """Names that a common noun carries: "the startup, Contoso", "its Tessera app", "rivals such as A and B"."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return []
        named = [self._name_at(child) for child in children(token, "appos")]
        if token.pos_ == "NOUN" and token.dep_ in ("compound", "nmod", "amod", "appos") and self.is_type_noun(token):
            named.append(self._name_at(token.head))  # "London-based **firm** Contoso", "Contoso, a **firm**"
        if self.is_type_noun(token):
            named += [self._name_at(child) for child in children(token, "compound", "nmod")]
        if token.dep_ == "attr" and token.head.lemma_ == "be":  # "Contoso is a **firm** based in Berlin"
            named += [self._name_at(subject) for subject in surface_subjects(token.head)]
        for naming in children(token, "acl"):  # "a feature **called** Tessera"
            if naming.lemma_.lower() in NAMING:
                named += [self._name_at(child) for child in children(naming, "oprd", "dobj", "attr", "appos")]
        named += [self._name_at(example) for example in examples(token)]
        return [index for index in named if index is not None]

    def _name_at(self, token: Token) -> int | None:
        index = self.candidate_at(token)
        return index if index is not None and self.candidates[index].kind == "name" else None

    def negated(self, index: int) -> int:
        """The amount mention of the same words with its sign turned: a loss is a profit below zero."""
        amount = self.candidates[index].amount
        if amount is None or amount.value < 0:
            return index
        if index not in self.losses:
            high = None if amount.high is None else -amount.high
            loss = amount.model_copy(update={"value": -amount.value, "high": high})
            chain = max(candidate.chain for candidate in self.candidates) + 1
            self.candidates.append(replace(self.candidates[index], amount=loss, chain=chain))
            self.losses[index] = len(self.candidates) - 1
        return self.losses[index]

    def name_starting(self, position: int) -> int | None:
        """The name mention whose first token is ``position``."""
        index = self.by_token.get(position)
        if index is None or self.candidates[index].kind != "name" or self.candidates[index].start != position:
            return None
        return index

    def name_ending(self, position: int) -> int | None:
        """The name mention whose last token is ``position`` (a possessive 's after it aside)."""
        index = self.by_token.get(position)
        if index is None or self.candidates[index].kind != "name" or self.candidates[index].end != position + 1:
            return None
        return index

    def name_after(self, token: Token) -> int | None:
        """The name that the noun phrase right after ``token`` ends in: "acquired voice start-up **Tessera**"."""
        for position in range(token.i + 1, min(token.i + 1 + NEAR, token.sent.end)):
            index = self.name_starting(position)
            if index is not None:
                end = self.candidates[index].end
                return None if end < len(self.doc) and self._goes_on(self.doc[end]) else index
            word = self.doc[position]
            type_noun = any(word.lower_ in nouns for nouns in self.nouns.values())
            if not (word.pos_ in DESCRIBING or word.tag_ in ("HYPH", "PRP$") or type_noun):
                return None
        return None

    def protagonist(self) -> int | None:
        """The first mention of the person whom the article names twice as often as any other, and at least thrice."""
        counts: dict[int, int] = defaultdict(int)
        for candidate in self.candidates:
            if candidate.kind == "name" and candidate.chain in self.first_name:
                counts[candidate.chain] += self.is_of(self.first_name[candidate.chain], ("Person",))
        ranked = sorted(counts, key=lambda chain: (-counts[chain], chain))
        if not ranked or counts[ranked[0]] < 3 or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
            return None
        return self.first_name[ranked[0]]

    def _goes_on(self, token: Token) -> bool:
        """True where the phrase of the name before ``token`` has another head: "Northwind's", "Northwind shares"."""
        another = token.pos_ == "NOUN" and token.i not in self.by_token and not self.is_type_noun(token)
        return token.tag_ == "POS" or another

    def context(self, token: Token) -> int | None:
        """The first mention of the company that the passage around ``token`` is about."""
        number = self.sentence_of[token.i]
        if number >= len(self.focus) or self.focus[number] == NO_CHAIN:
            return None
        return self.first_name.get(self.focus[number])
