"""Who issues documents: one name for all ways of writing it, and where a text names one."""

import re
import unicodedata
from collections.abc import Sequence
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


# What people write → the name in full. The longest fits first: “Thủ tướng Chính phủ” is one name.
_NAMES: dict[_Words, _Words] = {
    _words(written): _words(name)
    for name, others in _WORDS["issuers"].items()
    for written in (name, *others)
}
_KINDS: dict[_Words, _Words] = {
    _words(written): _words(name)
    for name, others in _WORDS["kinds"].items()
    for written in (name, *others)
}
_SHOWN: dict[_Words, str] = {_words(name): name for name in _WORDS["issuers"]}
_LONGEST = max(map(len, (*_NAMES, *_KINDS)))
_LEFT_OUT, _ENDS = frozenset(_WORDS["left_out"]), frozenset(_WORDS["ends_a_place"])
_ENDS_FOLDED = frozenset(map(fold, _ENDS))
_HAS_SUCH = frozenset(_words(place)[:2] for place in _WORDS["has_such_a_word"])
_NUMBERED = frozenset(_words(place)[-1] for place in _WORDS["numbered_places"])
_PLACED = frozenset(_words(kind) for kind in _WORDS["named_by_place"])
_MAKES_ANOTHER = tuple(_words(word) for word in _WORDS["makes_another"])
_PART_OF_ANOTHER = tuple(_words(word) for word in _WORDS["part_of_another"])


@dataclass(frozen=True, slots=True)
class Mention:
    """An issuer that a text names, its name in full where it is known; `span` is its place."""

    name: str
    span: tuple[int, int]


def is_issuer(asked: str, issuer: str) -> bool:
    """Tell whether `asked`, however written, is the `issuer` of a document, or one of several.

    A kind of issuer alone, “UBND” or “Bộ”, is every one of that kind; the Government and the Prime
    Minister are two issuers.
    """
    wanted = _full(_words(spell_out(asked)))
    return any(
        _fits(wanted, _full(_words(one))) for one in (issuer, *re.split(r"[,;]| - | – ", issuer))
    )


def place_of(issuer: str) -> str:
    """Return the place of a local authority, folded: `hai phong`; empty for any other issuer."""
    name = _full(_words(issuer))
    kind = next((kind for kind in _PLACED if name[: len(kind)] == kind), name)
    return " ".join(name[len(kind) :])


def find_issuer(text: str) -> Mention | None:
    """Return the first issuer that `text` names; “Phó Thủ tướng” and “Chính phủ số” are none."""
    text = unicodedata.normalize("NFC", text)
    found = [(fold(match[0]), match.span()) for match in re.finditer(r"\w+", text)]
    words = tuple(word for word, _ in found)
    for start in range(len(words)):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            end, name = start + length, words[start : start + length]
            kind = _KINDS.get(name)
            if name not in _NAMES and kind not in _PLACED:
                continue
            if _is_part(words[max(start - _LONGEST, 0) : start], words[end : end + _LONGEST]):
                break
            if name not in _NAMES:
                end = _end_of_place([text[slice(*span)] for _, span in found], end)
            begin, stop = found[start][1][0], found[end - 1][1][1]
            shown = _SHOWN[_NAMES[name]] if name in _NAMES else text[begin:stop]
            return Mention(shown, (begin, stop))
    return None


@cache
def _full(words: _Words) -> _Words:
    """Return the full name, with nothing after the name of one known: “Quốc hội khóa XV”."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if name := _NAMES.get(words[:length]):
            return name
        if kind := _KINDS.get(words[:length]):
            return (*kind, *(word for word in words[length:] if word not in _LEFT_OUT))
    return words


def _fits(wanted: _Words, issuer: _Words) -> bool:
    if not wanted or wanted == issuer:
        return bool(wanted)
    kind = next((kind for kind in _KINDS.values() if wanted[: len(kind)] == kind), None)
    if kind is None or issuer[: len(kind)] != kind or _is_no_kind(wanted) or _is_no_kind(issuer):
        return False
    rest = iter(issuer[len(kind) :])
    return all(word in rest for word in wanted[len(kind) :])


def _is_no_kind(name: _Words) -> bool:
    """Tell whether `name` only looks like one of a kind: the Bộ Chính trị is no ministry."""
    return " ".join(name) in _WORDS["no_kind"]


def _is_part(before: _Words, after: _Words) -> bool:
    return any(before[-len(word) :] == word for word in _PART_OF_ANOTHER) or any(
        after[: len(word)] == word for word in _MAKES_ANOTHER
    )


def _end_of_place(written: Sequence[str], start: int) -> int:
    """Return where the name of a place ends that begins at `start` of the words `written`."""
    words, end = [fold(word) for word in written], start
    bare = all(fold(word) == lower_case(word) for word in written)
    while end < len(words):
        pair = {tuple(words[end : end + 2]), tuple(words[max(end - 1, start) : end + 1])}
        of_a_place = bare and bool(pair & _HAS_SUCH)
        numbered = end > start and words[end - 1] in _NUMBERED
        if words[end].isdigit() and not numbered:
            break
        if _ends_a_place(written[end], bare) and not of_a_place:
            break
        following = words[end + 1] if end + 1 < len(words) else ""
        if words[end] == "nam" and (following.isdigit() or following in _ENDS_FOLDED):
            break  # “năm 2024”, and not “Quảng Nam”
        end += 1
    return end


def _ends_a_place(word: str, bare: bool) -> bool:
    """Tell whether `word` ends a name; `bare`: what it stands in is written without diacritics."""
    if bare:
        return lower_case(word) in _ENDS_FOLDED
    return lower_case(word) in _ENDS and not word.istitle()
