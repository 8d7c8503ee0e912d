"""Find the documents a question names: by number in any way of writing it, or by name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.lexicon.types import CODE_OF_WORD, TYPE_WORDS
from index.records.document import Document
from index.references.keys import Key, attributes_after, key_of, names_of, type_code
from index.references.namesakes import narrow
from index.references.numerals import roman_numbers
from index.references.provisions import without_provision
from index.references.slips import EditedText, SlipCorrector, replace_spans
from index.references.times import asks_about_year
from index.references.written_numbers import (
    LOOSE,
    PATTERN_WORDS,
    WORDS,
    WrittenNumber,
    dictated_numbers,
    written_numbers,
)
from index.references.written_years import written_years
from index.text.alternatives import any_of
from index.text.folding import fold

_CORRECTOR = SlipCorrector((*CODE_OF_WORD, *WORDS["any"]), PATTERN_WORDS, WORDS["shortest_mended"])
_NEAR = 3
_BEFORE_NUMBER = re.compile(r"\s*,?\s*(?:so\b[.:]?\s*)?")
# What tells the law before the one of the same name.
_FORMER = re.compile(
    rf"\s+(?:(?:{any_of(WORDS['former'])})(?!\w)"
    r"|(?:nam |of |de )?(?P<year>(?:19|20)\d\d)\b(?![/-]))"
)
_OR = re.compile(rf"\s*\b(?:{any_of(WORDS['or'])})\s*")
_TYPE_BEFORE = re.compile(rf"\b(?P<type>{TYPE_WORDS})\s+(?:(?:quy dinh\s+)?ve\s+)?$")
_LONGEST_TYPE = 30  # characters, with what stands between it and a name


@dataclass(frozen=True, slots=True)
class Reference:
    """A document named in a question, and the documents it may mean.

    - `text`: the words of the question; `span`: their offsets in the NFC question.
    - `matches`: empty for a document that the store lacks, several for an ambiguous reference.
    - `by_name`: the document is named in words, not by a number.
    - `newer`: the documents of that name in the store, where “cũ” or a year means an earlier one.
    - `nearest`: for a document that the store lacks, those with its number, or else those of its
      type and year with the nearest numbers.
    - `is_rewritten`: slips in `text` were corrected, or a number was put in figures.
    """

    text: str
    matches: tuple[Document, ...]
    span: tuple[int, int]
    by_name: bool = False
    newer: tuple[Document, ...] = ()
    nearest: tuple[Document, ...] = ()
    is_rewritten: bool = False


class ReferenceFinder:
    """Knows the numbers and names of all documents of a store.

    Finding takes time in proportion to the question and to the documents of one number or name,
    not to those of the store.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._named_so: dict[tuple[str, ...], list[Document]] = defaultdict(list)
        self._numbered_so: dict[int, list[tuple[Key, Document]]] = defaultdict(list)
        self._of_year: dict[tuple[str, int], list[tuple[int, str, Document]]] = defaultdict(list)
        # How long the names are that begin with these two words: few lengths are to be tried.
        self._lengths: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for document in documents:
            for name in {tuple(re.findall(r"\w+", name)) for name in names_of(document)}:
                self._named_so[name].append(document)
                self._lengths[name[:2]].add(len(name))
            if key := key_of(document):
                self._numbered_so[key.number].append((key, document))
                for of in {(key.kind, key.year), ("", key.year), ("", 0)}:
                    self._of_year[of].append((key.number, document.id, document))
        for listed in self._of_year.values():
            listed.sort(key=lambda numbered: numbered[:2])

    def find(self, question: str) -> list[Reference]:
        """Return the documents `question` names, in the order it names them.

        The number of a place is none of a document: “Điều 4 NĐ 269”.
        """
        text = without_provision(question)
        folded = fold(text)
        if len(folded) != len(text):  # a letter whose folding changes length: spans would lie
            text = folded
        mended = _read(folded, text)
        # The text as read: as written where nothing was mistyped.
        reading = text if mended.text == folded else mended.text
        numbered = [*self._numbered(reading, mended.text)]
        named = [*self._named(reading, mended.text, numbered)]
        found = []
        for reference in _longest(numbered, named):
            start, end = reference.span
            span = mended.offsets[start], mended.offsets[end]
            same = mended.text[start:end] == folded[slice(*span)]
            written = text[slice(*span)]
            found.append(replace(reference, text=written, span=span, is_rewritten=not same))
        return found

    def _numbered(self, text: str, folded: str) -> Iterator[Reference]:
        taken: list[tuple[int, int]] = []
        for written in written_numbers(folded):
            if any(_overlap(written.span, other) for other in taken):
                continue
            matches = self._matching(written, folded)
            if not matches and not written.certain:
                continue
            end, matches, others = attributes_after(folded, written, matches)
            near = () if matches else others or self._near(written)
            if not (matches or near or written.kind or written.suffix):
                continue  # where no document has a number, a bare one is none's
            start = written.span[0]
            taken.append((start, end))
            span = _trimmed(folded, start, end)
            yield Reference("", narrow(matches, text), span, nearest=near)

    def _matching(self, written: WrittenNumber, folded: str) -> tuple[Document, ...]:
        candidates = self._numbered_so.get(written.number, [])
        if written.loose_type:
            begun = (written.loose_type, *LOOSE)
            named = ([p for p in candidates if p[0].begins_with(word)] for word in begun)
            candidates = next(filter(None, named), [])
        matches = tuple(d for key, d in candidates if key.fits(written))
        start, end = written.span
        asks = asks_about_year(f"{folded[:start]} {folded[end:]}")
        if not matches and written.year_after and not written.year and asks:
            timeless = replace(written, year_after=0)
            matches = tuple(
                document
                for key, document in candidates
                if key.fits(timeless)
                and document.issued
                and document.issued.year < written.year_after
            )
        return matches

    def _near(self, written: WrittenNumber) -> tuple[Document, ...]:
        """Return what we have of the number, of the same type first; else the nearest numbers."""
        same = sorted(
            self._numbered_so.get(written.number, ()),
            key=lambda pair: (pair[0].kind != type_code(written), -pair[0].year),
        )
        if same:
            return tuple(document for _, document in same[:_NEAR])
        listed = self._of_year.get((type_code(written), written.year or written.year_after), [])
        at = bisect_left(listed, written.number, key=lambda numbered: numbered[0])
        around = listed[max(at - _NEAR, 0) : at + _NEAR]
        around.sort(key=lambda numbered: abs(numbered[0] - written.number))
        return tuple(document for _, _, document in around[:_NEAR])

    def _named(self, text: str, folded: str, numbered: list[Reference]) -> Iterator[Reference]:
        taken: list[tuple[int, int]] = []
        for span, documents in self._names_in(folded):
            if any(_overlap(span, other) for other in taken):
                continue
            start, end = span
            before = _TYPE_BEFORE.search(folded, max(start - _LONGEST_TYPE, 0), start)
            if before:
                kind = CODE_OF_WORD[before["type"]]
                documents = [d for d in documents if kind == CODE_OF_WORD.get(fold(d.type or ""))]
                start = before.start()
            if not documents:
                continue
            if any(_BEFORE_NUMBER.fullmatch(folded, end, each.span[0]) for each in numbered):
                continue  # “Luật Giao dịch điện tử số 51/2005/QH11”: the number says which
            same = tuple(documents)
            later: tuple[Document, ...] = ()
            if former := _former(folded, end, same):
                same, later, end = (), same, former
            taken.append((start, end))
            # “Đề án 06” is a name and a number
            by_name = not any(character.isdigit() for character in folded[start:end])
            yield Reference("", narrow(same, text), (start, end), by_name or bool(later), later)

    def _names_in(self, folded: str) -> list[tuple[tuple[int, int], list[Document]]]:
        """Return every name in `folded` and whose it is, the longest first."""
        found = []
        words = [(match[0], *match.span()) for match in re.finditer(r"\w+", folded)]
        only = tuple(word for word, _, _ in words)
        for first in range(len(words) - 1):
            for length in self._lengths.get(only[first : first + 2], ()):
                documents = self._named_so.get(only[first : first + length])
                if documents and first + length <= len(words):
                    span = words[first][1], words[first + length - 1][2]
                    found.append((span, documents))
        return sorted(found, key=lambda pair: pair[0][0] - pair[0][1])


