"""Tell the clauses of a message apart: its questions, the story around them, the courtesies.

A message of one short sentence is one question as it stands. In a longer one each sentence is
weighed (roles.py), and cut where a courtesy or an opener, “cho em hỏi”, parts a story from a
question. A question that leans on what was said, “đó là dự án nào”, keeps that as its context.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from actions.reading.marked_words import lowered
from actions.reading.roles import ASKS, Role, asking, content_of, is_courtesy, role_of, signs
from index.text.folding import fold
from index.text.language import Language, detect_language
from index.text.sentences import sentence_spans
from index.text.syllables import is_syllable

# A message is answered in so many parts at most, and each is read so far, in characters: a
# resident's question is shorter, and nobody may keep the assistant busy.
MOST_QUESTIONS = 4
LONGEST = 1000
# The least score of a question in a message that marks its questions.
_ASKS_BESIDE_A_MARK = 3
# A sentence of so many words is a question as it stands.
_SHORT = 25
_LONGEST_CASE = 60  # words
_TELLING = 4  # letters of a word that is no syllable
_SHORTEST_STORY = 2  # words before an opener
_SHORTEST_GREETING = 4  # words of a courtesy before a comma
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"[,;:]\s|\s[–-]\s")
_AND = re.compile(r"(?<!\w)(?:và|va|and|et)(?!\w)")
_ENDS = " \t\n,;:–-"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a message as it was read.

    `context` is what a question leans on: neighbouring clauses that hold its subject; else empty.
    """

    text: str
    role: Role
    context: str = ""

    @property
    def whole(self) -> str:
        """Return the clause behind its context, as it is to be searched for."""
        return f"{self.context} {self.text}".strip()


def clauses(read: str) -> tuple[Clause, ...]:
    """Return the clauses of `read`, in its order; at least one, and at most four, are questions."""
    language = detect_language(read)
    whole = (Clause(read.strip()[:LONGEST], "question"),)
    spans = _sentences(read)
    both = list(_both_asked(read[slice(*spans[0])], language)) if len(spans) == 1 else []
    if len(spans) < 2 and len(read.split()) <= _SHORT:
        return tuple(Clause(part, "question") for part in both) if len(both) > 1 else whole
    least = ASKS if "?" not in read else _ASKS_BESIDE_A_MARK
    pieces = [piece for start, end in spans for piece in _pieces(read[start:end], language, least)]
    if all(piece.role != "question" for piece in pieces):
        return whole
    return tuple(_few(_in_context(pieces, language)))


