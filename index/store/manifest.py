"""The manifest of a generation: its contents, what built it, and a hash of every file."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.errors import StoreError

FORMAT = 6
NAME = "manifest.json"
# Bytes. Of a larger file, opening a store hashes only _BLOCKS evenly spaced blocks, to stay below a
# second.
LARGE = 32 << 20
_BLOCKS, _BLOCK = 64, 1 << 16
_INDEX = Path(__file__).parents[1]
# Packages that building imports from. A change in one of their modules or lists may change what a
# build writes, so stores are then built anew. tests/test_index_store_manifest_writers.py finds
# packages that are missing here.
WRITERS = (
    "documents",
    "encoding",
    "ingest",
    "legal/metadata",
    "legal/structure",
    "lexicon",
    "records",
    "spelling",
    "store",
    "store/lexical",
    "store/vectors",
    "text",
)
_CODE_AND_LISTS = {".py", ".txt", ".yml"}


class AnyManifest(BaseModel):
    """The fields that manifests of all formats share. `files` maps each file to its SHA-256."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int
    model: str
    corpus: str
    versions: Mapping[str, str]
    files: Mapping[str, str]


class Manifest(AnyManifest):
    """The manifest of a generation. Its hash is the generation's name, so edits are noticed.

    `samples` maps each large file to the SHA-256 of some of its blocks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    dimension: int
    documents: int
    passages: int
    sentences: int
    samples: Mapping[str, str]

    @property
    def generation(self) -> str:
        """The name of the generation this manifest describes."""
        return _name_of(self.to_json())

    def to_json(self) -> str:
        """Return the manifest as JSON, as the file holds it."""
        return _canonical(self.model_dump())


def writer_versions() -> dict[str, str]:
    """Return the versions of the libraries and of our own code and data that write the files."""
    libraries = {name: version(name) for name in ("faiss-cpu", "numpy")}
    return {**libraries, "own writers": hash_writers(_INDEX)}


def hash_writers(index: Path) -> str:
    """Return a hash, 12 hex digits, of every module and list in the WRITERS packages of `index`.

    Subpackages count only if WRITERS names them.
    """
    own = hashlib.sha256()
    for package in WRITERS:
        for file in sorted((index / package).iterdir()):
            if file.suffix in _CODE_AND_LISTS:
                content = file.read_bytes()
                own.update(f"{package}/{file.name} {len(content)}\n".encode() + content)
    return own.hexdigest()[:12]


def hash_files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below `folder`, except the manifest, by relative name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {str(path.relative_to(folder)): _sha256(path) for path in files}


def sample_files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of size and sample blocks of each large file below `folder`, by name."""
    large = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.stat().st_size > LARGE
    )
    return {str(path.relative_to(folder)): _sha256_of_samples(path) for path in large}


def read_manifest(folder: Path, cure: str) -> Manifest:
    """Return the manifest in `folder`.

    Raises StoreError, ending in `cure`, if it is missing, edited or of another format.
    """
    manifest = read_any_manifest(folder, cure)
    if not isinstance(manifest, Manifest):
        raise StoreError(
            f"{folder}: written in format {manifest.format}, this program reads {FORMAT}. {cure}"
        )
    return manifest


def read_any_manifest(folder: Path, cure: str) -> AnyManifest:
    """Return the manifest in `folder`: a Manifest if it has the format of this program.

    Raises StoreError, ending in `cure`, if it is missing, foreign or edited.
    """
    try:
        record = json.loads((folder / NAME).read_text(encoding="utf-8"))
        manifest = AnyManifest.model_validate(record)
        if manifest.format == FORMAT:
            manifest = Manifest.model_validate(record)
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder}: its manifest is missing or not ours. {cure}") from error
    if _name_of(_canonical(record)) != folder.name:
        raise StoreError(f"{folder}: its manifest was edited. {cure}")
    return manifest


def verify_files(
    folder: Path,
    manifest: AnyManifest,
    cure: str,
    names: Iterable[str] | None = None,
    sampled: bool = False,
) -> None:
    """Compare every file of `manifest`, or those in `names`, with its hash.

    `sampled`: of large files compare only some blocks. Raises StoreError, ending in `cure`, for the
    first file that differs.
    """
    samples = manifest.samples if sampled and isinstance(manifest, Manifest) else {}
    for name in manifest.files if names is None else names:
        digest = samples.get(name, manifest.files.get(name))
        hashed = _sha256_of_samples if name in samples else _sha256
        try:
            actual = hashed(folder / name)
        except OSError as error:
            raise StoreError(f"{folder / name}: missing. {cure}") from error
        if actual != digest:
            raise StoreError(f"{folder / name}: truncated or edited. {cure}")


def _canonical(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)


def _name_of(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sha256_of_samples(path: Path) -> str:
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for block in range(_BLOCKS):
            file.seek(max(size - _BLOCK, 0) * block // (_BLOCKS - 1))
            digest.update(file.read(_BLOCK))
    return digest.hexdigest()
