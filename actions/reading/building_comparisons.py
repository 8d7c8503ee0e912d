"""Make the plan of a comparison: of documents, cities or years, by an aspect or by all."""

from dataclasses import replace
from itertools import groupby

from actions.reading.aims import PLACES, called_as, names_of
from actions.reading.built import Built
from actions.reading.fields import fields_of
from actions.reading.lexicon import SILENT
from actions.reading.mentions import Mention
from actions.reading.plan import Anything, Ask, Compare, Enumerate, Field, Named, Spoken
from actions.reading.scope import Scope, scope_of
from actions.reading.talk import Talk
from actions.reading.times import years_beside
from index.text.syllables import is_bare_syllable

_LONGEST_ASPECT = 6
_LONGEST_NAME = 7
_LONGEST_SIDE = 14  # words
_PAIR = 2
# Kinds of mentions that compare, or ask, and say nothing of what the comparison is on.
_ASIDE = (
    "about",
    "all_spoken",
    "also",
    "asks",
    "better",
    "change.close",
    "compare",
    "differs",
    "says",
    "told_in",
    "wherein",
    "which",
)
# What a document is, where it is asked whether two are one.
_IDENTITY: tuple[Field, ...] = ("title", "issued")
# What two are said to share, by the value of `same`.
_SHARED: dict[str, Field] = {
    "agency": "issuer",
    "day": "issued",
    "document": "title",
    "person": "signer",
}


def compare(talk: Talk) -> Built | None:
    """Return the documents or the subjects that are to be compared, two or more.

    Which of them the assistant likes better is no comparison: “theo bạn … cái nào tốt hơn”.
    """
    if "opinion" in talk.values("elsewhere"):
        return None
    words = talk.words_of("better", "compare", "compare_which", "order_of")
    scope = scope_in(talk)
    judged = talk.has("better")
    if isinstance(scope.target, Named) and len(scope.target.documents) > 1:
        target = _as_claimed(talk, scope.target)
        fields, taken = _fields(talk)
        # “Khác gì quyết định 942 mà nó thay”: what one is to the other is no aspect.
        fields = tuple(each for each in fields if each not in ("replaced_by", "replaces"))
        taken |= talk.words_of("act", "anaphor")
        years = years_beside(talk.text, [each.span for each in talk.of("document")])
        if len(years) != len(target.documents) or fields:
            years = ()  # one year is that of all sides, and stands in the aspect
        aside = talk.words_of("period") if years else frozenset()
        aspect = aspect_of(talk, words | scope.taken | taken | aside) or _apposed(talk)
        if fields == ("issued",) and _is_target(aspect, talk):
            fields = ()  # “cái nào muốn đạt 30% sớm hơn” asks for the years of targets
        plan = Compare(target, (), aspect, talk.text, years, fields, judged, _exceeds(talk))
        return Built(plan, talk.content)
    if isinstance(scope.target, Named) and talk.has("the_old"):
        return Built(Compare(scope.target, text=talk.text), talk.content)
    names = sides_of(talk)
    if isinstance(scope.target, Anything) and (sides := _whole_sides(talk, names)):
        return Built(Compare(Anything(), sides, "", talk.text, judged=judged), talk.content)
    if len(names) <= 1 and (things := _counted_things(talk, names)):
        return things
    if len(names) > 1 and isinstance(scope.target, Anything):
        aspect = aspect_of(talk, words | words_in(names) | talk.words_of("event"))
        return Built(of_subjects(talk, names, aspect, judged), talk.content)
    spoken = ["all_spoken", "ordinal.all"]
    if not names and isinstance(scope.target, Anything):
        spoken.append("theirs")  # “compare their targets”
    left = talk.content - words - talk.words_of(*spoken)
    if talk.has("compare_which", *spoken) and len(left) <= _LONGEST_ASPECT:
        taken = words | talk.words_of(*spoken)
        fields, by = _fields(talk)
        aspect = aspect_of(talk, taken | by)
        plan = Compare(Spoken(every=True), (), aspect, talk.text, fields=fields, judged=judged)
        return Built(plan, talk.content)
    asked = left - talk.words_of("hello", "addressee")
    return Built(Ask("ask_whole"), talk.content) if not asked and not names else None


