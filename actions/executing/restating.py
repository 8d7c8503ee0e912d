"""A question as it stands in a sentence of ours: “… không cho biết Le Havre có bao nhiêu dân”."""

import re
import unicodedata
from pathlib import Path
from typing import Literal

from actions.topics import place_named, places_in
from index.lexicon.gazetteer import find_places
from index.question.courtesies import without_courtesies
from index.text.alternatives import any_of
from index.text.folding import fold, has_diacritics
from index.text.language import Language
from index.text.syllables import is_syllable
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_FORMAL: dict[str, str] = _WORDS["formal"]
# A longer question is not said again; so many words ask by themselves.
_LONGEST, _WHOLE = 16, 4
# Who writes these writes no sentence that can be said again.
_CODE = frozenset("\n{}<>[]|\\`")
_AROUND = " \t\n?!.…,;:"
_AGREEING = re.compile(rf"[\s,]+(?:{'|'.join(map(re.escape, _WORDS['agreeing']))})$", re.IGNORECASE)
# What joins a message to the one before: “thế …”, “còn …”.
_LEADING, _BARE_LEADING = (
    re.compile(rf"^(?:{any_of(_WORDS[key])})[\s,]+", re.IGNORECASE)
    for key in ("leading", "leading_bare")
)
_MOST_LEADING = 3  # “ok vậy thế …”
_ASKING = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _WORDS['asking']))})(?!\w)")
_ENDS = any_of(_WORDS["ending"])
_ENDING = re.compile(rf"(?<!\w)(?:{_ENDS})$")
_ADDRESSED = re.compile(rf"(?<!\w)({_ENDS}) (?:{any_of(_WORDS['addressed'])})$", re.IGNORECASE)
# Whether something is told of what is named before: “… có nói đến 6G không”.
_WHETHER = re.compile(rf"^có (\w.*) (?:{_ENDS})$", re.IGNORECASE)
_SAYING = re.compile(r"^(?:trong|theo|ở)\s+", re.IGNORECASE)
# Who asks calls himself so, and is “bạn” in a sentence of ours.
_ASKER = re.compile(
    rf"(?<!\w)(?<!trẻ )(?:{'|'.join(map(re.escape, _WORDS['asker']))})(?!\w)", re.IGNORECASE
)
# What ends a message in chat spelling, “… v”, “… z”.
_TAIL = re.compile(r"\s[b-df-hk-np-z]$")
Way = Literal["told", "claimed", "quoted", "unsaid"]


def restated(question: str, language: Language) -> tuple[Way, str]:
    """Return how `question` is said again, and its words.

    told: within a sentence, as Vietnamese allows; quoted: in quotation marks, since it is bare, of
    another language or no question; unsaid: not at all, it is too long.
    """
    asked = question.strip(_AROUND)
    if language == "vi":
        plain = without_courtesies(asked).strip(_AROUND)
        asked = _TAIL.sub("", without_leading(_AGREEING.sub("", plain))).strip(_AROUND)
        asked = _ADDRESSED.sub(r"\1", asked)
    subject, colon, rest = asked.partition(": ")
    joined = bool(colon) and language != "vi"  # “Hanoï: De quoi parlait-il”: by us, nobody says so
    if len(rest.split()) >= _WHOLE and (joined or place_named(subject) == subject):
        asked = rest  # the conversation supplied the place
    elif joined:
        return "unsaid", rest
    if len(asked.split()) > _LONGEST or _CODE.intersection(asked):
        return "unsaid", asked
    if language != "vi" or not has_diacritics(asked):
        return "quoted", asked
    asked = _with_capitals(asked)
    low = _low(asked)
    is_question = ":" not in asked and (_ASKING.search(low) or _ENDING.search(low))
    if is_question:
        asked = _ASKER.sub(_WORDS["called"], asked)
    return ("told", _within_a_sentence(asked)) if is_question else ("quoted", asked)


def restated_of(question: str, name: str, language: Language) -> tuple[Way, str]:
    """Return the same of a `question` on what it names with `name`, which our sentence says itself.

    claimed: what it asks whether that tells, “nói đến 6G”.
    """
    way, asked = restated(question, language)
    said = _SAYING.sub("", asked)
    if way != "told" or not name or not _low(said).startswith(f"{_low(name)} "):
        return way, asked
    rest = said[len(name) :].strip(_AROUND)
    if whether := _WHETHER.match(rest):
        return "claimed", whether[1]
    return "told", rest


def without_leading(question: str) -> str:
    """Return the Vietnamese `question` without what joins it to the one before: “ok vậy …”."""
    leading = _LEADING if has_diacritics(question) else _BARE_LEADING
    for _ in range(_MOST_LEADING):
        question = leading.sub("", question)
    return question


def formal_name(place: str) -> str:
    """Return what to call `place`, as somebody wrote it: “TP. Hồ Chí Minh” for “HCM”."""
    found = find_places(fold(place))
    written = f"{place[:1].upper()}{place[1:]}"
    return _FORMAL.get(next(iter(found)), written) if len(found) == 1 else written


def _within_a_sentence(asked: str) -> str:
    """Return `asked` without a capital that only begins it: “Ai ký …”, but “Nevers có …”."""
    first, _, rest = asked.partition(" ")
    starts = {start for start, _ in places_in(asked)}
    is_name = 0 in starts or (rest[:1].isupper() and len(first) + 1 not in starts)
    plain = is_syllable(first.lower()) and not is_name
    return f"{first.lower()} {rest}" if plain else asked


def _with_capitals(asked: str) -> str:
    """Return `asked` with its places written as names: “hải phòng” is Hải Phòng."""
    for start, end in places_in(asked):
        asked = f"{asked[:start]}{asked[start:end].title()}{asked[end:]}"
    return asked


def _low(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
