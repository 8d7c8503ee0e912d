"""Tell the clauses of a message apart: its questions, the story around them, the courtesies.

A message of one short sentence is one question as it stands. In a longer one each sentence is
weighed (roles.py), and cut where a courtesy or an opener, “cho em hỏi”, parts a story from a
question. A question that leans on what was said, “đó là dự án nào”, keeps that as its context.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from actions.reading.contexts import Clause, in_context, names_in
from actions.reading.edges import asks_something, greeting, purpose, thanks, without_aside
from actions.reading.marked_words import lowered
from actions.reading.openers import asks_or_names, opener_in
from actions.reading.phrases import concepts_in
from actions.reading.roles import (
    ASKS,
    asking,
    content_of,
    has_question_word,
    is_bare_request,
    role_of,
    signs,
    takes_up,
    wanting,
)
from actions.reading.several import unquoted, without_conditions
from index.text.language import Language, detect_language
from index.text.sentences import sentence_spans

__all__ = ["LONGEST", "MOST_QUESTIONS", "Clause", "clauses"]

# A message is answered in so many parts at most, and each is read so far, in characters: a
# resident's question is shorter, and nobody may keep the assistant busy.
MOST_QUESTIONS = 4
LONGEST = 1000
# The least score of a question in a message that marks its questions.
_ASKS_BESIDE_A_MARK = 3
# A sentence of so many words is a question as it stands.
_SHORT = 25
_SHORTEST_STORY = 2  # words before an opener
_FEWEST_OF_A_THING = 2  # words of one of two things that are asked for
_COMMA = re.compile(r"[,;:]\s|\s[–-]\s")
_AND = re.compile(r"(?<!\w)(?:và|va|and|et)(?!\w)")
# In a story two questions are joined more loosely.
_JOINT = re.compile(r"(?<!\w)(?:với lại|voi lai|và|va|and|et)(?!\w)")
_ENDS = " \t\n,;:–-"
# The mark of an item in a list: “1. ”, “2) ”, “• ”.
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[•*+–-])\s+(?=\w)")


def clauses(read: str) -> tuple[Clause, ...]:
    """Return the clauses of `read`, in its order; at least one, and at most four, are questions."""
    language = detect_language(read)
    whole = (Clause(_unnumbered(read).strip()[:LONGEST], "question"),)
    spans = _sentences(read)
    both = list(_both_asked(read[slice(*spans[0])], language)) if len(spans) == 1 else []
    is_short = len(spans) < 2 and len(read.split()) <= _SHORT and not _lead_end(read, language)
    if not spans or is_short:
        if len(both) > 1:
            return tuple(Clause(part, "question") for part in both)
        return _behind_thanks(whole[0], language)
    least = ASKS if "?" not in read else _ASKS_BESIDE_A_MARK
    sentences = [_unnumbered(read[start:end]) for start, end in spans]
    pieces = [piece for each in sentences[:-1] for piece in _announced(each, language, least)]
    pieces += _pieces(sentences[-1], language, least)
    pieces = unquoted(pieces, language)
    pieces = list(without_conditions(_wanted(pieces, language), language))
    if all(piece.role != "question" for piece in pieces):
        return whole
    return tuple(_few(in_context(pieces, language)))


def _behind_thanks(whole: Clause, language: Language) -> tuple[Clause, ...]:
    """Return the thanks that `whole` begins with and what is asked behind them; else `whole`."""
    start = greeting(whole.text, language)
    if start and "talk.thank" not in concepts_in(whole.text[:start], language):
        start = 0
    rest = whole.text[start:].strip(_ENDS)
    if start and has_question_word(rest, language) and len(content_of(rest, language)) > 1:
        return Clause(whole.text[:start].strip(_ENDS), "courtesy"), replace(whole, text=rest)
    return (whole,)


def _wanted(pieces: list[Clause], language: Language) -> list[Clause]:
    """Return `pieces`, with the told clause that wants something as the question of a story.

    It is needed where nothing asks, or nothing more than “nhờ bạn nhắc lại” does. “Cho em xin các
    con số đó” asks for what a story before it tells of.
    """
    asked = [piece for piece in pieces if piece.role == "question"]
    begging = next((each for each in reversed(pieces) if takes_up(each.text, language)), None)
    if begging and not asked and any(each.role == "story" for each in _until(begging, pieces)):
        return [replace(each, role="question") if each is begging else each for each in pieces]
    if not all(is_bare_request(piece.text, language) for piece in asked):
        return pieces
    told = [piece for piece in pieces if piece.role == "story"]
    likeliest = max(reversed(told), key=lambda one: wanting(one.text, language), default=None)
    if likeliest is None or (not asked and wanting(likeliest.text, language) < ASKS):
        return pieces
    kept: list[Clause] = []
    for piece in pieces:
        if piece is likeliest:
            kept += _behind_need(piece.text, language)
        else:
            kept.append(replace(piece, role="courtesy") if piece in asked else piece)
    return kept


def _until(end: Clause, pieces: list[Clause]) -> Iterator[Clause]:
    """Yield those of `pieces` that stand before `end`."""
    return takewhile(lambda piece: piece is not end, pieces)


def _behind_need(told: str, language: Language) -> Iterator[Clause]:
    """Yield the story of `told` and the question behind its “tôi cần …”, “thầy hỏi …”."""
    read, lower = signs(language), lowered(told)
    need = read.needs.search(lower) or read.opener_within.search(lower)
    rest = told[need.end() :].strip(_ENDS) if need else ""
    if need and rest:
        if head := told[: need.start()].strip(_ENDS):
            yield Clause(head, "story")
        yield Clause(rest[: purpose(rest, language)].strip(_ENDS), "question")
    else:
        yield Clause(told, "question")


def _sentences(read: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `read`; a semicolon ends none."""
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(read):
        if spans and read[spans[-1][1] - 1] == ";" and "\n" not in read[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], end)
        elif any(character.isalnum() for character in read[start:end]):
            spans.append((start, end))
    return spans


