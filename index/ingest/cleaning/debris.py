"""Drop debris: rules, rows of dots, and Markdown markup left by a conversion."""

import re

_RULE = re.compile(r"[-–—=_*~·.…\s\\]{3,}|\*+|[\\_]+|>+")
_KEPT_RULE = re.compile(r"\.{3}|…")
# The look-behind makes a row of backslashes match only from its first, in linear time.
_ESCAPE = re.compile(r"(?<!\\)\\++([`*_{}\[\]()#+\-.!|<>~&])")
_HARD_BREAK = re.compile(r"(?<! ) *+(?<!\\)\\++$", re.MULTILINE)
_BOLD = re.compile(r"\*\*+|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*(])\*(?=\S)((?:[^*\n]|\n(?!\n)){1,2000}?)\*(?![\w*)])")
_RULE_IN_LINE = re.compile(r"(?<![^ \n])[-–—=]{4,}(?![^ \n])")
_DOTS = re.compile(r"\.{4,}|…{2,}|(?:\. ){3,}\.?|_{3,}")
_SENTENCE_AS_HEADING = re.compile(r"^#{1,6} (?=(?:\S+ ){20,}\S*[.!?…]$)", re.MULTILINE)
_UNDERLINE = re.compile(r" _{3,}$")


def drop_debris(text: str) -> str:
    """Drop rules, Markdown emphasis and escapes; write a blank to fill in, “......”, as “…”.

    The `#` before a whole sentence is dropped too: such a line is a lead in large type, no heading.
    """
    if "\\" in text:
        text = _HARD_BREAK.sub("", _ESCAPE.sub(r"\1", text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\1", _BOLD.sub("", text))
    text = _SENTENCE_AS_HEADING.sub("", text)
    if "___" in text:
        text = "\n".join(map(_without_underlines, text.split("\n")))
    lines = ["" if _is_rule(line.strip()) else line for line in text.split("\n")]
    return _DOTS.sub("…", _RULE_IN_LINE.sub("", _without_new_blanks(text, lines)))


def _without_underlines(line: str) -> str:
    """Return `line` without the rules under a letterhead's names and motto.

    Other underlines are blanks to fill in and stay.
    """
    cells = line.split("|")
    for row, cell in enumerate(cells):
        name = _UNDERLINE.sub("", cell.rstrip())
        if name != cell.rstrip() and (name.isupper() or name.lower().endswith("hạnh phúc")):
            cells[row] = name + " " * (row < len(cells) - 1)
    return "|".join(cells)


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line)) and not _KEPT_RULE.fullmatch(line)


def _without_new_blanks(text: str, lines: list[str]) -> str:
    """Join `lines` without those that are blank here but not in `text`.

    A blank line in place of a rule would split a table's cell.
    """
    return "\n".join(
        line for line, old in zip(lines, text.split("\n"), strict=True) if line or not old.strip()
    )
