"""The kinds of answers that questions ask for (a number, a person, a date …), and their signs."""

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

# Whose name answers a question for a kind.
NameKind = Literal["anything", "person", "place", "company"]

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_NO_EVIDENCE = re.compile("|".join(_WORDS["untold"]), re.IGNORECASE)
_NO_NAME = STOPWORDS | frozenset(map(fold, _WORDS["no_name"]["anything"]))
_NO_COMPANY = frozenset(map(fold, _WORDS["no_name"]["company"]))
_TITLES = frozenset(_WORDS["titles"])
# “AI” is a technology, “ai” asks for a person.
_TECHNOLOGY = re.compile(r"\bAI\b")
NUMERAL = re.compile(r"\d+(?:[.,/]\d+)*")
# Letters that no folded Vietnamese syllable has, or ends in.
_FOREIGN = re.compile(r"[fjwz]|(?<!n)g$|(?<![cn])h$|[bdklqrsvx]$")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_SENTENCE_END = (".", "?", "!", ":", "")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer.

    - `vi`, `bare`, `foreign`: what asks for it in a Vietnamese question, in one without
      diacritics, and in others.
    - `evidence`: what shows it in a sentence in lower case.
    - `name_kind`: whose name shows it as well; None if no name does.
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
    """Return the kinds that `question` asks for, as keys of KINDS."""
    text = _TECHNOLOGY.sub(" ", unicodedata.normalize("NFC", question)).lower()
    if language != "vi":
        return tuple(name for name, kind in KINDS.items() if kind.foreign.search(text))
    if has_diacritics(text):
        return tuple(name for name, kind in KINDS.items() if kind.vi.search(text))
    return tuple(name for name, kind in KINDS.items() if kind.bare.search(text))


def count_missing(
    kinds: tuple[str, ...], sentence: str, numerals: frozenset[str], syllables: frozenset[str]
) -> int:
    """Return how many of `kinds` `sentence` does not show.

    What the question says shows nothing: its `numerals`, and names of its folded `syllables`.
    """
    if not kinds:
        return 0
    text = _NO_EVIDENCE.sub(" ", unicodedata.normalize("NFC", sentence))
    # Not folded: “sáu” is a number, “sau” is none.
    plain = NUMERAL.sub(lambda match: " " if match[0] in numerals else match[0], text.lower())
    return sum(
        not KINDS[name].evidence.search(plain) and not _has_name(KINDS[name], text, syllables)
        for name in kinds
    )


def _has_name(kind: Kind, sentence: str, syllables: frozenset[str]) -> bool:
    """Tell whether `sentence` has a name that shows `kind`, not made of `syllables`."""
    if not kind.name_kind:
        return False
    if kind.name_kind == "company":
        syllables = syllables | _NO_COMPANY | place_syllables(fold(sentence))
        return any(
            fold(word) not in syllables for word, has_title in _names(sentence) if not has_title
        )
    names = (word for word, _ in _names(sentence) if fold(word) not in syllables)
    # People and places go by no acronym, as techniques and organisations do.
    return any(kind.name_kind == "anything" or not word[1:].isupper() for word in names)


def _names(sentence: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of names in `sentence`, and whether a person's title stands before them.

    They have a capital. At the start of a sentence, where all words do, the next word has one too
    or the word is no Vietnamese syllable.
    """
    words = list(_WORD.finditer(sentence))
    has_capital = [word[0][0].isupper() for word in words]
    has_title = False
    for index, word in enumerate(words):
        has_title = word[0].lower() in _TITLES or (has_title and has_capital[index])
        if not has_capital[index] or fold(word[0]) in _NO_NAME or any(map(str.isdigit, word[0])):
            continue
        is_first = sentence[: word.start()].rstrip()[-1:] in _SENTENCE_END
        next_has_capital = any(has_capital[index + 1 : index + 2])
        if not is_first or next_has_capital or _FOREIGN.search(fold(word[0])):
            yield word[0], has_title
