"""Asking: the questions of one message, one after the other, each with the story around it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from actions.answer import AnswerStatus
from actions.answering import Answering
from actions.conversation import Focus, Turn
from actions.executing.result import Found, Joined, Nothing, Result
from actions.knowledge import Knowledge
from actions.mentioning import mentioning, names_something
from actions.pronouns import with_names
from actions.reading.clauses import Clause, clauses, parts_of
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.plan import Anything, Ask, Passages, Plan, SmallTalk, Spoken
from actions.reading.typed import type_message
from actions.retelling import document_described, documents_named, retold, story_before
from actions.topics import place_named
from index.text.language import Language

_GIBBERISH = SmallTalk("gibberish")
_LONGEST_UNMARKED = 15  # words of a question without its mark beside one that has it


class Asking:
    """Asks the questions of one message, of which the dialogue engine thinks `intents`."""

    def __init__(
        self,
        intents: Mapping[str, float],
        knowledge: Knowledge,
        today: date,
        spoken: Language | None,
    ) -> None:
        """Ask in a conversation in the language `spoken`."""
        self._intents, self._knowledge, self._today = intents, knowledge, today
        self._reader = Reader(knowledge, spoken=spoken)
        self._answering = Answering(intents, knowledge, today)

    def ask(self, message: str, focus: Focus, kept: Language | None) -> Turn:
        """Answer every question of `message`; its courtesies only where it asks nothing.

        Of the questions of one story those that have no answer are left out beside one that has.
        What makes no sense is in no language: that of the conversation so far, `kept`, stays.
        """
        text = type_message(message, partial(mend, knowledge=self._knowledge)).read
        if not any(character.isalnum() for character in text):
            return self.ask_one(text, Ask("say_something"), focus)
        told = clauses(text)
        questions = [clause for clause in told if clause.role == "question"]
        answers: list[Result] = []
        refusals: list[Result] = []
        courtesies: list[Result] = []
        for question in questions:
            story = story_before(question, told)
            focus = self._on_told(question, told, focus)
            named = self._with_names(question, focus)
            # What the dialogue engine thinks is of the words as they were typed.
            intents = self._intents if named == question else {}
            question = named
            plan = self._reader.read(question.text, self._today, intents)
            if plan == _GIBBERISH:
                focus = replace(focus, language=kept)
            if question.context:
                plan, focus = self._with_context(plan, question, story, focus)
            before, (result, focus) = focus, self._answering.answer(question.text, plan, focus)
            if question.context and _is_refused(result):
                result, focus = self._in_parts(question, story, before) or (result, focus)
            if isinstance(plan, Passages) and isinstance(result, Nothing):
                result, focus = self._retold(plan, question, story, before) or (result, focus)
            if isinstance(plan, SmallTalk) and len(questions) > 1:
                courtesies.append(result)
            elif (question.context or _is_told(question, text)) and isinstance(result, Nothing):
                refusals.append(result)
            else:
                answers.append(result)
        said = answers or refusals or courtesies
        return self._answering.worded(
            said[0] if len(said) == 1 else Joined(tuple(said)), focus
        ), focus

    def _on_told(self, question: Clause, told: Sequence[Clause], focus: Focus) -> Focus:
        """Return `focus` on what the message names before `question`, where this names nothing.

        “Go back to Nevers. Who does it serve?”
        """
        if question.context or names_something(question.text, self._knowledge):
            return focus
        before = [each.text for each in told[: told.index(question)] if each.role != "question"]
        return mentioning(" . ".join(before), focus, self._knowledge) if before else focus

    def _with_names(self, question: Clause, focus: Focus) -> Clause:
        """Return `question` with the names of those whom the conversation has spoken of.

        Of whom a message itself tells, the conversation is not asked.
        """
        if question.context:
            return question
        language = focus.language or "vi"
        return replace(question, text=with_names(question.text, focus, language, self._knowledge))

    def _in_parts(
        self, question: Clause, story: tuple[str, ...], focus: Focus
    ) -> tuple[Result, Focus] | None:
        """Answer the two questions that `question` may be, each with what was said before it.

        One that has no answer is left out; None where neither has one.
        """
        found: list[Result] = []
        parts = parts_of(question.text)
        for part in parts if len(parts) > 1 else ():
            plan = self._reader.read(part, self._today, self._intents)
            plan, leaning = self._with_context(plan, replace(question, text=part), story, focus)
            result, after = self._answering.answer(part, plan, leaning)
            if isinstance(result, Found):
                found.append(result)
                focus = after
        if not found:
            return None
        return (found[0] if len(found) == 1 else Joined(tuple(found))), focus

    def _retold(
        self, plan: Passages, question: Clause, story: tuple[str, ...], focus: Focus
    ) -> tuple[Result, Focus] | None:
        """Answer `question` in other words of its message; None where none has an answer."""
        for other in retold(plan, question, story):
            result, after = self._answering.answer(question.text, other, focus)
            if isinstance(result, Found) and result.status is AnswerStatus.ANSWERED:
                return result, after
        return None

    def _with_context(
        self, plan: Plan, question: Clause, story: tuple[str, ...], focus: Focus
    ) -> tuple[Plan, Focus]:
        """Return `plan` and `focus` with what the message itself says before `question`.

        “Nó” is a document that its context names, or else the nearest clause of the `story`.
        """
        is_spoken = isinstance(getattr(plan, "target", None), Spoken)
        for said in (question.context, *(story if is_spoken else ())):
            ids = documents_named(said, self._knowledge)
            if is_spoken and not ids:
                said_of = self._reader.read(said, self._today, {})
                ids = document_described(said_of, self._knowledge)
            if ids:
                return plan, replace(
                    focus, documents=ids, provision=None, subject="", unknown=None, pending=None
                )
        if isinstance(plan, Passages) and isinstance(plan.target, Anything | Spoken):
            plan = replace(plan, text=question.whole, target=Anything())
        place = place_named(question.context)
        if place:
            focus = replace(focus, documents=(), provision=None, subject=place, unknown=None)
        return plan, focus

    def ask_one(self, text: str, plan: Plan, focus: Focus) -> Turn:
        """Answer `plan`, which `text` stands for."""
        result, focus = self._answering.answer(text, plan, focus)
        return self._answering.worded(result, focus), focus


def _is_told(question: Clause, text: str) -> bool:
    """Tell whether `question` may be a story: long and unmarked, where `text` marks another."""
    is_long = len(question.text.split()) > _LONGEST_UNMARKED
    return is_long and "?" in text and "?" not in question.text


def _is_refused(result: Result) -> bool:
    is_found = isinstance(result, Found) and result.status is not AnswerStatus.NOT_FOUND
    return not is_found and isinstance(result, Found | Nothing)