def _sentences(read: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `read`; a semicolon ends none."""
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(read):
        if spans and read[spans[-1][1] - 1] == ";" and "\n" not in read[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], end)
        elif any(character.isalnum() for character in read[start:end]):
            spans.append((start, end))
    return spans


def _pieces(sentence: str, language: Language, least: int) -> Iterator[Clause]:
    """Yield the clauses of one sentence; a question scores `least`."""
    greeting = _greeting(sentence, language)
    if greeting:
        yield Clause(sentence[:greeting].strip(_ENDS), "courtesy")
    rest = sentence[greeting:].strip(_ENDS)
    thanks = _thanks(rest, language)
    for piece in _asked(rest[:thanks].strip(_ENDS), language, least):
        if piece.role == "question":
            yield from (Clause(part, piece.role) for part in _both_asked(piece.text, language))
        else:
            yield piece
    if rest[thanks:].strip(_ENDS):
        yield Clause(rest[thanks:].strip(_ENDS), "courtesy")


def _greeting(sentence: str, language: Language) -> int:
    """Return where the courtesy ends that `sentence` begins with and a comma closes; 0 for none."""
    comma = _COMMA.search(sentence)
    if comma is None or len(sentence[: comma.start()].split()) > _SHORTEST_GREETING:
        return 0
    head = sentence[: comma.start()]
    greets = signs(language).greets.match(lowered(head)) and is_courtesy(head, language)
    return comma.end() if greets else 0


def _thanks(sentence: str, language: Language) -> int:
    """Return where the thanks begin behind the last comma of `sentence`; its length for none."""
    *_, last = [match.end() for match in _COMMA.finditer(sentence)] or [len(sentence)]
    greets = signs(language).greets.match(lowered(sentence[last:]))
    return last if greets and is_courtesy(sentence[last:], language) else len(sentence)


def _asked(sentence: str, language: Language, least: int) -> Iterator[Clause]:
    """Yield the story and the question of `sentence`, cut at an opener or before what asks."""
    if not sentence:
        return
    lower = lowered(sentence)
    places = len(lower) == len(sentence)
    read = signs(language)
    unsure = read.opener_at_start.match(lower) if places else None
    if unsure and asking(sentence[unsure.end() :], language) < ASKS:
        unsure = None  # “tôi không rõ lắm”
    opener = unsure or (read.opener.search(lower) if places else None)
    if opener:
        before, behind = sentence[: opener.start()].strip(_ENDS), sentence[opener.end() :]
        if not _asks_something(behind, language):
            yield Clause(sentence, "story" if content_of(before, language) else "courtesy")
            return
        if len(before.split()) >= _SHORTEST_STORY:
            yield Clause(before, "story")
        yield from _behind_story(behind.strip(_ENDS), language)
        return
    role = role_of(sentence, language, least)
    if role == "question":
        yield from _behind_story(sentence, language)
    else:
        yield Clause(sentence, role)


def _asks_something(behind: str, language: Language) -> bool:
    """Tell whether `behind` an opener is a question, or at least a subject: “về sandbox”."""
    if asking(behind, language) >= ASKS or _names(f". {behind}", language):
        return True
    return len(content_of(behind, language)) > 1


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
    if colon and not _names(sentence[:colon], language) and _asks(sentence[colon:], language):
        return colon
    if len(sentence.split()) <= _SHORT:
        return 0
    start = 0
    for comma in _COMMA.finditer(sentence):
        segment = sentence[start : comma.start()]
        score = asking(segment, language)
        if score > 0 or (score == 0 and (not start or _names(segment, language))):
            break
        start = comma.end()
    return start if _asks(sentence[start:], language) else 0


def _asks(text: str, language: Language) -> bool:
    return asking(text.rstrip("?! "), language) >= ASKS and bool(content_of(text, language))


def _both_asked(sentence: str, language: Language) -> Iterator[str]:
    """Yield the two questions of “A là gì và B ai ký”, each with a name of its own; else one."""
    for joint in _AND.finditer(lowered(sentence)):
        sides = sentence[: joint.start()], sentence[joint.end() :]
        if all(_names(side, language) and _has_question_word(side, language) for side in sides):
            yield from (side.strip(_ENDS) for side in sides)
            return
    yield sentence


def _has_question_word(text: str, language: Language) -> bool:
    read, lower = signs(language), lowered(text)
    patterns = read.asks.search, read.asks_at_start.match, read.asks_at_end.search
    return any(pattern(lower) for pattern in patterns)


def _names(text: str, language: Language) -> set[str]:
    """Return the folded names and figures of `text`.

    A name has a capital, the first word aside, or is no syllable of the Vietnamese around it.
    """
    words = _WORD.findall(text)
    named = {word for word in words[1:] if word[0].isupper() and len(word) > 1}
    if language == "vi":
        named |= {w for w in words if len(w) >= _TELLING and w.isalpha() and not is_syllable(w)}
    return {fold(word) for word in words if word in named or word[0].isdigit()}


def _in_context(pieces: list[Clause], language: Language) -> Iterator[Clause]:
    for place, piece in enumerate(pieces):
        if piece.role != "question":
            yield piece
        elif _leans(piece.text, language):
            yield replace(piece, context=_context(pieces[:place], piece.text, language))
        elif _is_of_a_case(piece.text, language):
            yield replace(piece, context=_case(pieces[:place]))
        else:
            yield piece


def _is_of_a_case(question: str, language: Language) -> bool:
    """Tell whether `question` is about what the story tells: “vậy tôi có quyền hủy không”.

    Measured on legal questions: without its story the right article is rarely found for such a
    one; a question that names what it is about is found better without.
    """
    read = signs(language)
    lower = read.favour.sub(" ", lowered(question))  # “giải thích giúp em” is of no case
    told = read.own.search(lower) or read.follows.match(lower)
    return told is not None and not _names(question, language)


def _case(before: list[Clause]) -> str:
    """Return the story before a question, so much of its end as a search takes in."""
    kept: list[str] = []
    count = 0
    for piece in reversed(before):
        count += len(piece.text.split())
        if count > _LONGEST_CASE:
            break
        kept += [piece.text] if piece.role != "courtesy" else []
    return " ".join(reversed(kept))


def _leans(question: str, language: Language) -> bool:
    """Tell whether `question` says too little by itself to be answered."""
    lower = lowered(question)
    if signs(language).refers.search(lower) or not content_of(question, language):
        return True
    pronoun = signs(language).pronouns.search(lower)
    if pronoun is None or _names(f". {question[: pronoun.start()]}", language):
        return False
    # “Le colloque a-t-il eu lieu” names its subject, “fixe-t-elle” does not.
    is_behind = lower[: pronoun.start()].endswith("-")
    return not (is_behind and signs(language).articles.search(lower, 0, pronoun.start()))


def _context(before: list[Clause], question: str, language: Language) -> str:
    """Return the clause of `before` that most likely holds the subject of `question`.

    It names something, best behind the noun that the question takes up, “thành phố đó”, and is
    near. Where none names anything, what is told is a case as a whole.
    """
    lower = lowered(question)
    read = signs(language)
    anaphor = read.refers.search(lower) or read.pronouns.search(lower)
    if anaphor is None:
        return _last_said(before, language)
    nouns = set(fold(lower[: anaphor.end()]).split()[-3:])
    best, most, named = "", 0.0, False
    for distance, piece in enumerate(_segments(before)):
        words = fold(piece).split()
        names = _names(piece, language)
        named |= bool(names)
        taken_up = sum(one in nouns and other in names for one, other in pairwise(words))
        score = 2 * bool(names) + 2 * bool(taken_up) + len(nouns & set(words)) + 1 / (1 + distance)
        if score > most:
            best, most = piece, score
    return best if named else _case(before)


def _last_said(before: list[Clause], language: Language) -> str:
    """Return the last clause, behind the last one that names something where it does not."""
    segments = list(_segments(before))
    if not segments or _names(segments[0], language):
        return segments[0] if segments else ""
    named = next((piece for piece in segments if _names(piece, language)), "")
    return f"{named} {segments[0]}".strip()


def _segments(before: list[Clause]) -> Iterator[str]:
    """Yield the clauses that are no courtesies, the nearest first; a long story in parts."""
    for piece in reversed(before):
        if piece.role == "courtesy":
            continue
        if len(piece.text.split()) <= _SHORT:
            yield piece.text
        else:
            yield from (part for part in reversed(_COMMA.split(piece.text)) if part.strip())


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
