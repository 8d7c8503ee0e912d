"""Read a message through the ways of typing it: marks, tags, emoji, other letters, keys, haste."""

import re
import unicodedata
from pathlib import Path

from actions.emergencies.teencode import spelled_out
from index.text.combining_marks import compose
from index.text.language import language_evidence
from index.text.syllables import is_syllable
from index.text.telex import decode
from index.yaml_file import read_yaml

_SIGNS = read_yaml(Path(__file__).with_suffix(".yml"))
_LETTERS = str.maketrans(_SIGNS["letters"])
_EMOJI: dict[str, str] = _SIGNS["emoji"]
_UNSEEN = ("Mn", "Cf")  # of Unicode's categories
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_EMPHASIS = re.compile(r"[_*~`]+")
# What stands for a blank: dots, hyphens and such between two letters.
_GAP = re.compile(r"(?<=[^\W\d])[.…,+|/\-]+(?=[^\W\d])")
_VOWELS = "aăâeêioôơuưy"
# Only what holds a key behind its first letter: the others decode() would look at for nothing.
_KEYED = re.compile(r"(?<!\w)[^\W\d](?=\w*?(?:[sfrxjw1-9]|aa|ee|oo)|d)[^\W_]{2,10}(?!\w)", re.I)
# No syllable ends in a vowel and an h: “nahf” is nhaf with two letters exchanged.
_EXCHANGED = re.compile(rf"(?<!\w)([cgknpt])([{_VOWELS}])h([sfrxj]?)(?!\w)", re.I)
# Of so many words whose language is not Vietnamese none is in its keys: “trois” is no “trói”.
_FEWEST_FOREIGN = 6
_MOST_GLUED = 3
_LONGEST_GLUED = 40
_LONGEST_SYLLABLE = 7


def readings(message: str) -> list[str]:
    """Return `message` as typed, plain, and as it is meant where that is another text.

    Both: “die” spelled out is Vietnamese, and “I want to die” is not.
    """
    typed = _plain(message)
    meant = typed if _is_foreign(typed) else _as_keyed(typed)
    return list(dict.fromkeys((typed, _unglued(spelled_out(meant)))))


def _as_keyed(text: str) -> str:
    """Return `text` with the words typed in the keys of Vietnamese, or with two exchanged."""
    ordered = _EXCHANGED.sub(r"\1h\2\3", text)
    return _KEYED.sub(lambda word: decode(word[0].lower()) or word[0], ordered)


def _is_foreign(text: str) -> bool:
    """Tell whether `text` is English or French for certain, long enough to tell."""
    evidence = language_evidence(text)
    return evidence.words >= _FEWEST_FOREIGN and evidence.language != "vi"


def _plain(message: str) -> str:
    """Return `message` composed, with lines kept, one blank between words, plain apostrophes.

    Marks that are no part of a letter and what cannot be seen hide a word from nobody: they go.
    So do tags and letters of other alphabets that look like ours; an emoji is its word.
    """
    text = message.translate({ord(c): _narrow(c) for c in set(message)}).replace("’", "'")
    text = text.translate(_LETTERS)
    unseen = {ord(c): None for c in set(text) if unicodedata.category(c) in _UNSEEN}
    # After that: a mark may have stood behind a letter of another alphabet.
    text = compose(text).translate(unseen)
    text = _TAG.sub(" ", text)
    for emoji, word in _EMOJI.items():
        text = text.replace(emoji, f" {word} ", 1).replace(emoji, " ")
    text = _EMPHASIS.sub(" ", text)
    if text.count(" ") < len(_GAP.findall(text)):
        text = _GAP.sub(" ", text)
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _narrow(letter: str) -> str:
    """Return the letter of ours that `letter` is a wide, bold or round form of; else itself.

    One for one: a single sign may stand for a whole phrase.
    """
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def _unglued(text: str) -> str:
    """Return `text` with its syllables apart, where it is a few words without blanks."""
    words = text.split()
    if len(words) > _MOST_GLUED or text.isascii():
        return text
    return " ".join(_apart(word) for word in words)


def _apart(word: str) -> str:
    """Return the syllables of `word`, the fewest it can be read as; `word` where it cannot."""
    if not _LONGEST_SYLLABLE < len(word) <= _LONGEST_GLUED:
        return word
    read: list[list[str] | None] = [[]]
    for end in range(1, len(word) + 1):
        ways = [
            [*before, word[start:end]]
            for start in range(max(0, end - _LONGEST_SYLLABLE), end)
            if (before := read[start]) is not None and is_syllable(word[start:end])
        ]
        read.append(min(ways, key=len, default=None))
    return " ".join(read[-1] or [word])
