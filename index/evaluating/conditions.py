"""Questions as people really type them: each condition spoils a question in one way.

The same question is spoilt the same way in every run.
"""

import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from index.evaluating.question_set import Question, QuestionSet
from index.yaml_file import read_yaml

_DATA: Mapping[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_ABBREVIATIONS = Path(__file__).parents[1] / "text" / "abbreviations.yml"
_CIRCUMFLEX = "\u0302"
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(\w+)")
# What is left of a shorter word could be anything.
_SHORTEST_CUT = 3
_LANGUAGES = {"en": "in English", "fr": "in French", "vi": "in Vietnamese"}
WRITTEN, BARE = "written", "bare"


@dataclass(frozen=True, slots=True)
class Condition:
    """Questions asked in one way: `texts[i]` is what was typed for `questions[i]`."""

    name: str
    title: str
    questions: tuple[Question, ...]
    texts: tuple[str, ...]


def without_diacritics(text: str, seed: int = 0) -> str:
    """Return `text` without diacritics, đ as d; case and punctuation stay."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def with_typos(text: str, seed: int = 0) -> str:
    """Return `text` with one slip of the finger in every second word that has letters."""
    choose = np.random.default_rng(seed)
    turn = int(choose.integers(2))
    pieces = re.split(r"(\s+)", unicodedata.normalize("NFC", text))
    for place, piece in enumerate(pieces):
        if any(char.isalpha() for char in piece):
            if turn % 2 == 0:
                pieces[place] = _slip(piece, choose)
            turn += 1
    return "".join(pieces)


def with_typos_without_diacritics(text: str, seed: int = 0) -> str:
    """Return `text` with the slips of `with_typos`, then without diacritics."""
    return without_diacritics(with_typos(text, seed))


def in_telex(text: str, seed: int = 0) -> str:
    """Return `text` with every second word that has diacritics left as Telex keys type it."""
    turn = int(np.random.default_rng(seed).integers(2))

    def left(found: re.Match[str]) -> str:
        nonlocal turn
        keys = _telex_keys(found[0])
        if keys != found[0]:
            turn += 1
        return keys if turn % 2 else found[0]

    return _LETTERS.sub(left, unicodedata.normalize("NFC", text))


def shortened(text: str, seed: int = 0) -> str:
    """Return `text` with every word and phrase shortened that people shorten, longest first."""
    choose = np.random.default_rng(seed)
    pieces = _WORD.split(unicodedata.normalize("NFC", text))
    shorts = _shorts()
    longest = max(map(len, shorts))
    place, written = 1, [pieces[0]]
    while place < len(pieces):
        for count in range(longest, 0, -1):
            part = pieces[place : place + 2 * count - 1]
            short = shorts.get(tuple(word.lower() for word in part[::2]))
            if short and len(part) == 2 * count - 1 and set(part[1::2]) <= {" "}:
                written.append(short[int(choose.integers(len(short)))])
                break
        else:
            count = 1
            written.append(pieces[place])
        place += 2 * count
        written.append(pieces[place - 1])
    return "".join(written)


_SPOILT: Mapping[str, tuple[str, Callable[[str, int], str]]] = {
    BARE: ("without diacritics", without_diacritics),
    "typos": ("a typo in every second word", with_typos),
    "typos-bare": ("typos, no diacritics", with_typos_without_diacritics),
    "telex": ("Telex keys in some words", in_telex),
    "short": ("abbreviations", shortened),
}
NAMES = (WRITTEN, *_SPOILT)
ABLATED = (WRITTEN, BARE, "typos", "en")  # measured again without each part


def conditions_of(asked: QuestionSet, names: Sequence[str] = ()) -> Iterator[Condition]:
    """Yield the conditions of `asked`, the languages there are last; only `names` if any are given.

    Questions that a condition leaves as they are take no part in it.
    """
    if not names or WRITTEN in names:
        texts = tuple(question.text for question in asked.questions)
        yield Condition(WRITTEN, "as written", asked.questions, texts)
    for name, (title, spoil) in _SPOILT.items():
        if not names or name in names:
            spoilt = [(q, spoil(q.text, zlib.crc32(q.id.encode()))) for q in asked.questions]
            yield _condition(name, title, [(q, text) for q, text in spoilt if text != q.text])
    for language, texts_by_id in asked.translations.items():
        if not names or language in names:
            known = [(q, texts_by_id[q.id]) for q in asked.questions if q.id in texts_by_id]
            yield _condition(
                language, _LANGUAGES.get(language, f"in the language {language}"), known
            )


def _condition(name: str, title: str, pairs: Sequence[tuple[Question, str]]) -> Condition:
    return Condition(name, title, tuple(q for q, _ in pairs), tuple(text for _, text in pairs))


def _slip(word: str, choose: np.random.Generator) -> str:
    letters = [place for place, char in enumerate(word) if char.isalpha()]
    at = letters[int(choose.integers(len(letters)))]
    swapped = at + 1 in letters and word[at] != word[at + 1]
    kinds = ["beside", "double"] + ["drop"] * (len(letters) >= _SHORTEST_CUT) + ["swap"] * swapped
    kind = kinds[int(choose.integers(len(kinds)))]
    char, rest = word[at], word[at + 1 :]
    if kind == "swap":
        return word[:at] + rest[0] + char + rest[1:]
    if kind == "drop":
        return word[:at] + rest
    near = _DATA["beside"].get(without_diacritics(char).lower()) if kind == "beside" else None
    if not near:
        return word[:at] + char + char + rest
    key = near[int(choose.integers(len(near)))]
    return f"{word[:at]}{key.upper() if char.isupper() else key}{rest}"


def _telex_keys(word: str) -> str:
    """Return the keys that type `word` in Telex, its tone last, as most people type it."""
    keys, tone = "", ""
    for char in unicodedata.normalize("NFD", word):
        if char in "đĐ":
            keys += char.translate({ord("đ"): "dd", ord("Đ"): "Dd"})
        elif char == _CIRCUMFLEX and keys:
            keys += keys[-1].lower()
        elif char in _DATA["telex_letters"]:
            keys += _DATA["telex_letters"][char]
        elif char in _DATA["telex_tones"]:
            tone = _DATA["telex_tones"][char]
        else:
            keys += char
    return unicodedata.normalize("NFC", keys.replace("uwow", "uow") + tone)


@cache
def _shorts() -> Mapping[tuple[str, ...], Sequence[str]]:
    """Return the short forms of each phrase, given as its lower-cased words."""
    found: dict[tuple[str, ...], list[str]] = {}
    for phrase, shorts in _DATA["chat"].items():
        found[tuple(phrase.split())] = list(shorts)
    listed = read_yaml(_ABBREVIATIONS)
    for short, meant in listed.items():
        phrase = meant if isinstance(meant, str) else meant[0]  # the likeliest comes first
        known = found.setdefault(tuple(phrase.lower().split()), [])
        if str(short) not in known:
            known.append(str(short))
    return found
