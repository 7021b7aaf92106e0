"""Inputs -> pages. One file per format; ``READERS`` maps a format's name to its reader."""

from kg.read.inputs import EMPTY_FOLDER, READERS, Reader, read_inputs
from kg.read.stream import Stream

__all__ = ["EMPTY_FOLDER", "READERS", "Reader", "Stream", "read_inputs"]
