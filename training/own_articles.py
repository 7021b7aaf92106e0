"""Articles written for this project, nearly all names invented, in the form of the annotated articles.

    python -m training.own_articles FILE.txt...                  # checks, and prints what is wrong
    python -m training.own_articles FILE.txt... --out own.jsonl   # one article a line

A file holds articles one after another::

    === Title
    2024-05-17

    The text, a paragraph a line or more.

    ---
    Company: Halden Freight | Halden
    Amount: $40m = 40000000 USD
    Amount: $1bn to $2bn = 1000000000..2000000000 USD

    acquired: Halden Freight > Corvane [planned] amount=$40m by=Reuters when="last week" :: agreed to buy Corvane
    holds_role_at: Ana Ruiz > Halden Freight role="chief executive" :: Its chief executive, Ana Ruiz

Behind the second line ``---`` no text comes: entities (type, fullest name, other names), then claims (relation, ends by
name, status unless actual, what it carries, and behind ``::`` a piece of the text that says it).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from benchmarks import judge
from kg.extract.learned.labels import STATUSES
from kg.schema import Schema, load_schema

UNITS = re.compile(r"[A-Z]{3}|people|percent|shares")
CLAIM = re.compile(r"(\w+): (.+?) > (.+?)(?: \[(\w+)\])?((?: (?:amount|by|when|role)=(?:\"[^\"]*\"|\S+))*) :: (.+)")
CARRIED = re.compile(r"(amount|by|when|role)=(?:\"([^\"]*)\"|(\S+))")
NAME_LIKE = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w'’.&-]*)(?: (?:of |de |and |& )?[A-Z][\w'’.&-]*)*")


class Mistake(ValueError):
    """What is wrong in an article, with its title."""


def articles(path: Path) -> list[str]:
    """The articles of one file, unread."""
    return [part for part in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8")) if part.strip()]


def read(block: str, id: str, schema: Schema) -> dict:
    """One article as a row; a ``Mistake`` names all that is wrong with it."""
    title, _, rest = block.partition("\n")
    body, line, told = rest.partition("\n---\n")
    if not line:
        raise Mistake(f"{title}: no line '---' between the text and what it says")
    date, _, text = body.strip().partition("\n")
    text = text.strip()
    lines = [row.strip() for row in told.splitlines() if row.strip() and not row.startswith("#")]
    wrong: list[str] = [] if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else [f"no date in the second line: {date!r}"]
    entities, claims = [], []
    for row in lines:
        found = CLAIM.fullmatch(row)
        if found:
            claims.append(found)
        else:
            entities.append(_entity(row, f"e{len(entities) + 1}", text, schema, wrong))
    rows = [_claim(found, entities, text, schema, wrong) for found in claims]
    if wrong:
        raise Mistake("\n".join(f"{title}: {what}" for what in wrong))
    return {"id": id, "title": title, "published": date, "text": text, "entities": entities, "claims": rows}


def _entity(row: str, id: str, text: str, schema: Schema, wrong: list[str]) -> dict:
    kind, _, names = row.partition(": ")
    if kind not in {t.name for t in schema.types} or not names:
        wrong.append(f"neither an entity nor a claim: {row!r}")
        return {"id": id, "type": kind, "name": row, "aliases": []}
    if kind == "Amount":
        return _amount(names, id, text, wrong)
    name, *aliases = [part.strip() for part in names.split("|")]
    for one in (name, *aliases):
        if not re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text):
            wrong.append(f"the text has no {one!r}")
    return {"id": id, "type": kind, "name": name, "aliases": aliases}


def _amount(written: str, id: str, text: str, wrong: list[str]) -> dict:
    found = re.fullmatch(r"(.+?) = (-?[\d.]+?)(?:\.\.(-?[\d.]+))? (\w+)", written)
    if not found or not UNITS.fullmatch(found[4]):
        wrong.append(f"an amount is 'words = number unit' or 'words = low..high unit': {written!r}")
        return {"id": id, "type": "Amount", "name": written, "aliases": []}
    if found[1] not in text:
        wrong.append(f"the text has no {found[1]!r}")
    high = {"high": float(found[3])} if found[3] else {}
    told = {"id": id, "type": "Amount", "name": found[1], "aliases": [], "value": float(found[2]), "unit": found[4]}
    return told | high


def _claim(found: re.Match[str], entities: list[dict], text: str, schema: Schema, wrong: list[str]) -> dict:
    name, subject, target, status, carried, quote = found.groups()
    status = status or "actual"
    known = {relation.relation: relation for relation in schema.relations}
    by_name = {one: entity for entity in entities for one in (entity["name"], *entity["aliases"])}
    if name not in known:
        wrong.append(f"no relation {name!r}")
    elif subject in by_name and target in by_name:
        kinds = known[name].subject, known[name].object
        for end, allowed in zip((subject, target), kinds, strict=True):
            if by_name[end]["type"] not in allowed:
                wrong.append(f"{name} has no {by_name[end]['type']} ({end}) there: {', '.join(allowed)}")
    wrong += [f"{name}: {end!r} is not among the entities" for end in (subject, target) if end not in by_name]
    if status not in STATUSES:
        wrong.append(f"{name}: status {status!r}")
    if quote not in text:
        wrong.append(f"{name}: the text has no {quote!r}")
    told = {key: quoted or bare for key, quoted, bare in CARRIED.findall(carried)}
    if told.get("amount") and told["amount"] not in by_name:
        wrong.append(f"{name}: amount {told['amount']!r} is not among the entities")
    ends = {"subject": by_name.get(subject, {}).get("id"), "object": by_name.get(target, {}).get("id")}
    more = {"role": told.get("role"), "when": told.get("when"), "attributed_to": told.get("by")}
    amount = by_name.get(told.get("amount", ""), {}).get("id")
    return {**ends, "relation": name, "status": status, "amount": amount, **more, "quote": quote}


def unnamed(row: dict) -> list[str]:
    """Names inside sentences that no entity has: to look at, most often a day, a month or a place."""
    names = [n for e in row["entities"] for n in (e["name"], *e["aliases"])]
    found = {hit[0] for hit in NAME_LIKE.finditer(row["text"])}
    return sorted(one for one in found if not any(one in name or name in one for name in names))


def main() -> None:
    """Read the files; tell what is wrong, or write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    schema = load_schema(judge.ROOT / "schemas" / "business")
    rows, failed = [], 0
    for path in given.files:
        for number, block in enumerate(articles(path), 1):
            try:
                rows.append(read(block, f"{path.stem}-{number:02}", schema))
            except Mistake as mistake:
                failed += 1
                print(f"{path.name}: {mistake}")
    if given.out and not failed:
        given.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    elif not given.out:
        for row in rows:
            words, told = len(row["text"].split()), len(row["claims"])
            print(f"{row['id']}: {words} words, {told} claims; no entity:", unnamed(row))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
