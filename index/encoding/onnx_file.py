"""Write an embedding model as an ONNX file: float32, with its word table in small integers.

Activations and multiplied weights stay float32: with int8 activations, the vectors would differ
between processors and with the other texts in a batch. The word table, four fifths of E5, is only
looked up, so it can be small integers: blocks of 32 weights share a scale. 4 bits are exact for E5,
which was published in 4 bits; any other model gets 8.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

_BLOCK = 32
_OPSET = 17
_DOMAIN = "com.microsoft"


def write(transformer: Any, target: Path, scratch: Path) -> None:
    """Write `transformer`, a model of transformers, to `target`; `scratch` is a temporary folder.

    The file turns token ids into hidden states, float32 of shape `(batch, tokens, dimension)`.
    Raises ValueError if the model has no word table, or what torch raises if it cannot export.
    """
    full = scratch / "full.onnx"
    export(transformer, full)
    model = onnx.load(str(full))
    full.unlink()
    pack_words(model.graph)
    model.opset_import.append(helper.make_opsetid(_DOMAIN, 1))
    target.parent.mkdir(exist_ok=True)
    onnx.save(model, str(target))


def export(transformer: Any, target: Path) -> None:
    """Write `transformer` to `target` in float32, as torch exports it. Raises what torch does."""
    import torch

    transformer.config._attn_implementation = "eager"  # the only form that the exporter can trace
    names = ["input_ids", "attention_mask"]
    if transformer.config.model_type == "bert":
        names.append("token_type_ids")

    class LastHiddenState(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
            output = self.transformer(**dict(zip(names, inputs, strict=True)))
            hidden: torch.Tensor = output.last_hidden_state
            return hidden

    example = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "batch", 1: "tokens"} for name in [*names, "last_hidden_state"]}
    torch.onnx.export(
        LastHiddenState(),
        (example,) * len(names),
        str(target),
        input_names=names,
        output_names=["last_hidden_state"],
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def pack_words(graph: Any) -> None:
    """Turn the longest lookup table of `graph`, its words, into small integers, in place.

    A table whose width is not a multiple of 32 stays as it is. Raises ValueError if there is none.
    """
    tables = {tensor.name: tensor for tensor in graph.initializer if len(tensor.dims) == 2}
    lookups = [node for node in graph.node if node.op_type == "Gather" and node.input[0] in tables]
    lookup = max(lookups, key=lambda node: tables[node.input[0]].dims[0], default=None)
    if lookup is None:
        raise ValueError("the model looks no word up in a table")
    table = tables[lookup.input[0]]
    weights = numpy_helper.to_array(table)
    if weights.shape[1] % _BLOCK:
        return
    bits, codes, scales = quantise_blocks(weights)
    names = [f"{table.name}.codes", f"{table.name}.scales"]
    graph.initializer.remove(table)
    graph.initializer.extend(map(numpy_helper.from_array, (codes, scales), names))
    unpacking = helper.make_node(
        "GatherBlockQuantized",
        [names[0], lookup.input[1], names[1]],
        list(lookup.output),
        domain=_DOMAIN,
        bits=bits,
        block_size=_BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
    at = list(graph.node).index(lookup)
    graph.node.remove(lookup)
    graph.node.insert(at, unpacking)


def quantise_blocks(
    weights: NDArray[np.float32],
) -> tuple[int, NDArray[np.uint8], NDArray[np.float32]]:
    """Return `(bits, codes, scales)` for `weights`, of shape `(n, d)`.

    `bits`, 4 or 8, is the size of a code; `scales` has shape `(n, d / 32)`, one for each block. A
    weight is its code minus 8 (of 4 bits) or 128 (of 8), times the scale of its block. Two codes
    of 4 bits share a byte, the first in the low half.
    """
    blocks = weights.reshape(len(weights), -1, _BLOCK)
    codes, scales = _quantise(blocks, 4)
    if np.array_equal((codes.astype(np.float32) - 8) * scales[..., None], blocks):
        shared = np.bitwise_or(codes[..., 0::2], codes[..., 1::2] << 4, dtype=np.uint8)
        return 4, shared.reshape(len(weights), -1), scales
    codes, scales = _quantise(blocks, 8)
    return 8, codes.reshape(len(weights), -1), scales


def _quantise(
    blocks: NDArray[np.float32], bits: int
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Return the codes and scales of `blocks`; code 0 is the weight farthest from zero."""
    half = 1 << (bits - 1)
    farthest = np.abs(blocks).argmax(axis=-1, keepdims=True)
    scales = np.take_along_axis(blocks, farthest, axis=-1) / np.float32(-half)
    steps = np.divide(blocks, scales, out=np.zeros_like(blocks), where=scales != 0)
    codes = np.clip(np.rint(steps) + half, 0, 2 * half - 1).astype(np.uint8)
    return codes, scales[..., 0]
