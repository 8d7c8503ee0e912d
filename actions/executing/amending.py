"""What other documents changed in the very place that is quoted: amended, or repealed, and how."""

from collections.abc import Iterator, Sequence

from actions.executing.amended import clause_quote, span_quote
from actions.executing.amendments import amending_links, amendments_to, touches
from actions.executing.composed import Amendment, Span
from actions.executing.context import Context
from actions.executing.result import Line, Note, Quote
from actions.executing.units import in_words
from index.records.document import Document
from index.references.new_words import labelled, rank_of
from index.references.provisions import find_provision

# New words of more characters than this are one tap away instead.
_LONGEST = 2000
_LETTERS = "abcdđe"


def amendments_of(document: Document, quote: Quote, context: Context) -> Iterator[Note]:
    """Yield what documents that amend `document` changed in the place of `quote`.

    Where our words are quoted, or the amending text is not known word for word, which places it
    changed is not known: then that it amends the document is all that is said.
    """
    if quote.passage.wording == "summary" and quote.document.number is None:
        return
    place = find_provision(quote.passage.heading)
    amendments = amendments_to(document, context)
    for link in amending_links(document, context):
        if link.by.effective and link.by.effective > context.today:
            continue
        own = [each for each in amendments if each.by.id == link.by.id]
        if own and place.article is None and quote.passage.wording == "verbatim":
            inside = _inside(own, quote)
            if inside:
                yield Note(Line("overtaken.inside_amended", {"places": inside, "by": link.by}))
            continue
        if not own or quote.passage.wording == "summary" or place.article is None:
            yield Note(Line("overtaken.amended", {"name": document, "by": link.by}))
            continue
        for amendment in own:
            if touches(amendment.change.place, place) and _is_in(amendment, quote):
                yield _note(amendment)


def _inside(amendments: Sequence[Amendment], quote: Quote) -> str:
    """Return which articles of a chapter quoted are amended: “Điều 3, Điều 4”; "" for none.

    An article that was added, “Điều 5a”, stands behind the one that it is named after.
    """
    numbers = {one.number for one in labelled(quote.words, 0, len(quote.words), "article")}
    touched = {each.change.place.article or "" for each in amendments}
    inside = {each for each in touched if each in numbers or each.rstrip(_LETTERS) in numbers}
    return ", ".join(f"Điều {number}" for number in sorted(inside, key=rank_of))


def _is_in(amendment: Amendment, quote: Quote) -> bool:
    """Tell whether words that are exchanged are among those quoted; of other changes, true."""
    change = amendment.change
    return change.kind != "phrase" or change.old.lower() in quote.words.lower()


def _note(amendment: Amendment) -> Note:
    change, by = amendment.change, amendment.by
    key = "place_repealed" if change.kind == "repeals" else "place_amended"
    since = Line("overtaken.since", {"day": amendment.day}) if amendment.day else ""
    values: dict[str, object] = {"place": in_words(change.place), "by": by, "since": since}
    return Note(Line(f"overtaken.{key}", values), _quoted(amendment))


def _quoted(amendment: Amendment) -> Quote | None:
    """Return the new words of a place, the first of long ones; of a repealed one what says so."""
    if amendment.change.kind == "repeals":
        return clause_quote(amendment)
    if amendment.change.words is None:
        return None
    start, end = amendment.change.words
    if end - start > _LONGEST:
        cut = amendment.text.body.rfind("\n", start, start + _LONGEST)
        end = cut if cut > start else amendment.text.body.rfind(" ", start, start + _LONGEST)
    return span_quote(Span(amendment.by, amendment.text, start, end))
