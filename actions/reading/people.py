"""Find the persons a question names: who signed a document, who spoke at a conference.

A person is called by the whole name, or by its end behind a title, “ông Đam”; one of another
language also by the first name, “bà Caroline”, and without a title, “Leclerq”.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from index.lexicon.issuers import Mention
from index.text.folding import fold, has_diacritics, lower_case
from index.text.lookbehind import match_before, run_before
from index.text.syllables import is_syllable
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))


def _one_of(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_WORDS[key], key=len, reverse=True))


SIGNS = re.compile(rf"(?<!\w)(?:{_one_of('signs')})(?!\w)", re.IGNORECASE)
_TITLED = re.compile(rf"(?<!\w)(?:{_one_of('titles')})\.?\s+$")
_BY = re.compile(rf"(?<!\w)(?:{_one_of('by')})\s+$")
_PERSON = re.compile(rf"(?<!\w)(?:{_one_of('persons')})\.?\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONGEST = 2, 5  # words of a person's name
_TELLING = 6  # letters of a name that nothing else is called


def _introduced_by(key: str) -> re.Pattern[str]:
    name = rf"((?:\s+[^\W\d_]+){{{_SHORTEST},{_LONGEST}}})"
    return re.compile(rf"(?<!\w)(?:{_one_of(key)})\.?{name}", re.IGNORECASE)


_INTRODUCED, _INTRODUCED_WOMEN = map(_introduced_by, ("introduces", "introduces_women"))


def people_named(texts: Iterable[str]) -> frozenset[str]:
    """Return the full names of the persons whom `texts` name behind a title: “ông Hồ Kỳ Minh”."""
    return frozenset(_names_behind(_INTRODUCED, texts))


def women_named(texts: Iterable[str]) -> frozenset[str]:
    """Return the full names of the women among them: “bà Caroline Leclerq”."""
    return frozenset(_names_behind(_INTRODUCED_WOMEN, texts))


def _names_behind(title: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in title.finditer(unicodedata.normalize("NFC", text)):
            words = list(takewhile(str.istitle, found[1].split()))
            if len(words) >= _SHORTEST:
                yield " ".join(words)


def find_person(written: str, persons: Iterable[str]) -> Mention | None:
    """Return the one of `persons` whom `written` (NFC) names, title included; None for none."""
    found = list(_WORD.finditer(written))
    known = set(persons)
    said = _said(known, found)
    return (
        _by_full_name(written, found, said)
        or _by_short_name(written, found, said)
        or _by_foreign_name(written, found, known)
    )


def find_signer(written: str, signers: Iterable[str]) -> Mention | None:
    """Return the person that `written` (NFC) names as the one who signed, title included.

    One of `signers`, as these write the name, or by its end, “ông Đam”, where but one has it; else
    the name that stands with “ký” as it is written. None where there is none.
    """
    found = list(_WORD.finditer(written))
    signers = _said(signers, found)
    return (
        _by_full_name(written, found, signers)
        or _by_short_name(written, found, signers)
        or _stranger(written, found)
    )


def _said(persons: Iterable[str], found: list[re.Match[str]]) -> set[str]:
    """Return those of `persons` whose last name is one of the words found."""
    said = {fold(match[0]) for match in found}
    return {name for name in set(persons) if said.intersection(_WORD.findall(fold(name))[-1:])}


def _by_full_name(
    written: str, found: list[re.Match[str]], persons: Iterable[str]
) -> Mention | None:
    for person in sorted(persons, key=len, reverse=True):
        name = _WORD.findall(unicodedata.normalize("NFC", person))
        for start in range(len(found) - len(name) + 1):
            if name and _is_same([match[0] for match in found[start : start + len(name)]], name):
                return _titled(written, person, found[start].start(), found[start + len(name) - 1])
    return None


def _by_short_name(
    written: str, found: list[re.Match[str]], signers: Iterable[str]
) -> Mention | None:
    is_marked = has_diacritics(written)
    for row, last in enumerate(found):
        for first in found[max(0, row - 1) : row + 1]:
            if not match_before(_PERSON, written, first.start()):
                continue
            said = [first[0], last[0]] if first is not last else [last[0]]
            if is_marked and not (has_diacritics(" ".join(said)) or last[0].istitle()):
                continue  # “ông khai mạc” is not Mr Khái
            named = [
                signer
                for signer in signers
                if _is_same(said, _WORD.findall(unicodedata.normalize("NFC", signer))[-len(said) :])
            ]
            if len(named) == 1:
                return _titled(written, named[0], first.start(), last)
    return None


def _by_foreign_name(
    written: str, found: list[re.Match[str]], persons: Iterable[str]
) -> Mention | None:
    """Return the person whose name of another language stands alone, but for a slip in it."""
    parts = [
        (fold(part), person)
        for person in persons
        for part in _WORD.findall(person)
        if len(part) >= _TELLING and not is_syllable(part)
    ]
    for match in found:
        named = {person for part, person in parts if _is_near(fold(match[0]), part)}
        if len(match[0]) >= _TELLING and len(named) == 1:
            return _titled(written, named.pop(), match.start(), match)
    return None


def _is_near(word: str, name: str) -> bool:
    """Tell whether `word` is `name` but for one letter: “Leclercq” and “Leclerq”."""
    pairs = enumerate(zip(word, name, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(word), len(name)))
    rest, other = word[same:], name[same:]
    return rest[1:] in (other, other[1:]) or rest == other[1:]


def _is_same(words: list[str], name: list[str]) -> bool:
    """Tell whether `words` are `name`: “Tô Lâm” and “to lam”, but not “to làm”."""
    return len(words) == len(name) and all(
        lower_case(word) in (lower_case(part), fold(part))
        for word, part in zip(words, name, strict=True)
    )


def _stranger(written: str, found: list[re.Match[str]]) -> Mention | None:
    """Return the capitalised name right before “ký”, or behind “ký bởi”."""
    for signs in SIGNS.finditer(written):
        before = [match for match in found if match.end() <= signs.start()]
        name: list[re.Match[str]] = []
        for match in reversed(before):
            gap = written[match.end() : name[0].start() if name else signs.start()]
            if gap.strip() or not match[0].istitle() or len(name) == _LONGEST:
                break
            name.insert(0, match)
        if len(name) >= _SHORTEST and _says_who(written, name[0].start()):
            shown = written[name[0].start() : name[-1].end()]
            return _titled(written, shown, name[0].start(), name[-1])
    return None


def _says_who(written: str, start: int) -> bool:
    before = fold(written[:start])
    words = (_BY, _TITLED)
    return not before.strip() or any(match_before(each, before, len(before)) for each in words)


def _titled(written: str, name: str, start: int, last: re.Match[str]) -> Mention:
    folded = fold(written[:start])
    begin = run_before(_TITLED, folded, start) if len(folded) == start else start
    return Mention(name, (begin, last.end()))
