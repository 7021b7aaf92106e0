"""The IRIs of everything: always valid, always the same for the same record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

import pyoxigraph
from rdflib import Literal, URIRef

from kg.export.text import encodable
from kg.model import Evidence
from kg.schema import Schema

_WEB = re.compile(r"https?://\S", re.IGNORECASE)
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]+")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ALLOWED = ":/?#@!$&'()*+,;=%~"

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
}
"""Namespaces that every graph uses, whatever its schema declares."""

_INSTANCES = {"ex": "entity/", "article": "article/", "claim": "claim/", "amount": "amount/", "evidence": "evidence/"}


class Iris:
    """Ids and names -> IRIs under the schema's two namespaces."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._types = {entity_type.name: entity_type.iri for entity_type in schema.types}
        self._relations = {relation.relation: relation.iri for relation in schema.relations}

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace, sorted by prefix; ``ex:`` holds the entities."""
        instances = {prefix: self.schema.instance_iri + folder for prefix, folder in _INSTANCES.items()}
        own = {"kg": self.schema.base_iri, **instances}
        return dict(sorted({**PREFIXES, **self.schema.prefixes, **own}.items()))

    def kg(self, name: str) -> URIRef:
        """A term of our own vocabulary."""
        return URIRef(self.schema.base_iri + _local(name))

    def term(self, compact: str) -> URIRef:
        """A term as schema files write it: ``kg:acquired`` or a whole IRI."""
        return URIRef(self.schema.expand(compact))

    def type(self, name: str) -> URIRef:
        """A node type's IRI."""
        return self.term(self._types[name]) if name in self._types else self.kg(name)

    def relation(self, name: str) -> URIRef:
        """A relation's IRI."""
        return self.term(self._relations[name]) if name in self._relations else self.kg(name)

    def entity(self, id: str) -> URIRef:
        """``entity/<id>``."""
        return self._instance("entity", id)

    def article(self, id: str) -> URIRef:
        """``article/<id>``."""
        return self._instance("article", id)

    def claim(self, id: str) -> URIRef:
        """``claim/<id>``."""
        return self._instance("claim", id)

    def amount(self, claim: str) -> URIRef:
        """``amount/<claim's id>``: an amount belongs to its claim."""
        return self._instance("amount", claim)

    def evidence(self, claim: str, evidence: Evidence) -> URIRef:
        """``evidence/<claim>-<article>-<start>-<end>``: another article's evidence does not renumber it."""
        return self._instance("evidence", f"{claim}-{evidence.article}-{evidence.start}-{evidence.end}")

    def _instance(self, folder: str, id: str) -> URIRef:
        return URIRef(f"{self.schema.instance_iri}{folder}/{_local(id)}")


def source_node(source: str) -> URIRef | Literal:
    """An IRI where ``source`` is a web address that can be made a valid one, else a literal with its words."""
    if _WEB.match(source):
        encoded = quote(_LONE_PERCENT.sub("%25", encodable(source)), safe=_ALLOWED)
        try:
            return URIRef(pyoxigraph.NamedNode(encoded).value)
        except ValueError:
            pass
    return Literal(encodable(source))


def _local(name: str) -> str:
    return name if _UNRESERVED.fullmatch(name) else quote(encodable(name), safe="")


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """``kg:acquired``; the whole IRI where no prefix fits."""
    for prefix, namespace in sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0])):
        local = iri.removeprefix(namespace)
        if local != iri and local and not set(local) & set("/#"):
            return f"{prefix}:{local}"
    return iri
