"""Whatever a document repeats, taking it in takes about as long as others of its length."""

from itertools import islice
from pathlib import Path

import pytest

from tests.fuzzed_documents import RUNS, documents, reader
from tests.fuzzed_messages import Fuzzed
from tests.linear import LIMIT, costs

SEED = 10
LENGTHS = [(".txt", 50_000), (".md", 100_000), (".html", 50_000)]
COUNT = 7  # one of each kind
# Each took time by its square.
GROWN = {
    "articles": "".join(f"Điều {n}. Tên\nnội dung\n" for n in range(1, 9999)),
    "a title of capitals": "QUY ĐỊNH CHUNG" + "~" * 200,
}


def ordinary(length: int) -> list[Fuzzed]:
    files = sorted((Path(__file__).parent.parent / "data" / "corpus").glob("*-20*.md"))
    text = "\n".join(file.read_text("utf-8").split("\n---\n", 1)[1] for file in files)
    text *= length // len(text) + 2
    return [Fuzzed("ordinary", text[start : start + length]) for start in range(0, 4000, 1000)]


def grown(length: int) -> list[Fuzzed]:
    return [
        Fuzzed(name, (unit * (length // len(unit) + 1))[:length]) for name, unit in GROWN.items()
    ]


def runs(length: int) -> list[Fuzzed]:
    """Return documents that are half a run: one that is nothing else has no words to take in."""
    half = length // 2
    text = ordinary(length)[0].text[:half]
    return [Fuzzed(f"a run of {run!r}", text + (run * half)[:half]) for run in RUNS]


@pytest.mark.parametrize(("suffix", "length"), LENGTHS)
def test_no_document_takes_much_longer_than_others(
    suffix: str, length: int, tmp_path: Path
) -> None:
    fuzzed = islice(documents(SEED, length), COUNT)
    texts = [*ordinary(length), *grown(length), *runs(length), *fuzzed]
    measured = costs(reader(tmp_path, suffix), texts)
    print(f"\n{suffix}: {measured}")
    assert measured.worst <= LIMIT, f"superlinear? {measured}"
