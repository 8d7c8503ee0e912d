"""Whatever a document repeats, taking it in takes about as long as others of its length."""

from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

from index.ingesting import text_of
from index.reading.errors import ReadingError
from index.reading.read import read
from tests.fuzzed_documents import RUNS, documents
from tests.fuzzed_messages import Fuzzed
from tests.linear import LIMIT, costs

SEED = 10
LENGTH = 100_000
COUNT = 10
# Each took time by its square.
GROWN = {
    "articles": "".join(f"Điều {n}. Tên\nnội dung\n" for n in range(1, 9999)),
    "a title of capitals": "QUY ĐỊNH CHUNG" + "~" * 200,
}


def ordinary() -> list[Fuzzed]:
    files = sorted((Path(__file__).parent.parent / "data" / "corpus").glob("*-20*.md"))
    text = "\n".join(file.read_text("utf-8").split("\n---\n", 1)[1] for file in files)
    text *= LENGTH // len(text) + 2
    return [Fuzzed("ordinary", text[start : start + LENGTH]) for start in range(0, 4000, 1000)]


def grown() -> list[Fuzzed]:
    return [
        Fuzzed(name, (unit * (LENGTH // len(unit) + 1))[:LENGTH]) for name, unit in GROWN.items()
    ]


def runs() -> list[Fuzzed]:
    """Return documents that are half a run: one that is nothing else has no words to take in."""
    half = LENGTH // 2
    text = ordinary()[0].text[:half]
    return [Fuzzed(f"a run of {run!r}", text + (run * half)[:half]) for run in RUNS]


def reader(folder: Path, suffix: str) -> Callable[[str], object]:
    """Return what takes in a text as a file with that suffix: read, clean, units, metadata, cut."""
    file = folder / f"a{suffix}"

    def take_in(text: str) -> None:
        file.write_text(f"<html><body>{text}" if suffix == ".html" else text, "utf-8")
        with suppress(ReadingError):  # nothing is left of a document of blanks
            text_of(read(file), file, "a", "0" * 64)

    return take_in


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_document_takes_much_longer_than_others(suffix: str, tmp_path: Path) -> None:
    texts = [*ordinary(), *grown(), *runs(), *islice(documents(SEED, LENGTH), COUNT)]
    measured = costs(reader(tmp_path, suffix), texts)
    print(f"\n{suffix}: {measured}")
    assert measured.worst <= LIMIT, f"superlinear? {measured}"
