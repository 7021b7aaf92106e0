"""What can be wrong with a schema, said with file, key and hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError
from rapidfuzz import process

from kg.model import Claim, Record
from kg.schema.records import KINDS, Example, Relation, SchemaFile, Wording


def describe(file: str, error: ValidationError, record: type[Record]) -> list[str]:
    """Pydantic's errors as lines ``file: key: what (hint)``."""
    lines = []
    for item in error.errors():
        where = ".".join(str(part) for part in item["loc"])
        key = str(item["loc"][-1]) if item["loc"] else ""
        hint = _unknown_key_hint(key, record) if item["type"] == "extra_forbidden" else ""
        what = "unknown key" if item["type"] == "extra_forbidden" else item["msg"]
        lines.append(f"{file}: {where or 'file'}: {what}{hint}")
    return lines


def _unknown_key_hint(key: str, record: type[Record]) -> str:
    known = {*record.model_fields, *Wording.model_fields, *Example.model_fields}
    best = process.extractOne(key, sorted(known), score_cutoff=60)
    return f" (did you mean {best[0]!r}?)" if best else f" (known: {', '.join(sorted(record.model_fields))})"


def type_problems(head: SchemaFile) -> list[str]:
    """Node types of one name, and terms of node types whose prefix nobody has declared."""
    names = [entity_type.name for entity_type in head.types]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [f"schema.yaml: types: {name} stands twice" for name in twice]
    return problems + [
        f"schema.yaml: types: {entity_type.name}: {problem}"
        for entity_type in head.types
        for problem in _unknown_prefixes(
            [entity_type.iri, *filter(None, [entity_type.sub_class_of]), *entity_type.close_match], head.prefixes
        )
    ]


def relation_problems(
    relations: Sequence[tuple[str, Relation]], types: set[str], prefixes: dict[str, str]
) -> list[str]:
    """Everything that one relation file alone cannot show to be right."""
    problems: list[str] = []
    names = [relation.relation for _, relation in relations]
    for file, relation in relations:
        if file != f"{relation.relation}.yaml":
            problems.append(f"{file}: relation: {relation.relation!r} should be in {relation.relation}.yaml")
        problems += [f"{file}: {problem}" for problem in _one(relation, types, prefixes, names)]
    return problems


def _one(relation: Relation, types: set[str], prefixes: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    yield from _unknown_names(relation, types, prefixes, set(names))
    for name in relation.qualifiers:
        if name in Claim.model_fields:
            yield f"qualifiers: {name!r} is what a claim calls something else; choose another name"
    for index, wording in enumerate(relation.wordings):
        for problem in _wording(wording, relation):
            yield f"wordings.{index}: {problem}"
    yield from _examples(relation)


def _unknown_names(relation: Relation, types: set[str], prefixes: dict[str, str], names: set[str]) -> Iterator[str]:
    for key in ("subject", "object"):
        for name in getattr(relation, key):
            if name not in types:
                yield f"{key}: no node type {name!r} (there are: {', '.join(sorted(types))})"
    terms = (relation.iri, *relation.close_match, *relation.inverse_close_match, *relation.sub_property_of)
    yield from _unknown_prefixes(terms, prefixes)
    if relation.inverse_close_match and not relation.inverse_label:
        yield "inverse_close_match: needs an inverse_label"
    for key in ("instead_of", "ends"):
        for other in getattr(relation, key):
            if other not in names:
                yield f"{key}: no relation {other!r}"


def _unknown_prefixes(iris: Iterable[str], prefixes: Iterable[str]) -> Iterator[str]:
    for iri in iris:
        prefix = iri.partition(":")[0]
        if "://" not in iri and prefix not in prefixes:
            yield f"{iri}: unknown prefix {prefix!r} (there are: {', '.join(sorted(prefixes))})"


def _wording(wording: Wording, relation: Relation) -> Iterator[str]:
    given = [kind for kind in KINDS if getattr(wording, kind)]
    if len(given) != 1:
        yield f"exactly one of {', '.join(KINDS)} must be given, not {len(given)}"
        return
    if wording.object_noun and wording.kind != "verb":
        yield "object_noun goes with verb alone"
    for template in wording.text:
        if "{subject}" not in template or "{object}" not in template:
            yield f"text: {template!r} needs both {{subject}} and {{object}}"
    for name in wording.qualifiers:
        if name not in relation.qualifiers:
            yield f"qualifiers: {name!r} is not among the relation's qualifiers"
    node_ids = {str(node.get("RIGHT_ID")) for node in wording.pattern}
    if wording.pattern and not {"subject", "object"} <= node_ids:
        yield "pattern: needs nodes with RIGHT_ID subject and object"


def _examples(relation: Relation) -> Iterator[str]:
    if not any(example.claims for example in relation.examples):
        yield "examples: at least one that yields a claim is needed"
    if all(example.claims for example in relation.examples):
        yield "examples: at least one that yields no claim is needed"
    for index, example in enumerate(relation.examples):
        for claim in example.claims:
            if relation.takes_amount_object and claim.object not in example.text:
                yield f"examples.{index}: the amount {claim.object!r} is not in the text"
