"""Quote the hit that answers; where it is our summary, the text's own words beside it."""

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.likely import HITS, answers, saying
from actions.messages import say
from actions.understanding import Question
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.question.expectations import expectation_of

# The text's own words are given beside ours when they answer nearly as likely.
_AS_LIKELY = 0.7


def quoting(question: Question, best: ScoredPassage, knowledge: Knowledge) -> Answer:
    """Return the answer that quotes `best`, with what to ask of its document next.

    It is partial where the quote lacks a kind of thing asked for, a number or a name.
    """
    if _lacks(question, best, knowledge):
        return _in_part(question, best, knowledge)
    found = knowledge.retriever.search(question.text, HITS, [best.document.id])
    cited = [best]
    if best.passage.wording == "summary" and best.passage.heading != CARD_HEADING:
        # Our words are for residents; where we have those of the text, officials need them too.
        exact = (hit for hit in saying(found) if hit.passage.wording == "verbatim")
        likely = _AS_LIKELY * best.probability
        cited += [hit for hit in exact if answers(hit) and hit.probability >= likely][:1]
    quotes = [(hit.document, composing.placed(hit), composing.quoted(hit)) for hit in cited]
    others = [hit for hit in found if hit.passage.heading != best.passage.heading]
    suggestions = composing.related_suggestions(others)
    return composing.answered(question.language, quotes, question.today, suggestions=suggestions)


def _lacks(question: Question, best: ScoredPassage, knowledge: Knowledge) -> bool:
    """Tell whether what is quoted of `best`, not its likeliest sentence alone, lacks something."""
    if not best.evidence.unmet:
        return False
    meant = knowledge.retriever.store.spelling.correct(question.text)
    return expectation_of(meant).unmet(composing.quoted(best)) > 0


def _in_part(question: Question, best: ScoredPassage, knowledge: Knowledge) -> Answer:
    found = knowledge.retriever.search(question.text, HITS, [best.document.id])
    others = [hit for hit in found if hit.passage.heading != best.passage.heading]
    suggestions = composing.related_suggestions(others)
    lacking = say(question.language, "lacking")
    return composing.refused(
        question.language, AnswerStatus.PARTIAL, lacking, question.today, best, suggestions
    )
