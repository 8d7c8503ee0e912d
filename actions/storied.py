"""Storied: answer a question that leaves its subject to the story around it.

A story may name the subject, describe it, “a port city in France”, or tell it piece by piece. What
the story is on is found by the search (told.py), and the question is asked of that (retelling.py);
where that gives no answer, it is asked as it stands.
"""

from dataclasses import replace
from datetime import date

from actions.conversation import Focus
from actions.executing.result import Result
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause
from actions.reading.contexts import goes_on
from actions.reading.frames import Reader
from actions.reading.marked_words import lowered
from actions.reading.plan import (
    Anything,
    Ask,
    Continue,
    Define,
    Enumerate,
    Lookup,
    Named,
    Passages,
    Plan,
    Several,
    SmallTalk,
    Spoken,
)
from actions.reading.roles import content_of, signs
from actions.reasking import Answered, Answering, Reasking, is_answer
from actions.retelling import (
    document_acting,
    document_described,
    documents_named,
    of_types,
    with_subject,
)
from actions.told import Told, told_of
from actions.topics import place_named
from index.question.expectations import expectation_of
from index.text.language import detect_language

# A question with one of these asks for something, and not only whether the story is so.
_TOLD_OF = ("document", "event", "number", "numeral", "period", "place", "subject", "type")
_NEAR = 2  # sentences of the story before a question
_CLAIMANT = 3  # words: “chú tôi nói”
_SPOKE = "ai phát biểu cho"  # as the sections of a report in Vietnamese are searched for
_ASKED_FOR = ("day", "field", "thing", "when", "which", "who")


def leans_on_story(question: Clause, story: tuple[str, ...]) -> bool:
    """Tell whether `question` leaves something to the `story` before it."""
    return bool(story) and bool(question.context or goes_on(question.text))


