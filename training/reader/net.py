"""The network of the reader: an encoder with letter case, a tagger, and a scorer of pairs.

A pair is scored from the means of its two mentions and from what they attend to in the sentence they are asked about,
as in localized context pooling (Zhou et al. 2021, ATLOP), with the encoder run once a passage.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from kg.extract.learned.clues import CLUES
from kg.extract.learned.labels import RELATIONS, STATUSES, TAGS
from kg.extract.learned.pairs import FEATURES
from kg.extract.learned.passages import CASES

HEADS = 6
HIDDEN = 384
FEATURE_SIZE = 24
REGIONS = 5
"""Before both mentions, in the first, between, in the second, after; the same again for the words that join them."""
FAR = -1e4


class Encoder(nn.Module):
    """Word pieces and their cases -> states, and for each piece the scores of the tags."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        width = self.bert.config.hidden_size
        self.case = nn.Embedding(len(CASES), width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.1)
        self.tagger = nn.Linear(width, len(TAGS))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``[batch, length]`` each -> ``[batch, length, width]`` and ``[batch, length, tags]``."""
        words = self.bert.embeddings.word_embeddings(pieces) + self.case(cases)
        states = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return states, self.tagger(self.dropout(states))


class Scorer(nn.Module):
    """States of one passage and its pairs -> for each pair the scores of relations and of statuses."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.features = nn.ModuleList(nn.Embedding(size, FEATURE_SIZE) for size in FEATURES)
        told = FEATURE_SIZE * len(FEATURES)
        self.query = nn.Linear(2 * width + told, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.region = nn.Embedding(2 * REGIONS, HEADS)
        self.mix = nn.Sequential(
            nn.Dropout(0.2),
            nn.Linear(3 * width + told, HIDDEN),
            nn.GELU(),
            nn.Dropout(0.2),
            nn.Linear(HIDDEN, HIDDEN),
            nn.GELU(),
        )
        self.relations = nn.Linear(HIDDEN, len(RELATIONS))
        self.clue = nn.Sequential(nn.Linear(CLUES, 32), nn.GELU(), nn.Linear(32, 1))
        self.clue_by_relation = nn.Parameter(torch.zeros(len(RELATIONS), CLUES))
        self.statuses = nn.Linear(HIDDEN, len(STATUSES))
        nn.init.constant_(self.relations.bias, -4.0)

    def forward(
        self,
        states: Tensor,
        subjects: Tensor,
        objects: Tensor,
        places: Tensor,
        features: Tensor,
        paths: Tensor,
        clues: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Scores of relations, ``[pairs, relations]``, and of statuses, ``[pairs, statuses]``.

        ``states`` is ``[length, width]``, the spans are ``[pairs, 2]``, ``features`` ``[pairs, features]``, ``paths``
        ``[pairs, length]`` with 1 for the pieces that join the two in the parse, ``clues``
        ``[pairs, relations, clues]``.
        """
        sums = torch.cat([torch.zeros_like(states[:1]), states.cumsum(0)])
        left, right = _mean(sums, subjects), _mean(sums, objects)
        told = torch.cat([table(features[:, n]) for n, table in enumerate(self.features)], dim=1)
        context = self._context(states, torch.cat([left, right, told], dim=1), subjects, objects, places, paths)
        mixed = self.mix(torch.cat([left, right, context, told], dim=1))
        hints = self.clue(clues).squeeze(-1) * clues[:, :, 0] + (clues * self.clue_by_relation).sum(-1)
        return self.relations(mixed) + hints, self.statuses(mixed)

    def _context(
        self, states: Tensor, ends: Tensor, subjects: Tensor, objects: Tensor, places: Tensor, paths: Tensor
    ) -> Tensor:
        length, width = states.shape
        size = width // HEADS
        query = self.query(ends).view(-1, HEADS, size)
        key = self.key(states).view(length, HEADS, size)
        value = self.value(states).view(length, HEADS, size)
        at = torch.arange(length, device=states.device)
        scores = torch.einsum("phd,thd->pht", query, key) / size**0.5
        scores = scores + self.region(_regions(at, subjects, objects) + REGIONS * paths).permute(0, 2, 1)
        inside = (at >= places[:, :1]) & (at < places[:, 1:])
        scores = scores + torch.where(inside, 0.0, FAR)[:, None, :]
        return torch.einsum("pht,thd->phd", scores.softmax(-1), value).reshape(-1, width)


def _mean(sums: Tensor, spans: Tensor) -> Tensor:
    return (sums[spans[:, 1]] - sums[spans[:, 0]]) / (spans[:, 1:] - spans[:, :1])


def _regions(at: Tensor, subjects: Tensor, objects: Tensor) -> Tensor:
    """``[pairs, length]``: where each piece stands to the two mentions."""
    first = torch.minimum(subjects, objects)
    second = torch.maximum(subjects, objects)
    edges = torch.stack([first[:, 0], first[:, 1], second[:, 0], second[:, 1]], dim=1)
    return (at[None, None, :] >= edges[:, :, None]).sum(1)


class Reader(nn.Module):
    """Encoder and scorer, trained together."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
        self.scorer = Scorer(self.encoder.bert.config.hidden_size)
