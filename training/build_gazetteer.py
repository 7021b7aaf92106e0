"""Build ``kg/lexicon/companies.txt``: names of listed companies, without legal suffixes, folded and sorted.

Data: a table of the SEC's filers with tickers (columns CIK, Ticker, Name, Exchange; public domain) and a table of the
S&P 500 (columns Symbol, Security, ..., Date added; PDDL 1.0). A name that is one word of ordinary English is marked:
open corpora tell which words are ordinary, those that they write small at least twice in running text.

    python training/build_gazetteer.py --filers mappings.csv --index constituents.csv --corpus passages.jsonl ...

The same files give the same table.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from pathlib import Path

from kg.names import normalise, strip_suffix

TARGET = Path(__file__).parent.parent / "kg" / "lexicon" / "companies.txt"
LONGEST = 4
ORDINARY = 2
STATE = re.compile(r"\s*[/\\].*$|\s*\(.*?\)")
NO_FIRM = re.compile(r"\b(acquisition|trust|fund|etf|income|series|spac|merger|portfolio)\b", re.IGNORECASE)
SMALL = re.compile(r"(?<![\w.'’])[a-z]{2,}(?![\w'’])")


def names_in(path: Path, column: str) -> set[str]:
    """Folded names of one table: shells, funds and names of more than LONGEST words left out."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row[column] for row in csv.DictReader(stream)]
    folded = {normalise(strip_suffix(STATE.sub("", name))) for name in rows if not NO_FIRM.search(name)}
    return {name for name in folded if len(name) > 1 and len(name.split()) <= LONGEST and not name.isdigit()}


def ordinary_words(corpora: list[Path]) -> set[str]:
    """Words that the corpora write small."""
    seen: Counter[str] = Counter()
    for path in corpora:
        seen.update(SMALL.findall(path.read_text(encoding="utf-8")))
    return {word for word, count in seen.items() if count >= ORDINARY}


def newest(path: Path, column: str) -> str:
    """The highest value of a column, which dates the table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return max(row[column] for row in csv.DictReader(stream))


def main() -> None:
    """Read the arguments, write the table."""
    parser = argparse.ArgumentParser(description="Build the table of listed companies.")
    parser.add_argument("--filers", type=Path, required=True, help="CSV with the column Name")
    parser.add_argument("--index", type=Path, required=True, help="CSV with the columns Security and 'Date added'")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="texts that tell ordinary words")
    parser.add_argument("--out", type=Path, default=TARGET, help="the file to write")
    options = parser.parse_args()
    names = names_in(options.filers, "Name") | names_in(options.index, "Security")
    ordinary = ordinary_words(options.corpus)
    header = (
        "# Names of listed companies, folded, without legal suffixes; ~ marks words of ordinary English.\n"
        f"# SEC filers with tickers (public domain), up to CIK {newest(options.filers, 'CIK')}; "
        f"S&P 500 (PDDL 1.0), changes up to {newest(options.index, 'Date added')}. "
        "Written by training/build_gazetteer.py.\n"
    )
    lines = [f"~{name}\n" if name in ordinary else f"{name}\n" for name in sorted(names)]
    options.out.write_text(header + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
