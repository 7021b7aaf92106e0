"""Which of several media types a client would like best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

Range = tuple[str, float]


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The best of ``offers``, which stand in the server's own order of liking; None if none of them will do."""
    ranges = _ranges(accept or "*/*")
    rated = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, offer = max(rated)
    return offer if quality > 0 else None


def _quality(offer: str, ranges: Sequence[Range]) -> float:
    """The quality of the most specific range that ``offer`` falls into."""
    family = f"{offer.partition('/')[0]}/*"
    for wanted in (offer, family, "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0


def _ranges(accept: str) -> list[Range]:
    return [_range(part) for part in accept.lower().split(",") if part.strip()]


def _range(part: str) -> Range:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            return name, _number(value)
    return name, 1.0


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
