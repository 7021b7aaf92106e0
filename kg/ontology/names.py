"""The IRIs of classes, properties, union classes and shapes; every one is a hash of nothing but the schema's names."""

from __future__ import annotations

import io
from collections.abc import Iterable
from urllib.parse import quote

from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Identifier

from kg.export.iris import PREFIXES, Iris, shorten
from kg.export.rdf import SortedTurtle
from kg.export.text import encodable
from kg.schema import Relation, Schema
from kg.vocabulary import Term

NEWS_ARTICLE = URIRef(PREFIXES["schema"] + "NewsArticle")
AMOUNT = "Amount"
VOCABULARY_PREFIXES = {**PREFIXES, "oa": "http://www.w3.org/ns/oa#", "sh": "http://www.w3.org/ns/shacl#"}


class Names:
    """Names of the schema and of the vocabulary -> IRIs. No node of ours is ever blank."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.iris = Iris(schema)
        self.ontology = URIRef(schema.base_iri.rstrip("#/"))
        self._type_names = {str(self.node_type(one.name)): one.name for one in schema.types}
        self.entity_types = tuple(sorted(one.name for one in schema.types if one.name != AMOUNT))

    @property
    def prefixes(self) -> dict[str, str]:
        """What the files declare: our own namespaces, those of the schema, and those of the vocabulary."""
        own = {name: self.schema.base_iri + f"{name}/" for name in ("union", "shape")}
        return dict(sorted({**VOCABULARY_PREFIXES, **self.iris.prefixes, **own}.items()))

    def graph(self) -> RdfGraph:
        """An empty graph that knows the prefixes."""
        rdf = RdfGraph(bind_namespaces="none")
        for prefix, namespace in self.prefixes.items():
            rdf.bind(prefix, namespace, replace=True)
        return rdf

    def term(self, name: str) -> URIRef:
        """A term of the vocabulary: ``status`` is ours, ``rdf:subject`` is not."""
        prefix, colon, local = name.partition(":")
        return URIRef(VOCABULARY_PREFIXES[prefix] + local) if colon else self.iris.kg(name)

    def node_type(self, name: str) -> URIRef:
        """A node type's class. Amounts are always ``kg:Amount``, as the exporters write them."""
        return self.iris.kg(AMOUNT) if name == AMOUNT else self.iris.type(name)

    def owners(self, owner: str) -> tuple[URIRef, ...]:
        """The classes of the nodes that have a term ``of`` that owner; none where the schema has no such node type."""
        if owner == "Article":
            return (NEWS_ARTICLE,)
        if owner in ("Claim", "Evidence", AMOUNT):
            return (self.iris.kg(owner),)
        names = self.entity_types if owner == "Entity" else tuple(n for n in self.entity_types if n == owner)
        return tuple(self.node_type(name) for name in names)

    def types(self, names: Iterable[str]) -> tuple[URIRef, ...]:
        """The classes of several node types, sorted by name."""
        return tuple(self.node_type(name) for name in sorted(names))

    def inverse(self, relation: Relation) -> URIRef | None:
        """The property that reads a relation backwards."""
        return self.iris.kg(relation.inverse_name) if relation.inverse_name else None

    def union(self, classes: Iterable[URIRef]) -> URIRef:
        """``union/Company-Person``: the one class whose members are those of any of ``classes``."""
        return self._below("union", (self.local(one) for one in classes))

    def shape(self, *parts: str) -> URIRef:
        """``shape/acquired-subject``."""
        return self._below("shape", parts)

    def _below(self, folder: str, parts: Iterable[str]) -> URIRef:
        return URIRef(f"{self.schema.base_iri}{folder}/{quote('-'.join(parts), safe='')}")

    def local(self, iri: URIRef) -> str:
        """The name of a node type, else the last part of the IRI."""
        last = str(iri).replace("#", "/").rpartition("/")[2]
        return self._type_names.get(str(iri), last)

    def short(self, iri: str) -> str:
        """``kg:acquired``; the whole IRI where no prefix fits."""
        return shorten(iri, self.prefixes)


def words(text: str) -> Literal:
    """Text for people, as a schema file has it."""
    return Literal(encodable(text))


def turtle(rdf: RdfGraph) -> str:
    """Turtle, sorted by subject, predicate and object."""
    file = io.BytesIO()
    SortedTurtle(rdf).serialize(file, encoding="utf-8")
    return file.getvalue().decode()


def add_list(rdf: RdfGraph, head: URIRef, items: Iterable[Identifier]) -> URIRef:
    """Write ``items`` as an RDF list whose cells are ``<head>-1``, ``<head>-2`` ...; return the first cell."""
    some = list(items)
    cells = [URIRef(f"{head}-{number}") for number in range(1, len(some) + 1)]
    for cell, item, rest in zip(cells, some, [*cells[1:], RDF.nil], strict=True):
        rdf.add((cell, RDF.first, item))
        rdf.add((cell, RDF.rest, rest))
    return cells[0] if cells else RDF.nil


def qualifiers(schema: Schema) -> dict[str, list[str]]:
    """Qualifier -> the relations whose claims can have it, both sorted."""
    names = sorted({name for relation in schema.relations for name in relation.qualifiers})
    return {name: sorted(r.relation for r in schema.relations if name in r.qualifiers) for name in names}


def is_ours(term: Term) -> bool:
    """True for a term of our own namespace."""
    return ":" not in term.name
