"""Compare forms of the embedding model: agreement between processors, speed, memory, size.

    .venv/bin/python -m tests.benchmarks.bench_model_forms [--emulate]

Baseline: dynamic int8, the form used before: weights and activations in int8. The others compute in
float32: as exported; with fused attention; with the table of words in small integers (the form in
use); with all weights in 4 bits, unpacked where they are multiplied, and the same with activations
in int8 by blocks of 32. All run in one process, turn by turn, so that a busy machine slows them
alike; times are medians, followed by the ratio to the baseline. Memory is what opening and one
batch add. Cosines are the lowest of some texts: to float32 as exported, and, with `--emulate`, to
what an emulated Haswell and Nehalem compute (some minutes).
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import onnx
import psutil
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from index.encoding import onnx_file
from index.encoding.encoder import OnnxEncoder
from index.encoding.prepare import ONNX_FILE, prepare
from settings import load_settings
from tests.benchmarks.processors import EMULATED, EMULATOR, ROOT

BASELINE = "dynamic int8"
EXPORTED = "float32, as exported"
_HEADS, _WIDTH, _BLOCK = 12, 384, 32
QUESTIONS = [
    "Quyết định 749/QĐ-TTg ban hành ngày nào?",
    "kinh tế số chiếm bao nhiêu GDP",
    "What is the smart-city strategy of Nevers?",
]
LONG = (
    "Thành phố thông minh cần dữ liệu mở để quản lý giao thông, môi trường và năng lượng như thế"
    " nào cho người dân ở các quận xa trung tâm?"
)
PASSAGES = [f"{number}. {LONG} {LONG} {LONG}" for number in range(32)]

Write = Callable[[Path, Path, Path], None]


def as_exported(exported: Path, packed: Path, target: Path) -> None:
    """Write the model as torch exports it."""
    target.write_bytes(exported.read_bytes())


def in_use(exported: Path, packed: Path, target: Path) -> None:
    """Write the form that the assistant uses."""
    target.write_bytes(packed.read_bytes())


def int8(exported: Path, packed: Path, target: Path) -> None:
    """Write weights in int8; activations are brought to int8 as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    kind = QuantType.QInt8
    quantize_dynamic(
        str(exported), str(target), weight_type=kind, per_channel=True, reduce_range=True
    )


def fused(exported: Path, packed: Path, target: Path) -> None:
    """Write the model with attention, its normalisation and its activation fused."""
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    model = optimize_model(
        str(exported),
        model_type="bert",
        num_heads=_HEADS,
        hidden_size=_WIDTH,
        opt_level=0,
        optimization_options=options,
    )
    onnx_file.pack_words(model.model.graph)
    model.save_model_to_file(str(target))


def four_bits(exact: bool) -> Write:
    """Return what writes all weights in 4 bits; activations stay float32, if `exact`."""

    def write(exported: Path, packed: Path, target: Path) -> None:
        fused(exported, packed, target)
        model = onnx.load(str(target))
        weights = {tensor.name: tensor for tensor in model.graph.initializer}
        for node in model.graph.node:
            if node.op_type == "MatMul" and node.input[1] in weights:
                _multiply_packed(node, model.graph, weights[node.input[1]], exact)
        onnx.save(model, str(target))

    return write


