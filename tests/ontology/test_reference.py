"""The page for people says everything once, and shows the schema's words as they are."""

from __future__ import annotations

import re

from kg.ontology import render
from kg.ontology.reference import text
from kg.schema import Schema
from kg.vocabulary import TERMS


def test_everything_is_on_the_page(schema: Schema) -> None:
    page = render("markdown", schema)
    for entity_type in schema.types:
        assert f"| `kg:{entity_type.name}` | {text(entity_type.comment)} |" in page
    for relation in schema.relations:
        [section] = re.findall(
            rf"^### {re.escape(text(relation.relation))}\n(.*?)(?=^##)", page, re.MULTILINE | re.DOTALL
        )
        words = [relation.comment, relation.inverse_label, relation.amount]
        assert [word for word in words if word and text(word) not in section] == []
        assert [name for name in relation.qualifiers if f"`kg:{name}`" not in section] == []
        assert [name for name in relation.close_match if f"`{name}`" not in section] == []
        assert "- example: " in section
    for term in TERMS:
        assert f"| `{term.name if ':' in term.name else 'kg:' + term.name}` |" in page


def test_tables_have_as_many_cells_as_columns(schema: Schema) -> None:
    odd = schema.types[0].model_copy(update={"comment": "one | two\n<script>alert(1)</script> `x` *y*"})
    page = render("markdown", schema.model_copy(update={"types": (odd, *schema.types[1:])}))
    assert "<script>" not in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert len(rows) > 40
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_markup_is_shown_not_obeyed() -> None:
    assert text("a_b *c*\n[d](e) <f>") == "a\\_b \\*c\\* \\[d\\](e) \\<f\\>"
