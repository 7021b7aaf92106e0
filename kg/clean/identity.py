"""Content hashes: an article's id says what it holds, not where or when it was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence


def content_id(parts: Sequence[str | int | None]) -> str:
    """16 hexadecimal digits of the parts' SHA-256."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:16]
