"""What a document is known by: its number taken apart, its names, who issued it and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.lexicon.issuers import find_issuer, is_issuer
from index.lexicon.types import CODE_OF_WORD
from index.records.document import Document
from index.references.times import asks_about_validity
from index.references.written_numbers import WORDS, WrittenNumber
from index.text.alternatives import any_of
from index.text.folding import fold

_NUMBER = re.compile(r"^(?P<number>\d{1,5})(?:[-/](?P<year>(?:19|20)\d\d))?[-/](?P<suffix>.+)$")
_UNNAMED = frozenset(WORDS["unnamed"])
_FEWEST_INITIALS, _MOST_INITIALS = WORDS["fewest_initials"], WORDS["most_initials"]
_OF = any_of(WORDS["of"])
_ISSUER_AFTER = re.compile(rf"\s*,?\s+(?P<of>(?:{_OF})\s+)?(?=[a-z])")
_DAY_AFTER = re.compile(
    rf"\s*,?\s*(?:\s(?:{any_of(WORDS['issuing'])})\s+)?\bngay\s+(?P<day>\d{{1,2}})"
    r"\s*(?:[/.-]|\bthang\b)\s*(?P<month>\d{1,2})\s*(?:[/.-]|,?\s*\bnam\b)\s*(?P<year>\d{4})\b"
)
# So far after a number its issuer and its day are looked for, in characters.
_FAR = 60


@dataclass(frozen=True, slots=True)
class Key:
    """The number of `document`, taken apart: 52-NQ/TW is 52 of `nqtw`, by type `nq`."""

    document: Document
    number: int
    year: int
    suffix: str
    kind: str

    def fits(self, written: WrittenNumber) -> bool:
        """Tell whether `written` says nothing against its being this document."""
        year, suffix = written.year or written.year_after, written.suffix
        return (
            written.number == self.number
            and (not year or not self.year or year == self.year)
            and (
                not suffix
                or self.suffix.startswith(suffix)
                or suffix.startswith(self.suffix)
                or self.suffix.endswith(suffix)
            )
            and (not written.kind or not self.kind or written.kind == self.kind)
            and (not written.issuer or _may_be_by(self.document, written.issuer))
        )

    def begins_with(self, words: str) -> bool:
        """Tell whether the type, the title or another name begins with `words`, folded."""
        document = self.document
        names = (document.type or "", document.title, *document.aliases)
        return any(fold(name).startswith(words) for name in names)


def key_of(document: Document) -> Key | None:
    """Return the Key of `document`; None where it has no number."""
    parsed = _NUMBER.match(fold(document.number or ""))
    if parsed is None:
        return None
    year = int(parsed["year"] or 0) or (document.issued.year if document.issued else 0)
    suffix = re.sub(r"[^a-z0-9]", "", parsed["suffix"])
    kind = CODE_OF_WORD.get(fold(document.type or ""), "")
    return Key(document, int(parsed["number"]), year, suffix, kind)


def type_code(written: WrittenNumber) -> str:
    """Return the code of the type a number was written with, before or behind it."""
    if written.kind:
        return written.kind
    return next((code for code in CODE_OF_WORD.values() if written.suffix.startswith(code)), "")


def attributes_after(
    folded: str, written: WrittenNumber, matches: Sequence[Document]
) -> tuple[int, tuple[Document, ...], tuple[Document, ...]]:
    """Read “của Bộ Chính trị” and “ngày 03/6/2020” behind a number.

    Returns where the reference ends with them, those of `matches` they fit, and the others. Only
    an issuer behind “của” and a day, unless that is asked of, speak against a document.
    """
    end = written.span[1]
    fitting: tuple[Document, ...] = tuple(matches)
    others: tuple[Document, ...] = ()
    for _ in range(2):
        after = folded[end : end + _FAR]
        if day := _DAY_AFTER.match(after):
            written_day = tuple(int(day[part]) for part in ("year", "month", "day"))
            same = tuple(d for d in fitting if d.issued and _parts(d.issued) == written_day)
            if same or not asks_about_validity(folded):
                fitting, others, end = same, (() if same else fitting), end + day.end()
                continue
        begins = _ISSUER_AFTER.match(after)
        issuer = find_issuer(after[begins.end() :]) if begins else None
        if begins is None or issuer is None or issuer.span[0] != 0:
            break
        stop = begins.end() + issuer.span[1]
        if after[stop : stop + 4].strip() == "nao":
            break  # “Quyết định 749 Thủ tướng nào ký”
        same = tuple(d for d in fitting if _may_be_by(d, issuer.name))
        if same or begins["of"]:
            fitting, others, end = same, (() if same else fitting), end + stop
    return end, fitting, others


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def names_of(document: Document) -> set[str]:
    """Return the names that stand for `document` in a question, folded."""
    shortest = WORDS["shortest_name"]
    if document.number is None and (document.type is None or document.type in _UNNAMED):
        return set()  # an event or an article is found by searching, not by its name
    names = {fold(name) for name in document.aliases}
    if len(document.title.split()) >= WORDS["shortest_title"]:
        names.add(fold(document.title))
    if document.type:
        names.add(fold(f"{document.type} {document.title}"))
    long_enough = {
        name
        for name in names
        if len(name.split()) >= shortest or (len(name.split()) == 2 and re.search(r"\d", name))
    }
    return long_enough | _initials(document)


def _initials(document: Document) -> set[str]:
    """Return what officials type for a short title: “luật gdđt”, “nđ bvdlcn”."""
    words = re.findall(r"\w+", fold(document.title))
    if not _FEWEST_INITIALS <= len(words) <= _MOST_INITIALS:
        return set()
    code = CODE_OF_WORD.get(fold(document.type or ""))
    letters = "".join(word[0] for word in words)
    return {
        f"{written} {letters}" for written, its_code in CODE_OF_WORD.items() if its_code == code
    }


def _may_be_by(document: Document, issuer: str) -> bool:
    """Tell whether `document` may be called one of `issuer`, as people take one for another."""
    if not document.issuer or CODE_OF_WORD.get(fold(document.type or "")) in WORDS["issued_by_one"]:
        return True
    taken_for = [
        other for group in WORDS["taken_for_another"] if issuer in group for other in group
    ]
    return any(is_issuer(name, document.issuer) for name in (issuer, *taken_for))
