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
_LONGEST_NAME = 5
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
    scope = _scope(talk)
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
        aspect = _aspect(talk, words | scope.taken | taken | aside) or _apposed(talk)
        if fields == ("issued",) and _is_target(aspect, talk):
            fields = ()  # “cái nào muốn đạt 30% sớm hơn” asks for the years of targets
        plan = Compare(target, (), aspect, talk.text, years, fields, judged)
        return Built(plan, talk.content)
    if isinstance(scope.target, Named) and talk.has("the_old"):
        return Built(Compare(scope.target, text=talk.text), talk.content)
    names = _sides(talk)
    if len(names) <= 1 and (things := _counted_things(talk, names)):
        return things
    if len(names) > 1 and isinstance(scope.target, Anything):
        aspect = _aspect(talk, words | _words(names) | talk.words_of("event"))
        return Built(_of_subjects(talk, names, aspect, judged), talk.content)
    spoken = ["all_spoken", "ordinal.all"]
    if not names and isinstance(scope.target, Anything):
        spoken.append("theirs")  # “compare their targets”
    left = talk.content - words - talk.words_of(*spoken)
    if talk.has("compare_which", *spoken) and len(left) <= _LONGEST_ASPECT:
        taken = words | talk.words_of(*spoken)
        fields, by = _fields(talk)
        aspect = _aspect(talk, taken | by)
        plan = Compare(Spoken(every=True), (), aspect, talk.text, fields=fields, judged=judged)
        return Built(plan, talk.content)
    asked = left - talk.words_of("hello", "addressee")
    return Built(Ask("ask_whole"), talk.content) if not asked and not names else None


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
    if len(sides) != _PAIR or not all(_is_a_name(talk, side) for side in sides):
        return None
    called = tuple(talk.written(side[0], side[-1] + 1) for side in sides)
    return Built(Compare(Anything(), called, "", talk.text), talk.content)


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


def which_side(talk: Talk) -> Built | None:
    """Return two or more that are named, and what is so of one: “A và B, nơi nào có …”."""
    named = [each for each in talk.of("document") if each.value.matches]
    if talk.has("better", "compare", "compare_which", "differs", "order_of"):
        return None
    names = named if len(named) >= _PAIR else [n for n in _sides(talk) if n.kind == "place"]
    asked = _asked_of(talk, names) if len(names) >= _PAIR else frozenset()
    aspect = _aspect(talk, _words(names) | asked | talk.words_of("has")) if asked else ""
    if not aspect:
        return None
    if names is not named:
        return Built(_of_subjects(talk, names, aspect, judged=False), talk.content)
    return Built(Compare(_scope(talk).target, (), aspect, talk.text), talk.content)


def either_side(talk: Talk) -> Built | None:
    """Return two places of which one is said to have something: “A hay B có dự án về …”."""
    names = [each for each in _sides(talk) if each.kind == "place"]
    if len(names) != _PAIR or talk.has("compare", "differs", "document"):
        return None
    first, last = (each.words for each in names)
    between = frozenset(range(first[1], last[0]))
    joined = any(each.words[0] in between for each in talk.of("either"))
    begins = not talk.content & (frozenset(range(first[0])) | between)
    aspect = _aspect(talk, _words(names) | talk.words_of("has", "polarity"))
    if not (joined and begins and aspect):
        return None
    return Built(_of_subjects(talk, names, aspect, judged=False), talk.content)


def either_document(talk: Talk) -> Built | None:
    """Return two documents of which one is said to tell of something: “749 hay 411 nói tới …”."""
    target = _scope(talk).target
    if not isinstance(target, Named) or len(target.documents) != _PAIR:
        return None
    if talk.has("better", "compare", "compare_which", "differs", "order_of", "polarity", "claim"):
        return None
    names = talk.of("document")
    says = talk.of("about", "has", "says", "told_in", "act.cite")
    begins = not talk.content & frozenset(range(names[0].words[0]))
    if not begins or not any(each.words[0] >= names[-1].words[1] for each in says):
        return None
    aside = talk.words_of("about", "act.cite", "has", "says", "told_in")
    aspect = _aspect(talk, _words(names) | aside)
    return Built(Compare(target, (), aspect, talk.text), talk.content) if aspect else None


def _asked_of(talk: Talk, names: list[Mention]) -> frozenset[int]:
    """Return the words that ask which of `names` is meant, which stand together beside them."""
    first, end = names[0].words[0], names[-1].words[1]
    if talk.content & frozenset(range(first, end)) - _words(names):
        return frozenset()
    nouns = talk.words_of("kind", "noun", "type")
    for each in talk.of("which", "asks.where", "asks.what", "asks.who"):
        behind = frozenset(range(end, each.words[0]))
        around = frozenset(range(each.words[0])) & nouns
        if each.words[0] >= end and not talk.content & behind - nouns:
            return frozenset(range(*each.words)) | (behind & nouns)
        if (
            each.words[1] <= first
            and talk.has("either")
            and not talk.content & frozenset(range(each.words[0])) - around
        ):
            return frozenset(range(*each.words)) | around
    return frozenset()


def alike(talk: Talk) -> Built | None:
    """Return two documents of which it is asked whether they are one, or have one signer."""
    scope = _scope(talk)
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


def _scope(talk: Talk) -> Scope:
    return scope_of(talk.documents) if talk.documents else Scope(Anything())


def _sides(talk: Talk) -> list[Mention]:
    """Return the countries and places that are named, or else the subjects, in order."""
    named = names_of(talk)
    places = [*talk.of("country"), *(each for each in named if each.kind == "place")]
    return sorted(places or named, key=lambda each: each.words)


def _of_subjects(talk: Talk, names: list[Mention], aspect: str, judged: bool) -> Compare:
    called = tuple(called_as(talk, each) for each in names)
    return Compare(Anything(), called, aspect, talk.text, judged=judged)


def _words(names: list[Mention]) -> frozenset[int]:
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


def _aspect(talk: Talk, taken: frozenset[int]) -> str:
    """Return what the comparison is on, as it is written."""
    aside = talk.words_of(*_ASIDE)
    # “Giống nhau ở chỗ đặt …” compares what is done: it is no document that says so.
    compared = {each.words[1] for each in talk.of("compare", "wherein")}
    aside -= {at for e in talk.of("says") if e.words[0] in compared for at in range(*e.words)}
    left = talk.content - taken - aside - _said_of_both(talk)
    return talk.phrase(left)  # “the targets of A and B for 5G”: the names may stand within it
