"""The issuers of documents: find one in a text, and compare names that are spelled differently."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.text.abbreviations import spell_out
from index.text.folding import fold, lower_case
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_Words = tuple[str, ...]


def _words(text: str) -> _Words:
    return tuple(re.findall(r"\w+", fold(text)))


# Each spelling of a name, as folded words -> the full name. Of two spellings that match, the longer
# one counts: “Thủ tướng Chính phủ” is one name.
_NAMES: dict[_Words, _Words] = {
    _words(spelling): _words(name)
    for name, others in _WORDS["issuers"].items()
    for spelling in (name, *others)
}
_KINDS: dict[_Words, _Words] = {
    _words(spelling): _words(name)
    for name, others in _WORDS["kinds"].items()
    for spelling in (name, *others)
}
_DISPLAY_NAMES: dict[_Words, str] = {_words(name): name for name in _WORDS["issuers"]}
_MAX_WORDS = max(map(len, (*_NAMES, *_KINDS)))
_OPTIONAL_WORDS = frozenset(_WORDS["left_out"])
_PLACE_ENDS = frozenset(_WORDS["ends_a_place"])
_PLACE_ENDS_FOLDED = frozenset(map(fold, _PLACE_ENDS))
_PLACES_WITH_AN_END = frozenset(_words(place)[:2] for place in _WORDS["has_such_a_word"])
_NUMBERED_PLACES = frozenset(_words(place)[-1] for place in _WORDS["numbered_places"])
_LOCAL_KINDS = frozenset(_words(kind) for kind in _WORDS["named_by_place"])
_SUFFIXES_OF_OTHERS = tuple(_words(suffix) for suffix in _WORDS["makes_another"])
_PREFIXES_OF_OTHERS = tuple(_words(prefix) for prefix in _WORDS["part_of_another"])


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at the offsets `span` of a text; `name` is the full name if the lists have it."""

    name: str
    span: tuple[int, int]


def is_issuer(name: str, issuer: str) -> bool:
    """Tell whether `name`, in any spelling, is the `issuer` of a document or one of its issuers.

    A kind alone, “UBND” or “Bộ”, is every issuer of that kind. The Government and the Prime
    Minister are two issuers.
    """
    full_name = _full_name(_words(spell_out(name)))
    return any(
        _matches(full_name, _full_name(_words(one)))
        for one in (issuer, *re.split(r"[,;]| - | – ", issuer))
    )


def place_of(issuer: str) -> str:
    """Return the place of a local authority, folded: `hai phong`; empty for any other issuer."""
    name = _full_name(_words(issuer))
    kind = next((kind for kind in _LOCAL_KINDS if name[: len(kind)] == kind), name)
    return " ".join(name[len(kind) :])


def find_issuer(text: str) -> Mention | None:
    """Return the first issuer in `text`, or None; “Phó Thủ tướng” and “Chính phủ số” are none.

    Its span is one of `text` in NFC.
    """
    return next(find_issuers(text), None)


def find_issuers(text: str) -> Iterator[Mention]:
    """Yield the issuers in `text`, in order; their spans are those of `text` in NFC."""
    text = unicodedata.normalize("NFC", text)
    matches = list(re.finditer(r"\w+", text))
    words = tuple(fold(match[0]) for match in matches)
    after_last = 0
    for start in range(len(words)):
        end = _end_of_name(words, start) if start >= after_last else start
        name = words[start:end]
        before, after = words[max(start - _MAX_WORDS, 0) : start], words[end : end + _MAX_WORDS]
        if not name or _is_part_of_another(before, after):
            continue
        if name not in _NAMES:
            end = _end_of_place([match[0] for match in matches], end)
        span = matches[start].start(), matches[end - 1].end()
        display_name = _DISPLAY_NAMES[_NAMES[name]] if name in _NAMES else text[slice(*span)]
        after_last = end
        yield Mention(display_name, span)


def _end_of_name(words: _Words, start: int) -> int:
    """Return the end of the longest name or local kind that begins at `start`, or `start`."""
    for end in range(min(start + _MAX_WORDS, len(words)), start, -1):
        name = words[start:end]
        if name in _NAMES or _KINDS.get(name) in _LOCAL_KINDS:
            return end
    return start


@cache
def _full_name(words: _Words) -> _Words:
    """Return the full name of the issuer `words`, or `words` if the lists do not have it.

    What follows a name is left out (“Quốc hội khóa XV”); what follows a kind is a part of the name.
    """
    for length in range(min(_MAX_WORDS, len(words)), 0, -1):
        if name := _NAMES.get(words[:length]):
            return name
        if kind := _KINDS.get(words[:length]):
            return (*kind, *(word for word in words[length:] if word not in _OPTIONAL_WORDS))
    return words


def _matches(name: _Words, issuer: _Words) -> bool:
    """Tell whether two full names are equal, or of one kind with all words of `name` in order."""
    if not name or name == issuer:
        return bool(name)
    kind = next((kind for kind in _KINDS.values() if name[: len(kind)] == kind), None)
    if kind is None or issuer[: len(kind)] != kind or _is_no_kind(name) or _is_no_kind(issuer):
        return False
    rest = iter(issuer[len(kind) :])
    return all(word in rest for word in name[len(kind) :])


def _is_no_kind(name: _Words) -> bool:
    """Tell whether `name` begins like a kind without being one: Bộ Chính trị is no ministry."""
    return " ".join(name) in _WORDS["no_kind"]


def _is_part_of_another(before: _Words, after: _Words) -> bool:
    """Tell whether a name is part of another one, by the words before and after it."""
    return any(before[-len(prefix) :] == prefix for prefix in _PREFIXES_OF_OTHERS) or any(
        after[: len(suffix)] == suffix for suffix in _SUFFIXES_OF_OTHERS
    )


def _end_of_place(text_words: Sequence[str], start: int) -> int:
    """Return the index after the last word of the place whose name begins at `start`."""
    words, end = [fold(word) for word in text_words], start
    bare = all(fold(word) == lower_case(word) for word in text_words)
    while end < len(words):
        pairs = {tuple(words[end : end + 2]), tuple(words[max(end - 1, start) : end + 1])}
        is_in_a_name = bare and bool(pairs & _PLACES_WITH_AN_END)
        is_numbered = end > start and words[end - 1] in _NUMBERED_PLACES
        if words[end].isdigit() and not is_numbered:
            break
        if _ends_a_place(text_words[end], bare) and not is_in_a_name:
            break
        following = words[end + 1] if end + 1 < len(words) else ""
        if words[end] == "nam" and (following.isdigit() or following in _PLACE_ENDS_FOLDED):
            break  # “năm 2024”, and not “Quảng Nam”
        end += 1
    return end


def _ends_a_place(word: str, bare: bool) -> bool:
    """Tell whether the name of a place ends before `word`; `bare` for a text without diacritics."""
    if bare:
        return lower_case(word) in _PLACE_ENDS_FOLDED
    return lower_case(word) in _PLACE_ENDS and not word.istitle()
