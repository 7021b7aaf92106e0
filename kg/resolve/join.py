"""Which names of different articles are one entity.

Chains with the same principal form are one. A shorter form ("Contoso") joins a fuller one ("Contoso Motors") where
chains of the corpus use both, with these guards, so that no single bad chain joins two big entities:

- more articles use the two as one than keep them apart, and at least one in twenty of those that use the shorter form;
- forms that share no words (a change of name) need two articles, and half of those that use the other form;
- a form has one fuller form: the one told by most articles, then the one with most mentions; of equals, none;
- a person's one-word name joins nothing.

Everything is computed from the set of chains: their order does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.resolve.forms import PERSON, Form, Named, related

RELATED_SHARE = 0.05
UNRELATED_SHARE = 0.5
UNRELATED_ARTICLES = 2


@dataclass(slots=True)
class _Uses:
    """Where the forms of one family are used."""

    articles: dict[str, dict[str, list[frozenset[str]]]] = field(default_factory=lambda: defaultdict(dict))
    """Form -> article -> the forms of each chain of the article that holds the form."""
    mentions: Counter[str] = field(default_factory=Counter)
    together: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    """Shorter form -> principal form -> articles that use both in one chain."""

    def apart(self, short: str, full: str) -> int:
        """How many articles use the two for different things."""
        shared = self.articles[short].keys() & self.articles[full].keys()
        return sum(any(full not in chain for chain in self.articles[short][article]) for article in shared)


def roots(chains: Sequence[Named], forms: Mapping[str, Form]) -> dict[str, str]:
    """Principal form -> the form it finally joins, for the chains of one family."""
    uses = _count(chains)
    principals = sorted({chain.principal for chain in chains})
    person = any(chain.family == PERSON for chain in chains)
    parent = {key: _parent(key, uses, forms) for key in principals if not (person and len(forms[key].words) < 2)}
    return {key: _root(key, parent) for key in principals}


def _count(chains: Sequence[Named]) -> _Uses:
    uses = _Uses()
    for chain in chains:
        held = frozenset(chain.counts)
        for key, count in chain.counts.items():
            uses.articles[key].setdefault(chain.local.article, []).append(held)
            uses.mentions[key] += count
            if key != chain.principal:
                uses.together[key][chain.principal].add(chain.local.article)
    return uses


def _parent(key: str, uses: _Uses, forms: Mapping[str, Form]) -> str | None:
    """The fuller form that ``key`` is short for. Fullness only grows, so that parents never go in a circle."""
    full = [other for other in uses.together.get(key, {}) if _joins(key, other, uses, forms)]
    ranked = sorted(((len(uses.together[key][other]), uses.mentions[other]), other) for other in full)
    if len(ranked) > 1 and ranked[-1][0] == ranked[-2][0]:
        return None
    return ranked[-1][1] if ranked else None


def _joins(key: str, full: str, uses: _Uses, forms: Mapping[str, Form]) -> bool:
    if forms[full].fullness <= forms[key].fullness:
        return False
    together, holders = len(uses.together[key][full]), len(uses.articles[key])
    if together <= uses.apart(key, full):
        return False
    if related(forms[key], forms[full]):
        return together >= RELATED_SHARE * holders
    return together >= UNRELATED_ARTICLES and together >= UNRELATED_SHARE * holders


def _root(key: str, parent: Mapping[str, str | None]) -> str:
    while (above := parent.get(key)) is not None:
        key = above
    return key
