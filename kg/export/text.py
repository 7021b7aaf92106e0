"""Text of pages made fit for a format; what a format cannot hold becomes U+FFFD, so that a loss can be seen."""

from __future__ import annotations

import json
import re
from decimal import Decimal

from pydantic import JsonValue

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# These end a line for some readers of JSON Lines, or end a script block for a browser.
_JSON_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
_SCRIPT_ESCAPES = _JSON_ESCAPES | {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def encodable(text: str) -> str:
    """``text`` without lone surrogates, which UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids."""
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``text`` for a terminal: one line, no control sequences, no overrides of the writing direction."""
    return " ".join(_BIDI.sub("", _CONTROL.sub(" ", encodable(text))).split())


def json_line(value: JsonValue) -> str:
    """``value`` as JSON that is one line for every reader."""
    return encodable(json.dumps(value, ensure_ascii=False)).translate(_JSON_ESCAPES)


def json_script(value: JsonValue) -> str:
    """``value`` as JSON that can stand in an HTML script block: nothing in it can end the block."""
    return encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"))).translate(_SCRIPT_ESCAPES)


def plain_decimal(number: float) -> str:
    """``number`` as xsd:decimal in its canonical form: digits and one point, never an exponent."""
    text = format(Decimal(repr(number)).normalize(), "f")
    return text if "." in text else f"{text}.0"