def _whole_sides(talk: Talk, names: list[Mention]) -> tuple[str, ...]:
    """Return the two things on both sides of “và”, of which a subject named is but the beginning.

    “Phân biệt dữ liệu mở có điều kiện và dữ liệu thương mại …” compares no “dữ liệu”.
    """
    joints = [each.words for each in talk.of("and") if each.words[0]]
    if len(joints) != 1 or not names or any(each.kind != "subject" for each in names):
        return ()
    if not talk.has("compare", "differs") or talk.has("about", "years", "period", "event"):
        return ()
    marks = talk.words_of("compare", "compare_which", "differs", *_ASIDE)
    before = [at for at in range(joints[0][0]) if at not in marks]
    behind = [at for at in range(joints[0][1], len(talk.tokens)) if at not in marks]
    closing = talk.words_of("skip", "closing")
    while behind and behind[-1] in closing:
        behind.pop()
    if not before or not behind or len(before) > _LONGEST_SIDE or len(behind) > _LONGEST_SIDE:
        return ()
    first = [each for each in names if each.words[1] <= joints[0][0]]
    is_longer = bool(first) and bool(talk.content & set(range(first[-1].words[1], joints[0][0])))
    sides = (talk.written(before[0], before[-1] + 1), talk.written(behind[0], behind[-1] + 1))
    return sides if is_longer else ()


def _exceeds(talk: Talk) -> str:
    """Return the text where it asks whether one side has more than the other; "" elsewhere."""
    asks_which = talk.has("asks", "compare_which", "better", "which", "claim")
    return talk.text if talk.has("exceeds") and talk.has("polarity") and not asks_which else ""


def _as_claimed(talk: Talk, target: Named) -> Named:
    """Return the documents in the order in which they are compared: “so với A thì B …” is of B."""
    first = min(each.words[0] for each in talk.of("document"))
    if len(target.documents) != _PAIR or not any(e.words[1] == first for e in talk.of("against")):
        return target
    return replace(target, documents=target.documents[::-1])


def _counted_things(talk: Talk, names: list[Mention]) -> Built | None:
    """Return all of the things that are counted, to be told apart: “hai dự án của … khác gì”."""
    numbers = {each.words[1] for each in talk.of("number", "numeral")}
    things = next((each for each in talk.of("items") if each.words[0] in numbers), None)
    if things is None or not (names or talk.has("event")):
        return None
    about = called_as(talk, names[0]) if names else ""
    plan = Enumerate(talk.written(*things.words), about=about, text=talk.text)
    return Built(plan, talk.content)


def unnamed(talk: Talk) -> Built | None:
    """Return two things that no list of ours has, on both sides of what compares them: “A khác B”.

    What they are called is all else that is said.
    """
    if talk.has("document", "place", "country", "event", "period", "anaphor", "all_spoken", "type"):
        return None
    marks = talk.words_of("compare", "differs", "also", "either", *_ASIDE, *SILENT)
    parted = groupby(range(len(talk.tokens)), key=lambda at: at not in marks)
    sides = [list(words) for is_name, words in parted if is_name]
    sides = [_with_its_noun(talk, side, marks) for side in sides]
    if len(sides) != _PAIR or not all(_is_a_name(talk, side) for side in sides):
        return None
    called = tuple(talk.written(side[0], side[-1] + 1) for side in sides)
    if any(side.isdecimal() for side in called):
        return None  # “2 nơi đó” is two of what was told
    return Built(Compare(Anything(), called, "", talk.text), talk.content)


def _with_its_noun(talk: Talk, side: list[int], marks: frozenset[int]) -> list[int]:
    """Return the words of a `side` with a phrase of grammar right before it that is written twice.

    “Thông tin ngăn chặn khác gì thông tin cảnh báo …”: what both begin with is of their names.
    """
    heads = [each.words for each in talk.all if each.kind in SILENT and each.words[1] == side[0]]
    words = [token.folded for token in talk.tokens]
    for first, end in heads:
        head = words[first:end]
        times = sum(words[at : at + len(head)] == head for at in range(len(words)))
        if len(head) > 1 and times > 1:
            return [*range(first, end), *side]
    return side


def _is_a_name(talk: Talk, side: list[int]) -> bool:
    """Tell whether the words of a `side` may name one thing: “một phần”, “sandbox”, no “nó”."""
    words = [talk.tokens[at].folded for at in side]
    named = len(words) > 1 or not is_bare_syllable(words[0])
    return named and len(words) <= _LONGEST_NAME and bool(talk.content & set(side))


def _said_of_both(talk: Talk) -> frozenset[int]:
    """Return the words of a clause that says what all sides are: “đều là thành phố cảng, …”."""
    commas = [at for at, sign in enumerate(talk.text) if sign == ","]
    said: set[int] = set()
    for each in talk.of("both") if commas else ():
        start = max((at for at in commas if at < each.span[0]), default=0)
        end = min((at for at in commas if at > each.span[0]), default=len(talk.text))
        said |= {at for at, token in enumerate(talk.tokens) if start <= token.span[0] < end}
    return frozenset(said)


