"""Sections of our own words that are told of together: all that a heading of theirs shares."""

import re
from collections.abc import Sequence

from actions.answer import AnswerStatus
from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.headings import AIMS, ASKING, aim_of, dated_group, group_heading, words_like
from actions.executing.offering import section_choice
from actions.executing.points import Point, arranged
from actions.executing.result import Found, Group, Line, Result, Said
from index.question.glossary import glossary
from index.records.document import Document, Passage
from index.text.folding import STOPWORDS, fold, syllables

Section = tuple[Document, Passage]
# So many things make a list; a longer one is given in parts.
FEWEST = 2
_MOST = 10
_AIMING = words_like("aiming")
_GIVING = words_like("giving", is_bare=True)
_ASKING_BARE, _WHAT = words_like("asking", is_bare=True), words_like("what", is_bare=True)
_AIM = "mục tiêu"
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
# So many words may stand in a question that no section has: “… gồm những gì”.
_ASKING = 1


def told_of(
    points: Sequence[Point], context: Context, things: str = "", subject: str = ""
) -> Result:
    """Return those of `points` that were not given yet as a list, under what they share.

    They are `things`, as “dự án”, and about `subject`.
    """
    left = [
        point
        for point in arranged(points)
        if not any(words in point.quote.passage.text for words in context.shown if words)
    ]
    if not left:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    shown = left[:_MOST]
    quotes = [point.quote for point in shown]
    what = quotes[0].document
    key = "enumerating.things" if things else "enumerating.of_document"
    intro = Line(key, {"what": what, "count": len(points), "things": things})
    return Found(
        tuple(quotes),
        before=(Line("more_of", {"what": what}) if context.shown else intro,),
        choices=tuple(section_choice(quote.document, quote.passage) for quote in quotes),
        listed=True,
        subject=subject,
        rest=len(left) - len(shown),
        labels=("",) * len(quotes),
        groups=_groups(shown),
    )


def _groups(points: Sequence[Point]) -> tuple[Group, ...]:
    """Return what each of `points` stands under; one city that all are of is named already."""
    groups = [point.group for point in points]
    dated = dated_group(points[0].quote.passage.heading)
    if len(set(groups)) == 1 and not dated:
        return (Group(),) * len(groups)
    return tuple(Group("section", group) if group else Group() for group in groups)


def of_years(text: str, sections: list[Section], context: Context) -> list[Section]:
    """Return the sections headed by a year that `text` names; all where it names none.

    A year that a document is called by or is of is none of its sections, unless one is headed so.
    Where such a section is of other things, it is told all the same, and no other year instead.
    """
    years = years_in(text)
    besides: list[Section] = []
    for document, _ in sections[:1]:
        called = {str(document.issued.year) if document.issued else ""}
        called |= years_in(f"{document.name} . {document.title}")
        besides = [(document, each) for each in body_of(document, context)]
        years -= called - _headed(besides)
    if not years:
        return sections
    ways = ([one for one in among if years & _headed([one])] for among in (sections, besides))
    return next(filter(None, ways), sections)


def _headed(sections: Sequence[Section]) -> set[str]:
    return {year for _, passage in sections for year in years_in(passage.heading)}


def years_in(text: str) -> set[str]:
    """Return the years in `text`, without those of dates and numbers."""
    return set(_YEAR.findall(text))


def sections_asked(text: str, document: Document, context: Context) -> list[Section]:
    """Return the sections of `document` that share what `text` asks for and nothing else.

    “Mục tiêu năm 2030 của …” is each section headed so, and no single one of them, and “mục tiêu
    của …” those of all years; a question that has a word that some of them have, and not all, asks
    for those.
    """
    years = years_in(text)
    if context.language != "vi":
        text = _in_vietnamese(text, context)
    dated = [
        (document, passage)
        for passage in body_of(document, context)
        if passage.wording == "summary"
        and dated_group(passage.heading)
        and (not years or years & years_in(passage.heading))
    ]
    # Another section, “Mục tiêu kép là gì”, may be what is asked for.
    summaries = (each for each in body_of(document, context) if each.wording == "summary")
    others_headed = [_words(e.heading) for e in summaries if not dated_group(e.heading)]
    called = f"{document.name} . {document.title} . {' . '.join(document.aliases)}"
    words = set(syllables(_asking(text))) - STOPWORDS - years
    heads = _words(*(group_heading(passage.heading) for _, passage in dated))
    said = [_words(f"{passage.heading} . {passage.text}") for _, passage in dated]
    shared = {word for word in said[0] if all(word in each for each in said)} if said else set()
    own = set().union(*said, *others_headed) - shared
    others = words - heads - shared - set(syllables(called))
    is_shared = bool(dated) and len(others) <= _ASKING and not others & own
    meant = words & (heads | shared) if years else words & heads - set(syllables(called))
    if not (is_shared and meant):
        return []
    narrower = _on_one_thing(text, dated, years, context)
    # One section alone answers as any other passage does.
    return (narrower if len(narrower) > 1 else []) if narrower else dated


def _in_vietnamese(text: str, context: Context) -> str:
    """Return what each phrase of `text` may be in Vietnamese, and what names a document."""
    terms = glossary().renderings(_GIVING.sub(" ", fold(text)), context.language)
    names = (text[slice(*found.span)] for found in context.knowledge.finder.find(text))
    return " . ".join((*(options[0] for options in terms), *names, *sorted(years_in(text))))


def asks_of_whole(text: str, document: Document, context: Context) -> bool:
    """Tell whether `text` asks for nothing but what `document` is on: “… có gì”, “… nói gì về …”.

    What it says besides is what the document is called.
    """
    if context.language != "vi" or not any(
        passage.wording == "summary" for passage in body_of(document, context)
    ):
        return False
    said = fold(text)
    if not _WHAT.search(said):
        return False
    called = set(syllables(f"{document.name} . {document.title} . {' . '.join(document.aliases)}"))
    return not set(syllables(_WHAT.sub(" ", _ASKING_BARE.sub(" ", said)))) - STOPWORDS - called


def _on_one_thing(
    text: str, dated: Sequence[Section], years: set[str], context: Context
) -> list[Section]:
    """Return those of `dated` whose headings say all that `text` asks their aims to be on.

    “Mục tiêu kinh tế số của quyết định 411” has words of the title of that, and is on one thing.
    """
    heads = _words(*(group_heading(passage.heading) for _, passage in dated))
    for found in reversed(context.knowledge.finder.find(text)):  # what names a document asks none
        start, end = found.span
        text = f"{text[:start]} {text[end:]}"
    on = [_words(aim_of(passage.heading)) for _, passage in dated]
    asked = set(syllables(_asking(text))) - STOPWORDS - years - heads
    asked &= set().union(*on)  # and no “đặt ra”
    told = [each for each, aim in zip(dated, on, strict=True) if asked <= aim]
    return told if asked and len(told) < len(dated) else []


def _asking(text: str) -> str:
    """Return `text` with aims called so, “nhắm tới những gì”, without what only asks for them."""
    plain = text if AIMS.search(text) else _AIMING.sub(f" {_AIM} ", text)
    return ASKING.sub(" ", plain)


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in syllables(text)}
