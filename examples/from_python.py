"""Build a graph in Python and print its claims with their quotes: python examples/from_python.py"""

from pathlib import Path

from kg import pipeline
from kg.schema import load_schema

HERE = Path(__file__).parent


def main() -> None:
    """One page in, one line a claim out."""
    result = pipeline.build([str(HERE / "article.html")], load_schema())
    names = {entity.id: entity.name for entity in result.graph.entities}
    for claim in result.graph.claims:
        amount = claim.amount.text if claim.amount else ""
        target = names.get(claim.object, amount)
        print(f"{names[claim.subject]} {claim.relation} {target} ({claim.status}): {claim.evidence[0].quote!r}")


if __name__ == "__main__":
    main()
