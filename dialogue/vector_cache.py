"""Remember the vectors of the training examples, so that training again takes seconds less."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Callable, Sequence

import numpy as np

from dialogue.sentence_encoder import Vectors

_log = logging.getLogger(__name__)


def remembered(
    texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors], file: Path
) -> Vectors:
    """Return the vectors of `texts`, from `file` where it has them, else from `encode`.

    Writes new ones to the file, all or nothing.
    """
    known = _read(file)
    missing = sorted({text for text in texts if text not in known})
    if missing:
        known.update(zip(missing, encode(missing), strict=True))
        beside = file.with_name(f"{file.stem}.{os.getpid()}.npz")
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(beside, texts=np.array(list(known)), vectors=np.stack(list(known.values())))
        beside.replace(file)
    return np.stack([known[text] for text in texts])


def _read(file: Path) -> dict[str, Vectors]:
    try:
        with np.load(file) as saved:
            return dict(zip(saved["texts"].tolist(), saved["vectors"], strict=True))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError) as error:
        _log.warning("%s is not read: %s", file, type(error).__name__)
        return {}
