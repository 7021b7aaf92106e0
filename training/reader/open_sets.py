"""Open sets as examples of the reader: CORE (pairs of companies) and KnowledgeNet (facts of passages).

    python -m training.reader.open_sets FOLDER minilm/tokenizer.json open.pkl

FOLDER holds ``core/train.json`` and ``knowledgenet/passages_folds1-3.jsonl``; their README says where they are from.
Only what the annotation decides is learnt from: of CORE the marked pair, of KnowledgeNet the relations that it calls
exhaustively annotated in the passage. Names are not tagged.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from tokenizers import Tokenizer

from kg.extract.learned.clues import triggers
from kg.extract.learned.labels import RELATIONS
from kg.extract.learned.pairs import Admitted, Pair, pairs, possible
from kg.extract.learned.passages import passages
from kg.extract.reading import Reading
from kg.extract.rules import open_reading
from kg.extract.wordings import Index
from kg.schema import Schema
from training.reader.dataset import UNKNOWN, Example, tools

CORE = {  # relation -> ours, and whether the second company is its subject
    "acquired_by": ("acquired", True),
    "brand_of": ("makes", True),
    "client_of": ("supplies", True),
    "collaboration": ("partnered_with", False),
    "competitor_of": ("competes_with", False),
    "merged_with": ("merged_with", False),
    "product_or_service_of": ("makes", True),
    "subsidiary_of": ("owns", True),
}
CORE_NONE = frozenset({"undefined", "traded_on", "regulated_by"})
HALF_RIGHT = {"makes": ("owns", "supplies"), "owns": ("acquired", "makes"), "supplies": ("uses", "partnered_with")}
"""Beside the first these may hold too: neither right nor wrong."""
KNOWLEDGENET = {  # property -> ours, and whether its subject is our object
    "CEO": ("holds_role_at", True),
    "FOUNDED_BY": ("founded", True),
    "HEADQUARTERS": ("based_in", False),
    "SUBSIDIARY_OF": ("owns", True),
}
NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "'", "n't"])
NO_SPACE_AFTER = frozenset(["(", "[", "$", "£", "€"])


@dataclass(frozen=True, slots=True)
class Fact:
    """Two spans of a text, in characters, and what is known of them: relations that hold, and that may hold."""

    subject: tuple[int, int]
    object: tuple[int, int]
    right: frozenset[str]
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Text:
    """A text, its facts, the relations it decides, and whether it decides them for the pairs of its facts alone."""

    text: str
    facts: tuple[Fact, ...]
    decided: frozenset[str]
    marked_only: bool


def core(path: Path) -> Iterator[Text]:
    """The sentences of CORE whose relation is one of ours, or none."""
    decided = frozenset(name for name, _ in CORE.values()) | {"acquired", "owns"}
    for row in json.loads(path.read_text(encoding="utf-8")):
        text, places = _joined(row["context"])
        ends = [(places[row[f"{end}_start"]][0], places[row[f"{end}_end"]][1]) for end in ("e1", "e2")]
        if row["relation"] in CORE_NONE:
            yield Text(text, (Fact(*ends, frozenset()),), decided, True)
        elif row["relation"] in CORE:
            name, second = CORE[row["relation"]]
            left, right = ends if second == bool(row["invert_relation"]) else ends[::-1]
            half = frozenset(HALF_RIGHT.get(name, ()))
            yield Text(text, (Fact(left, right, frozenset({name}), half),), decided, True)


def _joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    text, places = "", []
    for number, token in enumerate(tokens):
        glued = not number or token in NO_SPACE_BEFORE or tokens[number - 1] in NO_SPACE_AFTER
        text += ("" if glued else " ") + token
        places.append((len(text) - len(token), len(text)))
    return text, places


def knowledgenet(path: Path) -> Iterator[Text]:
    """The passages of KnowledgeNet that decide one of our relations."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        decided = frozenset(
            KNOWLEDGENET[name][0] for name in row["exhaustivelyAnnotatedProperties"] if name in KNOWLEDGENET
        )
        if decided:
            yield Text(row["passageText"], tuple(_facts(row)), decided, False)


