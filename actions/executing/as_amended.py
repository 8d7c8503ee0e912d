"""What was found is shown as it stands today: a provision that others amended since, composed."""

from dataclasses import replace

from actions.executing.amended import amended_place
from actions.executing.amendments import amending_links
from actions.executing.cards import named, texts_of
from actions.executing.context import Context
from actions.executing.result import Found, Joined, Quote, Result
from actions.executing.units import place_of
from actions.reading.plan import Define, Passages, Plan, Provisions
from index.legal.structure.provision import Provision, unit_at
from index.records.version import Text


def as_amended(plan: Plan, result: Result, context: Context) -> Result:
    """Return `result` of a search with each whole provision as it was amended by today.

    Parts of a provision stay as they were found, with a note on what amends it.
    """
    if not isinstance(plan, Define | Passages) or (isinstance(plan, Passages) and plan.claim):
        return result
    if isinstance(result, Joined):
        return Joined(tuple(as_amended(plan, each, context) for each in result.results))
    if not isinstance(result, Found) or result.labels or result.groups or not result.quotes:
        return result
    documents = {quote.document.id: quote.document for quote in result.quotes}
    if len(documents) != 1 or not all(q.passage.wording == "verbatim" for q in result.quotes):
        return result
    [document] = documents.values()
    if not amending_links(document, context):
        return result
    for text in texts_of(document, context):
        if place := _place(result.quotes, text):
            asked = Provisions(named(document), (place,))
            if composed := amended_place(asked, place, document, text, context):
                return replace(composed, choices=(*composed.choices, *result.choices))
    return result


def _place(quotes: tuple[Quote, ...], text: Text) -> Provision | None:
    """Return the place of the one unit that `quotes` are all of; None where they are a part."""
    first, last = quotes[0], quotes[-1]
    if first.passage.version != text.version.id or first.passage.start < 0:
        return None
    # A passage may hold clauses before and behind the one that is quoted of it.
    start = text.body.find(first.words, first.passage.start)
    end = text.body.find(last.words, last.passage.start) + len(last.words)
    row = unit_at(text.units, start) if 0 <= start < end else None
    if row is None:
        return None
    unit = text.units[row]
    said = text.body[unit.start : start] + text.body[end : unit.end]
    if said.strip("#*_ \n"):
        return None
    place = place_of(text, row)
    return place if place.article is not None else None
