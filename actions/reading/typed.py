"""Typed: a message as it was typed, as it is read, and which place of one is which of the other.

Everything that hides a word is undone here, once, for every kind of question: decomposed letters
and runs of marks, what cannot be seen (soft hyphens, zero-width blanks), wide letters, letters of
other alphabets that look like ours, “QÐ” with an Icelandic letter, line breaks within a sentence,
runs of blanks, years and quantities in words, and the spelling.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from actions.reading.corrections import Correct, Span, changed, corrected
from actions.reading.letters import letters_of, text_of
from actions.reading.lines import joined
from actions.reading.quantities import equals_in_words, quantities_in_figures
from index.references.written_years import years_in_figures
from index.text.folding import fold

# Telegram lets no message have more.
LONGEST = 4096


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
    letters = joined(letters_of(written))
    spelling = partial(corrected, correct=correct, names=names)
    for change in (years_in_figures, quantities_in_figures, equals_in_words, spelling):
        letters = changed(letters, change(text_of(letters)))
    read = text_of(letters)
    folded = fold(read)
    places = [place for _, place in letters]
    if len(folded) != len(read):
        bare = [(fold(letter), place) for letter, place in letters]
        folded = "".join(letter for letter, _ in bare)
        places = [place for letter, place in bare for _ in letter]
    return Typed(written, read, folded, (*places, len(written)))
