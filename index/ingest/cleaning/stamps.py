"""Stamps: what a gazette or a digital signature prints over a page, in its middle too."""

import re
from collections.abc import Iterator

_GAZETTE = re.compile(
    r"(?:\d{1,4} +)?CÔNG BÁO ?/ ?Số [\d+ &,-]{1,40}/ ?Ngày [\d/. -]{6,16}?(?: +\d{1,4})?",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(r"(?:Ký bởi|Người ký|Ký số bởi|Digitally signed by) ?:", re.IGNORECASE)
_SIGNED_AT = re.compile(
    r"(?:Thời gian ký|Ngày ký|Date) ?: ?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"(?: \d{1,2}:\d{2}(?::\d{2})?)?(?: ?(?:AM|PM|SA|CH))?(?: ?[+-]\d{2}:?'?\d{2}'?)?",
    re.IGNORECASE,
)
_LINES = 9  # that a signature's stamp may take
_LENGTH = 400  # characters that it may take


def drop_stamps(text: str) -> str:
    """Drop gazette headers and digital signatures' stamps, wherever they stand on a page."""
    return "\f".join("\n".join(_unstamped(page.split("\n"))) for page in text.split("\f"))


def _unstamped(lines: list[str]) -> Iterator[str]:
    i = 0
    while i < len(lines):
        rest, taken = _without_signature(lines, i)
        if not _GAZETTE.fullmatch(rest.strip(" ")) and (rest or not taken):
            yield rest
        i += max(1, taken)


def _without_signature(lines: list[str], start: int) -> tuple[str, int]:
    """What is left of the lines that a stamp beginning in line `start` takes, and how many."""
    begins = _SIGNED_BY.search(lines[start])
    if begins is None:
        return lines[start], 0
    block = ""
    for taken, line in enumerate(lines[start : start + _LINES], 1):
        block = f"{block} {line}" if block else line
        ends = _SIGNED_AT.search(block, begins.end())
        if ends:
            if ends.end() - begins.start() > _LENGTH:
                break
            return (block[: begins.start()] + block[ends.end() :]).strip(" "), taken
    return lines[start], 0
