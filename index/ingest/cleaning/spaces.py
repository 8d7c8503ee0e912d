"""Normalise spaces and blank lines."""

import re

# An empty cell of a row is two spaces between its bars.
_RUN = re.compile(r"(?P<empty>(?<=\|) {2,}(?=\|))| {2,}")
_BEFORE_PUNCTUATION = re.compile(r"(?<=[^\s|]) +(?=[,;:!?)\]”](?: |$))", re.MULTILINE)
# Only a lone full stop: not “.vn”, not the first of three dots.
_BEFORE_STOP = re.compile(r"(?<=\w) +(?=\.(?: |$))", re.MULTILINE)
_AFTER_OPENING = re.compile(r"(?<=[(\[“]) +(?=\S)")
_BLANK_LINES = re.compile(r"\n{3,}")
_AROUND_BREAKS = re.compile(r" *\n *")


def tidy_spaces(text: str) -> str:
    """Drop double spaces, spaces at line ends or before punctuation, and repeated blank lines."""
    text = _RUN.sub(lambda run: "  " if run["empty"] else " ", text)
    text = _AROUND_BREAKS.sub("\n", text)
    text = _AFTER_OPENING.sub("", text)
    text = _BEFORE_PUNCTUATION.sub("", text)
    text = _BEFORE_STOP.sub("", text)
    return _BLANK_LINES.sub("\n\n", text).strip("\n ")
