"""Parted: answer the questions that one clause asks, each in its turn, and say which is not told.

“Là của hãng nào, chạy bao nhiêu km/h”: the second is asked as if the first had been a message of
its own, so that the conversation supplies its subject. What an answer before says already is not
told twice; what no text tells is said to be missing, in a line beside the answers.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from actions.accounting import Accounting
from actions.bare_questions import is_of_speech
from actions.beside import all_missing, beside_others, untold
from actions.conversation import Focus
from actions.executing.cards import named
from actions.executing.result import Found, Joined, Line, Nothing, Result, Said
from actions.knowledge import Knowledge
from actions.mentioning import names_something
from actions.neighbouring_clause import beside
from actions.part_plans import (
    asks_if_over,
    is_spoken,
    leaves_some,
    may_part,
    says_how,
    takes,
)
from actions.part_subjects import (
    Results,
    asks_for_source,
    is_of_a_place,
    named_by,
    said_of,
    year_of,
)
from actions.parts_told import is_told, left, surely_answers
from actions.reading.clauses import Clause
from actions.reading.contexts import goes_on
from actions.reading.plan import (
    Cited,
    Compare,
    Define,
    Elapsed,
    Lookup,
    Passages,
    Plan,
    Relations,
)
from actions.reading.questions import bare_in, parts_of
from actions.reading.roles import content_of
from actions.reasking import Answering
from actions.refusing import is_refused, once, share_said
from actions.retelling import documents_named
from actions.thread import Thread
from actions.topics import place_named
from index.question.expectations import expectation_of
from index.records.document import Document
from index.text.language import detect_language

_ON_IT, _SAME = 0.5, 0.8
_LONGEST = 16  # words of a refused question that is said again whole
_CHAT = ("small_talk.fine", "small_talk.remark")

Answered = tuple[Result, Focus]
Story = tuple[str, ...]
One = Callable[[Clause, Plan, Story, Focus], Answered]
"""Answers one question of a story, read as a plan, in a focus."""


class Parted:
    """Answers the questions of a clause, each read by `read` and answered by `one`."""

    def __init__(
        self,
        read: Callable[[str], Plan],
        one: One,
        turn: Answering,
        asks_us: Callable[[str], bool],
        knowledge: Knowledge,
    ) -> None:
        """Answer by `turn` what the part before supplies its subject to.

        No text tells what `asks_us`, and so none lacks it.
        """
        self._read, self._one, self._turn, self._asks_us = read, one, turn, asks_us
        self._knowledge = knowledge
        self._accounting = Accounting(read, turn, knowledge)

    def answer(
        self, question: Clause, plan: Plan, story: Story, focus: Focus, told: Document | None = None
    ) -> Answered:
        """Answer `question`, which was read as `plan`, behind its `story`, the nearest first.

        `told` is the document that the story is on, where it names or describes one.
        """
        parts = parts_of(question.text) if may_part(plan) else (question.text,)
        count = len(parts) + sum(len(bare_in(part).rest) for part in parts)
        if takes(plan) >= count and not (parts[1:] and self._differs(plan, parts)):
            if told is None:
                return self._one(question, plan, story, focus)
            parts = (question.text,)
        thread = Thread(self._knowledge, self._read, self._turn, told)
        results, after = self._in_order(question, plan, parts, story, focus, thread)
        if all(is_refused(result) for _, result in results):  # or none is left
            return self._refused(question, plan, story, focus, results)
        results = self._of_answered(results, after)
        results = left(untold(results, self._knowledge), self._knowledge)
        of_us = any(isinstance(result, Said) for _, result in results)
        said = [
            beside_others(part, result, after, place)
            for place, (part, result) in enumerate(results)
            if not is_refused(result)
            or (_asks_by_itself(part) and not of_us and not self._asks_us(part))
        ]
        said = once(said)
        return (said[0] if len(said) == 1 else Joined(tuple(said))), after

    def _differs(self, plan: Plan, parts: Sequence[str]) -> bool:
        """Tell whether `plan` leaves some of `parts` over, or asks for other fields than they do.

        “Qui l'a signée, que remplace-t-elle” is not read the same by itself.
        """
        each = [self._read(part) for part in parts]
        if isinstance(plan, Lookup) and all(isinstance(one, Lookup) for one in each):
            fields = {field for one in each if isinstance(one, Lookup) for field in one.fields}
            return fields != set(plan.fields)
        return leaves_some(plan)

    def _in_order(
        self,
        question: Clause,
        plan: Plan,
        parts: Sequence[str],
        story: Story,
        focus: Focus,
        thread: Thread,
    ) -> tuple[Results, Focus]:
        """Return each of `parts` of `question` with its result, and the focus after the last.

        `plan` is that of the whole question.
        """
        results: list[tuple[str, Result]] = []
        asked: Plan | None = None
        documents = focus.documents
        compares = isinstance(plan, Compare)
        for place, part in enumerate(parts):
            plan = self._read(part) if parts[1:] else plan
            if results and isinstance(plan, Cited):
                continue  # “…, tại điều nào”: what is told before says it, or nothing does
            of_itself = isinstance(asked, Relations) and isinstance(plan, Lookup)
            if isinstance(plan, Compare) and not compares:
                plan = Passages(part)  # what a part compares, the whole would
            if (is_told(part, results, self._knowledge) and not of_itself) or asks_for_source(
                part, plan, results
            ):
                continue
            if results and (says_how(plan) or asks_if_over(plan, results[-1][1])):
                continue
            if place and (is_of_a_place(plan) or _asks_who_spoke(part)):
                # Who spoke, or what was said, for the place that was asked of before.
                plan = self._read(f"{part} {place_named(' . '.join(parts[:place]))}")
            if isinstance(plan, Passages) and (year := year_of(part, parts[:place])):
                part = f"{part} {year}"
                plan = self._read(part)
            if isinstance(asked, Relations) and isinstance(plan, Lookup) and is_spoken(plan):
                own = {*documents, *documents_named(parts[place - 1], self._knowledge)}
                if not asked.to_it:  # “thực hiện nghị quyết nào, ban hành ngày nào”: of itself
                    plan = replace(plan, target=named_by(asked))
                elif own.issuperset(focus.documents):
                    # “Văn bản nào thay nó, ban hành ngày nào”: of one that the store lacks.
                    part = f"{said_of(parts[place - 1], results)}, {part}"
                    plan = Passages(part, named_by(asked))
            whole, label = part, parts[place]
            if head := self._accounting.head_of(part):
                part, plan = head
            before = focus = thread.focused(part, plan, focus)
            asked, documents = plan, focus.documents
            near = self._beside(part, plan, results)
            if near:
                results.append((part, near))
                continue
            context = "" if results else question.context
            if story and not results and not context and goes_on(part):
                context = story[0]
            answer = thread.answer(part, context, plan, story, focus)
            answer = answer or self._in_turn(question, part, plan, story, focus, results)
            if is_refused(answer[0]) and (bare := bare_in(part)).rest:
                # What it asks besides may be what no text tells.
                by_itself = self._read(bare.head)
                alone = thread.answer(bare.head, context, by_itself, story, before)
                alone = alone or self._in_turn(
                    question, bare.head, by_itself, story, before, results
                )
                if not is_refused(alone[0]):
                    label = part = bare.head
                    answer, plan = alone, by_itself
            result, focus = answer
            thread.follow(part, plan, result, focus)
            if not _is_chat(result):  # “có phải vậy không” is told by the rest
                results.append((label, _decided(part, plan, result)))
                results += self._accounting.rest(whole, plan, result, before, focus)
        return results, focus

    def _beside(self, part: str, plan: Plan, results: Results) -> Found | None:
        """Return the clause beside the last answer that says what `part` asks, naming nothing."""
        if not results or not isinstance(plan, Passages | Define | Elapsed):
            return None
        if names_something(part, self._knowledge):
            return None
        return beside(part, results[-1][1], self._knowledge)

    def _of_answered(self, results: Results, focus: Focus) -> Results:
        """Return `results`, each refused part asked again of what the others were answered from.

        A part that names nothing is most likely on the one document that the others are on.
        """
        quotes = [q for _, one in results if isinstance(one, Found) for q in one.quotes]
        documents = {quote.document.id: quote.document for quote in quotes}
        if len(documents) != 1:
            return results
        (document,) = documents.values()
        told: list[tuple[str, Result]] = []
        for part, result in results:
            if is_refused(result) and not names_something(part, self._knowledge):
                plan = self._read(part)
                of_it = named(document)
                asked: Plan = Passages(part, of_it)
                if isinstance(plan, Lookup) and is_spoken(plan) and document.number:
                    asked = replace(plan, target=of_it)
                again, _ = self._turn(part, asked, focus)
                is_sure = surely_answers(part, again) or share_said(part, again) >= _SAME
                is_sure |= not isinstance(asked, Passages)
                result = again if is_sure and not is_refused(again) else result
            told.append((part, result))
        return told

    def _refused(
        self, question: Clause, plan: Plan, story: Story, focus: Focus, results: Results
    ) -> Answered:
        """Return the answer to `question` as a whole, or what is missing of each of its parts."""
        whole, after = self._one(question, plan, story, focus)
        if not is_refused(whole) or len(question.text.split()) <= _LONGEST:
            return whole, after
        return all_missing(results, whole, after), after

    def _in_turn(
        self,
        question: Clause,
        part: str,
        asked: Plan,
        story: Story,
        focus: Focus,
        results: Results,
    ) -> Answered:
        """Answer `part`, read as `asked`: of what the one before was on, where that is known."""
        said = tuple(each for each, _ in reversed(results))
        if results and not is_refused(results[-1][1]):
            result, after = self._turn(part, asked, focus)
            if not is_refused(result):
                return result, after
            if not story:
                # What the part before is on, its answer may not name.
                again = self._one(replace(question, text=part, context=said[0]), asked, said, focus)
                return again if surely_answers(part, again[0]) else (result, after)
        is_told = results and not all(is_refused(result) for _, result in results)
        context = "" if is_told else question.context
        before = (*said, *story) if story else ()
        return self._one(replace(question, text=part, context=context), asked, before, focus)


def _decided(part: str, plan: Plan, result: Result) -> Result:
    """Return `result` of `part`, read as `plan`; a passage for “yes or no” must have half of it.

    Beside other answers one that says something else would be taken for a yes.
    """
    if not (isinstance(plan, Passages) and plan.claim and isinstance(result, Found)):
        return result
    is_verdict = any(line.key.startswith("claim.") for line in result.before)
    said = is_verdict or share_said(part, result) >= _ON_IT
    return result if said else Nothing((Line("missing"),))


def _asks_who_spoke(part: str) -> bool:
    return "person" in expectation_of(part).kinds and is_of_speech(part)


def _asks_by_itself(part: str) -> bool:
    """Tell whether `part` says what it asks: “có thật không” is told by the answers beside it."""
    return bool(content_of(part, detect_language(part), light=True))


def _is_chat(result: Result) -> bool:
    """Tell whether `result` only agrees, as one does to what asks nothing: “dạ vâng”."""
    return isinstance(result, Said) and result.lines[0].key in _CHAT
