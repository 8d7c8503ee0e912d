"""Measure the search on every question set there is: `python -m index eval`, set by set.

    .venv/bin/python -m tests.benchmarks.eval_retrieval [SET …]

Without an argument: what lies in ../shared/dev-set, and whole legal articles made of
../shared/policies; what is not there is said and passed over. Plots and results.json go to
var/eval/NAME.
"""

import subprocess
import sys
from pathlib import Path

from index.__main__ import main as index_command

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OUT = ROOT / "var" / "eval"


def dev_sets_found() -> list[Path]:
    """Return the folders of the development sets there are; says when there is none."""
    dev_sets = SHARED / "dev-set"
    found = sorted(path.parent for path in dev_sets.glob("*/corpus.jsonl"))
    if not found:
        print(f"passed over: no set in {dev_sets}", file=sys.stderr)
    return found


def sets_found() -> list[Path]:
    """Return the folders of all sets there are; says what is missing."""
    found = dev_sets_found()
    legal, texts = OUT / "legal-set", SHARED / "policies"
    if texts.is_dir():
        maker = [sys.executable, "-m", "tests.benchmarks.make_legal_set", str(texts), str(legal)]
        subprocess.run(maker, cwd=ROOT, check=True)
        found.append(legal)
    else:
        print(f"passed over: the legal set, there is no {texts}", file=sys.stderr)
    return found


def main() -> int:
    """Run them all; return the first exit status that is not 0."""
    for folder in [Path(name) for name in sys.argv[1:]] or sets_found():
        out = OUT / folder.resolve().name
        status = index_command(
            ["eval", "--set", str(folder), "--out", str(out), "--json", "--ablate"]
        )
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
