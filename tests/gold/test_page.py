"""The user's own page, and the same page with every name replaced: both must give the graph that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kg import run_folder
from kg.cli import main
from kg.model import Claim, Graph
from kg.query import query
from kg.schema import Schema

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "shared" / "pages" / "handshake-daily8.txt"
DATA = yaml.safe_load((HERE / "page.yaml").read_text(encoding="utf-8"))
Wanted = Mapping[str, object]
REQUIRED: list[Wanted] = DATA["required"]
MISSING: list[Wanted] = DATA["known_missing"]

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="../shared/pages is not there")


def replaced(text: str) -> str:
    """``text`` under the invented names: whole words, longer names first."""
    names: dict[str, str] = DATA["replaced"]
    order = sorted(names, key=len, reverse=True)
    return re.sub("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in order), lambda m: names[m.group()], text)


def built_from(text: str, folder: Path) -> Path:
    """The run folder of a page with that text."""
    page, run = folder / "page.txt", folder / "run"
    page.write_text(text, encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(page), "--out", str(run), "--quiet"]).exit_code == 0
    return run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_from(PAGE.read_text(encoding="utf-8"), tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def renamed_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = PAGE.read_text(encoding="utf-8")
    for old, new in DATA["furniture"].items():
        text = text.replace(old, new)
    return built_from(replaced(text), tmp_path_factory.mktemp("renamed"))


@pytest.fixture(scope="module")
def graph(run: Path) -> Graph:
    return run_folder.load(run)


@pytest.fixture(scope="module")
def renamed(renamed_run: Path) -> Graph:
    return run_folder.load(renamed_run)


def question(wanted: Wanted, turned: bool = False) -> str:
    """SPARQL: is there a claim, with a quote, that says this?"""
    subject, target = ("?o", "?s") if turned else ("?s", "?o")
    lines = [
        f"?claim a kg:Claim ; rdf:subject ?s ; rdf:predicate kg:{wanted['relation']} ; rdf:object ?o .",
        f'?claim kg:status "{wanted["status"]}" ; kg:evidence/kg:quote ?quote .',
        f'{subject} rdfs:label|skos:altLabel "{wanted["subject"]}" .',
    ]
    if "object" in wanted:
        lines.append(f'{target} rdfs:label|skos:altLabel "{wanted["object"]}" .')
    if "role" in wanted:
        lines.append(f'?claim kg:role "{wanted["role"]}" .')
    if "unit" in wanted:
        lines.append(f'?claim kg:amount ?amount . ?amount a kg:Amount ; kg:unit "{wanted["unit"]}" .')
    lines += [f"?amount kg:{key} ?{key} . FILTER(?{key} = {wanted[key]})" for key in ("value", "high") if key in wanted]
    return f"ASK {{ {' '.join(lines)} }}"


def holds(run: Path, wanted: Wanted, schema: Schema) -> bool:
    symmetric = next(relation.symmetric for relation in schema.relations if relation.relation == wanted["relation"])
    ways = (False, True) if symmetric else (False,)
    return any(query(run, question(wanted, turned), schema).answer for turned in ways)


def under_new_names(wanted: Wanted) -> Wanted:
    return {key: replaced(str(value)) if key in ("subject", "object") else value for key, value in wanted.items()}


def named(wanted: Wanted) -> str:
    return " ".join(str(wanted[key]) for key in ("subject", "relation", "object", "value") if key in wanted)


def test_what_is_known_to_be_missing_is_asked_for() -> None:
    assert [wanted for wanted in MISSING if wanted not in REQUIRED] == []


@pytest.mark.parametrize("wanted", REQUIRED, ids=named)
def test_the_page_gives_the_claim(run: Path, wanted: Wanted, schema: Schema) -> None:
    found = holds(run, wanted, schema)
    if wanted in MISSING:
        assert not found, "found at last: take it off known_missing in page.yaml"
        pytest.skip(f"KNOWN TO BE MISSING: {named(wanted)}")
    assert found


@pytest.mark.parametrize("wanted", [one for one in REQUIRED if one not in MISSING], ids=named)
def test_the_page_under_other_names_gives_the_claim(renamed_run: Path, wanted: Wanted, schema: Schema) -> None:
    assert holds(renamed_run, under_new_names(wanted), schema)


@pytest.mark.parametrize("change", [{"status": "denied"}, {"subject": "Scale AI", "object": "Meta"}, {"value": 1.0}])
def test_a_claim_told_otherwise_is_not_held(run: Path, change: Wanted, schema: Schema) -> None:
    assert holds(run, REQUIRED[0], schema)
    assert not holds(run, {**REQUIRED[0], **change}, schema)


@pytest.mark.parametrize("never", DATA["never_plain"], ids=named)
def test_no_rumoured_acquisition_is_a_plain_triple(run: Path, never: Wanted, schema: Schema) -> None:
    both = f'?s rdfs:label|skos:altLabel "{never["subject"]}" . ?o rdfs:label|skos:altLabel "{never["object"]}" .'
    assert query(run, f"ASK {{ {both} }}", schema).answer, "both are nodes"
    assert not query(run, f"ASK {{ {both} ?s kg:{never['relation']} ?o }}", schema).answer


@pytest.mark.parametrize("names", DATA["one_node"], ids=lambda names: names[0])
def test_all_names_of_one_are_one_node(run: Path, names: list[str], schema: Schema) -> None:
    lines = " ".join(f'?x rdfs:label|skos:altLabel "{name}" .' for name in names)
    assert query(run, f"ASK {{ {lines} }}", schema).answer


def test_every_claim_has_its_exact_quote(graph: Graph) -> None:
    texts = {article.id: article.text for article in graph.articles}
    assert graph.claims
    assert all(texts[e.article][e.start : e.end] == e.quote for claim in graph.claims for e in claim.evidence)


def test_the_page_falls_apart_into_its_four_articles(graph: Graph, renamed: Graph) -> None:
    for one in (graph, renamed):
        assert len(one.articles) == 4
        assert sum(article.publisher is not None for article in one.articles) == 3
    assert {replaced(article.title or "") for article in graph.articles} == {one.title for one in renamed.articles}


def told(graph: Graph, symmetric: set[str]) -> Iterator[str]:
    """Every claim in the words of ``differs``, the ends of a symmetric relation in alphabetical order."""
    names = {entity.id: replaced(entity.name) for entity in graph.entities}
    for claim in graph.claims:
        ends = [names[claim.subject], _target(claim, names)]
        ends = sorted(ends) if claim.relation in symmetric else ends
        yield f"{ends[0]} {claim.relation} {ends[1]} {claim.status}"


def _target(claim: Claim, names: Mapping[str, str]) -> str:
    return claim.amount.text if claim.amount and claim.object == claim.amount_id else names[claim.object]


def test_the_page_under_other_names_gives_the_same_graph(graph: Graph, renamed: Graph, schema: Schema) -> None:
    symmetric = {relation.relation for relation in schema.relations if relation.symmetric}
    here, there = sorted(told(graph, symmetric)), sorted(told(renamed, symmetric))
    assert [claim for claim in here if claim not in there] == sorted(DATA["differs"]["lost"])
    assert [claim for claim in there if claim not in here] == sorted(DATA["differs"]["new"])
