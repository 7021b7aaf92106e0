"""Marks that hang on a word itself: auxiliaries, tense, negation, adverbs, adjectives, "until last year"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.status.cues import Cues, mark_of, table
from kg.extract.syntax import children, finite, is_verb, lemma_with_particle

QUOTES = frozenset({'"', "“", "”", "''", "``"})
REACH = 8  # words before a noun that may belong to its title, or after it that may tell until when
BREAKS = frozenset({",", ";", ":", "(", ")"})
BE = frozenset({"be", "'s", "’s", "'re", "’re", "'m", "’m"})
YEAR = re.compile(r"(19|20)\d\d")
PAST_TAGS = frozenset({"VBD"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})


def mark_own(token: Token, cues: Cues, stative: bool, adjectives: bool = True) -> None:
    """Note what the word's own modifiers, and its form, say."""
    for child in token.children:
        _modifier(child, token, cues, stative)
    if stative:
        _time_limits(token, cues)
    if is_verb(token):
        _tense(token, cues, stative)
    elif adjectives:
        _adjectives(token, cues)


def _modifier(child: Token, token: Token, cues: Cues, stative: bool) -> None:
    words = table()
    if child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "advmod") and child.lower_ in words.negations):
        _negation(child, cues)
    elif child.dep_ == "nsubj" and any(word.lower_ == "neither" for word in (child, *child.children)):
        cues.add("negated", child)
    elif child.dep_ == "aux":
        _auxiliary(child, token, cues, stative)
    elif child.dep_ == "prep":  # "formerly **at** Contoso"
        for adverb in children(child, "advmod"):
            _adverb(adverb, child, cues, stative)
    elif child.dep_ in ("advmod", "npadvmod"):
        _adverb(child, token, cues, stative)


def _negation(child: Token, cues: Cues) -> None:
    following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    if following == "longer":
        cues.add("over", child)
    elif following == "yet":
        cues.add("planned", child)
    elif following not in ("only", "just", "until"):
        cues.add("negated", child)


def _auxiliary(child: Token, token: Token, cues: Cues, stative: bool) -> None:
    mark = mark_of(table().auxiliaries, (child.lower_,))
    at_once = stative and any(word.lower_ == "now" for word in children(token, "advmod"))
    if mark is None or at_once or token.lemma_ in table().lasting:
        return
    if child.lower_ in ("would", "'d", "’d") and announced(token):
        mark = "planned"
    cues.add(mark, child)


