r"""Measure what ingestion makes of the shared policy texts: structure, words, metadata.

    .venv/bin/python -m tests.benchmarks.eval_policies [FOLDER] [-v]

FOLDER holds the texts (default ../shared/policies; ../shared/seed is read too when it stands
beside). What is right is told without our own parsers: `policies.yml` was typed by a reader, the
headings are the bold, marked or lone lines of the source itself, a .doc's source is what
LibreOffice writes as text. Lost and added are words (runs of letters and digits) and signs, one by
one and in order, between the source and the cleaned text; the marks of Markdown and of tables
(`*_#|\>=~-`) are none. `policies.yml` says what else of a source is furniture. With `-v`, all that
is not right is named.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from index.ingest.one_file import text_of
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.sandbox import Reader
from index.records.version import Piece, Text
from tests.benchmarks.policy_sources import (
    Heading,
    body_of,
    headings_of,
    paragraphs_of,
    plain,
    signs_of,
    source_of,
    words_of,
)
from tests.days import TODAY

SHARED = Path(__file__).resolve().parents[3] / "shared"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("policies.yml").read_text(encoding="utf-8")
)
_FIELDS = ("number", "type", "title", "issuer", "issued", "effective", "signer", "completeness")


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of one file; pairs are what was found and what there is."""

    text: Text
    articles: tuple[int, int]
    headings: tuple[int, int]
    paragraphs: tuple[int, int]
    fields: tuple[int, int]
    lost: list[str]
    added: list[str]
    unplaced: list[str]
    twice: list[str]
    wrong: list[str]

    @property
    def sizes(self) -> list[int]:
        """Words of each passage."""
        body = self.text.body
        return [len(body[piece.start : piece.end].split()) for piece in self.text.pieces]


def files_in(folder: Path) -> list[Path]:
    """Return the files that `policies.yml` knows, in `folder` and in `seed` beside it."""
    known = [place / name for name in EXPECTED for place in (folder, folder.parent / "seed")]
    return [path for path in known if path.is_file()]


def measure_all(paths: Sequence[Path]) -> Iterator[tuple[Path, Measured]]:
    """Read, clean and cut every file as `add` does, and compare with its source."""
    with Reader() as reader:
        for path, raw in reader.read_all(paths):
            if isinstance(raw, ReadingError):
                raise raw
            yield path, measure(path, raw)


def measure(path: Path, raw: RawText) -> Measured:
    """Compare one file's source with the Text made of it."""
    expected = EXPECTED[path.name]
    text = text_of(raw, path, path.name, "0" * 64, TODAY)
    said = source_of(path)
    lost, added = _differences(signs_of(body_of(said, expected)), signs_of(text.body))
    unplaced, twice = outside(text)
    found = [unit for unit in text.units if unit.level == "article"]
    stated = headings_of(said)
    ours: list[Heading] = [
        (unit.level, unit.number, plain(unit.title))
        for unit in text.units
        if unit.level in ("article", "chapter", "section", "roman")
    ]
    right = sum((Counter(stated) & Counter(ours)).values())
    wrong = [f"heading {h}" for h in (Counter(stated) - Counter(ours)).elements()]
    wrong += [f"no heading {h}" for h in (Counter(ours) - Counter(stated)).elements()]
    if [unit.number for unit in found] != [str(n + 1) for n in range(expected["articles"])]:
        wrong.append(f"articles {[unit.number for unit in found]}")
    paragraphs = list(paragraphs_of(body_of(said, expected), expected.get("paragraphs")))
    parted = _parted(paragraphs, text.body)
    wrong += [f"paragraph in pieces: {paragraph[:80]}" for paragraph in parted]
    wrong_fields = list(_wrong_fields(text, expected))
    return Measured(
        text,
        (len({unit.number for unit in found}), expected["articles"]),
        (right, len(stated)),
        (len(paragraphs) - len(parted), len(paragraphs)),
        (len(_FIELDS) + 1 - len(wrong_fields), len(_FIELDS) + 1),
        lost,
        added,
        unplaced,
        twice,
        wrong + wrong_fields,
    )


def outside(text: Text) -> tuple[list[str], list[str]]:
    """Return the words of the body that no passage holds or carries in its heading, and doubles.

    What is in no passage must stand in the heading of the next one.
    """
    place, left_out = 0, list[str]()
    doubled = list[str]()
    for piece in [*text.pieces, Piece("", len(text.body), len(text.body))]:
        carried = Counter(word.casefold() for word in words_of(piece.heading))
        between = [word.casefold() for word in words_of(text.body[place : piece.start])]
        left_out += (Counter(between) - carried).elements()
        doubled += words_of(text.body[piece.start : place])
        place = max(place, piece.end)
    return left_out, doubled


def _differences(said: Sequence[str], kept: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words of `said` that are not in `kept` in their place, and the other way round."""
    lost: list[str] = []
    added: list[str] = []
    if said != kept:
        matcher = SequenceMatcher(None, said, kept, autojunk=False)
        for kind, start, end, first, last in matcher.get_opcodes():
            if kind != "equal":
                lost += said[start:end]
                added += kept[first:last]
    return lost, added


def _parted(paragraphs: Sequence[str], body: str) -> list[str]:
    """Return those of `paragraphs` that are no line of `body`, each line serving once."""
    lines = Counter(" ".join(words_of(line)) for line in body.split("\n"))
    return list((Counter(paragraphs) - lines).elements())


def _wrong_fields(text: Text, expected: Mapping[str, Any]) -> Iterator[str]:
    document = text.version.document
    for field in _FIELDS:
        if (found := getattr(document, field)) != expected[field]:
            yield f"{field} {found!r}, is {expected[field]!r}"
    relations = sorted(f"{relation.kind} {relation.number}" for relation in document.relations)
    if relations != expected["relations"]:
        yield f"relations {relations}, are {expected['relations']}"


def main() -> None:
    """Print a Markdown table."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    folder = Path(given[0]) if given else SHARED / "policies"
    paths = files_in(folder)
    if not paths:
        print(f"nothing measured: none of the policy texts is in {folder}")
        return
    print("| file | Điều | headings | paragraphs | fields | words and signs: lost / added ", end="")
    print("| words lost / doubled in passages | passages | their words: least–median–most |")
    print("|---|---|---|---|---|---|---|---|---|")
    for path, found in measure_all(paths):
        sizes = sorted(found.sizes)
        pairs = (found.articles, found.headings, found.paragraphs, found.fields)
        print(
            f"| {path.name} | " + " | ".join(f"{a}/{b}" if b else "–" for a, b in pairs),
            f"| {len(found.lost)} / {len(found.added)} of {len(words_of(found.text.body))}",
            f"| {len(found.unplaced)} / {len(found.twice)} | {len(sizes)}",
            f"| {sizes[0]}–{sizes[len(sizes) // 2]}–{sizes[-1]} |",
        )
        if "-v" in sys.argv:
            for name in ("lost", "added", "unplaced", "twice", "wrong"):
                for each in getattr(found, name):
                    print(f"  {name}: {each}")


if __name__ == "__main__":
    main()
