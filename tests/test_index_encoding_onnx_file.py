from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from onnx import TensorProto, helper, numpy_helper

from index.encoding.onnx_file import pack_words, quantise_blocks
from index.encoding.prepare import ONNX_FILE

BLOCK = 32


def unpacked(weights: Any) -> Any:
    """Return what `packed` keeps of `weights`, read as ONNX Runtime reads it."""
    bits, codes, scales = quantise_blocks(weights)
    if bits == 4:
        codes = np.stack([codes & 15, codes >> 4], axis=-1)
    blocks = codes.reshape(len(weights), -1, BLOCK).astype(np.float32) - (1 << (bits - 1))
    return (blocks * scales[..., None]).reshape(weights.shape)


# Q4_0, as E5 is published: whole steps from -8 to 7, and in every block one of -8.
STEPS = arrays.arrays(np.int8, (3, 2, BLOCK - 1), elements=st.integers(-8, 7))
SCALES = arrays.arrays(
    np.float16, (3, 2), elements=st.floats(-8, 8, width=16, allow_subnormal=False)
)


@given(STEPS, SCALES)
def test_four_bits_hold_what_was_published_in_four_bits(steps: Any, scales: Any) -> None:
    whole = np.concatenate([steps, np.full((3, 2, 1), -8, np.int8)], axis=-1)
    weights = (whole * scales.astype(np.float32)[..., None]).reshape(3, 2 * BLOCK)
    assert quantise_blocks(weights)[0] == 4
    assert np.array_equal(unpacked(weights), weights)


@given(arrays.arrays(np.float32, (2, 2 * BLOCK), elements=st.floats(-1, 1, width=32)))
def test_any_weights_are_held_to_a_part_of_the_blocks_largest(weights: Any) -> None:
    largest = np.abs(weights).reshape(2, 2, BLOCK).max(axis=-1).repeat(BLOCK, axis=-1)
    kept = np.abs(unpacked(weights) - weights)
    assert (kept <= largest.reshape(weights.shape) / 127 + 1e-38).all()


def test_only_the_words_are_in_small_integers(prepared_model: Path) -> None:
    graph = onnx.load(prepared_model / ONNX_FILE).graph
    (lookup,) = (node for node in graph.node if node.op_type == "GatherBlockQuantized")
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    assert tuple(tensors[lookup.input[0]].dims) == (250_037, 384 / 2)
    assert tuple(tensors[lookup.input[2]].dims) == (250_037, 384 / BLOCK)
    multiplied = [
        tensors[name]
        for node in graph.node
        if node.op_type == "MatMul"
        for name in node.input
        if name in tensors
    ]
    assert len(multiplied) == 12 * 6  # q, k, v, output and two feed-forward a layer
    assert {tensor.data_type for tensor in multiplied} == {TensorProto.FLOAT}


def looking_up(*widths: int) -> Any:
    """Return a graph that looks the same ids up in tables of these widths, ever longer ones."""
    tables = [
        numpy_helper.from_array(np.ones((9 + at, width), np.float32), f"table{at}")
        for at, width in enumerate(widths)
    ]
    nodes = [
        helper.make_node("Gather", [table.name, "ids"], [f"of {table.name}"]) for table in tables
    ]
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"])
    return helper.make_graph(nodes, "g", [ids], [], tables)


def test_of_several_tables_the_longest_is_that_of_the_words() -> None:
    graph = looking_up(BLOCK, BLOCK)
    pack_words(graph)
    assert [(node.op_type, node.input[0]) for node in graph.node] == [
        ("Gather", "table0"),
        ("GatherBlockQuantized", "table1.codes"),
    ]


def test_words_that_do_not_divide_into_blocks_stay_as_they_are() -> None:
    graph = looking_up(24)
    pack_words(graph)
    assert graph == looking_up(24)


def test_a_network_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no word"):
        pack_words(looking_up())