def _multiply_packed(
    node: onnx.NodeProto, graph: onnx.GraphProto, tensor: onnx.TensorProto, exact: bool
) -> None:
    matrix = np.ascontiguousarray(numpy_helper.to_array(tensor).T)
    bits, codes, scales = onnx_file.quantise_blocks(matrix)
    rows, columns = matrix.shape
    names = [f"{node.input[1]}.codes", f"{node.input[1]}.scales"]
    shaped = codes.reshape(rows, columns // _BLOCK, -1)
    graph.initializer.extend(map(numpy_helper.from_array, (shaped, scales.reshape(-1)), names))
    graph.initializer.remove(tensor)
    packed_product = helper.make_node(
        "MatMulNBits",
        [node.input[0], *names],
        list(node.output),
        name=node.name,
        domain="com.microsoft",
        K=columns,
        N=rows,
        bits=bits,
        block_size=_BLOCK,
        accuracy_level=1 if exact else 4,
    )
    node.CopyFrom(packed_product)


FORMS: Mapping[str, Write] = {
    BASELINE: int8,
    EXPORTED: as_exported,
    "float32, words packed (in use)": in_use,
    "the same, fused": fused,
    "4-bit weights": four_bits(exact=True),
    "4-bit weights, int8 by blocks": four_bits(exact=False),
}


def write_forms(folder: Path, scratch: Path) -> dict[str, Path]:
    """Write a model folder for each of FORMS into `scratch`, from the prepared `folder`."""
    from sentence_transformers import SentenceTransformer

    exported = scratch / "exported.onnx"
    transformer = SentenceTransformer(str(folder), device="cpu")[0].auto_model
    onnx_file.export(transformer, exported)
    folders = {name: scratch / f"form{at}" for at, name in enumerate(FORMS)}
    for name, write in FORMS.items():
        target = folders[name]
        (target / "onnx").mkdir(parents=True)
        for path in folder.iterdir():
            if path.name != "onnx":
                (target / path.name).symlink_to(path)
        write(exported, folder / ONNX_FILE, target / ONNX_FILE)
    return folders


def vectors_of(folder: Path) -> NDArray[np.float32]:
    """Return the vectors of some questions and a passage, each encoded alone."""
    encoder = OnnxEncoder(folder, "form")
    found = [encoder.encode([text], "query") for text in QUESTIONS]
    return np.concatenate([*found, encoder.encode(PASSAGES[:1], "document")])


def emulated(processor: str, folders: list[Path], scratch: Path) -> list[NDArray[np.float32]]:
    """Return the vectors of each of `folders` as `processor` computes them."""
    into = scratch / f"{processor}.npy"
    command = [EMULATOR, "-cpu", processor, str(Path(sys.executable).resolve())]
    command += ["-m", "tests.benchmarks.bench_model_forms", "--encode", str(into)]
    command += map(str, folders)
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return list(np.load(into))


def milliseconds(
    encoders: Mapping[str, OnnxEncoder], texts: list[str], times: int
) -> dict[str, float]:
    """Return the median time in which each encodes `texts`, all in turn."""
    taken: dict[str, list[float]] = {name: [] for name in encoders}
    for _ in range(times):
        for name, encoder in encoders.items():
            begun = time.perf_counter()
            encoder.encode(texts, "document")
            taken[name].append(time.perf_counter() - begun)
    return {name: float(np.median(each)) * 1000 for name, each in taken.items()}


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    said = {key.strip(): value for key, _, value in (line.partition(": ") for line in lines)}
    kinds = [kind for kind in ("avx2", "avx512f", "avx512_vnni") if kind in said["flags"].split()]
    return f"{said['model name']} ({', '.join(kinds)})"


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emulate", action="store_true")
    parser.add_argument("--encode", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("folder", nargs="*", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.encode:
        np.save(options.encode, np.stack([vectors_of(folder) for folder in options.folder]))
        return
    with tempfile.TemporaryDirectory() as name:
        _compare(write_forms(prepare(load_settings()), Path(name)), Path(name), options.emulate)


def _compare(folders: dict[str, Path], scratch: Path, emulate: bool) -> None:
    process = psutil.Process()
    encoders, memory = {}, {}
    for name, folder in folders.items():
        before = process.memory_full_info().uss
        encoders[name] = OnnxEncoder(folder, name)
        encoders[name].encode(PASSAGES, "document")
        memory[name] = (process.memory_full_info().uss - before) / 1e6
    short = milliseconds(encoders, QUESTIONS[:1], 30)
    long = milliseconds(encoders, [LONG], 20)
    batch = milliseconds(encoders, PASSAGES, 3)
    here = {name: vectors_of(folder) for name, folder in folders.items()}
    others = {
        processor: dict(
            zip(folders, emulated(processor, list(folders.values()), scratch), strict=True)
        )
        for processor in (EMULATED if emulate else ())
    }
    print(f"{_processor()}, {os.cpu_count()} cores\n")
    columns = ["form", "file, MB", "memory, MB", "ms, short question", "ms, long one"]
    columns += ["passages a second", "cosine to float32", *(f"to {other}" for other in others)]
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for name, folder in folders.items():
        size = (folder / ONNX_FILE).stat().st_size / 1e6
        cells = [name, f"{size:.0f}", f"{memory[name]:.0f}"]
        for taken in (short, long):
            cells.append(f"{taken[name]:.1f} (×{taken[name] / taken[BASELINE]:.2f})")
        rate = len(PASSAGES) / batch[name] * 1000
        cells.append(f"{rate:.0f} (×{batch[BASELINE] / batch[name]:.2f})")
        for theirs in (here[EXPORTED], *(other[name] for other in others.values())):
            cells.append(f"{np.vecdot(here[name], theirs).min():.6f}")
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