def _facts(row: dict) -> Iterator[Fact]:
    for fact in row["facts"]:
        ends = [(fact[f"{e}Start"] - row["passageStart"], fact[f"{e}End"] - row["passageStart"]) for e in _ENDS]
        if fact["property"] in KNOWLEDGENET:
            name, turned = KNOWLEDGENET[fact["property"]]
            yield Fact(*(ends[::-1] if turned else ends), frozenset({name}))
        elif fact["property"] == "EMPLOYEE_OR_MEMBER_OF":  # a role, unless it is a band or a party
            yield Fact(*ends, frozenset(), frozenset({"holds_role_at"}))


_ENDS = ("subject", "object")


def read_text(text: Text, nlp: Language, schema: Schema, index: Index, tokenizer: Tokenizer) -> list[Example]:
    """The passages of one text that hold a pair which it decides."""
    reading = open_reading(nlp(text.text), schema)
    facts = [(_chains(fact.subject, reading), _chains(fact.object, reading), fact) for fact in text.facts]
    admitted, words = Admitted(schema, RELATIONS), triggers(reading, index, RELATIONS)
    found = []
    for passage in passages(reading.doc, tokenizer):
        example = Example(passage.pieces, passage.cases, [UNKNOWN] * len(passage.pieces), *([] for _ in range(7)))
        for pair in pairs(passage, reading, admitted, words):
            _add(example, pair, text, facts, reading, admitted)
        if example.pairs:
            found.append(example)
    return found


def _chains(span: tuple[int, int], reading: Reading) -> set[int]:
    """The chains of the mentions that share more than half of the longer with ``span``."""
    found = set()
    for candidate in reading.candidates:
        first, last = reading.doc[candidate.start], reading.doc[candidate.end - 1]
        start, end = first.idx, last.idx + len(last)
        shared = min(end, span[1]) - max(start, span[0])
        if 2 * shared > max(end - start, span[1] - span[0]) or (shared > 0 and span[0] <= start and end <= span[1]):
            found.add(candidate.chain)
    return found


def _add(
    example: Example,
    pair: Pair,
    text: Text,
    facts: list[tuple[set[int], set[int], Fact]],
    reading: Reading,
    admitted: Admitted,
) -> None:
    subject, target = (reading.candidates[end].chain for end in (pair.subject, pair.object))
    here = [fact for left, right, fact in facts if subject in left and target in right]
    back = [fact for left, right, fact in facts if subject in right and target in left]
    if text.marked_only and not here and not back:
        return
    symmetric = {name for fact in back for name in fact.right if reading.schema.relation(name).symmetric}
    right = {name for fact in here for name in fact.right} | symmetric
    unknown = {name for fact in (*here, *back) for name in fact.unknown} - right
    numbers = admitted.between(possible(reading, pair.subject), possible(reading, pair.object))
    asked = [number for number in numbers if RELATIONS[number] in text.decided]
    if not asked:
        return
    example.add(pair, asked, [n for n in asked if RELATIONS[n] in right], [n for n in asked if RELATIONS[n] in unknown])


def main(folder: Path, tokenizer: Path, out: Path) -> None:
    """Write the examples of both sets, by set."""
    nlp, schema, index, pieces = tools(tokenizer)
    texts = {
        "core": core(folder / "core" / "train.json"),
        "knowledgenet": knowledgenet(folder / "knowledgenet" / "passages_folds1-3.jsonl"),
    }
    found = {}
    for name, some in texts.items():
        found[name] = [example for text in some for example in read_text(text, nlp, schema, index, pieces)]
        every = found[name]
        right = sum(len(r) for e in every for r in e.right)
        print(name, len(every), "passages", sum(len(e.pieces) for e in every), "pieces")
        print(sum(len(e.pairs) for e in every), "pairs", right, "right", flush=True)
    out.write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
