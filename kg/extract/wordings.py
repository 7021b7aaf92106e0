"""Relation files compiled to one internal form: lemma -> the wordings that it may begin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.schema import Relation, Schema, Wording

DEFAULT_SUBJECT = {
    "verb": ("agent",),
    "noun": ("poss", "by"),
    "measure": ("poss", "of", "compound", "agent", "context"),
}
DEFAULT_OBJECT = {"verb": ("patient",), "noun": ("of",)}
DEFAULT_OTHER_END = ("poss", "of", "compound")


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording of one relation, ready to match. ``name`` is how evidence refers to it."""

    name: str
    relation: Relation
    wording: Wording
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]


@dataclass(slots=True)
class Index:
    """All rules of a schema by kind and by the lemma that sets them off."""

    verbs: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    measures: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    possessives: list[Rule] = field(default_factory=list)
    eponyms: list[Rule] = field(default_factory=list)
    texts: list[Rule] = field(default_factory=list)
    patterns: list[Rule] = field(default_factory=list)


def compile_schema(schema: Schema) -> Index:
    """Index the wordings of every relation."""
    index = Index()
    for relation in schema.relations:
        for number, wording in enumerate(relation.wordings):
            _add(index, _rule(relation, wording, number))
    return index


def _rule(relation: Relation, wording: Wording, number: int) -> Rule:
    kind = wording.kind
    subject = wording.subject or DEFAULT_SUBJECT.get(kind, DEFAULT_OTHER_END)
    target = wording.object or DEFAULT_OBJECT.get(kind, DEFAULT_OTHER_END)
    return Rule(
        name=f"{relation.relation}/{kind}/{number}",
        relation=relation,
        wording=wording,
        subject=subject,
        object=target,
        subject_types=wording.subject_types or relation.subject,
        object_types=wording.object_types or relation.object,
    )


def _add(index: Index, rule: Rule) -> None:
    tables = {"verb": index.verbs, "noun": index.nouns, "role": index.roles, "measure": index.measures}
    lists = {"possessive": index.possessives, "eponym": index.eponyms, "text": index.texts, "pattern": index.patterns}
    kind = rule.wording.kind
    if kind in lists:
        lists[kind].append(rule)
        return
    for lemma in getattr(rule.wording, kind):
        tables[kind][lemma.lower()].append(rule)
