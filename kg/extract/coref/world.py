"""The state of reading: the referents so far and which of them stands at which token."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.coref.described import alias_nouns, description, roles
from kg.extract.coref.finding import Pointer
from kg.extract.coref.forms import title_gender
from kg.extract.coref.lexicon import lexicon, role_of
from kg.extract.coref.names import name_groups
from kg.extract.coref.referents import Referent
from kg.extract.coref.scene import Scene, place
from kg.extract.spans import Candidate
from kg.extract.syntax import children
from kg.extract.votes import best_type

FIRMS = frozenset({"Company", "Organization"})
SOURCE = 0.2
_ADDRESSING = ("according", "told", "spoke", "statement")
THING = frozenset({"Thing"})


@dataclass(slots=True)
class World:
    """``at`` maps the head token of a mention to its referent, ``owner`` that of each name of the article.

    ``aliases`` maps nouns that only describe the name beside them to its referent. ``employer`` maps a referent to
    the firm that the text ties it to. ``names`` is ``at`` for names alone, those ahead included.
    """

    scene: Scene
    referents: list[Referent] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    owner: list[int] = field(default_factory=list)
    aliases: dict[int, int] = field(default_factory=dict)
    employer: dict[int, int] = field(default_factory=dict)
    plurals: list[int] = field(default_factory=list)
    names: dict[int, int] = field(default_factory=dict)
    unnamed: dict[str, int] = field(default_factory=dict)

    def add(self, referent: Referent) -> int:
        """The number of a new referent."""
        self.referents.append(referent)
        return len(self.referents) - 1

    def named_in(self, number: int, sentence: int) -> bool:
        """True where referent ``number`` is named in ``sentence``, read or not yet read."""
        return any(who == number and self.scene.sentence[head] == sentence for head, who in self.names.items())

    def see(self, number: int, head: int) -> None:
        """Referent ``number`` is mentioned at token ``head``."""
        self.at[head] = number
        self.referents[number].see(self.scene, head, source_factor(self.scene.doc[head]))


def source_factor(token: Token) -> float:
    """How much a mention counts: little where it only says who was told or reported ("told the Larkfield Courier")."""
    top = place(token)
    verb = top.head
    told = top.dep_ in ("dobj", "dative") and verb.lemma_ == "tell"
    reported = top.dep_ == "nsubj" and verb.lemma_ == "report" and bool(children(verb, "ccomp"))
    according = top.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ in _ADDRESSING
    asked = top.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lower_ == "interview"
    return SOURCE if told or reported or according or asked else 1.0


def world(scene: Scene, found: Sequence[Candidate]) -> World:
    """The state before the first word: every named referent with type, gender and descriptions, none yet seen."""
    state = World(scene)
    numbers: dict[int, int] = {}
    groups = name_groups(scene.doc, found)
    for name, group in zip(found, groups, strict=True):
        if group not in numbers:
            votes = [vote for other, its in zip(found, groups, strict=True) if its == group for vote in other.votes]
            numbers[group] = state.add(Referent(frozenset(filter(None, [best_type(votes)])), named=True))
        number = numbers[group]
        state.owner.append(number)
        _describe(state, number, name)
    _employers(state, found)
    _shares(state, found)
    return state


def _shares(state: World, found: Sequence[Candidate]) -> None:
    counts: dict[int, float] = defaultdict(float)
    for name, number in zip(found, state.owner, strict=True):
        counts[number] += source_factor(name.head(state.scene.doc))
    for kind in ({"Person"}, FIRMS, {"Product"}):
        numbers = [number for number, referent in enumerate(state.referents) if referent.types & kind]
        most = max((counts[number] for number in numbers), default=1.0)
        for number in numbers:
            state.referents[number].share = counts[number] / most


def _describe(state: World, number: int, name: Candidate) -> None:
    doc, referent = state.scene.doc, state.referents[number]
    referent.words |= description(doc, name) | {token.lower_ for token in name.span(doc)}
    head = name.head(doc).i
    state.at[head] = number
    state.names[head] = number
    state.aliases |= {noun.i: number for noun in alias_nouns(doc[head]) if not name.start <= noun.i < name.end}
    if "Person" in referent.types:
        referent.roles |= roles(doc, name)
        known = title_gender(doc, name)
        if known is None and name.end - name.start > 1:
            known = lexicon().given_gender(doc[name.start].lower_)
        referent.gender = referent.gender or known


def _employers(state: World, found: Sequence[Candidate]) -> None:
    for name, number in zip(found, state.owner, strict=True):
        if not state.referents[number].types & FIRMS:
            continue
        for above in noun_path(name.head(state.scene.doc)):
            person = state.at.get(above.i)
            if person is not None and "Person" in state.referents[person].types:
                state.employer.setdefault(person, number)
                break


def noun_path(token: Token) -> Iterator[Token]:
    """What ``token`` hangs on, up to the first verb."""
    for _ in range(8):
        if token.head == token or token.head.pos_ in ("VERB", "AUX"):
            return
        token = token.head
        yield token


def note_unnamed(state: World, pointer: Pointer | None, token: Token) -> int:
    """A thing without a name that a pronoun may mean: known before ("the lawsuit") or new ("a lawsuit")."""
    noun = pointer.noun if pointer else token.lower_
    known = state.unnamed.get(noun)
    if pointer is not None and pointer.definite and pointer.types & FIRMS:
        # An unclear "the company" must not stand in the way of the next one.
        known, noun = None, f"{noun} {token.i}"
    if known is None or (pointer is not None and not pointer.definite):
        words = set(pointer.words) if pointer else {noun}
        role = role_of().get(noun)
        referent = Referent(pointer.types if pointer else THING, False, pointer.gender if pointer else None, words)
        referent.roles |= {role} if role else set()
        known = state.unnamed[noun] = state.add(referent)
        firm = next((state.at[t.i] for t in token.subtree if t.i < token.i and _is_firm(state, t.i)), None)
        if firm is not None:
            state.employer[known] = firm
    state.see(known, token.i)
    return known


def _is_firm(state: World, token: int) -> bool:
    number = state.at.get(token)
    return number is not None and state.referents[number].named and bool(state.referents[number].types & FIRMS)
