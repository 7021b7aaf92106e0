"""Advertising, sign-up lines and notices inside prose, taken out sentence by sentence.

Every sentence gets points for what it does: address the reader, tell him to do something, speak of its own house,
sell. Two points make it furniture; one is enough beside a sentence that is furniture for sure. Quoted words count for
nothing, so that a manager may say "you" and "we".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.clean.lexicon import key, notices, pattern
from kg.clean.sentences import Sentence, sentences

SURE = 2
"""Points from which a sentence is furniture by itself."""

_SAID = re.compile(r"\b(?:said|says|told|added|wrote|according to|asked|explained|noted)\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|rose|fell|grew|said|lost|won|made|bought|sold|took|paid"
    r"|went|came|left|began|became|hit|held|told|built|led|spent|\w{3,}ed)\b"
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<!\w)@\w{2,}|\b(?:twitter|x|threads|bluesky)\b.{0,20}@", re.I)
_REPORTER = re.compile(
    r"\bis an? [\w\s,&'’-]{0,60}\b(?:reporter|correspondent|editor|columnist|journalist|writer)\b", re.I
)
_CLAUSE = re.compile(r"(?:^|[,:;–—]|\.\.\.|…|\b(?:and|or|now|today|then),?)\s+")
_BEFORE = re.compile(r"\b(?:if|before|when|while|after|once|to)\b", re.I)


def without_furniture(articles: Sequence[Sequence[str]]) -> list[list[str]]:
    """The articles of one page, each a list of paragraphs, without furniture; what is left keeps order and words."""
    split = [[sentences(paragraph) for paragraph in article] for article in articles]
    recurring = _recurring(split)
    return [_kept(article, recurring) for article in split]


def points(sentence: Sentence) -> int:
    """How much a sentence looks like furniture."""
    bare = sentence.unquoted
    if notices().search(bare):
        return SURE
    if 2 * len(bare) < len(sentence.text):
        return 0
    told = _tells(bare)
    signs = (
        told,
        told and len(bare.split()) <= 8 and not _FINITE.search(bare),
        _says("reader", bare),
        _says("house", bare),
        _says("sales", pattern("imperatives").sub("", bare, count=1) if told else bare),
        bare.endswith("?"),
        bare.rstrip("*").endswith("!"),
        sentence.text.endswith(("»", "›", "→", "▶")),
        _CONTACT.search(bare) is not None,
        _REPORTER.search(bare) is not None,
    )
    score = sum(map(bool, signs))
    return score - 2 if _SAID.search(bare) else score


def _says(group: str, text: str) -> bool:
    """True where one of the group's words is there; "US" is a country, not the house."""
    return any(found.group() != "US" for found in pattern(group).finditer(text))


def _tells(text: str) -> bool:
    """True where the sentence, or its main clause after an "if" or a label, begins with an imperative."""
    if pattern("imperatives").match(text.lstrip("*([ ")):
        return True
    opened = _BEFORE.match(text) or ": " in text[:60]
    return bool(opened) and any(pattern("imperatives").match(text, at.end()) for at in _CLAUSE.finditer(text))


def _recurring(articles: Sequence[Sequence[Sequence[Sentence]]]) -> frozenset[str]:
    """Sentences that stand in two articles or more; of two versions of one story none counts."""
    held = [{_key(s) for paragraph in article for s in paragraph if len(s.text.split()) > 3} for article in articles]
    counts = Counter(one for sentences_of in held for one in sorted(sentences_of))
    shared = {one for one, count in counts.items() if count > 1}
    versions = [one for one in held if 2 * len(one & shared) > len(one)]
    return frozenset(shared.difference(*versions)) if shared else frozenset()


def _key(sentence: Sentence) -> str:
    return key(sentence.text)


def _kept(article: Sequence[Sequence[Sentence]], recurring: frozenset[str]) -> list[str]:
    seen: set[str] = set()
    kept: list[str] = []
    for paragraph in article:
        marks = [_mark(sentence, recurring) for sentence in paragraph]
        dropped = _spread(marks)
        left = []
        for sentence, drop in zip(paragraph, dropped, strict=True):
            again = len(sentence.text.split()) > 3 and _key(sentence) in seen
            if not drop and not again:
                seen.add(_key(sentence))
                left.append(sentence.text)
        if left:
            kept.append(" ".join(left))
    return kept


def _mark(sentence: Sentence, recurring: frozenset[str]) -> int:
    return SURE if _key(sentence) in recurring or _stutters(sentence) else points(sentence)


def _stutters(sentence: Sentence) -> bool:
    """True for an unfinished run of words that says the same three words again: captions of widgets in a row."""
    if sentence.finished:
        return False
    words = key(sentence.text).split()
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    return any(count > 1 for count in triples.values())


def _spread(marks: Sequence[int]) -> list[bool]:
    """Which sentences of a paragraph go: the sure ones, doubtful ones beside them, and a lone one in a long run."""
    dropped = [mark >= SURE for mark in marks]
    for order in (range(1, len(marks)), range(len(marks) - 2, -1, -1)):
        for index in order:
            beside = dropped[index - 1] if order.step > 0 else dropped[index + 1]
            dropped[index] |= marks[index] == 1 and beside
    for index in range(1, len(marks) - 1):
        if not dropped[index] and dropped[index - 1] and dropped[index + 1]:
            run = dropped[max(0, index - 2) : index] + dropped[index + 1 : index + 3]
            dropped[index] = sum(run) > 2
    return dropped
