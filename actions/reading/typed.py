"""Typed: a message as it was typed, as it is read, and which place of one is which of the other.

Everything that hides a word is undone here, once, for every kind of question: decomposed letters
and runs of marks, what cannot be seen (soft hyphens, zero-width blanks), wide letters, letters of
other alphabets that look like ours, “QÐ” with an Icelandic letter, line breaks within a sentence,
runs of blanks, years in words, and the spelling.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from actions.reading.marked_words import lowered
from actions.reading.roles import ASKS, asking, content_of, is_courtesy, signs
from index.references.written_years import years_in_figures
from index.text.combining_marks import MAX_MARKS
from index.text.folding import fold
from index.text.language import Language, detect_language
from index.yaml_file import read_yaml

# Telegram lets no message have more.
LONGEST = 4096
_LETTERS: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ALWAYS, _AMONG_OURS = _LETTERS["always"], _LETTERS["among_ours"]
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_BLANKS = frozenset(("Zs", "Zl", "Zp"))
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_VARIATIONS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))
# Of Unicode's compatibility decompositions, those that change how a letter looks and no more.
_LOOKS = ("<wide>", "<narrow>", "<font>")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_A_SENTENCE = re.compile(r"[.?!…:;][\"”’)\]]*$")
_LISTED = re.compile(r"(?:[-*•+–]|\d{1,2}[.)])\s")
# So many lines are held together, each by so much of its ends, in characters.
_MOST_LINES, _SHOWS = 40, 200
_BEHIND = 6  # words that a correction may have joined or parted

# “CV 6862”: letters that are no word, before a number.
_CODE = re.compile(r"(?<!\w)(?:[A-ZĐ]{2,5}|[b-df-hj-np-tv-xzđ]{2,5})(?=\s\d)")

Letters = list[tuple[str, int]]
Span = tuple[int, int]
Correct = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A message, read.

    - `written`: as it was typed, of bounded length.
    - `read`: as it is read (NFC): one blank between words, one line break between sentences that
      were on lines of their own, the spelling corrected.
    - `folded`: `read` in lower case without diacritics.
    - `at`: the place in `written` of each character of `folded`, and of the end: one more entry.
    """

    written: str
    read: str
    folded: str
    at: tuple[int, ...]


def type_message(
    message: str, correct: Correct = str, names: Callable[[str], Iterable[Span]] = lambda _: ()
) -> Typed:
    """Return `message` as it is read; `correct` returns a text with its spelling corrected.

    `names` returns the places of names in a text: they stay as typed, “ong minh” is not “ông mình”.
    """
    written = message[:LONGEST]
    letters = _joined(_looking_right(list(_composed(written))))
    for change in (years_in_figures, partial(_corrected, correct=correct, names=names)):
        letters = _changed(letters, change("".join(letter for letter, _ in letters)))
    read = "".join(letter for letter, _ in letters)
    folded = fold(read)
    places = [place for _, place in letters]
    if len(folded) != len(read):
        bare = [(fold(letter), place) for letter, place in letters]
        folded = "".join(letter for letter, _ in bare)
        places = [place for letter, place in bare for _ in letter]
    return Typed(written, read, folded, (*places, len(written)))


def _corrected(text: str, correct: Correct, names: Callable[[str], Iterable[Span]]) -> str:
    """Return `text` with its lines corrected, but for names and for codes before a number."""
    lines = []
    for line in text.split("\n"):
        corrected = correct(line) if line else line
        kept = [*names(line), *(found.span() for found in _CODE.finditer(line))]
        lines.append(_with(line, kept, corrected) if corrected != line else line)
    return "\n".join(lines)


def _with(line: str, kept: Iterable[Span], corrected: str) -> str:
    """Return `corrected` with the words of `line` in `kept` as they are there.

    A code that was spelled out stays so, “QĐ 749”: its letters begin the words.
    """
    old = list(re.finditer(r"\w+", line))
    new = list(re.finditer(r"\w+", corrected))
    rows = _starts([fold(word[0]) for word in old], [fold(word[0]) for word in new])
    became: dict[int, list[re.Match[str]]] = {}
    for word, row in zip(new, rows, strict=True):
        became.setdefault(row, []).append(word)
    parts, copied = [], 0
    for row, word in enumerate(old):
        is_kept = any(start <= word.start() and word.end() <= end for start, end in kept)
        if not is_kept or len(became.get(row, ())) != 1:
            continue
        (now,) = became[row]
        parts += [corrected[copied : now.start()], word[0]]
        copied = now.end()
    return "".join([*parts, corrected[copied:]])


def _composed(written: str) -> Iterator[tuple[str, int]]:
    """Yield the characters of `written` in NFC, each with its place; what is unseen is left out."""
    cluster, start, marks = "", 0, 0
    for place, character in enumerate(written):
        character = _seen(character)
        if not character:
            continue
        is_mark = (
            unicodedata.category(character) in ("Mn", "Mc") or "\u1160" <= character < "\u1200"
        )
        if cluster and is_mark:
            marks += 1
            cluster += character if marks <= MAX_MARKS else ""
            continue
        yield from ((letter, start) for letter in unicodedata.normalize("NFC", cluster))
        cluster, start, marks = character, place, 0
    yield from ((letter, start) for letter in unicodedata.normalize("NFC", cluster))


