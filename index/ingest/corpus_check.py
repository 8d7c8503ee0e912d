"""Check the documents of a corpus folder; report file, field and remedy of each problem."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from index.errors import CorpusError
from index.ingest.corpus import (
    corpus_files,
    sections,
    split_front_matter,
    translation_files,
)
from index.ingest.problem import Problem
from index.ingest.translation_check import check_translation
from index.records.document import UNKNOWN_ADDRESS, Document
from index.records.languages import FOREIGN

_CURES = {
    "id": "give it the file's name without .md",
    "type": "say what it is: Quyết định, Nghị định, Luật, Hội thảo …",
    "title": "give the trích yếu, without type and number",
    "issuer": "name who issued it, or the publisher of what nobody issued",
    "issued": "give the day as YYYY-MM-DD",
    "sources": f"list full addresses, or [{UNKNOWN_ADDRESS}] where none is known",
}


def check(corpus: Path, today: date) -> list[Problem]:
    """Return the problems of the Markdown files in `corpus` as of `today`, in file order.

    Raises CorpusError if `corpus` is not a folder.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder. Give the folder of the corpus.")
    problems = [problem for file in corpus_files(corpus) for problem in check_file(file, today)]
    for language, file in translation_files(corpus):
        problems += check_translation(file, language, corpus / file.name)
    problems += _unknown_languages(corpus)
    if not any(True for _ in corpus_files(corpus)):
        problems.append(Problem(corpus, "files", "no document", "put a .md file there"))
    return problems


def check_file(file: Path, today: date) -> Iterator[Problem]:
    """Yield the problems of one file as of `today`."""
    try:
        metadata, body = split_front_matter(file)
    except CorpusError as error:
        yield Problem(file, "front matter", str(error), "see data/corpus/README.md")
        return
    try:
        document = Document.model_validate(metadata)
    except ValidationError as error:
        for detail in error.errors():
            field = ".".join(str(part) for part in detail["loc"])
            yield Problem(file, field, detail["msg"], _cure(field))
        return
    yield from _missing(file, document)
    yield from _malformed(file, document, today)
    if not any(sections(body)):
        yield Problem(file, "text", "empty", "write at least one section")


def _unknown_languages(corpus: Path) -> Iterator[Problem]:
    """Yield the folders with documents whose name is no language of translations."""
    for folder in sorted(corpus.iterdir()):
        if folder.is_dir() and folder.name not in FOREIGN and corpus_files(folder):
            cure = f"name it after a language: {', '.join(FOREIGN)}"
            yield Problem(folder, "folder", "is of no language that is spoken", cure)


def _missing(file: Path, document: Document) -> Iterator[Problem]:
    for field in ("type", "title", "issued", "sources"):
        if not getattr(document, field):
            yield Problem(file, field, "missing", _cure(field))
    if not (document.issuer or document.publisher):
        yield Problem(file, "issuer", "missing, and no publisher either", _cure("issuer"))


def _malformed(file: Path, document: Document, today: date) -> Iterator[Problem]:
    if document.id != file.stem:
        yield Problem(file, "id", f"is {document.id!r}, not the file's name", _cure("id"))
    for source in document.sources:
        parts = urlsplit(source)
        if source != UNKNOWN_ADDRESS and not (parts.scheme in ("http", "https") and parts.netloc):
            yield Problem(file, "sources", f"{source!r} is not an address", _cure("sources"))
    if document.issued and document.issued > today:
        yield Problem(file, "issued", f"{document.issued} is yet to come", _cure("issued"))
    if document.type is not None and not document.type.strip():
        yield Problem(file, "type", "is blank", _cure("type"))
    period = document.period
    if period and period.start and period.end < period.start:
        yield Problem(file, "period", "ends before it begins", "give start and end as years")
    validity = document.validity
    if validity and validity.state == "in_force" and not validity.since:
        yield Problem(file, "validity", "in force without a day", "say on which day that was so")
    if validity and not (validity.since or validity.by):
        yield Problem(file, "validity", "neither since nor by", "say since when or by what")
    for field in document.single_source:
        if not getattr(document, field, None):
            yield Problem(file, "single_source", f"names {field!r}, not given", "remove it")


def _cure(field: str) -> str:
    return _CURES.get(field.split(".")[0], "see data/corpus/README.md")
