"""Which referent a pronoun or description means: candidates are filtered, scored, and taken only if clearly best."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract.coref.finding import Pointer
from kg.extract.coref.lexicon import lexicon, role_of
from kg.extract.coref.referents import WINDOW, Referent
from kg.extract.coref.scene import OUTSIDE, clause, place
from kg.extract.coref.world import FIRMS, World, noun_path
from kg.extract.syntax import SUBJECTS, children

# Tuned on annotated business news by what is right less twice what is wrong.
PRONOUN_DECAY, NOMINAL_DECAY = 0.4, 0.65  # how fast presence fades by sentence
PERSON_MARGIN, THING_MARGIN, NOMINAL_MARGIN = 0.1, 0.08, 0.08  # by how much the best must win
NOMINAL_WINDOW = 14  # sentences that a description reaches back
GOVERNING_SUBJECT = 0.7  # for the subject of the clause, or of one above it
PARALLEL = 0.25  # for a subject that was a subject
TOPIC = 0.4  # for what the article names most
MATCH, UNLIKE = 0.7, 0.6  # for a word of the description that the text says of the referent; against none
BESIDE = 0.6  # what counts of a mention in the same sentence that does not govern: one would say "it"
FORWARD = 0.3  # for what the next sentence names: topics go on (forward-looking centers, Grosz, Joshi, Weinstein 1995)
_NOT_IT = frozenset({"Person", "Amount"})


def choose(state: World, pointer: Pointer, speaker: int | None) -> int | None:
    """The referent of ``pointer``; ``speaker`` is that of the quotation around it, if any. None if none is clear."""
    if pointer.kind == "nominal":
        return _nominal(state, pointer)
    if pointer.person == "he":
        return _he(state, pointer, speaker)
    if pointer.person == "it":
        return _it(state, pointer)
    return _they(state, pointer) if pointer.gender is None and pointer.person == "they" else None


def _best(fits: list[int], score: Callable[[int], float], margin: float) -> int | None:
    ranked = sorted(((score(number), -number) for number in fits), reverse=True)
    if not ranked or ranked[0][0] <= 0.1:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin:
        return None
    return -ranked[0][1]


def _seen(state: World, pointer: Pointer, fits: Callable[[Referent], bool], window: int = WINDOW) -> list[int]:
    """Referents seen in the last sentences that ``fits`` lets through and the grammar does not rule out."""
    sentence = state.scene.sentence[pointer.head]
    out = barred(state, pointer)
    return [
        number
        for number, referent in enumerate(state.referents)
        if referent.seen and referent.distance(sentence) <= window and number not in out and fits(referent)
    ]


def barred(state: World, pointer: Pointer) -> set[int]:
    """Referents that cannot be meant: the whole phrase that the pointer is in, and the subject of its own clause."""
    head = state.scene.doc[pointer.head]
    names = (*noun_path(head), *(child for above in noun_path(head) for child in children(above, "appos")))
    found = {state.at[token.i] for token in names if token.i in state.at and token.i != pointer.head}
    if pointer.kind == "nominal":
        found |= {state.at[token.i] for token in head.subtree if token.i in state.at and token.i != pointer.head}
    possessive = head.dep_ == "poss" and pointer.kind == "pronoun"
    reflexive = head.lower_.endswith("self")
    if place(head).dep_ not in SUBJECTS and not possessive and not reflexive:
        subjects = children(clause(head), *SUBJECTS)
        found |= {state.at[token.i] for token in subjects if token.i in state.at and token.i != pointer.head}
    return found


def _governing(state: World, pointer: Pointer) -> set[int]:
    """Referents of the subjects of the pointer's clause and of the clauses above it."""
    head = state.scene.doc[pointer.head]
    found: set[int] = set()
    for verb in _clauses(head):
        found |= {state.at[t.i] for t in children(verb, *SUBJECTS) if t.i in state.at and t.i < pointer.head}
    return found


def _clauses(token: Token) -> Iterator[Token]:
    verb = clause(token)
    for _ in range(5):
        yield verb
        above = clause(verb)
        if above == verb:
            return
        verb = above


def _pronoun_score(state: World, pointer: Pointer) -> Callable[[int], float]:
    sentence = state.scene.sentence[pointer.head]
    governing = _governing(state, pointer)
    subject = place(state.scene.doc[pointer.head]).dep_ in SUBJECTS

    def score(number: int) -> float:
        referent = state.referents[number]
        value = referent.salience(sentence, PRONOUN_DECAY)
        value += GOVERNING_SUBJECT * (number in governing)
        return value + PARALLEL * (subject and referent.seen[-1].subject)

    return score


def _he(state: World, pointer: Pointer, speaker: int | None) -> int | None:
    def fits(referent: Referent) -> bool:
        return "Person" in referent.types and (referent.gender is None or referent.gender == pointer.gender)

    ahead = _ahead(state, pointer, fits)
    if ahead is not None:
        return ahead
    score = _pronoun_score(state, pointer)
    people = [number for number in _seen(state, pointer, fits) if number != speaker]

    def with_gender(number: int) -> float:
        return score(number) + 0.3 * (state.referents[number].gender == pointer.gender)

    return _best(people, with_gender, PERSON_MARGIN)


