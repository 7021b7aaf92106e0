"""Votes from the name itself: its words, their case, what spaCy's recogniser calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.mentions.gazetteer import listed
from kg.extract.mentions.lexicon import given_names, known, name_words, places
from kg.extract.mentions.ordinary import is_ordinary, tells_words
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

_INITIAL = re.compile(r"^[A-Z]\.([A-Z]\.)?$")
_LEGAL = frozenset(
    {
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "llc",
        "llp",
        "ltd",
        "limited",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "nv",
        "co",
        "holdings",
        "holding",
        "company",
    }
)
_QUOTES = frozenset({"“", '"', "‘", "``"})


def spelling(words: Words, run: Run) -> Iterator[str]:
    """Voters that look at the tokens of ``run`` only."""
    label = _recogniser(words, run)
    yield label
    yield f"{label}, {_figure(words, run)}"
    yield from _kind_words(words, run)
    yield from _known(words, run)
    yield from _people(words, run)
    yield from _case(words, run)
    yield from _shape(words, run)
    yield from _wording(words, run)
    yield from listed(words.doc[run[0] : run[1]].text)


def _recogniser(words: Words, run: Run) -> str:
    start, end = run
    labels = [label for label in words.ent[start:end] if label]
    if not labels:
        return "ner nothing"
    exact = len(labels) == end - start and words.begins[start] and (end == len(words) or not words.within[end])
    return f"ner {labels[-1]}" if exact else f"ner part {labels[-1]}"


def _figure(words: Words, run: Run) -> str:
    """How the name is written, in two or three words, to be read together with the recogniser's label."""
    start, end = run
    letters = "".join(words.text[start:end])
    case = "capitals" if letters.isupper() else "odd" if any(words.odd[start:end]) else "plain"
    known = "given name, " if words.lower[start] in given_names() else ""
    return f"{known}{case}, {min(end - start, 3)} words"


def _wording(words: Words, run: Run) -> Iterator[str]:
    """Whether the name is made of ordinary words: "Power Lunch", "Zendara Power", "Zendara"."""
    inner = [lower for lower in words.lower[run[0] : run[1]] if lower.isalpha()]
    if not inner or not tells_words():
        return
    ordinary = sum(is_ordinary(lower) for lower in inner)
    yield f"{'all' if ordinary == len(inner) else 'some' if ordinary else 'no'} ordinary of {min(len(inner), 3)}"


def _kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    table = name_words()
    return (
        ("company", table.company),
        ("organization", table.organization),
        ("product", table.product),
        ("place", table.place),
    )


def endings(form: Sequence[str]) -> Iterator[str]:
    """What the last word of a name of several words says."""
    last = form[-1].lower().strip(".")
    if last in _LEGAL:
        yield "legal suffix"
    yield from (f"ends in {kind} word" for kind, some in _kinds() if last in some)
    if last.isalpha():
        yield f"last word {last}"


def _kind_words(words: Words, run: Run) -> Iterator[str]:
    start, end = run
    inner = [lower.strip(".") for lower in words.lower[start:end] if lower[0].isalnum()]
    if len(inner) > 1:
        last, rest = inner[-1], inner[:-1]
        yield from endings(inner)
        for kind, some in _kinds():
            if last not in some and any(word in some for word in rest):
                yield f"has {kind} word"
        if any(word in places() for word in rest) or last in places():
            yield "has place name"
        if "of" in rest:
            yield "has of"


def _known(words: Words, run: Run) -> Iterator[str]:
    whole = " ".join(words.lower[run[0] : run[1]])
    if whole in places() or "," in words.text[run[0] : run[1]][1:-1]:
        yield "known place"
    if whole in known().bodies:
        yield "known body"
    if whole in known().currencies or whole in known().indexes:
        yield "known currency or index"


def _people(words: Words, run: Run) -> Iterator[str]:
    start, end = run
    size = end - start
    known = words.lower[start] in given_names()
    if known:
        yield "given name alone" if size == 1 else "given name first" if size <= 3 else "given name first of many"
    if any(_INITIAL.match(text) for text in words.text[start:end]):
        yield "has initial"
    plain = all(text[0].isupper() and text[1:].islower() and text.isalpha() for text in words.text[start:end])
    if size in (2, 3) and plain:
        yield "shaped like a person"


def _case(words: Words, run: Run) -> Iterator[str]:
    start, end = run
    letters = "".join(words.text[start:end])
    if letters.isupper():
        yield "capitals short" if len(letters) <= 3 else "capitals" if len(letters) <= 5 else "capitals long"
    if letters[0].islower():
        yield "small first letter"
    elif any(words.odd[start:end]):
        yield "odd case"


def _shape(words: Words, run: Run) -> Iterator[str]:
    start, end = run
    letters = "".join(words.text[start:end])
    yield f"{min(end - start, 4)} words"
    signs = {
        "has number": any(letter.isdigit() for letter in letters),
        "ends in +": letters.endswith("+"),
        "one letter": len(letters) == 1,
        "has &": "&" in letters,
        "quoted": _is_quoted(words, run),
        "ends in 's": words.text[end - 1] in ("'s", "’s"),
        "has hyphen": "-" in words.text[start:end],
    }
    yield from (sign for sign, there in signs.items() if there)
    last = words.lower[end - 1]
    if last.isalpha() and len(last) > 4:
        yield f"last letters {last[-3:]}"
    if re.search(r"\.(com|org|net|co|io|ai)$", letters.lower()):
        yield "web address"


def _is_quoted(words: Words, run: Run) -> bool:
    start, end = run
    opened = start > 0 and words.text[start - 1] in _QUOTES
    return opened and end < len(words) and words.text[end] in ("”", '"', "’", ",", "''")
