"""Run the examples of a schema's relations through an extractor and say which of them do not come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import claims
from kg.extract import EXTRACTORS
from kg.model import Article, Claim, Extraction, Graph, Record
from kg.names import normalise
from kg.schema import Example, ExampleClaim, Relation, Schema


class Failure(Record):
    """An example that gave other claims than it lists. ``expected`` and ``got`` are claims of ``relation`` in words."""

    relation: str
    index: int
    text: str
    expected: tuple[str, ...]
    got: tuple[str, ...]


def check_examples(schema: Schema, extractor: str = "rules", model: str | None = None) -> list[Failure]:
    """Every failing example of ``schema``, in its order; RegistryError or ModelError as in a build."""
    return list(_failures(schema, extractor, model))


def _failures(schema: Schema, extractor: str, model: str | None) -> Iterator[Failure]:
    rows = [(relation, index) for relation in schema.relations for index in range(len(relation.examples))]
    articles = [_article(relation, index) for relation, index in rows]
    extractions = EXTRACTORS.get(extractor)(articles, schema, model)
    for (relation, index), article, extraction in zip(rows, articles, extractions, strict=True):
        if failure := _compare(relation, index, _graph(article, extraction, schema)):
            yield failure


def _article(relation: Relation, index: int) -> Article:
    name = f"{relation.relation}-{index}"
    return Article(id=name, identifier=name, source=f"{relation.relation}.yaml", text=relation.examples[index].text)


def _graph(article: Article, extraction: Extraction, schema: Schema) -> Graph:
    return claims.build([article], [extraction], schema)


def _compare(relation: Relation, index: int, graph: Graph) -> Failure | None:
    example = relation.examples[index]
    names = {entity.id: (entity.name, *entity.aliases) for entity in graph.entities}
    found = [claim for claim in graph.claims if claim.relation == relation.relation]
    if _agree(example, found, names, relation.symmetric):
        return None
    return Failure(
        relation=relation.relation,
        index=index,
        text=example.text,
        expected=tuple(_expected_words(claim, relation.relation) for claim in example.claims),
        got=tuple(_found_words(claim, names) for claim in found),
    )


def _agree(example: Example, found: Sequence[Claim], names: dict[str, tuple[str, ...]], symmetric: bool) -> bool:
    left = list(found)
    for wanted in example.claims:
        claim = next((claim for claim in left if _same(wanted, claim, names, symmetric)), None)
        if claim is None:
            return False
        left.remove(claim)
    return not left


def _same(wanted: ExampleClaim, claim: Claim, names: dict[str, tuple[str, ...]], symmetric: bool) -> bool:
    if claim.status != wanted.status or (wanted.role and not _same_text(wanted.role, claim.role)):
        return False
    if wanted.amount and not _same_amount(wanted.amount, claim):
        return False
    subject, target = names.get(claim.subject, ()), names.get(claim.object)
    if target is None:
        return _is_one_of(wanted.subject, subject) and _same_amount(wanted.object, claim)
    straight = _is_one_of(wanted.subject, subject) and _is_one_of(wanted.object, target)
    crossed = symmetric and _is_one_of(wanted.subject, target) and _is_one_of(wanted.object, subject)
    return straight or crossed


def _is_one_of(name: str, names: Sequence[str]) -> bool:
    return normalise(name) in {normalise(other) for other in names}


def _same_text(one: str, other: str | None) -> bool:
    return other is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _same_amount(words: str, claim: Claim) -> bool:
    """Whether one of the two wordings holds the other: "$5 million" is "more than $5 million"."""
    if claim.amount is None:
        return False
    one, other = words.casefold(), claim.amount.text.casefold()
    return one in other or other in one


def _expected_words(claim: ExampleClaim, relation: str) -> str:
    return _words(claim.subject, relation, claim.object, claim.status, claim.amount, claim.role)


def _found_words(claim: Claim, names: dict[str, tuple[str, ...]]) -> str:
    amount = claim.amount.text if claim.amount else None
    subject, target = (names.get(end, (amount or end,))[0] for end in (claim.subject, claim.object))
    return _words(subject, claim.relation, target, claim.status, amount if target != amount else None, claim.role)


def _words(subject: str, relation: str, target: str, status: str, amount: str | None, role: str | None) -> str:
    extras = [status, *([amount] if amount else []), *([f"as {role}"] if role else [])]
    return f"{subject} {relation} {target} ({', '.join(extras)})"
