"""Read a corpus: a folder of Markdown files with front matter, or a `.jsonl` file."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import yaml
from pydantic import BaseModel, Field, ValidationError

from index.errors import CorpusError
from index.records.document import Document, Section
from index.text.combining_marks import compose

_HEADING = re.compile(r"^#{1,6} +(.*)$", re.MULTILINE)
_SOURCES = re.compile(r"^Nguồn: *((?:<[^>\s]+>[ \t,;]*)+)$", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_HALF_A_PAIR = (
    "holds half a surrogate pair, which is no character. Write the character itself, or none."
)
_NOT_A_DOCUMENT = "README.md"


class _Record(BaseModel):
    """A line of a `.jsonl` corpus."""

    id: Annotated[str, Field(min_length=1)] | int
    text: str
    title: str | None = None


class Source(NamedTuple):
    """A document as the corpus gives it: its sections, and the body they have their places in."""

    document: Document
    sections: list[Section]
    body: str


def read_corpus(path: Path) -> Iterator[Source]:
    """Yield every document of `path` (folder or `.jsonl` file) with its sections, in a fixed order.

    Raises CorpusError, naming file and line or field, when one cannot be read.
    """
    if path.suffix == ".jsonl":
        yield from _read_json_lines(path)
        return
    if not path.is_dir():
        raise CorpusError(f"{path}: no such corpus. Give a folder of .md files or a .jsonl file.")
    for file in corpus_files(path):
        yield read_markdown(file)


def corpus_files(folder: Path) -> Iterable[Path]:
    """Return the Markdown documents of `folder`, sorted by name."""
    return sorted(file for file in folder.glob("*.md") if file.name != _NOT_A_DOCUMENT)


def read_markdown(file: Path) -> Source:
    """Read one Markdown file. Raises CorpusError when front matter or body cannot be read."""
    metadata, body = split_front_matter(file)
    try:
        document = Document.model_validate({"wording": "summary", **metadata})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{file}: {field}: {first['msg']}. See data/corpus/README.md.") from error
    return Source(document, list(sections(body)), body)


def split_front_matter(file: Path) -> tuple[dict[str, object], str]:
    """Return the YAML front matter and the body (NFC) of `file`. Raises CorpusError."""
    try:
        text = compose(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: cannot be read as UTF-8 text ({error}).") from error
    parts = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        raise CorpusError(f"{file}: no front matter. Begin with a block between --- lines.")
    try:
        metadata = yaml.safe_load(parts[1])
    except yaml.YAMLError as error:
        told = " ".join(str(error).split())
        raise CorpusError(f"{file}: the front matter is not YAML ({told}).") from error
    except (ValueError, OverflowError) as error:  # of a day that is none
        field, value = next(_unreadable(parts[1]), ("the front matter", "a value"))
        raise CorpusError(
            f"{file}: {field}: {value} cannot be ({error}). Write a day as 2020-06-03: year, month,"
            " day; any other text in quotes."
        ) from error
    if not isinstance(metadata, dict):
        raise CorpusError(f"{file}: the front matter is not a mapping of fields.")
    if field := _half_paired(metadata):
        raise CorpusError(f"{file}: the {field} {_HALF_A_PAIR}")
    return metadata, parts[2]


def _unreadable(source: str) -> Iterator[tuple[str, str]]:
    """Yield field and value, as written, of what YAML takes for a day or number and is none."""
    waiting = [("", yaml.load(source, Loader=yaml.BaseLoader))]  # noqa: S506 -- strings only
    while waiting:
        name, value = waiting.pop(0)
        if isinstance(value, dict):
            waiting += [(f"{name}.{key}".lstrip("."), held) for key, held in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{name}.{row}", held) for row, held in enumerate(value)]
        else:
            try:
                yaml.safe_load(value)
            except (ValueError, OverflowError):
                yield name, value
            except yaml.YAMLError:
                continue


def sections(body: str) -> Iterator[Section]:
    """Yield the headed sections of a Markdown `body`, their `Nguồn:` lines taken out as sources."""
    marks = [(0, 0, "")] + [(m.start(), m.end(), m[1].strip()) for m in _HEADING.finditer(body)]
    ends = [start for start, _, _ in marks[1:]] + [len(body)]
    for (_, begin, heading), end in zip(marks, ends, strict=True):
        text = body[begin:end]
        cited = _SOURCES.search(text)
        sources = tuple(re.findall(r"<([^>]+)>", cited[1])) if cited else ()
        text = text[: cited.start()] if cited else text
        begin += len(text) - len(text.lstrip())
        if text.strip():
            yield Section(heading, text.strip(), begin, sources)


def _read_json_lines(path: Path) -> Iterator[Source]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _json_document(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read as UTF-8 text ({error}).") from error


def _json_document(path: Path, number: int, line: str) -> Source:
    try:
        record = _Record.model_validate_json(line)
    except ValidationError as error:
        if held := _half_pair(line):
            raise CorpusError(f"{path}:{number}: {held} {_HALF_A_PAIR}") from error
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "line"
        raise CorpusError(
            f"{path}:{number}: {field}: {first['msg']}. Give an object with id, title (optional)"
            " and text."
        ) from error
    text = compose(record.text).strip()
    document = Document(id=str(record.id), title=record.title or "")
    return Source(document, [Section("", text, 0)] if text else [], text)


def _half_pair(line: str) -> str:
    r"""Say which field of which entry holds “\ud800” or the like; "" where none does."""
    try:
        entry = json.loads(line)
    except json.JSONDecodeError:
        return ""
    field = _half_paired(entry) if isinstance(entry, dict) else ""
    return f"the {field} of entry {entry.get('id')!a}" if field else ""


def _half_paired(fields: Mapping[Any, object]) -> str:
    """Return the name of the first field that holds half a surrogate pair, "" if none does."""
    for pair in fields.items():
        if _SURROGATE.search(json.dumps(pair, ensure_ascii=False, default=str)):
            return ascii(pair[0])
    return ""
