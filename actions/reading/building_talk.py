"""Make the plan of talk, and of what stands around a question: one function a row of frames.yml."""

from dataclasses import replace
from pathlib import Path

from actions.reading.built import Built
from actions.reading.fields import fields_of
from actions.reading.plan import (
    Ask,
    Change,
    Cited,
    Continue,
    Elsewhere,
    Lookup,
    Passages,
    Plan,
    Reply,
    SmallTalk,
    Sources,
    Spoken,
    Validity,
)
from actions.reading.talk import Talk
from actions.reading.unreadable import is_of_other_script, is_readable, says_one_thing_only
from index.yaml_file import read_yaml

# Of several topics of talk the one that asks for most is answered.
_TOPICS: list[str] = read_yaml(Path(__file__).with_name("talk.yml"))["topics"]
NAMES = (
    "anaphor",
    "document",
    "event",
    "issuer",
    "noun",
    "number",
    "ordinal",
    "period",
    "place",
    "provision",
    "signer",
    "subject",
    "thing",
    "type",
)
"""Kinds of mentions that name what a question is on, and ask nothing of it."""
# More content words than these are no mere thing to ask of: “còn dân số thì sao”.
_LONGEST_THING = 5
# So many words may follow “tôi tên là”.
_LONGEST_NAME = 4
# Topics of what is answered elsewhere that may be on a subject of our texts: “bài thơ về …”.
_ON_ANY_SUBJECT = frozenset(("opinion", "prediction", "writing"))


def unreadable(talk: Talk) -> Built | None:
    """Return what to say to keys hit at random, or to another script."""
    if is_of_other_script(talk.text):
        return Built(SmallTalk("other_language"), talk.content)
    understood = any(each.kind != "word" for each in talk.all)
    readable = sum(is_readable(token.word) for token in talk.tokens)
    reads = understood or 2 * readable > len(talk.tokens)
    if reads and not says_one_thing_only(talk.tokens):
        return None
    return Built(SmallTalk("gibberish"), talk.content)


def small_talk(talk: Talk) -> Built | None:
    """Return the topic of talk that asks for most, of those in the message."""
    topic = min(talk.values("talk"), key=_TOPICS.index)
    names = (
        range(each.words[1], min(each.words[1] + _LONGEST_NAME, len(talk.tokens)))
        for each in talk.of("introduces")
    )
    return Built(SmallTalk(topic), frozenset(at for name in names for at in name))


def instructions(talk: Talk) -> Built | None:
    """Return what to say to somebody who would change how the assistant works."""
    return Built(SmallTalk("instructions"), talk.content)


def fine(talk: Talk) -> Built | None:
    """Return what to say to somebody who is content."""
    return Built(SmallTalk("fine"))


def reply(talk: Talk) -> Built | None:
    """Return yes or no, whichever is said first."""
    first = talk.first("yes", "no")
    return Built(Reply(first.kind == "yes")) if first else None


def cited(talk: Talk) -> Built | None:
    """Return the question for what the last answer stands on."""
    return Built(Cited())


def sources(talk: Talk) -> Built | None:
    """Return the question for what the assistant has read."""
    return Built(Sources())


def continuing(talk: Talk) -> Built | None:
    """Return how to go on with the last answer."""
    return Built(Continue(talk.values("continue")[0]))


def back(talk: Talk) -> Built | None:
    """Return “quay lại Nevers” as “Nevers” by itself."""
    opening = talk.of("back.to")[0]
    if not (talk.starts(opening) and talk.read):
        return None
    plan = talk.read(talk.without(range(opening.words[1])))
    return Built(plan, talk.content) if plan else None


def change(talk: Talk) -> Built | None:
    """Return the last question for something else: “còn Hà Nội thì sao”, “thế còn 2025?”."""
    opening = next(
        (each for each in talk.of("change.open", "change.bare") if talk.starts(each)), None
    )
    closing = next((each for each in talk.of("change.close") if talk.ends(each)), None)
    around = [each for each in (opening, closing) if each]
    words = frozenset(at for each in around for at in range(*each.words))
    left = talk.content - words
    if not (words and left and talk.read) or talk.has(*_ASKING):
        return None
    if opening is None or (opening.value == "bare" and closing is None):
        if closing is None or left - talk.words_of(*NAMES):
            return None
    if len(left - talk.words_of(*NAMES)) > _LONGEST_THING:
        return None
    rest = talk.without(words)
    plan = talk.read(rest)
    return Built(Change(plan, rest), talk.content) if plan else None


