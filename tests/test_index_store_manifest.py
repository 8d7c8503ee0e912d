import json
from pathlib import Path

import pytest

from index.errors import StoreError
from index.store.manifest import (
    FORMAT,
    LARGE,
    NAME,
    Manifest,
    hash_files,
    read_manifest,
    sample_files,
    verify_files,
    writer_versions,
)

CURE = "Do this."


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    """A folder of two files with its manifest, named as the manifest says."""
    built = tmp_path / "built"
    (built / "sub").mkdir(parents=True)
    (built / "a.bin").write_bytes(b"one")
    (built / "sub" / "b.bin").write_bytes(b"two")
    return finish(built)


def finish(built: Path, **fields: object) -> Path:
    manifest = Manifest.model_validate(
        {
            "format": FORMAT,
            "model": "m/onnx",
            "dimension": 384,
            "corpus": "abc",
            "documents": 1,
            "passages": 2,
            "sentences": 3,
            "versions": writer_versions(),
            "files": hash_files(built),
            "samples": sample_files(built),
            **fields,
        }
    )
    (built / NAME).write_text(manifest.to_json(), encoding="utf-8")
    return built.rename(built.with_name(manifest.generation))


def test_a_manifest_is_read_back_and_its_files_are_whole(generation: Path) -> None:
    manifest = read_manifest(generation, CURE)
    assert set(manifest.files) == {"a.bin", "sub/b.bin"}
    assert (manifest.model, manifest.dimension, manifest.passages) == ("m/onnx", 384, 2)
    assert set(manifest.versions) == {"faiss-cpu", "numpy", "own writers"}
    verify_files(generation, manifest, CURE)


@pytest.mark.parametrize("name", ["a.bin", "sub/b.bin"])
@pytest.mark.parametrize("content", [b"", b"on", b"onE", b"one more", None])
def test_a_changed_file_is_named_with_the_cure(
    generation: Path, name: str, content: bytes | None
) -> None:
    if content is None:
        (generation / name).unlink()
    else:
        (generation / name).write_bytes(content)
    with pytest.raises(StoreError) as refused:
        verify_files(generation, read_manifest(generation, CURE), CURE)
    assert str(generation / name) in str(refused.value)
    assert str(refused.value).endswith(CURE)


@pytest.mark.parametrize(
    ("field", "value"),
    [("model", "other"), ("dimension", 1), ("corpus", "x"), ("passages", 9), ("files", {})],
)
def test_an_edited_manifest_is_refused(generation: Path, field: str, value: object) -> None:
    path = generation / NAME
    edited = {**json.loads(path.read_text(encoding="utf-8")), field: value}
    path.write_text(json.dumps(edited), encoding="utf-8")
    with pytest.raises(StoreError, match=r"edited\. Do this\."):
        read_manifest(generation, CURE)


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"format": 1}'])
def test_a_missing_or_foreign_manifest_is_refused(generation: Path, content: bytes | None) -> None:
    if content is None:
        (generation / NAME).unlink()
    else:
        (generation / NAME).write_bytes(content)
    with pytest.raises(StoreError, match=r"missing or not ours\. Do this\."):
        read_manifest(generation, CURE)


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    generation = finish(tmp_path / "built", format=FORMAT + 1)
    with pytest.raises(StoreError, match=f"format {FORMAT + 1}, this program reads {FORMAT}"):
        read_manifest(generation, CURE)


def test_the_same_files_give_the_same_name(generation: Path) -> None:
    manifest = read_manifest(generation, CURE)
    assert manifest.model_copy().generation == generation.name
    assert manifest.model_copy(update={"passages": 3}).generation != generation.name


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A generation with a large file."""
    built = tmp_path / "built"
    built.mkdir()
    with (built / "large.bin").open("wb") as file:
        file.truncate(LARGE + 1)
    return finish(built)


def spoil(file: Path, at: int) -> None:
    with file.open("r+b") as content:
        content.seek(at)
        content.write(b"x")


@pytest.mark.parametrize("at", [0, LARGE, LARGE + 1])
@pytest.mark.parametrize("sampled", [True, False])
def test_a_large_file_spoilt_at_either_end_or_longer_is_refused(
    large: Path, at: int, sampled: bool
) -> None:
    manifest = read_manifest(large, CURE)
    verify_files(large, manifest, CURE, sampled=sampled)
    spoil(large / "large.bin", at)
    with pytest.raises(StoreError, match=r"large\.bin: truncated or edited\. Do this\."):
        verify_files(large, manifest, CURE, sampled=sampled)


def test_a_large_file_cut_short_or_missing_is_refused_by_samples(large: Path) -> None:
    manifest = read_manifest(large, CURE)
    with (large / "large.bin").open("r+b") as file:
        file.truncate(LARGE)
    with pytest.raises(StoreError, match="truncated"):
        verify_files(large, manifest, CURE, sampled=True)
    (large / "large.bin").unlink()
    with pytest.raises(StoreError, match="missing"):
        verify_files(large, manifest, CURE, sampled=True)


def test_what_samples_pass_over_the_whole_hash_finds(large: Path) -> None:
    manifest = read_manifest(large, CURE)
    missed = []
    for at in range(1 << 17, LARGE, LARGE // 7):
        spoil(large / "large.bin", at)
        with pytest.raises(StoreError):
            verify_files(large, manifest, CURE)
        try:
            verify_files(large, manifest, CURE, sampled=True)
        except StoreError:
            break
        missed.append(at)
    assert missed, "samples would be no gain if they read all"
