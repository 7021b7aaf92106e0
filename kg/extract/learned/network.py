"""The trained network: one pass of the encoder a passage, which the tagger and the scorer of pairs share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.extract.learned.clues import CLUES
from kg.extract.learned.labels import RELATIONS, STATUSES
from kg.extract.learned.pairs import FEATURES, Pair
from kg.extract.learned.passages import Passage

Numbers = NDArray[np.float32]
DIGITS = 3
"""Probabilities are rounded to so many digits before anything is decided: the last bits differ between machines."""


class Network:
    """Weights in two parts, ``encoder.onnx`` and ``scorer.onnx``, with the tokenizer of the encoder."""

    def __init__(self, encoder: bytes, scorer: bytes, tokenizer: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._encoder = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._scorer = onnxruntime.InferenceSession(scorer, options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_str(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encode(self, passage: Passage) -> tuple[Numbers, Numbers]:
        """States ``[pieces, width]`` of a passage, and the probabilities of the tags ``[pieces, tags]``.

        A passage is encoded alone: the scales of dynamic int8 depend on everything in a batch.
        """
        fed = {
            "pieces": np.array([passage.pieces], dtype=np.int64),
            "cases": np.array([passage.cases], dtype=np.int64),
            "mask": np.ones((1, len(passage.pieces)), dtype=np.int64),
        }
        states, tags = self._encoder.run(["states", "tags"], fed)
        return states[0], np.round(_softmax(tags[0]), DIGITS)

    def score(self, states: Numbers, pairs: Sequence[Pair]) -> tuple[Numbers, Numbers]:
        """Probabilities ``[pairs, relations]`` and ``[pairs, statuses]``; ``states`` are of the pairs' passage."""
        if not pairs:
            return np.zeros((0, len(RELATIONS)), np.float32), np.zeros((0, len(STATUSES)), np.float32)
        fed = {
            "states": states,
            "subjects": np.array([pair.spans[0] for pair in pairs], dtype=np.int64),
            "objects": np.array([pair.spans[1] for pair in pairs], dtype=np.int64),
            "places": np.array([pair.place for pair in pairs], dtype=np.int64),
            "features": np.array([pair.features for pair in pairs], dtype=np.int64).reshape(-1, len(FEATURES)),
            "paths": _paths(pairs, len(states)),
            "clues": _clues(pairs),
        }
        relations, statuses = self._scorer.run(["relations", "statuses"], fed)
        return np.round(1 / (1 + np.exp(-relations)), DIGITS), np.round(_softmax(statuses), DIGITS)


def _paths(pairs: Sequence[Pair], length: int) -> NDArray[np.int64]:
    found = np.zeros((len(pairs), length), np.int64)
    for row, pair in enumerate(pairs):
        found[row, list(pair.path)] = 1
    return found


def _clues(pairs: Sequence[Pair]) -> Numbers:
    found = np.zeros((len(pairs), len(RELATIONS), CLUES), np.float32)
    for row, pair in enumerate(pairs):
        for relation, clue in pair.clues.items():
            found[row, relation] = clue.numbers
    return found


def _softmax(scores: Numbers) -> Numbers:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: Numbers = grown / grown.sum(axis=-1, keepdims=True)
    return total


@cache
def network() -> Network:
    """The network shipped with the package; ModelError where its files are not there or do not load."""
    folder = files("kg.extract.learned") / "weights"
    try:
        return Network(
            (folder / "encoder.onnx").read_bytes(),
            (folder / "scorer.onnx").read_bytes(),
            (folder / "tokenizer.json").read_text(encoding="utf-8"),
        )
    except Exception as error:  # onnxruntime and tokenizers raise plain exceptions of many kinds
        raise ModelError("the weights of the learned reader do not load", "install newskg again") from error
