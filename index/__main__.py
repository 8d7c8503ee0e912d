"""The index's commands: `python -m index model|check|build|search|stats|verify`."""

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from index import store as stores
from index.building import build, is_up_to_date
from index.checking import check
from index.document import ScoredPassage
from index.encoder import load_encoder
from index.errors import IndexingError
from index.model import prepare
from index.retriever import Retriever
from index.settings import settings


@dataclass(frozen=True, slots=True)
class _Asked:
    id: str
    text: str


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
    except IndexingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("stopped; nothing half-done is left. Run the same command again.", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    chosen = settings()
    parser = argparse.ArgumentParser(prog="python -m index", description="The index's commands.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    def with_store(added: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added.add_argument(
            "--store", type=Path, default=chosen.store, help="the store's folder (%(default)s)"
        )
        return added

    def with_corpus(added: argparse.ArgumentParser) -> argparse.ArgumentParser:
        default = Path("data/corpus")
        text = "a folder of Markdown documents, or a .jsonl file (%(default)s)"
        added.add_argument("--corpus", type=Path, default=default, help=text)
        return added

    command("model", _model, "prepare the embedding model into the cache")
    with_corpus(command("check", _check, "check the metadata of every document"))
    with_corpus(with_store(command("build", _build, "build the store, unless up to date")))
    search = with_store(command("search", _search, "search the store"))
    search.add_argument("question", nargs="*", help="one question, as words")
    search.add_argument("-k", type=_positive, default=5, help="how many passages (%(default)s)")
    search.add_argument("--queries", type=Path, help='a file of lines {"id", "text"}')
    search.add_argument("--json", action="store_true", help="one JSON object a question")
    with_store(command("stats", _stats, "say what the store holds"))
    with_store(command("verify", _verify, "compare every file of the store with its hash"))
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _model(_: argparse.Namespace) -> int:
    prepare(settings(), print)
    return 0


def _check(options: argparse.Namespace) -> int:
    problems = check(options.corpus)
    for problem in problems:
        print(problem)
    print(f"{options.corpus}: {len(problems) or 'no'} problem(s)")
    return 1 if problems else 0


def _build(options: argparse.Namespace) -> int:
    if options.corpus.is_dir() and _check(options):
        return 1
    prepare(settings(), print)
    encoder = load_encoder(settings())
    if is_up_to_date(options.store, options.corpus, encoder):
        print(f"store {options.store}: up to date")
        return 0
    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(f"embedding {step}", total=total)
            bars.update(tasks[step], completed=done)

        manifest = build(options.corpus, options.store, encoder, progress)
    print(
        f"store {options.store}: {manifest.documents} documents, {manifest.passages} passages,"
        f" {manifest.sentences} sentences, built with {manifest.model}"
    )
    return 0


def _search(options: argparse.Namespace) -> int:
    asked = list(_questions(options))
    retriever = Retriever(stores.open_store(options.store), load_encoder(settings()))
    for question in asked:
        hits = retriever.search(question.text, options.k)
        if options.json:
            print(json.dumps(_as_json(question, hits), ensure_ascii=False))
        else:
            _print_hits(question, hits)
    return 0


def _questions(options: argparse.Namespace) -> Iterator[_Asked]:
    if bool(options.question) == bool(options.queries):
        raise IndexingError("give either a question or --queries FILE.jsonl, one of the two.")
    if options.question:
        yield _Asked("1", " ".join(options.question))
        return
    try:
        lines = options.queries.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise IndexingError(f"{options.queries}: cannot be read ({error}).") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield _Asked(str(record["id"]), str(record["text"]))
        except (ValueError, KeyError, TypeError) as error:
            raise IndexingError(
                f'{options.queries}:{number}: not an object with "id" and "text".'
            ) from error


def _as_json(question: _Asked, hits: list[ScoredPassage]) -> dict[str, object]:
    return {
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


def _print_hits(question: _Asked, hits: list[ScoredPassage]) -> None:
    print(f"? {question.text}")
    for rank, hit in enumerate(hits, start=1):
        start, end = hit.sentence
        heading = f" › {hit.passage.heading}" if hit.passage.heading else ""
        print(f"{rank}. {hit.document.name}{heading}  ({hit.probability:.0%})")
        print(f"   {hit.passage.text[start:end]}")


def _stats(options: argparse.Namespace) -> int:
    opened = stores.open_store(options.store)
    manifest = opened.manifest
    size = sum(path.stat().st_size for path in opened.folder.rglob("*") if path.is_file())
    kinds: dict[str, int] = {}
    for document in opened.catalogue.documents:
        kinds[document.type or "–"] = kinds.get(document.type or "–", 0) + 1
    print(f"store       {options.store} (generation {manifest.generation}, {size / 1e6:.1f} MB)")
    print(f"model       {manifest.model}, {manifest.dimension} dimensions")
    print(f"documents   {manifest.documents}: " + ", ".join(f"{n} {k}" for k, n in kinds.items()))
    print(f"passages    {manifest.passages}")
    print(f"sentences   {manifest.sentences}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    opened = stores.open_store(options.store)
    print(f"store {options.store}: whole ({len(opened.manifest.files)} files as written)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
