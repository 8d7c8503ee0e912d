"""Clean text from OCR: drop specks of dirt, close gaps between lines."""

import re

from index.ingest.cleaning import openings

_DIRT = "_`´ˆ˜~¨¦\\\\"
# A token of dirt and dashes only; a dash alone begins an item.
_SPECK = re.compile(rf"(?<!\S)[-–—'.,:]*[{_DIRT}][-–—'.,:{_DIRT}]*(?!\S)")
_BEFORE_WORD = re.compile(rf"(?<!\S)[{_DIRT}]+(?=\w)")


def drop_specks(text: str) -> str:
    """Drop the marks that OCR reads for dirt, between spaces or before a word."""
    return _BEFORE_WORD.sub("", _SPECK.sub("", text))


def close_gaps(text: str) -> str:
    """Drop blank lines inside a sentence, which OCR puts where lines stand far apart."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line and len(lines) > 1 and not lines[-1] and _sentence_continues(lines[-2], line):
            lines.pop()
        lines.append(line)
    return "\n".join(lines)


def _sentence_continues(last: str, line: str) -> bool:
    if not last or openings.ends_sentence(last) or openings.is_row(last) or openings.is_row(line):
        return False
    is_number = line[0].isdigit() and openings.expects_number(last)
    return (
        (line[0].islower() or is_number)
        and not openings.is_marked(line)
        and not openings.is_capital(last)
    )
