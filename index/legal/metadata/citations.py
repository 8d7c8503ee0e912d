"""Citations: where a text names a document by its number, and what it says of it there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.lexicon.dates import find_dates
from index.lexicon.document_numbers import Number, find_numbers
from index.lexicon.types import TYPE_PATTERN, type_named

NAMED_TYPES = ("Luật", "Bộ luật", "Pháp lệnh")  # cited by name and number
_TYPE_BEFORE = re.compile(rf"(?P<type>{TYPE_PATTERN})\s*(?P<name>[^;:]*?)\s*(?:\(?[Ss]ố\s*:?)?\s*$")
_DAY_AFTER = re.compile(r"[\s,(]*(?:ban hành\s+)?(?:ngày\s+|năm\s+(?=\d{4}-))?(?=\d)")
_ISSUER_AFTER = re.compile(
    r"\)?\s*(?:của|do)\s+(?P<issuer>[^\W\d_][^;:.()]*?)(?=\s+(?:về|ban hành"
    r"|quy định|phê duyệt|sửa đổi|hướng dẫn|thực hiện|bãi bỏ|công bố|cập nhật|và\s+thay)\b"
    r"|\s*[,;:.()]|\s*$)"
)
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by number; `name` is a law's (“Giao dịch điện tử”), "" where none is said.

    `start`:`end` is the place of type, name, number, day and issuer in the text searched.
    """

    number: Number
    type: str | None
    name: str
    issued: date | None
    issuer: str | None
    start: int
    end: int

    @property
    def title(self) -> str:
        """“Luật Giao dịch điện tử 51/2005/QH11”, “Nghị định 64/2007/NĐ-CP”."""
        return " ".join(word for word in (self.type, self.name, str(self.number)) if word)


def find_citations(text: str) -> Iterator[Citation]:
    """Yield the numbered documents `text` names, in reading order."""
    last = 0
    for number, number_start, number_end in find_numbers(text):
        kind, name, start = _type_before(text, last, number_start)
        issued, end = _day_after(text, number_end)
        issuer = _ISSUER_AFTER.match(text, end)
        if issuer and len(issuer["issuer"]) <= _LONGEST_NAME:
            end = issuer.end()
        said = issuer["issuer"].strip() if issuer else None
        yield Citation(number, kind or number.type, name, issued, said, start, end)
        last = end


def _type_before(text: str, last: int, end: int) -> tuple[str | None, str, int]:
    begin = max(last, end - _LONGEST_NAME)
    before = text[begin:end]
    for match in reversed([*re.finditer(TYPE_PATTERN, before)]):
        found = _TYPE_BEFORE.fullmatch(before, match.start())
        kind = type_named(match[0])
        if found is None or (found["name"] and kind not in NAMED_TYPES):
            continue
        if found["name"] and not found["name"][0].isupper():
            continue
        return kind, found["name"], begin + match.start()
    said = re.search(r"[Ss]ố\s*:?\s*$", before)
    return None, "", begin + said.start() if said else end


def _day_after(text: str, end: int) -> tuple[date | None, int]:
    gap = _DAY_AFTER.match(text, end)
    if gap:
        for at in find_dates(text[gap.end() : gap.end() + 40]):
            if at.start == 0:
                return at.day, gap.end() + at.end
    return None, end
