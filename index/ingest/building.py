"""Write a new generation of a store, from a corpus or with texts added or removed."""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from index.encoding.encoder import Encoder
from index.errors import StoreError
from index.ingest.corpus import corpus_files, translation_files
from index.ingest.embedding import EmbeddingCounts, Progress, embed, embedded_text
from index.ingest.merging import MergedDocument, merge
from index.ingest.passages import passages_of
from index.ingest.texts import corpus_texts
from index.ingest.trust import is_rejected
from index.records.document import Document, Rendering
from index.records.languages import FOREIGN, Language
from index.records.version import Text, Version
from index.spelling.speller import Speller
from index.store import generations, translated
from index.store import manifest as manifests
from index.store.catalogue import Catalogue
from index.store.catalogue_writer import CatalogueWriter
from index.store.in_force import current_name
from index.store.lexical.index import LexicalIndex

_log = logging.getLogger(__name__)

# Each version of a store by its id, with a function that loads its text: all texts together may
# exceed the memory.
Contents = dict[str, tuple[Version, Callable[[], Text]]]


def corpus_hash(corpus: Path) -> str:
    """Return a SHA-256 of the names and contents of the files of `corpus`, as hex digits."""
    digest = hashlib.sha256()
    files = {file.name: file for file in ([corpus] if corpus.is_file() else corpus_files(corpus))}
    files |= {f"{language}/{file.name}": file for language, file in translation_files(corpus)}
    for name, file in files.items():
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_up_to_date(store: Path, corpus: Path, encoder: Encoder) -> bool:
    """Return whether the current store is intact and was built from `corpus` with `encoder`."""
    try:
        _, manifest = generations.read_current(store)
    except StoreError:
        return False
    inputs = (manifest.model, manifest.corpus, manifest.versions)
    return inputs == (encoder.name, corpus_hash(corpus), manifests.writer_versions())


def build(corpus: Path, store: Path, encoder: Encoder, progress: Progress) -> manifests.Manifest:
    """Build `store` from `corpus` and switch to it in one step; added texts are kept.

    `progress(step, done, total)` is called during the work. Raises CorpusError or StoreError; then
    the previous store stays current.
    """
    digest = corpus_hash(corpus)
    texts = list(corpus_texts(corpus))

    def replace_corpus(contents: Contents) -> Contents:
        fresh: Contents = {text.version.id: entry(text) for text in texts}
        kept = {name: pair for name, pair in contents.items() if pair[0].origin == "added"}
        return fresh | kept

    return rewrite(store, encoder, progress, replace_corpus, digest)


def rewrite(
    store: Path,
    encoder: Encoder,
    progress: Progress,
    change: Callable[[Contents], Contents],
    corpus: str | None = None,
) -> manifests.Manifest:
    """Switch `store` to a new generation that holds the result of `change` on its contents.

    Only new passages are embedded. `corpus` is the hash of the corpus, None to keep the one in the
    manifest. Raises StoreError; then the previous store stays current.
    """
    with (
        generations.new_generation(store) as scratch,
        generations.latest_generation(store) as before,
    ):
        if before is None and current_name(store):
            if corpus is None:
                raise StoreError(
                    f"{store}: what it holds cannot be read. {generations.cure_for(store)}"
                )
            _log.warning("%s: its catalogue is damaged; texts added to it have to be again", store)
        contents = change(contents_of(before.catalogue) if before else {})
        folder = scratch / "generation"
        folder.mkdir()
        documents = merge(version for version, _ in contents.values())
        _write_catalogue(folder, documents, contents)
        counts = _write_indexes(folder, encoder, before, progress)
        manifest = manifests.Manifest(
            format=manifests.FORMAT,
            model=encoder.name,
            dimension=encoder.dimension,
            corpus=corpus if corpus is not None else before.manifest.corpus if before else "",
            documents=len(documents),
            passages=counts.passages,
            sentences=counts.sentences,
            # Without a new corpus, its texts remain as cut by the versions that wrote them.
            versions=before.manifest.versions
            if before and corpus is None
            else manifests.writer_versions(),
            files=manifests.hash_files(folder),
            samples=manifests.sample_files(folder),
        )
        generations.publish(store, folder, manifest)
    return manifest


def entry(text: Text) -> tuple[Version, Callable[[], Text]]:
    """Return `text` as an entry of Contents."""
    return text.version, lambda: text


def contents_of(catalogue: Catalogue) -> Contents:
    """Return what `catalogue` holds; texts are loaded from it while it is open."""
    return {
        version.id: (version, partial(catalogue.text, version.id))
        for version in catalogue.versions()
    }


def _write_catalogue(folder: Path, documents: Sequence[MergedDocument], contents: Contents) -> None:
    """Write `documents` with their texts and passages into `folder`."""
    with closing(CatalogueWriter(folder)) as writer:
        for version, load in contents.values():
            if is_rejected(version):
                writer.add_text(load())
        sentences: Counter[Language] = Counter()
        for merged in documents:
            row = writer.add_document(merged.document)
            texts = [contents[version.id][1]() for version in merged.versions]
            for text in texts:
                writer.add_text(text, row)
            used = [text for text in texts if text.version in merged.used]
            for passage in passages_of(merged.document, used):
                digest = _digest(embedded_text(merged.document, passage), passage.sentences)
                position = writer.add_passage(passage, row, sentences["vi"], digest)
                sentences["vi"] += len(passage.sentences)
                for each in filter(partial(_is_searched, merged.document), passage.renderings):
                    words = embedded_text(merged.document, passage, each.language)
                    digest = _digest(words, each.sentences)
                    writer.add_rendering(each, position, sentences[each.language], digest)
                    sentences[each.language] += len(each.sentences)


def _is_searched(document: Document, rendering: Rendering) -> bool:
    """Tell whether `rendering` is searched: of a document that was not translated, no card is."""
    return document.translation(rendering.language) is not None


def _digest(words: str, sentences: tuple[tuple[int, int], ...]) -> bytes:
    return hashlib.blake2b(f"{words}\0{sentences}".encode(), digest_size=16).digest()


def _write_indexes(
    folder: Path, encoder: Encoder, before: generations.LatestGeneration | None, progress: Progress
) -> EmbeddingCounts:
    """Write the vectors, lexical indexes and spelling of the catalogue in `folder`."""
    with closing(Catalogue(folder)) as catalogue:
        counts = embed(folder, catalogue, encoder, before, progress)
        LexicalIndex.build(_texts(catalogue)).save(folder / translated.LEXICAL)
        Speller.learn(_texts(catalogue)).save(folder / generations.SPELLING)
        for language in FOREIGN:
            if (folder / language).is_dir():
                words = LexicalIndex.build(_texts(catalogue, language))
                words.save(folder / language / translated.LEXICAL)
    return counts


def _texts(catalogue: Catalogue, language: Language = "vi") -> Iterator[str]:
    for passage in catalogue.all_passages():
        document = catalogue.document(passage.document_id)
        rendering = passage.rendering(language)
        if language == "vi" or (rendering and _is_searched(document, rendering)):
            yield embedded_text(document, passage, language)
