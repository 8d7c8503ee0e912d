"""Execute Listing: the documents that fit a description, each with a sentence of its card."""

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import card_quote, document_title, first_sentence, named
from actions.executing.context import Context
from actions.executing.result import Found, Joined, Line, Nothing, Quote, Result
from actions.executing.selecting import (
    chosen_by,
    day_of,
    first_of,
    official_documents,
    standing_as_wanted,
    unsigned,
)
from actions.executing.signing_offices import signed_as
from actions.executing.standing import short_standing
from actions.executing.stated_in import stated_in
from actions.executing.tellers import tellers
from actions.reading.plan import Choice, Described, Filter, Listing, Lookup, Passages
from index.documents.relations import ENDING
from index.documents.selection import group_by_state, issue_year
from index.documents.timeline import status_on
from index.lexicon.offices import is_office
from index.records.document import Document

_MOST = 10
_MOST_NEAR = 3
# Of several documents that it is not known whether they hold is said once.
_DOUBTS = frozenset(("listing.took_effect", "listing.unknown"))


def asks_of_texts(plan: Listing, context: Context) -> Passages | None:
    """Return the question that `plan` asks of texts, where no title has its topic.

    “Văn bản nào quy định về dữ liệu mở?”: what no title names may stand in a text.
    """
    wanted = plan.filter
    if not wanted.topic or chosen_by(wanted, official_documents(context)):
        return None
    others = replace(wanted, topic="")
    strict = replace(others, types=()) != Filter()
    if plan.explicit and (strict or not tellers(wanted.topic, context)):
        return None
    return Passages(wanted.topic, Described(others, strict), every=wanted.topic)


def listing(plan: Listing, context: Context) -> Result:
    """Return the documents that fit the plan's filter and stand as it says.

    answered: some do; not_found: none does, or none is known to stand so, with what is known.
    """
    types = plan.filter.types
    if plan.count_only and len(types) > 1:  # “mấy luật, mấy nghị định”: each has its number
        each = (replace(plan, filter=replace(plan.filter, types=(one,))) for one in types)
        return Joined(tuple(_List(one, context).result() for one in each))
    return _List(plan, context).result()


