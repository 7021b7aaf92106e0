"""Which wordings a sentence could be saying, going by its words alone: arguments are not looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.match.found import allowed
from kg.extract.reading import Reading
from kg.extract.syntax import is_verb, lemma_with_particle, noun_forms
from kg.extract.wordings import Index, Rule


def triggered(tokens: Iterable[Token], reading: Reading, index: Index) -> Iterator[tuple[Rule, Token]]:
    """The rules of kind verb, noun, role and measure that a word sets off, with that word, in text order.

    A verb with a fixed object noun counts where that noun stands somewhere below it; the ``needs`` and ``unless`` of
    a wording are looked up as they are when it is matched.
    """
    for token in tokens:
        for rule in _rules(token, index):
            if _has_object_noun(rule, token) and allowed(rule, token, reading):
                yield rule, token


def _has_object_noun(rule: Rule, verb: Token) -> bool:
    asked = rule.wording.object_noun
    return not asked or any(token.lemma_.lower() in asked or token.lower_ in asked for token in verb.subtree)


def _rules(token: Token, index: Index) -> list[Rule]:
    if is_verb(token):
        tables = [index.verbs.get(lemma, []) for lemma in lemma_with_particle(token)]
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        kinds = (index.nouns, index.roles, index.measures)
        tables = [kind.get(lemma, []) for lemma in noun_forms(token) for kind in kinds]
    else:
        return []
    return [rule for table in tables for rule in table]
