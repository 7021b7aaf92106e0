"""The words that join two mentions in the parse: what is said of them is mostly said there.

The shortest path hypothesis of Bunescu and Mooney (2005).
"""

from __future__ import annotations

from spacy.tokens import Token


def path(one: Token, other: Token) -> list[Token]:
    """The words between two words in the parse, both left out; in different sentences those above ``one``."""
    up = [one, *one.ancestors]
    down = [other, *other.ancestors]
    shared = {token.i for token in up} & {token.i for token in down}
    if not shared:
        return up[1:]
    joint = next(token for token in up if token.i in shared)
    sides = [token for side in (up, down) for token in side[: side.index(joint)]]
    return [token for token in (*sides, joint) if token.i not in (one.i, other.i)]
