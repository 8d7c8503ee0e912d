"""Measure stores of 1,000, 10,000 and 100,000 passages: size, writing, opening, one more document.

    .venv/bin/python -m tests.benchmarks.bench_store_size [PASSAGES …]

The texts are fictional decrees whose terms are distributed as in real ones, the vectors those of
a stand-in encoder of the default model's size, so that the time is the store's own. Each store is
written in one go by a process of its own; another one opens it, asks a question and adds a decree
of 50 Điều, each step timed. *Opened* has the files in the page cache, hashing included. *Memory*
is what the process holds beyond what it held before (proportional set size), after opening and
after a question, with the pages of mapped files that were read; *memory while* writing or adding
is the process's own maximum.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from index.ingest.adding import Incoming, Result, add
from index.ingest.building import Contents, rewrite
from index.ingest.passages import MAX_WORDS
from index.legal.structure.cutting import cut_units
from index.legal.structure.tree import units_of
from index.records.document import Document
from index.records.version import Piece, Text, Version
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.benchmarks.fictional import Author, StandInEncoder
from tests.days import TODAY

SIZES = (1_000, 10_000, 100_000)
_PASSAGES_A_DECREE = 53
QUESTION = "Ai chịu trách nhiệm thi hành nghị định và báo cáo trước năm 2030?"


def quiet(*_: object) -> None:
    """Take no notice of progress."""


def write(store: Path, passages: int) -> dict[str, float]:
    """Write `store` in one go; return seconds and the process's largest memory in MB."""
    author = Author()
    bodies = [author.decree(number) for number in range(1, passages // _PASSAGES_A_DECREE + 2)]
    versions = [_version(number, body) for number, body in enumerate(bodies, start=1)]
    contents: Contents = {
        version.id: (version, partial(_text, version, body))
        for version, body in zip(versions, bodies, strict=True)
    }
    began = time.perf_counter()
    rewrite(store, StandInEncoder(), quiet, lambda _: contents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    texts = sum(len(body.encode()) for body in bodies) / 1e6
    return {"write_s": time.perf_counter() - began, "write_peak_mb": peak, "texts_mb": texts}


def use(store: Path, passages: int) -> dict[str, float]:
    """Open `store`, ask it, add a decree to it; return seconds and MB."""
    before = _memory()
    began = time.perf_counter()
    opened = open_store(store)
    open_s = time.perf_counter() - began
    open_mb = _memory() - before
    retriever = Retriever(opened, StandInEncoder())
    began = time.perf_counter()
    retriever.search(QUESTION)
    first_s = time.perf_counter() - began
    asked_mb = _memory() - before
    began = time.perf_counter()
    retriever.search(QUESTION + " Ở đâu?")
    again_s = time.perf_counter() - began
    file = store.parent / "one-more.txt"
    file.write_text(Author(seed=8).decree(9_999), encoding="utf-8")
    told: list[Result] = []
    began = time.perf_counter()
    add([Incoming(file)], store, StandInEncoder(), quiet, told.append, TODAY)
    add_s = time.perf_counter() - began
    assert told[0].version, told[0].error
    began = time.perf_counter()
    open_store(store)
    return {
        "passages": opened.manifest.passages,
        "sentences": opened.manifest.sentences,
        "open_s": open_s,
        "open_mb": open_mb,
        "asked_mb": asked_mb,
        "first_question_s": first_s,
        "question_s": again_s,
        "add_s": add_s,
        "reopen_s": time.perf_counter() - began,
        "add_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }


def sizes(store: Path) -> dict[str, float]:
    """Return MB by file or folder of the newest generation."""
    folder = store / "generations" / (store / "CURRENT").read_text().strip()
    return {
        entry.name: sum(f.stat().st_size for f in [entry, *entry.rglob("*")] if f.is_file()) / 1e6
        for entry in sorted(folder.iterdir())
    }


def measure(passages: int) -> dict[str, Any]:
    """Measure one store, each half in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="hoi-pho-bench-") as folder:
        store = Path(folder, "store")
        figures: dict[str, Any] = _in_a_process("write", store, passages)
        figures["sizes"] = sizes(store)
        return figures | _in_a_process("use", store, passages)


def table(found: list[dict[str, Any]]) -> str:
    """Lay the figures out in Markdown, a column a store."""
    rows = [("passages", [f"{f['passages']:,}" for f in found])]
    rows += [("sentences", [f"{f['sentences']:,}" for f in found])]
    rows += [("texts, MB", [f"{f['texts_mb']:.1f}" for f in found])]
    rows += [("on disk, MB", [f"{sum(f['sizes'].values()):.1f}" for f in found])]
    for name in found[-1]["sizes"]:
        rows += [(f"– {name}", [f"{f['sizes'].get(name, 0):.1f}" for f in found])]
    names = {
        "write_s": "written, s",
        "write_peak_mb": "memory while writing, MB",
        "open_s": "opened, s",
        "open_mb": "memory when open, MB",
        "asked_mb": "memory after a question, MB",
        "first_question_s": "first question, s",
        "question_s": "next question, s",
        "add_s": "one more decree in force, s",
        "reopen_s": "and opened anew, s",
        "add_peak_mb": "memory while adding, MB",
    }
    for key, name in names.items():
        digits = 0 if key.endswith("mb") else 3 if "question" in key else 2
        rows += [(name, [f"{f[key]:,.{digits}f}" for f in found])]
    lines = [f"| {name} | " + " | ".join(values) + " |" for name, values in rows]
    return "\n".join([lines[0], "|---" * (len(found) + 1) + "|", *lines[1:]])


def _version(number: int, body: str) -> Version:
    lines = body.split("\n")
    named = lines[1].split(" | ")[0].removeprefix("Số: ")
    document = Document(
        id=f"nd-{number}",
        number=named,
        type="Nghị định",
        title=lines[3],
        issuer="Chính phủ",
        issued=date(int(named.split("/")[1]), 3, number % 27 + 1),
        sources=(f"file {number}",),
    )
    return Version(
        id=f"{number:012}",
        key=document.id,
        origin="added",
        document=document,
        file=f"{number}.txt",
        digest=f"{number:064}",
        words=len(body.split()),
        articles=50,
    )


def _text(version: Version, body: str) -> Text:
    units = units_of(body)
    pieces = cut_units(body, units, MAX_WORDS)
    return Text(version, body, tuple(Piece(p.heading, p.start, p.end) for p in pieces), units)


def _memory() -> float:
    return float(psutil.Process().memory_full_info().pss) / 1e6


def _in_a_process(step: str, store: Path, passages: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_store_size", step]
    done = subprocess.run([*command, store, str(passages)], check=True, stdout=subprocess.PIPE)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Measure every size and print the table; or one step of one, for the process that does it."""
    if sys.argv[1:2] in (["write"], ["use"]):
        step = write if sys.argv[1] == "write" else use
        print(json.dumps(step(Path(sys.argv[2]), int(sys.argv[3]))))
        return
    found = []
    for passages in [int(argument) for argument in sys.argv[1:]] or SIZES:
        found.append(measure(passages))
        print(f"{passages:,} passages measured", flush=True)
    print(f"\n{table(found)}")


if __name__ == "__main__":
    main()
