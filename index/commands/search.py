"""`search`: ask the store, from the command line."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass

from index.commands.filters import allowed_documents
from index.commands.progress import progress_bar
from index.encoding.encoder import load_encoder
from index.errors import IndexingError
from index.evaluating.json_lines import read_texts
from index.ingest.embedding import Progress
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever
from index.store import generations


@dataclass(frozen=True, slots=True)
class _Asked:
    id: str
    text: str


def search(options: argparse.Namespace) -> int:
    """Print the passages found for one question or for a file of them, in the documents allowed."""
    asked = list(_questions(options))
    if not asked:
        raise IndexingError(f"{options.queries}: no question is in it. Give one a line.")
    store = generations.open_store(options.store)
    allowed = allowed_documents(options, store.catalogue)
    retriever = Retriever(store, load_encoder(options.settings))
    texts = [question.text for question in asked]
    with closing(retriever.search_many(texts, options.k, allowed)) as found, _progress() as told:
        for number, (question, hits) in enumerate(zip(asked, found, strict=True), start=1):
            lines = iter([_as_json(question, hits)]) if options.json else _as_text(question, hits)
            # At once: what reads them may wait for them.
            print(*lines, sep="\n", flush=True)
            told("questions", number, len(asked))
    return 0


def _progress() -> AbstractContextManager[Progress]:
    """Give what shows how far it is, where the answers themselves do not show it."""
    shown = sys.stderr.isatty() and not sys.stdout.isatty()
    return progress_bar() if shown else nullcontext(lambda *_: None)


def _questions(options: argparse.Namespace) -> Iterator[_Asked]:
    if bool(options.question) == bool(options.queries):
        raise IndexingError("give either a question or --queries FILE.jsonl, one of the two.")
    if options.question:
        text = " ".join(options.question)
        if not text.strip():
            raise IndexingError("the question is empty. Give some words to search for.")
        yield _Asked("1", text)
        return
    if not options.queries.is_file():
        raise IndexingError(
            f"{options.queries}: no such file. Give one with an object a line:"
            ' {"id": "1", "text": "…"}.'
        )
    for name, record in read_texts(options.queries).items():
        yield _Asked(name, record["text"])


def _as_json(question: _Asked, hits: list[ScoredPassage]) -> str:
    record = {
        "id": question.id,
        "query": question.text,
        "hits": [
            {
                "rank": rank,
                "document_id": hit.document.id,
                "passage_id": hit.passage.id,
                "number": hit.document.number,
                "title": hit.document.title,
                "heading": hit.passage.heading,
                "score": hit.score,
                "text": hit.passage.text,
            }
            for rank, hit in enumerate(hits, start=1)
        ],
    }
    return json.dumps(record, ensure_ascii=False)


def _as_text(question: _Asked, hits: list[ScoredPassage]) -> Iterator[str]:
    yield f"? {question.text}"
    if not hits:
        yield "nothing found"
    for rank, hit in enumerate(hits, start=1):
        start, end = hit.sentence
        heading = f" › {hit.passage.heading}" if hit.passage.heading else ""
        yield f"{rank}. {hit.document.name}{heading}  ({hit.probability:.0%})"
        yield f"   {hit.passage.text[start:end]}"
