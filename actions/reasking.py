"""Reasking: ask the question of a story again in words that the story completes, and choose.

Each answer is weighed by how clearly the story leads to it (told.py): the first one that gives
something may be on anything. Where none is, the passage that the story leads to is asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from actions.answer import AnswerStatus
from actions.conversation import Focus, Topic
from actions.executing.cards import named
from actions.executing.result import Found, Result
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause
from actions.reading.frames import Reader
from actions.reading.plan import (
    Anything,
    Compare,
    Define,
    Enumerate,
    Lookup,
    Overview,
    Passages,
    Plan,
    Relations,
    Validity,
)
from actions.refusing import share_said
from actions.retelling import retold, with_subject
from actions.told import Told
from index.question.expectations import expectation_of

# Ways in which the questions of a message are asked again, all together.
_MOST_AGAIN = 3
# An answer of so much of the clearest support is where the story leads.
_SUPPORTED = 0.5

# What a question that names its subject may be read as, and what is surely of that subject.
_OF_SUBJECT = Compare | Lookup | Overview | Relations | Validity
_READ_SO = _OF_SUBJECT | Define | Enumerate

Answered = tuple[Result, Focus]
Answering = Callable[[str, Plan, Focus], Answered]
"""Answers a text, read as a plan, in a focus."""


class Reasking:
    """Asks the questions of one message again, each by `answering`.

    It does so only so often, however much the message asks: each time is a reading and a search.
    """

    def __init__(
        self, reader: Reader, knowledge: Knowledge, today: date, answering: Answering
    ) -> None:
        """Read by `reader`, on `today`."""
        self._reader, self._knowledge, self._today = reader, knowledge, today
        self._answering = answering
        self._count = 0
        self._is_within = False

    def best(
        self,
        plan: Passages,
        question: Clause,
        story: tuple[str, ...],
        told: Told,
        focus: Focus,
        first: Answered,
    ) -> Answered:
        """Return the answer to `question` that its `story` leads to, or the `first` one."""
        answers = [first] if is_answer(first[0]) and told.support(first[0]) else []
        for text in islice(retold(question, story, told), _MOST_AGAIN - self._count):
            if any(told.support(one) == 1 and _fits(question, one) for one, _ in answers):
                break
            alone = text == with_subject(question.text, told.subjects[0]) if told.subjects else True
            answers += self._again(text, plan, told, focus, within=not alone)
        best = max(answers, key=lambda one: _worth(question, one[0], told), default=None)
        if best is None or told.support(best[0]) < _SUPPORTED:
            best = self._led(plan, question, told, focus) or best
        return best or self._within(plan, question, told, focus) or first

    def _again(
        self, text: str, plan: Passages, told: Told, focus: Focus, within: bool
    ) -> Iterator[Answered]:
        """Yield the answer to `text`, in place of the question that was read as `plan`, if any.

        `within`: it tells something of the story, and may be searched for in the document that it
        begins with alone.
        """
        self._count += 1
        other = self._reader.read(text, self._today, {})
        if isinstance(other, Passages):
            # Anywhere, the search would find what the document is called before what it says.
            documents = self._knowledge.retriever.documents if within else ()
            of = next((one for one in documents if text.startswith(f"{one.name}: ")), None)
            other = replace(plan, text=text, target=named(of) if of else Anything())
        elif ": " in text or not isinstance(other, _READ_SO):
            return
        # What is told is as good as spoken of: the question leaves it out.
        spoken = (Topic(documents=(told.document,)),) if told.document else ()
        on_told = replace(focus, earlier=(*spoken, *focus.earlier))
        result, after = self._answering(text, other, on_told)
        if is_answer(result) and (told.support(result) or isinstance(other, _OF_SUBJECT)):
            yield result, after

    def _led(self, plan: Passages, question: Clause, told: Told, focus: Focus) -> Answered | None:
        """Return the answer of the passage that the story leads to clearly; None for none."""
        if not told.led:
            return None
        documents = self._knowledge.retriever.documents
        document = next(one for one in documents if one.id == told.document)
        led = replace(plan, text=question.text, target=named(document), led=told.led)
        result, after = self._answering(question.text, led, focus)
        return (result, after) if is_answer(result) else None

    def _within(
        self, plan: Passages, question: Clause, told: Told, focus: Focus
    ) -> Answered | None:
        """Return what the document tells that the story leads to the most clearly; None for none.

        It must have the kind of thing asked for: “có một ngày riêng … ngày đó là ngày bao nhiêu”.
        """
        documents = self._knowledge.retriever.documents
        of = next((one for one in documents if one.id == told.document), None)
        if of is None or self._is_within or not expectation_of(question.text).kinds:
            return None
        self._is_within = True  # once a message
        within = replace(plan, text=f"{told.telling} {question.text}", target=named(of))
        result, after = self._answering(question.text, within, focus)
        return (result, after) if is_answer(result) and _fits(question, result) else None


def is_answer(result: Result) -> bool:
    """Tell whether `result` answers, whole."""
    return isinstance(result, Found) and result.status is AnswerStatus.ANSWERED


def _worth(question: Clause, result: Result, told: Told) -> float:
    """Return how well `result` answers: its story leads to it, and it says what `question` does."""
    return told.support(result) + share_said(question.text, result) * _fits(question, result)


def _fits(question: Clause, result: Result) -> bool:
    """Tell whether `result` has the kinds of things that `question` asks for."""
    quotes = result.quotes if isinstance(result, Found) else ()
    expected = expectation_of(question.text)
    return any(not expected.unmet(quote.words) for quote in quotes)
