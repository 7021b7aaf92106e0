"""Build annotated articles and score the graph with the judge beside the checkout.

    python benchmarks/score.py [dev|train] [--pin [--lower REASON]]

Prints the judge's table by relation, the wordings by how often they are right, and missed claims by kind.
``--pin`` writes the floors of ``tests/gold/floors.json`` from this run, a little below it; it refuses to lower one
unless told why.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import importlib.util
import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

from kg import pipeline
from kg.export import export
from kg.model import Graph
from kg.schema import load_schema

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
JUDGE = SHARED / "eval" / "score.py"
FLOORS = ROOT / "tests" / "gold" / "floors.json"
SLACK = 1.0
"""Points that a pinned floor lies below what was measured."""
RISING = ("claim_P", "claim_R", "claim_F1", "status_accuracy", "status_accuracy_when_not_actual", "amount_accuracy")
RISING += ("entity_F1", "entity_type_accuracy", "deal_P", "deal_R")
FALLING = ("rumour_as_fact", "reversed")


def gold(split: str) -> Path:
    """The annotated articles of one split."""
    return SHARED / "gold" / f"{split}.jsonl"


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build(split: str, folder: Path) -> tuple[Graph, Path]:
    """The graph of a split, and its Turtle in ``folder``."""
    schema = load_schema(ROOT / "schemas" / "business")
    graph = pipeline.build([str(gold(split))], schema).graph
    path = folder / f"{split}.ttl"
    export("turtle", graph, schema, path)
    return graph, path


def judge() -> ModuleType:
    """The judge as a module; it lies outside the project."""
    spec = importlib.util.spec_from_file_location("judge", JUDGE)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(JUDGE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(split: str, turtle: Path) -> tuple[dict[str, float], list[str]]:
    """The judge's figures, and the lines it prints before them: errors, then relations."""
    said, old = io.StringIO(), sys.argv
    sys.argv = ["score.py", str(gold(split)), str(turtle), "--by-relation", "--errors", "100000"]
    try:
        with redirect_stdout(said):
            judge().main()
    finally:
        sys.argv = old
    lines = said.getvalue().splitlines()
    return json.loads(lines[-1]), lines[:-1]


def wordings(graph: Graph, invented: list[str]) -> collections.Counter[str]:
    """How many claims each relation's wordings gave that the judge calls invented."""
    quotes = {" ".join(e.quote.split())[:160]: (c.relation, e.rule) for c in graph.claims for e in c.evidence}
    wrong: collections.Counter[str] = collections.Counter()
    for line in invented:
        quote = line.partition("«")[2].rstrip("»")
        relation, rule = quotes.get(quote, ("", "?"))
        wrong[rule.partition(":")[0] if f"-{relation}->" in line else "another wording of the sentence"] += 1
    return wrong


def missed(graph: Graph, split: str, lines: list[str]) -> collections.Counter[str]:
    """Missed claims by kind: an end is no node of the article, or both are and no wording joined them."""
    names: dict[str, set[str]] = collections.defaultdict(set)
    ids = {article.id: article.identifier for article in graph.articles}
    norm = judge().norm
    for entity in graph.entities:
        for article in entity.mentioned_in:
            names[ids[article]] |= {norm(name) for name in (entity.name, *entity.aliases)}
    kinds: collections.Counter[str] = collections.Counter()
    labels = {row["id"]: row for row in map(json.loads, gold(split).read_text(encoding="utf-8").splitlines())}
    for line in lines:
        article, rest = line.split(maxsplit=2)[1:]
        subject, _, right = rest.partition(" -")
        target = right.partition("-> ")[2].rpartition(" [")[0]
        amounts = {e["name"] for e in labels[article]["entities"] if e["type"] == "Amount"}
        lost = [end for end in (subject, target) if end not in amounts and norm(end) not in names[article]]
        kinds["an end is no node" if lost else "both ends are nodes, no wording joined them"] += 1
    return kinds


def pin(figures: dict[str, float], reason: str | None) -> None:
    """Write the floors; SystemExit where one would be lowered without a reason."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}, "ceilings": {}}
    floors = {key: round(figures[key] - SLACK, 1) for key in RISING}
    ceilings = {key: round(figures[key] + SLACK, 1) for key in FALLING}
    lower = [key for key in floors if floors[key] < old["floors"].get(key, 0.0)]
    lower += [key for key in ceilings if ceilings[key] > old["ceilings"].get(key, 100.0)]
    if lower and not reason:
        sys.exit(f"these would be lowered: {', '.join(lower)}; say why with --lower REASON")
    hashes = {"dev.jsonl": digest(gold("dev")), "score.py": digest(JUDGE)}
    history = [*old.get("lowered", []), *([reason] if lower and reason else [])]
    text = json.dumps({"sha256": hashes, "floors": floors, "ceilings": ceilings, "lowered": history}, indent=1)
    FLOORS.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Build, score, print, and pin where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("split", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--pin", action="store_true", help="write tests/gold/floors.json from this run")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may be lowered")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    asked = parser.parse_args()
    folder = ROOT / "outputs"
    graph, turtle = build(asked.split, folder)
    figures, lines = score(asked.split, turtle)
    groups: dict[str, list[str]] = collections.defaultdict(list)
    for line in lines:
        groups[line.split()[0]].append(line)
    for line in (one for one in lines if " gold " in one and "F1" in one):
        print(line)
    for kind in ("MISSED", "INVENTED", "CONTRADICTS", "REVERSED", "STATUS"):
        print(f"{kind.lower():12s} {len(groups[kind])}")
        for line in groups[kind][: asked.errors]:
            print("  ", line)
    print("missed, by kind:", dict(missed(graph, asked.split, groups["MISSED"]).most_common()))
    print("invented, by wording:", dict(wordings(graph, groups["INVENTED"]).most_common(12)))
    print(json.dumps(figures))
    if asked.pin and asked.split == "dev":
        pin(figures, asked.lower)


if __name__ == "__main__":
    main()
