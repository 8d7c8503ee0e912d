"""Make the plan of talk, and of what stands around a question: one function a row of frames.yml."""

import re
from pathlib import Path
from typing import get_args

from actions.reading.aims import event_documents
from actions.reading.bare_filters import bare_filter
from actions.reading.building_things import spokesman
from actions.reading.built import Built
from actions.reading.fields import fields_of
from actions.reading.plan import (
    Ask,
    Change,
    Continue,
    Elsewhere,
    Filter,
    Listing,
    Lookup,
    Order,
    Reply,
    SmallTalk,
    Sources,
    Spoken,
)
from actions.reading.talk import Talk
from actions.reading.unreadable import (
    is_of_other_script,
    is_readable,
    language_of_script,
    says_one_thing_only,
)
from index.text.syllables import is_bare_syllable
from index.yaml_file import read_yaml

# Of several topics of talk the one that asks for most is answered.
_DATA = read_yaml(Path(__file__).with_name("talk.yml"))
_TOPICS: list[str] = _DATA["topics"]
_SIGNS = {sign: topic for topic, signs in _DATA["signs"].items() for sign in signs}
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
    "items",
    "type",
)
"""Kinds of mentions that name what a question is on, and ask nothing of it."""
# Kinds of mentions that ask something of it.
_ASKING = (
    "asks",
    "claim.open",
    "compare",
    "continue",
    "field",
    "overview",
    "says",
    "summary",
    "who",
)
# More content words than these are no mere thing to ask of: “còn dân số thì sao”.
_LONGEST_THING = 5
# So many words may follow “tôi tên là”.
_LONGEST_NAME = 4
# Topics of what is answered elsewhere that may be on a subject of our texts: “bài thơ về …”.
_OF_ONES_OWN = ("mine", "service", "wish")
_ENOUGH = 0.25  # of the words
_ON_ANY_SUBJECT = frozenset(("election", "opinion", "prediction", "writing"))
# Of several kinds in one message this one is answered: who guesses at an election speaks of that.
_FIRST = "election"
_FEWEST_SYLLABLES = 2
_ORDERS = get_args(Order)
_MEASURED = re.compile(r"\s?[%‰]|[.,]\d")


def babble(talk: Talk) -> Built | None:
    """Return what to say to another script, or to a word said over and over."""
    if is_of_other_script(talk.text):
        tongue = language_of_script(talk.text)
        return Built(SmallTalk("other_language", tongue), talk.content)
    return Built(SmallTalk("gibberish"), talk.content) if says_one_thing_only(talk.tokens) else None


def unreadable(talk: Talk) -> Built | None:
    """Return what to say to keys hit at random."""
    readable = sum(is_readable(token.word) for token in talk.tokens)
    if any(each.kind != "word" for each in talk.all) or 2 * readable > len(talk.tokens):
        return None
    return Built(SmallTalk("gibberish"), talk.content)


def foreign(talk: Talk) -> Built | None:
    """Return that the message is in a language that is none of ours: “hola”, “was ist …”."""
    words = [token for token in talk.tokens if token.word.isalpha()]
    if len(words) > _FEWEST_SYLLABLES and all(
        map(is_bare_syllable, (token.folded for token in words))
    ):
        return None  # “viễn thông công ích” without its marks is no German “ich”
    return Built(SmallTalk("other_language", talk.values("foreign")[0]))


def signs(talk: Talk) -> Built | None:
    """Return what a sign without a word says: thanks for “👍”."""
    found = next((topic for sign, topic in _SIGNS.items() if sign in talk.text), None)
    return Built(SmallTalk(found)) if found and not talk.tokens else None


def small_talk(talk: Talk) -> Built | None:
    """Return the topic of talk that asks for most, of those in the message."""
    topic = min(talk.values("talk"), key=_TOPICS.index)
    names = (
        range(each.words[1], min(each.words[1] + _LONGEST_NAME, len(talk.tokens)))
        for each in talk.of("introduces")
    )
    return Built(SmallTalk(topic), frozenset(at for name in names for at in name))


