"""How shapes are written: a few SHACL constructs, every node with an IRI."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, SH, XSD
from rdflib.term import Identifier

from kg.export.text import plain_decimal
from kg.ontology.names import Names, add_list, words


class ShapeWriter:
    """Collects shapes in ``rdf``. Shapes get IRIs below ``shape:``; their parts get the shape's IRI with a suffix."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.rdf = names.graph()
        self._prefixes = names.shape("prefixes")
        self._declare_prefixes()

    def _declare_prefixes(self) -> None:
        """For the SPARQL in the shapes."""
        self.rdf.add((self._prefixes, RDF.type, OWL.Ontology))
        for prefix in ("kg", "rdf"):
            node = self.names.shape("prefix", prefix)
            self.rdf.add((self._prefixes, SH.declare, node))
            self.rdf.add((node, SH.prefix, Literal(prefix)))
            self.rdf.add((node, SH.namespace, Literal(self.names.prefixes[prefix], datatype=XSD.anyURI)))

    def node_shape(self, shape: URIRef, **targets: URIRef) -> URIRef:
        """A node shape; ``targets`` are ``targetClass``, ``targetSubjectsOf`` or ``targetObjectsOf``."""
        self.rdf.add((shape, RDF.type, SH.NodeShape))
        for name, target in targets.items():
            self.rdf.add((shape, SH[name], target))
        return shape

    def property_shape(self, owner: URIRef, shape: URIRef, path: URIRef, message: str) -> URIRef:
        """A property shape of ``owner``."""
        self.rdf.add((owner, SH.property, shape))
        self.rdf.add((shape, RDF.type, SH.PropertyShape))
        self.rdf.add((shape, SH.path, path))
        self.rdf.add((shape, SH.message, words(message)))
        return shape

    def add(self, shape: URIRef, constraint: str, value: Identifier | str | int | float | bool) -> None:
        """``sh:<constraint> value``."""
        self.rdf.add((shape, SH[constraint], value if isinstance(value, Identifier) else _literal(value)))

    def count(self, shape: URIRef, lowest: int = 0, highest: int | None = None) -> None:
        """How many values there must and may be."""
        if lowest:
            self.add(shape, "minCount", lowest)
        if highest is not None:
            self.add(shape, "maxCount", highest)

    def one_of(self, shape: URIRef, values: Sequence[Identifier]) -> None:
        """The value is one of ``values``; with none to choose from there must be no value."""
        if values:
            self.rdf.add((shape, SH["in"], add_list(self.rdf, URIRef(f"{shape}-in"), values)))
        else:
            self.count(shape, highest=0)

    def instance_of(self, shape: URIRef, classes: Sequence[URIRef]) -> None:
        """The node, or value, is an instance of one of ``classes``."""
        if len(classes) == 1:
            self.add(shape, "class", classes[0])
            return
        members = [self.names.shape("is", self.names.local(one)) for one in classes]
        for member, one in zip(members, classes, strict=True):
            self.node_shape(member)
            self.add(member, "class", one)
        self.any_of(shape, members)

    def any_of(self, shape: URIRef, members: Iterable[URIRef]) -> None:
        """At least one of ``members``, which are shapes, is kept."""
        self.rdf.add((shape, SH["or"], add_list(self.rdf, URIRef(f"{shape}-or"), members)))

    def closed(self, shape: URIRef, others: Iterable[URIRef]) -> None:
        """No property but those of the shape's own property shapes, ``rdf:type``, and ``others``."""
        self.add(shape, "closed", True)
        cells = add_list(self.rdf, URIRef(f"{shape}-ignored"), sorted({RDF.type, *others}))
        self.rdf.add((shape, SH.ignoredProperties, cells))

    def sparql(self, shape: URIRef, body: str, message: str) -> None:
        """No solution of ``body``, in which ``?this`` is the node and ``?value`` may be what is wrong about it.

        The target asks the same of the whole graph at once: only nodes that are wrong are looked at one by one.
        """
        self.target(shape, body)
        constraint = URIRef(f"{shape}-sparql")
        self.rdf.add((shape, SH.sparql, constraint))
        self.rdf.add((constraint, RDF.type, SH.SPARQLConstraint))
        self.rdf.add((constraint, SH.prefixes, self._prefixes))
        variables = "$this ?value" if "?value" in body else "$this"
        query = f"SELECT {variables} WHERE {{\n{body.replace('?this', '$this')}\n}}"
        self.rdf.add((constraint, SH.select, Literal(query)))
        self.rdf.add((constraint, SH.message, words(message)))

    def target(self, shape: URIRef, body: str) -> None:
        """The nodes of a shape are those that solve ``body`` as ``?this``: a SPARQL target of SHACL-AF."""
        target = URIRef(f"{shape}-target")
        self.node_shape(shape)
        self.rdf.add((shape, SH.target, target))
        self.rdf.add((target, RDF.type, SH.SPARQLTarget))
        self.rdf.add((target, SH.prefixes, self._prefixes))
        self.rdf.add((target, SH.select, Literal(f"SELECT DISTINCT ?this WHERE {{\n{body}\n}}")))


def _literal(value: str | int | float | bool) -> Literal:
    if isinstance(value, float):
        return Literal(plain_decimal(value), datatype=XSD.decimal)
    return words(value) if isinstance(value, str) else Literal(value)
