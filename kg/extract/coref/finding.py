"""Finding the mentions that need an antecedent: pronouns and definite descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from kg.extract.coref.described import concepts
from kg.extract.coref.lexicon import Gender, concept_of, lexicon, role_of
from kg.extract.coref.scene import Scene
from kg.extract.syntax import children
from kg.schema import Schema

Person = Literal["he", "it", "they", "i", "we"]
_PRONOUNS: dict[str, tuple[Person, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "male")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("he", "female")),
    **dict.fromkeys(("it", "its", "itself"), ("it", None)),
    **dict.fromkeys(("they", "them", "their", "theirs"), ("they", None)),
    **dict.fromkeys(("i", "me", "my", "myself"), ("i", None)),
    **dict.fromkeys(("we", "us", "our", "ourselves"), ("we", None)),
}
_DEFINITE = frozenset({"the", "this", "that"})
_LEFT = 7


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mention that points back. ``words`` holds what a description says, ``head`` is the token it hangs on."""

    start: int
    end: int
    head: int
    kind: Literal["nominal", "pronoun"]
    person: Person | None = None
    gender: Gender | None = None
    types: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    noun: str = ""
    owner: int | None = None
    definite: bool = True


def pronoun(token: Token) -> Pointer | None:
    """``token`` as a pronoun that may have an antecedent."""
    found = _PRONOUNS.get(token.lower_)
    if found is None or token.tag_ not in ("PRP", "PRP$"):
        return None
    person, gender = found
    return Pointer(token.i, token.i + 1, token.i, "pronoun", person, gender)


def nouns_of(schema: Schema) -> dict[str, frozenset[str]]:
    """Common noun -> the types it tells of; the wordings of roles tell of persons."""
    table: dict[str, frozenset[str]] = {role: frozenset({"Person"}) for role in role_of()}
    table |= dict.fromkeys(lexicon().firm_ventures, frozenset({"Company"}))
    for entity_type in schema.types:
        for noun in entity_type.nouns:
            table[noun] = table.get(noun, frozenset()) | {entity_type.name}
    return table


def nominal(scene: Scene, token: Token, nouns: dict[str, frozenset[str]], taken: Sequence[bool]) -> Pointer | None:
    """The noun phrase that ``token`` heads, if the schema knows its noun; definite or not."""
    if token.tag_ != "NN" or token.dep_ in ("compound", "nmod", "amod", "npadvmod") or taken[token.i]:
        return None
    noun, size = _noun(token, nouns)
    if not noun:
        return None
    start, owner = _left_edge(scene, token)
    first = scene.doc[start]
    definite = (first.lower_ in _DEFINITE or owner is not None) and noun not in lexicon().not_nominals
    inner = _after_seat(list(scene.doc[start + 1 : token.i + 1 - size]))
    words = frozenset(concepts([*inner, token]) | concepts_of(noun)) - lexicon().plain_heads
    return Pointer(
        start, token.i + 1, token.i, "nominal", None, lexicon().titles.of(noun), nouns[noun], words, noun, owner,
        definite and not _narrowed(token) and not _named(scene, token, start, noun, taken),
    )  # fmt: skip


def _after_seat(words: list[Token]) -> list[Token]:
    """The words after "London-based": where a firm sits does not say which one it is."""
    seats = [index for index, word in enumerate(words) if word.lower_ in ("based", "headquartered")]
    return words[seats[-1] + 1 :] if seats else words


def concepts_of(noun: str) -> set[str]:
    """The meaning of one noun or noun group."""
    return {concept_of().get(noun, noun)}


def _noun(token: Token, nouns: dict[str, frozenset[str]]) -> tuple[str, int]:
    """The longest known noun that ends with ``token``, and its length in tokens."""
    for size in (5, 4, 3, 2, 1):
        text = token.doc[max(token.i + 1 - size, token.sent.start) : token.i + 1].text.lower()
        if text in nouns:
            return text, size
    return "", 0


def _left_edge(scene: Scene, token: Token) -> tuple[int, int | None]:
    """Where the phrase begins, and the possessive pronoun or name it begins with."""
    at = token.i
    first = max(token.i - _LEFT, token.sent.start)
    while at > first:
        left = scene.doc[at - 1]
        if left.dep_ == "poss" and left.tag_ == "PRP$":
            return at - 1, at - 1
        if left.pos_ == "DET":
            return at - 1, None
        if left.tag_ == "POS":
            return at, None
        if left.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM") and left.tag_ not in ("HYPH", "VBN", "VBG", "RBS", "RB"):
            break
        at -= 1
    return at, None


def _named(scene: Scene, token: Token, start: int, noun: str, taken: Sequence[bool]) -> bool:
    """True where a name is part of the phrase or follows at once: "the Larkfield group", "the carmaker Larkfield"."""
    follows = token.i + 1 < len(scene.doc) and taken[token.i + 1] and scene.doc[token.i + 1].tag_ != "POS"
    before = any(taken[start : token.i]) and noun not in lexicon().firm_heads
    places = before and all(
        scene.doc[at].ent_type_ in ("GPE", "LOC", "NORP") for at in range(start, token.i) if taken[at]
    )
    return follows or (before and not places)


def _narrowed(token: Token) -> bool:
    """True where more words say which one is meant: "the company that made it", "the head of sales"."""
    if children(token, "acl"):
        return True
    for clause in children(token, "relcl"):
        if not any(comma.text in (",", "-", "–", "—") for comma in token.doc[token.i + 1 : clause.left_edge.i + 1]):
            return True
    return any(prep.lower_ in ("of", "behind", "for") and prep.i == token.i + 1 for prep in children(token, "prep"))