def nature(talk: Talk) -> Built | None:
    """Return the question for what the assistant is, and who made it."""
    itself, what = talk.words_of("addressee", "here"), talk.words_of("being", "made")
    asks = itself - what and what - itself and talk.has("asks", "being", "who")
    ours = talk.has("document", "event", "place", "type")
    return Built(SmallTalk("nature")) if asks and not ours else None


def reply(talk: Talk) -> Built | None:
    """Return yes or no, whichever is said first."""
    first = talk.first("yes", "no")
    return Built(Reply(first.kind == "yes")) if first else None


def library(talk: Talk) -> Built | None:
    """Return what is asked of all that was read: “bạn có những văn bản nào”, “liệt kê tài liệu”."""
    types = tuple(dict.fromkeys(talk.values("type")))
    if talk.has("document", "anaphor", "asks.why", "asks.how", "asks.when", "asks.where"):
        return None
    if not types:
        return Built(Sources())
    ours = talk.has("your_data") and not talk.has("about", "about.term")
    if not (ours or talk.has("held.in")):
        return None
    count = talk.has("asks.count") or "count" in talk.values("list")
    return Built(Listing(Filter(types), count_only=count, explicit=True))


def continuing(talk: Talk) -> Built | None:
    """Return how to go on with the last answer."""
    return Built(Continue(talk.values("continue")[0]))


def back(talk: Talk) -> Built | None:
    """Return “quay lại Nevers” as “Nevers” by itself."""
    opening = talk.of("back_to")[0]
    if not (talk.starts(opening) and talk.read):
        return None
    plan = talk.read(talk.without(range(opening.words[1])))
    return Built(plan, talk.content) if plan else None


def change(talk: Talk) -> Built | None:
    """Return the last question for something else: “còn Hà Nội thì sao”, “thế còn 2025?”."""
    opening = talk.leading("change.open", "change.among", "change.bare")
    closing = next(
        (each for each in talk.of("change.close", "change.too") if talk.ends(each)), None
    )
    is_closed = closing and closing.value == "close"  # “Đà Nẵng nữa” is a name and no more
    plain = is_closed or opening & talk.words_of("change.open", "change.among")
    words = opening | frozenset(range(*closing.words) if closing else ())
    again = _asked_again(talk) if opening else frozenset()
    if again and talk.has("place") and not talk.has("document"):
        return spokesman(talk)
    words |= again
    asked = talk.content - words - talk.words_of("asks.count", *NAMES)
    names_something = talk.content - words and len(asked) <= (_LONGEST_THING if plain else 0)
    if not (words and names_something and talk.read) or _asks_anew(talk, words):
        return None
    if talk.has("document") and talk.has("standing", "validity"):
        return None  # “còn Nghị định 13 còn hiệu lực không”
    rest = talk.without(words)
    told_by = bare_filter(talk, talk.content - words, talk.has("change.among"))
    plan = Listing(told_by) if told_by else talk.read(rest)
    if getattr(plan, "claim", ""):
        return None  # “thế là 30% à?”
    return Built(Change(plan, rest), talk.content) if plan else None


def _asked_again(talk: Talk) -> frozenset[int]:
    """Return the words that only ask again behind the last comma: “and Huế, who?”."""
    comma = talk.text.rfind(",")
    behind = frozenset(at for at, each in enumerate(talk.tokens) if each.span[0] > comma > 0)
    return behind if behind and behind <= talk.words_of("asks", "who") else frozenset()


def _asks_anew(talk: Talk, aside: frozenset[int]) -> bool:
    """Tell whether something else is asked than before: “bao nhiêu” of a document is the same."""
    asking = [each for each in talk.of(*_ASKING) if not aside.issuperset(range(*each.words))]
    if any(each.kind != "asks" or each.value != "count" for each in asking):
        return True
    behind = {each.words[1] for each in asking}
    counted = any(
        each.kind in ("word", "items", "field") and each.words[0] in behind for each in talk.all
    )
    return bool(asking) and (counted or not talk.has("document", "place"))


