"""A trained network before export, asked as the shipped one is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from kg.extract.learned.clues import CLUES
from kg.extract.learned.labels import RELATIONS, STATUSES
from kg.extract.learned.network import DIGITS, Numbers
from kg.extract.learned.pairs import Pair
from kg.extract.learned.passages import Passage
from training.reader.net import Reader


class TorchJudge:
    """Weights as ``training.reader.fit`` saves them, in full precision."""

    def __init__(self, encoder: str, weights: Path) -> None:
        self._model = Reader(encoder)
        self._model.load_state_dict(torch.load(weights))
        self._model.eval()
        self.tokenizer = Tokenizer.from_file(str(Path(encoder) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    @torch.no_grad()
    def encode(self, passage: Passage) -> tuple[Numbers, Numbers]:
        """States of a passage and probabilities of its tags."""
        pieces, cases = torch.tensor([passage.pieces]), torch.tensor([passage.cases])
        states, tags = self._model.encoder(pieces, cases, torch.ones_like(pieces))
        return states[0].numpy(), np.round(tags[0].softmax(-1).numpy(), DIGITS)

    @torch.no_grad()
    def score(self, states: Numbers, pairs: Sequence[Pair]) -> tuple[Numbers, Numbers]:
        """Probabilities of relations and of statuses."""
        if not pairs:
            return np.zeros((0, len(RELATIONS)), np.float32), np.zeros((0, len(STATUSES)), np.float32)
        clues = torch.zeros(len(pairs), len(RELATIONS), CLUES)
        paths = torch.zeros(len(pairs), len(states), dtype=torch.long)
        for row, pair in enumerate(pairs):
            paths[row, list(pair.path)] = 1
            for relation, clue in pair.clues.items():
                clues[row, relation] = torch.tensor(clue.numbers)
        relations, statuses = self._model.scorer(
            torch.from_numpy(states),
            torch.tensor([pair.spans[0] for pair in pairs]),
            torch.tensor([pair.spans[1] for pair in pairs]),
            torch.tensor([pair.place for pair in pairs]),
            torch.tensor([pair.features for pair in pairs]),
            paths,
            clues,
        )
        return np.round(relations.sigmoid().numpy(), DIGITS), np.round(statuses.softmax(-1).numpy(), DIGITS)
