"""The index's commands: `python -m index model|check|build|search|stats|verify`."""

import argparse
import logging
import sys
from pathlib import Path

from index.commands import checking, searching, storing
from index.errors import IndexingError
from index.settings import settings


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

    command("model", storing.prepare_model, "prepare the embedding model into the cache")
    with_corpus(command("check", checking.check_corpus, "check the metadata of every document"))
    with_corpus(
        with_store(command("build", storing.build_store, "build the store, unless up to date"))
    )
    search = with_store(command("search", searching.search, "search the store"))
    search.add_argument("question", nargs="*", help="one question, as words")
    search.add_argument("-k", type=_positive, default=5, help="how many passages (%(default)s)")
    search.add_argument("--queries", type=Path, help='a file of lines {"id", "text"}')
    search.add_argument("--json", action="store_true", help="one JSON object a question")
    with_store(command("stats", storing.show_stats, "say what the store holds"))
    with_store(
        command("verify", storing.verify_store, "compare every file of the store with its hash")
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
