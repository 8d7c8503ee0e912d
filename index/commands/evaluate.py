"""The command `eval`, which measures the search against baselines on a question set."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as Bars

from index.commands.progress import progress_bar
from index.encoding.encoder import Encoder, load_encoder
from index.encoding.prepare import prepare
from index.evaluating.ablation import Outcome, outcomes, without_each
from index.evaluating.baselines import Baselines
from index.evaluating.conditions import ABLATION_CONDITIONS, Condition, conditions_of
from index.evaluating.encoder_cache import CachingEncoder
from index.evaluating.errors import QuestionSetError
from index.evaluating.evaluation import OURS, Progress, measure
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
    """Print the report of one question set; write plots and results.json into `--out`."""
    if options.json and not options.out:
        raise QuestionSetError("--json writes results.json into --out. Give --out DIR too.")
    question_set = read_question_set(options.set)
    conditions = _conditions(question_set, options.conditions)
    prepare(options.settings, lambda line: print(line, file=sys.stderr))
    encoder = load_encoder(options.settings)
    folder = options.out or options.settings.cache_dir / "evaluated" / question_set.name
    store = _store_of(question_set, folder / "store", encoder)
    with _steps() as progress:
        results = _measure(question_set, conditions, store, encoder, options, progress)
    for line in report(results):
        print(line)
    if options.out:
        with _writing(options.out):
            paths = draw(results.conditions, options.k, question_set.name, options.out)
            if options.json:
                path = options.out / "results.json"
                text = json.dumps(as_json(results), ensure_ascii=False, indent=1)
                path.write_text(text + "\n", encoding="utf-8")
                paths = [*paths, path]
        for path in paths:
            print(f"wrote {path}", file=sys.stderr)
    return 0


def _measure(
    question_set: QuestionSet,
    conditions: Sequence[Condition],
    store: Store,
    encoder: Encoder,
    options: argparse.Namespace,
    progress: Progress,
) -> Results:
    caching_encoder = CachingEncoder(encoder)
    retriever = Retriever(store, caching_encoder)
    baselines = Baselines(store, caching_encoder)
    results = list(measure(retriever, baselines, conditions, options.k, progress))
    sentences = {}
    if question_set.answers:
        progress("sentences", 0, len(conditions))
        choice = SentenceChoice(retriever, caching_encoder, question_set)
        for number, one in enumerate(conditions, start=1):
            texts = {q.id: text for q, text in zip(one.questions, one.texts, strict=True)}
            sentences[one.name] = choice.shares(texts)
            progress("sentences", number, len(conditions))
    progress("speed", 0, 1)
    speed = measure_speed(store, encoder, conditions[0].texts, options.k)
    ablation: dict[str, dict[str, Outcome]] = {}
    if options.ablate:
        again = [one for one in conditions if one.name in ABLATION_CONDITIONS]
        ablation[EVERYTHING] = {
            one.condition.name: (one.ranks[OURS], one.judgements[OURS])
            for one in results
            if one.condition in again
        }
        for name, parts in without_each():
            progress(f"without {name}", 0, 1)
            ablation[f"without {name}"] = outcomes(store, caching_encoder, parts, again, options.k)
    return Results(
        name=question_set.name,
        model=encoder.name,
        documents=store.manifest.documents,
        passages=store.manifest.passages,
        k=options.k,
        notes=question_set.notes,
        conditions=results,
        sentences=sentences,
        speed=speed,
        ablation=ablation,
    )


def _conditions(question_set: QuestionSet, names: Sequence[str]) -> list[Condition]:
    """Return the conditions in `names`, all if it is empty, but only those with questions.

    Raises QuestionSetError for an unknown name, and if no condition has a question.
    """
    all_names = [one.name for one in conditions_of(question_set)]
    if unknown := [name for name in names if name not in all_names]:
        raise QuestionSetError(
            f"no condition {', '.join(unknown)} here. There are: {', '.join(all_names)}."
        )
    conditions = [one for one in conditions_of(question_set, names) if one.questions]
    if not conditions:
        raise QuestionSetError(
            f"{question_set.name}: no question takes part in {', '.join(names)}: it leaves all as"
            " they are, or has none of them. Name other conditions, or none for all."
        )
    return conditions


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Raise QuestionSetError in place of an OSError while `folder` is written."""
    try:
        yield
    except OSError as error:
        raise QuestionSetError(
            f"{folder}: cannot be written ({error.strerror or error}). Give a folder you may write"
            " to with --out."
        ) from error


@contextmanager
def _steps() -> Iterator[Progress]:
    """Yield a function `progress(step, done, total)` that draws one bar on standard error."""
    with Bars(console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as bars:
        task = bars.add_task("")
        yield lambda step, done, total: bars.update(
            task, description=step, completed=done, total=total
        )


def _store_of(question_set: QuestionSet, folder: Path, encoder: Encoder) -> Store:
    """Return the store of the question set's corpus in `folder`, built unless up to date."""
    corpus = folder / "corpus.jsonl"
    lines = (
        json.dumps({"id": name, **record}, ensure_ascii=False)
        for name, record in question_set.corpus.items()
    )
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not is_up_to_date(folder, corpus, encoder):
        with progress_bar() as progress:
            build(corpus, folder, encoder, progress)
    return generations.open_store(folder)
