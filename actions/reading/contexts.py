"""Find what a question leans on: the clause that holds its subject, or the case it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from actions.reading.marked_words import lowered
from actions.reading.roles import Role, content_of, signs
from index.text.folding import STOPWORDS, fold
from index.text.language import Language, detect_language
from index.text.syllables import is_bare_syllable, is_syllable

# What a question leans on is among so many clauses before it; a case is so many words of them.
_MOST_BEFORE, _LONGEST_CASE = 12, 60
_LONGEST_CLAUSE = 25  # words; a longer story is read in parts
_SHARED = 1.0  # for each word of a question that a clause says as well
_TELLING = 4  # letters of a word that is no syllable
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"[,;:]\s|\s[–-]\s")


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


def in_context(pieces: list[Clause], language: Language) -> Iterator[Clause]:
    """Yield `pieces`, the questions that say too little by themselves with their context."""
    for place, piece in enumerate(pieces):
        before = pieces[max(place - _MOST_BEFORE, 0) : place]
        if piece.role != "question":
            yield piece
        elif _leans(piece.text, language):
            yield replace(piece, context=_context(before, piece.text, language))
        elif _is_of_a_case(piece.text, language):
            yield replace(piece, context=_case(before))
        else:
            yield piece


def goes_on(question: str) -> bool:
    """Tell whether `question` goes on with what was said: “vậy …”, or it names nothing.

    A year names nothing that a question may be on.
    """
    language = detect_language(question)
    named = [name for name in names_in(question, language) if not name.isdigit()]
    return bool(signs(language).follows.match(lowered(question)) or not named)


def _is_of_a_case(question: str, language: Language) -> bool:
    """Tell whether `question` is about what the story tells: “vậy tôi có quyền hủy không”.

    Measured on legal questions: without its story the right article is rarely found for such a
    one; a question that names what it is about is found better without.
    """
    read = signs(language)
    lower = read.favour.sub(" ", lowered(question))  # “giải thích giúp em” is of no case
    told = read.own.search(lower) or read.follows.match(lower)
    return told is not None and not names_in(question, language)


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
    return has_pronoun(question, language)


def has_pronoun(question: str, language: Language) -> bool:
    """Tell whether `question` has “họ”, “ils”, “it”, and does not name itself whom it means."""
    lower = lowered(question)
    if signs(language).object_pronoun.search(lower):
        return True  # “how does the decree define it”
    pronoun = signs(language).pronouns.search(lower)
    if pronoun is None or _may_stand_for(question[: pronoun.start()], language):
        return False
    # “Le colloque a-t-il eu lieu” names its subject, “fixe-t-elle” does not.
    is_behind = lower[: pronoun.start()].endswith("-")
    return not (is_behind and signs(language).articles.search(lower, 0, pronoun.start()))


def _may_stand_for(before: str, language: Language) -> bool:
    """Tell whether what stands `before` a pronoun names what that may stand for.

    “Where in ASEAN does it …” does not.
    """
    lower = lowered(before)
    spans = [found.span() for found in signs(language).placed.finditer(lower)]
    own = before
    for start, end in reversed(spans if len(lower) == len(before) else []):
        own = f"{own[:start]} {own[end:]}"
    return bool(names_in(f". {own}", language))


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
    nouns = set(fold(lower[: anaphor.end()]).split()[-3:]) - STOPWORDS
    asked = {fold(word) for word in content_of(question, language)} - read.kinds
    best, most, named = "", 0.0, False
    for distance, piece in enumerate(_segments(before)):
        words = fold(piece).split()
        names = names_in(piece, language)
        named |= bool(names)
        taken_up = sum(one in nouns and other in names for one, other in pairwise(words))
        score = 2 * bool(names) + 2 * bool(taken_up) + len(nouns & set(words)) + 1 / (1 + distance)
        score += _SHARED * len(asked & set(words))
        if score > most:
            best, most = piece, score
    return best if named else _case(before)


def _last_said(before: list[Clause], language: Language) -> str:
    """Return the last clause, behind the last one that names something where it does not."""
    segments = list(_segments(before))
    if not segments or names_in(segments[0], language):
        return segments[0] if segments else ""
    named = next((piece for piece in segments if names_in(piece, language)), "")
    return f"{named} {segments[0]}".strip()


def _segments(before: list[Clause]) -> Iterator[str]:
    """Yield the clauses that are no courtesies, the nearest first; a long story in parts."""
    for piece in reversed(before):
        if piece.role == "courtesy":
            continue
        if len(piece.text.split()) <= _LONGEST_CLAUSE:
            yield piece.text
        else:
            yield from (part for part in reversed(_COMMA.split(piece.text)) if part.strip())


def names_in(text: str, language: Language) -> set[str]:
    """Return the folded names and figures of `text`.

    A name has a capital, the first word aside, or is no syllable of the Vietnamese around it.
    """
    words = _WORD.findall(text)
    named = {word for word in words[1:] if word[0].isupper() and len(word) > 1}
    if language == "vi":
        spelt = is_bare_syllable if text.isascii() else is_syllable
        named |= {w for w in words if len(w) >= _TELLING and w.isalpha() and not spelt(w)}
    return {fold(word) for word in words if word in named or word[0].isdigit()}
