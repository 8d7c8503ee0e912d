"""Enumerate: every thing of a kind that the texts name, each with the sentence that says so."""

import re
from collections.abc import Iterable, Iterator, Sequence

from actions.answer import AnswerStatus
from actions.executing.cards import body_of, hit_quote
from actions.executing.context import Context
from actions.executing.items import item_choices, items_of
from actions.executing.likely import worth_mentioning
from actions.executing.offering import section_choice
from actions.executing.passages import passages
from actions.executing.points import points_of
from actions.executing.result import Found, Line, Result, Said
from actions.executing.searching import search, within
from actions.executing.subjects import Subject
from actions.reading.plan import Enumerate, Passages
from index.judging.hit import ScoredPassage
from index.records.document import Document, Passage

# So many passages are looked at for those that name one of the things.
_HITS = 24
# So many things make a list; a longer one is given in parts.
_FEWEST = 2
_MOST = 10
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")


def enumerate_things(plan: Enumerate, context: Context) -> Result:
    """Return the sections that each name one of the things, or the sentence that lists them."""
    text = plan.text or f"{plan.things} {plan.about}".strip()
    documents = within(plan.target, context)
    hits = search(text, context, documents, _HITS)
    things = Subject.of(plan.things, context.language)
    about = Subject.of(plan.about, context.language)
    if sections := _of_years(text, _sections(things, about, hits, context)):
        return _of_sections(sections, plan, context)
    likely = hits if about or documents is not None else filter(worth_mentioning, hits)
    listing = next(_listing(things, about, likely), None)
    if listing is None:
        return passages(Passages(text, plan.target, plan.about), context)
    hit, words, items = listing
    if words in context.shown:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    quote = hit_quote(hit)._replace(words=words)
    choices = item_choices(items, hit.document, context)
    return Found((quote,), choices=choices, listed=True, subject=plan.about or plan.things)


def _of_years(
    text: str, sections: list[tuple[Document, Passage]]
) -> list[tuple[Document, Passage]]:
    """Return the sections headed by a year that `text` names; all where it names none.

    A year that a document is called by or is of is none of its sections.
    """
    years = set(_YEAR.findall(text))
    for document, _ in sections[:1]:
        years -= {str(document.issued.year) if document.issued else ""}
        years -= set(_YEAR.findall(f"{document.name} . {document.title}"))
    dated = [each for each in sections if years & set(_YEAR.findall(each[1].heading))]
    return dated if years else sections


def _sections(
    things: Subject, about: Subject, hits: Sequence[ScoredPassage], context: Context
) -> list[tuple[Document, Passage]]:
    """Return the sections headed by one of the things, of one subject; fewer than two are none.

    The documents of the hits are looked through, the first that has such a list alone.
    """
    for document in {hit.document.id: hit.document for hit in hits}.values():
        on_subject = not about or about.is_in(f"{document.name} . {document.title}")
        found = [
            (document, passage)
            for passage in body_of(document, context)
            if things.begins(passage.heading.rpartition(": ")[2])
            and (on_subject or about.is_in(passage.heading))
        ]
        if len(found) >= _FEWEST:
            return found
    return []


def _of_sections(
    sections: Sequence[tuple[Document, Passage]], plan: Enumerate, context: Context
) -> Result:
    points = [
        point
        for point in points_of(sections, in_turn=False)
        if not any(words in point.quote.passage.text for words in context.shown if words)
    ]
    if not points:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    shown = points[:_MOST]
    quotes = [point.quote for point in shown]
    return Found(
        tuple(quotes),
        before=(Line("enumerating.intro"),),
        choices=tuple(section_choice(quote.document, quote.passage) for quote in quotes),
        listed=True,
        subject=plan.about or plan.things,
        rest=len(points) - len(shown),
        labels=("",) * len(quotes),
    )


def _listing(
    things: Subject, about: Subject, hits: Iterable[ScoredPassage]
) -> Iterator[tuple[ScoredPassage, str, list[str]]]:
    """Yield the sentences of `hits` that list the things, and what they list."""
    for hit in hits:
        for start, end in hit.passage.sentences:
            words = hit.passage.text[start:end]
            called = f"{hit.document.name} . {hit.document.title}"
            named = f"{called} . {hit.passage.heading} . {words}"
            on_it = not about or about.is_in(named)
            if on_it and (items := items_of(words, things)):
                yield hit, words, items
