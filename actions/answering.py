"""Answering: one question, as it was read, answered from the store and remembered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from actions.answer import Answer, AnswerStatus
from actions.answered import city_of
from actions.brevity import in_short
from actions.changes import subject_of
from actions.continuation import names_again
from actions.conversation import Focus
from actions.ellipsis import asks_of_several
from actions.executing.context import Context
from actions.executing.result import Found, Joined, Line, Nothing, Result, Said
from actions.executing.run import execute
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.persons import person_named, persons_after
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Cited,
    Compare,
    Continue,
    Define,
    Enumerate,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    SmallTalk,
)
from actions.related import on_related
from actions.remarks import is_remark
from actions.remembering import remember
from actions.topics import occurrences, place_named
from actions.wording.say import word
from index.text.language import Language, detect_language


class Answering:
    """Answers plans read from one message, of which the dialogue engine thinks `intents`."""

    def __init__(
        self,
        intents: Mapping[str, float],
        knowledge: Knowledge,
        today: date,
        spoken: Language | None = None,
    ) -> None:
        """Answer in a conversation in the language `spoken`."""
        self._knowledge, self._today, self._spoken = knowledge, today, spoken
        self._off_topic = max(intents, key=lambda name: intents[name], default="") == "out_of_scope"

    def answer(self, text: str, read: Plan, focus: Focus) -> tuple[Result, Focus]:
        """Return what is found for `read`, which `text` stands for, and the focus after it."""
        plan = resolve(read, text, focus, self._knowledge)
        goes_on = isinstance(read, Continue) and read.how in ("more", "detail")
        goes_on = goes_on and not names_again(text, focus)
        shown = focus.shown if goes_on else _quoted(plan, text, focus)
        asked_in = replace(focus, language=_asked_in(plan, read, focus))
        plan, result = self._found(text, read, plan, shown, asked_in)
        kept = "" if isinstance(read, Continue) else text
        after = remember(focus, kept, plan, result, self.worded(result, focus))
        if goes_on and after.plan != focus.plan:  # more of what was asked: it stays the question
            after = replace(after, plan=focus.plan, shown=(*focus.shown, *after.shown))
        after = on_related(after, plan, result, self._knowledge)
        after = replace(after, persons=persons_after(focus, text, result, self._knowledge))
        if person_named(after.subject, self._knowledge):  # of whom `persons` knows
            after = replace(after, subject=city_of(result))
        if isinstance(read, Continue) and read.how == "again" and focus.questions:
            last = Line("last_question", {"question": focus.questions[0]})
            result = Joined((Said((last,)), result))
        if isinstance(read, Continue) and read.how == "short":
            result = in_short(result)
        return result, after

    def _found(
        self, text: str, read: Plan, plan: Plan, shown: tuple[str, ...], focus: Focus
    ) -> tuple[Plan, Result]:
        """Return what is found for `plan`, which is `read` completed, or for another plan."""
        if focus.citations and _disputes(read, text, focus):
            cited = Cited()
            return cited, Joined((Said((Line("hold"),)), self._execute(cited, (), focus)))
        result = self._execute(plan, shown, focus)
        if _is_guess(read, plan) and isinstance(result, Nothing):
            other = self._execute(read, (), focus)
            if isinstance(other, Found) or _is_out_of_scope(other):
                return read, other
        if isinstance(read, Change) and isinstance(result, Nothing):
            return plan, self._known_besides(read, focus) or result
        searched = not isinstance(plan, Lookup)
        if searched and _asks_why(read, text, focus) and not _says_why(result):
            return plan, Nothing((Line("no_reason"),))
        if _is_told_again(result, focus):
            return plan, self._said_of(plan, read, focus) or result
        language = focus.language or "vi"
        if isinstance(result, Nothing) and _may_chat(read) and is_remark(text, language):
            chat = SmallTalk("remark")
            return chat, self._execute(chat, (), focus)
        return plan, result

    def _said_of(self, plan: Plan, read: Plan, focus: Focus) -> Result | None:
        """Return what else is said where `plan` only finds what was shown; None where that will do.

        Of one of the things that a sentence lists its meaning is told, where a text says it; of
        “why?” that no text does.
        """
        if read == Ask("ask_whole"):
            return Nothing((Line("nothing_more"),))
        item = _item_of(plan, focus)
        if not item:
            return None
        defined = self._execute(Define(item), (), focus)
        if isinstance(defined, Found) and not _is_told_again(defined, focus):
            return defined
        return Nothing((Line("only_named", {"what": item}),))

    def worded(self, result: Result, focus: Focus) -> Answer:
        """Return `result` in the language of the conversation."""
        return word(result, focus.language or "vi", self._today)

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
            focus.shown,
            self._spoken,
        )
        return execute(plan, context)


def _asked_in(plan: Plan, read: Plan, focus: Focus) -> Language | None:
    """Return the language to understand `plan` in: that of its own words, said in another again."""
    words = getattr(plan, "text", "") or getattr(plan, "claim", "")
    again = isinstance(read, Continue) and read.how == "translate" and words
    return detect_language(words) if again else focus.language


def _quoted(plan: Plan, text: str, focus: Focus) -> tuple[str, ...]:
    """Return what was quoted last, for who said it; of several points the first.

    “Có mấy người phát biểu” asks for all who spoke, and not for who said that.
    """
    if not isinstance(plan, Lookup) or asks_of_several(text, focus.language or "vi"):
        return ()
    of_points = isinstance(focus.plan, Overview | Enumerate | Compare)
    return focus.shown[:1] if of_points else focus.shown[-1:]


def _disputes(read: Plan, text: str, focus: Focus) -> bool:
    """Tell whether `text` says the last answer wrong, and what would be right: “5 mới đúng”."""
    concepts = concepts_in(text, focus.language or "vi")
    if "?" in text or any(each.startswith("asks") for each in concepts):
        return False
    if "dispute" in concepts and isinstance(read, SmallTalk):
        return True
    return _may_chat(read) and not concepts.isdisjoint(("dispute", "talk.mistake"))


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


def _is_told_again(result: Result, focus: Focus) -> bool:
    """Tell whether `result` says nothing but what was shown already."""
    quotes = [quote.words for quote in result.quotes] if isinstance(result, Found) else []
    return bool(quotes) and all(any(words in told for told in focus.shown) for words in quotes)


def _asks_why(read: Plan, text: str, focus: Focus) -> bool:
    """Tell whether “tại sao?” is all that `text` asks, of the last answer."""
    asks = read == Ask("ask_whole") or read == Continue("more")
    return bool(focus.shown) and asks and "asks.why" in concepts_in(text, focus.language or "vi")


def _says_why(result: Result) -> bool:
    quotes = result.quotes if isinstance(result, Found) else ()
    return any(
        "because" in concepts_in(quote.words, detect_language(quote.words)) for quote in quotes
    )


def _item_of(plan: Plan, focus: Focus) -> str:
    """Return what `plan` asks about, where it is one of the things that the last answer listed."""
    if all(plan != choice.plan for choice in focus.choices):
        return ""
    item = plan.text if isinstance(plan, Passages) else getattr(plan, "subject", "")
    return item if any(occurrences(item, told) for told in focus.shown) else ""


def _may_chat(read: Plan) -> bool:
    """Tell whether nothing but a search stands for what was read."""
    match read:
        case Passages(target=Anything(), fields=(), claim="", text=text):
            return not place_named(text)
    return False
