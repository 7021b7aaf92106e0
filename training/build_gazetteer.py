"""Build ``kg/lexicon/companies.tsv``: names of listed companies, without legal suffixes, folded and sorted.

A line is a name, the company's CIK and its ticker. Both are empty where several companies bear the name; the ticker is
empty where the company has several shares of equal standing.

Data: a table of the SEC's filers with tickers (columns CIK, Ticker, Name, Exchange; public domain) and a table of the
S&P 500 (columns Symbol, Security, CIK, ..., Date added; PDDL 1.0). A name that is one word of ordinary English is
marked: open corpora tell which words are ordinary, those that they write small at least twice in running text.

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

TARGET = Path(__file__).parent.parent / "kg" / "lexicon" / "companies.tsv"
EXCHANGES = ("NYSE", "Nasdaq", "CBOE")
LONGEST = 4
ORDINARY = 2
STATE = re.compile(r"\s*[/\\].*$|\s*\(.*?\)")
NO_FIRM = re.compile(r"\b(acquisition|trust|fund|etf|income|series|spac|merger|portfolio)\b", re.IGNORECASE)
SMALL = re.compile(r"(?<![\w.'’])[a-z]{2,}(?![\w'’])")


Firms = dict[str, set[str]]
"""Folded name -> CIKs of those that bear it."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def firms(rows: list[dict[str, str]], column: str) -> Firms:
    """The firms of one table: shells, funds and names of more than LONGEST words left out."""
    found: Firms = {}
    for row in rows:
        name = normalise(strip_suffix(STATE.sub("", row[column])))
        if NO_FIRM.search(row[column]) or len(name) < 2 or len(name.split()) > LONGEST or name.isdigit():
            continue
        found.setdefault(name, set()).add(cik(row))
    return found


def cik(row: dict[str, str]) -> str:
    """The Central Index Key as the SEC writes it: ten digits."""
    return row["CIK"].strip().zfill(10)


def tickers(filers: list[dict[str, str]], index: list[dict[str, str]]) -> dict[str, str]:
    """CIK -> ticker: the index's only symbol, else the only share on an exchange, preferred ones aside."""
    symbols: dict[str, set[str]] = {}
    for row in index:
        symbols.setdefault(cik(row), set()).add(row["Symbol"].replace(".", "-"))
    shares: dict[str, set[str]] = {}
    for row in filers:
        if row["Exchange"] in EXCHANGES and "-" not in row["Ticker"]:
            shares.setdefault(cik(row), set()).add(row["Ticker"])
    return {key: min(found) for key, found in {**shares, **symbols}.items() if len(found) == 1}


def ordinary_words(corpora: list[Path]) -> set[str]:
    """Words that the corpora write small."""
    seen: Counter[str] = Counter()
    for path in corpora:
        seen.update(SMALL.findall(path.read_text(encoding="utf-8")))
    return {word for word, count in seen.items() if count >= ORDINARY}


def main() -> None:
    """Read the arguments, write the table."""
    parser = argparse.ArgumentParser(description="Build the table of listed companies.")
    parser.add_argument("--filers", type=Path, required=True, help="CSV with the columns CIK, Ticker, Name, Exchange")
    parser.add_argument(
        "--index", type=Path, required=True, help="CSV with the columns Symbol, Security, CIK, Date added"
    )
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="texts that tell ordinary words")
    parser.add_argument("--out", type=Path, default=TARGET, help="the file to write")
    options = parser.parse_args()
    filers, index = read_rows(options.filers), read_rows(options.index)
    found = firms(filers, "Name")
    for name, keys in firms(index, "Security").items():
        found.setdefault(name, set()).update(keys)
    ordinary, ticker = ordinary_words(options.corpus), tickers(filers, index)
    header = (
        "# Names of listed companies, folded, without legal suffixes; ~ marks words of ordinary English. CIK; ticker.\n"
        f"# SEC filers with tickers (public domain), up to CIK {max(map(cik, filers))}; "
        f"S&P 500 (PDDL 1.0), changes up to {max(row['Date added'] for row in index)}. "
        "Written by training/build_gazetteer.py.\n"
    )
    lines = [line(name, found[name], ordinary, ticker) for name in sorted(found)]
    options.out.write_text(header + "".join(lines), encoding="utf-8")


def line(name: str, keys: set[str], ordinary: set[str], ticker: dict[str, str]) -> str:
    """One line of the table."""
    key = min(keys) if len(keys) == 1 else ""
    return f"{'~' if name in ordinary else ''}{name}\t{key}\t{ticker.get(key, '')}".rstrip() + "\n"


if __name__ == "__main__":
    main()
