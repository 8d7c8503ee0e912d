"""The parts of a document's number, its names, its issuer and its day, to match questions with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.lexicon.dates import FOLDED_DATE
from index.lexicon.issuers import find_issuer, is_issuer
from index.lexicon.types import CODE_OF_WORD
from index.records.document import Document
from index.references.times import asks_about_validity, ends_claim
from index.references.written_numbers import WORDS, WrittenNumber
from index.text.alternatives import any_of
from index.text.folding import fold

_NUMBER = re.compile(r"^(?P<number>\d{1,5})(?:[-/](?P<year>(?:19|20)\d\d))?[-/](?P<suffix>.+)$")
_UNNAMED = frozenset(WORDS["unnamed"])
_FEWEST_INITIALS, _MOST_INITIALS = WORDS["fewest_initials"], WORDS["most_initials"]
_OF = any_of(WORDS["of"])
_ISSUER_AFTER = re.compile(rf"\s*,?\s+(?P<of>(?:{_OF})\s+)?(?=[a-z])")
_DAY_AFTER = re.compile(
    rf"\s*,?\s*(?:\s(?P<issued>{any_of(WORDS['issuing'])})\s+)?\bngay\s+{FOLDED_DATE}"
)
_ISSUED = re.compile(rf"\s+(?:{any_of(WORDS['issuing'])})(?!\w)")
# The issuer and the day are looked for in so many characters behind a number.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Key:
    """The number of `document` in parts: 52-NQ/TW has number 52, suffix `nqtw`, kind `nq`.

    `year` is that of the number, or else of the issue; 0 if unknown. `kind` is "" if unknown.
    """

    document: Document
    number: int
    year: int
    suffix: str
    kind: str

    def fits(self, number: WrittenNumber) -> bool:
        """Tell whether no part of `number`, as a question writes it, contradicts this one."""
        year, suffix = number.year or number.year_after, number.suffix
        return (
            number.number == self.number
            and (not year or not self.year or year == self.year)
            and (
                not suffix
                or self.suffix.startswith(suffix)
                or suffix.startswith(self.suffix)
                or self.suffix.endswith(suffix)
            )
            and (not number.kind or not self.kind or number.kind == self.kind)
            and (not number.issuer or _may_be_by(self.document, number.issuer))
        )

    def begins_with(self, words: str) -> bool:
        """Tell whether the type, the title or an alias, folded, begins with `words`."""
        document = self.document
        names = (document.type or "", document.title, *document.aliases)
        return any(fold(name).startswith(words) for name in names)


def key_of(document: Document) -> Key | None:
    """Return the Key of `document`; None if it has no number."""
    match = _NUMBER.match(fold(document.number or ""))
    if match is None:
        return None
    year = int(match["year"] or 0) or (document.issued.year if document.issued else 0)
    suffix = re.sub(r"[^a-z0-9]", "", match["suffix"])
    kind = CODE_OF_WORD.get(fold(document.type or ""), "")
    return Key(document, int(match["number"]), year, suffix, kind)


def type_code(number: WrittenNumber) -> str:
    """Return the code of the type before the number or in its suffix; "" if there is none."""
    if number.kind:
        return number.kind
    return next((code for code in CODE_OF_WORD.values() if number.suffix.startswith(code)), "")


def attributes_after(
    folded: str, number: WrittenNumber, matches: Sequence[Document]
) -> tuple[int, tuple[Document, ...], tuple[Document, ...]]:
    """Read “của Bộ Chính trị” and “ngày 03/6/2020” behind a number, in any order.

    Return the offset where they end, the documents of `matches` that fit them, and those that do
    not if none fits. Only two things exclude a document: an issuer behind “của”, and a day, unless
    the question asks what is valid on that day. That it was issued on a day may be claimed: “…
    ký ngày 31/3/2022 phải không?”; the day is then no part of the name.
    """
    end = number.span[1]
    fitting: tuple[Document, ...] = tuple(matches)
    others: tuple[Document, ...] = ()
    for _ in range(2):
        after = folded[end : end + _REACH]
        day = _DAY_AFTER.match(after)
        if day and not (day["issued"] and ends_claim(folded[end + day.end() :])):
            numbers = tuple(int(day[part]) for part in ("year", "month", "day"))
            same = tuple(d for d in fitting if d.issued and _day_numbers(d.issued) == numbers)
            if same or not asks_about_validity(folded):
                fitting, others, end = same, (() if same else fitting), end + day.end()
                continue
        before = _ISSUER_AFTER.match(after)
        issuer = find_issuer(after[before.end() :]) if before else None
        if before is None or issuer is None or issuer.span[0] != 0:
            break
        stop = before.end() + issuer.span[1]
        if after[stop : stop + 4].strip() == "nao":
            break  # “Quyết định 749 Thủ tướng nào ký”
        act = _ISSUED.match(folded, end + stop)
        if act and len(fitting) == 1 and ends_claim(folded[act.end() :]):
            break  # “Nghị quyết 57 do Quốc hội ban hành, hả?”
        same = tuple(d for d in fitting if _may_be_by(d, issuer.name))
        if same or before["of"]:
            fitting, others, end = same, (() if same else fitting), end + stop
    return end, fitting, others


def _day_numbers(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def names_of(document: Document) -> set[str]:
    """Return the folded names by which a question may name `document`."""
    if document.number is None and (document.type is None or document.type in _UNNAMED):
        return set()  # an event or an article: found by searching, not by its name
    translated = (alias for each in document.translations for alias in each.aliases)
    names = {fold(name) for name in (*document.aliases, *translated)}
    if len(document.title.split()) >= WORDS["shortest_title"]:
        names.add(fold(document.title))
    if document.type:
        names.add(fold(f"{document.type} {document.title}"))
    return {name for name in names if _is_long_enough(name)} | _initials(document)


def _is_long_enough(name: str) -> bool:
    """Tell whether `name` can stand for a document: “Đề án 06” has two words and a number."""
    words = len(name.split())
    return words >= WORDS["shortest_name"] or (words == 2 and bool(re.search(r"\d", name)))


def _initials(document: Document) -> set[str]:
    """Return a type and the initials of a short title, as officials type: “luật gdđt”."""
    words = re.findall(r"\w+", fold(document.title))
    if not _FEWEST_INITIALS <= len(words) <= _MOST_INITIALS:
        return set()
    code = CODE_OF_WORD.get(fold(document.type or ""))
    letters = "".join(word[0] for word in words)
    return {f"{name} {letters}" for name, name_code in CODE_OF_WORD.items() if name_code == code}


def _may_be_by(document: Document, issuer: str) -> bool:
    """Tell whether somebody may call `issuer` the issuer of `document`.

    People take some issuers for one another, such as the Government and its Prime Minister.
    """
    if not document.issuer or CODE_OF_WORD.get(fold(document.type or "")) in WORDS["issued_by_one"]:
        return True
    others = [other for group in WORDS["taken_for_another"] if issuer in group for other in group]
    return any(is_issuer(name, document.issuer) for name in (issuer, *others))