_ASKING = ("asks", "claim.open", "compare", "field", "overview", "says", "summary", "who")


def correct(talk: Talk) -> Built | None:
    """Return what somebody meant: “à nhầm, ý tôi là Nevers”, “không phải, quyết định 411 cơ”."""
    opening = next(
        (each for each in talk.of("correct.open", "correct.weak", "no") if talk.starts(each)), None
    )
    closing = next((each for each in talk.of("correct.close") if talk.ends(each)), None)
    around = [each for each in (opening, closing) if each]
    words = talk.words_of("correct.open") | {at for each in around for at in range(*each.words)}
    left = talk.content - words - talk.words_of("change.open")
    strong = talk.has("correct.open")
    if not words or not talk.read:
        return None
    if not left:
        return Built(Ask("ask_what"), talk.content) if strong else None
    if not strong and (left - talk.words_of(*NAMES) or talk.has(*_ASKING)):
        return None
    rest = talk.without(words)
    plan = talk.read(rest)
    return Built(Change(plan, rest, correction=True), talk.content) if plan else None


def claim(talk: Talk) -> Built | None:
    """Return what is to be confirmed, without “đúng không”, “có phải …”, as that question."""
    if talk.read is None:
        return None
    opening = next((each for each in talk.of("claim.open") if talk.starts(each)), None)
    closing = next((each for each in talk.of("claim.close") if talk.ends(each)), None)
    words = {at for each in (opening, closing) if each for at in range(*each.words)}
    if opening and closing is None and talk.tokens[-1].folded in _NEGATIONS:
        words.add(len(talk.tokens) - 1)
    if not words or not talk.content - words:
        return None
    rest = talk.without(words)
    plan = talk.read(rest)
    if isinstance(plan, Lookup | Validity | Passages) and not _asks(talk, words):
        return Built(_confirming(plan, rest), talk.content)
    return None


_NEGATIONS = ("khong", "chua")


def _asks(talk: Talk, aside: set[int]) -> bool:
    return any(not set(range(*each.words)) & aside for each in talk.of("asks", "who", "when"))


def _confirming(plan: Lookup | Validity | Passages, sentence: str) -> Plan:
    return replace(plan, claim=plan.claim or sentence)


def picked(talk: Talk) -> Built | None:
    """Return “cái thứ hai”, “1”, “cái đầu tiên ai ký”: one of what was listed, and what of it."""
    which = {*map(int, talk.values("ordinal")), *talk.values("number")}
    if len(which) != 1:
        return None
    fields, taken = fields_of(talk.documents) if talk.documents else ((), frozenset())
    return Built(Lookup(Spoken(which.pop()), fields), taken)


def person(talk: Talk) -> Built | None:
    """Return who said or wrote what was answered last: “ai nói vậy?”, “bà ấy là ai”."""
    fields = tuple(dict.fromkeys(talk.values("field")))
    which = [int(each) for each in talk.values("ordinal")]
    return Built(Lookup(Spoken(which[0] if which else None), fields))


def elsewhere(talk: Talk) -> Built | None:
    """Return what others answer: the weather, a price, a poem."""
    topic = talk.values("elsewhere")[0]
    ours = talk.has("document", "event") or (talk.has("subject") and not talk.has("mine"))
    if ours and topic not in _ON_ANY_SUBJECT:
        return None
    return Built(Elsewhere(topic))


def own(talk: Talk) -> Built | None:
    """Return what only an office, a doctor or a company can say of one's own case."""
    if talk.has("document", "event", "subject") or not (talk.has("mine") or not talk.has("place")):
        return None
    return Built(Elsewhere(talk.values("service")[0]))
