"""The graph as networkx sees it, most connected node first: python examples/networkx_view.py"""

from pathlib import Path

import networkx as nx

from kg import pipeline
from kg.graph import to_networkx
from kg.schema import load_schema

HERE = Path(__file__).parent


def main() -> None:
    """Degree centrality over the plain facts of one page."""
    schema = load_schema()
    graph = to_networkx(pipeline.build([str(HERE / "aggregator.txt")], schema).graph, schema)
    facts = nx.MultiDiGraph((s, o) for s, o, data in graph.edges(data=True) if data.get("status") == "actual")
    for node, score in sorted(nx.degree_centrality(facts).items(), key=lambda item: (-item[1], item[0]))[:5]:
        print(f"{graph.nodes[node]['label']}: {score:.2f}")


if __name__ == "__main__":
    main()