def _it(state: World, pointer: Pointer) -> int | None:
    if empty_it(state.scene.doc[pointer.head]):
        return None
    acts = _acts(state.scene.doc[pointer.head])

    def fits(referent: Referent) -> bool:
        kind = bool(referent.types & FIRMS) if acts else not referent.types & _NOT_IT
        return kind and _within_reach(state, pointer, referent)

    ahead = _ahead(state, pointer, fits)
    if ahead is not None:
        return ahead
    return _best(_seen(state, pointer, fits), _pronoun_score(state, pointer), THING_MARGIN)


def _within_reach(state: World, pointer: Pointer, referent: Referent) -> bool:
    """False for what was last seen outside the quotation that the pointer stands in: speakers start anew."""
    quotation = state.scene.quotation
    here = quotation[pointer.head]
    return here == OUTSIDE or not referent.seen or quotation[referent.seen[-1].token] == here


def _they(state: World, pointer: Pointer) -> int | None:
    """A firm as "they": only where it is the last subject and nothing plural stands in between."""
    scene = state.scene
    sentence = scene.sentence[pointer.head]

    def fits(referent: Referent) -> bool:
        near = referent.distance(sentence) <= 1 and _within_reach(state, pointer, referent)
        return near and bool(referent.types & FIRMS)

    firms = _seen(state, pointer, fits)
    best = _best(firms, _pronoun_score(state, pointer), THING_MARGIN)
    if best is None:
        return None
    last = state.referents[best].seen[-1]
    between = [plural for plural in state.plurals if scene.sentence[plural] >= last.sentence and plural < pointer.head]
    return None if between or not last.subject else best


def _acts(head: Token) -> bool:
    """True where only somebody can be meant: "it said", "its shareholders"."""
    if head.dep_ == "poss":
        return head.head.lower_ in lexicon().firm_things
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in lexicon().agent_verbs


def empty_it(head: Token) -> bool:
    """True for an "it" that means nothing: "it is likely that", "it seems"."""
    if head.lower_ != "it":
        return False
    verb = head.head
    if head.dep_ == "expl" or verb.lemma_ in lexicon().empty_it_verbs:
        return True
    said = [*children(verb, "acomp", "attr", "oprd", "advmod"), verb]
    return any(token.lower_ in lexicon().empty_it_words for token in said if token != head)


def _ahead(state: World, pointer: Pointer, fits: Callable[[Referent], bool]) -> int | None:
    """The subject that a fronted phrase points ahead to: "After its launch, Northwind grew"."""
    head = state.scene.doc[pointer.head]
    if any(fits(state.referents[number]) for number in _governing(state, pointer)):
        return None
    for verb in _clauses(head):
        for subject in children(verb, "nsubj", "nsubjpass"):
            number = state.at.get(subject.i)
            front = [child for child in verb.lefts if child.dep_ in ("prep", "advcl") and child.i < subject.i]
            inside = any(child.left_edge.i <= head.i <= child.right_edge.i for child in front)
            if number is not None and inside and state.referents[number].named and fits(state.referents[number]):
                return number
    return None


def _nominal(state: World, pointer: Pointer) -> int | None:
    if pointer.owner is not None and "Person" not in pointer.types:
        return _owned(state, pointer)
    role = role_of().get(pointer.noun)
    plain = pointer.noun in lexicon().plain_heads and not pointer.words

    def fits(referent: Referent) -> bool:
        if role is not None and pointer.types == {"Person"}:
            return role in referent.roles
        agrees = referent.gender is None or pointer.gender is None or referent.gender == pointer.gender
        said = referent.named and pointer.noun in referent.words and not referent.types & _NOT_IT
        return (said or bool(referent.types & pointer.types)) and agrees

    sentence = state.scene.sentence[pointer.head]
    governing = _governing(state, pointer)

    def score(number: int) -> float:
        referent = state.referents[number]
        beside = 1.0 if number in governing else BESIDE
        value = referent.salience(sentence, NOMINAL_DECAY, beside) + TOPIC * referent.share
        value += FORWARD * state.named_in(number, sentence + 1)
        matches = len(pointer.words & referent.words) + (lexicon().mostly.get(pointer.noun) in referent.types)
        return value + MATCH * min(matches, 2) - UNLIKE * (not plain and not matches and role is None)

    return _best(_seen(state, pointer, fits, NOMINAL_WINDOW), score, NOMINAL_MARGIN)


def _owned(state: World, pointer: Pointer) -> int | None:
    """ "his company" is the firm that he is tied to; "its business" is no firm with a name."""
    owner = state.at.get(pointer.owner) if pointer.owner is not None else None
    firm = state.employer.get(owner) if owner is not None and "Person" in state.referents[owner].types else None
    return firm if firm is not None and state.referents[firm].types & pointer.types else None
