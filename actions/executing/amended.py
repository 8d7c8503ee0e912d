"""Show a place of a text as it stands on a day, with what was changed in it, and by what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from actions.executing.amendments import amendments_to, touches, unheld_amenders
from actions.executing.cards import named
from actions.executing.composed import (
    Amendment,
    Composed,
    Node,
    Span,
    composed,
    joined_spans,
    place_in,
    words_of,
)
from actions.executing.context import Context
from actions.executing.counting_within import count_in
from actions.executing.result import Found, Line, Note, Quote
from actions.executing.units import LONGEST, NEARLY, capital, in_words, place_of, unit_passage
from actions.reading.plan import Choice, Provisions
from index.legal.structure.path import path_of
from index.legal.structure.provision import Provision, find_units, unit_at
from index.records.document import Document
from index.records.version import Text
from index.references.places_named import places_named

_DAY = timedelta(days=1)
# “Các quy định sau đây của Luật này có hiệu lực thi hành kể từ ngày …:”
_EFFECT = re.compile(r"\bcó hiệu lực\b[^\n]*\bngày\b")
# A clause that amends in more characters than this is cut.
_MOST_SHOWN = 900
_BUTTONS = 6
_WAYS = {"replaces": "replaced", "inserts": "inserted", "repeals": "repealed_place"}


def amended_place(
    plan: Provisions, place: Provision, document: Document, text: Text, context: Context
) -> Found | None:
    """Return `place` of `text` as it is amended by the day asked of; None if nothing amends it."""
    article = Provision(article=place.article, annex=place.annex)
    amendments = [
        each
        for each in amendments_to(document, context)
        if touches(each.change.place, article) and each.change.place.annex == place.annex
    ]
    if place.article is None or not any(touches(one.change.place, place) for one in amendments):
        return None
    rows = find_units(text.units, article)
    if len(rows) > 1:
        return None
    unit = text.units[rows[0]] if rows else None
    day = _day(plan, place, amendments, context)
    whole = composed(document, text, unit, amendments, day)
    found = place_in(whole.node, place) if whole.node else None
    shown = _found(place, document, _touching(whole, place), found, day, context)
    if shown and found and not found.repealed:
        return replace(shown, before=(*count_in(plan.text, place, found), *shown.before))
    return shown


def _day(
    plan: Provisions, place: Provision, amendments: Sequence[Amendment], context: Context
) -> date:
    """Return the day asked of: today, a day in the past, or the one before anything was changed."""
    if plan.day:
        return plan.day
    days = [one.day for one in amendments if one.day and touches(one.change.place, place)]
    return min(days) - _DAY if plan.before and days else context.today


def _touching(whole: Composed, place: Provision) -> Composed:
    """Return `whole` with the changes of `place` alone."""

    def own(amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
        return tuple(one for one in amendments if touches(one.change.place, place))

    return replace(
        whole,
        done=own(whole.done),
        phrases=own(whole.phrases),
        unclear=own(whole.unclear),
        coming=own(whole.coming),
    )


def _found(
    place: Provision,
    document: Document,
    whole: Composed,
    node: Node | None,
    day: date,
    context: Context,
) -> Found | None:
    said = {"place": capital(in_words(place)), "name": document}
    later = tuple(_change("coming", one) for one in whole.coming)
    if whole.node is not None and (whole.node.repealed or (node and node.repealed)):
        last = next(one for one in reversed(whole.done) if one.change.kind == "repeals")
        values = {**said, **_by(last)}
        return Found(
            (clause_quote(last),), before=(Line("composed.repealed", values),), amended=True
        )
    if node is None:
        return _not_yet(place, document, whole, day)
    shown, left = _shown(node)
    spans = joined_spans(shown)
    before = _before(said, whole, day, context)
    if left:
        before = (*before, Line("begins", {"place": said["place"], "count": len(left)}))
    after = []
    if whole.done:
        lines = tuple(_change(_WAYS[one.change.kind], one) for one in whole.done)
        after.append(Line("listed", {"intro": Line("composed.changes"), "lines": lines}))
    if staged := tuple(line for one in whole.done if (line := _staged(one))):
        after.append(Line("lines", {"lines": staged}))
    if phrases := tuple(_change("phrase", one) for one in whole.phrases):
        after.append(Line("lines", {"lines": phrases}))
    if later and day >= context.today:
        after.append(Line("lines", {"lines": later}))
    own = any(span.document.id == document.id for span in spans)
    if own and (unheld := unheld_amenders(document, context)):
        after.append(Line("composed.unheld", {"name": document, "others": ", ".join(unheld)}))
    quotes = tuple(map(span_quote, spans))
    notes = tuple(
        Note(Line("overtaken.place_amended", _noted(one)), clause_quote(one))
        for one in whole.unclear
    )
    choices = tuple(
        Choice(capital(in_words(one)), Provisions(named(document), (one,)))
        for one in (replace(place, **{each.level: each.number}) for each in left[:_BUTTONS])
    )
    return Found(
        quotes,
        before=before,
        after=tuple(after),
        choices=choices,
        notes=notes,
        amended=True,
        subject=str(said["place"]),
    )


def _not_yet(place: Provision, document: Document, whole: Composed, day: date) -> Found | None:
    """Return that `place` was added only after `day`, if it was."""
    added = [one for one in whole.coming if one.change.kind == "inserts"]
    if not added:
        return None
    values = {"place": in_words(place), "name": document, "on": day, **_by(added[0])}
    return Found(
        (clause_quote(added[0]),), before=(Line("composed.not_yet", values),), amended=True
    )


def _before(
    said: dict[str, object], whole: Composed, day: date, context: Context
) -> tuple[Line, ...]:
    """Return what is said before the words: as of which change, or of which past day, they are."""
    if day < context.today:
        next_one = min((one for one in whole.coming if one.day), key=_day_of, default=None)
        until = Line("composed.until", _by(next_one)) if next_one else ""
        return (Line("composed.as_of", {**said, "day": day, "until": until}),)
    if not whole.done:
        return ()
    last = max(whole.done, key=_day_of)
    others = tuple({one.by.id: one.by for one in whole.done}.values())
    return (Line("composed.title", {**said, "by": others, "since": _since(last)}),)


def _day_of(amendment: Amendment) -> date:
    return amendment.day or date.max


def _since(amendment: Amendment) -> Line | str:
    return Line("overtaken.since", {"day": amendment.day}) if amendment.day else ""


def _by(amendment: Amendment) -> dict[str, object]:
    """Return by which text, at which of its places, and since when it is changed."""
    at = in_words(place_of(amendment.text, amendment.change.row))
    return {
        "by": amendment.by.name,
        "at": at,
        "since": _since(amendment),
        "day": amendment.day or "",
    }


def _change(key: str, amendment: Amendment) -> Line:
    change = amendment.change
    if key == "phrase" and not change.new:
        key = "phrase_dropped"
    values = {"place": in_words(change.place), "old": change.old, "new": change.new}
    return Line(f"composed.{key}", {**values, **_by(amendment)})


def _staged(amendment: Amendment) -> Line | None:
    """Return what the amending text says of another day for the very clause that amends."""
    text = amendment.text
    own = place_of(text, amendment.change.row)
    wanted = (own.article, own.clause)
    for unit in text.units:
        parent = text.units[unit.parent] if unit.parent is not None else None
        lead = text.body[parent.body : unit.start] if parent else ""
        if unit.level != "point" or not _EFFECT.search(lead):
            continue
        words = text.body[unit.start : unit.end].strip()
        if any((one.place.article, one.place.clause) == wanted for one in places_named(words)):
            values: dict[str, object] = {
                "by": amendment.by.name,
                "lead": lead.split("\n")[0],
                "words": words,
            }
            return Line("composed.staged", values)
    return None


def _noted(amendment: Amendment) -> dict[str, object]:
    values = _by(amendment)
    return {"place": in_words(amendment.change.place), "by": values["by"], "since": values["since"]}


def clause_quote(amendment: Amendment) -> Quote:
    """Return the clause that amends, word for word, as much of it as can be read at once."""
    unit = amendment.text.units[amendment.change.row]
    end = unit.end
    if end - unit.start > _MOST_SHOWN:
        end = amendment.text.body.rfind(" ", unit.start, unit.start + _MOST_SHOWN)
    return span_quote(Span(amendment.by, amendment.text, unit.start, end))


def span_quote(span: Span) -> Quote:
    """Return the words of `span`, headed by their place."""
    row = unit_at(span.text.units, span.start)
    heading = path_of(span.text.units, row) if row is not None else ""
    passage = unit_passage(span.document, span.text, heading, span.start, span.end)
    return Quote(span.document, passage, words_of(span).strip(' \n“”"'))


def words_of_node(node: Node) -> list[str]:
    """Return the words of `node` as it stands, what is repealed left out."""
    return [word for span in node.spans() for word in words_of(span).split()]


def _shown(node: Node) -> tuple[Iterator[Span], list[Node]]:
    """Return the words of `node` that can be read at once, and what in it is left out."""
    if len(words_of_node(node)) <= NEARLY:
        return node.spans(), []
    spans = [node.head]
    count = len(words_of(node.head).split())
    for at, each in enumerate(node.inner):
        own = list(each.spans())
        count += sum(len(words_of(span).split()) for span in own)
        if count > LONGEST and at:
            return iter(spans), [one for one in node.inner[at:] if not one.repealed]
        spans += own
    return iter(spans), []
