"""Build ``kg/lexicon/wikidata.tsv``: names with the one Wikidata item that a corpus links them to.

Data: passages of KnowledgeNet (Diffbot; CC BY-SA 4.0), one JSON object a line, whose facts link their ends to Wikidata.
The table is made from it and so bears its licence, CC BY-SA 4.0. Kept are names, as mentioned, of persons (two words or
more) and of firms and bodies, where every mention of the name is linked to one and the same item. Left out are words of
ordinary English, names that many countries have ("Supreme Court"), and acronyms that are linked fewer than RARE times.

    python training/build_links.py --passages passages.jsonl

The same file gives the same table.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.extract.mentions.ordinary import is_ordinary
from kg.names import normalise, person

TARGET = Path(__file__).parent.parent / "kg" / "lexicon" / "wikidata.tsv"
RARE = 3
BODIES = {
    *("CEO subject", "DATE_FOUNDED subject", "FOUNDED_BY subject", "HEADQUARTERS subject", "SUBSIDIARY_OF subject"),
    *("SUBSIDIARY_OF object", "EMPLOYEE_OR_MEMBER_OF object", "EDUCATED_AT object"),
}
PEOPLE = {
    *("CEO object", "FOUNDED_BY object", "EMPLOYEE_OR_MEMBER_OF subject", "EDUCATED_AT subject", "SPOUSE subject"),
    *("SPOUSE object", "CHILD_OF subject", "CHILD_OF object", "DATE_OF_BIRTH subject", "DATE_OF_DEATH subject"),
    *("PLACE_OF_BIRTH subject", "PLACE_OF_RESIDENCE subject", "NATIONALITY subject", "POLITICAL_AFFILIATION subject"),
}
GENERIC = re.compile(
    r"\b(academy|army|assembly|board|cabinet|church|college|commission|committee|congress|council|court|department|"
    r"force|government|high school|house|institute|library|ministry|museum|navy|parliament|party|police|royal|school|"
    r"senate|union)\b"
)
SMALL = {"of", "the", "and", "for", "in", "at", "de", "von", "van", "der", "la", "le", "du", "di", "&"}
ITEM = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")

Links = dict[tuple[str, str], Counter[str]]
"""(type, folded name) -> how often each item is meant."""


def links(path: Path) -> Links:
    """All names with their items."""
    found: Links = {}
    seen: set[tuple[object, ...]] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        for place, type_, text, item in ends(passage["facts"]):
            mention = (passage["documentId"], place, type_, item)
            if mention not in seen:
                seen.add(mention)
                key = person(text) if type_ == "Person" else normalise(text)
                found.setdefault((type_, key), Counter())[item] += 1
                if text.isupper() and " " not in text:
                    found[type_, key]["acronym"] += 0
    return found


def ends(facts: list[dict[str, object]]) -> Iterator[tuple[int, str, str, str]]:
    """Start, type, text and item of the linked ends of a passage's facts that are names."""
    for fact in facts:
        for end in ("subject", "object"):
            role, text = f"{fact['property']} {end}", str(fact[f"{end}Text"])
            item = ITEM.fullmatch(str(fact[f"{end}Uri"]))
            type_ = "Body" if role in BODIES else "Person" if role in PEOPLE else ""
            if item and type_ and is_name(text):
                yield int(str(fact[f"{end}Start"])), type_, text, item[1]


def is_name(text: str) -> bool:
    """True where every word but small ones has a capital or a figure."""
    words = [word for word in text.split() if word.casefold() not in SMALL]
    return bool(words) and all(any(letter.isupper() or letter.isdigit() for letter in word[:2]) for word in words)


def is_clear(type_: str, key: str, items: Counter[str]) -> bool:
    """True where the name can mean but one item."""
    known = +items
    if len(known) != 1:
        return False
    if type_ == "Person":
        return len(key.split()) > 1
    if GENERIC.search(key) or len(key) < 2 or ("acronym" in items and known.total() < RARE):
        return False
    return " " in key or not is_ordinary(key)


def main() -> None:
    """Read the arguments, write the table."""
    parser = argparse.ArgumentParser(description="Build the table of links to Wikidata.")
    parser.add_argument("--passages", type=Path, required=True, help="KnowledgeNet, JSON Lines")
    parser.add_argument("--out", type=Path, default=TARGET, help="the file to write")
    options = parser.parse_args()
    found = links(options.passages)
    bodies = {key for type_, key in found if type_ == "Body"}
    rows = sorted(
        f"{type_}\t{key}\t{next(iter(+items))}\n"
        for (type_, key), items in found.items()
        if is_clear(type_, key, items) and not (type_ == "Person" and key in bodies)
    )
    header = (
        "# Names with the Wikidata item that they mean; Body is a company or organisation.\n"
        "# Made from KnowledgeNet (https://github.com/diffbot/knowledge-net, folds 1-3, release of 2019; copyright\n"
        "# Diffbot) by training/build_links.py: names folded, only the unambiguous kept. Licence of this table, as of\n"
        "# its source: Creative Commons Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/\n"
    )
    options.out.write_text(header + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
