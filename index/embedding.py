"""Embed the passages and sentences of a catalogue, using again what was embedded before."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index import manifest as manifests
from index import store as stores
from index.catalogue import Catalogue
from index.document import Document, Passage
from index.encoder import Encoder, Vectors
from index.errors import StoreError

Progress = Callable[[str, int, int], None]
_CHUNK = 64
# So many new passages are held in memory at once.
_SLICE = 4096


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
    before: stores.Before | None,
    progress: Progress,
) -> Embedded:
    """Write the vectors of every passage and sentence of `catalogue` into `built`.

    A passage that `before` has, word for word and under the same name, is not encoded again.
    """
    first = catalogue.first_sentences()
    total = catalogue.count_sentences()
    ends = [*first[1:], total]
    vectors = np.empty((len(first), encoder.dimension), dtype=np.float32)
    shape = (total, encoder.dimension)
    sentences = np.lib.format.open_memmap(
        str(built / stores.SENTENCES), mode="w+", dtype=np.float16, shape=shape
    )
    old = _Vectors.of(before, encoder)
    new: list[int] = []
    for position, digest in enumerate(catalogue.digests()):
        row = old.rows.get(digest)
        if row is None:
            new.append(position)
            continue
        vectors[position] = old.passage(row)
        sentences[first[position] : ends[position]] = old.sentences_of(row)
    counted = sum(ends[position] - first[position] for position in new)
    done = _Done(progress, {"passages": len(new), "sentences": counted})
    for start in range(0, len(new), _SLICE):
        some = new[start : start + _SLICE]
        passages = catalogue.passages(some)
        texts = [embedded_text(catalogue.document(p.document_id), p) for p in passages.values()]
        _encode(encoder, texts, some, vectors, done.of("passages"))
        quotes = [p.text[a:b] for p in passages.values() for a, b in p.sentences]
        rows = [row for position in some for row in range(first[position], ends[position])]
        _encode(encoder, quotes, rows, sentences, done.of("sentences"))
    sentences.flush()
    index = faiss.IndexFlatIP(encoder.dimension)
    index.add(vectors)
    faiss.write_index(index, str(built / stores.VECTORS))
    return Embedded(len(first), total, len(new))


@dataclass(frozen=True, slots=True)
class _Vectors:
    """The vectors of an older generation, by the digest of what was embedded."""

    rows: dict[bytes, int]
    index: Any = None
    sentences: Any = None
    first: Sequence[int] = ()

    @classmethod
    def of(cls, before: stores.Before | None, encoder: Encoder) -> "_Vectors":
        if before is None or before.manifest.model != encoder.name:
            return cls({})
        try:
            names = [stores.VECTORS, stores.SENTENCES]
            manifests.verify_files(before.folder, before.manifest, "", names)
        except StoreError:
            return cls({})
        index = faiss.read_index(str(before.folder / stores.VECTORS))
        sentences = np.load(before.folder / stores.SENTENCES, mmap_mode="r")
        first = [*before.catalogue.first_sentences(), len(sentences)]
        rows = {digest: row for row, digest in enumerate(before.catalogue.digests())}
        return cls(rows, index, sentences, first)

    def passage(self, row: int) -> Vectors:
        vector: Vectors = self.index.reconstruct(row)
        return vector

    def sentences_of(self, row: int) -> NDArray[np.float16]:
        found: NDArray[np.float16] = self.sentences[self.first[row] : self.first[row + 1]]
        return found


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
    rows: Sequence[int],
    into: NDArray[Any],
    told: Callable[[int], None],
) -> None:
    """Write the vector of `texts[i]` into row `rows[i]`; `told` hears how many more are done."""
    # Chunks of like length waste little on padding and let the progress bar move evenly.
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        vectors = encoder.encode([texts[at] for at in chunk], "document")
        into[[rows[at] for at in chunk]] = vectors
        told(len(chunk))
