"""Encoders: text in, unit vectors out."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoding.prepare import ONNX_FILE, is_whole, model_folder
from index.errors import ModelError
from settings import Settings

Vectors = NDArray[np.float32]
Role = Literal["query", "document"]

# Texts in a batch. Texts of similar length share one, to save padding.
_BATCH = 16


class Encoder(Protocol):
    """A model that turns texts into unit vectors, whose dot product is their cosine."""

    name: str
    dimension: int

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """Return float32 of shape `(len(texts), dimension)`; `role` selects the model's prompt."""
        ...


def load_encoder(settings: Settings) -> Encoder:
    """Return the encoder of `settings`, loaded from its prepared folder.

    Raises ModelError if the model is not prepared or cannot be loaded.
    """
    folder = model_folder(settings)
    if not (folder / "prepared.json").is_file():
        raise ModelError(
            f"the model {settings.embedding_model} is not prepared."
            " Run `python -m index model` first."
        )
    try:
        if settings.embedding_backend == "torch":
            return TorchEncoder(folder, folder.name)
        return OnnxEncoder(folder, folder.name)
    except ModelError:
        raise
    except Exception as error:
        whole = "its files are whole" if is_whole(folder) else "its files have changed"
        raise ModelError(
            f"the model in {folder} cannot be loaded ({error}); {whole}. Delete that folder and"
            " run `python -m index model`."
        ) from error


class OnnxEncoder:
    """An encoder that runs the ONNX file of a sentence-transformers folder without torch.

    Importing sentence-transformers takes seconds and 1.3 GB; this takes a tenth. It supports only
    models whose list of modules it computes exactly as that library does.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Open `folder`. Raises ModelError if its list of modules is not supported."""
        import onnxruntime
        from tokenizers import Tokenizer

        self.name = f"{name}/onnx-fp32"
        self.file = folder / ONNX_FILE
        self._pooling = _pooling(folder)
        self._prompts = _prompts(folder)
        options = onnxruntime.SessionOptions()
        # Spinning threads take the cores from other programs: beside busy ones, a question took
        # four times as long.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = onnxruntime.InferenceSession(
            str(self.file), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {value.name for value in self._session.get_inputs()}
        self.dimension = int(self._session.get_outputs()[0].shape[-1])
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        limits = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
        self._tokenizer.enable_truncation(min(int(limits.get("model_max_length", 512)), 512))
        pad = limits.get("pad_token") or "[PAD]"
        self._tokenizer.enable_padding(pad_id=self._tokenizer.token_to_id(pad) or 0, pad_token=pad)

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """Implement Encoder.encode."""
        prompt = self._prompts.get(role, "")
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for first in range(0, len(order), _BATCH):
            rows = order[first : first + _BATCH]
            vectors[rows] = self._encode_batch([prompt + texts[row] for row in rows])
        return vectors

    def _encode_batch(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([item.ids for item in encoded], dtype=np.int64)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        feed = {name: values for name, values in feed.items() if name in self._inputs}
        hidden = self._session.run(None, feed)[0]
        if self._pooling == "cls":
            pooled = hidden[:, 0]
        else:
            pooled = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        unit: Vectors = (pooled / np.linalg.norm(pooled, axis=1, keepdims=True)).astype(np.float32)
        return unit


class TorchEncoder:
    """An encoder that runs any sentence-transformers model with that library and torch."""

    def __init__(self, folder: Path, name: str) -> None:
        """Load the model in `folder`. Raises what sentence-transformers does."""
        from sentence_transformers import SentenceTransformer

        self.name = f"{name}/torch"
        self._model: Any = SentenceTransformer(str(folder), device="cpu")
        self._prompts = _prompts(folder)
        self.dimension = int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """Implement Encoder.encode."""
        vectors: Vectors = self._model.encode(
            list(texts),
            prompt=self._prompts.get(role, ""),
            batch_size=_BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return vectors


def _pooling(folder: Path) -> Literal["mean", "cls"]:
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    kinds = [module["type"].rsplit(".", 1)[-1] for module in modules]
    cure = "Set EMBEDDING_BACKEND=torch for this model."
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise ModelError(f"the ONNX backend cannot run the modules {', '.join(kinds)}. {cure}")
    path = folder / modules[1]["path"] / "config.json"
    pooling = json.loads(path.read_text(encoding="utf-8"))
    modes = {mode for mode in ("mean", "cls") if _pools_by(pooling, mode)}
    if len(modes) != 1:
        raise ModelError(f"the ONNX backend pools by mean or by cls token, not so. {cure}")
    return "mean" if modes == {"mean"} else "cls"


def _pools_by(pooling: dict[str, Any], mode: str) -> bool:
    legacy = {"mean": "pooling_mode_mean_tokens", "cls": "pooling_mode_cls_token"}[mode]
    return pooling.get("pooling_mode") == mode or bool(pooling.get(legacy))


def _prompts(folder: Path) -> dict[str, str]:
    path = folder / "config_sentence_transformers.json"
    prompts: dict[str, str] = json.loads(path.read_text(encoding="utf-8")).get("prompts") or {}
    if not any(prompts.values()) and "e5" in folder.name.lower():
        return {"query": "query: ", "document": "passage: "}  # E5 is much worse without them
    return {role: prompts.get(role) or "" for role in ("query", "document")}
