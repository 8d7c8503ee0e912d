"""Change a text word by word, and know of each letter where it was typed."""

import re
from collections.abc import Callable, Iterable

from actions.reading.letters import Letters, text_of
from index.text.folding import fold

Span = tuple[int, int]
Correct = Callable[[str], str]
"""Returns a text with its spelling corrected."""

# “CV 6862”: letters that are no word, before a number.
_CODE = re.compile(r"(?<!\w)(?:[A-ZĐ]{2,5}|[b-df-hj-np-tv-xzđ]{2,5})(?=\s\d)")
_BEHIND = 6  # words that a correction may have joined or parted


def corrected(text: str, correct: Correct, names: Callable[[str], Iterable[Span]]) -> str:
    """Return `text` with its lines corrected, but for names and for codes before a number."""
    lines = []
    for line in text.split("\n"):
        better = correct(line) if line else line
        kept = [*names(line), *(found.span() for found in _CODE.finditer(line))]
        lines.append(_with(line, kept, better) if better != line else line)
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
    stays = bytearray(len(line))
    for start, end in kept:
        stays[start:end] = b"1" * (end - start)
    parts, copied = [], 0
    for row, word in enumerate(old):
        if not all(stays[word.start() : word.end()]) or len(became.get(row, ())) != 1:
            continue
        (now,) = became[row]
        parts += [corrected[copied : now.start()], word[0]]
        copied = now.end()
    return "".join([*parts, corrected[copied:]])


def changed(letters: Letters, text: str) -> Letters:
    """Return the letters of `text`, which is what `letters` were changed to, word by word.

    Each keeps the place of the word it was: the words that follow one another are held together.
    """
    source = text_of(letters)
    if text == source:
        return letters
    old = [(word[0], word.start()) for word in re.finditer(r"\S+", source)]
    new = list(re.finditer(r"\S+", text))
    starts = _starts([fold(word) for word, _ in old], [fold(word[0]) for word in new])
    moved: Letters = []
    copied = 0
    for word, row in zip(new, starts, strict=True):
        was, start = old[row] if old else ("", 0)
        gap = letters[start - 1][1] if start else 0
        moved += [(letter, gap) for letter in text[copied : word.start()]]
        last = max(len(was) - 1, 0)
        moved += [
            (letter, letters[start + min(place, last)][1]) for place, letter in enumerate(word[0])
        ]
        copied = word.end()
    return [*moved, *((letter, letters[-1][1]) for letter in text[copied:])]


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
