"""The command `search`, which prints the passages that answer questions."""

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
class _Question:
    id: str
    text: str


def search(options: argparse.Namespace) -> int:
    """Print the best passages for one question or a file of them, in the documents allowed."""
    questions = list(_questions(options))
    if not questions:
        raise IndexingError(f"{options.queries}: no question is in it. Give one a line.")
    store = generations.open_store(options.store)
    allowed = allowed_documents(options, store.catalogue)
    retriever = Retriever(store, load_encoder(options.settings))
    texts = [question.text for question in questions]
    results = closing(retriever.search_many(texts, options.k, allowed))
    with results as all_hits, _progress() as progress:
        for number, (question, hits) in enumerate(zip(questions, all_hits, strict=True), start=1):
            lines = iter([_as_json(question, hits)]) if options.json else _as_text(question, hits)
            # Flushed, since a program that reads them may wait for each answer.
            print(*lines, sep="\n", flush=True)
            progress("questions", number, len(questions))
    return 0


def _progress() -> AbstractContextManager[Progress]:
    """Return a progress bar if the answers go to a file or pipe, else one that draws nothing."""
    is_shown = sys.stderr.isatty() and not sys.stdout.isatty()
    return progress_bar() if is_shown else nullcontext(lambda *_: None)


def _questions(options: argparse.Namespace) -> Iterator[_Question]:
    if bool(options.question) == bool(options.queries):
        raise IndexingError("give either a question or --queries FILE.jsonl, one of the two.")
    if options.question:
        text = " ".join(options.question)
        if not text.strip():
            raise IndexingError("the question is empty. Give some words to search for.")
        yield _Question("1", text)
        return
    if not options.queries.is_file():
        raise IndexingError(
            f"{options.queries}: no such file. Give one with an object a line:"
            ' {"id": "1", "text": "…"}.'
        )
    for name, record in read_texts(options.queries).items():
        yield _Question(name, record["text"])


def _as_json(question: _Question, hits: list[ScoredPassage]) -> str:
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


def _as_text(question: _Question, hits: list[ScoredPassage]) -> Iterator[str]:
    yield f"? {question.text}"
    if not hits:
        yield "nothing found"
    for rank, hit in enumerate(hits, start=1):
        start, end = hit.sentence
        heading = f" › {hit.passage.heading}" if hit.passage.heading else ""
        yield f"{rank}. {hit.document.name}{heading}  ({hit.probability:.0%})"
        yield f"   {hit.passage.text[start:end]}"
