"""Embed the passages and sentences of a catalogue, using again what was embedded before."""

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
_CHUNK = 64
# So many new passages are held in memory at once.
_SLICE = 4096

Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Embedded:
    """How many passages and sentences a store holds, and how many passages had to be encoded."""

    passages: int
    sentences: int
    encoded: int


def embedded_text(document: Document, passage: Passage) -> str:
    """Return what is searched of a passage: the document's name, the heading path, the text."""
    parts = [document.name if document.type else document.title, passage.heading, passage.text]
    return "\n".join(part for part in parts if part)


def embed(
    built: Path,
    catalogue: Catalogue,
    encoder: Encoder,
    before: generations.Before | None,
    progress: Progress,
) -> Embedded:
    """Write the vectors of every passage and sentence of `catalogue` into `built`.

    A passage that `before` has, word for word and under the same name, is not encoded again.
    """
    total = catalogue.count_sentences()
    first = np.array([*catalogue.first_sentences(), total], dtype=np.int64)
    count = len(first) - 1
    vectors = QuantisedRows.create(built / generations.VECTORS, count, encoder.dimension, np.int16)
    sentences = QuantisedRows.create(
        built / generations.SENTENCES, total, encoder.dimension, np.int8
    )
    new = _use_again(before, encoder, catalogue, first, vectors, sentences)
    counted = int((first[1:] - first[:-1])[new].sum())
    done = _Done(progress, {"passages": len(new), "sentences": counted})
    for start in range(0, len(new), _SLICE):
        some = new[start : start + _SLICE]
        passages = catalogue.passages(some)
        texts = [embedded_text(catalogue.document(p.document_id), p) for p in passages.values()]
        _encode(encoder, texts, some, vectors, done.of("passages"))
        quotes = [p.text[a:b] for p in passages.values() for a, b in p.sentences]
        rows = _sentences_of(first, np.array(some))
        _encode(encoder, quotes, rows, sentences, done.of("sentences"))
    sentences.flush()
    vectors.flush()
    write_index(built / generations.VECTORS, vectors)
    np.save(built / generations.FIRST_SENTENCE, first)
    np.save(built / generations.OWNERS, np.array(catalogue.owners(), dtype=np.int64))
    return Embedded(count, total, len(new))


def _use_again(
    before: generations.Before | None,
    encoder: Encoder,
    catalogue: Catalogue,
    first: Positions,
    vectors: QuantisedRows,
    sentences: QuantisedRows,
) -> list[int]:
    """Copy the vectors that `before` has; return the positions of the passages it has not."""
    digests = catalogue.digests()
    if before is None or not _usable(before, encoder):
        return list(range(len(digests)))
    held = {digest: row for row, digest in enumerate(before.catalogue.digests())}
    rows = np.array([held.get(digest, -1) for digest in digests], dtype=np.int64)
    old_first = np.array(
        [*before.catalogue.first_sentences(), before.catalogue.count_sentences()], dtype=np.int64
    )
    old_vectors, old_sentences = (
        QuantisedRows.open(before.folder / name)
        for name in (generations.VECTORS, generations.SENTENCES)
    )
    kept = np.flatnonzero(rows >= 0)
    for start in range(0, len(kept), _SLICE):
        some = kept[start : start + _SLICE]
        vectors.copy(some, old_vectors, rows[some])
        old = _sentences_of(old_first, rows[some])
        sentences.copy(_sentences_of(first, some), old_sentences, old)
    return [int(position) for position in np.flatnonzero(rows < 0)]


def _usable(before: generations.Before, encoder: Encoder) -> bool:
    names = [
        f"{rows}/{file}" for rows in (generations.VECTORS, generations.SENTENCES) for file in FILES
    ]
    try:
        manifests.verify_files(before.folder, before.manifest, "", names)
    except StoreError:
        return False
    written = (before.manifest.format, before.manifest.model)
    return written == (manifests.FORMAT, encoder.name)


def _sentences_of(first: Positions, positions: Positions) -> Positions:
    """Return the rows of the sentences of the passages at `positions`, in their order."""
    ranges = [np.arange(first[at], first[at + 1]) for at in positions]
    return np.concatenate([np.empty(0, dtype=np.int64), *ranges])


@dataclass(frozen=True, slots=True)
class _Done:
    """Tells how far each step is, over all slices."""

    progress: Progress
    totals: Mapping[str, int]
    counts: Counter[str] = field(default_factory=Counter)

    def of(self, step: str) -> Callable[[int], None]:
        def told(more: int) -> None:
            self.counts[step] += more
            self.progress(step, self.counts[step], self.totals[step])

        return told


def _encode(
    encoder: Encoder,
    texts: Sequence[str],
    rows: Sequence[int] | Positions,
    into: QuantisedRows,
    told: Callable[[int], None],
) -> None:
    """Write the vector of `texts[i]` into row `rows[i]`; `told` hears how many more are done."""
    # Chunks of like length waste little on padding and let the progress bar move evenly.
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        vectors = encoder.encode([texts[at] for at in chunk], "document")
        into.put([rows[at] for at in chunk], vectors)
        told(len(chunk))
