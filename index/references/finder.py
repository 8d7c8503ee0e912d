"""Find the documents that a question names, by number in any way of writing it or by name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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
_MOST_NEAREST = 3  # documents
_BEFORE_NUMBER = re.compile(r"\s*,?\s*(?:so\b[.:]?\s*)?")
# Behind a name: it means an earlier document of that name.
_EARLIER = re.compile(
    rf"\s+(?:(?:{any_of(WORDS['former'])})(?!\w)"
    r"|(?:nam |of |de )?(?P<year>(?:19|20)\d\d)\b(?![/-]))"
)
_ENDS_EARLIER = re.compile(rf"(?<!\w)(?:{any_of(WORDS['former'])})$")
_OR = re.compile(rf"\s*\b(?:{any_of(WORDS['or'])})\s*")
_YEAR_BEHIND = re.compile(r"(?:[ ,/]|\b(?:nam|of)\b){0,6}(?:19|20)\d\d$")
_TYPE = re.compile(rf"\b(?:{TYPE_WORDS})\b")
_TYPE_BEFORE = re.compile(rf"\b(?P<type>{TYPE_WORDS})\s+(?:(?:quy dinh\s+)?ve\s+)?$")
_LONGEST_TYPE = 30  # characters, with the words between the type and the name


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
    """Finds the documents of one store in a question.

    Finding takes time linear in the question and in the documents that share a number or a name
    with it, whatever the size of the store.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_name: dict[tuple[str, ...], list[Document]] = defaultdict(list)
        self._by_number: dict[int, list[tuple[Key, Document]]] = defaultdict(list)
        # By type and year; "" and 0 stand for any.
        self._by_year: dict[tuple[str, int], list[tuple[int, str, Document]]] = defaultdict(list)
        # The lengths in words of the names that begin with these two words: few are to be tried.
        self._lengths: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for document in documents:
            for name in {tuple(re.findall(r"\w+", name)) for name in names_of(document)}:
                self._by_name[name].append(document)
                self._lengths[name[:2]].add(len(name))
            if key := key_of(document):
                self._by_number[key.number].append((key, document))
                for group in {(key.kind, key.year), ("", key.year), ("", 0)}:
                    self._by_year[group].append((key.number, document.id, document))
        for numbers in self._by_year.values():
            numbers.sort(key=lambda entry: entry[:2])

    def find(self, question: str) -> list[Reference]:
        """Return the documents that `question` names, in its order.

        The number of a provision is not the number of a document: “Điều 4 NĐ 269”.
        """
        text = without_provision(question)
        folded = fold(text)
        if len(folded) != len(text):  # folding changed the length: offsets would be wrong
            text = folded
        edited = _rewrite(folded, text)
        # The capitals of the question, unless it was rewritten.
        reading = text if edited.text == folded else edited.text
        by_number = [*self._find_numbers(reading, edited.text)]
        by_name = [*self._find_names(reading, edited.text, by_number)]
        references = []
        for reference in _longest(by_number, by_name):
            start, end = reference.span
            span = edited.offsets[start], edited.offsets[end]
            is_same = edited.text[start:end] == folded[slice(*span)]
            words = text[slice(*span)]
            references.append(replace(reference, text=words, span=span, is_rewritten=not is_same))
        return references

    def _find_numbers(self, text: str, folded: str) -> Iterator[Reference]:
        spans: list[tuple[int, int]] = []
        for number in written_numbers(folded):
            if any(_overlap(number.span, other) for other in spans):
                continue
            matches = self._matches(number, folded)
            if not matches and not number.certain:
                continue
            if matches and number.year_after and not any(map(_of(number), matches)):
                number = _before_year(number, folded)
            end, matches, others = attributes_after(folded, number, matches)
            nearest = () if matches else others or self._nearest(number)
            if not (matches or nearest or number.kind or number.suffix):
                continue  # a bare number in a store where no document has a number
            start = number.span[0]
            spans.append((start, end))
            span = _trim(folded, start, end)
            yield Reference("", narrow(matches, text), span, nearest=nearest)

    def _matches(self, number: WrittenNumber, folded: str) -> tuple[Document, ...]:
        """Return the documents that `number` may mean.

        A year behind it may be asked about rather than be part of the name: then the documents
        issued before that year match too.
        """
        candidates = self._by_number.get(number.number, [])
        if number.loose_type:
            beginnings = (number.loose_type, *LOOSE)
            groups = ([pair for pair in candidates if pair[0].begins_with(w)] for w in beginnings)
            candidates = next(filter(None, groups), [])
        matches = tuple(document for key, document in candidates if key.fits(number))
        start, end = number.span
        is_asked_about = asks_about_year(f"{folded[:start]} {folded[end:]}")
        if not matches and number.year_after and not number.year and is_asked_about:
            without_year = replace(number, year_after=0)
            matches = tuple(
                document
                for key, document in candidates
                if key.fits(without_year)
                and document.issued
                and document.issued.year < number.year_after
            )
        return matches

    def _nearest(self, number: WrittenNumber) -> tuple[Document, ...]:
        """Return documents of that number, of the same type first; else of the nearest numbers."""
        same_number = sorted(
            self._by_number.get(number.number, ()),
            key=lambda pair: (pair[0].kind != type_code(number), -pair[0].year),
        )
        if same_number:
            return tuple(document for _, document in same_number[:_MOST_NEAREST])
        entries = self._by_year.get((type_code(number), number.year or number.year_after), [])
        at = bisect_left(entries, number.number, key=lambda entry: entry[0])
        around = entries[max(at - _MOST_NEAREST, 0) : at + _MOST_NEAREST]
        around.sort(key=lambda entry: abs(entry[0] - number.number))
        return tuple(document for _, _, document in around[:_MOST_NEAREST])

    def _find_names(
        self, text: str, folded: str, by_number: list[Reference]
    ) -> Iterator[Reference]:
        spans: list[tuple[int, int]] = []
        for span, documents in self._names_in(folded):
            if any(_overlap(span, other) for other in spans):
                continue
            start, end = span
            before = _TYPE_BEFORE.search(folded, max(start - _LONGEST_TYPE, 0), start)
            if before:
                kind = CODE_OF_WORD[before["type"]]
                documents = [d for d in documents if kind == CODE_OF_WORD.get(fold(d.type or ""))]
                start = before.start()
            if not documents:
                continue
            if any(_BEFORE_NUMBER.fullmatch(folded, end, each.span[0]) for each in by_number):
                continue  # “Luật Giao dịch điện tử số 51/2005/QH11”: its number names it
            matches = tuple(documents)
            newer: tuple[Document, ...] = ()
            if end_of_earlier := _end_of_earlier(folded, end, matches):
                old = _old_ones(matches) if folded[end_of_earlier - 1].isalpha() else ()
                newer = () if old else matches
                matches, end = old, end_of_earlier
            spans.append((start, end))
            # “Đề án 06” is a name and a number
            by_name = not any(character.isdigit() for character in folded[start:end])
            yield Reference("", narrow(matches, text), (start, end), by_name or bool(newer), newer)

    def _names_in(self, folded: str) -> list[tuple[tuple[int, int], list[Document]]]:
        """Return the span of each name in `folded` and its documents, the longest name first."""
        names = []
        matches = list(re.finditer(r"\w+", folded))
        words = tuple(match[0] for match in matches)
        for first in range(len(words) - 1):
            for length in self._lengths.get(words[first : first + 2], ()):
                documents = self._by_name.get(words[first : first + length])
                if documents and first + length <= len(words):
                    span = matches[first].start(), matches[first + length - 1].end()
                    names.append((span, documents))
        return sorted(names, key=lambda pair: pair[0][0] - pair[0][1])


