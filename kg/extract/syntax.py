"""Small questions about a dependency parse (spaCy's English labels), each answered in one place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "pcomp", "csubj", "csubjpass"})
EXAMPLE_PREPOSITIONS = frozenset({"like", "including", "include"})
BLAMING = {  # "stopped X from buying": X buys
    **dict.fromkeys(("stop", "prevent", "block", "bar", "keep", "prohibit", "ban", "discourage", "deter"), ("from",)),
    **dict.fromkeys(("accuse", "suspect", "convict"), ("of",)),
    **dict.fromkeys(("sue", "fine", "blame", "criticize", "criticise", "praise", "thank", "punish", "slam"), ("for",)),
    **dict.fromkeys(("charge", "credit"), ("with",)),
}
CONJUNCTIVE = frozenset({"after", "before", "since", "until", "as"})  # prepositions and conjunctions in one
PARTITIVES = frozenset({"one", "some", "several", "many", "two", "three", "most", "part", "all", "both", "each", "any", "none"})


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


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a clause as it stands, inherited where the clause has none of its own.

    Covers coordination ("bought A and sold B"), control and raising ("agreed to buy", "is expected to buy"),
    participles ("a firm offering", "..., adding"), relative clauses and "plans to buy".
    """
    own = children(verb, *SUBJECTS)
    if own:
        return [noun for subject in own for noun in real(subject)]
    if depth > 6 or verb.dep_ == "ROOT":
        return []
    return _taken_by_preposition(verb) or _inherited(verb, verb.head, depth + 1)


def _taken_by_preposition(verb: Token) -> list[Token]:
    """"paused work after **Larkfield** bought it": the parser may give the subject to "after"."""
    before = verb.nbor(-1) if verb.i else verb
    taken = before.dep_ == "pobj" and before.head.lower_ in CONJUNCTIVE and finite(verb) and verb.tag_ != "MD"
    return list(conjuncts(before)) if taken and verb.dep_ in ("conj", "dep", "advcl", "ccomp") else []


def _inherited(verb: Token, head: Token, depth: int) -> list[Token]:
    if verb.dep_ == "conj" and is_verb(head):
        return surface_subjects(head, depth)
    if verb.dep_ == "xcomp":
        return controllers(head, depth)
    if verb.dep_ == "relcl":
        return [] if children(verb, *SUBJECTS) else [head]
    if verb.dep_ == "amod":
        return [head]
    if verb.dep_ == "acomp" and is_verb(head):  # "is 85% owned by"
        return surface_subjects(head, depth)
    if verb.dep_ == "acl":
        infinitive = any(child.lower_ == "to" for child in children(verb, "aux"))
        return noun_owners(head, depth) if infinitive else list(conjuncts(head))
    if verb.dep_ in ("advcl", "ccomp", "dep", "parataxis") and is_verb(head):
        return surface_subjects(head, depth) if not finite(verb) or verb.dep_ == "dep" else []
    if verb.dep_ in ("pcomp", "prep"):
        governor = head.head if head.pos_ in ("ADP", "SCONJ") else head
        if head.lower_ in BLAMING.get(governor.lemma_, ()):
            return patients(governor)
        return surface_subjects(governor, depth) if is_verb(governor) else noun_owners(governor, depth)
    return []


def finite(verb: Token) -> bool:
    """True where the verb, or its first auxiliary, carries tense."""
    auxiliaries = children(verb, "aux", "auxpass")
    first = min([verb, *auxiliaries], key=lambda token: token.i)
    return first.tag_ in ("VBD", "VBZ", "VBP", "MD")


def controllers(governor: Token, depth: int = 0) -> list[Token]:
    """Who does the infinitive below ``governor``: its object ("asked X to pay") or else its subject."""
    if not is_verb(governor):
        return surface_subjects(governor.head, depth) if is_verb(governor.head) else []
    objects = children(governor, *OBJECTS, "dative")
    if objects and governor.lemma_ not in ("promise", "offer", "use", "spend", "need", "take", "raise", "seek", "make"):
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
    """"a **Northwind**-owned chain": the noun before the hyphen is the participle's agent (or the place of "-based")."""
    before = children(participle, "npadvmod", "compound", "nmod", "amod", "nsubj", "dep", "punct")
    hyphen = [c for c in before if c.text in ("-", "–", "‑")]
    return [noun for c in before if c.pos_ in ("PROPN", "NOUN") and c.i < participle.i for noun in conjuncts(c)] if hyphen else []


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
    """"ordered **Contoso** to pay": to the parser the subject of the infinitive."""
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
