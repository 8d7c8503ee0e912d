"""Asking: the questions of one message, one after the other, each with the story around it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from actions.answering import Answering
from actions.beside import beside_others
from actions.conversation import Focus, Turn
from actions.described_persons import described_person
from actions.disputing import Disputing
from actions.each_place import each_place, of_each_place
from actions.elsewhere import kinds
from actions.executing.result import Joined, Nothing, Result
from actions.happening import when_and_where
from actions.knowledge import Knowledge
from actions.mentioning import mentioning, names_something
from actions.occasions import without_occasion
from actions.part_subjects import asks_for_source
from actions.parted import Parted
from actions.parts_told import surely_answers
from actions.pronouns import with_names
from actions.reading.clauses import Clause, clauses
from actions.reading.frames import Reader
from actions.reading.inversion import straight
from actions.reading.mending import mend
from actions.reading.plan import (
    Anything,
    Ask,
    Cited,
    Elsewhere,
    Enumerate,
    Passages,
    Plan,
    SmallTalk,
)
from actions.reading.questions import parts_of
from actions.reading.roles import asks_advice, content_of
from actions.reading.typed import type_message
from actions.refusing import is_refused, once
from actions.retelling import story_before
from actions.returning import returning
from actions.storied import Storied, leans_on_story
from actions.story_documents import StoryDocuments
from actions.years import each_year, tells_years
from index.question.kinds import answer_kinds
from index.text.language import Language, detect_language

_GIBBERISH, _ABUSE = SmallTalk("gibberish"), SmallTalk("abuse")
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
        self._answering = Answering(intents, knowledge, today, spoken)
        self._disputing = Disputing(self._reader, knowledge, today, self._answering.answer)
        self._documents = StoryDocuments(self._reader, knowledge, today)
        self._storied = Storied(self._reader, knowledge, today, self._answering.answer)

    def ask(self, message: str, focus: Focus, kept: Language | None) -> Turn:
        """Answer every question of `message`; its courtesies only where it asks nothing.

        Of a question that has no answer beside one that has, what is missing is said in a line.
        What makes no sense is in no language: that of the conversation so far, `kept`, stays.
        """
        # A slash before the words is a habit of chat programs, and part of no number.
        message = message.lstrip("/ ") or message
        text = straight(type_message(message, partial(mend, knowledge=self._knowledge)).read)
        if not any(character.isalnum() for character in text):
            return self.ask_one(text, Ask("say_something"), focus)
        told = of_each_place(clauses(text))
        questions = [clause for clause in told if clause.role == "question"]
        answers: list[tuple[Clause, Result]] = []
        refusals: list[Result] = []
        courtesies: list[Result] = []
        for asked in questions:
            question = self._of_event(self._without_abuse(asked), focus)
            story = story_before(asked, told)
            focus = self._on_told(asked, told, focus)
            question, focus = self._gone_back(question, focus)
            named = self._with_names(question, focus)
            # What the dialogue engine thinks is of the words as they were typed.
            intents = self._intents if named == question else {}
            question = named
            tells_first = bool(story) and not focus.citations
            plan = self._read(question.text, intents, tells_first)
            if plan == _GIBBERISH:
                focus = replace(focus, language=kept)
            read = partial(self._read, intents={}, tells_first=tells_first)
            before = [(each.text, one) for each, one in answers]
            if question.context and all(
                asks_for_source(part, self._read(part, {}, tells_first), before)
                for part in parts_of(question.text)
            ):
                continue  # “nó nằm ở điều nào”: the answer before says it
            parted = Parted(read, self._one, self._answering.answer, self._asks_us, self._knowledge)
            plan = self._storied.of_day(plan, question, story)
            of = self._documents.of(question, story, [one for _, one in answers])
            result, focus = parted.answer(question, plan, story, focus, of)
            if isinstance(plan, SmallTalk) and len(questions) > 1:
                courtesies.append(result)
            elif _is_told(question, text) and isinstance(result, Nothing):
                refusals.append(result)
            else:
                answers.append((question, result))
        marked = [each for each in answers if "?" in each[0].text or not is_refused(each[1])]
        said = once(self._each(marked or answers, focus)) or refusals or courtesies
        return self._answering.worded(
            said[0] if len(said) == 1 else Joined(tuple(said)), focus
        ), focus

    def _each(self, answers: Sequence[tuple[Clause, Result]], focus: Focus) -> list[Result]:
        """Return the results of `answers`, in place of a refusal beside an answer what is missing.

        What a story only wonders, “sao khổ vậy”, asks for nothing that could be missing.
        """
        if all(is_refused(result) for _, result in answers):
            return [result for _, result in answers]
        results: list[Result] = []
        for place, (question, result) in enumerate(answers):
            asks = not question.context or self._storied.asks_for_something(question.text)
            asks |= asks_advice(question.text, focus.language or "vi")
            asks &= not place or bool(content_of(question.text, focus.language or "vi"))
            if asks or not is_refused(result):
                results.append(beside_others(question.text, result, focus, place))
        return results

    def _read(self, text: str, intents: Mapping[str, float], tells_first: bool) -> Plan:
        """Return the likeliest plan of `text`.

        A message that `tells_first` a story, before we cited anything, asks for no source of ours:
        “which text must I follow now” is of what it tells.
        """
        plan = self._reader.read(text, self._today, intents)
        if isinstance(plan, Passages) and plan.target == Anything() and not plan.claim:
            language = detect_language(text)
            plan = when_and_where(text, language, self._knowledge) or plan
        if not (tells_first and isinstance(plan, Cited)):
            return plan
        others = self._reader.readings(text, self._today, intents)
        return next((each.plan for each in others if not isinstance(each.plan, Cited)), plan)

    def _one(
        self, question: Clause, plan: Plan, story: tuple[str, ...], focus: Focus
    ) -> tuple[Result, Focus]:
        """Answer `question`, which may leave something to its `story`, the nearest first."""
        told = story[::-1]
        if self._disputing.asks_who(question.text):
            judged = self._disputing.judged(told, question.text, focus)
        elif story and self._disputing.asks_whether(question.text):
            judged = self._disputing.confirmed(told, focus)
        else:
            judged = None
        if judged:
            return judged
        claimed = bool(story) and self._storied.says_who_claims(plan)
        if not (question.context or claimed or leans_on_story(question, story)):
            whole = self._answering.answer(question.text, plan, focus)
            is_open = isinstance(plan, Passages) and not plan.claim
            years = each_year(question.text) if is_open else ()
            tells_all = not years[1:] or tells_years(whole[0], years)
            whole = whole if tells_all else self._of_each(years, whole, focus)
            places = each_place(question.text) if is_open and _asks_each(plan, whole[0]) else ()
            whole = self._of_each(places, whole, focus) if places[1:] else whole
            if not (story and is_open and is_refused(whole[0])):
                return whole
            # What it leaves out, its story may say, though it does not show that.
            told_of = self._storied.answer(question, plan, story, focus)
            return told_of if surely_answers(question.text, told_of[0]) else whole
        result = self._storied.answer(question, plan, story, focus)
        if story and is_refused(result[0]):
            return self._disputing.told(told, question.text, focus) or result
        return result

    def _asks_us(self, question: str) -> bool:
        """Tell whether `question` is of the assistant: “bạn biết tới ngày nào”."""
        return self._reader.mentions(question, self._today).has("addressee")

    def _of_each(
        self, texts: Sequence[str], whole: tuple[Result, Focus], focus: Focus
    ) -> tuple[Result, Focus]:
        """Answer each of `texts`, one a year or place; the `whole` question where none answers."""
        results: list[Result] = []
        after = focus
        for text in texts:
            result, after = self._answering.answer(text, self._read(text, {}, False), after)
            results.append(result)
        told = once(results)
        if all(map(is_refused, results)):
            return whole
        return (told[0] if len(told) == 1 else Joined(tuple(told))), after

    def tells_no_danger(self, message: str) -> bool:
        """Tell whether `message` is on a trouble of the house alone, “mất nước”, or abuses us."""
        text = type_message(message, partial(mend, knowledge=self._knowledge)).read
        asked = [one.text for one in clauses(text) if one.role == "question"]
        plans = [self._reader.read(one, self._today, self._intents) for one in asked]
        return all(map(_is_no_danger, plans))

    def _on_told(self, question: Clause, told: Sequence[Clause], focus: Focus) -> Focus:
        """Return `focus` on what the message names before `question`, where this names nothing.

        “Go back to Nevers. Who does it serve?”
        """
        if question.context or names_something(question.text, self._knowledge):
            return focus
        before = [each.text for each in told[: told.index(question)] if each.role != "question"]
        return mentioning(" . ".join(before), focus, self._knowledge) if before else focus

    def _without_abuse(self, question: Clause) -> Clause:
        """Return `question` without what only abuses us before it: “đồ ngu, Nevers ở đâu”."""
        before, comma, rest = question.text.partition(",")
        asks = answer_kinds(rest, "vi") or names_something(rest, self._knowledge)
        if not (comma and asks) or self._read(before, {}, False) != _ABUSE:
            return question
        return replace(question, text=rest.strip())

    def _of_event(self, question: Clause, focus: Focus) -> Clause:
        """Return `question` without the day and place that only say which event it is on."""
        language = focus.language or "vi"
        mentions = self._reader.mentions(question.text, self._today)
        plain = without_occasion(mentions, language, self._knowledge)
        if plain == question.text:
            return question
        is_searched = isinstance(self._read(question.text, {}, False), Enumerate | Passages)
        return replace(question, text=plain) if is_searched else question

    def _gone_back(self, question: Clause, focus: Focus) -> tuple[Clause, Focus]:
        """Return `question` without the words that go back to what was spoken of before, if any."""
        if question.context or names_something(question.text, self._knowledge):
            return question, focus
        gone = returning(question.text, focus, focus.language or "vi", self._knowledge)
        return (replace(question, text=gone[0]), gone[1]) if gone else (question, focus)

    def _with_names(self, question: Clause, focus: Focus) -> Clause:
        """Return `question` with the names of those whom the conversation has spoken of.

        Of whom a message itself tells, “có ông chủ tịch vùng bên Pháp”, the conversation is not
        asked.
        """
        language = focus.language or "vi"
        if question.context:
            told = described_person(question.context, language, self._knowledge)
            of_story = Focus(persons=(told[1],)) if told else None
            text = question.text
            text = with_names(text, of_story, language, self._knowledge) if of_story else text
            return question if text == question.text else Clause(text, question.role)
        return replace(question, text=with_names(question.text, focus, language, self._knowledge))

    def ask_one(self, text: str, plan: Plan, focus: Focus) -> Turn:
        """Answer `plan`, which `text` stands for."""
        result, focus = self._answering.answer(text, plan, focus)
        return self._answering.worded(result, focus), focus


def _asks_each(plan: Plan, result: Result) -> bool:
    """Tell whether `plan`, answered by `result`, may be of each of its places: “ai phát biểu”."""
    return is_refused(result) or (isinstance(plan, Passages) and plan.fields == ("speaker",))


def _is_told(question: Clause, text: str) -> bool:
    """Tell whether `question` may be a story: long and unmarked, where `text` marks another."""
    is_long = len(question.text.split()) > _LONGEST_UNMARKED
    return is_long and "?" in text and "?" not in question.text


def _is_no_danger(plan: Plan) -> bool:
    if isinstance(plan, Elsewhere):
        return kinds()[plan.topic].household
    return plan == _ABUSE
