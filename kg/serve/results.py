"""SPARQL 1.1 Query Results in XML and TSV; JSON and CSV are :mod:`kg.query`'s."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from kg.export.text import xml_text
from kg.query import QueryResult, Term, table

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
_TSV_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"}


def to_xml(result: QueryResult) -> str:
    """SPARQL 1.1 XML; what XML forbids in text becomes U+FFFD."""
    if result.kind == "ask":
        return f"{_HEAD}<head/>\n<boolean>{str(result.answer).lower()}</boolean>\n</sparql>\n"
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in result.variables)
    rows = "".join(_row(result.variables, row) for row in result.rows)
    return f"{_HEAD}<head>{head}</head>\n<results>\n{rows}</results>\n</sparql>\n"


def to_tsv(result: QueryResult) -> str:
    """SPARQL 1.1 TSV: terms as SPARQL writes them."""
    if result.kind == "ask":
        return "".join("\t".join(line) + "\n" for line in table(result))
    rows = ("\t".join(_tsv_term(term) for term in row) for row in result.rows)
    return "".join(f"{line}\n" for line in ("\t".join(f"?{name}" for name in result.variables), *rows))


def _row(variables: tuple[str, ...], row: tuple[Term | None, ...]) -> str:
    bound = ((name, term) for name, term in zip(variables, row, strict=True) if term is not None)
    cells = "".join(f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound)
    return f"<result>{cells}</result>\n"


def _xml_term(term: Term) -> str:
    # A carriage return written as it is would be read back as a line feed.
    text = escape(xml_text(term.value), {"\r": "&#13;"})
    if term.type != "literal":
        return f"<{term.type}>{text}</{term.type}>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype:
        return f"<literal datatype={quoteattr(term.datatype)}>{text}</literal>"
    return f"<literal>{text}</literal>"


def _tsv_term(term: Term | None) -> str:
    if term is None:
        return ""
    if term.type == "uri":
        return f"<{term.value}>"
    if term.type == "bnode":
        return f"_:{term.value}"
    text = f'"{term.value.translate(_TSV_ESCAPES)}"'
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text
