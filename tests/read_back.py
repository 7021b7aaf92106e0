"""Written files read back by other people's libraries."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import networkx as nx
import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import Dataset
from rdflib import Graph as RdfGraph

from kg.export import EXPORTERS, file_name

# The node-link JSON has the suffix of JSON-LD, and is none.
_FOUND = {name: RdfFormat.from_extension(file_name(name).rpartition(".")[2]) for name in EXPORTERS.names()}
RDF_FORMATS = {name: found for name, found in _FOUND.items() if found is not None and name != "json"}
QUADS = ["nquads", "trig"]
WITH_TRIPLE_TERMS = ["nt12", "turtle12"]
NODE_LINK = ["gexf", "graphml", "json"]
Table = list[dict[str, str]]


def oxigraph_quads(path: Path, name: str) -> list[pyoxigraph.Quad]:
    """What Oxigraph's parser finds."""
    return list(pyoxigraph.parse(path=path, format=RDF_FORMATS[name]))


def rdflib_dataset(path: Path, name: str) -> Dataset:
    """What rdflib's parser finds; it has none for RDF 1.2."""
    dataset = Dataset(default_union=True)
    dataset.parse(path, format={"jsonld": "json-ld"}.get(name, name))
    return dataset


def rdflib_graph(path: Path, name: str) -> RdfGraph:
    """The triples of all graphs of a file."""
    union = RdfGraph()
    for triple in rdflib_dataset(path, name).triples((None, None, None)):
        union.add(triple)
    return union


def networkx_graph(path: Path, name: str) -> nx.MultiDiGraph[str]:
    """What networkx finds, with the keys of the edges."""
    if name == "graphml":
        return nx.read_graphml(path, force_multigraph=True)
    if name == "json":
        return nx.node_link_graph(json.loads(path.read_bytes()), edges="edges")
    # Without parallel edges networkx makes a plain graph of it, and an edge's key is but an attribute.
    simple = nx.read_gexf(path)
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    again.add_nodes_from(simple.nodes(data=True))
    again.add_edges_from((start, end, data["id"], data) for start, end, data in simple.edges(data=True))
    return again


def csv_tables(path: Path) -> tuple[Table, Table]:
    """The nodes and the edges of a zip of CSV."""
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        texts = [archive.read(name).decode("utf-8") for name in archive.namelist()]
    nodes, edges = (list(csv.DictReader(io.StringIO(text, newline=""))) for text in texts)
    return nodes, edges
