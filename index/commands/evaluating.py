"""`eval`: measure the search against the usual ways on a question set."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from index import store as stores
from index.building import build, is_up_to_date
from index.commands.showing import progress_bar
from index.encoder import Encoder, load_encoder
from index.evaluating import tables
from index.evaluating.baselines import Baselines
from index.evaluating.conditions import conditions_of
from index.evaluating.encoding import RememberingEncoder
from index.evaluating.evaluation import Told, measure
from index.evaluating.question_set import QuestionSet, read_question_set
from index.model import prepare
from index.retriever import Retriever
from index.settings import settings
from index.store import Store


def evaluate(options: argparse.Namespace) -> int:
    """Print the tables of one question set; write plots into `--out`."""
    asked = read_question_set(options.set)
    prepare(settings(), lambda told: print(told, file=sys.stderr))
    encoder = load_encoder(settings())
    store = _store_of(asked, options.out, encoder)
    remembering = RememberingEncoder(encoder)
    retriever = Retriever(store, remembering)
    baselines = Baselines(store, remembering)
    conditions = list(conditions_of(asked, options.conditions))
    with _steps() as progress:
        measured = list(measure(retriever, baselines, conditions, options.k, progress))
    for line in tables.retrieval(measured, options.k):
        print(line)
    for line in tables.gains(measured, options.k):
        print(line)
    for line in tables.judgements(measured):
        print(line)
    return 0


@contextmanager
def _steps() -> Iterator[Told]:
    """Give a `told(step, done, total)` that draws one bar for all steps on standard error."""
    with Progress(console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as bars:
        task = bars.add_task("")
        yield lambda step, done, total: bars.update(
            task, description=step, completed=done, total=total
        )


def _store_of(asked: QuestionSet, out: Path | None, encoder: Encoder) -> Store:
    """Return a store of the set's corpus, built unless it is there already."""
    folder = (out or settings().cache / "evaluated" / asked.name) / "store"
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "corpus.jsonl"
    lines = (
        json.dumps({"id": name, **record}, ensure_ascii=False)
        for name, record in asked.corpus.items()
    )
    corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not is_up_to_date(folder, corpus, encoder):
        with progress_bar() as progress:
            build(corpus, folder, encoder, progress)
    return stores.open_store(folder)
