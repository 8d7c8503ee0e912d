"""Execute Extreme: the most or the least that texts state, or that documents have."""

from collections import Counter
from collections.abc import Sequence

from actions.executing.aspects import best_sentences, sentences_of, stated_in
from actions.executing.cards import body_of, field_sentences, sourced_quote
from actions.executing.context import Context
from actions.executing.counting import Counted, count_of_units
from actions.executing.passages import passages
from actions.executing.result import Found, Line, Quote, Result, Value
from actions.executing.searching import search, within, without_cards
from actions.executing.selecting import chosen_by, official_documents
from actions.executing.targets import documents_of
from actions.reading.plan import Described, Extreme, Passages
from actions.statements.figures import Figure, figures_of
from actions.statements.statement import Statement
from index.records.document import Document

_HITS = 32
_FEWEST = 2  # figures are compared
_MOST = 4  # sentences that state the same figure are told
_MOST_NAMED = 6  # documents of one name are shown
_RANKED = ("nuoc",)  # a place among others is no amount
_UNITS: dict[str, str] = {"articles": "dieu", "chapters": "chuong"}


def extreme(plan: Extreme, context: Context) -> Result:
    """Return what `plan` asks for with the sentences that say so.

    Where fewer than two texts state a figure there is nothing to compare: what answers the question
    is told.
    """
    if plan.of in ("articles", "chapters"):
        return _most_units(plan.of, _documents(plan, context), plan, context)
    if plan.of:
        return _most_named(plan.of, _documents(plan, context), context)
    hits = without_cards(search(plan.aspect, context, within(plan.target, context), _HITS))
    stated = []
    is_aim = Statement.of(plan.aspect, context.language).is_aim
    for quote in best_sentences(plan.aspect, sentences_of(hits), context.language):
        if is_aim and not Statement.of(quote.words, "vi").is_aim:
            continue  # what has been reached is no target
        if one := stated_in("", quote, plan.aspect, context.language):
            stated.append((one.figure, one.written, quote))
    if stated:
        first = stated[0][0]
        stated = [each for each in stated if _is_of_a_kind(each[0], first)]
    if len(stated) < _FEWEST or stated[0][0].thing[:1] == _RANKED:
        return passages(Passages(plan.text, plan.target), context)
    values = [figure.value for figure, _, _ in stated]
    value = min(values) if plan.least else max(values)
    told = [(written, quote) for figure, written, quote in stated if figure.value == value]
    key = "least" if plan.least else "most"
    line = Line(f"extreme.{key}", {"value": Value(told[0][0])})
    return Found(tuple(quote for _, quote in told[:_MOST]), before=(line,))


def _documents(plan: Extreme, context: Context) -> Sequence[Document]:
    if isinstance(plan.target, Described):
        return chosen_by(plan.target.filter, official_documents(context))
    return documents_of(plan.target, context) or official_documents(context)


def _is_of_a_kind(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures may be compared: shares, or counts of one thing."""
    return figure.is_share == other.is_share and (
        figure.is_share or figure.thing[:1] == other.thing[:1]
    )


def _most_units(
    of: Counted, documents: Sequence[Document], plan: Extreme, context: Context
) -> Result:
    """Return the document with most articles or chapters, of those whose number is known."""
    counted: list[tuple[int, Document, Quote]] = []
    for document in documents:
        telling = count_of_units(document, of, context)
        values = [line.values.get("count") for line in telling.lines]
        count = next((each for each in values if isinstance(each, int)), 0)
        for quote in telling.quotes:
            told = (one for one in figures_of(quote.words) if one.thing[:1] == (_UNITS[of],))
            count = count or next((int(one.value) for one in told), 0)
        if count and telling.quotes:
            counted.append((count, document, telling.quotes[0]))
    if not counted:
        return passages(Passages(plan.text, plan.target), context)
    most, document, quote = max(counted, key=lambda each: each[0])
    values_told = {"name": document, "count": most, "known": len(counted)}
    return Found((quote,), before=(Line(f"extreme.{of}", values_told),))


def _most_named(field: str, documents: Sequence[Document], context: Context) -> Result:
    """Return whose signature, or name, most of `documents` bear, with these."""
    names = Counter(name for one in documents if (name := getattr(one, field)))
    if not names:
        return passages(Passages(field), context)
    name, count = names.most_common(1)[0]
    own = [one for one in documents if getattr(one, field) == name][:_MOST_NAMED]
    telling = "issued" if field == "issuer" else field
    quotes = tuple(
        sourced_quote(one, sentence, body_of(one, context))
        for one in own
        for sentence in [*field_sentences(one, telling)][:1]
    )
    line = Line(f"extreme.{field}", {"name": name, "count": count})
    unsigned = len(documents) - sum(names.values()) if field == "signer" else 0
    after = (Line("listing.unsigned", {"count": unsigned}),) if unsigned else ()
    return Found(quotes, before=(line,), after=after)
