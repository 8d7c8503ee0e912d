"""Scans: what OCR makes of dirt and of the room between lines."""

import re

from index.ingest.cleaning import openings

_DIRT = "_`´ˆ˜~¨¦\\\\"
# A token of nothing but dirt and dashes; not a dash alone, which begins an item.
_TOKEN = re.compile(rf"(?<!\S)[-–—'.,:]*[{_DIRT}][-–—'.,:{_DIRT}]*(?!\S)")
_BEFORE_WORD = re.compile(rf"(?<!\S)[{_DIRT}]+(?=\w)")


def drop_specks(text: str) -> str:
    """Drop what no typesetter sets: marks of dirt alone between spaces, or before a word."""
    return _BEFORE_WORD.sub("", _TOKEN.sub("", text))


def close_gaps(text: str) -> str:
    """Drop the blank lines inside a sentence, which OCR sees where lines stand far apart."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line and len(lines) > 1 and not lines[-1] and _is_within(lines[-2], line):
            lines.pop()
        lines.append(line)
    return "\n".join(lines)


def _is_within(last: str, line: str) -> bool:
    if not last or openings.ends_sentence(last) or openings.is_row(last) or openings.is_row(line):
        return False
    dated = line[0].isdigit() and openings.expects_number(last)
    return (
        (line[0].islower() or dated)
        and not openings.is_marked(line)
        and not openings.is_capital(last)
    )
