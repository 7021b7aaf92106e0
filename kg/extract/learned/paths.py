"""The words that join two mentions in the parse: what is said of them is mostly said there.

The shortest path hypothesis of Bunescu and Mooney (2005).
"""

from __future__ import annotations

from spacy.tokens import Token


def climb(one: Token, other: Token) -> tuple[list[Token], list[Token]] | None:
    """From each of two words up to the lowest word above both, which ends both lists; None in different sentences."""
    up, down = [one, *one.ancestors], [other, *other.ancestors]
    above = {token.i for token in up}
    joint = next((token for token in down if token.i in above), None)
    return None if joint is None else (up[: up.index(joint) + 1], down[: down.index(joint) + 1])


def path(one: Token, other: Token) -> list[Token]:
    """The words between two words in the parse, both left out; in different sentences those above ``one``."""
    climbed = climb(one, other)
    if climbed is None:
        return list(one.ancestors)
    up, down = climbed
    return [token for token in (*up[:-1], *down) if token.i not in (one.i, other.i)]
