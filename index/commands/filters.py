"""The options of a command that filter documents, and the documents that match them all."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime

from index.commands.named_documents import find_document
from index.documents.selection import Selection, apply_selection, select_by_state
from index.errors import CorpusError
from index.store.catalogue import Catalogue

_DIGITS = 4  # of a year


def add_filters(command: argparse.ArgumentParser) -> None:
    """Give `command` the options that `allowed_documents` reads."""
    text = "only in this document: a number, an id, a file name; again for one more"
    command.add_argument("--document", action="append", metavar="NAME", help=text)
    text = "only what was issued by: “Thủ tướng”, “Chính phủ”, “UBND Hà Nội” …"
    command.add_argument("--issuer", help=text)
    command.add_argument("--type", help="only of this type: “nghị định”, “NĐ”, “luật” …")
    command.add_argument("--year", type=parse_year, help="only what was issued in that year")
    text = "only what is known to be in force on that day"
    command.add_argument("--in-force-on", type=parse_day, metavar="DATE", help=text)


def parse_day(text: str) -> date:
    """Parse a day as 2024-07-01 or 1/7/2024. Raises ArgumentTypeError for another text."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        with suppress(ValueError):
            return datetime.strptime(text, form).date()
    raise argparse.ArgumentTypeError(f"{text!r} is no day. Write 2024-07-01 or 1/7/2024")


def parse_year(text: str) -> int:
    """Parse a year of four digits. Raises ArgumentTypeError for another text."""
    if len(text) == _DIGITS and text.isascii() and text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no year. Write its four digits: 2024")


def allowed_documents(options: argparse.Namespace, catalogue: Catalogue) -> list[str] | None:
    """Return the ids of the documents that match every filter in `options`; None without filters.

    Prints to standard error how many more match if their unknown validity is ignored. Raises
    CorpusError, with what to do, if no document matches.
    """
    selection = Selection(options.issuer, options.type, options.year, as_of=options.in_force_on)
    if selection == Selection() and not options.document:
        return None
    documents = catalogue.documents
    allowed = [document.id for document in apply_selection(documents, selection, options.today)]
    if options.document:
        ids = {find_document(name, catalogue).id for name in options.document}
        allowed = [identity for identity in allowed if identity in ids]
    unknown = _unknown(options, catalogue, selection)
    if not allowed:
        conditions = " ".join(_conditions(options))
        raise CorpusError(
            f"no document fits {conditions}.{unknown}"
            " Leave a filter out, or see what there is with `python -m index list`."
        )
    if unknown:
        print(f"note:{unknown}", file=sys.stderr)
    return allowed


def _conditions(options: argparse.Namespace) -> Iterator[str]:
    for name in options.document or ():
        yield f"--document “{name}”"
    for option in ("issuer", "type", "year", "in_force_on"):
        if (value := getattr(options, option)) is not None:
            yield f"--{option.replace('_', '-')} “{value}”"


def _unknown(options: argparse.Namespace, catalogue: Catalogue, selection: Selection) -> str:
    """Return a sentence on the documents that match but have no known validity, or ""."""
    if selection.as_of is None:
        return ""
    selected = select_by_state(catalogue.documents, selection, options.today)
    unknown = {document.id for document in selected.unknown}
    if options.document:
        unknown &= {find_document(name, catalogue).id for name in options.document}
    if not unknown:
        return ""
    return f" Nothing shows whether {len(unknown)} more held on that day: these are left out."
