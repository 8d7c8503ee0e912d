"""A whole store of as many passages as wanted, grown as grown_words and grown_vectors say.

Passage i has its words, its vector and its text from the same real passage. Its text is that one's
own, since what is grown are only hashes of words; its sentences' vectors are its own vector, since
what they are costs nothing. The speller knows as many words and pairs as Heaps' law expects, the
new ones made up of two syllables. Documents have 50 passages each, and no structure.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.encoding.encoder import Vectors
from index.records.document import Document, Passage
from index.spelling.speller import Speller
from index.store import generations, translated
from index.store import manifest as manifests
from index.store.catalogue_writer import CatalogueWriter
from index.store.lexical import postings
from index.store.vectors.index import VectorIndex
from index.store.vectors.quantised import QuantisedRows
from index.text.folding import fold, words
from index.text.sentences import sentence_spans
from tests.benchmarks.grown_words import Rows, grown_terms

_DOCUMENT = 50
_CHUNK = 10_000
_MOST_WORDS, _MOST_PAIRS = 200_000, 2_000_000  # a speller keeps no more


def write(
    store: Path,
    model: str,
    passages: Sequence[str],
    questions: Sequence[str],
    based_on: Rows,
    vectors: Vectors,
) -> dict[str, float]:
    """Write a store whose passage i is grown from `passages[based_on[i]]`, with `vectors[i]`.

    Returns seconds of CPU time that the indexes took (`…_s`), and MB of each part (`…_mb`).
    """
    spans = [sentence_spans(text) for text in passages]
    counts = np.array([len(some) for some in spans])[based_on]
    first = np.concatenate([[0], np.cumsum(counts)])
    figures = {}
    with generations.new_generation(store) as scratch:
        built = scratch / "generation"
        built.mkdir()
        began = time.process_time()
        VectorIndex.write(built / translated.VECTORS, vectors)
        figures["vectors_s"] = time.process_time() - began
        began = time.process_time()
        postings.write(built / translated.LEXICAL, grown_terms(passages, questions, based_on))
        figures["words_s"] = time.process_time() - began
        _write_sentences(built / translated.SENTENCES, vectors, counts, first)
        Speller.learn([*passages, *_made_up(passages, len(based_on))]).save(
            built / generations.SPELLING
        )
        np.save(built / translated.FIRST_SENTENCE, first)
        np.save(built / generations.OWNERS, np.arange(len(based_on)) // _DOCUMENT)
        documents = _write_catalogue(built, passages, spans, based_on, first)
        manifest = manifests.Manifest(
            format=manifests.FORMAT,
            model=model,
            dimension=vectors.shape[1],
            corpus="",
            documents=documents,
            passages=len(based_on),
            sentences=int(first[-1]),
            versions=manifests.writer_versions(),
            files=manifests.hash_files(built),
            samples=manifests.sample_files(built),
        )
        folder = generations.publish(store, built, manifest)
    figures["disk_mb"] = _megabytes(folder)
    return figures | {f"{entry.stem}_mb": _megabytes(entry) for entry in folder.iterdir()}


def _megabytes(path: Path) -> float:
    files = [file for file in [path, *path.rglob("*")] if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def _write_sentences(folder: Path, vectors: Vectors, counts: Rows, first: Rows) -> None:
    rows = QuantisedRows.create(folder, int(first[-1]), vectors.shape[1], np.int8)
    for start in range(0, len(vectors), _CHUNK):
        end = min(start + _CHUNK, len(vectors))
        some = np.repeat(vectors[start:end], counts[start:end], axis=0)
        rows.put(slice(int(first[start]), int(first[end])), some)
    rows.flush()


def _write_catalogue(
    built: Path,
    passages: Sequence[str],
    spans: Sequence[list[tuple[int, int]]],
    based_on: Rows,
    first: Rows,
) -> int:
    """Write the passages into as many documents as are needed; return how many."""
    with closing(CatalogueWriter(built)) as writer:
        document = -1
        for row, base in enumerate(based_on.tolist()):
            if row % _DOCUMENT == 0:
                name = f"document {row // _DOCUMENT}"
                title = passages[base].partition(".")[0]
                document = writer.add_document(Document(id=name, title=title, sources=(name,)))
            text = passages[base]
            passage = Passage(
                f"{name}#{row}", name, "", text, 0, len(text), tuple(spans[base]), (name,),
                "summary", name,
            )  # fmt: skip
            writer.add_passage(passage, document, int(first[row]), row.to_bytes(16))
    return document + 1


def _made_up(passages: Sequence[str], count: int) -> Iterator[str]:
    """Yield texts with the further words, and pairs of words, that `count` passages would have."""
    said = [words(text) for text in passages]
    flat = [word for some in said for word in some]
    pairs = [pair for some in said for pair in pairwise(some)]
    random = np.random.default_rng(0)
    bare = sorted({fold(word) for word in flat if word.isalpha()})
    new = _further(flat, count / len(passages), _MOST_WORDS)
    for one, other in random.choice(bare, (new, 2)).tolist():
        yield one + other
    known = sorted({*flat})
    for one, other in random.choice(
        known, (_further(pairs, count / len(passages), _MOST_PAIRS), 2)
    ).tolist():
        yield f"{one} {other}"


def _further(said: Sequence[object], times: float, most: int) -> int:
    """Return how many more kinds there are in `times` as much text, by Heaps' law, up to `most`."""
    kinds, counts = np.unique([hash(kind) for kind in said], return_counts=True)
    further = len(kinds) * (times ** float((counts == 1).mean()) - 1)
    return int(max(0, min(further, most - len(kinds))))
