"""Read a corpus: a folder of Markdown files with front matter, or a `.jsonl` file."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError

from index.errors import CorpusError
from index.records.document import Document, Rendering, Section, Translation
from index.records.languages import FOREIGN, Language
from index.text.combining_marks import compose
from index.text.sentences import sentence_spans

_HEADING = re.compile(r"^#{1,6} +(.*)$", re.MULTILINE)
_SOURCES = re.compile(r"^Nguồn: *((?:<[^>\s]+>[ \t,;]*)+)$", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ADVICE = (
    "holds half a surrogate pair, which is no character. Write the character itself, or none."
)
_README = "README.md"
_Model = TypeVar("_Model", bound=BaseModel)


class _Record(BaseModel):
    """A line of a `.jsonl` corpus."""

    id: Annotated[str, Field(min_length=1)] | int
    text: str
    title: str | None = None


class CorpusDocument(NamedTuple):
    """A document of a corpus with its body; the offsets of `sections` are in `body`."""

    document: Document
    sections: list[Section]
    body: str


def read_corpus(path: Path) -> Iterator[CorpusDocument]:
    """Yield the documents of `path`, a folder or a `.jsonl` file, in a fixed order.

    Raises CorpusError, with file and line or field, if one cannot be read.
    """
    if path.suffix == ".jsonl":
        yield from _read_json_lines(path)
        return
    if not path.is_dir():
        raise CorpusError(f"{path}: no such corpus. Give a folder of .md files or a .jsonl file.")
    for file in corpus_files(path):
        yield with_translations(read_markdown(file), file)


def corpus_files(folder: Path) -> list[Path]:
    """Return the Markdown documents of `folder`, sorted by name."""
    return sorted(file for file in folder.glob("*.md") if file.name != _README)


def translation_files(folder: Path) -> list[tuple[Language, Path]]:
    """Return the translations in `folder` with their languages, in a fixed order."""
    return [(each, file) for each in FOREIGN for file in corpus_files(folder / each)]


def with_translations(source: CorpusDocument, file: Path) -> CorpusDocument:
    """Return `source`, read from `file`, with its translations from the folders beside it.

    What of a translation does not pair with `source`, section for section and sentence for
    sentence, is left out: the check of the corpus tells of it. Raises CorpusError if one cannot be
    read.
    """
    called: list[Translation] = []
    paired = source.sections
    for language in FOREIGN:
        other = file.parent / language / file.name
        if other.is_file():
            translation, body = read_translation(other, language)
            called.append(translation)
            paired = _paired(paired, list(sections(body)), language)
    document = source.document.model_copy(update={"translations": tuple(called)})
    return source._replace(document=document, sections=paired)


def _paired(own: list[Section], translated: Sequence[Section], language: Language) -> list[Section]:
    """Return the sections `own` with their renderings in `language`."""
    if len(own) != len(translated):
        return own
    paired: list[Section] = []
    for section, other in zip(own, translated, strict=True):
        spans = tuple(sentence_spans(other.text))
        said: tuple[Rendering, ...] = ()
        if len(spans) == len(sentence_spans(section.text)):
            said = (Rendering(language, other.heading, other.text, spans),)
        paired.append(replace(section, renderings=(*section.renderings, *said)))
    return paired


def read_translation(file: Path, language: Language) -> tuple[Translation, str]:
    """Return what a translation calls its document, and its body.

    Raises CorpusError if it cannot be read.
    """
    metadata, body = split_front_matter(file)
    return _validated(Translation, {"language": language, **metadata}, file), body


def read_markdown(file: Path) -> CorpusDocument:
    """Return the document of a Markdown file. Raises CorpusError if it cannot be read."""
    metadata, body = split_front_matter(file)
    document = _validated(Document, {"wording": "summary", **metadata}, file)
    return CorpusDocument(document, list(sections(body)), body)


def _validated(model: type[_Model], fields: dict[str, object], file: Path) -> _Model:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{file}: {field}: {first['msg']}. See data/corpus/README.md.") from error


def split_front_matter(file: Path) -> tuple[dict[str, object], str]:
    """Return the YAML front matter and the body of `file`, both NFC.

    Raises CorpusError if the file is not UTF-8 or has no valid front matter.
    """
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
        message = " ".join(str(error).split())
        raise CorpusError(f"{file}: the front matter is not YAML ({message}).") from error
    except (ValueError, OverflowError) as error:  # an impossible date
        field, value = next(_invalid_values(parts[1]), ("the front matter", "a value"))
        raise CorpusError(
            f"{file}: {field}: {value} cannot be ({error}). Write a day as 2020-06-03: year, month,"
            " day; any other text in quotes."
        ) from error
    if not isinstance(metadata, dict):
        raise CorpusError(f"{file}: the front matter is not a mapping of fields.")
    if field := _surrogate_field(metadata):
        raise CorpusError(f"{file}: the {field} {_SURROGATE_ADVICE}")
    return metadata, parts[2]


def _invalid_values(source: str) -> Iterator[tuple[str, str]]:
    """Yield field and value, as written, of each value that YAML reads as an impossible date."""
    queue = [("", yaml.load(source, Loader=yaml.BaseLoader))]  # noqa: S506 -- strings only
    while queue:
        name, value = queue.pop(0)
        if isinstance(value, dict):
            queue += [(f"{name}.{key}".lstrip("."), item) for key, item in value.items()]
        elif isinstance(value, list):
            queue += [(f"{name}.{row}", item) for row, item in enumerate(value)]
        else:
            try:
                yaml.safe_load(value)
            except (ValueError, OverflowError):
                yield name, value
            except yaml.YAMLError:
                continue


def sections(body: str) -> Iterator[Section]:
    """Yield the sections of a Markdown `body` that have text; `Nguồn:` lines become sources."""
    marks = [(0, 0, "")] + [(m.start(), m.end(), m[1].strip()) for m in _HEADING.finditer(body)]
    ends = [start for start, _, _ in marks[1:]] + [len(body)]
    for (_, begin, heading), end in zip(marks, ends, strict=True):
        text = body[begin:end]
        citation = _SOURCES.search(text)
        sources = tuple(re.findall(r"<([^>]+)>", citation[1])) if citation else ()
        text = text[: citation.start()] if citation else text
        begin += len(text) - len(text.lstrip())
        if text.strip():
            yield Section(heading, text.strip(), begin, sources)


def _read_json_lines(path: Path) -> Iterator[CorpusDocument]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _json_document(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read as UTF-8 text ({error}).") from error


def _json_document(path: Path, number: int, line: str) -> CorpusDocument:
    try:
        record = _Record.model_validate_json(line)
    except ValidationError as error:
        if field := _field_with_surrogate(line):
            raise CorpusError(f"{path}:{number}: {field} {_SURROGATE_ADVICE}") from error
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "line"
        raise CorpusError(
            f"{path}:{number}: {field}: {first['msg']}. Give an object with id, title (optional)"
            " and text."
        ) from error
    text = compose(record.text).strip()
    document = Document(id=str(record.id), title=record.title or "")
    return CorpusDocument(document, [Section("", text, 0)] if text else [], text)


def _field_with_surrogate(line: str) -> str:
    r"""Return “the FIELD of entry ID” for the first field with a lone “\ud800”; "" if none has."""
    try:
        entry = json.loads(line)
    except json.JSONDecodeError:
        return ""
    field = _surrogate_field(entry) if isinstance(entry, dict) else ""
    return f"the {field} of entry {entry.get('id')!a}" if field else ""


def _surrogate_field(fields: Mapping[Any, object]) -> str:
    """Return the first field that holds half a surrogate pair, in quotes; "" if none does."""
    for pair in fields.items():
        if _SURROGATE.search(json.dumps(pair, ensure_ascii=False, default=str)):
            return ascii(pair[0])
    return ""
