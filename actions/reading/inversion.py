"""Put French questions straight: “pourquoi Nevers veut-elle …” is “pourquoi Nevers veut …”.

Where the subject is named, the pronoun behind the verb says nothing more, and parts a phrase that
the lexicon has: “quand la loi entre-t-elle en vigueur”. A question without a word that asks is
answered by yes or no: “Nevers utilise-t-elle …” is “est-ce que Nevers utilise …”.
"""

import re
from itertools import islice
from pathlib import Path

from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_ASKING, _FIRST, _AUXILIARIES, _CLITICS, _DETERMINERS, _LEADING, _PREPOSITIONS = (
    frozenset(_WORDS[key])
    for key in (
        "asking",
        "asking_first",
        "auxiliaries",
        "clitics",
        "determiners",
        "leading",
        "prepositions",
    )
)
_INVERTED = re.compile(r"(?<!\w)(?P<verb>[^\W\d_]+)-(?:t-)?(?:elles?|ils?)(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?;:,\n]")
_WHETHER = "est-ce que"
_MOST = 8  # verbs of a message
_REACH = 160  # characters before a verb within which its question begins


def straight(text: str) -> str:
    """Return `text` with the inverted questions that name their subject put straight."""
    for found in reversed(list(islice(_INVERTED.finditer(text), _MOST))):
        start = _beginning(text, found.start())
        before = list(_WORD.finditer(text, start, found.start()))
        while before and fold(before[0][0]) in _LEADING:
            start = before.pop(0).end()
        words = [word[0] for word in before]
        if not _has_subject(words):
            continue
        verb, end = found["verb"], found.end()
        if _asks([fold(word) for word in words]):
            text = f"{text[: found.start()]}{verb}{text[end:]}"
        elif fold(verb) not in _AUXILIARIES:
            start = before[0].start()
            text = f"{text[:start]}{_WHETHER} {text[start : found.start()]}{verb}{text[end:]}"
    return text


def put(name: str, pronoun: tuple[int, int], text: str) -> tuple[tuple[int, int], str]:
    """Return which place of `text` becomes what, where `name` is put for the pronoun at a place.

    “Remplace-t-il le décret” becomes “est-ce que NAME remplace le décret”; behind a question word,
    “que propose-t-il”, the name takes the place of the pronoun.
    """
    before = text[: pronoun[0]]
    verb = before.removesuffix("-").removesuffix("-t").removesuffix("-")
    if before == verb and not text[slice(*pronoun)].startswith("t-"):
        return pronoun, name
    if verb.strip().isalpha():
        return (0, pronoun[1]), f"{_WHETHER} {name} {verb.strip().lower()}"
    return (len(verb), pronoun[1]), f" {name}"


def _beginning(text: str, verb: int) -> int:
    """Return where the question of the verb at an offset begins."""
    first = max(0, verb - _REACH)
    return max((match.end() for match in _END.finditer(text, first, verb)), default=first)


def _asks(folded: list[str]) -> bool:
    """Tell whether one of the `folded` words asks for something: “où”, “par qui”, “combien”."""
    first = folded[1:2] if folded[0] in _PREPOSITIONS else folded[:1]
    return bool(_FIRST.intersection(first) or _ASKING.intersection(folded))


def _has_subject(words: list[str]) -> bool:
    """Tell whether the `words` before a verb name who does it: a name, a number, “la loi …”.

    “Quels objectifs fixe-t-il”: they are what is asked for.
    """
    folded = [fold(word) for word in words]
    while folded and folded[-1] in _CLITICS:
        folded.pop()
    if not folded or folded[-1] in _ASKING | _FIRST:
        return False
    named = (word for word in words[: len(folded)] if word[0].isupper() or word[0].isdecimal())
    return bool(_DETERMINERS.intersection(folded)) or any(
        fold(word) not in _ASKING | _FIRST for word in named
    )
