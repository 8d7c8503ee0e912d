"""Build a store from a corpus."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import faiss
import numpy as np

from index import manifest as manifests
from index import store as stores
from index.catalogue import write_catalogue
from index.corpus import corpus_files, read_corpus
from index.diacritics import DiacriticRestorer
from index.document import Document, Passage
from index.encoder import Encoder, Vectors
from index.errors import CorpusError, StoreError
from index.lexical import LexicalIndex
from index.passages import cut

Progress = Callable[[str, int, int], None]
_CHUNK = 64


def corpus_hash(corpus: Path) -> str:
    """Return a hash of every byte of `corpus` that a build reads."""
    digest = hashlib.sha256()
    for file in [corpus] if corpus.is_file() else corpus_files(corpus):
        digest.update(f"{file.name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_up_to_date(store: Path, corpus: Path, encoder: Encoder) -> bool:
    """Tell whether the store in force is whole and was built from `corpus` by `encoder`."""
    try:
        _, manifest = stores.read_current(store)
    except StoreError:
        return False
    built = (manifest.model, manifest.corpus, manifest.versions)
    return built == (encoder.name, corpus_hash(corpus), manifests.writer_versions())


def build(corpus: Path, store: Path, encoder: Encoder, progress: Progress) -> manifests.Manifest:
    """Build `store` from `corpus` and put it in force in one step.

    `progress(step, done, total)` is told as it goes on. Raises CorpusError or StoreError; the
    store in force before stays in force then.
    """
    digest = corpus_hash(corpus)
    documents, passages = _read(corpus)
    with stores.new_generation(store) as scratch:
        built = scratch / "generation"
        built.mkdir()
        texts = [embedded_text(documents[passage.document_id], passage) for passage in passages]
        vectors = _encode(encoder, texts, "passages", progress)
        sentences, first = _sentences(passages)
        sentence_vectors = _encode(encoder, sentences, "sentences", progress)
        vector_index = faiss.IndexFlatIP(encoder.dimension)
        vector_index.add(vectors)
        faiss.write_index(vector_index, str(built / stores.VECTORS))
        np.save(built / stores.SENTENCES, sentence_vectors.astype(np.float16))
        LexicalIndex.build(texts).save(built / stores.LEXICAL)
        DiacriticRestorer.learn(texts).save(built / stores.SPELLING)
        write_catalogue(built, list(documents.values()), passages, first)
        manifest = manifests.Manifest(
            format=manifests.FORMAT,
            model=encoder.name,
            dimension=encoder.dimension,
            corpus=digest,
            documents=len(documents),
            passages=len(passages),
            sentences=len(sentences),
            versions=manifests.writer_versions(),
            files=manifests.hash_files(built),
        )
        stores.publish(store, built, manifest)
    return manifest


def embedded_text(document: Document, passage: Passage) -> str:
    """Return what is searched of a passage: the document's name, the heading path, the text."""
    parts = [document.name if document.type else document.title, passage.heading, passage.text]
    return "\n".join(part for part in parts if part)


def _read(corpus: Path) -> tuple[dict[str, Document], list[Passage]]:
    documents: dict[str, Document] = {}
    passages: list[Passage] = []
    for document, sections in read_corpus(corpus):
        if document.id in documents:
            raise CorpusError(f"{corpus}: two documents have the id {document.id}. Rename one.")
        documents[document.id] = document
        passages.extend(cut(document, sections))
    if not passages:
        raise CorpusError(f"{corpus}: no text in it. Put at least one document there.")
    return documents, passages


def _sentences(passages: Sequence[Passage]) -> tuple[list[str], list[int]]:
    sentences: list[str] = []
    first: list[int] = []
    for passage in passages:
        first.append(len(sentences))
        sentences.extend(passage.text[start:end] for start, end in passage.sentences)
    return sentences, first


def _encode(encoder: Encoder, texts: Sequence[str], step: str, progress: Progress) -> Vectors:
    # Chunks of like length waste little on padding and let the progress bar move evenly.
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    for start in range(0, len(order), _CHUNK):
        rows = order[start : start + _CHUNK]
        vectors[rows] = encoder.encode([texts[row] for row in rows], "document")
        progress(step, start + len(rows), len(texts))
    return vectors
