"""A schema folder is read strictly, and everything that is wrong with it is said at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.schema import load_schema

SHIPPED = Path(__file__).parents[1] / "schemas" / "business"
GOOD = """
relation: mended
iri: kg:mended
label: mended
comment: The subject mended the object.
subject: [Company]
object: [Product]
wordings:
  - verb: [mend]
examples:
  - text: Northwind Inc mended the Tessera phone.
    claims: [{subject: Northwind Inc, object: Tessera}]
  - text: Northwind Inc slept.
    claims: []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The node types as shipped, and one relation."""
    (tmp_path / "relations").mkdir()
    shutil.copy(SHIPPED / "schema.yaml", tmp_path / "schema.yaml")
    (tmp_path / "relations" / "mended.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def _problems(folder: Path, text: str) -> tuple[str, ...]:
    (folder / "relations" / "mended.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema(folder)
    return caught.value.problems


def test_a_relation_is_one_file(folder: Path) -> None:
    assert [relation.relation for relation in load_schema(folder).relations] == ["mended"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("label: mended", "lable: mended", "lable: unknown key (did you mean 'label'?)"),
        ("verb: [mend]", "verbs: [mend]", "did you mean 'verb'"),
        ("subject: [Company]", "subject: [Compny]", "no node type 'Compny'"),
        ("iri: kg:mended", "iri: kgg:mended", "unknown prefix 'kgg'"),
        ("relation: mended", "relation: repaired", "should be in repaired.yaml"),
        ("verb: [mend]", "verb: [mend]\n    noun: [repair]", "exactly one of"),
        ("verb: [mend]", "text: [no ends here]", "needs both {subject} and {object}"),
        ("verb: [mend]", "noun: [repair]\n    object_noun: [phone]", "object_noun goes with verb alone"),
        ("object: [Product]", "object: [Product]\ninstead_of: [sang]", "instead_of: no relation 'sang'"),
        ("object: [Product]", "object: [Product]\nends: [sang]", "ends: no relation 'sang'"),
        ("object: [Product]", "object: [Product]\nqualifiers: [status]", "choose another name"),
        ("object: [Product]", "object: [Product]\nobject: [Company]", "stands twice"),
        ("claims: []", "claims: [{subject: Northwind Inc, object: Tessera}]", "at least one that yields no claim"),
        ("relation: mended", "relation: [", "not valid YAML"),
        ("iri: kg:mended", "iri: kg:status", "iri: https://w3id.org/newskg/ontology#status is also a term that every"),
        ("iri: kg:mended", "iri: kg:Company", "is also the node type Company"),
        ("iri: kg:mended", "iri: dcterms:publisher", "http://purl.org/dc/terms/publisher is also a term that every"),
        ("iri: kg:mended", "iri: kg:two words", "'https://w3id.org/newskg/ontology#two words' is not a valid IRI"),
        ("object: [Product]", "object: [Product]\nclose_match: ['kg:<x>']", "is not a valid IRI"),
        ("object: [Product]", "object: [Product]\ninverse_label: mended", "is also the relation mended"),
        ("object: [Product]", "object: [Product]\ninverse_label: evidence", "is also a term that every graph uses"),
        ("object: [Product]", "object: [Product]\nqualifiers: [article]", "qualifiers: https://w3id.org/newskg/onto"),
        ("object: [Product]", "object: [Product]\nqualifiers: [mended]", "is also the relation mended"),
        ("object: [Product]", "object: [Product]\ninverse_close_match: [schema:x]", "needs an inverse_label"),
        ("object: [Product]", "object: [Product]\ninverse_close_match: [no:x]", "unknown prefix 'no'"),
    ],
)
def test_what_is_wrong_is_said_with_its_file(folder: Path, old: str, new: str, said: str) -> None:
    problems = _problems(folder, GOOD.replace(old, new, 1))
    assert any(said in problem for problem in problems), problems
    assert all(problem.startswith("mended.yaml") for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "iri: kg:Company",
            "iri: kg:Claim",
            "types: Company: iri: https://w3id.org/newskg/ontology#Claim is also a term",
        ),
        (
            "iri: kg:Company",
            "iri: kg:Person",
            "types: Person: iri: https://w3id.org/newskg/ontology#Person is also the",
        ),
        ("iri: kg:Company", "iri: kgg:Company", "types: Company: kgg:Company: unknown prefix 'kgg'"),
        ("name: Person", "name: Company", "types: Company stands twice"),
        ("[foaf:Person", "[foo:Person", "unknown prefix 'foo'"),
        ("instance_iri: https", "instance_iri: not an iri", "instance_iri: 'not an iri://w3id.org/newskg/id/' is not"),
    ],
)
def test_what_is_wrong_with_node_types_is_said(folder: Path, old: str, new: str, said: str) -> None:
    head = (folder / "schema.yaml").read_text(encoding="utf-8")
    assert old in head
    (folder / "schema.yaml").write_text(head.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema(folder)
    assert any(said in problem for problem in caught.value.problems), caught.value.problems
    assert all(problem.startswith("schema.yaml: ") for problem in caught.value.problems)


def test_a_qualifier_may_be_called_as_a_word_of_an_amount(folder: Path) -> None:
    text = GOOD.replace("object: [Product]", "object: [Product]\nqualifiers: [per, quote]")
    (folder / "relations" / "mended.yaml").write_text(text, encoding="utf-8")
    assert load_schema(folder).relation("mended").qualifiers == ("per", "quote")


def test_all_problems_come_at_once(folder: Path) -> None:
    (folder / "relations" / "other.yaml").write_text("relation: other\n", encoding="utf-8")
    problems = _problems(folder, GOOD.replace("label: mended", "lable: mended"))
    assert {problem.partition(":")[0] for problem in problems} == {"mended.yaml", "other.yaml"}


def test_an_empty_folder_is_no_schema(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"schema\.yaml"):
        load_schema(tmp_path)


def test_the_hash_follows_what_the_schema_says(folder: Path) -> None:
    before = load_schema(folder).hash
    assert load_schema(folder).hash == before
    (folder / "relations" / "mended.yaml").write_text(GOOD.replace("[mend]", "[mend, fix]"), encoding="utf-8")
    assert load_schema(folder).hash != before


def test_every_relation_of_the_business_schema_keeps_its_name_everywhere() -> None:
    for relation in load_schema(SHIPPED).relations:
        assert relation.iri == f"kg:{relation.relation}"
