"""Measure ingestion: its speed beside the encoder's own limit, and its memory for 100 MB.

    .venv/bin/python -m tests.benchmarks.bench_ingestion speed [REPETITIONS]
    .venv/bin/python -m tests.benchmarks.bench_ingestion memory [--text]

*speed*: fictional documents, and the policies of ../shared where they are, are added to an empty
store. Each chunk of passages or sentences is encoded twice, the second time for the measure alone:
the seconds of those are the encoder's own limit on the very same texts in the same order, and are
taken from ingestion's. Both halves of a pair are a moment apart and go first by turns, so that the
ratio holds where the machine's speed drifts; the second ratio has the passages alone in the limit,
the sentences in ingestion's time only.

*memory*: a folder of 300 files and 100 MB is added: .txt of 80 KB, web pages of 80 KB of text in
500 KB of page, .docx of 100 KB of text and a picture; with `--text`, .txt of 330 KB alone, the
most text that 100 MB can hold. The encoder is a stand-in that takes no time, for the real one would
need an hour or more; what the real one holds while it encodes its longest batches is measured by
itself and added. *Peak* is the largest sum of the proportional set sizes of the process and its
reading child, and, of the process alone, its largest resident set.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from index.commands.sources import files_in
from index.encoding.encoder import Encoder, Role, Vectors, load_encoder
from index.encoding.prepare import prepare
from index.ingest.adding import Incoming, Result, add
from index.store.generations import open_store
from settings import load_settings
from tests.benchmarks.fictional import DOCUMENTS, Author, StandInEncoder
from tests.benchmarks.fictional_folder import FILES, write_folder
from tests.days import TODAY

SHARED = Path(__file__).resolve().parents[3] / "shared" / "policies"
REPETITIONS = 3
DECREES = 4
_LONGEST = 300  # words of a passage with its heading


def quiet(*_: object) -> None:
    """Take no notice of progress."""


class PairedEncoder:
    """Encodes all twice: for the one who asks, and for the limit, whose seconds it keeps."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.dimension = encoder.name, encoder.dimension
        self.asked, self.limit, self.step = 0.0, {"passages": 0.0, "sentences": 0.0}, "passages"
        self._limit_first = False

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        self._limit_first = not self._limit_first
        if self._limit_first:
            self.limit[self.step] += self._timed(texts, role)[0]
        seconds, vectors = self._timed(texts, role)
        self.asked += seconds
        if not self._limit_first:
            self.limit[self.step] += self._timed(texts, role)[0]
        return vectors

    def progress(self, step: str, done: int, total: int) -> None:
        """Hear from ingestion how far it is: after the last passage come sentences."""
        self.step = "sentences" if step == "passages" and done == total else self.step
        if step == "sentences" and done == total:
            self.step = "passages"  # of the next batch

    def _timed(self, texts: Sequence[str], role: Role) -> tuple[float, Vectors]:
        began = time.perf_counter()
        vectors = self._encoder.encode(texts, role)
        return time.perf_counter() - began, vectors


def speed(repetitions: int) -> None:
    """Print ingestion's and the encoder's seconds, and the medians of their ratios."""
    prepare(load_settings(), quiet)
    encoder = load_encoder(load_settings())
    with tempfile.TemporaryDirectory(prefix="hoi-pho-bench-") as folder:
        files = _documents(Path(folder, "documents"))
        print(f"{len(files)} files, {encoder.name}, load {os.getloadavg()[0]:.1f}")
        print("| ingestion, s | encoding in it | limit: passages | sentences ", end="")
        print("| both by ingestion | passages by ingestion |\n|---|---|---|---|---|---|")
        ratios: list[tuple[float, float]] = []
        for number in range(repetitions):
            paired, store = PairedEncoder(encoder), Path(folder, f"store-{number}")
            results: list[Result] = []
            began = time.perf_counter()
            incoming = [Incoming(file) for file in files]
            add(incoming, store, paired, paired.progress, results.append, TODAY)
            first, second = paired.limit["passages"], paired.limit["sentences"]
            whole = time.perf_counter() - began - first - second
            ratios.append(((first + second) / whole, first / whole))
            seconds = f"| {whole:.1f} | {paired.asked:.1f} | {first:.1f} | {second:.1f} "
            print(f"{seconds}| {ratios[-1][0]:.2f} | {ratios[-1][1]:.2f} |", flush=True)
        refused = [f"{result.name}: {result.error}" for result in results if not result.version]
        manifest = open_store(store).manifest
    both, passages = (statistics.median(values) for values in zip(*ratios, strict=True))
    print(f"{manifest.passages} passages, {manifest.sentences} sentences; refused: {refused}")
    print(
        f"median: encoder's limit by ingestion {both:.2f}, passages alone {passages:.2f};", end=""
    )
    print(f" load {os.getloadavg()[0]:.1f}")


