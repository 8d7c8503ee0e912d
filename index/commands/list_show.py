"""The commands `list` and `show`, which print the documents of a store, or one of them."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import date

from index.commands.named_documents import find_document
from index.documents.card import card_fields
from index.documents.relations import cited_by, cites, links_among, replaced_by, replaces
from index.documents.selection import Selection, select, select_by_state
from index.documents.timeline import Event, Status, status_on, timeline
from index.errors import CorpusError
from index.legal.structure.path import path_of, rows_above, unit_name
from index.legal.structure.provision import Provision, find_unit
from index.records.document import Document
from index.records.version import Text
from index.store.catalogue import Catalogue
from index.store.generations import read_current


def list_documents(options: argparse.Namespace) -> int:
    """Print the matching documents, one a line; with `--as-of`, by their status on that day."""
    folder, _ = read_current(options.store)
    with closing(Catalogue(folder)) as catalogue:
        documents = catalogue.documents
    selection = Selection(options.issuer, options.type, options.year, options.topic, options.as_of)
    if selection.as_of is None:
        matches = select(documents, selection)
        _print_lines(matches, documents, options.today, options.today)
        print(f"{len(matches)} of {len(documents)} documents")
        return 0
    by_status = select_by_state(documents, selection, options.today)
    groups = {
        "in force": by_status.in_force,
        "unknown (no repeal known, which proves nothing)": by_status.unknown,
        "ended": by_status.ended,
        "not yet in effect": by_status.not_yet,
    }
    for name, group in groups.items():
        print(f"{name} on {selection.as_of}: {len(group)}")
        _print_lines(group, documents, selection.as_of, options.today)
    return 0


def show_document(options: argparse.Namespace) -> int:
    """Print one document: metadata, validity, texts and structure; or one provision of it."""
    folder, _ = read_current(options.store)
    with closing(Catalogue(folder)) as catalogue:
        document = find_document(" ".join(options.name), catalogue)
        texts = [catalogue.text(version.id) for version in catalogue.versions(document.id)]
        provision = Provision(options.dieu, options.khoan, options.diem)
        if provision != Provision():
            print(_unit(document, texts, provision))
            return 0
        _print_document(document, catalogue.documents, options.today)
        for text in texts:
            _print_text(text, document)
    return 0


def _print_lines(
    matches: Sequence[Document], documents: Sequence[Document], day: date, today: date
) -> None:
    for document in matches:
        state = _state(status_on(document, documents, day, today))
        issued = document.issued.isoformat() if document.issued else "no date"
        part = ", a part only" if document.completeness == "partial" else ""
        title = f": {document.title}" if document.number and document.title else ""
        facts = f"{state}{part}{_used_text(document)}"
        print(f"  {document.id:24} {issued:10}  {document.name}{title} [{facts}]")


def _used_text(document: Document) -> str:
    """Tell which text of a document in several files is used; "" for a document in one file."""
    used = next((text.file for text in document.texts if text.used), "")
    several = len(document.texts)
    return f", read in {used}, one of {several} texts" if several > 1 else ""


def _state(status: Status) -> str:
    return "not yet in effect" if status.not_yet else status.state.replace("_", " ")


def _print_document(document: Document, documents: Sequence[Document], today: date) -> None:
    print(document.name)
    for field, sentence in card_fields(document):
        print(f"  {field:14} {sentence}")
    print(f"validity on {today}: {_state(status_on(document, documents, today, today))}")
    for event in timeline(document, documents):
        print(f"  {_event(event)}")
    for name, related in (
        ("replaces", replaces(document, documents)),
        ("replaced by", replaced_by(document, documents)),
        ("cites", cites(document, documents)),
        ("cited by", cited_by(document, documents)),
    ):
        if related:
            print(f"{name}: " + ", ".join(other.name for other in related))
    for link in links_among(documents).powerless(document):
        print(f"no power: {link.by.name} {link.act} {link.of.name}: the claim changes nothing")


def _event(event: Event) -> str:
    day = event.day.isoformat() if event.day else "no date   "
    by = f" by {event.by.name}" if event.by else ""
    return f"{day}  {event.kind.replace('_', ' ')}{by} (says {', '.join(event.source_ids)})"


def _print_text(text: Text, document: Document) -> None:
    version = text.version
    kept_aside = any(source.version == version.id and not source.used for source in document.texts)
    use = "kept aside: another text is read" if kept_aside else "read"
    facts = [version.format, f"{version.words} words", *version.notes]
    print(f"text {version.file} ({', '.join(facts)}): {use}")
    for line in version.report:
        print(f"  {line}")
    for row, unit in enumerate(text.units):
        if unit.level in ("part", "chapter", "section", "article", "annex", "roman", "heading"):
            depth = len(rows_above(text.units, row))
            print("  " * depth + unit_name(unit))


def _unit(document: Document, texts: Sequence[Text], provision: Provision) -> str:
    """Return the words of `provision`. Raises CorpusError when no text of `document` has it."""
    used = {source.version for source in document.texts if source.used}
    for text in texts:
        row = find_unit(text.units, provision) if text.version.id in used else None
        if row is not None:
            unit = text.units[row]
            words = text.body[unit.start : unit.end]
            return f"{document.name}, {path_of(text.units, row)}\n{words}"
    raise CorpusError(f"{document.name}: no text with that place. See what it has with `show`.")
