"""Join the lines of a message where a break cuts a sentence, and keep those between sentences."""

import re
from collections.abc import Iterator

from actions.reading.letters import Letters, text_of
from actions.reading.marked_words import lowered
from actions.reading.roles import (
    ASKS,
    asking,
    content_of,
    has_question_word,
    is_courtesy,
    signs,
)
from index.text.language import Language, detect_language

_ENDS_A_SENTENCE = re.compile(r"[.?!…:;][\"”’)\]]*$")
_LISTED = re.compile(r"(?:[-*•+–]|\d{1,2}[.)])\s")
# So many lines are held together, each by so much of its ends, in characters.
_MOST_LINES, _SHOWS = 40, 200


def joined(letters: Letters) -> Letters:
    """Return `letters` with single blanks, and a line break only where a sentence ends."""
    lines = [line for line in _lines(letters) if line]
    language = detect_language(" ".join(map(text_of, lines)))
    whole: Letters = []
    current = ""  # the sentence so far
    for number, line in enumerate(lines):
        text = text_of(line)
        if whole:
            border = number > _MOST_LINES or _is_border(current, text, language)
            whole.append(("\n" if border else " ", line[0][1]))
            current = text if border else _shortened(f"{current} {text}")
        else:
            current = text
        whole += line
    return whole


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
    if any(
        is_courtesy(line, language) and signs(language).greets.match(lowered(line))
        for line in (above, below)
    ):
        return True
    if signs(language).tells.match(lowered(above)) and asking(above, language) < 0:
        return signs(language).opener.search(lowered(above)) is None
    tells = signs(language).tells.match(lowered(below)) and asking(below, language) < 0
    if tells and asking(above, language) >= ASKS:  # “… để làm gì / em tìm mãi không ra”
        return True
    # Who writes capitals begins a sentence with one.
    goes_on = above[:1].isupper() and below[:1].islower()
    return not goes_on and asking(above, language) >= ASKS and _asks_by_itself(below, language)


def _asks_by_itself(line: str, language: Language) -> bool:
    """Tell whether `line` has a question word and a subject, not only the “không?” of another."""
    plain = line.rstrip("?! ")
    return has_question_word(plain, language, at_end=False) and bool(content_of(plain, language))