def _unnumbered(sentence: str) -> str:
    """Return `sentence` without the mark of a list before it."""
    mark = _ITEM.match(sentence)
    return sentence[mark.end() :] if mark else sentence


def _announced(sentence: str, language: Language, least: int) -> Iterator[Clause]:
    """Yield the clauses of a sentence that others follow: with a colon it announces them."""
    if sentence.rstrip().endswith(":"):
        yield Clause(sentence.strip(_ENDS), "story")
    else:
        yield from _pieces(sentence, language, least)


def _pieces(sentence: str, language: Language, least: int) -> Iterator[Clause]:
    """Yield the clauses of one sentence; a question scores `least`."""
    if lead := _lead_end(sentence, language):
        yield from _before_lead(sentence[:lead].strip(_ENDS), language)
        asked = sentence[lead:].strip(_ENDS)
        parts = _both_named(asked, language) or _both_asked(asked, language)
        yield from (Clause(part, "question") for part in parts)
        return
    start = greeting(sentence, language)
    if start:
        yield Clause(sentence[:start].strip(_ENDS), "courtesy")
    rest = sentence[start:].strip(_ENDS)
    end = thanks(rest, language)
    said = without_aside(rest[:end].strip(_ENDS), language)
    for piece in _asked(said[: purpose(said, language)].strip(_ENDS), language, least):
        if piece.role == "question":
            yield from (Clause(part, piece.role) for part in _both_asked(piece.text, language))
        else:
            yield piece
    if rest[end:].strip(_ENDS):
        yield Clause(rest[end:].strip(_ENDS), "courtesy")


def _lead_end(sentence: str, language: Language) -> int:
    """Return where the lead-in of `sentence` ends, “em có hai câu hỏi:”; 0 for none."""
    lower = lowered(sentence)
    lead = signs(language).announces.search(lower) if len(lower) == len(sentence) else None
    if lead is None or not content_of(sentence[lead.end() :], language):
        return 0
    asks = has_question_word(sentence[: lead.end()], language, at_end=False)
    return 0 if asks else lead.end()


