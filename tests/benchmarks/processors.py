"""Encode and answer the same on several processors, two of them emulated, and compare.

    .venv/bin/python -m tests.benchmarks.processors [-n COUNT]

Takes the messages of all conversations and question sets (or COUNT of them, evenly spaced). What
the search has encoded for them is encoded on this processor, on one with AVX2 and without AVX-512
(Haswell), and on one with SSE4 alone (Nehalem), which Debian's qemu-user emulates; each message is
then answered with each one's vectors. Prints the lowest cosine between the vectors of one text, and
each answer whose status, citation or quote differs. Emulated, a text takes a second or two.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from actions.knowledge import Knowledge
from index.encoding.encoder import Encoder, Role, Vectors, load_encoder
from index.search.retriever import Retriever
from index.store.generations import Store, open_store
from settings import load_settings
from tests.benchmarks.asked import Asked, conversations, question_sets

ROOT = Path(__file__).parents[2]
EMULATOR = "qemu-x86_64"
EMULATED = ("Haswell", "Nehalem")


class Remembering:
    """An encoder that keeps the vector of every text, and gives that again: `vectors`.

    Texts are encoded one by one: what shares a batch is not what is compared here.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.dimension = encoder.name, encoder.dimension
        self.vectors: dict[tuple[str, Role], Vectors] = {}

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See Encoder."""
        for text in texts:
            if (text, role) not in self.vectors:
                self.vectors[text, role] = self._encoder.encode([text], role)[0]
        found = [self.vectors[text, role] for text in texts]
        return np.array(found, dtype=np.float32).reshape(len(texts), self.dimension)


def emulated(processor: str, encoder: Remembering) -> Remembering:
    """Return an encoder that remembers what `encoder` does, as `processor` encodes it.

    Raises CalledProcessError, with what it printed, when that fails.
    """
    with tempfile.TemporaryDirectory() as scratch:
        asked, heard = Path(scratch) / "texts.json", Path(scratch) / "vectors.npy"
        asked.write_text(json.dumps(list(encoder.vectors)), encoding="utf-8")
        # The emulator takes no symbolic link to Python, whose packages must then be named.
        command = [EMULATOR, "-cpu", processor, str(Path(sys.executable).resolve())]
        command += ["-m", "tests.benchmarks.processors", "--texts", str(asked), str(heard)]
        # What this machine tells OpenBLAS of its own processor is wrong of the emulated one.
        ours = {name: value for name, value in os.environ.items() if "OPENBLAS" not in name}
        environment = ours | {"PYTHONPATH": sysconfig.get_path("purelib")}
        subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        other = Remembering(encoder)
        other.vectors = dict(zip(encoder.vectors, np.load(heard), strict=True))
        return other


def is_emulator_here() -> bool:
    """Tell whether other processors can be emulated, which are of this one's kind."""
    return platform.machine() == "x86_64" and shutil.which(EMULATOR) is not None


def lowest_cosine(one: Remembering, other: Remembering) -> float:
    """Return the cosine of the two vectors of one text that lie farthest apart."""
    return min(float(vector @ other.vectors[text]) for text, vector in one.vectors.items())


def answers(asked: Sequence[Asked], store: Store, encoder: Encoder) -> list[str]:
    """Return what is answered to each of `asked`: status, citations, quotes and buttons."""
    knowledge = Knowledge.of(Retriever(store, encoder))
    return [_told(each, knowledge) for each in asked]


def _told(asked: Asked, knowledge: Knowledge) -> str:
    said = asked.answer(knowledge)
    cited = [(each.document_id, each.heading, each.quote) for each in said.citations]
    offered = [choice.payload for choice in said.suggestions]
    return json.dumps([said.status.value, cited, offered], ensure_ascii=False)


def _encode(texts: Path, into: Path) -> None:
    encoder = load_encoder(load_settings())
    asked: list[tuple[str, Role]] = json.loads(texts.read_text(encoding="utf-8"))
    np.save(into, np.concatenate([encoder.encode([text], role) for text, role in asked]))


def main() -> None:
    """Compare all processors; print how they differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, help="ask so many messages")
    parser.add_argument("--texts", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.texts:
        _encode(*options.texts)
        return
    if not is_emulator_here():
        sys.exit(f"{EMULATOR} is not here: run `make packages` as root")
    store, encoder = open_store(load_settings().store_dir), load_encoder(load_settings())
    knowledge = Knowledge.of(Retriever(store, encoder))
    every = list(chain(conversations(knowledge), question_sets()))
    every = every[:: max(1, len(every) // (options.n or len(every)))]
    here = Remembering(encoder)
    first = answers(every, store, here)
    print(f"{len(every)} messages, {len(here.vectors)} texts\n")
    print("| processor | lowest cosine to this one | other answers |\n|---|---|---|")
    for processor in EMULATED:
        there = emulated(processor, here)
        told = answers(every, store, there)
        pairs = zip(every, first, told, strict=True)
        others = [(asked.text, one, two) for asked, one, two in pairs if one != two]
        cosine = lowest_cosine(here, there)
        print(f"| {processor} | {cosine:.7f} | {len(others)} |", flush=True)
        for other in others:
            print("\n    ".join(other), file=sys.stderr)


if __name__ == "__main__":
    main()