def correct(talk: Talk) -> Built | None:
    """Return what somebody meant: “à nhầm, ý tôi là Nevers”, “không phải 411, ý tôi là 749 cơ”."""
    opening = talk.leading("correct.open", "correct.weak", "no", "talk.mistake")
    meant = talk.of("correct.open")[-1:]
    said = [each for each in meant if not talk.ends(each)]
    before = frozenset(at for each in said for at in range(each.words[0]))
    if before and not talk.content & before - opening - talk.words_of("change", *NAMES):
        opening |= before | frozenset(range(*meant[0].words))
    closing = next((each for each in talk.of("correct.close") if talk.ends(each)), None)
    words = opening | frozenset(range(*closing.words) if closing else ())
    left = talk.content - words - talk.words_of("change.open")
    plain = bool(opening & talk.words_of("correct.open"))
    if not words or not talk.read:
        return None
    if not left:
        return Built(Ask("ask_what"), talk.content) if plain else None
    if not plain and (left - talk.words_of(*NAMES) or talk.has(*_ASKING)):
        return None
    if not opening and left <= talk.words_of("noun", "type"):
        return None  # “luật kia”
    rest = talk.without(words)
    plan = talk.read(rest)
    return Built(Change(plan, rest, correction=True), talk.content) if plan else None


def picked(talk: Talk) -> Built | None:
    """Return “cái thứ hai”, “1”, “cái đầu tiên ai ký”: one of what was listed, and what of it."""
    if any(naming.matches for naming in talk.values("document")):
        return None
    fields, taken = fields_of(talk.documents) if talk.documents else ((), frozenset())
    if order := next((each for each in talk.values("ordinal") if each in _ORDERS), None):
        return Built(Lookup(Spoken(order=order), fields), taken)
    which = {*_ordinals(talk), *talk.values("number")}
    if len(which) != 1 or _is_measure(talk):
        return None
    return Built(Lookup(Spoken(which.pop()), fields), taken)


def _is_measure(talk: Talk) -> bool:
    """Tell whether a number counts or measures something: “thế là 30% à?”."""
    return any(_MEASURED.match(talk.text, each.span[1]) for each in talk.of("number"))


def _ordinals(talk: Talk) -> list[int]:
    return [int(each) for each in talk.values("ordinal") if each.lstrip("-").isdecimal()]


def person(talk: Talk) -> Built | None:
    """Return who said or wrote what was answered last: “ai nói vậy?”, “bà ấy là ai”."""
    fields = tuple(dict.fromkeys(talk.values("field")))
    which = _ordinals(talk)
    if event := talk.first("event"):
        target = event_documents(talk, event) if fields == ("author",) else None
        return Built(Lookup(target, fields)) if target else None
    return Built(Lookup(Spoken(which[0] if which else None), fields))


def elsewhere(talk: Talk) -> Built | None:
    """Return what others answer: the weather, a price, a poem."""
    topic = min(talk.values("elsewhere"), key=_first)
    ours = talk.has("document", "event", "type") or (talk.has("subject") and not talk.has("mine"))
    if ours and topic not in _ON_ANY_SUBJECT:
        return None
    return (
        Built(Elsewhere(topic)) if _is_mostly(talk, _ENOUGH, "elsewhere", *_OF_ONES_OWN) else None
    )


def _first(topic: str) -> bool:
    return topic != _FIRST


def own(talk: Talk) -> Built | None:
    """Return what only an office, a doctor or a company can say of one's own case."""
    if talk.has("document", "event", "subject") or not (talk.has("mine") or not talk.has("place")):
        return None
    topic = talk.values("service")[0]
    least = _ENOUGH if talk.has("mine") else 2 * _ENOUGH
    return Built(Elsewhere(topic)) if _is_mostly(talk, least, *_OF_ONES_OWN) else None


def _is_mostly(talk: Talk, least: float, *kinds: str) -> bool:
    """Tell whether mentions of `kinds` make up that share of what is said, when and where aside."""
    words = talk.words_of(*kinds)
    left = talk.content - words - talk.words_of("asks", "number", "period", "place", "when")
    return len(words) >= least * len(words | left)
