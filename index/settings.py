"""Settings of the index: the environment, then `.env` for what it leaves out."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from dotenv import load_dotenv

from index.errors import ModelError

Backend = Literal["onnx", "torch"]
DEFAULT_MODEL = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and which model reads."""

    store: Path
    cache: Path
    model: str
    backend: Backend


def settings() -> Settings:
    """Return the settings in force. Raises ModelError for an unknown EMBEDDING_BACKEND."""
    load_dotenv(Path(".env"))
    backend = os.environ.get("EMBEDDING_BACKEND") or "onnx"
    if backend not in ("onnx", "torch"):
        raise ModelError(f"EMBEDDING_BACKEND is {backend!r}. Set it to onnx or torch.")
    return Settings(
        store=Path(os.environ.get("STORE_DIR") or "var/store"),
        cache=Path(os.environ.get("CACHE_DIR") or "~/.cache/hoi-pho").expanduser(),
        model=os.environ.get("EMBEDDING_MODEL") or DEFAULT_MODEL,
        backend=cast(Backend, backend),
    )
