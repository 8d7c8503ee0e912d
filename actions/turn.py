"""turn(): one message of a conversation, from its words to the answer and the new focus."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from actions.answer import Answer, AnswerStatus
from actions.changes import subject_of
from actions.conversation import Focus
from actions.emergencies.answers import danger_answer
from actions.emergencies.emergency import (
    answer_to_danger,
    emergency_answer,
    emergency_numbers,
    is_danger_question,
)
from actions.executing.context import Context
from actions.executing.result import Found, Joined, Line, Nothing, Result, Said
from actions.executing.run import execute
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause, clauses, parts_of
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Compare,
    Continue,
    Enumerate,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    SmallTalk,
    Spoken,
)
from actions.reading.speech import language_of
from actions.reading.typed import type_message
from actions.referents import Referents
from actions.remembering import remember
from actions.retelling import document_described, documents_named, retold, story_before
from actions.topics import place_named, places_in
from actions.wording.say import word
from index.text.folding import has_diacritics
from index.text.language import Language

_IN_DANGER = Ask("danger")
"""What waits while it is asked whether anyone is in danger."""
_GIBBERISH = SmallTalk("gibberish")
_LONGEST_UNMARKED = 15  # words of a question without its mark beside one that has it
Turn = tuple[Answer, Focus]


def turn(
    message: str, focus: Focus, intents: Mapping[str, float], knowledge: Knowledge, today: date
) -> Turn:
    """Answer `message`, of `today`, in a conversation that speaks of `focus`.

    `intents` are the probabilities of what the dialogue engine takes it for, or empty. The focus
    returned is what the conversation speaks of then.
    """
    if urgent := urgent_turn(message, focus):
        return urgent[0], _mentioning(message, urgent[1], knowledge)
    kept = focus.language
    focus = _heard(message, focus)
    choice = Referents(focus, knowledge).titled(message)
    likeliest = max(intents, key=lambda name: intents[name], default="")
    suspected = likeliest == "emergency"
    danger = None if choice else danger_answer(message, knowledge.retriever, is_suspected=suspected)
    if danger:
        pending = _IN_DANGER if is_danger_question(danger) else None
        return danger, replace(_mentioning(message, focus, knowledge), pending=pending)
    asking = _Asking(intents, knowledge, today)
    if choice:
        return asking.ask_one(message, choice.plan, focus)
    return asking.ask(message, focus, kept)


def urgent_turn(message: str, focus: Focus) -> Turn | None:
    """Answer a message that names a danger, or that replies whether there is one; None for others.

    It needs no store, and so no one waits for it.
    """
    if emergency_numbers(message):
        heard = _on_place(message, _heard(message, focus))
        return emergency_answer(message), replace(heard, pending=None)
    if focus.pending == _IN_DANGER:
        said = answer_to_danger(message, focus.language or "vi")
        return (said, replace(focus, pending=None)) if said else None
    return None


def _mentioning(message: str, focus: Focus, knowledge: Knowledge) -> Focus:
    """Return `focus` on the document, or the city, that `message` names last.

    What was taken for a danger may have asked of it, and what is asked next leaves it out.
    """
    found = [each for each in knowledge.finder.find(message) if len(each.matches) == 1]
    if not found or any(place > found[-1].span for place in places_in(message)):
        return _on_place(message, focus)
    documents = (found[-1].matches[0].id,)
    return replace(focus, documents=documents, provision=None, subject="", unknown=None)


def _on_place(message: str, focus: Focus) -> Focus:
    """Return `focus` on the city that `message` names last; `focus` itself where it names none."""
    places = [message[start:end] for start, end in places_in(message)]
    if has_diacritics(message):
        places = [place for place in places if place[0].isupper()]  # “nhất bạn” is no Nhật Bản
    if not places:
        return focus
    return replace(focus, documents=(), provision=None, subject=places[-1], unknown=None)


def _heard(message: str, focus: Focus) -> Focus:
    """Return `focus` in the language of `message`, with no danger in doubt any more."""
    pending = None if focus.pending == _IN_DANGER else focus.pending
    return replace(focus, language=language_of(message, focus.language), pending=pending)


class _Asking:
    """Asks the questions of one message, one after the other."""

    def __init__(
        self,
        intents: Mapping[str, float],
        knowledge: Knowledge,
        today: date,
    ) -> None:
        self._intents, self._knowledge, self._today = intents, knowledge, today
        self._off_topic = max(intents, key=lambda name: intents[name], default="") == "out_of_scope"
        self._reader = Reader(knowledge)

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
            plan = self._reader.read(question.text, self._today, self._intents)
            if plan == _GIBBERISH:
                focus = replace(focus, language=kept)
            story = story_before(question, told)
            if question.context:
                plan, focus = self._with_context(plan, question, story, focus)
            before, (result, focus) = focus, self._result(question.text, plan, focus)
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
        return self._worded(said[0] if len(said) == 1 else Joined(tuple(said)), focus), focus

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
            result, after = self._result(part, plan, leaning)
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
            result, after = self._result(question.text, other, focus)
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
        result, focus = self._result(text, plan, focus)
        return self._worded(result, focus), focus

    def _result(self, text: str, read: Plan, focus: Focus) -> tuple[Result, Focus]:
        plan = resolve(read, text, focus, self._knowledge)
        goes_on = isinstance(read, Continue) and read.how in ("more", "detail")
        shown = focus.shown if goes_on else self._quoted(plan, focus)
        result = self._execute(plan, shown, focus)
        if _is_guess(read, plan) and isinstance(result, Nothing):
            other = self._execute(read, (), focus)
            if isinstance(other, Found) or _is_out_of_scope(other):
                plan, result = read, other
        if isinstance(read, Change) and isinstance(result, Nothing):
            result = self._known_besides(read, focus) or result
        kept = "" if isinstance(read, Continue) else text
        after = remember(focus, kept, plan, result, self._worded(result, focus))
        if isinstance(read, Continue) and read.how == "again" and focus.questions:
            last = Line("last_question", {"question": focus.questions[0]})
            result = Joined((Said((last,)), result))
        return result, after

    def _known_besides(self, change: Change, focus: Focus) -> Result | None:
        """Return what is known of the subject of `change`, of which the last question is not.

        None where it is no subject. No more of it is promised: “xem thêm” asks for more of what was
        asked.
        """
        subject = subject_of(change)
        told = self._execute(Overview(subject=subject), (), focus) if subject else None
        if not isinstance(told, Found):
            return told if place_named(subject) else None
        lacking = Line("change.known_besides", {"what": told.subject or subject})
        return replace(told, status=AnswerStatus.PARTIAL, before=(lacking,), rest=0)

    @staticmethod
    def _quoted(plan: Plan, focus: Focus) -> tuple[str, ...]:
        """Return what was quoted last, for who said it; of several points the first."""
        if not isinstance(plan, Lookup):
            return ()
        of_points = isinstance(focus.plan, Overview | Enumerate | Compare)
        return focus.shown[:1] if of_points else focus.shown[-1:]

    def _execute(self, plan: Plan, shown: tuple[str, ...], focus: Focus) -> Result:
        context = Context(
            self._knowledge,
            self._today,
            focus.language or "vi",
            self._off_topic,
            shown,
            focus.citations,
            focus.spoken,
            focus.turns,
        )
        return execute(plan, context)

    def _worded(self, result: Result, focus: Focus) -> Answer:
        return word(result, focus.language or "vi", self._today)


def _is_told(question: Clause, text: str) -> bool:
    """Tell whether `question` may be a story: long and unmarked, where `text` marks another."""
    is_long = len(question.text.split()) > _LONGEST_UNMARKED
    return is_long and "?" in text and "?" not in question.text


def _is_refused(result: Result) -> bool:
    is_found = isinstance(result, Found) and result.status is not AnswerStatus.NOT_FOUND
    return not is_found and isinstance(result, Found | Nothing)


def _is_out_of_scope(result: Result) -> bool:
    return isinstance(result, Nothing) and result.status == AnswerStatus.OUT_OF_SCOPE


def _is_guess(read: Plan, plan: Plan) -> bool:
    """Tell whether the conversation gave `plan` its document, and `read` may do without."""
    return (
        isinstance(read, Passages)
        and isinstance(read.target, Anything)
        and isinstance(plan, Passages)
        and isinstance(plan.target, Named)
    )