def means_the_old(name: str) -> bool:
    """Tell whether `name`, as a question writes it, is one of an old document: “Luật … cũ”."""
    return _ENDS_EARLIER.search(fold(name)) is not None


def are_alternatives(folded: str, one: Reference, other: Reference) -> bool:
    """Tell whether only “hay” stands between the references in the folded NFC question."""
    first, last = sorted((one.span, other.span))
    return _OR.fullmatch(folded, first[1], last[0]) is not None


def type_codes(text: str) -> list[str]:
    """Return the codes of the document types that `text` names (`qd`, `luat` …), in order."""
    return [CODE_OF_WORD[word] for word in _TYPE.findall(fold(text))]


def _rewrite(folded: str, text: str) -> EditedText:
    """Return `folded` with its slips corrected and its numbers in figures.

    `text` is the same text as it was typed: Roman figures have capitals.
    """
    corrected = _CORRECTOR.correct(folded)
    offsets = corrected.offsets[: len(corrected.text)]
    original = "".join(text[offset : offset + 1] for offset in offsets)
    is_aligned = len(original) == len(corrected.text)
    romans = roman_numbers(corrected.text, original) if is_aligned else ()
    numbers = [*written_years(corrected.text), *dictated_numbers(corrected.text), *romans]
    figures = replace_spans(corrected.text, dict(sorted(numbers)))
    return EditedText(figures.text, [corrected.offsets[offset] for offset in figures.offsets])


def _of(number: WrittenNumber) -> Callable[[Document], bool]:
    """Return what tells whether a document was issued in the year behind `number`."""
    return lambda one: one.issued is None or one.issued.year == number.year_after


def _before_year(number: WrittenNumber, folded: str) -> WrittenNumber:
    """Return `number` without the year behind it, which is asked about and names nothing."""
    start, end = number.span
    year = _YEAR_BEHIND.search(folded[start:end])
    return replace(number, year_after=0, span=(start, start + year.start())) if year else number


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _longest(by_number: list[Reference], by_name: list[Reference]) -> list[Reference]:
    """Return the references in the order of the text; where two overlap, the longer one.

    A title may contain another document's number, and a number may stand within a name. Of two
    references of one length, the number is kept.
    """
    longest: list[Reference] = []
    for each in sorted([*by_number, *by_name], key=lambda each: each.span[0] - each.span[1]):
        if not any(_overlap(each.span, other.span) for other in longest):
            longest.append(each)
    return sorted(longest, key=lambda reference: reference.span)


def _old_ones(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return those of `documents` that others ended: they are “cũ” themselves, and not followed."""
    return tuple(
        one for one in documents if (by := one.validity) and by.state == "ended" and not by.own
    )


def _end_of_earlier(folded: str, end: int, documents: tuple[Document, ...]) -> int | None:
    """Return where “cũ” or a year ends that stands behind a name and means an earlier document.

    The name is that of `documents` and ends at `end`. None where nothing of the kind follows, or
    a year that is not before all of `documents`.
    """
    match = _EARLIER.match(folded, end)
    if match is None:
        return None
    year = int(match["year"] or 0)
    is_before = all(document.issued and year < document.issued.year for document in documents)
    return match.end() if not year or is_before else None
