"""Add to stores and look whether they are whole, without the model and its seconds."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from index.ingest import adding
from index.ingest.adding import Incoming, Result, remove, store_versions
from index.ingest.embedding import embedded_text
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.read import read
from index.ingest.reviewing import decide
from index.records.decision import Decision
from index.search.retriever import Retriever
from index.store.generations import Store, open_store
from index.text.folding import terms
from tests.days import TODAY
from tests.hash_encoder import HashEncoder

DOCUMENTS = Path(__file__).parent / "documents"
DECREE, PART, DECISION, NEWS = (
    DOCUMENTS / f"adding_{name}"
    for name in ("decree.md", "decree_part.txt", "decision.txt", "news.txt")
)


class ReaderHere:
    """Stands for the sandbox's Reader where its processes would take longer than the test."""

    def __enter__(self) -> "ReaderHere":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read_all(self, paths: Iterable[Path]) -> Iterator[tuple[Path, RawText | ReadingError]]:
        """Give each path, in order, with what it says or why it cannot be read."""
        for path in paths:
            try:
                yield path, read(path)
            except ReadingError as error:
                yield path, error


def quiet(*_: object) -> None:
    """Take no notice of progress."""


def add(
    store: Path,
    *files: Path,
    encoder: HashEncoder | None = None,
    again: bool = False,
    anyway: bool = False,
    confirmed_by: str = "Người Thử",
) -> list[Result]:
    """Add `files` to `store`, as somebody who vouches for them; return what became of each."""
    told: list[Result] = []
    coming = [Incoming(file) for file in files]
    with patch("index.ingest.adding.Reader", ReaderHere):
        adding.add(
            coming,
            store,
            encoder or HashEncoder(),
            quiet,
            told.append,
            TODAY,
            again,
            anyway,
            confirmed_by,
        )
    return told


def confirm(store: Path, *names: str) -> None:
    """Confirm the texts of these files, as a reviewer who has looked at them; all without names."""
    decision = Decision(kind="confirmed", day=TODAY, by="Người Duyệt")
    added = [one for one in store_versions(store) if one.origin == "added"]
    chosen = [one.id for one in added if not names or one.file in names]
    assert len(chosen) >= len(names)
    decide(dict.fromkeys(chosen, decision), store, HashEncoder(), quiet)


def decree(number: str, *articles: str, year: int = 2031) -> str:
    """Return a short whole decree, each of `articles` being the words of a Điều."""
    body = [
        "CHÍNH PHỦ",
        f"Số: {number}",
        f"Hà Nội, ngày 05 tháng 3 năm {year}",
        "NGHỊ ĐỊNH",
        f"Quy định về việc thử nghiệm số {number.split('/')[0]} tại đô thị",
    ]
    for row, words in enumerate(articles, start=1):
        body += [f"Điều {row}. Nội dung {row}", words]
    body += [
        f"Điều {len(articles) + 1}. Hiệu lực thi hành",
        f"Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm {year}.",
        "TM. CHÍNH PHỦ",
        "THỦ TƯỚNG",
        "Lê Văn Giả Định",
    ]
    return "\n".join(body) + "\n"


def write(folder: Path, name: str, text: str) -> Path:
    """Write `folder/name` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def opened_whole(store: Path) -> Store:
    """Open `store`, which HashEncoder built; each vector and each word must be where it belongs."""
    opened, encoder = open_store(store), HashEncoder()
    for position, passage in enumerate(opened.catalogue.all_passages()):
        document = opened.catalogue.documents[opened.owners[position]]
        assert document.id == passage.document_id
        words = embedded_text(document, passage)
        vector = encoder.encode([words], "document")[0]
        assert opened.vectors.of([position])[0] == pytest.approx(vector, abs=1e-4), passage.id
        first, last = opened.first_sentence[position : position + 2]
        sentences = [passage.text[start:end] for start, end in passage.sentences]
        vectors = encoder.encode(sentences, "document")
        held = opened.sentences.of(np.arange(first, last))
        assert held == pytest.approx(vectors, abs=0.01), passage.id
        asked = dict.fromkeys(terms(words), 1.0)
        assert opened.lexical.scores_of(np.array([position]), asked)[0] > 0, passage.id
        if passage.version:
            text = opened.catalogue.text(passage.version)
            assert text.body[passage.start : passage.end] == passage.text
    return opened


def bodies(opened: Store) -> dict[str, str]:
    """Return the text of every version, by the name of its file."""
    catalogue = opened.catalogue
    return {version.file: catalogue.text(version.id).body for version in catalogue.versions()}


def lines(results: Sequence[Result]) -> list[tuple[str, str]]:
    """Return each file's name and what became of it in one word, or its error."""
    return [
        (result.name, result.error or ("there" if result.is_duplicate else "added"))
        for result in results
    ]


def take_out(store: Path, *names: str) -> HashEncoder:
    """Remove the texts of these files; return the encoder that was at hand for it."""
    encoder = HashEncoder()
    leaving = {version.id for version in store_versions(store) if version.file in names}
    assert len(leaving) == len(names)
    remove(leaving, store, encoder, quiet)
    return encoder


def ids(store: Path) -> list[str]:
    """Return the ids of the documents of `store`, in order."""
    return [document.id for document in opened_whole(store).catalogue.documents]


def found(store: Path, question: str) -> list[str]:
    """Return the files the best passages for `question` are of."""
    opened = open_store(store)
    files = {version.id: version.file for version in opened.catalogue.versions()}
    hits = Retriever(opened, HashEncoder()).search(question, 5)
    return [files[hit.passage.version] for hit in hits if hit.passage.version]