def _documents(folder: Path) -> list[Path]:
    """Write decrees and copies of the fictional documents; return them and the shared policies."""
    folder.mkdir()
    author = Author()
    for number in range(1, DECREES + 1):
        (folder / f"decree-{number}.txt").write_text(author.decree(number), encoding="utf-8")
    for file in sorted(DOCUMENTS.glob("*_*.txt")):
        (folder / file.name).write_bytes(file.read_bytes())
    return [*sorted(folder.iterdir()), *(files_in(SHARED) if SHARED.is_dir() else [])]


def memory(text_only: bool) -> None:
    """Print the peaks of adding 100 MB, and what the real encoder would add."""
    with tempfile.TemporaryDirectory(prefix="hoi-pho-bench-") as name:
        folder = Path(name, "documents")
        words = write_folder(folder, text_only)
        size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        print(f"{FILES} files, {size:.0f} MB, {words / 1e6:.1f} million words", flush=True)
        command = [sys.executable, "-m", "tests.benchmarks.bench_ingestion"]
        began = time.perf_counter()
        adding = [*command, "add", str(folder), str(Path(name, "store"))]
        with subprocess.Popen(adding) as process, _watched(process.pid) as peak:
            if process.wait() != 0:
                raise SystemExit("adding failed")
        took = time.perf_counter() - began
        print(f"peak of the process and its reader: {peak['together']:,.0f} MB, of them the reader")
        print(f"{peak['readers']:,.0f}; each one's own peak: {peak['process']:,.0f} and")
        print(f"{peak['reader']:,.0f}; took {took:.0f} s, load {os.getloadavg()[0]:.1f}")
        subprocess.run([*command, "encoder"], check=True)


@contextmanager
def _watched(pid: int) -> Iterator[dict[str, float]]:
    """Give the peaks, in MB, of a process and of what it starts, filled in as it runs."""
    peak = {"together": 0.0, "readers": 0.0, "process": 0.0, "reader": 0.0}
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.1):
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                own = process.memory_full_info()
                others = [c.memory_full_info() for c in process.children(recursive=True)]
                readers = sum(each.pss for each in others) / 1e6
                if own.pss / 1e6 + readers > peak["together"]:
                    peak["together"], peak["readers"] = own.pss / 1e6 + readers, readers
                peak["process"] = max(peak["process"], own.rss / 1e6)
                peak["reader"] = max([peak["reader"], *(each.rss / 1e6 for each in others)])

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def add_folder(folder: Path, store: Path) -> None:
    """Add a folder with the stand-in encoder."""
    results: list[Result] = []
    files = [Incoming(file) for file in files_in(folder)]
    add(files, store, StandInEncoder(), quiet, results.append, TODAY)
    refused = [f"{result.name}: {result.error}" for result in results if not result.version]
    manifest = open_store(store).manifest
    print(f"{manifest.passages} passages, {manifest.sentences} sentences,", end=" ")
    print(f"{len(refused)} refused {refused[:1]}")


def encoder_memory() -> None:
    """Print what the real encoder holds once it has encoded a chunk of the longest passages."""
    prepare(load_settings(), quiet)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    encoder = load_encoder(load_settings())
    words = Author().decree(1, articles=100).split()
    starts = range(0, 64 * _LONGEST, _LONGEST)
    encoder.encode([" ".join(words[start : start + _LONGEST]) for start in starts], "document")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"the real encoder: {(after - before) / 1e3:,.0f} MB more")


def main() -> None:
    """Measure what is named; `add` and `encoder` are the parts done by processes of their own."""
    step, *given = sys.argv[1:] or ["speed"]
    if step == "add":
        add_folder(*map(Path, given))
    elif step == "encoder":
        encoder_memory()
    elif step == "memory":
        memory(text_only="--text" in given)
    else:
        speed(int(given[0]) if given else REPETITIONS)


if __name__ == "__main__":
    main()
