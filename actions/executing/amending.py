"""What other documents changed in the very place that is quoted: amended, or repealed, and how."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actions.executing.cards import body_of, texts_of
from actions.executing.context import Context
from actions.executing.result import Line, Note, Quote
from actions.executing.units import in_words
from index.documents.relations import Link
from index.legal.structure.provision import Provision
from index.records.document import Document
from index.references.provisions import find_provision, find_provisions
from index.text.folding import fold

_REPEALS = re.compile(r"\b(?:bai bo|huy bo)\b")
_CHANGES = re.compile(r"\b(?:sua doi|thay the|bo sung|thay cum tu)\b")
# “Bổ sung khoản 3 vào sau khoản 2”: what stands behind only says where.
_WHERE = re.compile(r"\bvao (?:sau|truoc)\b")
_NUMBER = re.compile(r"\d+/\d{4}/[\w-]+")
_AROUND = ' \n“”"‘’'
# New words of more characters than this are one tap away instead.
_LONGEST = 600
_FRAME = ("front", "closing")
_PLACE = ("article", "clause", "point")


@dataclass(frozen=True, slots=True)
class _Change:
    """`repeals`, or changes, the `places`; `words` are the new ones, "" where none are given."""

    places: tuple[Provision, ...]
    repeals: bool
    words: str


def amendments_of(document: Document, quote: Quote, context: Context) -> Iterator[Note]:
    """Yield what documents that amend `document` changed in the place of `quote`.

    Where our words are quoted, or the amending text is not known word for word, which places it
    changed is not known: then that it amends the document is all that is said.
    """
    if quote.passage.wording == "summary" and quote.document.number is None:
        return
    place = find_provision(quote.passage.heading)
    for link in context.knowledge.links.of(document, ["amends"]):
        if link.by.effective and link.by.effective > context.today:
            continue
        changes = list(_changes_by(link, context))
        if not changes or quote.passage.wording == "summary" or place.article is None:
            yield Note(Line("overtaken.amended", {"name": document, "by": link.by}))
            continue
        for change in changes:
            touched = next((each for each in change.places if _is_within(each, place)), None)
            if touched:
                yield _note(change, touched, link, context)


def _note(change: _Change, place: Provision, link: Link, context: Context) -> Note:
    key = "overtaken.place_repealed" if change.repeals else "overtaken.place_amended"
    since = Line("overtaken.since", {"day": link.by.effective}) if link.by.effective else ""
    values: dict[str, object] = {"place": in_words(place), "by": link.by, "since": since}
    return Note(Line(key, values), _quoted(change.words, link.by, context))


def _quoted(words: str, document: Document, context: Context) -> Quote | None:
    if not words or len(words) > _LONGEST:
        return None
    passages = (each for each in body_of(document, context) if words in each.text)
    return next((Quote(document, each, words) for each in passages), None)


def _is_within(changed: Provision, quoted: Provision) -> bool:
    """Tell whether one of the two places is in the other: both say the same where both say any."""
    pairs = [(getattr(changed, level), getattr(quoted, level)) for level in _PLACE]
    return pairs[0][0] is not None and all(
        one is None or other is None or one == other for one, other in pairs
    )


def _changes_by(link: Link, context: Context) -> Iterator[_Change]:
    """Yield what the text of `link.by` changes in the places of `link.of`."""
    for text in texts_of(link.by, context):
        for unit in text.units:
            body = text.body[unit.body : unit.end]
            first, _, rest = body.partition("\n")
            if unit.title:
                first, rest = unit.title, body
            named = _NUMBER.findall(first)
            if unit.level in _FRAME or (named and link.of.number not in named):
                continue
            folded = fold(first)
            repeals = bool(_REPEALS.search(folded))
            where = _WHERE.search(folded)
            found = find_provisions(first[: where.start()] if where else first)
            places = tuple(place for place in found if place.article)
            if places and (repeals or _CHANGES.search(folded)):
                yield _Change(places, repeals, "" if repeals else rest.strip(_AROUND))
