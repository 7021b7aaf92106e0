"""``kg schema`` and ``kg validate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graphs import demo_graph
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib.namespace import RDFS

from kg.cli import main
from kg.export import export
from kg.model import Graph
from kg.ontology import SCHEMA_FORMATS, render, save
from kg.run_folder import RunInfo
from kg.run_folder import save as save_run
from kg.schema import Schema, load_schema

ROOT = Path(__file__).parents[1]
INFO = RunInfo(version="1", schema_hash="0" * 16)
RUMOUR = "<https://w3id.org/newskg/id/entity/northwind> kg:acquired <https://w3id.org/newskg/id/entity/larkfield> ."


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def make_run(folder: Path, graph: Graph, schema: Schema | None = None, **options: str) -> Path:
    writers = {"graph.ttl": lambda path: export("turtle", graph, schema or load_schema(), path)}
    save_run(graph, INFO.model_copy(update={"options": options}), folder, writers)
    return folder


class TestSchema:
    @pytest.mark.parametrize("name", SCHEMA_FORMATS.names())
    def test_it_prints_and_writes_the_same(self, name: str, tmp_path: Path, schema: Schema) -> None:
        printed = kg("schema", "--format", name)
        assert printed.exit_code == 0
        assert kg("schema", "--format", name, "--out", tmp_path / "deep" / "out").exit_code == 0
        assert (tmp_path / "deep" / "out").read_bytes() == printed.stdout_bytes == render(name, schema).encode()
        assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]

    def test_an_unknown_format_lists_what_there_is(self) -> None:
        result = kg("schema", "--format", "xsd")
        assert (result.exit_code, "markdown" in result.stderr) == (1, True)

    def test_a_folder_that_is_no_schema_is_said(self, tmp_path: Path) -> None:
        result = kg("schema", "--format", "owl", "--schema", tmp_path, "--out", tmp_path / "out")
        assert (result.exit_code, "schema.yaml: cannot be read" in result.stderr) == (1, True)
        assert not (tmp_path / "out").exists()

    def test_a_place_that_cannot_be_written_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine")
        result = kg("schema", "--format", "owl", "--out", tmp_path / "file" / "out")
        assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)

    def test_a_full_disk_leaves_the_old_file(
        self, tmp_path: Path, schema: Schema, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: Path, text: str, **_: object) -> None:
            path.write_bytes(text.encode()[:10])
            raise OSError(28, "No space left on device")

        target = tmp_path / "ontology.ttl"
        target.write_bytes(b"old")
        monkeypatch.setattr(Path, "write_text", full)
        with pytest.raises(Exception, match="No space left"):
            save("owl", schema, target)
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]

    def test_odd_words_of_a_schema_survive(self, tmp_path: Path) -> None:
        (tmp_path / "relations").mkdir()
        head = (ROOT / "schemas" / "business" / "schema.yaml").read_text(encoding="utf-8")
        (tmp_path / "schema.yaml").write_text(head, encoding="utf-8")
        relation = (ROOT / "schemas" / "business" / "relations" / "based_in.yaml").read_text(encoding="utf-8")
        odd = 'comment: "\\"Quotes\\" \\\\ <script> \\u202e \\ud83d | \\n new line"'
        lines = [odd if line.startswith("comment:") else line for line in relation.splitlines()]
        (tmp_path / "relations" / "based_in.yaml").write_text("\n".join(lines), encoding="utf-8")
        for name in SCHEMA_FORMATS.names():
            assert kg("schema", "--format", name, "--schema", tmp_path, "--out", tmp_path / name).exit_code == 0
        assert RdfGraph().parse(tmp_path / "shacl", format="turtle")
        owl = RdfGraph().parse(tmp_path / "owl", format="turtle")
        comment = owl.value(URIRef("https://w3id.org/newskg/ontology#based_in"), RDFS.comment)
        assert str(comment) == '"Quotes" \\ <script> \u202e \ufffd | \n new line'


class TestValidate:
    def test_a_graph_that_keeps_the_shapes(self, tmp_path: Path) -> None:
        result = kg("validate", make_run(tmp_path / "run", demo_graph()))
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.endswith("triples, no violations\n")

    def test_nodes_elsewhere(self, tmp_path: Path, schema: Schema) -> None:
        elsewhere = schema.model_copy(update={"instance_iri": "https://example.org/id/"})
        run = make_run(tmp_path / "run", demo_graph(), elsewhere, base_iri="https://example.org/id/")
        assert kg("validate", run).exit_code == 0

    def test_a_rumour_written_as_a_fact_is_shown(self, tmp_path: Path) -> None:
        run = make_run(tmp_path / "run", demo_graph())
        with (run / "graph.ttl").open("a") as file:
            file.write(f"{RUMOUR}\n")
        result = kg("validate", run)
        assert result.exit_code == 1
        words = " ".join(result.stdout.replace("│", " ").replace("┃", " ").split())
        for word in ("ex:northwind", "ex:larkfield", "status actual", "1 violation"):
            assert word in words, word

    def test_the_limit_leaves_rows_out_and_says_so(self, tmp_path: Path) -> None:
        run = make_run(tmp_path / "run", demo_graph())
        text = (run / "graph.ttl").read_text().replace("kg:approximate", "kg:about_so")
        (run / "graph.ttl").write_text(text)
        result = kg("validate", run, "--limit", "1")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-1].endswith("4 violations (1 shown, see --limit)")
        assert len(json.loads(kg("validate", run, "--output", "json").stdout)) == 4

    def test_hostile_values_are_shown_on_one_line_and_cut(self, tmp_path: Path) -> None:
        run = make_run(tmp_path / "run", demo_graph())
        with (run / "graph.ttl").open("a") as file:
            file.write(f'claim:c1 kg:status "[red]\\u001b[31m\\u202e{"x" * 10_000}" .\n')
        output = kg("validate", run).stdout
        assert "[red]" in output
        assert not {"\x1b", "\u202e"} & set(output)
        assert len(output) < 3000

    @pytest.mark.parametrize(
        ("damage", "said"),
        [
            (lambda run: (run / "graph.ttl").unlink(), "no graph.ttl"),
            (lambda run: (run / "graph.ttl").write_text("<a"), "not valid RDF"),
            (lambda run: (run / "run.json").unlink(), "not a run folder"),
            (lambda run: (run / "claims.jsonl").unlink(), "claims.jsonl"),
        ],
    )
    def test_what_cannot_be_checked_is_said(self, damage: object, said: str, tmp_path: Path) -> None:
        run = make_run(tmp_path / "run", demo_graph())
        damage(run)  # type: ignore[operator]  # one of the functions above
        result = kg("validate", run)
        assert result.exit_code == 1
        assert said in result.stderr
        assert result.stderr.startswith("kg: ")
        assert "Traceback" not in result.output

    def test_a_run_of_another_schema_asks_for_it(self, tmp_path: Path) -> None:
        graph = demo_graph()
        claims = tuple(claim.model_copy(update={"relation": "befriended"}) for claim in graph.claims)
        run = make_run(tmp_path / "run", graph.model_copy(update={"claims": claims}))
        result = kg("validate", run)
        assert (result.exit_code, "--schema" in result.stderr) == (1, True)
