"""Conditions: variants of the questions as people type them, with typos or without diacritics.

Random choices depend only on a question's id, so that every run has the same variants.
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
_MIN_DROP = 3  # letters of a word that may lose one: less would be left of a shorter word
_LANGUAGES = {"en": "in English", "fr": "in French", "vi": "in Vietnamese"}
WRITTEN, BARE = "written", "bare"


@dataclass(frozen=True, slots=True)
class Condition:
    """One variant of questions: `texts[i]` is the variant of `questions[i]`."""

    name: str
    title: str
    questions: tuple[Question, ...]
    texts: tuple[str, ...]


def without_diacritics(text: str, seed: int = 0) -> str:
    """Return `text` without diacritics, with d for đ; case and punctuation are unchanged."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def with_typos(text: str, seed: int = 0) -> str:
    """Return `text` with one typo in every second word that has letters."""
    random = np.random.default_rng(seed)
    turn = int(random.integers(2))
    pieces = re.split(r"(\s+)", unicodedata.normalize("NFC", text))
    for index, piece in enumerate(pieces):
        if any(char.isalpha() for char in piece):
            if turn % 2 == 0:
                pieces[index] = _typo(piece, random)
            turn += 1
    return "".join(pieces)


def with_typos_without_diacritics(text: str, seed: int = 0) -> str:
    """Return `text` with the typos of `with_typos` and without diacritics."""
    return without_diacritics(with_typos(text, seed))


def in_telex(text: str, seed: int = 0) -> str:
    """Return `text` with every second word that has diacritics as its keys in Telex."""
    turn = int(np.random.default_rng(seed).integers(2))

    def variant(word: re.Match[str]) -> str:
        nonlocal turn
        keys = _telex_keys(word[0])
        if keys != word[0]:
            turn += 1
        return keys if turn % 2 else word[0]

    return _LETTERS.sub(variant, unicodedata.normalize("NFC", text))


def with_abbreviations(text: str, seed: int = 0) -> str:
    """Return `text` with the usual abbreviations of its words and phrases, longest phrase first."""
    random = np.random.default_rng(seed)
    pieces = _WORD.split(unicodedata.normalize("NFC", text))  # words at odd indexes
    abbreviations = _abbreviations()
    longest = max(map(len, abbreviations))
    index, result = 1, [pieces[0]]
    while index < len(pieces):
        for count in range(longest, 0, -1):
            phrase = pieces[index : index + 2 * count - 1]
            forms = abbreviations.get(tuple(word.lower() for word in phrase[::2]))
            if forms and len(phrase) == 2 * count - 1 and set(phrase[1::2]) <= {" "}:
                result.append(forms[int(random.integers(len(forms)))])
                break
        else:
            count = 1
            result.append(pieces[index])
        index += 2 * count
        result.append(pieces[index - 1])
    return "".join(result)


_VARIANTS: Mapping[str, tuple[str, Callable[[str, int], str]]] = {
    BARE: ("without diacritics", without_diacritics),
    "typos": ("a typo in every second word", with_typos),
    "typos-bare": ("typos, no diacritics", with_typos_without_diacritics),
    "telex": ("Telex keys in some words", in_telex),
    "short": ("abbreviations", with_abbreviations),
}
NAMES = (WRITTEN, *_VARIANTS)
# Conditions measured again without each part of the search.
ABLATION_CONDITIONS = (WRITTEN, BARE, "typos", "en")


def conditions_of(question_set: QuestionSet, names: Sequence[str] = ()) -> Iterator[Condition]:
    """Yield the conditions of `question_set`, its languages last; only those in `names` if any.

    A condition holds only the questions that it changes.
    """
    questions = question_set.questions
    if not names or WRITTEN in names:
        texts = tuple(question.text for question in questions)
        yield Condition(WRITTEN, "as written", questions, texts)
    for name, (title, variant) in _VARIANTS.items():
        if not names or name in names:
            pairs = [(q, variant(q.text, zlib.crc32(q.id.encode()))) for q in questions]
            yield _condition(name, title, [(q, text) for q, text in pairs if text != q.text])
    for language, texts_by_id in question_set.translations.items():
        if not names or language in names:
            pairs = [(q, texts_by_id[q.id]) for q in questions if q.id in texts_by_id]
            title = _LANGUAGES.get(language, f"in the language {language}")
            yield _condition(language, title, pairs)


def _condition(name: str, title: str, pairs: Sequence[tuple[Question, str]]) -> Condition:
    return Condition(name, title, tuple(q for q, _ in pairs), tuple(text for _, text in pairs))


def _typo(word: str, random: np.random.Generator) -> str:
    """Return `word` with a key beside the right one, a double, missing or swapped letter."""
    letters = [offset for offset, char in enumerate(word) if char.isalpha()]
    at = letters[int(random.integers(len(letters)))]
    can_swap = at + 1 in letters and word[at] != word[at + 1]
    kinds = ["beside", "double"] + ["drop"] * (len(letters) >= _MIN_DROP) + ["swap"] * can_swap
    kind = kinds[int(random.integers(len(kinds)))]
    char, rest = word[at], word[at + 1 :]
    if kind == "swap":
        return word[:at] + rest[0] + char + rest[1:]
    if kind == "drop":
        return word[:at] + rest
    keys = _DATA["beside"].get(without_diacritics(char).lower()) if kind == "beside" else None
    if not keys:
        return word[:at] + char + char + rest
    key = keys[int(random.integers(len(keys)))]
    return f"{word[:at]}{key.upper() if char.isupper() else key}{rest}"


def _telex_keys(word: str) -> str:
    """Return the keys that type `word` in Telex, with the tone's key last, as is usual."""
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
def _abbreviations() -> Mapping[tuple[str, ...], Sequence[str]]:
    """Return the abbreviations of each phrase, a tuple of words in lower case."""
    abbreviations: dict[tuple[str, ...], list[str]] = {}
    for phrase, forms in _DATA["chat"].items():
        abbreviations[tuple(phrase.split())] = list(forms)
    for form, meaning in read_yaml(_ABBREVIATIONS).items():
        phrase = meaning if isinstance(meaning, str) else meaning[0]  # the likeliest is first
        others = abbreviations.setdefault(tuple(phrase.lower().split()), [])
        if str(form) not in others:
            others.append(str(form))
    return abbreviations
