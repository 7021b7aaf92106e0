"""Small questions about a dependency parse (spaCy's English labels), each answered in one place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "pcomp", "csubj", "csubjpass"})
EXAMPLE_PREPOSITIONS = frozenset({"like", "including", "include"})
PARTITIVES = frozenset(
    {"one", "some", "several", "many", "two", "three", "most", "part", "all", "both", "each", "any", "none"}
    | {"likes", "host"}  # "the likes of A and B", "a host of"
    | {"much", "half", "majority", "bulk", "rest", "portion", "chunk", "slice", "piece", "worth"}
)


def children(token: Token, *deps: str) -> list[Token]:
    """The children of ``token`` whose label is one of ``deps``, left to right."""
    return [child for child in token.children if child.dep_ in deps]


def is_verb(token: Token) -> bool:
    """True for a verb that can head a clause, a copula included."""
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """True where the surface subject is the one acted upon: "was bought", "a firm bought by", "got fined"."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN":
        return False
    if children(verb, "agent"):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, "aux", "nsubj"):
        return is_passive(verb.head)
    reduced = verb.dep_ in ("acl", "advcl", "amod", "acomp") or (verb.dep_ == "ROOT" and not children(verb, "nsubj"))
    return reduced and not children(verb, "aux", *OBJECTS)


def conjuncts(token: Token) -> Iterator[Token]:
    """``token`` and what is coordinated with it to its right: "A, B and C"."""
    yield _possessed(token) or token
    for child in children(token, "conj"):
        yield from conjuncts(child)


def _possessed(token: Token) -> Token | None:
    """What "Ray's **Tessera**" is about where the parser took the possessor for the head."""
    marks = [child for child in token.children if child.tag_ == "POS"]
    if not marks or token.dep_ == "poss":
        return None
    position = marks[0].i + 1
    doc = token.doc
    while position + 1 < len(doc) and doc[position + 1].pos_ in ("NOUN", "PROPN"):
        position += 1
    return doc[position] if position < len(doc) and doc[position].pos_ in ("NOUN", "PROPN") else None


def examples(noun: Token) -> list[Token]:
    """What a noun is exemplified by: "rivals such as A and B", "brands including C"."""
    found: list[Token] = []
    for prep in children(noun, "prep"):
        such_as = prep.lower_ == "as" and (prep.i > 0 and prep.nbor(-1).lower_ == "such")
        if such_as or prep.lemma_.lower() in EXAMPLE_PREPOSITIONS:
            for complement in children(prep, "pobj", "pcomp"):
                found += conjuncts(complement)
    for clause in children(noun, "relcl"):  # "chains, which include A and B"
        if clause.lemma_ == "include":
            found += [member for child in children(clause, *OBJECTS) for member in conjuncts(child)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "include":  # "its brands include A and B"
        found += [member for child in children(noun.head, *OBJECTS) for member in conjuncts(child)]
    return found


def antecedent(pronoun: Token) -> Token | None:
    """The noun behind a relative pronoun; None where ``pronoun`` is not one."""
    if pronoun.tag_ not in RELATIVE_TAGS and pronoun.lower_ != "that":
        return None
    verb = pronoun
    for _ in range(4):
        verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return None


def real(token: Token) -> list[Token]:
    """What ``token`` stands for in the clause: antecedents of relative pronouns, members of a coordination."""
    if token.pos_ in ("PRON", "DET", "SCONJ"):
        noun = antecedent(token)
        if noun is not None:
            return [noun]
    return list(conjuncts(token))


def finite(verb: Token) -> bool:
    """True where the verb, or its first auxiliary, carries tense."""
    auxiliaries = children(verb, "aux", "auxpass")
    first = min([verb, *auxiliaries], key=lambda token: token.i)
    return first.tag_ in ("VBD", "VBZ", "VBP", "MD")


def complements(token: Token, preposition: str) -> list[Token]:
    """What follows ``preposition`` below ``token``: "invested **in** Contoso", coordination included."""
    found: list[Token] = []
    for prep in children(token, "prep", "dative", "agent", "prt", "advmod", "mark"):
        if prep.lower_ != preposition:
            continue
        for complement in children(prep, "pobj"):
            found += real(complement)
        for chained in children(prep, "prep", "pcomp"):  # "out of Contoso"
            if not is_verb(chained):
                found += [noun for c in children(chained, "pobj") for noun in real(c)]
    return found


def lemma_with_particle(verb: Token) -> list[str]:
    """The lemmas a verb can be looked up by: "snap", "snap up"."""
    particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod") and c.i <= verb.i + 2]
    lemmas = _lemmas(verb)
    return [f"{lemma} {particle}" for lemma in lemmas for particle in particles] + lemmas


def _lemmas(verb: Token) -> list[str]:
    """The parser's lemma, and what else the ending allows: it takes "fined" for a form of "fin"."""
    word, lemma = verb.lower_, verb.lemma_.lower()
    if any(child.lemma_.lower() == "do" for child in children(verb, "aux")):  # "did not found": the base form stands
        return [word]
    found = [lemma]
    if verb.tag_ in ("VBD", "VBN") and word.endswith("ed"):
        found += [word[:-1], word[:-2]]
    if verb.tag_ == "VBG" and word.endswith("ing"):
        found += [word[:-3] + "e", word[:-3]]
    return list(dict.fromkeys(found))


def noun_forms(token: Token) -> list[str]:
    """What a noun can be looked up by: with the word before it, then alone ("parent company", "company")."""
    alone = [token.lemma_.lower()] if token.lemma_.lower() == token.lower_ else [token.lower_, token.lemma_.lower()]
    if token.i == 0:
        return alone
    before = token.nbor(-1)
    joined = f"{before.lower_} {token.lemma_.lower()}"
    if before.text == "-" and token.i > 1:
        joined = f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
    return [joined, *alone]


def clause_tokens(head: Token) -> Iterator[Token]:
    """The tokens of the clause of ``head``, clauses inside it left out."""
    yield head
    for child in head.children:
        if not (child.dep_ in CLAUSES and is_verb(child)) and not (child.dep_ == "conj" and is_verb(child)):
            yield from clause_tokens(child)


def clause_head(token: Token) -> Token:
    """The verb (or root) of the clause that ``token`` stands in."""
    while not is_verb(token) and token.head != token:
        token = token.head
    return token
