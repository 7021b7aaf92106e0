"""Several tables in one zip: one file to send, to rename, and to have whole or not at all."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.export.text import encodable, plain_decimal

Cell = str | int | float | bool | None
Row = Sequence[Cell]

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_bundle(path: Path, tables: Mapping[str, Iterable[Row]], texts: Mapping[str, str] | None = None) -> None:
    """Write each of ``tables`` (file name -> rows, the header first) as CSV (RFC 4180, UTF-8), then ``texts``.

    Not compressed and dated 1980, so that the same graph gives the same bytes whatever made them.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, rows in tables.items():
            with archive.open(_member(name), "w", force_zip64=True) as raw:
                file = io.TextIOWrapper(raw, encoding="utf-8", newline="")
                csv.writer(file, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
                file.flush()
                file.detach()
        for name, text in (texts or {}).items():
            archive.writestr(_member(name), text.encode())


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.create_system = 3  # the same on every system
    member.external_attr = 0o644 << 16
    return member


def _cell(cell: Cell) -> str:
    """Booleans in lower case, numbers without an exponent, nothing for None."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return plain_decimal(cell)
    return "" if cell is None else encodable(str(cell))
