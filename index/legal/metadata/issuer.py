"""The issuer of a document, read from its header, its number and its signature."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from pathlib import Path

from index.legal.metadata.finding import Finding, Sureness
from index.legal.metadata.legal_text import LegalText, is_capitals
from index.legal.metadata.titles import name_case, place_case, sentence_case
from index.lexicon.document_numbers import AUTHORITIES, Number
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_SPELLINGS: dict[str, str] = _WORDS["spellings"]
# The first words of the name of a body.
_BODY = re.compile(
    r"(?:^|(?<=\s))(?:" + "|".join(sorted(_WORDS["bodies"], key=len, reverse=True)) + r")(?!\w)"
)
_LOCAL: tuple[str, ...] = tuple(_WORDS["local"])
_LOCAL_BODIES: tuple[str, ...] = tuple(_WORDS["placed"])
_CENTRE: dict[str, list[str]] = _WORDS["centre"]
_NAMES = {fold(name): name for name in [*AUTHORITIES.values(), *_CENTRE]}
_PLACE_KIND = re.compile(r"(?i)\b(?:tỉnh|thành phố|huyện|quận|phường|xã|thị xã|thị trấn|đặc khu)\b")


def read_issuer(
    source: LegalText, number: Number | None, cited_issuer: str | None
) -> Finding | None:
    """Return the issuer of `source`; `cited_issuer` is the one in its title (“của Chính phủ”)."""
    header = _header(source)
    bodies = [_proper_name(body, source.text) for body in _bodies(header)]
    if number and number.parts[-1] == "TW":
        return _party_body(source, header)
    authorities = (
        [AUTHORITIES[code] for code in number.authorities if code in AUTHORITIES] if number else []
    )
    if len(authorities) > 1 and number and number.type == "Thông tư liên tịch":
        in_header = all(fold(name) in fold(header) for name in authorities)
        sureness: Sureness = "sure" if in_header else "guess"
        return Finding(", ".join(authorities), sureness, header or str(number))
    if authorities and authorities[0] in _LOCAL_BODIES:
        return _local_body(source, authorities[0], bodies, header, number)
    if authorities and number and number.type and fold(authorities[0]) in fold(header):
        return Finding(authorities[0], "sure", header)
    if bodies:
        return Finding(_lowest(bodies), "sure" if number else "likely", header)
    if cited_issuer:
        return Finding(_NAMES.get(fold(cited_issuer), cited_issuer), "likely", cited_issuer)
    return Finding(authorities[0], "guess", str(number)) if authorities else None


def body_named(words: str) -> str | None:
    """Return the name of the body that `words`, in any case and short forms, begin with."""
    name = words.strip(" .:;,*")
    # “Bộ GDĐT”, “Bộ KH&CN”: the letters of its numbers.
    code = "".join(filter(str.isalpha, name.replace("Bộ", "B")))
    if known := _NAMES.get(fold(name)) or AUTHORITIES.get(code):
        return known
    spelled = name.upper()
    for short, full in _SPELLINGS.items():
        spelled = spelled.replace(short, full)
    if not _BODY.match(spelled):
        return None
    local = spelled.startswith(tuple(body.upper() for body in _LOCAL_BODIES))
    return _proper_name(spelled, "") if local or is_capitals(name) else name


def local_body_at(place: str, number: Number | None) -> str | None:
    """Return the council or committee of `place` that `number` names, if it names one."""
    codes = number.authorities if number else ()
    body = next((AUTHORITIES[c] for c in codes if AUTHORITIES.get(c) in _LOCAL_BODIES), None)
    return body_named(f"{body} {place}") if body else None


def _header(source: LegalText) -> str:
    """Return the lines in capitals above number and type, which name the issuer."""
    # The title and introduction of a page may be above the letterhead.
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
    """Return the names of the bodies in a header: UBND TỈNH A, SỞ B."""
    text = header
    for short, full in _SPELLINGS.items():
        text = text.replace(short, full)
    starts = [match.start() for match in _BODY.finditer(text) if not _ends_name(text, match)]
    ends = [*starts[1:], len(text)][: len(starts)]
    return [text[a:b].strip(" -–*,") for a, b in zip(starts, ends, strict=True)]


def _ends_name(text: str, word: re.Match[str]) -> bool:
    """Tell whether `word` ends the name of a body and begins none: VỤ in BỘ NỘI VỤ."""
    rest = text[word.end() :].lstrip(" -–*,")
    return word.start() > 0 and " " not in word[0] and (not rest or bool(_BODY.match(rest)))


def _lowest(bodies: Sequence[str]) -> str:
    """Return the last body of a header, a local one with the place of its superior."""
    lowest = bodies[-1]
    if len(bodies) > 1 and lowest.upper().startswith(_LOCAL):
        place = _PLACE_KIND.search(bodies[0])
        if place and not _PLACE_KIND.search(lowest):
            return f"{lowest} {bodies[0][place.start() :]}"
    return lowest


def _proper_name(body: str, text: str) -> str:
    """Return `body`, in capitals, as running text writes it."""
    name = _NAMES.get(fold(body))
    if name:
        return name
    place = _PLACE_KIND.search(body)
    office = body[: place.start()].strip() if place else body
    name = _NAMES.get(fold(office)) or _department(office) or sentence_case(office, text)
    name = name[:1].upper() + name[1:]
    return f"{name} {place_case(body[place.start() :])}" if place else name


def _department(office: str) -> str | None:
    """Return the name of a local department as that of its ministry is written: Sở Nội vụ."""
    head, _, field = office.partition(" ")
    ministry = _NAMES.get(fold(f"Bộ {field}"))
    return f"{head.capitalize()} {ministry.partition(' ')[2]}" if ministry else None


def _local_body(
    source: LegalText, office: str, bodies: Sequence[str], header: str, number: Number | None
) -> Finding:
    """Return the local body `office` with its place: from the header, else from the text."""
    for body in bodies:
        if fold(body).startswith(fold(office)) and len(body) > len(office):
            return Finding(body, "sure", header)
    short = next(code for code, name in AUTHORITIES.items() if name == office)
    office_and_place = re.compile(
        rf"(?:{office}|{short})\s+((?i:tỉnh|thành phố|huyện|quận|phường|xã))"
        r"((?:\s+[^\W\d_a-zà-ỹđ][^\W\d_]*){1,4})"
    )
    found = office_and_place.search(source.text)
    if found:
        place = f"{found[1].lower()} {name_case(found[2].strip().lower())}"
        return Finding(f"{office} {place}", "likely", found[0])
    return Finding(office, "guess", header or str(number))


def _party_body(source: LegalText, header: str) -> Finding:
    """Return the central body of the Party that signs, else the first that the text names."""
    for by_capitals in (True, False):
        matches = [
            (source.text.find(sign), name, sign)
            for name, signs in _CENTRE.items()
            for sign in signs
            if is_capitals(sign) is by_capitals and sign in source.text
        ]
        if matches:
            _, name, sign = min(matches)
            return Finding(name, "sure" if by_capitals else "likely", sign)
    name = next((n for n in _CENTRE if n.upper() in header), "Ban Chấp hành Trung ương")
    return Finding(name, "likely" if name.upper() in header else "guess", header or "TW")
