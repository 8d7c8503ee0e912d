"""Go on with an answer from passages: the rest of the section, then what else its document says."""

from collections.abc import Collection, Iterator, Sequence

from actions.answer import AnswerStatus
from actions.executing.cards import hit_quote
from actions.executing.context import Context
from actions.executing.likely import worth_mentioning
from actions.executing.offering import choices_of, group_of
from actions.executing.result import Found, Line, Quote, Result, Said
from actions.executing.searching import search, without_cards
from index.judging.hit import ScoredPassage


def more_of(text: str, within: Collection[str] | None, context: Context) -> Result:
    """Return what else answers `text` besides `context.shown`; say so where there is nothing."""
    shown = context.shown
    hits = search(text, context, within)
    given = [hit for hit in hits if _is_shown(hit.passage.text, shown)]
    if not given:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    document = given[0].document
    for hit in given:
        if rest := tuple(_rest(hit, shown)):
            return _found(rest, hits, hit)
    others = without_cards(search(text, context, [document.id]))
    for hit in others:
        if worth_mentioning(hit) and not _is_shown(hit.passage.text, shown):
            return _found((hit_quote(hit),), others, hit)
    return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)


def _found(quotes: tuple[Quote, ...], hits: Sequence[ScoredPassage], of: ScoredPassage) -> Found:
    others = (hit for hit in hits if hit.passage.heading != of.passage.heading)
    return Found(quotes, choices=choices_of(others), subject=group_of(of.passage.heading))


def _is_shown(text: str, shown: Collection[str]) -> bool:
    return any(words in text for words in shown if words)


def _rest(hit: ScoredPassage, shown: Collection[str]) -> Iterator[Quote]:
    """Yield the sentences of the passage of `hit` that no quote of `shown` has."""
    for start, end in hit.passage.sentences:
        words = hit.passage.text[start:end]
        if not any(words in quote for quote in shown):
            yield hit_quote(hit)._replace(words=words)