def _before_lead(lead: str, language: Language) -> Iterator[Clause]:
    """Yield the story before the last comma of `lead`, and the rest, which asks nothing."""
    *_, start = [0, *(comma.end() for comma in _COMMA.finditer(lead))]
    if start and content_of(lead[:start], language):
        yield Clause(lead[:start].strip(_ENDS), "story")
    yield Clause(lead[start:], "courtesy")


def _asked(sentence: str, language: Language, least: int) -> Iterator[Clause]:
    """Yield the story and the question of `sentence`, cut at an opener or before what asks."""
    if not sentence:
        return
    role = role_of(sentence, language, least)
    if opener := opener_in(sentence, language, is_question=role == "question"):
        before, behind = sentence[: opener[0]].strip(_ENDS), sentence[opener[1] :]
        if not asks_or_names(behind, language):
            yield Clause(sentence, "story" if content_of(before, language) else "courtesy")
            return
        if len(before.split()) >= _SHORTEST_STORY:
            yield Clause(before, "story")
        yield from _behind_story(behind.strip(_ENDS), language)
        return
    if role == "question":
        yield from _behind_story(sentence, language)
    else:
        yield Clause(sentence, role)


def _behind_story(sentence: str, language: Language) -> Iterator[Clause]:
    """Yield the question of `sentence`, and before it the story that it begins with."""
    start = _story_end(sentence, language)
    if start:
        yield Clause(sentence[:start].strip(_ENDS), "story")
    yield Clause(sentence[start:].strip(_ENDS), "question")


def _story_end(sentence: str, language: Language) -> int:
    """Return where the story ends that `sentence` begins with; 0 for none.

    It goes up to a colon behind which the question stands, or, in a long sentence, over what
    tells and what names nothing.
    """
    colon = sentence.find(": ") + 1
    if (
        colon
        and not names_in(sentence[:colon], language)
        and asks_something(sentence[colon:], language)
    ):
        return colon
    if len(sentence.split()) <= _SHORT:
        return 0
    start = 0
    for comma in _COMMA.finditer(sentence):
        segment = sentence[start : comma.start()]
        score = asking(segment, language)
        if score > 0 or (score == 0 and (not start or names_in(segment, language))):
            break
        start = comma.end()
    return start if asks_something(sentence[start:], language) else 0


def _both_asked(sentence: str, language: Language) -> Iterator[str]:
    """Yield the two questions of “A là gì và B ai ký”, each with a name of its own; else one."""
    for joint in islice(_AND.finditer(lowered(sentence)), MOST_QUESTIONS):
        sides = sentence[: joint.start()], sentence[joint.end() :]
        if all(names_in(side, language) and has_question_word(side, language) for side in sides):
            mark = "?" if "?" in sides[1] else ""  # it is of both
            yield from (f"{sides[0].strip(_ENDS)}{mark}", sides[1].strip(_ENDS))
            return
    yield sentence


def _both_named(announced: str, language: Language) -> tuple[str, ...]:
    """Return the two things of “hai con số: X và Y”, which ask in no other words; or none."""
    joints = list(_JOINT.finditer(lowered(announced)))
    if len(joints) != 1 or has_question_word(announced, language):
        return ()
    sides = announced[: joints[0].start()], announced[joints[0].end() :]
    is_thing = all(len(content_of(side, language)) >= _FEWEST_OF_A_THING for side in sides)
    return tuple(side.strip(_ENDS) for side in sides) if is_thing else ()


def _few(pieces: Iterator[Clause]) -> Iterator[Clause]:
    """Yield `pieces` with at most four questions, each of bounded length; the last has the rest."""
    count = 0
    rest: list[Clause] = []
    for piece in pieces:
        count += piece.role == "question"
        if count < MOST_QUESTIONS or piece.role != "question":
            yield replace(piece, text=piece.text[:LONGEST], context=piece.context[:LONGEST])
        else:
            rest.append(piece)
    if rest:
        text = " ".join(piece.text for piece in rest)[:LONGEST]
        yield replace(rest[0], text=text, context=rest[0].context[:LONGEST])
