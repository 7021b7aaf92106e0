"""Mermaid: every line is of the few forms that we write, whatever the names are."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from graphs import HOSTILE, claim, hostile_graph

from benchmarks.graphs import news_like
from kg.export import export, file_name
from kg.export.mermaid import LINES, NAME
from kg.export.text import one_line, xml_text
from kg.model import Graph
from kg.schema import Schema

STRING = r"\"[^\"`<>{}\[\]|;#]*(?:#\d+;[^\"`<>{}\[\]|;#]*)*\""
FORMS = {
    "comment": r"%% [\w ,.]+",
    "node": rf"n\d+(?:\(\[|\[|\[/|\[\\|\{{\{{|\()(?P<name>{STRING})(?:\]\)|\]|/\]|\\\]|\}}\}}|\)):::type\d+",
    "line": rf"n\d+ (?P<arrow>-->|-\.->|--x)\|(?P<words>{STRING})\| n\d+",
    "style": r"linkStyle \d+(?:,\d+)* stroke:#[0-9a-f]{6}(?:,stroke-dasharray:\d+ \d+)?",
    "class": r"classDef type\d+ fill:#[0-9a-f]{6},stroke:#[0-9A-Fa-f]{6},stroke-width:2px,color:#[0-9a-f]{6}",
}
MORE = {
    "markdown": "`**bold**` __x__ [a](b)",
    "a list": "1. North",
    "a keyword": "end",
    "a style": "style n1 fill:#fff;x classDef q:#1;",
    "brackets": "([{/\\}])|-->|;",
    "a directive": "%%{init: {'theme':'dark'}}%%",
    "an entity": "a #35; #quot; &amp;",
    "nothing": "",
}


def written(graph: Graph, schema: Schema, folder: Path) -> list[tuple[str, re.Match[str]]]:
    """Each line but the first as (form, match); a line of no form fails."""
    export("mermaid", graph, schema, folder / "out.mmd")
    first, *lines = (folder / "out.mmd").read_text(encoding="utf-8").splitlines()
    assert first == "flowchart LR"
    return [_form(line) for line in lines]


def _form(line: str) -> tuple[str, re.Match[str]]:
    for name, pattern in FORMS.items():
        if found := re.fullmatch(rf"  {pattern}", line):
            return name, found
    raise AssertionError(line)


def shown(text: str) -> str:
    """A Mermaid string as it is drawn."""
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", text[1:-1]))


def of(form: str, lines: list[tuple[str, re.Match[str]]]) -> list[re.Match[str]]:
    return [found for name, found in lines if name == form]


def test_the_demo_graph(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    lines = written(graph, schema, tmp_path)
    assert {shown(node["name"]) for node in of("node", lines)} == {
        "Northwind",
        "Contoso",
        "Larkfield",
        "Tessera",
        "Jo Ray",
        "$20 million to $25 million",
    }
    told = {shown(line["words"]): line["arrow"] for line in of("line", lines)}
    assert told == {
        "acquired, $14.3 billion": "-->",
        "acquired (possible)": "-.->",
        "acquired (denied)": "--x",
        "holds role at": "-->",
        "raised": "-->",
        "partnered with (ended)": "-->",
        "invested in (planned)": "-.->",
    }
    assert [comment[0].strip() for comment in of("comment", lines)] == ["%% 1 name without a claim left out."]


def test_styles_belong_to_the_lines_of_their_status(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    lines = written(graph, schema, tmp_path)
    words = [shown(line["words"]) for line in of("line", lines)]
    styled = {}
    for style in of("style", lines):
        _, numbers, looks = style[0].split()[:3] if style[0].count(" ") == 4 else style[0].strip().split(" ", 2)
        styled |= {words[int(number)]: looks for number in numbers.split(",")}
    assert styled == {
        "invested in (planned)": "stroke:#66717f,stroke-dasharray:9 6",
        "acquired (possible)": "stroke:#66717f,stroke-dasharray:2 6",
        "partnered with (ended)": "stroke:#a9b1bb",
        "acquired (denied)": "stroke:#c62828",
    }


def test_a_large_graph_is_cut_and_says_so(schema: Schema, tmp_path: Path) -> None:
    lines = written(news_like(400), schema, tmp_path)
    assert len(of("line", lines)) == LINES
    comments = " ".join(comment[0] for comment in of("comment", lines))
    assert re.search(r"Drawn are \d+ of \d+ names that a claim ties, the most connected first\.", comments)
    assert re.search(r"\d+ of \d+ claims are left out\.", comments)


def test_a_hub_with_many_amounts_is_cut_too(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    [raised] = [one for one in graph.claims if one.relation == "raised"]
    many = [raised.model_copy(update={"id": f"r{i}", "object": f"amount-r{i}"}) for i in range(LINES + 5)]
    lines = written(graph.model_copy(update={"claims": (*graph.claims, *many)}), schema, tmp_path)
    assert len(of("line", lines)) == LINES
    assert "holds role at" in [shown(line["words"]) for line in of("line", lines)]


@pytest.mark.parametrize("name", sorted({**HOSTILE, **MORE}))
def test_hostile_text_stays_text(name: str, schema: Schema, tmp_path: Path) -> None:
    text = {**HOSTILE, **MORE}[name]
    lines = written(hostile_graph(text), schema, tmp_path)
    assert [kind for kind, _ in lines] == ["node", "node", "line", "style", "class", "class"]
    drawn = shown(of("node", lines)[0]["name"])
    wanted = xml_text(one_line(text)) or "(no name)"
    assert drawn == wanted or (drawn.endswith("…") and wanted.startswith(drawn[:-1]) and len(drawn) <= NAME)


def test_what_is_no_colour_is_not_written(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    bad = [kind.model_copy(update={"colour": "red;} click n1 x"}) for kind in schema.types]
    lines = written(graph, schema.model_copy(update={"types": tuple(bad)}), tmp_path)
    assert all("stroke:#888888" in style[0] for style in of("class", lines))


def test_parallel_claims_are_one_line(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    more = claim("c8", "jo-ray", "holds_role_at", "northwind", role="chair")
    lines = written(graph.model_copy(update={"claims": (*graph.claims, more)}), schema, tmp_path)
    assert "holds role at ×2" in [shown(line["words"]) for line in of("line", lines)]


def test_its_file_is_named_as_tools_expect() -> None:
    assert file_name("mermaid") == "graph.mmd"
