"""Turn one file into a Text: clean it, parse its structure and metadata, cut it into pieces."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from index.ingest.cleaning.clean import clean_page
from index.ingest.front_matter import front_matter
from index.ingest.passages import MAX_WORDS
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText
from index.legal.metadata.box_values import known
from index.legal.metadata.finding import Finding
from index.legal.metadata.identity import fingerprint, identity
from index.legal.metadata.read import read_metadata
from index.legal.metadata.sidecar import (
    assemble,
    report,
    stated_metadata,
)
from index.legal.metadata.unsure import unsure_of
from index.legal.structure.cutting import cut_units
from index.legal.structure.labels import label_of
from index.legal.structure.tree import units_of
from index.records.decision import Unsure
from index.records.version import Piece, Text, Version

_HEADINGS = ("part", "chapter", "section", "subsection", "article", "annex", "roman")


def text_of(raw: RawText, path: Path, location: str, digest: str, today: date) -> Text:
    """Return the Text of a file whose content is `raw`, added to a store on `today`.

    `path` is the file, whose sidecar and front matter are read; `location` is the URL or path it
    came from; `digest` is the SHA-256 of its bytes. Raises ReadingError if no text is left after
    cleaning, CorpusError if the sidecar or front matter is wrong.
    """
    page = clean_page(raw)
    body = _without_heading_marks(page.text)
    if not any(character.isalnum() for character in body):
        raise ReadingError(f"{raw.name}: no text is left once menus and page marks are gone.")
    units = units_of(body)
    front = front_matter(raw, path)
    stated = stated_metadata(path, front.stated)
    findings = read_metadata(body, units, raw.name, {**front.told, **known(page.box)})
    if raw.by_ocr:  # OCR misreads names and numbers without any sign of it
        findings = {name: _less_sure(finding) for name, finding in findings.items()}
    words = fingerprint(body)
    document = assemble(findings, stated, raw.address, words)
    unsure = unsure_of(findings, frozenset(stated), raw.by_ocr, body)
    if not (document.number or document.title):
        document = document.model_copy(update={"title": raw.name})  # every document needs a name
        unsure += (Unsure(field="title", value=raw.name, words="the file's name"),)
    version = Version(
        id=digest[:12],
        key=identity(document, words),
        origin="added",
        document=document,
        file=raw.name,
        digest=digest,
        format=raw.format,
        address=location,
        by_ocr=raw.by_ocr,
        notes=(*raw.notes, *(f"front matter field left aside: {field}" for field in front.aside)),
        report=tuple(report(findings, stated)),
        words=len(body.split()),
        articles=sum(unit.level == "article" for unit in units),
        added=today,
        unsure=unsure,
    )
    pieces = tuple(
        Piece(piece.heading, piece.start, piece.end) for piece in cut_units(body, units, MAX_WORDS)
    )
    return Text(version, body, pieces, units)


def _less_sure(finding: Finding) -> Finding:
    return replace(finding, sureness="likely") if finding.sureness == "sure" else finding


def _without_heading_marks(text: str) -> str:
    """Return `text` without `#` before headings that their words mark already: `### Điều 5.`."""
    lines = text.split("\n")
    for row, line in enumerate(lines):
        if line.startswith("#"):
            bare = line.lstrip("#").lstrip()
            label = label_of(bare)
            if label and label.level in _HEADINGS:
                lines[row] = bare
    return "\n".join(lines)
