"""The forms of a name: when two of them can be names of one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg import names
from kg.resolve.local import Local

PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Form:
    """All spellings that differ only in case, punctuation, spacing or legal suffix. ``spelling`` is one of them."""

    key: str
    words: tuple[str, ...]
    spelling: str

    @property
    def fullness(self) -> tuple[int, int, str]:
        """Orders the forms of a chain: the last is the fullest."""
        return len(self.words), len(self.key), self.key


@dataclass(frozen=True, slots=True)
class Named:
    """A chain with its family, its forms (key -> number of mentions) and its principal form."""

    local: Local
    family: str
    counts: dict[str, int]
    principal: str


@lru_cache(maxsize=65536)
def form_of(name: str, family: str) -> Form:
    """The form that ``name`` is a spelling of."""
    shown = names.clean(name)
    if family == PERSON:
        key = names.person(shown)
        return Form(key, tuple(key.split()), shown)
    return Form(names.squash(shown), names.words(shown), shown)


def table(found: Sequence[Form]) -> dict[str, Form]:
    """One form for each key: the spelling with most capitals, which shows what is an acronym, and most words."""
    best: dict[str, Form] = {}
    for form in sorted(
        found, key=lambda form: (-len(form.words), -sum(map(str.isupper, form.spelling)), form.spelling)
    ):
        best.setdefault(form.key, form)
    return best


def related(one: Form, other: Form) -> bool:
    """True where one form is the other with words left out, or its acronym."""
    short, long = sorted((one, other), key=lambda form: form.fullness)
    return set(short.words) <= set(long.words) or names.is_acronym_of(short.spelling, long.spelling)


def name_chain(local: Local, family: str, forms: dict[str, Form]) -> Named:
    """Find the principal form: the fullest of the forms that most mentions of the chain use."""
    counts = Counter(form_of(name, family).key for name in local.names)
    groups: list[list[Form]] = []
    for form in sorted((forms[key] for key in counts), key=lambda form: form.fullness, reverse=True):
        home = next((group for group in groups if related(form, group[0])), None)
        if home is None:
            groups.append([form])
        else:
            home.append(form)
    weights = [sum(counts[form.key] for form in group) for group in groups]
    # Groups stand with the fullest first, and ``index`` takes the first of equals.
    best = groups[weights.index(max(weights))]
    return Named(local, family, dict(sorted(counts.items())), best[0].key)
