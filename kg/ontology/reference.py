"""Schema -> Markdown: node types, relations and the vocabulary of claims, for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.export.text import encodable
from kg.ontology.names import Names
from kg.ontology.properties import example
from kg.schema import EntityType, Relation, Schema
from kg.vocabulary import TERMS, Owner, Term

_HEADINGS: dict[Owner, str] = {
    "Claim": "A claim",
    "Evidence": "A piece of evidence",
    "Amount": "An amount",
    "Article": "An article",
    "Entity": "A node of any type but Amount",
    "Company": "A company, besides",
}
_MARKUP = re.compile(r"([\\`*_\[\]<>|#&])")


def write_markdown(schema: Schema) -> str:
    """A reference of everything that a graph of ``schema`` can say."""
    names = Names(schema)
    parts = [*_head(schema), *_types(names), *_relations(names), *_vocabulary(names)]
    return encodable("\n".join(parts)) + "\n"


def text(words: str) -> str:
    """``words`` as Markdown that shows them as they are, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def _head(schema: Schema) -> Iterator[str]:
    yield "# What the graph can say"
    yield ""
    counts = f"{len(schema.types)} node types and {len(schema.relations)} relations"
    yield f"{counts}, written by `kg schema --format markdown`."
    yield ""


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = list(header)
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _terms(terms: Iterable[str]) -> str:
    return ", ".join(f"`{term}`" for term in terms)


def _types(names: Names) -> Iterator[str]:
    yield "## Node types"
    yield ""
    header = ("type", "what it is", "a kind of", "close to")
    yield from _table(header, (_type(names, one) for one in sorted(names.schema.types, key=lambda one: one.name)))


def _type(names: Names, one: EntityType) -> tuple[str, ...]:
    parents = [one.sub_class_of] if one.sub_class_of else []
    return f"`{names.short(names.node_type(one.name))}`", text(one.comment), _terms(parents), _terms(one.close_match)


def _relations(names: Names) -> Iterator[str]:
    yield "## Relations"
    yield ""
    for relation in sorted(names.schema.relations, key=lambda one: one.relation):
        yield f"### {text(relation.relation)}"
        yield ""
        yield text(relation.comment)
        yield ""
        yield from (f"- {line}" for line in _facts(names, relation))
        yield ""


def _facts(names: Names, relation: Relation) -> Iterator[str]:
    ends = [_terms(names.short(one) for one in names.types(types)) for types in (relation.subject, relation.object)]
    yield f"`{names.short(names.iris.relation(relation.relation))}`, from {ends[0]} to {ends[1]}"
    if (backwards := names.inverse(relation)) is not None:
        close = f", close to {_terms(relation.inverse_close_match)}" if relation.inverse_close_match else ""
        yield f"read backwards: {text(relation.inverse_label or '')} (`{names.short(backwards)}`){close}"
    if relation.symmetric:
        yield "symmetric: either end may be named first"
    yield "holds over a time, and can be over" if relation.stative else "happens once"
    if relation.amount or relation.takes_amount_object:
        units = f", in {' or '.join(relation.units)}" if relation.units else ""
        yield f"amount: {text(relation.amount or 'the object itself')}{units}"
    if relation.carries_role:
        yield "claims keep a job title in `kg:role`"
    if relation.qualifiers:
        yield f"further details: {_terms(names.short(names.iris.kg(name)) for name in relation.qualifiers)}"
    if relation.close_match:
        yield f"close to {_terms(relation.close_match)}"
    if relation.sub_property_of:
        yield f"a kind of {_terms(relation.sub_property_of)}"
    if (words := example(relation)) is not None:
        yield f"example: {text(words)}"


def _vocabulary(names: Names) -> Iterator[str]:
    yield "## What every graph uses"
    yield ""
    for owner, heading in _HEADINGS.items():
        if names.owners(owner):
            yield f"### {heading}"
            yield ""
            rows = (_row(names, term) for term in TERMS if term.of == owner)
            yield from _table(("property", "value", "how many", "what it says"), rows)


def _row(names: Names, term: Term) -> tuple[str, ...]:
    many = {(True, False): "1", (True, True): "1 or more", (False, False): "0 or 1", (False, True): "any"}
    value = _terms(term.one_of) if term.one_of else term.value
    return f"`{names.short(names.term(term.name))}`", value, many[term.required, term.many], text(term.comment)
