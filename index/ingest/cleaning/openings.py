"""Classify a line of a legal text by its beginning, such as “Điều 5.” or “a)”, and its end."""

import re
from functools import cache
from pathlib import Path

from index.text.rows import CELL_END
from index.yaml_file import read_yaml

# A heading, not a reference in running text: “Chương II Luật này”, “Mục 1 Chương II”.
_DIVISION = re.compile(
    r"""
    (?:Chương|CHƯƠNG|Mục|MỤC|Tiểu[ ]mục|TIỂU[ ]MỤC|Phần|PHẦN|Phụ[ ]lục|PHỤ[ ]LỤC)
    [ ]
    (?:
        (?:thứ|THỨ)[ ]\w+  # Phần thứ nhất
      | [IVXLC]+\b         # Chương IV
      | \d{1,3}\b          # Mục 2
      | [A-ZĐ]\b           # Phụ lục A
    )
    (?:
        [.:]
      | (?=[ ]?[-–])
      | (?=[ ](?!Chương|Điều|Mục|Phần|Nghị|Luật|Bộ[ ]luật|Quy)[A-ZÀ-ỸĐ])  # its title
      | (?=$)
    )
    """,
    re.VERBOSE,
)
# A consolidated text marks what was changed by a note: “Điều 2a[3].”, “5[12]. ”.
_NOTE = r"(?:\[\d{1,3}\])?"
_ARTICLE = re.compile(rf"(?:Điều|ĐIỀU) (\d{{1,3}})[a-zđ]?{_NOTE}(?:[.:]|(?= ?[-–] )|(?=$))")
_ROMAN = re.compile(r"[IVXL]{1,6}(?:\.\d{1,2})?(?:[.)/] |[.)]?$| ?[-–]+ )")
_NUMBER = re.compile(
    rf"(\d{{1,3}})(?:\.\d{{1,2}}){{0,4}}{_NOTE}(?:[.)/](?= |$)|(?<=\.\d)(?= )|(?<=\.\d\d)(?= ))"
)
_LETTER = re.compile(rf"[a-zđ](?:\.\d{{1,2}})?{_NOTE}\)|[a-zđ]\.(?= )|\([a-zđ0-9]{{1,2}}\)(?= )")
_DASH = re.compile(r"[-–—+•●○▪*](?= |$)")
_ANY_MARK = re.compile("|".join(mark.pattern for mark in (_ROMAN, _NUMBER, _LETTER, _DASH)))
_DATE = re.compile(r"ngày .{0,6}tháng .{0,6}năm", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:Điều \d{{1,3}}[a-zđ]?{_NOTE}[.:]|[IVXL]{{1,6}}[.)]"
    rf"|\d{{1,3}}(?:\.\d{{1,2}}){{0,4}}{_NOTE}[.)]|[a-zđ]{_NOTE}\)|[-–+•])",
    re.IGNORECASE,
)
_BARE_DIVISION = re.compile(
    r"(?:Chương|Mục|Tiểu mục|Phần|Phụ lục)(?: (?:thứ \w+|[IVXLC]{1,7}|\d{1,3}|[A-ZĐ]))?[.:]?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[-–] ?\d{1,4} ?[-–]")  # a page number between dashes
_CLOSERS = "”’\"')]»*"
_STOPS = (".", "!", "?", "…", ";", ":")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_yaml(Path(__file__).with_suffix(".yml"))[name])


def article_number(line: str) -> int | None:
    """Return the article number of a heading, “Điều 5. …”; None for any other line."""
    match = _ARTICLE.match(line)
    return int(match[1]) if match else None


def item_number(line: str) -> int | None:
    """Return the first number of a numbered item, “5. …”, “5.1. …”; None for any other line."""
    match = _NUMBER.match(line)
    return int(match[1]) if match else None


def is_division(line: str) -> bool:
    """Return whether the line begins like the heading of a chapter, section, part or annex."""
    return bool(_DIVISION.match(line))


def is_heading(line: str) -> bool:
    """Return whether the line is a heading: of an article or larger division, or marked `#`."""
    return line.startswith("#") or article_number(line) is not None or is_division(line)


def is_marked(line: str) -> bool:
    """Return whether the line begins with the mark of a division, article, section or item."""
    return _ANY_MARK.match(line) is not None or is_heading(line)


def is_dashed(line: str) -> bool:
    """Return whether the line begins with a dash, a plus or a bullet."""
    return bool(_DASH.match(line))


def is_roman(line: str) -> bool:
    """Return whether the line begins with a Roman numeral as its mark: “IV. …”."""
    return bool(_ROMAN.match(line))


def is_bare(line: str) -> bool:
    """Return whether the line is only the mark of an article or item: “Điều 1.”, “a)”."""
    return bool(_BARE.fullmatch(line))


def is_bare_division(line: str) -> bool:
    """Return whether the line is only “Chương I” or “Phụ lục”: the title is on the next line."""
    return bool(_BARE_DIVISION.fullmatch(line))


def is_row(line: str) -> bool:
    """Return whether the line is a row of a table."""
    return CELL_END in line or line.startswith("| ")


def is_capital(line: str) -> bool:
    """Return whether the line is a heading in capitals: “ĐIỀU KHOẢN THI HÀNH”.

    A mark before it, “Điều 2.”, does not count. An abbreviation is not enough.
    """
    mark = _BARE.match(line)
    title = line[mark.end() :] if mark else line
    capitals = sum(map(str.isupper, line[:400]))
    return capitals > 3 and title.upper() == title and not line.endswith((".", ";"))


def stands_alone(line: str) -> bool:
    """Return whether official texts always set this line apart: a motto, “QUYẾT ĐỊNH:”, a date."""
    folded = line[:200].lower().strip(" :*")
    return (
        folded in _words("standing")
        or folded.startswith(tuple(_words("standing_starts")))
        or "cộng hòa xã hội chủ nghĩa việt nam" in folded
        or (len(line) < 70 and bool(_DATE.search(line)) and line.split(",")[0].istitle())
    )


def is_reason(line: str) -> bool:
    """Return whether the line begins one of the reasons of a document: “Căn cứ Luật …;”."""
    return line[:20].lower().startswith(tuple(_words("reasons")))


def ends_sentence(line: str) -> bool:
    """Return whether the line ends a sentence, a list's item or an introduction to a list."""
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def expects_more(line: str) -> bool:
    """Return whether the line ends with a comma or a word that cannot end a phrase."""
    if line.endswith((",", "-", "–", "/", "(")):
        return not _PAGE.fullmatch(line)
    return _last_words_in(line, "leaders")


def expects_number(line: str) -> bool:
    """Return whether the line ends with a word that a number follows: “khoản”, “năm”."""
    return line.endswith((",", "/", "(")) or _last_words_in(line, "counters")


def _last_words_in(line: str, name: str) -> bool:
    last = line[-40:].lower().split()[-2:]
    return bool(last) and (last[-1] in _words(name) or " ".join(last) in _words(name))
