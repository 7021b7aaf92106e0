"""Dates of articles as typed literals."""

from __future__ import annotations

import re
from datetime import date, datetime

from rdflib import Literal
from rdflib.namespace import XSD

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def issued(published: str | None) -> Literal | None:
    """xsd:date or xsd:dateTime where ``published`` is an ISO 8601 date or time; None for any other words."""
    text = (published or "").strip()
    try:
        if _DATE.fullmatch(text):
            return Literal(date.fromisoformat(text).isoformat(), datatype=XSD.date)
        if _DATE.match(text):
            return Literal(datetime.fromisoformat(text).isoformat(), datatype=XSD.dateTime)
    except ValueError:
        pass
    return None
