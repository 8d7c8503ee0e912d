"""The citations of a text: the documents it names by number, with type, name, day and issuer."""

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
    r"""
    \)? \s* (?:của|do) \s+
    (?P<issuer> [^\W\d_] [^;:.()]*? )
    (?=  # the issuer ends before a verb, a mark of punctuation or the end
        \s+ (?:
            về
            | ban\ hành
            | quy\ định
            | phê\ duyệt
            | sửa\ đổi
            | hướng\ dẫn
            | thực\ hiện
            | bãi\ bỏ
            | công\ bố
            | cập\ nhật
            | và\s+thay
        )\b
        | \s* [,;:.()]
        | \s* $
    )
    """,
    re.VERBOSE,
)
_LONGEST_NAME = 160  # characters
_LONGEST_DAY = 40  # characters read for a day


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by number; `name` is that of a law (“Giao dịch điện tử”), else "".

    `start`:`end` is the span of type, name, number, day and issuer in the text.
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
    """Yield the citations of numbered documents in `text`, in reading order."""
    last = 0
    for number, number_start, number_end in find_numbers(text):
        kind, name, start = _type_before(text, last, number_start)
        issued, end = _day_after(text, number_end)
        issuer = _ISSUER_AFTER.match(text, end)
        if issuer and len(issuer["issuer"]) <= _LONGEST_NAME:
            end = issuer.end()
        issuer_name = issuer["issuer"].strip() if issuer else None
        yield Citation(number, kind or number.type, name, issued, issuer_name, start, end)
        last = end


def _type_before(text: str, last: int, end: int) -> tuple[str | None, str, int]:
    """Return type and name before the number at `end`, and the offset where they begin.

    `last` is the end of the citation before.
    """
    begin = max(last, end - _LONGEST_NAME)
    before = text[begin:end]
    for match in reversed([*re.finditer(TYPE_PATTERN, before)]):
        type_and_name = _TYPE_BEFORE.fullmatch(before, match.start())
        kind = type_named(match[0])
        if type_and_name is None or (type_and_name["name"] and kind not in NAMED_TYPES):
            continue
        if type_and_name["name"] and not type_and_name["name"][0].isupper():
            continue
        return kind, type_and_name["name"], begin + match.start()
    so = re.search(r"[Ss]ố\s*:?\s*$", before)
    return None, "", begin + so.start() if so else end


def _day_after(text: str, end: int) -> tuple[date | None, int]:
    """Return the day right after `end` and the offset behind it; None and `end` without one."""
    gap = _DAY_AFTER.match(text, end)
    if gap:
        for found in find_dates(text[gap.end() : gap.end() + _LONGEST_DAY]):
            if found.start == 0:
                return found.day, gap.end() + found.end
    return None, end
