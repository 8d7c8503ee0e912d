"""Embed the passages and sentences of a catalogue, reusing vectors of the previous store."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder
from index.errors import StoreError
from index.records.document import Document, Passage
from index.store import generations
from index.store import manifest as manifests
from index.store.catalogue import Catalogue
from index.store.vectors.index import write_index
from index.store.vectors.quantised import FILES, QuantisedRows

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, the number of items done and their total."""
_CHUNK = 64  # texts encoded at a time
_SLICE = 4096  # new passages in memory at a time

Positions = NDArray[np.int64]
"""Positions of passages in a store, or rows of vectors; shape (n,)."""


@dataclass(frozen=True, slots=True)
class EmbeddingCounts:
    """The numbers of passages and sentences in a store, and of passages encoded for it."""

    passages: int
    sentences: int
    encoded: int


def embedded_text(document: Document, passage: Passage) -> str:
    """Return the searchable text of a passage: document name, heading path, text; a line each."""
    parts = [document.name if document.type else document.title, passage.heading, passage.text]
    return "\n".join(part for part in parts if part)


def embed(
    folder: Path,
    catalogue: Catalogue,
    encoder: Encoder,
    before: generations.LatestGeneration | None,
    progress: Progress,
) -> EmbeddingCounts:
    """Write the vectors of every passage and sentence of `catalogue` into `folder`.

    A passage that `before` has with the same text, heading and document name is not encoded again.
    """
    total = catalogue.count_sentences()
    # Passage i has the sentences first[i]:first[i + 1].
    first = np.array([*catalogue.first_sentences(), total], dtype=np.int64)
    count = len(first) - 1
    vectors = QuantisedRows.create(folder / generations.VECTORS, count, encoder.dimension, np.int16)
    sentences = QuantisedRows.create(
        folder / generations.SENTENCES, total, encoder.dimension, np.int8
    )
    new = _copy_vectors(before, encoder, catalogue, first, vectors, sentences)
    new_sentences = int((first[1:] - first[:-1])[new].sum())
    counter = _Counter(progress, {"passages": len(new), "sentences": new_sentences})
    for start in range(0, len(new), _SLICE):
        batch = new[start : start + _SLICE]
        passages = catalogue.passages(batch)
        texts = [embedded_text(catalogue.document(p.document_id), p) for p in passages.values()]
        _encode(encoder, texts, batch, vectors, counter.of("passages"))
        quotes = [p.text[a:b] for p in passages.values() for a, b in p.sentences]
        rows = _sentences_of(first, np.array(batch))
        _encode(encoder, quotes, rows, sentences, counter.of("sentences"))
    sentences.flush()
    vectors.flush()
    write_index(folder / generations.VECTORS, vectors)
    np.save(folder / generations.FIRST_SENTENCE, first)
    np.save(folder / generations.OWNERS, np.array(catalogue.owners(), dtype=np.int64))
    return EmbeddingCounts(count, total, len(new))


def _copy_vectors(
    before: generations.LatestGeneration | None,
    encoder: Encoder,
    catalogue: Catalogue,
    first: Positions,
    vectors: QuantisedRows,
    sentences: QuantisedRows,
) -> list[int]:
    """Copy the vectors that `before` has; return the positions of all other passages."""
    digests = catalogue.digests()
    if before is None or not _usable(before, encoder):
        return list(range(len(digests)))
    old_rows = {digest: row for row, digest in enumerate(before.catalogue.digests())}
    rows = np.array([old_rows.get(digest, -1) for digest in digests], dtype=np.int64)
    old_first = np.array(
        [*before.catalogue.first_sentences(), before.catalogue.count_sentences()], dtype=np.int64
    )
    old_vectors, old_sentences = (
        QuantisedRows.open(before.folder / name)
        for name in (generations.VECTORS, generations.SENTENCES)
    )
    reusable = np.flatnonzero(rows >= 0)
    for start in range(0, len(reusable), _SLICE):
        batch = reusable[start : start + _SLICE]
        vectors.copy(batch, old_vectors, rows[batch])
        old = _sentences_of(old_first, rows[batch])
        sentences.copy(_sentences_of(first, batch), old_sentences, old)
    return [int(position) for position in np.flatnonzero(rows < 0)]


def _usable(before: generations.LatestGeneration, encoder: Encoder) -> bool:
    """Return whether the vectors of `before` are intact, in our format and made by `encoder`."""
    names = [
        f"{rows}/{file}" for rows in (generations.VECTORS, generations.SENTENCES) for file in FILES
    ]
    try:
        manifests.verify_files(before.folder, before.manifest, "", names)
    except StoreError:
        return False
    origin = (before.manifest.format, before.manifest.model)
    return origin == (manifests.FORMAT, encoder.name)


def _sentences_of(first: Positions, positions: Positions) -> Positions:
    """Return the rows of the sentences of the passages at `positions`, in that order."""
    ranges = [np.arange(first[at], first[at + 1]) for at in positions]
    return np.concatenate([np.empty(0, dtype=np.int64), *ranges])


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts the texts done in each step over all slices, and reports them to `progress`."""

    progress: Progress
    totals: Mapping[str, int]
    counts: Counter[str] = field(default_factory=Counter)

    def of(self, step: str) -> Callable[[int], None]:
        def report(more: int) -> None:
            self.counts[step] += more
            self.progress(step, self.counts[step], self.totals[step])

        return report


def _encode(
    encoder: Encoder,
    texts: Sequence[str],
    rows: Sequence[int] | Positions,
    into: QuantisedRows,
    report: Callable[[int], None],
) -> None:
    """Write the vector of `texts[i]` into row `rows[i]`; call `report` with each number done."""
    # Texts of similar length need little padding and let the progress bar move evenly.
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        vectors = encoder.encode([texts[at] for at in chunk], "document")
        into.put([rows[at] for at in chunk], vectors)
        report(len(chunk))
