"""Turn sentences into vectors with the embedding model of the index, without torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Sequence

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

Vectors = np.ndarray[Any, np.dtype[np.float32]]
# Texts in a batch; texts of similar length share one, to save padding.
_BATCH = 32
# What follows is not encoded. A longer message tells a story, whose words the other features count.
_MAX_TOKENS = 128


class SentenceEncoder:
    """The model in a folder that `python -m index model` has prepared."""

    def __init__(self, folder: Path) -> None:
        """Open `folder`. Raises what onnxruntime, tokenizers or the file system do."""
        options = onnxruntime.SessionOptions()
        # Spinning threads take the cores from the processes that answer.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False  # it would keep what the largest batch took
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "onnx" / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {value.name for value in self._session.get_inputs()}
        self.dimension = int(self._session.get_outputs()[0].shape[-1])
        prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
        self._prompt = (prompts.get("prompts") or {}).get("query") or ""
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        limits = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
        pad = limits.get("pad_token") or "[PAD]"
        self._tokenizer.enable_padding(pad_id=self._tokenizer.token_to_id(pad) or 0, pad_token=pad)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a unit vector for each text, float32 of shape `(len(texts), dimension)`."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for first in range(0, len(order), _BATCH):
            rows = order[first : first + _BATCH]
            vectors[rows] = self._encode_batch([self._prompt + texts[row] for row in rows])
        return vectors

    def _encode_batch(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([item.ids for item in encoded], dtype=np.int64)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        feed = {name: values for name, values in feed.items() if name in self._inputs}
        hidden = self._session.run(None, feed)[0]
        pooled = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        unit: Vectors = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit.astype(np.float32)
