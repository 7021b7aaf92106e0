"""Write trained weights as the two ONNX files that the package ships, in dynamic int8.

python -m training.reader.export --encoder FOLDER --weights FILE --out kg/extract/learned/weights
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from kg.extract.learned.clues import CLUES
from kg.extract.learned.labels import RELATIONS
from kg.extract.learned.pairs import FEATURES
from training.reader.net import Reader

OPSET = 17


def write(
    model: nn.Module, inputs: dict[str, torch.Tensor], axes: dict[str, dict[int, str]], outputs: list[str], path: Path
) -> None:
    """One part in full precision."""
    torch.onnx.export(
        model, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Export, quantise, copy the tokenizer."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="leave the numbers as they are")
    given = parser.parse_args()
    model = Reader(given.encoder)
    model.load_state_dict(torch.load(given.weights))
    model.eval()
    model.encoder.bert.set_attn_implementation("eager")
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, part in parts(model).items():
            path = Path(scratch) / f"{name}.onnx"
            write(*part, path)
            if given.fp32:
                shutil.copy(path, given.out / f"{name}.onnx")
                continue
            ready = Path(scratch) / f"{name}.ready.onnx"
            quant_pre_process(str(path), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(str(ready), str(given.out / f"{name}.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(Path(given.encoder) / "tokenizer.json", given.out / "tokenizer.json")


def parts(model: Reader) -> dict[str, tuple]:
    """Name -> module, example inputs, axes that vary, outputs."""
    width = model.encoder.bert.config.hidden_size
    text = torch.randint(1000, 2000, (1, 24))
    words = {"pieces": text, "cases": torch.ones_like(text), "mask": torch.ones_like(text)}
    spans = torch.tensor([[1, 3], [2, 5], [7, 8]])
    pairs = {
        "states": torch.randn(24, width),
        "subjects": spans,
        "objects": spans + 9,
        "places": torch.tensor([[1, 22]] * 3),
        "features": torch.zeros(3, len(FEATURES), dtype=torch.long),
        "paths": torch.zeros(3, 24, dtype=torch.long),
        "clues": torch.zeros(3, len(RELATIONS), CLUES),
    }
    words_axes = {name: {0: "batch", 1: "length"} for name in (*words, "states", "tags")}
    pairs_axes = {name: {0: "pairs"} for name in (*pairs, "relations", "statuses")} | {"states": {0: "length"}}
    pairs_axes["paths"] = {0: "pairs", 1: "length"}
    return {
        "encoder": (model.encoder, words, words_axes, ["states", "tags"]),
        "scorer": (model.scorer, pairs, pairs_axes, ["relations", "statuses"]),
    }


if __name__ == "__main__":
    main()
