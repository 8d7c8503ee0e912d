r"""Make a retrieval set of whole legal articles: official texts, and our questions on them.

    .venv/bin/python -m tests.benchmarks.make_legal_set FOLDER OUT

FOLDER holds the texts (../shared/policies; ../shared/seed is read too when it stands beside), read
and taken apart as the product does it. OUT gets what `index eval --set` takes: corpus.jsonl
(id, title, text), queries.jsonl and queries.en.jsonl (id, text), qrels.tsv (question, passage, 1).

An entry is a whole Điều, `20/2023/QH15#dieu-12`; what has no Điều is cut at its sections,
`57-NQ/TW#muc-iii-2`. The shipped corpus, `luat-20-2023#hieu-luc`, and the seed articles, whose
passages are numbered, stand beside them to be told apart. Questions: `tests/questions/legal.jsonl`.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from index.ingest.corpus import read_corpus
from index.ingest.one_file import text_of
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.sandbox import Reader
from index.legal.structure.path import SEPARATOR, carries_title, unit_name
from index.records.unit import Unit
from index.records.version import Text
from index.text.folding import fold
from tests.days import TODAY

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests/questions/legal.jsonl"
_FORMS = (".md", ".txt")  # the one .doc is a law that is there as .md too
_LONG = 400  # words above which a section is cut at its numbered parts,
_PART = 100  # if these have more words than this on the average
_SLUGS = {"article": "dieu-", "roman": "muc-", "annex": "phu-luc-", "preamble": "mo-dau"}
_FRAME = ("front", "closing")


class Entry(NamedTuple):
    """A line of corpus.jsonl."""

    id: str
    title: str
    text: str


def entries_of(text: Text) -> Iterator[Entry]:
    """Yield one official text as whole articles, and as sections where it has none."""
    units = text.units
    children: dict[int | None, list[int]] = {}
    for row, unit in enumerate(units):
        children.setdefault(unit.parent, []).append(row)
    name = text.version.document.name

    def words(unit: Unit) -> int:
        return len(text.body[unit.start : unit.end].split())

    def is_cut(row: int) -> bool:
        below = [units[child] for child in children.get(row, [])]
        if any(unit.level not in ("clause", "point", "item") for unit in below):
            return True  # chapters; a decision whose first Điều is a programme
        if units[row].level == "article" or not below or not all(unit.number for unit in below):
            return False
        mean = sum(map(words, below)) / len(below)
        return words(units[row]) > _LONG and mean > _PART

    def entries(row: int, above: str, place: str) -> Iterator[Entry]:
        unit = units[row]
        if unit.level in _FRAME:
            return
        named = unit.level not in ("part", "chapter", "section", "subsection")
        identity = _identity(above, unit) if named else above
        path = SEPARATOR.join(filter(None, (place, unit_name(unit)))) if named else place
        begin = unit.body if unit.title and carries_title(unit) else unit.start
        cut = is_cut(row)
        end = units[children[row][0]].start if cut else unit.end
        if named and (own := text.body[begin:end].strip()):
            title = f"{name} – {path}" if path else name
            yield Entry(f"{text.version.document.number}#{identity}", title, own)
        for child in children.get(row, []) if cut else []:
            yield from entries(child, identity, path)

    for row in children.get(None, []):
        yield from entries(row, "", "")


def _identity(above: str, unit: Unit) -> str:
    """Return `muc-ii-1` for `1.` below `muc-ii`, and for `II.1` and `1.1` the last number alone."""
    number = unit.number.casefold().rsplit(".", 1)[-1].replace("đ", "dd")
    slug = f"{_SLUGS.get(unit.level, '')}{number}".strip("-")
    return f"{above}-{slug}".strip("-")


def official(folder: Path) -> Iterator[Entry]:
    """Yield the entries of the texts of `folder`, and the passages of `seed` beside it."""
    paths = [
        path
        for place in (folder, folder.parent / "seed")
        for path in sorted(place.glob("*"))
        if path.suffix in _FORMS and path.name != "README.md"
    ]
    with Reader() as reader:
        for path, raw in reader.read_all(paths):
            if isinstance(raw, ReadingError):
                raise raw
            text = text_of(raw, path, path.name, "0" * 64, TODAY)
            if text.version.document.number:
                yield from entries_of(text)
                continue
            for row, piece in enumerate(text.pieces, start=1):
                words = text.body[piece.start : piece.end]
                yield Entry(f"{path.stem}#{row}", text.version.document.title, words)


def shipped() -> Iterator[Entry]:
    """Yield the sections of the shipped corpus."""
    for source in read_corpus(ROOT / "data/corpus"):
        for section in source.sections:
            slug = re.sub(r"[^a-z0-9]+", "-", fold(section.heading).casefold()).strip("-")
            title = f"{source.document.name} – {section.heading}"
            yield Entry(f"{source.document.id}#{slug}", title, section.text)


def read_questions() -> list[dict[str, Any]]:
    """Return our questions: id, text, passages, style, form; of some, the English in `en`."""
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Write the set, or say which question names a passage that is not there."""
    if len(sys.argv) != 3:
        sys.exit("usage: python -m tests.benchmarks.make_legal_set FOLDER OUT")
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    entries = [*official(folder), *shipped()]
    questions = read_questions()
    ids = {entry.id for entry in entries}
    if len(ids) < len(entries):
        sys.exit("two entries have one id")
    missing = {passage for each in questions for passage in each["passages"]} - ids
    if missing:
        sys.exit(f"not in the texts of {folder}: {', '.join(sorted(missing))}")
    out.mkdir(parents=True, exist_ok=True)
    english = [{"id": each["id"], "text": each["en"]} for each in questions if "en" in each]
    _write(out / "corpus.jsonl", [entry._asdict() for entry in entries])
    _write(out / "queries.jsonl", [{"id": each["id"], "text": each["text"]} for each in questions])
    _write(out / "queries.en.jsonl", english)
    pairs = [f"{each['id']}\t{passage}\t1\n" for each in questions for passage in each["passages"]]
    (out / "qrels.tsv").write_text("query_id\tdoc_id\trel\n" + "".join(pairs), encoding="utf-8")
    print(f"{len(entries)} entries, {len(questions)} questions, {len(english)} in English")


def _write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
