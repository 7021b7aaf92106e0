"""How often a pronoun, a description or a second name is linked to the right name, on GUM's news articles.

    python -m benchmarks.coref_gum FOLDER

FOLDER holds the ``*.conllu`` files of OntoGUM's news genre. The text is parsed anew by our own pipeline; a gold
mention counts where its chain has a name. A link is right if the name it leads to stands in the same gold chain.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.coref import Count, kind_of, table
from kg.extract.annotate import load
from kg.extract.coref import link
from kg.extract.mentions.find import find_names
from kg.extract.spans import Candidate
from kg.schema import load_schema

BRACKET = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


@dataclass
class Gold:
    """One document: its text, and per chain the character spans of its mentions."""

    text: str = ""
    chains: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


def read_gold(path: Path) -> Gold:
    """Read one file; paragraphs become lines."""
    gold = Gold()
    open_at: dict[int, list[int]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and "_block" not in line and gold.text:
            gold.text = gold.text.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            _token(gold, columns, open_at)
    return gold


def _token(gold: Gold, columns: list[str], open_at: dict[int, list[int]]) -> None:
    start = len(gold.text)
    gold.text += columns[1]
    misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
    for whole, opened, closed in BRACKET.findall(misc.get("Entity", "")):
        if whole or opened:
            open_at[int(whole or opened)].append(start)
        ends = int(whole or closed or -1)
        if open_at[ends]:
            gold.chains[ends].append((open_at[ends].pop(), len(gold.text)))
    if misc.get("SpaceAfter") != "No":
        gold.text += " "


def score(doc: Doc, gold: Gold, found: list[Candidate], counts: dict[str, Count]) -> None:
    """Add the right, wrong and missed links of one document to ``counts``."""
    heads = gold_heads(doc, gold)
    named = {chain for token, chain in heads.items() if doc[token].pos_ == "PROPN"}
    leaders: dict[int, Counter[int | None]] = defaultdict(Counter)
    for candidate in found:
        if candidate.kind == "name":
            leaders[candidate.chain][heads.get(candidate.head(doc).i)] += 1
    for candidate in found:
        at = candidate.head(doc).i
        if candidate.kind == "name":
            continue
        right = heads.get(at)
        target = max(leaders[candidate.chain], key=lambda chain: (leaders[candidate.chain][chain], str(chain)))
        counts[kind_of(candidate.text(doc))]["right" if right is not None and right == target else "wrong"] += 1
    linked = {candidate.head(doc).i for candidate in found}
    for token, chain in heads.items():
        if chain in named and token not in linked and doc[token].pos_ != "PROPN":
            kind = kind_of(doc[token].text)
            if kind != "description" or doc[token].tag_ == "NN":
                counts[kind]["missed"] += 1
    counts["name pairs"].update(name_pairs(doc, heads, found))


def gold_heads(doc: Doc, gold: Gold) -> dict[int, int]:
    """Token that heads a gold mention in our parse -> gold chain; the shorter mention wins.

    What stands in apposition to the head is the same: "his brother, Jo Ray".
    """
    found: dict[int, tuple[bool, int, int]] = {}
    for chain, spans in gold.chains.items():
        for start, end in spans:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                for head in (span.root, *(child for child in span.root.children if child.dep_ == "appos")):
                    mine = (head != span.root, end - start, chain)
                    found[head.i] = min(found.get(head.i, mine), mine)
    return {token: chain for token, (_, _, chain) in found.items()}


def name_pairs(doc: Doc, heads: dict[int, int], found: list[Candidate]) -> Iterator[str]:
    """Every pair of names that a gold chain knows: right, wrong or missed."""
    names = [(heads[c.head(doc).i], c.chain) for c in found if c.kind == "name" and c.head(doc).i in heads]
    for index, (gold, ours) in enumerate(names):
        for other_gold, other_ours in names[:index]:
            if ours == other_ours:
                yield "right" if gold == other_gold else "wrong"
            elif gold == other_gold:
                yield "missed"


def main(folder: Path) -> None:
    """Print the table."""
    paths = sorted(folder.glob("*.conllu"))
    if not paths:
        print(f"no .conllu files in {folder}")
        return
    nlp, schema = load(), load_schema()
    counts: dict[str, Count] = defaultdict(Counter)
    for path in paths:
        gold = read_gold(path)
        doc = nlp(gold.text)
        score(doc, gold, link(doc, find_names(doc, schema), schema), counts)
    print("\n".join(table(dict(sorted(counts.items())))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
