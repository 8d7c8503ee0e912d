"""Embed the passages and sentences of a catalogue, reusing vectors of the previous store."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.documents.names import name_in
from index.encoding.encoder import Encoder
from index.errors import StoreError
from index.records.document import Document, Passage
from index.records.languages import FOREIGN, Language
from index.store import generations
from index.store import manifest as manifests
from index.store.catalogue import Catalogue
from index.store.translated import FIRST_SENTENCE, POSITIONS, SENTENCES, VECTORS
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


def embedded_text(document: Document, passage: Passage, language: Language = "vi") -> str:
    """Return the searchable text of a passage: document name, heading path, text; a line each.

    It is in `language`, which the passage must have.
    """
    said = passage if language == "vi" else passage.rendering(language)
    if said is None:
        raise ValueError(f"{passage.id} is not there in {language}")
    name = name_in(document, language) if document.type else document.title
    return "\n".join(part for part in (name, said.heading, said.text) if part)


def embed(
    folder: Path,
    catalogue: Catalogue,
    encoder: Encoder,
    before: generations.LatestGeneration | None,
    progress: Progress,
) -> EmbeddingCounts:
    """Write the vectors of every passage and sentence of `catalogue` into `folder`.

    A passage that `before` has with the same text, heading and document name is not encoded again.
    Renderings have a folder for each language. The counts are those of the Vietnamese passages.
    """
    np.save(folder / generations.OWNERS, np.array(catalogue.owners(), dtype=np.int64))
    counts = _Rows("vi", catalogue, encoder, before).embed(folder, progress)
    for language in FOREIGN:
        if positions := catalogue.positions_in(language):
            (folder / language).mkdir()
            _Rows(language, catalogue, encoder, before).embed(folder / language, progress)
            np.save(folder / language / POSITIONS, np.array(positions, dtype=np.int64))
    return counts


class _Rows:
    """The passages of a catalogue in one language, which are embedded, a row each."""

    def __init__(
        self,
        language: Language,
        catalogue: Catalogue,
        encoder: Encoder,
        before: generations.LatestGeneration | None,
    ) -> None:
        self._language, self._catalogue, self._encoder = language, catalogue, encoder
        self._before = before
        self._total = catalogue.count_sentences(language)
        # Row i has the sentences first[i]:first[i + 1].
        first = [*catalogue.first_sentences(language), self._total]
        self._first = np.array(first, dtype=np.int64)

    def embed(self, folder: Path, progress: Progress) -> EmbeddingCounts:
        """Write the vectors into `folder`."""
        count, dimension = len(self._first) - 1, self._encoder.dimension
        vectors = QuantisedRows.create(folder / VECTORS, count, dimension, np.int16)
        sentences = QuantisedRows.create(folder / SENTENCES, self._total, dimension, np.int8)
        new = self._copy_vectors(vectors, sentences)
        new_sentences = int((self._first[1:] - self._first[:-1])[new].sum())
        counter = _Counter(progress, {"passages": len(new), "sentences": new_sentences})
        for start in range(0, len(new), _SLICE):
            batch = new[start : start + _SLICE]
            texts, quotes = self._texts(batch)
            _encode(self._encoder, texts, batch, vectors, counter.of("passages"))
            rows = _sentences_of(self._first, np.array(batch))
            _encode(self._encoder, quotes, rows, sentences, counter.of("sentences"))
        sentences.flush()
        vectors.flush()
        write_index(folder / VECTORS, vectors)
        np.save(folder / FIRST_SENTENCE, self._first)
        return EmbeddingCounts(count, self._total, len(new))

    def _texts(self, rows: Sequence[int]) -> tuple[list[str], list[str]]:
        """Return what to encode of the passages in `rows`: their texts, and their sentences."""
        catalogue, language = self._catalogue, self._language
        positions = rows
        if language != "vi":
            every = catalogue.positions_in(language)
            positions = [every[row] for row in rows]
        passages = catalogue.passages(positions).values()
        texts = [embedded_text(catalogue.document(p.document_id), p, language) for p in passages]
        said = (p if language == "vi" else p.rendering(language) for p in passages)
        return texts, [each.text[a:b] for each in said if each for a, b in each.sentences]

    def _copy_vectors(self, vectors: QuantisedRows, sentences: QuantisedRows) -> list[int]:
        """Copy the vectors that the store before has; return the rows of all other passages."""
        before, language = self._before, self._language
        digests = self._catalogue.digests(language)
        if before is None or not _usable(before, self._encoder, language):
            return list(range(len(digests)))
        old_rows = {digest: row for row, digest in enumerate(before.catalogue.digests(language))}
        rows = np.array([old_rows.get(digest, -1) for digest in digests], dtype=np.int64)
        old_total = before.catalogue.count_sentences(language)
        old_first = np.array([*before.catalogue.first_sentences(language), old_total], np.int64)
        folder = before.folder / _folder_of(language)
        old_vectors, old_sentences = (
            QuantisedRows.open(folder / name) for name in (VECTORS, SENTENCES)
        )
        reusable = np.flatnonzero(rows >= 0)
        for start in range(0, len(reusable), _SLICE):
            batch = reusable[start : start + _SLICE]
            vectors.copy(batch, old_vectors, rows[batch])
            old = _sentences_of(old_first, rows[batch])
            sentences.copy(_sentences_of(self._first, batch), old_sentences, old)
        return [int(position) for position in np.flatnonzero(rows < 0)]


def _folder_of(language: Language) -> str:
    return "" if language == "vi" else language


def _usable(before: generations.LatestGeneration, encoder: Encoder, language: Language) -> bool:
    """Return whether the vectors of `before` are intact, in our format and made by `encoder`."""
    names = [
        str(Path(_folder_of(language), rows, file))
        for rows in (VECTORS, SENTENCES)
        for file in FILES
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
