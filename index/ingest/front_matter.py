"""The front matter of a Markdown file: what a person states in it, and what a site wrote there."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from index.ingest.reading.markdown import split_front_matter
from index.ingest.reading.raw_text import RawText
from index.legal.metadata.box import of_fields
from index.legal.metadata.box_values import type_in
from index.legal.metadata.sidecar import LONGEST_YAML, parse_metadata
from index.records.document import Document


class FrontMatter(NamedTuple):
    """The fields `stated` by a person, the words `told` by a site, the names of those left `aside`.

    Crawlers and sites write fields of their own: url, date, tags. What such front matter says of
    the document is as likely as a portal's box: the document's own form is surer.
    """

    stated: Mapping[str, object]
    told: Mapping[str, str]
    aside: tuple[str, ...]


def front_matter(raw: RawText, path: Path) -> FrontMatter:
    """Return the front matter of the file `path`, whose text is `raw`; empty if it has none.

    A type is one that we know, in any spelling: `nghi-dinh`; another one is left aside. Raises
    CorpusError if it is no YAML mapping.
    """
    fields = _fields(raw, path)
    foreign = [name for name in fields if name not in Document.model_fields]
    told = of_fields(fields) if foreign else {}
    stated = {name: fields[name] for name in fields if name not in foreign and name not in told}
    kind = stated.get("type", told.get("type"))
    known = type_in(kind) if isinstance(kind, str) else None
    if isinstance(kind, str) and not known:
        foreign.append("type")
        stated.pop("type", None)
    elif known and "type" in stated:
        stated["type"] = known
    return FrontMatter(stated, told, tuple(foreign))


def _fields(raw: RawText, path: Path) -> dict[str, object]:
    if raw.format != "md":
        return {}
    with path.open("rb") as file:
        head = file.read(LONGEST_YAML).decode("utf-8-sig", errors="replace")
    front, _ = split_front_matter(head)
    return parse_metadata(front, path)