def _seen(character: str) -> str:
    """Return `character` as it looks: a blank, a line break, a letter of ours; "" for nothing."""
    if character.isascii() and character.isprintable():
        return character
    if character in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(character)
    if category in _BLANKS or character == "\t":
        return " "
    if category in _UNSEEN or character in _VARIATIONS:
        return ""
    if unicodedata.decomposition(character).startswith(_LOOKS):
        plain = unicodedata.normalize("NFKC", character)
        character = plain if len(plain) == 1 else character
    return _ALWAYS.get(character, character)


def _looking_right(letters: Letters) -> Letters:
    """Return `letters` with those of other alphabets put right that stand in a word of ours."""
    text = "".join(letter for letter, _ in letters)
    if text.isascii():
        return letters
    changed = list(letters)
    for word in _WORD.finditer(text):
        if any(letter in _AMONG_OURS for letter in word[0]) and any(map(_is_latin, word[0])):
            for place in range(*word.span()):
                letter, at = letters[place]
                changed[place] = _AMONG_OURS.get(letter, letter), at
    return changed


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _joined(letters: Letters) -> Letters:
    """Return `letters` with single blanks, and a line break only where a sentence ends."""
    lines = [line for line in _lines(letters) if line]
    language = detect_language(" ".join("".join(c for c, _ in line) for line in lines))
    joined: Letters = []
    current = ""  # the sentence so far
    for number, line in enumerate(lines):
        text = "".join(letter for letter, _ in line)
        if joined:
            border = number > _MOST_LINES or _is_border(current, text, language)
            joined.append(("\n" if border else " ", line[0][1]))
            current = text if border else _shortened(f"{current} {text}")
        else:
            current = text
        joined += line
    return joined


def _shortened(text: str) -> str:
    """Return the beginning and the end of a long `text`: what it does shows there."""
    return text if len(text) <= 2 * _SHOWS else f"{text[:_SHOWS]} {text[-_SHOWS:]}"


def _lines(letters: Letters) -> Iterator[Letters]:
    line: Letters = []
    for letter, place in (*letters, ("\n", 0)):
        if letter == "\n":
            yield line[:-1] if line and line[-1][0] == " " else line
            line = []
        elif letter != " " or (line and line[-1][0] != " "):
            line.append((letter, place))


def _is_border(above: str, below: str, language: Language) -> bool:
    """Tell whether a sentence ends with the line `above`, where `below` follows.

    It does not where one asks only with the other: “Quyết định số / 749/QĐ-TTg / ai ký”.
    """
    if _ENDS_A_SENTENCE.search(above) or _LISTED.match(below):
        return True
    if is_courtesy(above, language) or (
        is_courtesy(below, language) and signs(language).greets.match(lowered(below))
    ):
        return True
    above_asks = asking(above, language)
    below = below.rstrip("?! ")  # which may end what begins above
    opened = signs(language).opener.search(lowered(above)) is not None
    if above_asks < 0 and not opened:
        return True
    return (
        above_asks >= ASKS and asking(below, language) >= ASKS and bool(content_of(below, language))
    )


def _changed(letters: Letters, text: str) -> Letters:
    """Return the letters of `text`, which is what `letters` were changed to, word by word.

    Each keeps the place of the word it was: the words that follow one another are held together.
    """
    source = "".join(letter for letter, _ in letters)
    if text == source:
        return letters
    old = [(word[0], word.start()) for word in re.finditer(r"\S+", source)]
    new = list(re.finditer(r"\S+", text))
    starts = _starts([fold(word) for word, _ in old], [fold(word[0]) for word in new])
    changed: Letters = []
    copied = 0
    for word, row in zip(new, starts, strict=True):
        was, start = old[row] if old else ("", 0)
        gap = letters[start - 1][1] if start else 0
        changed += [(letter, gap) for letter in text[copied : word.start()]]
        last = max(len(was) - 1, 0)
        changed += [
            (letter, letters[start + min(place, last)][1]) for place, letter in enumerate(word[0])
        ]
        copied = word.end()
    return [*changed, *((letter, letters[-1][1]) for letter in text[copied:])]


def _starts(old: list[str], new: list[str]) -> list[int]:
    """Return for each word of `new` the row of the word of `old` that it was; rows never fall."""
    rows: list[int] = []
    row = 0
    for place, word in enumerate(new):
        ahead = old[row : row + _BEHIND]
        if word in ahead:
            row += ahead.index(word)
        # How many words later the two go on alike, in `new` and in `old`.
        later, far = next(
            (
                (steps, ahead.index(following))
                for steps, following in enumerate(new[place : place + _BEHIND])
                if following in ahead
            ),
            (1, 1),
        )
        if later and not far:  # one more word of what the last one was: “Nghị định” for “NĐ”
            rows.append(max(row - 1, 0))
            continue
        rows.append(min(row, max(len(old) - 1, 0)))
        row += max(far, 1) if later == 1 else 1
    return rows