class _List:
    """One list, put together a paragraph at a time."""

    def __init__(self, plan: Listing, context: Context) -> None:
        self._plan, self._context = plan, context
        self._links, self._today = context.knowledge.links, context.today
        self._day = day_of(plan.filter, context.today)
        self._held = official_documents(context)
        if offices := tuple(filter(is_office, plan.filter.signers)):
            # “Do Phó Thủ tướng ký”: whoever held that office then.
            self._held = signed_as(offices, self._held, context)
        self._chosen = replace(plan.filter, signers=()) if offices else plan.filter
        self._is_among = bool(plan.filter.named)  # of those listed before
        self._called = replace(plan.filter, named=())

    def result(self) -> Result:
        plan = self._plan
        fitting = chosen_by(self._chosen, self._held)
        known, unknown = standing_as_wanted(plan.filter, fitting, self._links, self._today)
        doubts = self._doubts(fitting)
        if not known and not unknown:
            return self._none(fitting, doubts)
        if plan.order and plan.limit:
            known, unknown = first_of(known or unknown, plan.order, plan.limit), []
        elif plan.order:
            known, unknown = first_of(known, plan.order, 0), first_of(unknown, plan.order, 0)
        shown, doubted = known[:_MOST], unknown[: max(_MOST - len(known), 0)]
        paragraphs = [self._known(shown, len(known))] if known else []
        if unknown:
            paragraphs.append(self._unknown(doubted, len(unknown), bool(known)))
        left = len(known) + len(unknown) - len(shown) - len(doubted)
        if self._is_unsaid([*shown, *doubted]) and not unknown:
            doubts.append(Line("listing.unsaid"))
        last = Line("listing.more", {"count": left}) if left else Line("listing.scope")
        ends = () if self._is_among and not left else (last,)
        status = AnswerStatus.ANSWERED if known else AnswerStatus.NOT_FOUND
        return self._found([*shown, *doubted], status, [*paragraphs, *doubts, *ends])

    def _known(self, shown: Sequence[Document], count: int) -> Line:
        plan = self._plan
        key = plan.order if plan.order and plan.limit else "among" if self._is_among else "intro"
        return self._lines(Line(f"listing.{key}", {"count": count, "filter": self._called}), shown)

    def _unknown(self, shown: Sequence[Document], count: int, besides: bool) -> Line:
        key = "unknown_besides" if besides else "only_unknown"
        wanted = replace(self._called, standing=None)
        values = {"count": count, "day": self._day, "filter": wanted}
        return self._lines(Line(f"listing.{key}", values), shown)

    def _doubts(self, fitting: Sequence[Document]) -> list[Line]:
        """Say of how many it is unknown whether they belong to the list: who signed, when ended."""
        wanted = self._plan.filter
        counts = {"unsigned": len(unsigned(wanted, self._held)), "ended_undated": 0}
        days = wanted.holding
        if wanted.standing == "ends" and days and days.first <= self._today:
            ended = group_by_state(fitting, self._links, self._day, self._today).ended
            statuses = [status_on(one, self._links, self._day, self._today) for one in ended]
            counts["ended_undated"] = sum(status.since is None for status in statuses)
        return [Line(f"listing.{key}", {"count": n}) for key, n in counts.items() if n]

    def _none(self, fitting: Sequence[Document], doubts: list[Line]) -> Result:
        """Say that there is none, and what there is: `fitting` do but for how they stand."""
        wanted = self._plan.filter
        key = "none_among" if self._is_among else "none"
        none = Line(f"listing.{key}", {"filter": self._called})
        if unheld := self._ended_unheld():
            return unheld
        if fitting and wanted.standing == "in_force":
            intro = Line("listing.not_holding", {"count": len(fitting)})
            shown = fitting[:_MOST]
            return self._found(shown, AnswerStatus.NOT_FOUND, [none, self._lines(intro, shown)])
        wider = replace(wanted, issued=None, standing=None, holding=None)
        others = chosen_by(wider, self._held) if wanted.issued else []
        lines = [none]
        if others and (wanted.types or wanted.issuers or wanted.topic or wanted.signers):
            years = sorted({year for document in others if (year := issue_year(document))})
            values = {"count": len(others), "years": ", ".join(map(str, years)), "filter": wider}
            lines.append(Line("listing.known_years", values))
        return Nothing((*lines, *doubts), choices=_choices(others[:_MOST_NEAR]))

    def _ended_unheld(self) -> Found | None:
        """Return what texts say to have ended within the days asked for, of those not held."""
        wanted, days = self._plan.filter, self._plan.filter.holding
        if wanted.standing not in ("ended", "ends") or days is None:
            return None
        held = {document.id for document in self._held}
        ending = [d for d in self._held if d.effective and days.first <= d.effective <= days.last]
        links = [link for d in ending for link in self._links.by(d, ENDING)]
        typed = replace(wanted, standing=None, holding=None, topic="")
        links = [each for each in links if each.of.id not in held and chosen_by(typed, [each.of])]
        stated = dict.fromkeys(quote for each in links if (quote := stated_in(each, self._context)))
        if not stated:
            return None
        told = tuple(
            Line("listing.ended_unheld", {"name": each.of, "by": each.by, "day": each.by.effective})
            for each in links
        )
        intro = Line("listing.intro_unheld", {"count": len(told)})
        return Found(tuple(stated), before=(Line("listed", {"intro": intro, "lines": told}),))

    def _found(
        self, shown: Sequence[Document], status: AnswerStatus, paragraphs: list[Line]
    ) -> Found:
        quotes = tuple(quote for document in shown for quote in _quotes(document))
        choices = _choices(shown)
        return Found(quotes, status, after=tuple(paragraphs), choices=choices, listed=True)

    def _lines(self, intro: Line, documents: Sequence[Document]) -> Line:
        unsaid = self._is_unsaid(documents)
        lines = tuple(self._line(document, unsaid) for document in documents)
        return Line("listed", {"intro": intro, "lines": lines})

    def _is_unsaid(self, documents: Sequence[Document]) -> bool:
        """Tell whether of several `documents` it is unknown how they stand: said once, below."""
        return sum(self._standing(each).key in _DOUBTS for each in documents) > 1

    def _standing(self, document: Document) -> Line:
        status = status_on(document, self._links, self._day, self._today)
        return short_standing(status, self._day == self._today)

    def _line(self, document: Document, unsaid: bool) -> Line:
        standing = self._standing(document)
        dated = "issued" if document.issued else "undated"
        values: dict[str, object] = {"issued": document.issued or "", "standing": standing}
        tail = Line(f"listing.{dated}_tail", values)
        if unsaid and standing.key == "listing.unknown":
            tail = Line(f"listing.{dated}_only", values)
        elif unsaid and standing.key == "listing.took_effect":
            known = replace(standing, key="listing.took_effect_then")
            tail = replace(tail, values={**values, "standing": known})
        partial = document.completeness == "partial"
        part = Line("listing.in_part") if partial else ""
        shown = {"tail": tail, "part": part, "more": self._more(document)}
        if sentence := first_sentence(document):
            quote = card_quote(document, sentence)
            return Line("listing.line", {"sentence": quote, **shown})
        return Line("listing.bare_line", {"name": document, **shown})

    def _more(self, document: Document) -> Line | str:
        """Return what is asked of each besides its day and how it stands: who signed it."""
        if "signer" not in self._plan.fields:
            return ""
        if not document.signer:
            return Line("listing.signer_unknown")
        return Line("listing.signer", {"signer": document.signer})


def _quotes(document: Document) -> list[Quote]:
    sentence = first_sentence(document)
    return [card_quote(document, sentence)] if sentence else []


def _choices(documents: Sequence[Document]) -> tuple[Choice, ...]:
    return tuple(
        Choice(document_title(document, documents), Lookup(named(document, documents)))
        for document in documents
    )