def announced(verb: Token) -> bool:
    """True for what was said in the past of the time after it: "announced that it **would buy**", no direct speech."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and is_verb(clause.head):
        clause = clause.head
    if clause.dep_ not in ("ccomp", "acl") or clause.head.lemma_.lower() not in table().announcing:
        return False
    if is_verb(clause.head) and clause.head.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    left, right = sorted((verb.i, clause.head.i))
    return not any(word.text in QUOTES for word in verb.doc[left:right])


def _time_limits(token: Token, cues: Cues) -> None:
    """Note "until last year", "from 2009 to 2013", "for 15 years"."""
    past = token.tag_ in PAST_TAGS
    for prep in _prepositions(token):
        words = {word.lower_ for word in prep.subtree}
        ended = prep.lower_ in table().limits and not _ahead(token)
        ranged = prep.lower_ in ("from", "between") and (past or not is_verb(token)) and words & {"to", "until", "and"}
        back_then = not is_verb(token) and words == {"at", "the", "time"}
        dated = any(_is_date(word) for word in prep.subtree)
        if back_then or (dated and (ended or ranged or (prep.lower_ == "for" and past))):
            cues.add("over", prep)


def _prepositions(token: Token) -> Iterator[Token]:
    """Those below a word, and those after it up to a comma or verb: the parser hangs many on the nearest name."""
    yield from (child for child in children(token, "prep") if child.i < token.i)
    for position in range(token.i + 1, min(token.i + REACH, token.sent.end)):
        word = token.doc[position]
        if is_verb(word) or word.text in BREAKS:
            return
        if word.pos_ in ("ADP", "SCONJ"):
            yield word


def _is_date(word: Token) -> bool:
    return word.ent_type_ in ("DATE", "TIME") or bool(YEAR.fullmatch(word.text))


def _ahead(token: Token) -> bool:
    return any(child.lower_ in table().auxiliaries["planned"] for child in children(token, "aux"))


def _adverb(child: Token, token: Token, cues: Cues, stative: bool) -> None:
    if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
        cues.add("over" if stative else "negated", child)
        return
    mark = mark_of(table().adverbs, (child.lower_,))
    if mark == "over" and not stative:
        return
    if mark == "possible" and is_verb(token) and child.i > token.i + 1:
        return  # far behind the verb the parser hangs adverbs of what follows
    if mark == "planned" and not _open_ended(token):
        return
    if mark:
        cues.add(mark, child)


def _open_ended(verb: Token) -> bool:
    """True where nothing sets the verb in the past: "will soon buy", "soon buying"."""
    first = min([verb, *children(verb, "aux", "auxpass")], key=lambda word: word.i)
    return first.tag_ not in ("VBD", "VBN")


def _tense(verb: Token, cues: Cues, stative: bool) -> None:
    if stative:
        if _in_the_past(verb) and not _reported(verb):
            cues.add("over", verb)
        return
    if _imminent(verb):
        cues.add("planned", verb)


def _in_the_past(verb: Token) -> bool:
    """A state told in the simple past or the past perfect: "was chief executive", "had served as"."""
    if not any(form in table().states for form in lemma_with_particle(verb)):
        return False
    auxiliaries = [child for child in children(verb, "aux", "auxpass") if child.tag_ != "TO"]
    first = min([verb, *auxiliaries], key=lambda word: word.i)
    return first.tag_ in PAST_TAGS and not any(word.lower_ == "since" for word in children(verb, "prep", "mark"))


def _reported(verb: Token) -> bool:
    """ "said he **was** chief executive" puts back by one tense what still holds."""
    return verb.dep_ in ("ccomp", "acl") and verb.head.lemma_.lower() in table().sayings | table().announcing


def _imminent(verb: Token) -> bool:
    """Deeds told in the present are still to come: "is buying", "launches it next week"."""
    if not any(form in table().imminent for form in lemma_with_particle(verb)):
        return False
    if verb.tag_ in ("VBG", "VBN"):
        return in_progress(verb) or _headline(verb)
    present = verb.tag_ in PRESENT_TAGS and not children(verb, "aux", "auxpass")
    return present and any(_to_come(word) for word in verb.children)


def in_progress(verb: Token) -> bool:
    """ "is buying", "is being bought", and "said it was buying"."""
    be = [word for word in children(verb, "aux") if word.lemma_ in BE]
    if verb.tag_ == "VBN" and not any(word.lower_ == "being" for word in children(verb, "auxpass")):
        return False
    now = any(word.tag_ in PRESENT_TAGS for word in be)
    return verb.tag_ in ("VBG", "VBN") and (now or (bool(be) and announced(verb)))


def _headline(verb: Token) -> bool:
    """ "Northwind buying Contoso"."""
    return verb.tag_ == "VBG" and verb.dep_ == "ROOT" and bool(children(verb, "nsubj")) and not children(verb, "aux")


def _to_come(word: Token) -> bool:
    """ "next week", "later this year", "tomorrow"."""
    if word.dep_ not in ("npadvmod", "advmod", "prep"):
        return False
    words = [t.lower_ for t in word.subtree]
    return words[0] == "tomorrow" or (len(words) < 6 and (words[:2] == ["later", "this"] or words[-2:-1] == ["next"]))


def _adjectives(noun: Token, cues: Cues) -> None:
    for word in before_title(noun):
        mark = mark_of(table().adjectives, (word.lower_,))
        if mark:
            cues.add(mark, word)


def before_title(noun: Token) -> Iterator[Token]:
    """The words left of a noun up to where its phrase begins: "**former Northwind and Tessera** chief executive"."""
    inside = noun.left_edge.i
    for position in range(noun.i - 1, max(noun.sent.start, noun.i - REACH) - 1, -1):
        word = noun.doc[position]
        participle = word.dep_ == "amod" and word.pos_ == "VERB"
        coordinated = word.pos_ == "CCONJ" and position > inside
        if word.text in BREAKS or (word.tag_ == "POS" and position < inside):
            return
        if word.pos_ in ("VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ") and not participle and not coordinated:
            return
        yield word


def is_finite_past(verb: Token) -> bool:
    """True for a coordinated verb with a tense of its own ("will buy A and **sold** B")."""
    return is_verb(verb) and verb.tag_ in ("VBD", "VBZ") and finite(verb)
