"""Messages that nobody writes and anybody may send: phrases of our own lists, repeated and mixed.

The lists are read from the YAML files of actions/ and index/: a new one is fuzzed by itself.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from index.text.folding import fold

_ROOT = Path(__file__).parent.parent
_SEPARATORS = [" ", ", ", " - ", "; ", ". ", " / ", "/", "-", ",", ":", " … ", "\t", "(", ") ", "'"]
_FIGURES = ["12", "13/2023", "1.2.3", "XIV", "IV.", "2020", "31/2/2021", "điều 5", "năm 2019"]
_FIGURES += ["từ 2020 đến 2025", "khoản 2 điều 3", "mot tram", "hai nghìn", "số 5", "VII", "0"]
_MARKS = [".", ",", "!", "…", "-", "_", "/", "'", '"', "(", ")", "[", "@", "#", "%", ";", ":", "😀"]
_BLANKS = [" ", "\t", "\u00a0", "\u2003", "  \t", " \u00a0"]
_SHORT = ["\u0301\u0323", "\u0f73", "\u0323\u200b\u0301\u200b"]
_SHORT += ["1", "I", "X", "a", "ư", "1/", "1.", "a ", "I. ", "0,", "aa"]
_COMBINING = "\u0300\u0301\u0303\u0309\u0323\u031b"
_INVISIBLE = "\u200b\u200d\u00ad\ufeff\u2060"
_TELEX = "sfrxjwaoed"
_SHARE = 0.3  # of the letters
_LONGEST_SHORT = 2  # letters
_QUESTIONS = 4  # that a message is answered in at most


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """A message, and of which kind it is: `kind` says what is repeated and how it is typed."""

    kind: str
    text: str


def messages(seed: int, length: int) -> Iterator[Fuzzed]:
    """Yield messages of `length` characters without end, the same ones for the same seed."""
    rng = random.Random(seed)  # noqa: S311
    while True:
        yield from (_fuzzed(name, rng, length) for name in _REPEATED)


def several(seed: int, length: int) -> Iterator[Fuzzed]:
    """Yield messages of `length` characters that are four questions each, without end.

    The questions of a message begin differently: none is answered from what was remembered of
    another.
    """
    rng = random.Random(seed)  # noqa: S311
    while True:
        for name in _REPEATED:
            asked = _fuzzed(name, rng, length // _QUESTIONS)
            heads = [_phrase(rng) for _ in range(_QUESTIONS)]
            yield Fuzzed(asked.kind, questions(heads, asked.text, rng.choice(["? ", "\n"]), length))


def questions(heads: Sequence[str], said: str, gap: str, length: int) -> str:
    """Return `length` characters: each of `heads` and behind it `said`, cut to an equal share."""
    share = length // len(heads) - len(gap)
    line = " ".join(said.replace("?", " ").split())
    return "".join(f"{head} {line}"[:share] + gap for head in heads)[:length]


def _fuzzed(name: str, rng: random.Random, length: int) -> Fuzzed:
    typing = rng.choice(["as listed", *_TYPED])
    text = _REPEATED[name](rng, length)
    typed = _TYPED[typing](text[:length], rng) if typing in _TYPED else text
    typed = typed + " " + typed if len(typed) < length else typed  # folding may shorten it
    return Fuzzed(f"{name}, {typing}", typed[:length])


@cache
def phrases() -> Sequence[Sequence[str]]:
    """Return the phrases of each YAML file of actions/ and index/, keys and values."""
    files = [path for name in ("actions", "index") for path in (_ROOT / name).rglob("*.yml")]
    listed = (sorted(set(_strings(yaml.safe_load(path.read_text("utf-8"))))) for path in files)
    return [found for found in listed if found]


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
    elif isinstance(node, str) and 0 < len(node) < 60:
        yield node


def _phrase(rng: random.Random) -> str:
    return rng.choice(rng.choice(phrases()))


@cache
def _short() -> Sequence[Sequence[str]]:
    """Return the shortest phrases of each file: so many go into a message as of no others."""
    listed = ([one for one in found if len(one) <= _LONGEST_SHORT] for found in phrases())
    return [found for found in listed if found]


def _filled(unit: str, length: int) -> str:
    return unit * (length // max(len(unit), 1) + 1)


def _one(rng: random.Random, length: int) -> str:
    return _filled(_phrase(rng) + " ", length)


def _short_words(rng: random.Random, length: int) -> str:
    listed = rng.choice(_short())
    words = [rng.choice(listed) for _ in range(rng.randint(1, 2))]
    gap = rng.choice([" ", " ", ","])
    return _filled(gap.join(words) + gap, length)


def _two(rng: random.Random, length: int) -> str:
    return _filled(f"{_phrase(rng)} {_phrase(rng)} ", length)


def _of_one_file(rng: random.Random, length: int) -> str:
    listed = rng.choice(phrases())
    return " ".join(rng.choice(listed) for _ in range(length // 2))


def _sentence(rng: random.Random, length: int) -> str:
    return _filled(" ".join(_phrase(rng) for _ in range(rng.randint(3, 8))) + " ", length)


def _separated(rng: random.Random, length: int) -> str:
    return _filled(_phrase(rng) + rng.choice(_SEPARATORS) + rng.choice(_SEPARATORS), length)


def _with_figures(rng: random.Random, length: int) -> str:
    gap = rng.choice(_SEPARATORS)
    return _filled(f"{_phrase(rng)}{gap}{rng.choice(_FIGURES)}{gap}", length)


def _figures(rng: random.Random, length: int) -> str:
    gap = rng.choice(_SEPARATORS)
    return _filled(gap.join(rng.choice(_FIGURES) for _ in range(rng.randint(1, 4))) + gap, length)


def _run(rng: random.Random, length: int) -> str:
    """One character or figure, again and again, between two phrases."""
    run = rng.choice([*_MARKS, *_BLANKS, *_SHORT])
    return f"{_phrase(rng)} {_filled(run, length - 60)[: length - 60]} {_phrase(rng)}"


def _lines(rng: random.Random, length: int) -> str:
    return _filled(_phrase(rng) + rng.choice(["\n", "\n\n", "?\n", "? ", "\r\n"]), length)


def _long_words(rng: random.Random, length: int) -> str:
    return _filled("".join(_phrase(rng).split()), length)


_REPEATED: dict[str, Callable[[random.Random, int], str]] = {
    "one phrase": _one,
    "short words": _short_words,
    "two phrases": _two,
    "a sentence": _sentence,
    "phrases of a file": _of_one_file,
    "a phrase and marks": _separated,
    "a phrase and figures": _with_figures,
    "figures": _figures,
    "a run": _run,
    "lines": _lines,
    "no blanks": _long_words,
}


def _sprinkled(letters: str) -> Callable[[str, random.Random], str]:
    def typed(text: str, rng: random.Random) -> str:
        keyed = (letter.isalpha() and rng.random() < _SHARE for letter in text)
        return "".join(
            letter + rng.choice(letters) if more else letter
            for letter, more in zip(text, keyed, strict=True)
        )

    return typed


_TYPED: dict[str, Callable[[str, random.Random], str]] = {
    "bare": lambda text, _: fold(text),
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "capitals": lambda text, _: text.upper(),
    "titled": lambda text, _: text.title(),
    "combining marks": _sprinkled(_COMBINING),
    "invisible characters": _sprinkled(_INVISIBLE),
    "Telex keys": _sprinkled(_TELEX),
}