def are_alternatives(folded: str, one: Reference, other: Reference) -> bool:
    """Tell whether nothing but “hay” stands between the two in the folded NFC question."""
    first, last = sorted((one.span, other.span))
    return _OR.fullmatch(folded, first[1], last[0]) is not None


def _read(folded: str, text: str) -> EditedText:
    """Return `folded`, typed as `text`, without its slips and with its numbers in figures."""
    mended = _CORRECTOR.correct(folded)
    typed = "".join(text[place : place + 1] for place in mended.offsets[: len(mended.text)])
    romans = roman_numbers(mended.text, typed) if len(typed) == len(mended.text) else ()
    spans = sorted([*written_years(mended.text), *dictated_numbers(mended.text), *romans])
    figures = replace_spans(mended.text, dict(spans))
    return EditedText(figures.text, [mended.offsets[place] for place in figures.offsets])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _longest(numbered: list[Reference], named: list[Reference]) -> list[Reference]:
    """Return both in reading order; where two overlap, the longer one, a number before a name.

    A title may name another document by its number, and a number may stand within a name.
    """
    kept: list[Reference] = []
    for each in sorted([*numbered, *named], key=lambda found: found.span[0] - found.span[1]):
        if not any(_overlap(each.span, other.span) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda reference: reference.span)


def _former(folded: str, end: int, same: tuple[Document, ...]) -> int | None:
    """Return where the words end that make a name, ending at `end`, that of one before `same`."""
    former = _FORMER.match(folded, end)
    if former is None:
        return None
    year = int(former["year"] or 0)
    earlier = all(document.issued and year < document.issued.year for document in same)
    return former.end() if not year or earlier else None
