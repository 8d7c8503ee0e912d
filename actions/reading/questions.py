"""The questions that one clause asks, one behind the other: “ai ký, ban hành ngày nào, để làm gì”.

Each leans on what was asked before it, and so it is answered in its turn. What asks with nothing
to say what for, “… và vào năm nào”, is asked of the same thing and not alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from actions.reading.marked_words import lowered
from actions.reading.roles import (
    content_of,
    has_question_word,
    said_in,
    signs,
    unconditioned,
)
from index.question.expectations import expectation_of
from index.text.language import Language, detect_language

MOST_PARTS = 4
_MOST_JOINTS = 12
_AND = r"(?<!\w)(?:với lại|voi lai|và|va|and|et)(?!\w)"
_PARTED = re.compile(rf"(?:,\s+)?{_AND}|[,;?]\s+(?:(?:với|voi)(?!\w)\s+)?")
_ENDS = " \t\n,;:–-"
_WORD = re.compile(r"\w[\w/.-]*\w|\w")


@dataclass(slots=True)
class _Piece:
    """A piece of a clause, from `start` to `end`; `forward`: it begins what follows it.

    `noun`: it asks by a noun, “ngày ký”; `frame`: what of the piece before it is asked in, “what
    does it say …” before “about B”.
    """

    start: int
    end: int
    asks: bool
    says: bool
    forward: bool
    noun: bool = False
    frame: str = ""


def parts_of(question: str) -> tuple[str, ...]:
    """Return the questions of “who was he, and what did he say”; else `question` alone."""
    language = detect_language(question)
    parts: list[_Piece] = []
    pieces = list(_pieces(question, language))
    by_nouns = not any(piece.asks for piece in pieces)
    for piece in pieces:
        last = parts[-1] if parts else None
        piece.asks |= piece.noun and (by_nouns or bool(last and last.asks))
        if last and not piece.asks and (frame := _frame(question, last, piece, language)):
            piece.asks = piece.says = True
            piece.frame = frame
        if last and not (last.asks and ((piece.asks and piece.says) or piece.forward)):
            last.end = piece.end
            last.asks |= piece.asks
            last.says |= piece.says
        else:
            parts.append(piece)
    if len(parts) > 1 and not parts[-1].asks:  # “X là gì và Y”
        end = parts.pop().end
        parts[-1].end = end
    for extra in parts[MOST_PARTS:]:
        parts[MOST_PARTS - 1].end = extra.end
    texts = [
        f"{one.frame} {question[one.start : one.end].strip(_ENDS)}".strip()
        for one in parts[:MOST_PARTS]
    ]
    return (*texts[:1], *(unconditioned(each, language) for each in texts[1:]))


@dataclass(frozen=True, slots=True)
class Bare:
    """A part of a question: its `head`, and the questions behind that say nothing of their own.

    `subject` is what the head is on: its words but for those that ask.
    """

    head: str
    rest: tuple[str, ...]
    subject: str


def bare_in(part: str) -> Bare:
    """Return the questions of `part`: “… là ngày nào, để làm gì” has a bare one behind its head."""
    language = detect_language(part)
    pieces = list(_pieces(part, language))
    first = next((place for place, piece in enumerate(pieces) if piece.asks), len(pieces))
    bare = [piece for piece in pieces[first + 1 :] if piece.asks and not piece.says]
    end = bare[0].start if bare else len(part)
    head = part[:end].strip(_ENDS)
    rest = tuple(part[one.start : one.end].strip(_ENDS) for one in bare)
    said = set(said_in(head, language, light=True))
    return Bare(head, rest, " ".join(one for one in _WORD.findall(head) if one.lower() in said))


def _pieces(question: str, language: Language) -> Iterator[_Piece]:
    """Yield what stands between the joints of `question`."""
    start, forward = 0, False
    for joint in islice(_PARTED.finditer(lowered(question)), _MOST_JOINTS):
        yield _piece(question, start, joint.start(), forward, language)
        start, forward = joint.end(), len(joint[0].split()) > 1 or joint[0].strip()[0].isalpha()
    yield _piece(question, start, len(question), forward, language)


def _piece(question: str, start: int, end: int, forward: bool, language: Language) -> _Piece:
    text = question[start:end].strip(_ENDS)
    says = any(word not in signs(language).kinds for word in content_of(text, language, light=True))
    asks = has_question_word(text, language)
    says |= asks and expectation_of(text).wants_reason  # “… và tại sao”
    noun = says and signs(language).asked_for.match(lowered(text)) is not None
    forward &= not asks and any(map(str.isalpha, text))  # “2025 và 2030” is of one thing
    return _Piece(start, end, asks, says, forward, noun)


def _frame(question: str, last: _Piece, piece: _Piece, language: Language) -> str:
    """Return what of `last` a further subject is asked in: “what does it say …”; "" for none."""
    topic = signs(language).topic
    begins = topic.match(lowered(question[piece.start : piece.end]))
    if not (last.asks and begins):
        return ""
    if last.frame:
        return last.frame
    head = lowered(question[last.start : last.end])
    word = begins[0].strip()
    at = head.find(f" {word} ")
    return question[last.start : last.start + at].strip(_ENDS) if at > 0 else ""
