"""Who does what to whom: the arguments of a verb or noun, whatever the voice, clause or word order."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.syntax import OBJECTS, SUBJECTS, antecedent, children, conjuncts, finite, is_passive, is_verb, real

BLAMING = {  # "stopped X from buying": X buys
    **dict.fromkeys(("stop", "prevent", "block", "bar", "keep", "prohibit", "ban", "discourage", "deter"), ("from",)),
    **dict.fromkeys(("accuse", "suspect", "convict"), ("of",)),
    **dict.fromkeys(("sue", "fine", "blame", "criticize", "criticise", "praise", "thank", "punish", "slam"), ("for",)),
    **dict.fromkeys(("charge", "credit"), ("with",)),
}
CONJUNCTIVE = frozenset({"after", "before", "since", "until", "as"})  # prepositions and conjunctions in one
OBJECT_IS_NO_SUBJECT = frozenset({"promise", "offer", "use", "spend", "need", "take", "raise", "seek", "make"})
"""Verbs whose object does not do the infinitive: "raised money to buy"."""
DEEPEST = 6
"""Clauses above a verb that its subject may come from."""


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a clause as it stands, inherited where the clause has none of its own.

    Covers coordination ("bought A and sold B"), control and raising ("agreed to buy", "is expected to buy"),
    participles ("a firm offering", "..., adding"), relative clauses and "plans to buy".
    """
    own = children(verb, *SUBJECTS)
    if own:
        return [noun for subject in own for noun in real(subject)]
    if depth > DEEPEST or verb.dep_ == "ROOT":
        return []
    return _taken_by_preposition(verb) or _inherited(verb, depth + 1)


def _taken_by_preposition(verb: Token) -> list[Token]:
    """ "paused work after **Larkfield** bought it": the parser may give the subject to "after"."""
    before = verb.nbor(-1) if verb.i else verb
    taken = before.dep_ == "pobj" and before.head.lower_ in CONJUNCTIVE and finite(verb) and verb.tag_ != "MD"
    return list(conjuncts(before)) if taken and verb.dep_ in ("conj", "dep", "advcl", "ccomp") else []


def _inherited(verb: Token, depth: int) -> list[Token]:
    if verb.dep_ in ("relcl", "amod"):  # "a firm that **offers**", "a **growing** firm"
        return _of_copula_above(verb, depth) or [verb.head]
    find = _FROM_ABOVE.get(verb.dep_)
    return find(verb, depth) if find is not None else []


def _of_copula_above(verb: Token, depth: int) -> list[Token]:
    """ "Northwind is the first firm to **reach**": Northwind, not a firm."""
    infinitive = any(child.lower_ == "to" for child in children(verb, "aux"))
    said_of = infinitive and verb.head.dep_ == "attr" and is_verb(verb.head.head)
    return surface_subjects(verb.head.head, depth) if said_of else []


def _of_verb_above(verb: Token, depth: int) -> list[Token]:
    """ "bought A and **sold** B", "is 85% **owned** by"."""
    return surface_subjects(verb.head, depth) if is_verb(verb.head) else []


def _of_controller(verb: Token, depth: int) -> list[Token]:
    """ "agreed to **buy**"."""
    return controllers(verb.head, depth)


def _of_noun_above(verb: Token, depth: int) -> list[Token]:
    """ "a firm **offering**" is its own subject, "a plan to **buy**" is somebody's."""
    infinitive = any(child.lower_ == "to" for child in children(verb, "aux"))
    return noun_owners(verb.head, depth) if infinitive else list(conjuncts(verb.head))


def _of_main_clause(verb: Token, depth: int) -> list[Token]:
    """ "Northwind grew, **adding** shops": a clause without tense shares the subject."""
    shared = is_verb(verb.head) and (not finite(verb) or verb.dep_ == "dep")
    return surface_subjects(verb.head, depth) if shared else []


def _through_preposition(verb: Token, depth: int) -> list[Token]:
    """ "stopped Contoso from **buying**", "talks about **buying**"."""
    head = verb.head
    governor = head.head if head.pos_ in ("ADP", "SCONJ") else head
    if head.lower_ in BLAMING.get(governor.lemma_, ()):
        return patients(governor)
    if is_verb(governor):
        return surface_subjects(governor, depth)
    return noun_owners(governor, depth) or _of_clause_behind(verb, head)


