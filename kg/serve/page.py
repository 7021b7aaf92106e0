"""The page at /: a SPARQL editor, the schema's named queries and a link to the picture. Nothing in it asks the web."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pydantic import JsonValue

from kg.export.text import json_script
from kg.queries import NamedQuery, standalone, terms

ASSETS = {
    "page.js": "text/javascript",
    "page.css": "text/css",
    "yasgui/yasgui.min.js": "text/javascript",
    "yasgui/yasgui.min.css": "text/css",
    "yasgui/LICENSE.txt": "text/plain",
    "yasgui/THIRD-PARTY.txt": "text/plain",
    "yasgui/yasgui.min.js.LICENSE.txt": "text/plain",
}
"""File below ``assets/`` -> media type; nothing else is served from there."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page's Content-Security-Policy: whatever the editor's code would like, only this server is asked."""

START = """\
SELECT ?subject ?relation ?object ?status ?quote WHERE {
  ?claim a kg:Claim ;
         rdf:subject/rdfs:label ?subject ;
         rdf:predicate ?relation ;
         rdf:object/rdfs:label ?object ;
         kg:status ?status ;
         kg:evidence/kg:quote ?quote .
}
ORDER BY ?subject ?relation ?object
LIMIT 100
"""


def page(title: str, queries: Sequence[NamedQuery], prefixes: Mapping[str, str], picture: bool) -> str:
    """The HTML of the page. ``title`` names the run; ``picture``: there is one to link to.

    A query with parameters comes with its example's arguments, in a VALUES line to be changed.
    """
    data: dict[str, JsonValue] = {
        "start": with_prefixes(START, prefixes),
        "queries": [standalone(query, terms(query, query.example, prefixes)) for query in queries],
    }
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(asset("page.html").decode()).render(
        title=title, queries=queries, picture=picture, data=Markup(json_script(data))
    )


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """``query`` with a declaration of each usual prefix that it uses and does not declare: the editor wants them."""
    used = [
        prefix
        for prefix in prefixes
        if re.search(rf"(?<![\w<?$:-]){re.escape(prefix)}:", query)
        and not re.search(rf"(?i)\bprefix\s+{re.escape(prefix)}:", query)
    ]
    lines = "".join(f"PREFIX {prefix}: <{prefixes[prefix]}>\n" for prefix in used)
    return lines + query


@cache
def asset(name: str) -> bytes:
    """A file of the package's ``assets/``."""
    return (files("kg.serve") / "assets" / name).read_bytes()
