"""How often a pronoun or a description is linked to the right entity, on hand-checked chains of development articles.

    python -m benchmarks.coref_dev [--errors N]

``tests/gold/chains.json`` says for the pronouns of the third person and the definite descriptions in the singular which
annotated entity each means, or that it means none. A link is right if the names of its chain are that entity's; one
from a place that nobody looked at is not checked. The text is read as it stands, without the cleaning of ``kg build``.

Everything that ``--errors`` prints stays on this machine: the articles belong to their publishers.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Doc

from benchmarks import judge
from benchmarks.coref import Count, kind_of, table
from benchmarks.judge import ROOT, GoldArticle
from kg.extract.annotate import load
from kg.extract.coref import link
from kg.extract.mentions.find import find_names
from kg.extract.spans import Candidate
from kg.schema import load_schema

CHAINS = ROOT / "tests" / "gold" / "chains.json"
FIRST_PERSON = "I/we"
ROWS = ("he/she", "it/they", "description", FIRST_PERSON)
BEFORE, AFTER = 80, 60
"""Characters shown on either side of a wrong link."""
Said = Literal["right", "wrong", "missed", "not checked"]


class Anaphors(BaseModel):
    """The checked anaphors of one article, each by the character offset of its head.

    ``refers`` leads to the id of the entity that is meant; ``none`` lists those that mean no annotated entity.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    refers: dict[int, str]
    none: tuple[int, ...]


class Floor(BaseModel):
    """What a row may not fall below, in percent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    precision: float
    recall: float


class Chains(BaseModel):
    """``tests/gold/chains.json``: the anaphors by article id, the SHA-256 of the articles' file, and the floors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str
    articles: dict[str, Anaphors]
    floors: dict[str, Floor] = Field(default_factory=dict)


