"""Drop the stamps that gazettes and digital signatures print over a page."""

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
_MAX_LINES = 9  # of a signature's stamp
_MAX_LENGTH = 400  # characters of a signature's stamp


def drop_stamps(text: str) -> str:
    """Drop gazette headers and the stamps of digital signatures, anywhere on a page."""
    return "\f".join("\n".join(_without_stamps(page.split("\n"))) for page in text.split("\f"))


def _without_stamps(lines: list[str]) -> Iterator[str]:
    i = 0
    while i < len(lines):
        rest, height = _without_signature(lines, i)
        if not _GAZETTE.fullmatch(rest.strip(" ")) and (rest or not height):
            yield rest
        i += max(1, height)


def _without_signature(lines: list[str], start: int) -> tuple[str, int]:
    """Return the rest of the lines of a stamp that begins in line `start`, and their number.

    If none begins there, return the line itself and 0.
    """
    begin = _SIGNED_BY.search(lines[start])
    if begin is None:
        return lines[start], 0
    block = ""
    for height, line in enumerate(lines[start : start + _MAX_LINES], 1):
        block = f"{block} {line}" if block else line
        end = _SIGNED_AT.search(block, begin.end())
        if end:
            if end.end() - begin.start() > _MAX_LENGTH:
                break
            return (block[: begin.start()] + block[end.end() :]).strip(" "), height
    return lines[start], 0
