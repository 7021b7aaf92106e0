"""Annotated articles as the reader sees them: passages, what each word is a name of, what each pair is to each other.

An article is read by our own pipeline; its chains are matched to the annotated entities by name, as the judge does.
A pair is labelled with a relation in the sentences of the claim's quote. Where both ends stand together elsewhere the
same relation may be said again or not: there it is neither right nor wrong (``UNKNOWN``).
"""

from __future__ import annotations

import json
import pickle
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from benchmarks import judge
from kg.extract.annotate import load
from kg.extract.learned.clues import Triggers, triggers
from kg.extract.learned.labels import RELATIONS, STATUSES, TAGS
from kg.extract.learned.pairs import Admitted, Pair, pairs, possible
from kg.extract.learned.passages import Passage, passages
from kg.extract.reading import Reading
from kg.extract.rules import open_reading
from kg.extract.wordings import Index, compile_schema
from kg.schema import Schema, load_schema

UNKNOWN = -1


@dataclass(slots=True)
class Example:
    """One passage with its labels: a tag a word piece, and for each pair its relations and its status."""

    pieces: list[int]
    cases: list[int]
    tags: list[int]
    pairs: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, ...]]]
    paths: list[tuple[int, ...]]
    clues: list[dict[int, tuple[float, ...]]]
    admitted: list[list[int]]
    right: list[list[int]]
    unknown: list[list[int]]
    status: list[int]
    keys: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, pair: Pair, admitted: list[int], right: list[int], unknown: list[int], status: int = UNKNOWN) -> None:
        """One more pair with the relations that are asked about, those that hold, and those that nobody knows of."""
        self.pairs.append((pair.spans[0], pair.spans[1], pair.place, pair.features))
        self.paths.append(pair.path)
        self.clues.append({relation: clue.numbers for relation, clue in pair.clues.items()})
        self.admitted.append(admitted)
        self.right.append(right)
        self.unknown.append(unknown)
        self.status.append(status)
        self.keys.append((pair.subject, pair.object, pair.sentence))


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated claim: entity ids, relation, status, and the sentences of its quote."""

    subject: str
    relation: int
    object: str
    status: int
    sentences: frozenset[int]


def read_article(row: dict, doc: Doc, schema: Schema, index: Index, tokenizer: Tokenizer) -> list[Example]:
    """All passages of one annotated article."""
    reading = open_reading(doc, schema)
    meant = entities_of(row, reading)
    told = claims_of(row, doc, reading, schema)
    tags = tags_of(row, doc, reading)
    admitted, words = Admitted(schema, RELATIONS), triggers(reading, index, RELATIONS)
    return [_example(passage, reading, meant, told, tags, admitted, words) for passage in passages(doc, tokenizer)]


def entities_of(row: dict, reading: Reading) -> dict[int, str]:
    """Candidate -> the annotated entity it means."""
    names = {
        judge.norm(n): e["id"]
        for e in row["entities"]
        if e["type"] != "Amount"
        for n in (e["name"], *e.get("aliases", []))
    }
    amounts = [e for e in row["entities"] if e["type"] == "Amount"]
    chains: dict[int, list[str]] = defaultdict(list)
    for candidate in reading.candidates:
        if candidate.kind == "name":
            chains[candidate.chain] += [e for e in [names.get(judge.norm(candidate.text(reading.doc)))] if e]
    found: dict[int, str] = {}
    for index, candidate in enumerate(reading.candidates):
        if candidate.amount is not None:
            mine = candidate.amount.model_dump()
            same = [
                e["id"]
                for e in amounts
                if judge.same_amount(mine | {"type": "Amount"}, {"high": None, "value": None, "unit": None} | e)
            ]
            found.update({index: same[0]} if same else {})
        elif chains[candidate.chain]:
            known = chains[candidate.chain]
            found[index] = max(sorted(set(known)), key=known.count)
    return found


def claims_of(row: dict, doc: Doc, reading: Reading, schema: Schema) -> list[Told]:
    """The annotated claims, those of a symmetric relation both ways."""
    found = []
    for claim in row["claims"]:
        status = claim.get("status", "actual")
        status = status[0] if isinstance(status, list) else status
        start = doc.text.find(claim["quote"]) if claim.get("quote") else -1
        span = doc.char_span(start, start + len(claim["quote"]), alignment_mode="expand") if start >= 0 else None
        sentences = (
            frozenset(reading.sentence_of[t.i] for t in span if not t.is_space) if span is not None else frozenset()
        )
        relation = RELATIONS.index(claim["relation"])
        ends = [(claim["subject"], claim["object"])]
        if schema.relation(claim["relation"]).symmetric:
            ends.append(ends[0][::-1])
        found += [Told(s, relation, o, STATUSES.index(status), sentences) for s, o in ends]
    return found


def tags_of(row: dict, doc: Doc, reading: Reading) -> dict[int, int]:
    """Token -> its tag; ``UNKNOWN`` for what may be a place: the annotation lists only places of claims."""
    names = sorted(
        ((n, e["type"]) for e in row["entities"] if e["type"] != "Amount" for n in {e["name"], *e.get("aliases", [])}),
        key=lambda item: (-len(item[0]), item),
    )
    found: dict[int, int] = {}
    for name, kind in names:
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", doc.text):
            span = doc.char_span(*hit.span(), alignment_mode="expand")
            if span is None or any(token.i in found for token in span):
                continue
            for token in span:
                found[token.i] = TAGS.index(("B-" if token.i == span.start else "I-") + kind)
    for index, candidate in enumerate(reading.candidates):
        if candidate.kind == "name" and reading.best_type(index) == "Place":
            for at in range(candidate.start, candidate.end):
                found.setdefault(at, UNKNOWN)
    return found


def _example(
    passage: Passage,
    reading: Reading,
    meant: dict[int, str],
    told: list[Told],
    tags: dict[int, int],
    admitted: Admitted,
    words: Triggers,
) -> Example:
    asked = list(pairs(passage, reading, admitted, words))
    example = Example(passage.pieces, passage.cases, _piece_tags(passage, tags), *([] for _ in range(7)))
    for pair in asked:
        right, unknown, status = _labels(pair, meant, told)
        between = admitted.between(possible(reading, pair.subject), possible(reading, pair.object))
        example.add(pair, between, right, unknown, status)
    return example


def _labels(pair: Pair, meant: dict[int, str], told: list[Told]) -> tuple[list[int], list[int], int]:
    ends = meant.get(pair.subject), meant.get(pair.object)
    mine = [t for t in told if (t.subject, t.object) == ends]
    here = [t for t in mine if pair.sentence in t.sentences]
    right = sorted({t.relation for t in here})
    unknown = sorted({t.relation for t in mine} - set(right))
    return right, unknown, here[0].status if here else UNKNOWN


def _piece_tags(passage: Passage, tags: dict[int, int]) -> list[int]:
    """The tag of a word stands at its first piece; the other pieces and the repeated sentences are not asked."""
    found = [UNKNOWN] * len(passage.pieces)
    first = passage.sentences[passage.own[0]][0] if passage.own else 0
    for token, (start, _) in passage.at.items():
        if start >= first:
            found[start] = tags.get(token, 0)
    return found


def tools(tokenizer: Path) -> tuple[Language, Schema, Index, Tokenizer]:
    """What texts are read with."""
    schema = load_schema(judge.ROOT / "schemas" / "business")
    pieces = Tokenizer.from_file(str(tokenizer))
    pieces.no_padding()
    pieces.no_truncation()
    return load(), schema, compile_schema(schema), pieces


def main(split: str, tokenizer: Path, out: Path) -> None:
    """Write the examples of one split, or of a file of annotated articles, by article."""
    nlp, schema, index, pieces = tools(tokenizer)
    found = {}
    path = Path(split) if split.endswith(".jsonl") else judge.gold(split)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]] = read_article(row, nlp(row["text"]), schema, index, pieces)
    out.write_bytes(pickle.dumps(found))
    every = [e for examples in found.values() for e in examples]
    print(split, len(found), "articles", len(every), "passages", sum(len(e.pieces) for e in every), "pieces")
    print(sum(len(e.pairs) for e in every), "pairs", sum(len(r) for e in every for r in e.right), "right")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
