"""Marks from what a statement hangs on: "plans to buy", "in talks about the purchase", "if it buys"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.status.clauses import (
    foreseen,
    hindrance,
    is_exit,
    is_infinite,
    nouns_before,
    to_of,
)
from kg.extract.status.cues import Cues, forms, mark_of, table
from kg.extract.status.events import acted_on, acting, told_after
from kg.extract.status.modifiers import in_progress, is_finite_past, mark_own
from kg.extract.syntax import (
    OBJECTS,
    SUBJECTS,
    children,
    finite,
    is_passive,
    is_verb,
    lemma_with_particle,
)

CARRIERS = ("of", "about", "on", "in", "from", "for", "into", "against", "to", "over", "with")
AIMS = ("for", "on", "about", "of")
HEARSAY = frozenset({"say", "report", "claim", "think", "believe", "understand", "tip", "see", "use"})
"""Verbs that leave a thing open only in the passive: "is said to buy", against "said to"."""
FIRSTS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "latest"})
REPORTING = frozenset({"say", "report", "claim", "understand", "tip", "allege"})


@dataclass(slots=True)
class Walk:
    """One walk up the tree. ``by_the_way`` statements are told inside a noun phrase; no clause governs those."""

    cues: Cues
    stative: bool
    by_the_way: bool
    measured: bool
    ending: bool
    seen: set[int] = field(default_factory=set)

    def through(self, tokens: Sequence[Token]) -> None:
        """Read a statement's words and what is above them."""
        for token in tokens:
            self._own(token, adjectives=self.stative or token == tokens[0])
            if self.ending and is_verb(token) and in_progress(token):  # "is shutting down" has not ended yet
                self.cues.add("planned", token)
        if self.by_the_way:
            self._coordinated_titles(tokens[0])
            return
        self._within(tokens)
        for token in tokens:
            if not is_verb(token) and not self.stative:
                told_after(token, self.cues)
        for number, token in enumerate(tokens):
            self.seen = {other.i for other in tokens[:number]}
            self._climb(token)

    def _own(self, token: Token, adjectives: bool = True) -> None:
        mark_own(token, self.cues, self.stative and not self.measured, adjectives)

    def _coordinated_titles(self, noun: Token) -> None:
        """ "the former chairman and **chief executive**" shares its adjective, unless it has one of its own."""
        while noun.dep_ == "conj" and not is_verb(noun.head) and not children(noun, "det", "poss"):
            noun = noun.head
            self._own(noun)

    def _within(self, tokens: Sequence[Token]) -> None:
        """A verb that is part of the statement says too whether its noun is real: "seeks a merger"."""
        verbs = [token for token in tokens if is_verb(token)]
        if len(tokens) < 2 or not verbs:
            return
        for verb in verbs:
            lemmas = lemma_with_particle(verb)
            mark = mark_of(table().deeds, lemmas)
            if mark:
                self.cues.add(mark, verb)
            if self.stative and tokens[0] != verb and is_exit(verb, lemmas):
                self.cues.add("ceased", verb)

    def _climb(self, token: Token) -> None:
        """Go up from a word to what governs it, as long as that says whether the statement holds."""
        head = token.head
        if token.i in self.seen or head.i in self.seen:
            return
        self.seen.add(token.i)
        if is_verb(token):
            self._clause(token, head)
        elif token.dep_ in ("pobj", "pcomp") and head.dep_ in ("prep", "agent"):
            self._through_preposition(token, head)
        elif token.dep_ == "conj" and not is_verb(head) and head != token:
            self._up(head)
        elif is_verb(head) and head != token:
            self._event_noun(token, head)

    def _up(self, head: Token) -> None:
        self._own(head)
        self._climb(head)

    def _clause(self, verb: Token, head: Token) -> None:
        label = verb.dep_
        if label in ("pcomp", "pobj") and head.lower_ == "of" and head.i and head.nbor(-1).lower_ == "instead":
            self.cues.add("denied", head.nbor(-1))
        elif label in ("pcomp", "pobj") and head.dep_ in ("prep", "agent"):
            self._through_preposition(verb, head)
        elif label in ("xcomp", "ccomp", "csubj") and is_infinite(verb):
            self._governed(verb, head)
        elif label == "ccomp":
            self._conditions(verb)
            self._told(head)
        elif label in ("acl", "relcl") and to_of(verb):
            self._infinitive_of_noun(verb, head)
        elif label == "acl" and children(verb, "mark"):
            self._told(head)
        elif label == "advcl":
            self._adverbial(verb, head)
        elif label == "conj" and is_verb(head):
            self._coordinated(verb, head)
        elif label == "ROOT" and to_of(verb):  # "Northwind to buy Contoso"
            self.cues.add("planned", to_of(verb)[0])

    def _coordinated(self, verb: Token, head: Token) -> None:
        """A later verb shares the auxiliaries and the governor of an earlier one where it has none of its own."""
        joint = [word for word in children(head, "cc") if word.i < verb.i]
        if joint and joint[-1].lower_ in ("than", "of"):  # "rather than buy"
            self.cues.add("denied", joint[-1])
            return
        if children(verb, *SUBJECTS, "aux"):
            return
        if is_finite_past(verb):
            self._climb(head)
        else:
            self._up(head)

    def _governed(self, verb: Token, head: Token) -> None:
        """An infinitive or gerund below a verb or adjective: "agreed to buy", "likely to buy"."""
        lemmas = [*lemma_with_particle(head), head.lower_] if is_verb(head) else forms(head)
        mark = mark_of(table().governors, lemmas)
        if mark is None and head.lemma_ == "be" and to_of(verb):
            mark = self._after_copula(verb, head)
        if head.lemma_ in HEARSAY and not is_passive(head):
            mark = "ceased" if head.lower_ == "used" and not children(head, "aux", *OBJECTS) else None
        if (
            mark == "planned"
            and foreseen(head, None if self.measured else verb)
            and (self.measured or verb.lemma_ in table().outcomes)
        ):
            mark = "possible"
        if mark:
            self.cues.add(mark, head)
        self._up(head)

    def _after_copula(self, verb: Token, copula: Token) -> str | None:
        """ "jobs **are to** be cut", "is **on pace** to lose" what a firm does not decide."""
        nouns = [noun for prep in children(copula, "prep") for noun in children(prep, "pobj") if noun.i < verb.i]
        mark = next((mark for noun in nouns if (mark := mark_of(table().governors, forms(noun)))), None)
        if mark:
            return _not_decided(mark, verb)
        arranged = not nouns and finite(copula) and not children(copula, "attr", "acomp", "expl")
        return "planned" if arranged else None

    def _told(self, head: Token) -> None:
        """A clause below a word of saying or thinking: "believes that it bought", "rumours (grow) that it bought"."""
        mark = mark_of(table().clauses, [*lemma_with_particle(head), head.lower_])
        if is_verb(head) and head.lemma_ in REPORTING:
            mark = "possible" if is_passive(head) and not children(head, "agent") else None
        if mark is None and is_verb(head):
            mark = self._said_beside(head)
        if mark:
            self.cues.add(mark, head)
        if mark or not is_verb(head):
            self._climb(head)

    def _said_beside(self, verb: Token) -> str | None:
        """ "**rumours** have spread that", "it is **possible** that", "it is **not true** that"."""
        for word in children(verb, "nsubj", "acomp", "attr"):
            if word.lower_ in table().truths:
                self._own(verb)
            mark = mark_of(table().clauses, forms(word))
            if mark and word.pos_ in ("NOUN", "ADJ"):
                return mark
        return None

    def _infinitive_of_noun(self, verb: Token, noun: Token) -> None:
        """ "a plan to buy"; below a name it is a headline: "Northwind to buy Contoso"."""
        if noun.pos_ == "PROPN":
            self.cues.add("planned", to_of(verb)[0])
            return
        if any(child.tag_ == "JJS" or child.lower_ in FIRSTS for child in children(noun, "amod", "nummod")):
            self._up(noun.head)  # "became the first firm to reach" tells that it did
            return
        self.cues.add(mark_of(table().governors, forms(noun)) or "possible", noun)
        self._up(noun)

    def _adverbial(self, verb: Token, head: Token) -> None:
        self._conditions(verb)
        for child in children(verb, "mark", "advmod"):
            if child.lower_ in table().times and not self.stative and verb.tag_ in ("VBZ", "VBP"):
                self.cues.add("planned", child)  # "after it buys Contoso"
        if to_of(verb) and not finite(verb):
            self._purpose(verb, head)

    def _conditions(self, verb: Token) -> None:
        for child in children(verb, "mark", "advmod"):
            if child.lower_ in table().conditions:
                self.cues.add("possible", child)

    def _purpose(self, verb: Token, head: Token) -> None:
        """ "made a bid to buy": the parser often hangs the infinitive of a noun, or a verb's own, as a purpose."""
        for word in (*nouns_before(verb, head), head):
            mark = mark_of(table().governors, [*lemma_with_particle(word), word.lower_])
            if mark:
                self.cues.add(_not_decided(mark, verb) if word.dep_ == "pobj" else mark, word)
                self._own(word)
                return
        self.cues.add("planned", to_of(verb)[0])

    def _through_preposition(self, token: Token, prep: Token) -> None:
        governor = prep.head
        if prep.lower_ not in CARRIERS:
            return
        if governor.dep_ in ("prep", "advmod", "prt") and is_verb(governor.head):  # "pulled **out of** the purchase"
            governor = governor.head if mark_of(table().governors, forms(governor)) is None else governor
        if is_verb(governor):
            marks = table().governors if is_verb(token) else table().objects
            lemmas = [f"{governor.lemma_.lower()} {prep.lower_}", *lemma_with_particle(governor)]
            mark = hindrance(mark_of(marks, lemmas), governor)
        else:
            mark = mark_of(table().governors, forms(governor))
            if mark == "planned" and prep.lower_ not in AIMS and not is_verb(token):
                return  # "an agreement in the lawsuit"
        if mark:
            self.cues.add(mark, governor)
            self._up(governor)

    def _event_noun(self, noun: Token, verb: Token) -> None:
        if noun.dep_ in (*OBJECTS, "nsubjpass") or (noun.dep_ == "nsubj" and is_passive(verb)):
            if acted_on(verb, self.cues, self.stative, self.measured):
                self._up(verb)
        elif noun.dep_ == "nsubj" and acting(verb, self.cues, self.stative, self.measured):
            self._up(verb)


def _not_decided(mark: str, verb: Token) -> str:
    """ "on course to **lose**": what a firm does not decide is at most foreseen."""
    return "possible" if mark == "planned" and verb.lemma_ in table().outcomes else mark
