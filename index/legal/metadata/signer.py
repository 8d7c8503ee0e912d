"""The signer of a document: the name under the office at its end."""

import re
from pathlib import Path

from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import LegalText, Line, is_capitals
from index.legal.metadata.titles import name_case
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_SURNAMES: frozenset[str] = frozenset(_WORDS["surnames"])
_RANKS: list[str] = sorted(_WORDS["ranks"], key=len, reverse=True)
_MARKS: tuple[str, ...] = tuple(_WORDS["marks"])
_PREFIX = "|".join(re.escape(word) for word in _WORDS["prefixes"])
_OFFICE_WORDS = "|".join(sorted(map(re.escape, _WORDS["offices"]), key=len, reverse=True))
# An office; another column may be before it on the line, a name in small letters after it.
_OFFICE = re.compile(rf"(?:^|[\s;.,:])(?:(?:{_PREFIX})\s*)?(?:{_OFFICE_WORDS})(?=\s|$)")
# “Thủ tướng Nguyễn Văn A vừa ký ban hành”, in the introduction of a page.
_SIGNED = re.compile(
    r"(?P<who>(?:\s*\b[^\W\d_a-zà-ỹđ][^\W\d_]*\b){2,9})\s*,?\s*(?:đã |vừa |thay mặt[^.]{0,60} )*"
    r"ký(?: ban hành)?\b"
)
_LINES_DOWN = 8  # from the office to the last name
_MOST_WORDS = 6  # of a name
_INTRODUCTION = 15  # lines in which a page introduces its text


def read_signer(source: LegalText) -> Finding | None:
    """Return the signer of `source`; several names are separated by commas."""
    lines = source.body
    for row in range(len(lines) - 1, -1, -1):
        if _office_start(lines[row].text) is None:
            continue
        names = _names_below(lines[row : row + 1 + _LINES_DOWN])
        if names:
            first = _first_of_block(lines, row)
            everyone = list(dict.fromkeys([*_names_before(lines, first), *names]))
            evidence = " / ".join(line.text for line in lines[first : row + 3])
            return Finding(", ".join(everyone), "sure", _short(evidence))
    return _signer_in_introduction(source)


def person_name(text: str) -> str | None:
    """Return `text` without ranks and degrees if it is the name of a person, else None."""
    bare = re.sub(r"\s+", " ", text).strip(" .*,_()")
    for rank in _RANKS:
        if bare.startswith(rank + " ") or (rank.endswith(".") and bare.startswith(rank)):
            return person_name(bare[len(rank) :])
    words = bare.split(" ")
    if not 2 <= len(words) <= _MOST_WORDS or not all(
        re.fullmatch(r"[^\W\d_]+'?", w) for w in words
    ):
        return None
    if is_capitals(bare):
        bare = name_case(bare)
        words = bare.split(" ")
    if words[0] not in _SURNAMES or not all(word[0].isupper() for word in words):
        return None
    return bare


def person_in(words: str) -> str | None:
    """Return the persons whom `words` name, after their offices if any; None for an office."""
    people = [_person(each) for each in words.split(",") if each.strip()]
    return ", ".join(each for each in people if each) if people and all(people) else None


def _person(words: str) -> str | None:
    """Return the person whom `words` name; the surname may be none of the list: “Y”, “H'Nga”."""
    name = person_name(words)
    office = _OFFICE.match(words.upper())
    words = words[office.end() :].strip(" :,-–") if office and not name else words
    parts = words.split()
    while office and len(parts) > 2 and parts[0].isupper() and not parts[-1].isupper():
        parts = parts[1:]  # the office's body in short: “Chủ tịch UBND …”
    words = " ".join(parts)
    is_name = 2 <= len(parts) <= _MOST_WORDS and all(
        word[0].isupper() and word.replace("'", "").replace("’", "").isalpha() for word in parts
    )
    if name is None and is_name and not re.search(_OFFICE_WORDS, words.upper()):
        return words.strip()
    return name or _name_at_end(words)


def _office_start(text: str) -> int | None:
    """Return the offset in `text` of an office in capitals with at most a name after it."""
    found = _OFFICE.search(text)
    if found is None:
        return None
    rest = text[found.end() :]
    return found.start() if is_capitals(text[found.start() :]) or _name_at_end(rest) else None


def _names_below(lines: tuple[Line, ...]) -> list[str]:
    """Return the names below an office; `lines` begin with the line of the office."""
    names: list[str] = []
    for row, line in enumerate(lines):
        text = line.text
        start = _office_start(text)
        if start is not None:
            if names:
                break
            name = _name_at_end(text[start:]) if person_name(text) is None else None
            names += [name] if name else []
            continue
        name = person_name(text) or _after_column(text)
        if name:
            names.append(name)
        elif names or not (row == 0 or _may_come_before_name(text)):
            break
    return names


def _may_come_before_name(text: str) -> bool:
    """Tell whether `text` may be between an office and the name under it."""
    low = text.lower().strip("([ ")
    # The addressees are beside the signature, each on one line or several.
    addressee = text.startswith(("-", "Nơi nhận")) or text.endswith((";", ","))
    return low.startswith(_MARKS) or is_capitals(text) or addressee


def _first_of_block(lines: tuple[Line, ...], row: int) -> int:
    """Return the first row of the offices that end at `row`."""
    while row and _office_start(lines[row - 1].text) is not None:
        row -= 1
    return row


def _names_before(lines: tuple[Line, ...], first: int) -> list[str]:
    """Return the names of the blocks above row `first`, if several bodies sign together."""
    row = first - 1
    while row >= 0 and first - row <= 3 and lines[row].text.lower().strip("([ ").startswith(_MARKS):
        row -= 1
    name = person_name(lines[row].text) if row >= 0 else None
    if name is None or _office_start(lines[row].text) is not None:
        return []
    above = row - 1
    while above > 0 and _office_start(lines[above].text) is None and row - above < 4:
        above -= 1
    if _office_start(lines[above].text) is None:
        return []
    return [*_names_before(lines, _first_of_block(lines, above)), name]


def _name_at_end(text: str) -> str | None:
    """Return the name at the end of a block on one line: KT. THỦ TƯỚNG … Nguyễn Văn A."""
    words = text.split()
    for length in range(min(_MOST_WORDS, len(words)), 1, -1):
        name = person_name(" ".join(words[-length:]))
        if name and not is_capitals(" ".join(words[-length:])):
            return name
    if is_capitals(text) and len(words) > 3:
        for length in (4, 3, 2):
            name = person_name(" ".join(words[-length:]))
            tail = " ".join(words[-length:])
            if name and not re.search(_OFFICE_WORDS, tail):
                return name
    return None


def _after_column(text: str) -> str | None:
    """Return the name after the last addressee, if two columns became one line."""
    end = re.search(r"[;.)]\s+([^;.)]+)$", text)
    return person_name(end[1]) if end and text.startswith("-") else None


def _signer_in_introduction(source: LegalText) -> Finding | None:
    """Return the person of whom the introduction says that he or she signed."""
    for line in source.lines[:_INTRODUCTION]:
        for found in _SIGNED.finditer(line.text):
            name = _name_at_end(found["who"])
            if name:
                return Finding(name, "likely", _short(found[0].strip()))
    return None


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"
