"""Parse the command line of `python -m index add|review|remove|list|show|check|…`."""

import argparse
import getpass
import logging
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from index.clock import today
from index.commands.filters import add_filters, parse_day, parse_year
from index.errors import IndexingError
from index.evaluating.conditions import NAMES
from settings import SettingsError, load_settings


def main(arguments: list[str] | None = None, clock: Callable[[], date] = today) -> int:
    """Run one command and return its exit status; `clock` gives today's date."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a file's name may not be valid text
            stream.reconfigure(errors="replace")
    try:
        settings = load_settings()
        parser = _parser(settings.store_dir)
        context = argparse.Namespace(settings=settings, today=clock())
        options = parser.parse_args(arguments, context)
        # Only this command is imported: all together take a second and a half.
        module, _, function = options.run.rpartition(".")
        status: int = getattr(import_module(f"index.commands.{module}"), function)(options)
    except (IndexingError, SettingsError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("stopped; nothing half-done is left. Run the same command again.", file=sys.stderr)
        return 130
    return status


def _parser(store: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="The index's commands.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: str, text: str) -> argparse.ArgumentParser:
        subparser = commands.add_parser(name, help=text, description=text)
        subparser.set_defaults(run=run)
        return subparser

    def with_store(subparser: argparse.ArgumentParser) -> argparse.ArgumentParser:
        text = "the store's folder (%(default)s)"
        subparser.add_argument("--store", type=Path, default=store, help=text)
        return subparser

    def with_corpus(subparser: argparse.ArgumentParser) -> argparse.ArgumentParser:
        default = Path("data/corpus")
        text = "a folder of Markdown documents, or a .jsonl file (%(default)s)"
        subparser.add_argument("--corpus", type=Path, default=default, help=text)
        return subparser

    command("model", "whole_store.prepare_model", "prepare the embedding model into the cache")
    text = "check the metadata of a corpus; of other files, show what is read and how surely"
    check = with_corpus(command("check", "check.check_metadata", text))
    check.add_argument("source", nargs="*", type=Path, help="files or folders to be added")
    with_corpus(
        with_store(
            command("build", "whole_store.build_store", "build the store, unless up to date")
        )
    )
    search = with_store(command("search", "search.search", "search the store"))
    search.add_argument("question", nargs="*", help="one question, as words")
    search.add_argument("-k", type=_positive, default=5, help="how many passages (%(default)s)")
    search.add_argument("--queries", type=Path, help='a file of lines {"id", "text"}')
    search.add_argument("--json", action="store_true", help="one JSON object a question")
    add_filters(search)
    text = "add files, folders, zips, e-mails or addresses to the store"
    add = with_store(command("add", "add_remove.add_documents", text))
    add.add_argument("source", nargs="+", help="a file, a folder or an http(s) address")
    add.add_argument("--again", action="store_true", help="read files again that are there already")
    anyway = "add what is taken for no document too: system files, keys, programs, hidden files"
    add.add_argument("--anyway", action="store_true", help=anyway)
    text = "vouch for what is added: it needs no reviewer, unless something in it is unsure"
    add.add_argument("--confirm", action="store_true", help=text)
    _add_name(add)
    text = "list what waits to be confirmed, and why; confirm, correct or reject it"
    review = with_store(command("review", "review.review", text))
    review.add_argument("name", nargs="*", help="a number, an id or a file name (all that waits)")
    decision = review.add_mutually_exclusive_group()
    text = "it is what it says it is; without a name, all to which nothing is objected"
    decision.add_argument("--confirm", action="store_true", help=text)
    text = "answer nothing from it; it stays in the store, so that it is known again"
    decision.add_argument("--reject", action="store_true", help=text)
    decision.add_argument("--ask", action="store_true", help="ask about each in turn")
    text = "correct a field; more than one may be given"
    review.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help=text)
    _add_name(review)
    text = "take documents out of the store that were added to it"
    remove = with_store(command("remove", "add_remove.remove_documents", text))
    remove.add_argument("name", nargs="+", help="a number, an id or a file name")
    list_ = with_store(
        command("list", "list_show.list_documents", "list the documents of the store")
    )
    list_.add_argument(
        "--as-of", type=parse_day, metavar="DATE", help="by how they stand on that day"
    )
    list_.add_argument("--issuer", help="issued by: “Thủ tướng”, “Chính phủ”, “UBND Hà Nội” …")
    list_.add_argument("--type", help="“nghị định”, “NĐ”, “luật” …")
    list_.add_argument("--year", type=parse_year, help="issued in that year")
    list_.add_argument("--topic", help="words of its title or topics")
    text = "show what is known of a document, or the words of one Điều"
    show = with_store(command("show", "list_show.show_document", text))
    show.add_argument("name", nargs="+", help="a number, an id or a file name")
    show.add_argument("--dieu", metavar="N", help="this Điều")
    show.add_argument("--khoan", metavar="N", help="this Khoản")
    show.add_argument("--diem", metavar="X", help="this Điểm")
    with_store(command("stats", "whole_store.show_stats", "say what the store holds"))
    with_store(
        command(
            "verify", "whole_store.verify_store", "compare every file of the store with its hash"
        )
    )
    text = "measure the search and its judgement against the usual ways on a question set"
    eval_ = command("eval", "evaluate.evaluate", text)
    text = "a folder with corpus.jsonl, queries.jsonl, qrels.tsv"
    eval_.add_argument("--set", type=Path, required=True, metavar="DIR", help=text)
    text = "where the plots, results.json and the store of the corpus go"
    eval_.add_argument("--out", type=Path, metavar="DIR", help=text)
    text = f"some of: {', '.join(NAMES)}, and the languages there are (all)"
    eval_.add_argument("--conditions", nargs="+", default=(), metavar="NAME", help=text)
    text = "measure the search without each of its parts too"
    eval_.add_argument("--ablate", action="store_true", help=text)
    text = "how many documents count (%(default)s)"
    eval_.add_argument("-k", type=_positive, default=10, help=text)
    eval_.add_argument("--json", action="store_true", help="write results.json too")
    return parser


def _add_name(subparser: argparse.ArgumentParser) -> None:
    text = "who confirms (%(default)s)"
    subparser.add_argument("--by", default=_own_name(), metavar="NAME", help=text)


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        return "operator"


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