def apart(talk: Talk) -> Built | None:
    """Return the same where a word that compares stands between two names: “A khác B”."""
    names = talk.of("country", "document", *PLACES)
    between = any(
        any(one.words[1] <= each.words[0] for one in names)
        and any(each.words[1] <= other.words[0] for other in names)
        for each in talk.of("differs")
    )
    first = talk.first("differs")
    pair = len(talk.of("document")) >= _PAIR
    is_compared = between or pair or talk.has("the_old") or (first and talk.has("also"))
    return compare(talk) if is_compared else None


def alike(talk: Talk) -> Built | None:
    """Return two documents of which it is asked whether they are one, or have one signer."""
    scope = scope_in(talk)
    if not isinstance(scope.target, Named) or len(scope.target.documents) != _PAIR:
        return None
    fields: tuple[Field, ...] = tuple(dict.fromkeys(_SHARED[each] for each in talk.values("same")))
    if fields == ("issued",) and talk.has("begins", "validity"):
        fields = ("effective",)
    aside = talk.words_of(
        "same", "begins", "by", "claim", "issued", "polarity", "signs", "standing"
    )
    if talk.content - scope.taken - aside:
        return None
    claim, one = talk.text, fields[0]
    told = _IDENTITY if one == "title" else (one,)
    plan = Compare(scope.target, text=talk.text, fields=told, claim=claim, same=True)
    return Built(plan, talk.content)


def scope_in(talk: Talk) -> Scope:
    """Return the documents that are named; of those compared, “749 or 411”, all are meant."""
    scope = scope_of(talk.documents) if talk.documents else Scope(Anything())
    if isinstance(scope.target, Named) and scope.target.either:
        return replace(scope, target=replace(scope.target, either=False))
    return scope


def sides_of(talk: Talk) -> list[Mention]:
    """Return the countries and places that are named, or else the subjects, in order."""
    named = names_of(talk)
    places = [*talk.of("country"), *(each for each in named if each.kind == "place")]
    return sorted(places or named, key=lambda each: each.words)


def of_subjects(talk: Talk, names: list[Mention], aspect: str, judged: bool) -> Compare:
    """Return the comparison of what `names` mention, by `aspect`."""
    called = tuple(called_as(talk, each) for each in names)
    return Compare(Anything(), called, aspect, talk.text, judged=judged)


def words_in(names: list[Mention]) -> frozenset[int]:
    """Return the indexes of the words of `names`."""
    return frozenset(at for each in names for at in range(*each.words))


def _fields(talk: Talk) -> tuple[tuple[Field, ...], frozenset[int]]:
    """Return the fields by which documents are compared, and the words that say so."""
    fields, taken = fields_of(talk.documents) if talk.documents else ((), frozenset())
    if talk.has("order_of"):
        if "effective" not in fields and talk.has("begins") and not talk.has("issued"):
            # “Có hiệu lực trước hay sau” asks for the order of that.
            return ("effective",), talk.words_of("order_of", "begins")
        besides = ("effective",) if "effective" in fields else ()
        taken = taken if besides else frozenset()
        return ("issued", *besides), taken | talk.words_of("order_of", "issued")
    # “What is the difference” asks for no title.
    return tuple(field for field in fields if field not in ("about", "title")), taken


def _apposed(talk: Talk) -> str:
    """Return “về …” behind the last document: words of its title, on which both are compared."""
    last = talk.of("document")[-1]
    named, behind = last.value.written, talk.text[last.span[0] : last.span[1]]
    first, _, rest = behind[len(named) :].strip().partition(" ")
    return rest if first and behind.startswith(named) else ""


def _is_target(aspect: str, talk: Talk) -> bool:
    """Tell whether `aspect` is something to reach by a year: it has a figure, or says so."""
    return bool(aspect) and (talk.has("aimed_at") or any(map(str.isdigit, aspect)))


def aspect_of(talk: Talk, taken: frozenset[int]) -> str:
    """Return what the comparison is on, as it is written."""
    aside = talk.words_of(*_ASIDE)
    # “Giống nhau ở chỗ đặt …” compares what is done: it is no document that says so.
    compared = {each.words[1] for each in talk.of("compare", "wherein")}
    aside -= {at for e in talk.of("says") if e.words[0] in compared for at in range(*e.words)}
    left = talk.content - taken - aside - _said_of_both(talk)
    return talk.phrase(left)  # “the targets of A and B for 5G”: the names may stand within it
