"""Several: what the questions of one message are to each other: told of, or asked only if."""

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.reading.contexts import Clause
from actions.reading.marked_words import lowered
from actions.reading.roles import has_question_word, signs, unconditioned
from index.text.language import Language

_QUOTED = re.compile(r"[\"“][^\"“”]{1,300}[\"”]\W*$")  # what a clause closes with


def unquoted(pieces: list[Clause], language: Language) -> list[Clause]:
    """Return `pieces`; what somebody is told to have asked is a story where another one asks.

    “Con tôi hỏi: "Robot lái xe được không?"”
    """

    def is_told(piece: Clause) -> bool:
        quoted = _QUOTED.search(piece.text)
        tells = signs(language).tells.match(lowered(piece.text))
        return bool(quoted and tells) and not has_question_word(
            piece.text[: quoted.start() if quoted else 0], language
        )

    asked = [piece for piece in pieces if piece.role == "question"]
    told = [piece for piece in asked if is_told(piece)]
    if len(told) == len(asked):
        return pieces
    return [replace(each, role="story") if each in told else each for each in pieces]


def without_conditions(pieces: list[Clause], language: Language) -> Iterator[Clause]:
    """Yield `pieces`; of a question behind another without the condition that this answers."""
    follows = False
    for piece in pieces:
        is_next = follows and piece.role == "question"
        yield replace(piece, text=unconditioned(piece.text, language)) if is_next else piece
        follows |= piece.role == "question"
