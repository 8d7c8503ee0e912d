"""Kinds of things that questions ask for – a number, a person, a date … – and what shows them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.lexicon.gazetteer import place_syllables
from index.text.folding import STOPWORDS, fold, has_diacritics
from index.text.language import Language
from index.yaml_file import read_yaml

# What a name may be wanted of; most things go by names of any kind.
NameKind = Literal["anything", "person", "place", "company"]

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_UNTOLD = re.compile("|".join(_WORDS["untold"]), re.IGNORECASE)
_NO_NAME = STOPWORDS | frozenset(map(fold, _WORDS["no_name"]["anything"]))
_NO_COMPANY = frozenset(map(fold, _WORDS["no_name"]["company"]))
_TITLES = frozenset(_WORDS["titles"])
# “AI” is a technology, “ai” asks for a person.
_TECHNOLOGY = re.compile(r"\bAI\b")
NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")
# What no folded Vietnamese syllable has, or ends in.
_FOREIGN = re.compile(r"[fjwz]|(?<!n)g$|(?<![cn])h$|[bdklqrsvx]$")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_SENTENCE_END = (".", "?", "!", ":", "")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing, with patterns of the questions that ask for it and of what shows it.

    `vi` is over a Vietnamese question, `bare` over one without diacritics, `foreign` over others;
    `shown` over a sentence, in lower case. A name shows it too where `named`: that of anything,
    or of what may be such a thing.
    """

    vi: re.Pattern[str]
    bare: re.Pattern[str]
    foreign: re.Pattern[str]
    evidence: re.Pattern[str]
    name_kind: NameKind | None


KINDS = {
    name: Kind(
        re.compile("|".join(kind["vi"])),
        re.compile(fold("|".join(kind["vi"]))),
        re.compile("|".join(kind["foreign"])),
        re.compile("|".join(kind["shown"])),
        kind.get("named"),
    )
    for name, kind in _WORDS["kinds"].items()
}


def answer_kinds(question: str, language: Language) -> tuple[str, ...]:
    """Return the names of the kinds of things that `question` asks for."""
    text = _TECHNOLOGY.sub(" ", unicodedata.normalize("NFC", question)).lower()
    if language != "vi":
        return tuple(name for name, kind in KINDS.items() if kind.foreign.search(text))
    if has_diacritics(text):
        return tuple(name for name, kind in KINDS.items() if kind.vi.search(text))
    return tuple(name for name, kind in KINDS.items() if kind.bare.search(text))


def count_missing(
    kinds: tuple[str, ...], sentence: str, numerals: frozenset[str], asked: frozenset[str]
) -> int:
    """Return how many of `kinds` `sentence` does not show.

    What the question itself says shows nothing: its `numerals`, and names made of the syllables
    `asked`, folded.
    """
    if not kinds:
        return 0
    written = _UNTOLD.sub(" ", unicodedata.normalize("NFC", sentence))
    # The texts have their diacritics, and need them: “sáu” is a number, “sau” is none.
    plain = NUMERAL.sub(lambda found: " " if found[0] in numerals else found[0], written.lower())
    return sum(
        not KINDS[name].evidence.search(plain) and not _is_named(KINDS[name], written, asked)
        for name in kinds
    )


def _is_named(kind: Kind, sentence: str, asked: frozenset[str]) -> bool:
    if not kind.name_kind:
        return False
    if kind.name_kind == "company":
        known = asked | _NO_COMPANY | place_syllables(fold(sentence))
        return any(fold(word) not in known for word, titled in _names(sentence) if not titled)
    names = (word for word, _ in _names(sentence) if fold(word) not in asked)
    # People and places go by no acronym, as techniques and organisations do.
    return any(kind.name_kind == "anything" or not word[1:].isupper() for word in names)


def _names(sentence: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of names, and whether a title tells them a person's.

    They are capitals where no sentence begins; there, only two in a row, or one that is no
    Vietnamese syllable.
    """
    words = list(_WORD.finditer(sentence))
    capital = [word[0][0].isupper() for word in words]
    titled = False
    for place, word in enumerate(words):
        titled = word[0].lower() in _TITLES or (titled and capital[place])
        if not capital[place] or fold(word[0]) in _NO_NAME or any(map(str.isdigit, word[0])):
            continue
        begins = sentence[: word.start()].rstrip()[-1:] in _SENTENCE_END
        if not begins or any(capital[place + 1 : place + 2]) or _FOREIGN.search(fold(word[0])):
            yield word[0], titled