def _of_clause_behind(verb: Token, preposition: Token) -> list[Token]:
    """ "After **leaving** Northwind she founded": the parser may make the preposition the root of all."""
    if preposition.dep_ != "ROOT":
        return []
    behind = [clause for clause in children(verb, "advcl", "ccomp") if finite(clause) and clause.i > verb.i]
    return [noun for clause in behind[:1] for subject in children(clause, *SUBJECTS) for noun in real(subject)]


_FROM_ABOVE: dict[str, Callable[[Token, int], list[Token]]] = {
    **dict.fromkeys(("conj", "acomp"), _of_verb_above),
    "xcomp": _of_controller,
    "acl": _of_noun_above,
    **dict.fromkeys(("advcl", "ccomp", "dep", "parataxis"), _of_main_clause),
    **dict.fromkeys(("pcomp", "prep"), _through_preposition),
}
"""Label of a clause without a subject of its own -> where its subject is found (the clause, clauses gone up)."""


def controllers(governor: Token, depth: int = 0) -> list[Token]:
    """Who does the infinitive below ``governor``: its object ("asked X to pay") or else its subject."""
    if not is_verb(governor):
        return surface_subjects(governor.head, depth) if is_verb(governor.head) else []
    objects = children(governor, *OBJECTS, "dative")
    if objects and governor.lemma_ not in OBJECT_IS_NO_SUBJECT:
        return [noun for found in objects for noun in conjuncts(found)]
    return surface_subjects(governor, depth)


def noun_owners(noun: Token, depth: int = 0) -> list[Token]:
    """Who has the plan, talks or deal: "X's plan to", "X has plans to", "X is in talks to"."""
    owners = [owner for child in children(noun, "poss") for owner in conjuncts(child)]
    if owners:
        return owners
    between = [c for p in children(noun, "prep") if p.lower_ in ("by", "from") for c in children(p, "pobj")]
    if between:
        return [name for found in between for name in conjuncts(found)]
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        head = head.head
    if is_verb(head) and noun.dep_ not in SUBJECTS:
        return surface_subjects(head, depth)
    return []


def agents(verb: Token) -> list[Token]:
    """Who does it, whatever the voice."""
    if not is_passive(verb):
        return surface_subjects(verb)
    by = [noun for by in children(verb, "agent") for c in children(by, "pobj") for noun in real(c)]
    return by or _hyphenated(verb)


def _hyphenated(participle: Token) -> list[Token]:
    """ "a **Northwind**-owned chain": the noun before the hyphen is the agent (or the place of "-based")."""
    before = children(participle, "npadvmod", "compound", "nmod", "amod", "nsubj", "dep", "punct")
    hyphen = [c for c in before if c.text in ("-", "–", "‑")]
    nouns = [c for c in before if c.pos_ in ("PROPN", "NOUN") and c.i < participle.i]
    return [name for noun in nouns for name in conjuncts(noun)] if hyphen else []


def patients(verb: Token) -> list[Token]:
    """To whom or what it is done, whatever the voice."""
    if is_passive(verb):
        return surface_subjects(verb)
    objects = children(verb, *OBJECTS)
    if any(child.pos_ in ("NUM", "SYM") or child.tag_ == "CD" for child in objects):  # "fined Contoso $5m"
        objects = [*children(verb, "dative"), *objects]
    objects = objects or [child for child in children(verb, "dative") if child.pos_ != "ADP"]
    found = [noun for child in objects for noun in real(child)]
    return found or _told_to(verb) or _gap(verb) or _shared_object(verb)


def _told_to(verb: Token) -> list[Token]:
    """ "ordered **Contoso** to pay": to the parser the subject of the infinitive."""
    told = [clause for clause in children(verb, "ccomp") if not finite(clause) and clause.tag_ == "VB"]
    return [noun for clause in told for subject in children(clause, "nsubj") for noun in real(subject)]


def _gap(verb: Token) -> list[Token]:
    """The antecedent of an object relative: "the firm (that) Northwind bought"."""
    if verb.dep_ != "relcl" or not children(verb, "nsubj"):
        return []
    subject = children(verb, "nsubj")[0]
    if antecedent(subject) is not None or children(verb, "ccomp", "xcomp"):
        return []
    return list(conjuncts(verb.head))


def _shared_object(verb: Token) -> list[Token]:
    """The object of a later verb in "designs and builds rockets"."""
    later = [v for v in children(verb, "conj") if is_verb(v) and not children(v, *SUBJECTS)]
    if not later or children(verb, "prep", "xcomp", "ccomp", "dobj"):
        return []
    return [noun for child in children(later[0], *OBJECTS) for noun in real(child)]