class Storied:
    """Answers the questions of one message that tells a story, each by `answering`."""

    def __init__(
        self, reader: Reader, knowledge: Knowledge, today: date, answering: Answering
    ) -> None:
        """Read by `reader`, on `today`."""
        self.reader, self.knowledge, self.today = reader, knowledge, today
        self.answering = answering
        self._reasking = Reasking(reader, knowledge, today, answering)

    def answer(
        self, question: Clause, plan: Plan, story: tuple[str, ...], focus: Focus
    ) -> tuple[Result, Focus]:
        """Answer `question`, which leaves its subject to the `story` before it, the nearest first.

        It is asked of what the story tells of, or else as it stands.
        """
        if story and self._points_back(plan, question.text):
            plan = Passages(question.text)
        told = told_of(question.text, story, self.knowledge.retriever)
        says_nothing = not content_of(question.text, detect_language(question.text))
        says_nothing |= self.says_who_claims(plan)
        asked_for = self.asks_for_something(question.text)
        if story and says_nothing and not asked_for and isinstance(plan, Passages):
            plan = Passages(story[0], claim=story[0])  # “is that so?”
        if listed := self._listed_of(question, told, focus):
            return listed
        if spoke := self._of_place(plan, question, story, told):
            answer = self.answering(spoke, self.reader.read(spoke, self.today, {}), focus)
            if is_answer(answer[0]):
                return answer
        plan = self.of_day(plan, question, story)
        if isinstance(plan, Passages) and plan.whether and expectation_of(question.text).kinds:
            plan = replace(plan, claim="", whether="")  # “có đông dân không” asks how many
        plan, leaning = self.with_context(plan, question, story, told, focus)
        result, after = self.answering(question.text, plan, leaning)
        is_named = leaning.documents != focus.documents or _names_its_own(plan)
        is_named |= isinstance(plan, Passages) and bool(plan.about)
        if not isinstance(plan, Passages) or (is_named and is_answer(result)):
            return result, after
        return self._reasking.best(plan, question, story, told, focus, (result, after))

    def asks_for_something(self, question: str) -> bool:
        """Tell whether `question` asks for a thing, a day or somebody, and not only whether."""
        return self.reader.mentions(question, self.today).has(*_ASKED_FOR)

    def says_who_claims(self, plan: Plan) -> bool:
        """Tell whether `plan` is of a claim that a story tells: “chú tôi nói đúng không?”.

        It says whose claim that is, and nothing that a text could say.
        """
        if not isinstance(plan, Passages) or not plan.claim:
            return False
        said = self.reader.mentions(plan.claim, self.today)
        return said.has("says") and not said.has(*_TOLD_OF) and len(said.content) <= _CLAIMANT

    def _points_back(self, plan: Plan, question: str) -> bool:
        """Tell whether `plan` was read from words of `question` that point at its story.

        “Nó để làm gì” asks nothing of the assistant, and “khái niệm đó” names nothing to define.
        """
        match plan:
            case Define():
                term = lowered(plan.term)
                return signs(detect_language(question)).refers.search(term) is not None
            case Continue():  # “cụ thể là bao nhiêu” is of what the story tells
                return True
            case SmallTalk():
                return self.reader.mentions(question, self.today).has("anaphor", "this")
        return False

    def _listed_of(self, question: Clause, told: Told, focus: Focus) -> Answered | None:
        """Return the list that `question` asks for of the place that the story is on, if any.

        “Thành phố đó có những dự án gì” is read as a list where it names its city.
        """
        place = next(filter(None, map(place_named, told.subjects[:1])), "")
        text = with_subject(question.text, place) if place else ""
        if not text or ": " in text:
            return None
        other = self.reader.read(text, self.today, {})
        if not isinstance(other, Enumerate):
            return None
        answer = self.answering(text, other, focus)
        return answer if is_answer(answer[0]) else None

    def _of_place(self, plan: Plan, question: Clause, story: tuple[str, ...], told: Told) -> str:
        """Return the question who spoke for the place that is told of, where `plan` asks who did.

        “Ông ấy tên là gì”, of the mayor of a city that the story describes.
        """
        if getattr(plan, "fields", ()) != ("speaker",) and not _asks_for_name(question.text):
            return ""
        places = filter(None, map(place_named, (*told.subjects, question.context, *story)))
        place = next(places, "")
        return f"{_SPOKE} {place}" if place else ""

    def of_day(self, plan: Plan, question: Clause, story: tuple[str, ...]) -> Plan:
        """Return `plan`; where “ngày nào” is all that it asks, of the day that the story tells of.

        “Chị bảo có hiệu lực từ đầu năm. Rốt cuộc là ngày nào?” is not of the day of issue.
        """
        if not isinstance(plan, Lookup) or plan.fields != ("issued",):
            return plan
        if self.reader.mentions(question.text, self.today).has("field", "issued", "signs"):
            return plan
        near = [self.reader.mentions(said, self.today) for said in story[:_NEAR]]
        begins = any(said.has("begins") for said in near)
        return replace(plan, fields=("effective",)) if begins else plan

    def with_context(
        self, plan: Plan, question: Clause, story: tuple[str, ...], told: Told, focus: Focus
    ) -> tuple[Plan, Focus]:
        """Return `plan` and `focus` with what the message itself says before `question`.

        “Nó” is a document that its context names, or else the nearest clause of the `story`; where
        neither names one, it is whatever the story is on.
        """
        leans = bool(question.context) or (bool(story) and goes_on(question.text))
        if isinstance(plan, Passages) and plan.fields and leans:
            plan = replace(plan, target=Spoken())
        is_spoken = _is_spoken(plan)
        for said in (question.context, *(story if is_spoken else ())):
            mentions = self.reader.mentions(said, self.today)
            ids = document_acting(said, mentions, self.knowledge)
            ids = ids or of_types(
                documents_named(said, self.knowledge), _types_of(plan), self.knowledge
            )
            if is_spoken and not ids:
                ids = document_described(said, mentions, self.knowledge)
            if ids:
                return plan, replace(
                    focus, documents=ids, provision=None, subject="", unknown=None, pending=None
                )
        if told.subjects and (is_spoken or isinstance(plan, Ask)):
            plan = Passages(question.text)
        if isinstance(plan, Passages) and isinstance(plan.target, Anything | Spoken):
            plan = replace(plan, text=question.whole, target=Anything())
        place = place_named(question.context)
        if place:
            focus = replace(focus, documents=(), provision=None, subject=place, unknown=None)
        return plan, focus


def _asks_for_name(question: str) -> bool:
    """Tell whether `question` asks who somebody is, and no more: “comment s'appelle-t-il”."""
    language = detect_language(question)
    asks_who = "person" in expectation_of(question).kinds
    pronoun = signs(language).pronouns.search(lowered(question))
    return asks_who and pronoun is not None and not content_of(question, language)


def _names_its_own(plan: Plan) -> bool:
    """Tell whether `plan` is on a document that the question itself names."""
    return isinstance(getattr(plan, "target", None), Named)


def _is_spoken(plan: Plan) -> bool:
    """Tell whether `plan`, or one of several, is on a document that was spoken of before."""
    plans = plan.plans if isinstance(plan, Several) else (plan,)
    return any(isinstance(getattr(one, "target", None), Spoken) for one in plans)


def _types_of(plan: Plan) -> tuple[str, ...]:
    """Return the types that `plan` calls what was spoken of by: “nghị định đó”."""
    plans = plan.plans if isinstance(plan, Several) else (plan,)
    targets = (getattr(one, "target", None) for one in plans)
    return next((one.types for one in targets if isinstance(one, Spoken) and one.types), ())
