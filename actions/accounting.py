"""Accounting: all that a part of a question asks is told, asked again, or said to be missing.

“Ngày … là ngày nào, để làm gì” is one part: its second question says nothing of its own, and is
searched for with the first. So the answer to the first may be all that is found. Then the second is
asked of the same document by itself, and where that does not tell it either, it is missing.
"""

from collections.abc import Callable

from actions.bare_questions import asks_aim, is_of_speech, tells_aim
from actions.conversation import Focus
from actions.executing.cards import named
from actions.executing.result import Found, Joined, Line, Nothing, Quote, Result
from actions.happening import when_and_where
from actions.knowledge import Knowledge
from actions.part_plans import is_spoken
from actions.reading.plan import Passages, Plan, Relations, Validity
from actions.reading.questions import Bare, bare_in
from actions.reasking import Answering
from actions.refusing import is_refused
from actions.thread import is_acted_on
from index.question.expectations import Expectation, expectation_of

_ENDING = ("replace", "repeal")
_EVENT = "hội thảo diễn ra khi nào, ở đâu"  # as a report in Vietnamese is asked
_OF_EVENT = frozenset(("date", "place"))
_ASKED = ("date", "person", "place")
"""Kinds that a sentence surely shows or lacks: of others the first question's answer may be all."""


class Accounting:
    """Accounts for what parts ask, each read by `read` and asked by `turn`."""

    def __init__(self, read: Callable[[str], Plan], turn: Answering, knowledge: Knowledge) -> None:
        """Ask of the documents of `knowledge`."""
        self._read, self._turn, self._knowledge = read, turn, knowledge

    def head_of(self, part: str) -> tuple[str, Plan] | None:
        """Return the first question of `part` and its plan, where that is looked up; else None.

        What is looked up needs no other words: “bị văn bản nào thay, từ ngày nào”.
        """
        bare = bare_in(part)
        if not bare.rest:
            return None
        plan = self._read(bare.head)
        return (bare.head, plan) if is_acted_on(plan) else None

    def rest(
        self, part: str, plan: Plan, result: Result, before: Focus, focus: Focus
    ) -> list[tuple[str, Result]]:
        """Return the questions of `part` that `result`, of `plan`, leaves open, with their results.

        None is left open where `part` is refused as a whole. It was asked in the focus `before`,
        and `focus` is the one after it.
        """
        bare = bare_in(part)
        if is_refused(result) or not bare.rest:
            return []
        answers = []
        told = [result]
        for question in bare.rest:
            of_event = self._of_event(bare, question, result)
            if not of_event and any(_tells(question, one) for one in told):
                continue
            asked = of_event or self._asked(bare, question, plan, result)
            if asked is None:
                continue
            text, other = asked
            again, _ = self._turn(text, other, before if isinstance(other, Validity) else focus)
            fits = is_spoken(other) or isinstance(other, Validity) or _tells(question, again)
            again = again if fits and not is_refused(again) else Nothing((Line("missing"),))
            told.append(again)
            answers.append((text, again))
        return answers

    def _of_event(self, bare: Bare, question: str, result: Result) -> tuple[str, Plan] | None:
        """Return the question when and where somebody spoke who is reported of; None for others."""
        kinds = set(expectation_of(question).kinds)
        if not kinds or not kinds <= _OF_EVENT or not is_of_speech(bare.head):
            return None
        if any(quote.document.number for quote in _quotes(result)):
            return None
        plan = when_and_where(_EVENT, "vi", self._knowledge)
        return (question, plan) if plan else None

    def _asked(
        self, bare: Bare, question: str, plan: Plan, result: Result
    ) -> tuple[str, Plan] | None:
        """Return how `question` is asked by itself, and as what; None where it asks nothing."""
        expected = expectation_of(question)
        if isinstance(plan, Relations) and plan.act in _ENDING and "date" in expected.kinds:
            return question, Validity(plan.target)
        read = self._read(question)
        documents = {quote.document.id: quote.document for quote in _quotes(result)}
        if is_spoken(read):  # “tên là gì” is not of a report
            return (question, read) if all(one.number for one in documents.values()) else None
        if not _is_sure(question, expected):
            return None
        text = f"{bare.subject} {question}"
        if len(documents) != 1:
            return text, Passages(text)
        (document,) = documents.values()
        return text, Passages(text, named(document))


def _is_sure(question: str, expected: Expectation) -> bool:
    """Tell whether it can be seen in a sentence if it answers `question`."""
    kinds = set(_ASKED).intersection(expected.kinds)
    return bool(kinds or expected.wants_reason or asks_aim(question))


def _tells(question: str, result: Result) -> bool:
    """Tell whether a sentence of `result` has what `question` asks for."""
    expected = expectation_of(question)
    if not _is_sure(question, expected):
        return not is_refused(result)
    said = [quote.words for quote in _quotes(result)]
    if asks_aim(question):
        return any(tells_aim(words) for words in said)
    return any(not expected.unmet(words) and not expected.unreasoned(words) for words in said)


def _quotes(result: Result) -> tuple[Quote, ...]:
    results = result.results if isinstance(result, Joined) else (result,)
    return tuple(q for one in results if isinstance(one, Found) for q in one.quotes)
