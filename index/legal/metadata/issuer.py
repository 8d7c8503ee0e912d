"""Who issued a document: from its header, its number, its signature."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from pathlib import Path

from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import LegalText, is_capitals
from index.legal.metadata.titles import name_case, place_case, sentence_case
from index.lexicon.document_numbers import AUTHORITIES, Number
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_SPELLINGS: dict[str, str] = _WORDS["spellings"]
_BODY = re.compile(
    r"(?:^|(?<=\s))(?:" + "|".join(sorted(_WORDS["bodies"], key=len, reverse=True)) + r")(?!\w)"
)
_LOCAL: tuple[str, ...] = tuple(_WORDS["local"])
_PLACED: tuple[str, ...] = tuple(_WORDS["placed"])
_CENTRE: dict[str, list[str]] = _WORDS["centre"]
_KNOWN = {fold(name): name for name in [*AUTHORITIES.values(), *_CENTRE]}
_PLACE_KIND = re.compile(r"(?i)\b(?:tỉnh|thành phố|huyện|quận|phường|xã|thị xã|thị trấn|đặc khu)\b")


def read_issuer(source: LegalText, number: Number | None, said: str | None) -> Finding | None:
    """Return who issued `source`; `said` is whom its title line names (“của Chính phủ”)."""
    header = _header(source)
    bodies = [_proper(body, source.text) for body in _bodies(header)]
    if number and number.parts[-1] == "TW":
        return _centre(source, header)
    known = (
        [AUTHORITIES[code] for code in number.authorities if code in AUTHORITIES] if number else []
    )
    if len(known) > 1 and number and number.type == "Thông tư liên tịch":
        seen = all(fold(name) in fold(header) for name in known)
        return Finding(", ".join(known), "sure" if seen else "guess", header or str(number))
    if known and known[0] in _PLACED:
        return _placed(source, known[0], bodies, header, number)
    if known and number and number.type and fold(known[0]) in fold(header):
        return Finding(known[0], "sure", header)
    if bodies:
        return Finding(_joined(bodies), "sure" if number else "likely", header)
    if said:
        return Finding(_KNOWN.get(fold(said), said), "likely", said)
    return Finding(known[0], "guess", str(number)) if known else None


def _header(source: LegalText) -> str:
    """Return the capitals above number and type: the name of who issued the document."""
    # A page's own title and introduction may stand above the letterhead.
    below = dropwhile(lambda line: not is_capitals(line.text), source.head)
    above = takewhile(lambda line: is_capitals(line.text) and len(line.text) < 120, below)
    words: list[str] = []
    for line in above:
        if re.match(r"(?i)(?:luật )?số\s*:", line.text) or not (words or _BODY.match(line.text)):
            break
        words.append(line.text)
        if re.search(r"^(?:LUẬT|NGHỊ|QUYẾT|KẾ HOẠCH|THÔNG TƯ|CHỈ THỊ|KẾT LUẬN)\b", line.text):
            words.pop()
            break
    return " ".join(words)


def _bodies(header: str) -> Sequence[str]:
    """Cut a header where the name of another body begins (UBND TỈNH A | SỞ B)."""
    text = header
    for short, full in _SPELLINGS.items():
        text = text.replace(short, full)
    starts = [match.start() for match in _BODY.finditer(text) if not _ends_a_name(text, match)]
    ends = [*starts[1:], len(text)][: len(starts)]
    return [text[a:b].strip(" -–*,") for a, b in zip(starts, ends, strict=True)]


def _ends_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether what looks like a body's first word is the last one of another's: BỘ NỘI VỤ."""
    rest = text[word.end() :].lstrip(" -–*,")
    return word.start() > 0 and " " not in word[0] and (not rest or bool(_BODY.match(rest)))


def _joined(bodies: Sequence[str]) -> str:
    lowest = bodies[-1]
    if len(bodies) > 1 and lowest.upper().startswith(_LOCAL):
        place = _PLACE_KIND.search(bodies[0])
        if place and not _PLACE_KIND.search(lowest):
            return f"{lowest} {bodies[0][place.start() :]}"
    return lowest


def _proper(body: str, text: str) -> str:
    known = _KNOWN.get(fold(body))
    if known:
        return known
    place = _PLACE_KIND.search(body)
    office = body[: place.start()].strip() if place else body
    cased = _KNOWN.get(fold(office)) or sentence_case(office, text)
    cased = cased[:1].upper() + cased[1:]
    return f"{cased} {place_case(body[place.start() :])}" if place else cased


def _placed(
    source: LegalText, office: str, bodies: Sequence[str], header: str, number: Number | None
) -> Finding:
    """Return the local body with its place: of the header, else of the first sentence on it."""
    for body in bodies:
        if fold(body).startswith(fold(office)) and len(body) > len(office):
            return Finding(body, "sure", header)
    short = next(code for code, name in AUTHORITIES.items() if name == office)
    named = re.compile(
        rf"(?:{office}|{short})\s+((?i:tỉnh|thành phố|huyện|quận|phường|xã))"
        r"((?:\s+[^\W\d_a-zà-ỹđ][^\W\d_]*){1,4})"
    )
    found = named.search(source.text)
    if found:
        place = f"{found[1].lower()} {name_case(found[2].strip().lower())}"
        return Finding(f"{office} {place}", "likely", found[0])
    return Finding(office, "guess", header or str(number))


def _centre(source: LegalText, header: str) -> Finding:
    """Return which central body of the Party: the one that signs, else the first one said."""
    for by_capitals in (True, False):
        places = [
            (source.text.find(sign), name, sign)
            for name, signs in _CENTRE.items()
            for sign in signs
            if is_capitals(sign) is by_capitals and sign in source.text
        ]
        if places:
            _, name, sign = min(places)
            return Finding(name, "sure" if by_capitals else "likely", sign)
    name = next((n for n in _CENTRE if n.upper() in header), "Ban Chấp hành Trung ương")
    return Finding(name, "likely" if name.upper() in header else "guess", header or "TW")
