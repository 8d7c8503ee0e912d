"""Quote the hit that answers; where it is our summary, the text's own words beside it."""

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import hit_quote
from actions.executing.context import Context
from actions.executing.headings import words_like
from actions.executing.items import item_choices, items_of
from actions.executing.likely import HITS, answers, saying
from actions.executing.missing import missing
from actions.executing.offering import choices_of, group_of
from actions.executing.progress import whole_section
from actions.executing.result import Found, Nothing
from actions.executing.searching import words_of
from actions.executing.subjects import Subject
from actions.executing.whole import whole_provision
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.question.expectations import expectation_of

# The text's own words are given beside ours when they answer nearly as likely.
_AS_LIKELY = 0.7
_SEVERAL, _WHICH = words_like("several"), words_like("which")


def quoting(
    text: str,
    best: ScoredPassage,
    context: Context,
    of_document: Sequence[ScoredPassage] | None = None,
) -> Found | Nothing:
    """Return the answer to `text` that quotes `best`, with what to ask of its document next.

    It is partial where the quote lacks a kind of thing asked for, a number or a name.
    `of_document` are the hits of its document alone; None: they are searched for.
    """
    best = whole_section(text, best)
    found = list(of_document or ())
    if of_document is None:
        found = context.knowledge.retriever.search(text, HITS, [best.document.id])
    others = [hit for hit in found if hit.passage.heading != best.passage.heading]
    choices = choices_of(others)
    if _lacks(text, best, context):
        return Nothing((missing(text, context),), hit_quote(best), choices, AnswerStatus.PARTIAL)
    if whole := whole_provision(text, best, context):
        return replace(whole, choices=(*whole.choices, *choices))
    cited = [best]
    if best.passage.wording == "summary" and best.passage.heading != CARD_HEADING:
        # Our words are for residents; where we have those of the text, officials need them too.
        exact = (hit for hit in saying(found) if hit.passage.wording == "verbatim")
        likely = _AS_LIKELY * best.probability
        cited += [hit for hit in exact if answers(hit) and hit.probability >= likely][:1]
    quotes = tuple(map(hit_quote, cited))
    if _asks_for_all(text) and best.passage.wording == "summary":
        # “Bằng những việc gì” is answered by all sentences of a section, not its likeliest alone.
        quotes = (quotes[0]._replace(words=best.passage.text), *quotes[1:])
    items = items_of(quotes[0].words, Subject.pairs_of(text))
    if items:
        # “3 trụ cột”: which they are is the list that may be asked on.
        choices = item_choices(items, best.document, context)
    subject = group_of(best.passage.heading)
    return Found(quotes, choices=choices, listed=bool(items), subject=subject)


def _asks_for_all(text: str) -> bool:
    """Tell whether `text` asks for several things: “những gì”, “các … nào”."""
    first = _SEVERAL.search(text)
    return first is not None and _WHICH.search(text, first.end()) is not None


def _lacks(text: str, best: ScoredPassage, context: Context) -> bool:
    """Tell whether what is quoted of `best`, not its likeliest sentence alone, lacks something."""
    if not best.evidence.unmet:
        return False
    meant = context.knowledge.retriever.corrected(text)
    return expectation_of(meant).unmet(words_of(best)) > 0
