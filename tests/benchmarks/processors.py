"""Ask the same on several processors, two of them emulated, and compare vectors and answers.

    .venv/bin/python -m tests.benchmarks.processors [-n COUNT]

Asks the messages of all conversations and question sets (or COUNT of them, evenly spaced) on this
processor, on one with AVX2 and without AVX-512 (Haswell), and on one with SSE4 alone (Nehalem),
which qemu-user of Debian emulates. Prints the lowest cosine between the vectors of one text, and each
answer whose status, citation or quote differs. Emulated, a message takes about a second.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from actions.knowledge import Knowledge, shared_source
from index.encoder import Vectors, load_encoder
from index.retriever import Retriever
from index.settings import settings
from index.store import open_store
from tests.benchmarks.asked import Asked, conversations, question_sets

ROOT = Path(__file__).parents[2]
EMULATOR = "qemu-x86_64"
HERE = "this one"
PROCESSORS = (HERE, "Haswell", "Nehalem")


@dataclass(frozen=True, slots=True)
class Heard:
    """What one processor made of some messages: `vectors`, `(n, d)`, and what was answered."""

    vectors: Vectors
    answers: list[str]


def ask(store: Path, asked: Sequence[Asked]) -> Heard:
    """Ask on this processor; `store` is one that the encoder of the settings has built."""
    knowledge = Knowledge.of(Retriever(open_store(store), load_encoder(settings())))
    vectors = [knowledge.retriever.encoder.encode([each.text], "query") for each in asked]
    return Heard(np.concatenate(vectors), [_answered(each, knowledge) for each in asked])


def ask_on(processor: str, store: Path, asked: Sequence[Asked]) -> Heard:
    """Ask on `processor`, one of PROCESSORS, in a process of its own.

    Raises CalledProcessError, with what it printed, when that fails.
    """
    with tempfile.TemporaryDirectory() as scratch:
        told, heard = Path(scratch) / "asked.json", Path(scratch) / "heard.npz"
        told.write_text(json.dumps([asdict(each) for each in asked]), encoding="utf-8")
        # The emulator takes no symbolic link to Python, whose packages must then be named.
        command = [str(Path(sys.executable).resolve()), "-m", __spec__.name]
        command += ["--store", str(store), "--asked", str(told), "--heard", str(heard)]
        if processor != HERE:
            command = [EMULATOR, "-cpu", processor, *command]
        environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
        subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        with np.load(heard) as arrays:
            return Heard(arrays["vectors"], arrays["answers"].tolist())


def emulated() -> bool:
    """Tell whether other processors can be emulated here."""
    return shutil.which(EMULATOR) is not None


def lowest_cosine(one: Heard, other: Heard) -> float:
    """Return the cosine of the two vectors of one text that lie farthest apart."""
    return float(np.vecdot(one.vectors, other.vectors).min())


def _answered(asked: Asked, knowledge: Knowledge) -> str:
    said = asked.answer(knowledge)
    cited = [(each.document_id, each.heading, each.quote) for each in said.citations]
    return json.dumps([said.status.value, cited, [each.payload for each in said.suggestions]])


def main() -> None:
    """Compare all processors; print how they differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, help="ask so many messages")
    for name in ("--store", "--asked", "--heard"):
        parser.add_argument(name, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.heard:
        asked = [Asked(**each) for each in json.loads(options.asked.read_text(encoding="utf-8"))]
        heard = ask(options.store, asked)
        np.savez(options.heard, vectors=heard.vectors, answers=np.array(heard.answers))
        return
    if not emulated():
        sys.exit(f"{EMULATOR} is not here: run `make packages` as root")
    knowledge = shared_source().current()
    every = list(chain(conversations(knowledge), question_sets()))
    every = every[:: max(1, len(every) // (options.n or len(every)))]
    first = ask_on(HERE, settings().store, every)
    print(f"{len(every)} messages\n\n| processor | lowest cosine to this one | other answers |")
    print("|---|---|---|")
    for processor in PROCESSORS[1:]:
        heard = ask_on(processor, settings().store, every)
        others = [
            (asked.text, one, two)
            for asked, one, two in zip(every, first.answers, heard.answers, strict=True)
            if one != two
        ]
        print(f"| {processor} | {lowest_cosine(first, heard):.7f} | {len(others)} |")
        for text, one, two in others:
            print(f"{text}\n    {one}\n    {two}", file=sys.stderr)


if __name__ == "__main__":
    main()
