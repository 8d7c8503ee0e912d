"""`eval`: measure the search against the usual ways on a question set."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from index.commands.progress import progress_bar
from index.encoding.encoder import Encoder, load_encoder
from index.encoding.prepare import prepare
from index.evaluating.ablation import Outcome, outcomes, without_each
from index.evaluating.baselines import Baselines
from index.evaluating.conditions import ABLATED, Condition, conditions_of
from index.evaluating.encoder_cache import RememberingEncoder
from index.evaluating.errors import QuestionSetError
from index.evaluating.evaluation import OURS, Told, measure
from index.evaluating.plots import draw
from index.evaluating.question_set import QuestionSet, read_question_set
from index.evaluating.report_tables import report
from index.evaluating.results import EVERYTHING, Results, as_json
from index.evaluating.sentence_choice import SentenceChoice
from index.evaluating.timing import measure_speed
from index.ingest.building import build, is_up_to_date
from index.search.retriever import Retriever
from index.store import generations
from index.store.generations import Store


def evaluate(options: argparse.Namespace) -> int:
    """Print the tables of one question set; write plots into `--out`."""
    if options.json and not options.out:
        raise QuestionSetError("--json writes results.json into --out. Give --out DIR too.")
    asked = read_question_set(options.set)
    conditions = _conditions(asked, options.conditions)
    prepare(options.settings, lambda told: print(told, file=sys.stderr))
    encoder = load_encoder(options.settings)
    folder = options.out or options.settings.cache_dir / "evaluated" / asked.name
    store = _store_of(asked, folder / "store", encoder)
    with _steps() as told:
        results = _measure(asked, conditions, store, encoder, options, told)
    for line in report(results):
        print(line)
    if options.out:
        with _writing(options.out):
            written = draw(results.measured, options.k, asked.name, options.out)
            if options.json:
                path = options.out / "results.json"
                text = json.dumps(as_json(results), ensure_ascii=False, indent=1)
                path.write_text(text + "\n", encoding="utf-8")
                written = [*written, path]
        for path in written:
            print(f"wrote {path}", file=sys.stderr)
    return 0


def _measure(
    asked: QuestionSet,
    conditions: Sequence[Condition],
    store: Store,
    encoder: Encoder,
    options: argparse.Namespace,
    told: Told,
) -> Results:
    remembering = RememberingEncoder(encoder)
    retriever = Retriever(store, remembering)
    baselines = Baselines(store, remembering)
    measured = list(measure(retriever, baselines, conditions, options.k, told))
    sentences = {}
    if asked.answers:
        told("sentences", 0, len(conditions))
        choice = SentenceChoice(retriever, remembering, asked)
        for done, one in enumerate(conditions, start=1):
            texts = {q.id: text for q, text in zip(one.questions, one.texts, strict=True)}
            sentences[one.name] = choice.shares(texts)
            told("sentences", done, len(conditions))
    told("speed", 0, 1)
    speed = measure_speed(store, encoder, conditions[0].texts, options.k)
    ablated: dict[str, dict[str, Outcome]] = {}
    if options.ablate:
        again = [one for one in conditions if one.name in ABLATED]
        ablated[EVERYTHING] = {
            one.condition.name: (one.ranks[OURS], one.judged[OURS])
            for one in measured
            if one.condition in again
        }
        for name, parts in without_each():
            told(f"without {name}", 0, 1)
            found = outcomes(store, remembering, parts, again, options.k)
            ablated[f"without {name}"] = found
    return Results(
        name=asked.name,
        model=encoder.name,
        documents=store.manifest.documents,
        passages=store.manifest.passages,
        k=options.k,
        notes=asked.notes,
        measured=measured,
        sentences=sentences,
        speed=speed,
        ablated=ablated,
    )


def _conditions(asked: QuestionSet, names: Sequence[str]) -> list[Condition]:
    """Return the conditions named, all if none are; those that no question takes part in are out.

    Raises QuestionSetError for a name that is none, and when no condition is left.
    """
    known = [one.name for one in conditions_of(asked)]
    if unknown := [name for name in names if name not in known]:
        raise QuestionSetError(
            f"no condition {', '.join(unknown)} here. There are: {', '.join(known)}."
        )
    taken = [one for one in conditions_of(asked, names) if one.questions]
    if not taken:
        raise QuestionSetError(
            f"{asked.name}: no question takes part in {', '.join(names)}: it leaves all as they"
            " are, or has none of them. Name other conditions, or none for all."
        )
    return taken


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Turn what keeps `folder` from being written into a QuestionSetError."""
    try:
        yield
    except OSError as error:
        raise QuestionSetError(
            f"{folder}: cannot be written ({error.strerror or error}). Give a folder you may write"
            " to with --out."
        ) from error


@contextmanager
def _steps() -> Iterator[Told]:
    """Give a `told(step, done, total)` that draws one bar for all steps on standard error."""
    with Progress(console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as bars:
        task = bars.add_task("")
        yield lambda step, done, total: bars.update(
            task, description=step, completed=done, total=total
        )


def _store_of(asked: QuestionSet, folder: Path, encoder: Encoder) -> Store:
    """Return a store of the set's corpus in `folder`, built unless it is there already."""
    corpus = folder / "corpus.jsonl"
    lines = (
        json.dumps({"id": name, **record}, ensure_ascii=False)
        for name, record in asked.corpus.items()
    )
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not is_up_to_date(folder, corpus, encoder):
        with progress_bar() as progress:
            build(corpus, folder, encoder, progress)
    return generations.open_store(folder)
