"""Train the reader on examples of ``training.reader.dataset``.

python -m training.reader.fit --train FILE... --encoder FOLDER --out FILE [--folds N --fold K] [--epochs N]
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from kg.extract.learned.clues import CLUES
from kg.extract.learned.labels import RELATIONS
from training.reader.dataset import UNKNOWN, Example
from training.reader.net import Reader
from training.reader.swap import Names

SEED = 20
PIECES = 2048
"""Word pieces in a batch."""
ENCODER_RATE, HEAD_RATE = 1.2e-4, 1e-3
WARM = 0.1
TAG_WEIGHT, STATUS_WEIGHT = 1.0, 0.3
GROUND = 4.0
"""Added to the number of right labels in a batch that the loss of its pairs is divided by."""


def split(articles: Iterable[str], folds: int, fold: int) -> tuple[list[str], list[str]]:
    """Ids to train on and held out; every article is held out in one fold."""
    order = sorted(articles)
    random.Random(SEED).shuffle(order)
    if not folds:
        return order, []
    return [a for n, a in enumerate(order) if n % folds != fold], [a for n, a in enumerate(order) if n % folds == fold]


def shuffled(examples: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of passages of like length, in random order."""
    order = sorted(examples, key=lambda e: (len(e.pieces) // 32, rng.random()))
    batches: list[list[Example]] = [[]]
    for example in order:
        if batches[-1] and (len(batches[-1]) + 1) * max(len(example.pieces), len(batches[-1][0].pieces)) > PIECES:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    yield from batches


def pad(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, cases, mask and tags, ``[batch, longest]`` each."""
    longest = max(len(e.pieces) for e in batch)

    def stack(rows: list[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])

    return (
        stack([e.pieces for e in batch], 0),
        stack([e.cases for e in batch], 0),
        stack([[1] * len(e.pieces) for e in batch], 0),
        stack([e.tags for e in batch], UNKNOWN),
    )


def targets(example: Example) -> tuple[Tensor, Tensor]:
    """What is right, and what counts, ``[pairs, relations]`` each."""
    right = torch.zeros(len(example.pairs), len(RELATIONS))
    counts = torch.zeros(len(example.pairs), len(RELATIONS))
    for row, (admitted, told, unknown) in enumerate(zip(example.admitted, example.right, example.unknown, strict=True)):
        counts[row, admitted] = 1.0
        right[row, told] = 1.0
        counts[row, unknown] = 0.0
        counts[row, told] = 1.0
    return right, counts


def asked(example: Example) -> tuple[Tensor, ...]:
    """Subjects, objects, places, features, paths and clues of an example's pairs."""
    subjects, objects, places, features = (torch.tensor(column) for column in zip(*example.pairs, strict=True))
    paths = torch.zeros(len(example.pairs), len(example.pieces), dtype=torch.long)
    for row, pieces in enumerate(example.paths):
        paths[row, list(pieces)] = 1
    clues = torch.zeros(len(example.pairs), len(RELATIONS), CLUES)
    for row, some in enumerate(example.clues):
        for relation, numbers in some.items():
            clues[row, relation] = torch.tensor(numbers)
    return subjects, objects, places, features, paths, clues


def loss_of(model: Reader, batch: list[Example], bf16: bool) -> Tensor:
    """Tags, relations and statuses together."""
    pieces, cases, mask, tags = pad(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        states, scores = model.encoder(pieces, cases, mask)
    scores, states = scores.float(), states.float()
    told = F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN, reduction="sum")
    loss = TAG_WEIGHT * told / max(1, int((tags != UNKNOWN).sum()))  # texts of open sets have no tags
    total, right_number, status_losses = torch.zeros(()), 0.0, []
    for row, example in enumerate(batch):
        if not example.pairs:
            continue
        relations, statuses = model.scorer(states[row, : len(example.pieces)], *asked(example))
        right, counts = targets(example)
        total = total + (F.binary_cross_entropy_with_logits(relations, right, reduction="none") * counts).sum()
        right_number += float(right.sum())
        status = torch.tensor(example.status)
        if (status != UNKNOWN).any():
            status_losses.append(F.cross_entropy(statuses, status, ignore_index=UNKNOWN))
    loss = loss + total / (right_number + GROUND)
    return loss + STATUS_WEIGHT * torch.stack(status_losses).mean() if status_losses else loss


def train(
    model: Reader, examples: list[Example], epochs: int, bf16: bool, names: Names | None, rate: float = 1.0
) -> None:
    """Fit ``model`` in place; with ``names`` every epoch reads other names, ``rate`` multiplies the learning rates."""
    rng = random.Random(SEED)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.bert")]
    groups = [
        {"params": [p for p in model.encoder.bert.parameters() if p.requires_grad], "lr": rate * ENCODER_RATE},
        {"params": heads, "lr": rate * HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * sum(1 for _ in shuffled(examples, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    for epoch in range(epochs):
        model.train()
        began, losses = time.monotonic(), []
        read = [names.swapped(example, rng) for example in examples] if names else examples
        for batch in shuffled(read, rng):
            loss = loss_of(model, batch, bf16)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.3f}, {time.monotonic() - began:.0f} s", flush=True)


def _rate(step: int, steps: int) -> float:
    warm = WARM * steps
    return min(1.0, (step + 1) / warm) * max(0.0, 0.5 * (1 + math.cos(math.pi * step / steps)))


@torch.no_grad()
def predict(model: Reader, example: Example) -> tuple[Tensor, Tensor, Tensor]:
    """Tag probabilities ``[pieces, tags]``, relation and status probabilities of the pairs."""
    pieces, cases, mask, _ = pad([example])
    states, scores = model.encoder(pieces, cases, mask)
    if not example.pairs:
        return scores[0].softmax(-1), torch.zeros(0, len(RELATIONS)), torch.zeros(0, 5)
    relations, statuses = model.scorer(states[0], *asked(example))
    return scores[0].softmax(-1), relations.sigmoid(), statuses.softmax(-1)


def report(model: Reader, examples: list[Example]) -> str:
    """Precision, recall and F1 of pairs at the best threshold, of tags a word, and of statuses."""
    model.eval()
    scored, tag_hits, status_hits = [], [0, 0, 0], []
    for example in examples:
        tags, relations, statuses = predict(model, example)
        right, counts = targets(example)
        keep = counts > 0
        scored += list(zip(relations[keep].tolist(), right[keep].tolist(), strict=True))
        gold, ours = torch.tensor(example.tags), tags.argmax(-1)
        known = gold != UNKNOWN
        tag_hits[0] += int(((gold == ours) & known & (gold > 0)).sum())
        tag_hits[1] += int((known & (ours > 0)).sum())
        tag_hits[2] += int((known & (gold > 0)).sum())
        status = torch.tensor(example.status)
        if len(status):
            asked_for = status != UNKNOWN
            status_hits += (statuses.argmax(-1) == status)[asked_for].tolist()
    scored.sort(reverse=True)
    every = sum(right for _, right in scored)
    best, hits = (0.0, 0.0, 0.0, 0.0), 0.0
    for number, (score, right) in enumerate(scored, 1):
        hits += right
        p, r = hits / number, hits / every
        best = max(best, (2 * p * r / (p + r) if hits else 0.0, p, r, score))
    tag_p, tag_r = tag_hits[0] / max(1, tag_hits[1]), tag_hits[0] / max(1, tag_hits[2])
    return (
        f"pairs F1 {best[0]:.3f} P {best[1]:.3f} R {best[2]:.3f} at {best[3]:.2f} of {every:.0f}; "
        f"tags P {tag_p:.3f} R {tag_r:.3f}; status {sum(status_hits) / max(1, len(status_hits)):.3f}"
    )


def main() -> None:
    """Train, report on what is held out, save."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="examples that are always trained on")
    parser.add_argument("--check", type=Path, help="examples to report on beside what is held out")
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--share", type=float, default=1.0, help="of the training articles")
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument("--swap", action="store_true", help="put other names in place of some")
    parser.add_argument("--no-bf16", action="store_true")
    given = parser.parse_args()
    torch.manual_seed(SEED)
    articles = {id: e for path in given.train for id, e in pickle.loads(path.read_bytes()).items()}
    ids, held = split(articles, given.folds, given.fold)
    ids = ids[: round(given.share * len(ids))]
    examples = [e for id in ids for e in articles[id]]
    examples += [e for path in given.more for some in pickle.loads(path.read_bytes()).values() for e in some]
    model = Reader(given.encoder)
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    if given.start:
        model.load_state_dict(torch.load(given.start))
    train(model, examples, given.epochs, not given.no_bf16, Names(examples) if given.swap else None, given.rate)
    torch.save(model.state_dict(), given.out)
    if held:
        print("held out:", report(model, [e for id in held for e in articles[id]]))
    if given.check:
        print("check:", report(model, [e for some in pickle.loads(given.check.read_bytes()).values() for e in some]))


if __name__ == "__main__":
    main()
