"""Measure the running assistant as a resident meets it; `make bench` runs this.

Two assistants are started by `make serve` on free ports and timed to their ready line: cold, in a
fresh clone of the last commit with an empty cache folder (packages come from uv's own cache where
the machine has one), and warm, in this clone with everything prepared. The warm one is then asked
over its REST webhook: answers that cite, and greetings, in turn. The table goes to the terminal,
the figures to var/bench.json.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # this file is a program, not part of a package

from ops.ports import find_free  # noqa: E402

QUESTIONS = Path(__file__).with_name("questions.txt").read_text("utf-8").splitlines()
ASKED = 200
WARM_UP = 10
TURNS = 10  # messages of one conversation, so that none grows beyond what people write


@contextmanager
def assistant(clone: Path, **settings: str) -> Iterator[tuple[str, float, psutil.Process]]:
    """Run `make serve` in a clone; give the webhook's address, seconds to ready, the process."""
    ports = {"RASA_PORT": str(find_free()), "ACTIONS_PORT": str(find_free())}
    env = os.environ | ports | {"TELEGRAM_BOT_TOKEN": ""} | settings
    began = time.monotonic()
    command = ["make", "serve"]
    with subprocess.Popen(command, cwd=clone, env=env, stdout=subprocess.PIPE, text=True) as make:
        try:
            assert make.stdout is not None
            for line in make.stdout:
                print(f"  {line}", end="", flush=True)
                if line.startswith("ready: "):
                    yield line.split()[1], time.monotonic() - began, psutil.Process(make.pid)
                    return
            raise SystemExit("make serve ended before it was ready")
        finally:
            make.terminate()


def cold_start() -> float:
    """Time a fresh clone with an empty cache folder to its ready line, in seconds."""
    with tempfile.TemporaryDirectory(prefix="hoi-pho-bench-") as folder:
        clone = Path(folder, "clone")
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        with assistant(clone, CACHE_DIR=f"{folder}/cache", STORE_DIR="") as (_, seconds, _process):
            return seconds


def ask(client: httpx.Client, address: str, turn: int, text: str) -> tuple[float, bool]:
    """Send one message; return milliseconds taken, and whether it was answered with a citation."""
    began = time.perf_counter()
    response = client.post(address, json={"sender": f"bench-{turn // TURNS}", "message": text})
    took = (time.perf_counter() - began) * 1000
    response.raise_for_status()
    if not response.json():
        raise SystemExit(f"no reply to {text!r}: see var/log")
    answers = [part["custom"] for part in response.json() if "custom" in part]
    return took, any(a.get("status") == "answered" and a.get("citations") for a in answers)


def converse(address: str) -> tuple[list[float], list[float], list[str]]:
    """Ask and greet in turn; return both sets of milliseconds and the questions not answered."""
    answers, greetings, unanswered = [], [], []
    with httpx.Client(trust_env=False, timeout=60) as client:
        for turn in range(-WARM_UP, ASKED):
            question = QUESTIONS[turn % len(QUESTIONS)]
            answer, cited = ask(client, address, turn, question)
            greeting, _ = ask(client, address, turn, "xin chào")
            if turn < 0:
                continue
            if cited:
                answers.append(answer)
            else:
                unanswered.append(question)
            greetings.append(greeting)
    return answers, greetings, unanswered


def memory(make: psutil.Process) -> dict[str, float]:
    """Return MiB of each program of `make serve` and its children; shared pages count in parts."""
    sizes = {}
    supervisor = make.children()[0]
    sizes["supervisor"] = supervisor.memory_full_info().pss
    names = {"actions": "action server", "door": "door", "rasa": "Rasa", "ops.guard": "guard"}
    for child in supervisor.children():
        words = child.cmdline()
        name = next((names[word] for word in words if word in names), words[0])
        family = [child, *child.children(recursive=True)]
        sizes[name] = sum(process.memory_full_info().pss for process in family)
    return {name: size / 2**20 for name, size in sizes.items()}


def percentiles(times: list[float]) -> tuple[float, float]:
    """Return the 50th and 95th percentile."""
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


def table(figures: Mapping[str, Any]) -> str:
    """Lay the figures out in Markdown."""
    rows = [("measure", "figure"), ("---", "---")]
    for name in ("answer", "greeting"):
        p50, p95 = figures[f"{name}_ms"]
        rows.append((f"{name}, p50 / p95", f"{p50:.1f} / {p95:.1f} ms"))
    rows.append(("answer : greeting, p50", f"{figures['ratio']:.2f}"))
    rows.append(("not answered with a citation", f"{len(figures['unanswered'])} of {ASKED}"))
    rows += [(f"memory, {name}", f"{size:.0f} MiB") for name, size in figures["memory_mib"].items()]
    rows.append(("`make serve` to ready, cold", f"{figures['cold_s']:.0f} s"))
    rows.append(("`make serve` to ready, warm", f"{figures['warm_s']:.0f} s"))
    return "\n".join(f"| {left} | {right} |" for left, right in rows)


def main() -> None:
    """Measure, print and write, and name the questions that were not answered with a citation."""
    print("cold start, in a fresh clone", flush=True)
    cold = cold_start()
    print("warm start, in this clone", flush=True)
    with assistant(ROOT) as (address, warm, process):
        answers, greetings, unanswered = converse(address)
        used = memory(process)
    if len(answers) < 2:
        raise SystemExit("nothing was answered with a citation: see var/log")
    figures = {
        "answer_ms": percentiles(answers),
        "greeting_ms": percentiles(greetings),
        "ratio": percentiles(answers)[0] / percentiles(greetings)[0],
        "unanswered": unanswered,
        "memory_mib": used,
        "cold_s": cold,
        "warm_s": warm,
    }
    (ROOT / "var" / "bench.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False))
    print(f"\n{table(figures)}")
    for question in sorted(set(unanswered)):
        print(f"not answered with a citation: {question}")


if __name__ == "__main__":
    main()
