"""The working form of a mention inside the extractor: token spans of one Doc."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.model import Amount, MentionKind, Vote

NO_CHAIN = -1


@dataclass(slots=True)
class Candidate:
    """A mention found in a Doc: tokens ``start:end`` (half-open), its type votes, and the chain it joins."""

    start: int
    end: int
    kind: MentionKind
    votes: list[Vote] = field(default_factory=list)
    amount: Amount | None = None
    chain: int = NO_CHAIN

    def span(self, doc: Doc) -> Span:
        """The tokens."""
        return doc[self.start : self.end]

    def text(self, doc: Doc) -> str:
        """The words as they stand in the article."""
        return doc[self.start : self.end].text

    def head(self, doc: Doc) -> Token:
        """The token that the rest of the span hangs on."""
        return doc[self.start : self.end].root