class DevArticle(GoldArticle):
    """An annotated article with its text."""

    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One anaphor, at the characters ``start:end`` of its article, with what became of it.

    ``linked`` holds the names that we linked it to, ``annotated`` the id of the entity that it means.
    """

    said: Said
    row: str
    start: int
    end: int
    linked: tuple[str, ...] = ()
    annotated: str | None = None


def read(path: Path = CHAINS) -> Chains:
    """The hand-checked chains."""
    return Chains.model_validate_json(path.read_text(encoding="utf-8"))


def digest() -> str:
    """SHA-256 of the development articles beside the checkout; KeyError where they are not there."""
    return judge.digests()[judge.gold("dev").name]


def articles() -> dict[str, DevArticle]:
    """The development articles by id."""
    lines = judge.gold("dev").read_text(encoding="utf-8").splitlines()
    found = (DevArticle.model_validate_json(line) for line in lines if line.strip())
    return {article.id: article for article in found}


def entity_names(article: GoldArticle, norm: Callable[[str], str]) -> dict[str, str]:
    """Every name that is annotated, as ``norm`` gives it -> id of its entity; amounts have no chains."""
    entities = [entity for entity in article.entities if entity.type != "Amount"]
    return {norm(name): entity.id for entity in entities for name in entity.names}


def meant(names: Iterable[str], entities: Mapping[str, str]) -> str | None:
    """The entity that most of ``names`` are of; of two with as many the first, None if no name is annotated."""
    known = Counter(entities[name] for name in names if name in entities)
    return known.most_common(1)[0][0] if known else None


def judged(
    doc: Doc, found: Sequence[Candidate], anaphors: Anaphors, entities: Mapping[str, str], norm: Callable[[str], str]
) -> Iterator[Judged]:
    """Every link of ``found``, then every anaphor that was missed; ``entities`` as ``entity_names`` gives them."""
    annotated = _by_token(doc, anaphors)
    names: dict[int, list[str]] = defaultdict(list)
    for candidate in found:
        if candidate.kind == "name":
            names[candidate.chain].append(candidate.text(doc))
    for candidate in found:
        if candidate.kind != "name":
            its = names[candidate.chain]
            yield _link(doc, candidate, its, meant(map(norm, its), entities), annotated)
    # What stands inside a name is no anaphor, whoever annotated it as one.
    taken = {c.head(doc).i for c in found} | {at for c in found if c.kind == "name" for at in range(c.start, c.end)}
    for at, entity in annotated.items():
        if entity is not None and at not in taken:
            token = doc[at]
            yield Judged("missed", kind_of(token.text), token.idx, token.idx + len(token), (), entity)


def _by_token(doc: Doc, anaphors: Anaphors) -> dict[int, str | None]:
    """Token -> the entity that is annotated there, None if none is meant.

    The token is the one that covers the offset: another tokenizer may cut it otherwise than the one that was asked.
    """
    starts = [token.idx for token in doc]
    offsets: dict[int, str | None] = {**anaphors.refers, **dict.fromkeys(anaphors.none)}
    return {bisect_right(starts, offset) - 1: entity for offset, entity in offsets.items()}


def _link(
    doc: Doc, candidate: Candidate, names: Sequence[str], entity: str | None, annotated: Mapping[int, str | None]
) -> Judged:
    head, span = candidate.head(doc).i, candidate.span(doc)
    said: Said = "not checked"
    if head in annotated:
        said = "right" if entity is not None and entity == annotated[head] else "wrong"
    linked = tuple(dict.fromkeys(names))
    return Judged(said, _row(candidate, doc), span.start_char, span.end_char, linked, annotated.get(head))


def _row(candidate: Candidate, doc: Doc) -> str:
    """The row of a link. The first person has one of its own, or it would look like unchecked descriptions."""
    kind = kind_of(candidate.text(doc))
    return FIRST_PERSON if candidate.kind == "pronoun" and kind == "description" else kind


def measure(chains: Chains, texts: Mapping[str, DevArticle]) -> dict[str, list[Judged]]:
    """Read and link every article of ``chains`` and judge its links; KeyError where ``texts`` lacks one."""
    nlp, schema = load(), load_schema()
    found: dict[str, list[Judged]] = {}
    for id, anaphors in chains.articles.items():
        doc = nlp(texts[id].text)
        linked = link(doc, find_names(doc, schema), schema)
        found[id] = list(judged(doc, linked, anaphors, entity_names(texts[id], judge.norm), judge.norm))
    return found


def counted(found: Iterable[Judged]) -> dict[str, Count]:
    """The rows of the table, and "all"."""
    counts: dict[str, Count] = {row: Counter() for row in (*ROWS, "all")}
    for one in found:
        counts[one.row][one.said] += 1
        counts["all"][one.said] += 1
    return counts


def wrong(found: Mapping[str, Sequence[Judged]], texts: Mapping[str, DevArticle], number: int) -> Iterator[str]:
    """Up to ``number`` wrong links in words, spread over the articles; none where ``number`` is not positive."""
    every = [(texts[id], one) for id, links in found.items() for one in links if one.said == "wrong"]
    for index in range(min(number, len(every))):
        yield _told(*every[index * len(every) // min(number, len(every))])


def _told(article: DevArticle, one: Judged) -> str:
    text = article.text
    around = text[max(one.start - BEFORE, 0) : one.start], text[one.start : one.end], text[one.end : one.end + AFTER]
    place = " ".join("{}[{}]{}".format(*around).split())
    entity = "none" if one.annotated is None else article.entity(one.annotated).name
    return f"{article.id} {one.row}: {place}\n    linked to: {', '.join(one.linked)}; annotated: {entity}"


def main() -> None:
    """Print the table, and wrong links where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="wrong links to print (default none)")
    asked = parser.parse_args()
    if not judge.there():
        sys.exit("the annotated articles and their judge are not beside the checkout")
    chains = read()
    if digest() != chains.sha256:
        sys.exit(f"{judge.gold('dev')} is not the file that the offsets of {CHAINS.name} were counted in")
    texts = articles()
    found = measure(chains, texts)
    print("\n".join(table(counted(one for links in found.values() for one in links), "not checked")))
    for line in wrong(found, texts, asked.errors):
        print(line)


if __name__ == "__main__":
    main()
