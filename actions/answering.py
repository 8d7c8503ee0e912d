"""Answering: one question, as it was read, answered from the store and remembered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from actions.about import main_points, whole_of, with_title
from actions.advice import as_advice
from actions.answer import Answer, AnswerStatus
from actions.answered import city_of
from actions.brevity import in_short
from actions.changes import subject_of
from actions.continuation import names_again
from actions.conversation import Focus
from actions.disputes import disputes
from actions.executing.context import Context
from actions.executing.result import Ambiguous, Found, Joined, Line, Nothing, Quote, Result, Said
from actions.executing.run import execute
from actions.following import resolve
from actions.inquiry import asks_of_several
from actions.knowledge import Knowledge
from actions.persons import person_named, persons_after
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Choice,
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
    Repeat,
    Several,
    SmallTalk,
    Spoken,
)
from actions.related import on_related
from actions.remarks import is_remark, may_chat
from actions.remembering import remember
from actions.rest import asks_for_rest
from actions.targeting import documents_of, named
from actions.told_again import cited_passages
from actions.topics import meaning, occurrences, place_named, without, years_in
from actions.wording.say import word
from index.lexicon.gazetteer import find_places
from index.text.folding import fold, syllables
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
        tells_rest = goes_on or asks_for_rest(plan, text, focus)
        shown = focus.shown if tells_rest else _quoted(plan, text, focus)
        asked_in = replace(focus, language=_asked_in(plan, read, focus))
        plan, result = self._found(text, read, plan, shown, asked_in)
        kept = "" if isinstance(read, Continue) else text
        after = remember(focus, kept, plan, result, self.worded(result, focus))
        if goes_on and after.plan != focus.plan:  # more of what was asked: it stays the question
            after = replace(after, plan=focus.plan, shown=(*focus.shown, *after.shown))
        elif tells_rest and not goes_on:  # “xem thêm” then leaves out what was told before, too
            after = replace(after, shown=(*focus.shown, *after.shown))
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
        if disputes(read, text, focus) and not _is_of_another(plan, focus):
            cited = Cited()
            return cited, Joined((Said((Line("hold"),)), self._execute(cited, (), focus)))
        if isinstance(plan, Several):  # “bàn về gì, còn dùng không”
            each = (main_points(one, text) or one for one in plan.plans)
            plan = replace(plan, plans=tuple(each))
        if points := main_points(plan, text):
            main, titled = self._execute(points, (), focus), self._execute(plan, (), focus)
            if isinstance(main, Found) and main.status is AnswerStatus.ANSWERED:
                return points, with_title(main, titled)
        if here := self._of_city(plan, shown, focus):
            return here
        result = self._execute(plan, shown, focus)
        if isinstance(read, Change) and (meant := _of_last_document(result, focus)):
            plan, result = meant.plan, self._execute(meant.plan, shown, focus)
        if whole := whole_of(result, text, focus.language or "vi"):
            return whole, self._execute(whole, (), focus)
        if _is_guess(read, plan) and isinstance(result, Nothing):
            other = self._execute(read, (), focus)
            if isinstance(other, Found) or _is_out_of_scope(other):
                return read, other
        if isinstance(result, Nothing) and (led := self._of_cited(read, plan, focus)):
            return led
        if isinstance(result, Nothing) and (told := self._of_last(read, plan, focus)):
            return told
        if isinstance(read, Change) and isinstance(result, Nothing):
            if told := self._of_any_year(plan, read, focus):
                return told
            return plan, self._known_besides(read, focus) or result
        searched = not isinstance(plan, Lookup)
        if searched and _asks_why(read, text, focus) and not _says_why(result):
            return plan, Nothing((Line("no_reason"),))
        if not isinstance(plan, Compare | Repeat) and _is_told_again(result, focus):
            return plan, self._said_of(plan, read, focus) or result
        language = focus.language or "vi"
        if isinstance(result, Nothing) and may_chat(read) and is_remark(text, language):
            chat = SmallTalk("remark")
            return chat, self._execute(chat, (), focus)
        return plan, as_advice(text, plan, result)

    def _of_city(
        self, plan: Plan, shown: tuple[str, ...], focus: Focus
    ) -> tuple[Plan, Result] | None:
        """Return whether what `plan` claims of no place is so in the city that is spoken of.

        “Thế người dân có định danh điện tử hết chưa” goes on about Hải Phòng.
        """
        match plan:
            case Passages(target=Anything(), about="", claim=str(claim)) if claim:
                city = place_named(focus.subject)
                if not city or place_named(claim) or person_named(claim, self._knowledge):
                    return None
                of_it = replace(plan, about=city)
                told = self._execute(of_it, shown, focus)
                quotes = told.quotes if isinstance(told, Found) else ()
                says = [f"{each.passage.heading} . {each.words}" for each in quotes]
                is_known = isinstance(told, Found) and told.status is AnswerStatus.ANSWERED
                if is_known and any(city in each for each in says):
                    return of_it, told
        return None

    def _of_cited(self, read: Plan, plan: Plan, focus: Focus) -> tuple[Plan, Result] | None:
        """Return what a passage that was cited says of `plan`, which leaves its subject to it.

        “Rồi thương mại điện tử thì mấy %?”: what is too little for a search is clear beside it.
        """
        if not (isinstance(plan, Passages) and _leans(read, plan)) or plan.claim:
            return None
        asked_places = find_places(fold(f"{plan.about} . {plan.text}"))
        for document, passage in cited_passages(focus, self._knowledge):
            said = f"{passage.heading} . {passage.text}"
            if not asked_places <= find_places(fold(said)):
                continue  # what is told of one city is not told of another
            if set(meaning(plan.text)).isdisjoint(syllables(said)):
                continue
            asked = replace(plan, target=named((document,)), about="", led=passage.id)
            if isinstance(told := self._execute(asked, (), focus), Found):
                return replace(asked, led=""), told
        return None

    def _of_last(self, read: Plan, plan: Plan, focus: Focus) -> tuple[Plan, Result] | None:
        """Return what the one document spoken of answers to `plan`, which no text answers alone.

        “2025 Việt Nam đứng thứ mấy ASEAN?”, of the strategy that was asked about.
        """
        match read, plan:
            case Passages(target=Anything(), fields=(), claim=""), Passages(target=Anything()):
                is_open = not (place_named(plan.text) or plan.about or focus.unknown)
            case _:
                is_open = False
        spoken = [e for e in self._knowledge.retriever.documents if e.id in focus.documents]
        if not is_open or len(spoken) != 1 or not spoken[0].number:
            return None
        asked = replace(cast(Passages, plan), target=named(spoken))
        told = self._execute(asked, (), focus)
        is_told = isinstance(told, Found) and told.status is AnswerStatus.ANSWERED
        return (asked, told) if is_told else None

    def _of_any_year(self, plan: Plan, change: Change, focus: Focus) -> tuple[Plan, Result] | None:
        """Return what the document of `change` tells of other years than the last question's.

        “Nghị quyết 57 thì sao?”, after what another one wants by 2025.
        """
        years = years_in(plan.text) if isinstance(plan, Passages) else []
        if not (isinstance(plan, Passages) and years) or years_in(change.text):
            return None
        asked = replace(plan, text=without(plan.text, years))
        told = self._execute(asked, (), focus)
        if not isinstance(told, Found):
            return None
        year = plan.text[slice(*years[0])]
        return asked, replace(
            told, before=(Line("change.other_year", {"year": year}), *told.before)
        )

    def _said_of(self, plan: Plan, read: Plan, focus: Focus) -> Result | None:
        """Return what else is said where `plan` only finds what was shown; None where that will do.

        Of one of the things that a sentence lists its meaning is told, where a text says it; of
        “why?” that no text does.
        """
        if read == Ask("ask_whole") and plan != focus.plan:
            return Nothing((Line("nothing_more"),))
        item = _item_of(plan, focus)
        if not item:
            return None
        for document, passage in cited_passages(focus, self._knowledge):
            told = (passage.text[start:end] for start, end in passage.sentences)
            if beside := next((each for each in told if _tells_of(each, item)), ""):
                return Found((Quote(document, passage, beside),))
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
            focus.sourced,
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
    language = focus.language or "vi"
    if not isinstance(plan, Lookup) or asks_of_several(text, language):
        return ()
    if "takes_part" in concepts_in(text, language) and not focus.subject:
        return ()  # “who spoke there?” is of the event
    of_points = isinstance(focus.plan, Overview | Enumerate | Compare)
    return focus.shown[:1] if of_points else focus.shown[-1:]


def _tells_of(sentence: str, item: str) -> bool:
    """Tell whether `sentence`, which does not list `item`, has all its words."""
    is_listed = bool(occurrences(item, sentence))
    return not is_listed and set(syllables(item)) <= set(syllables(sentence))


def _leans(read: Plan, plan: Passages) -> bool:
    """Tell whether the conversation gave `plan` its document or its subject."""
    if not isinstance(read, Passages) or read.about:
        return False
    is_open = isinstance(read.target, Anything | Spoken)
    return is_open and (bool(plan.about) or isinstance(plan.target, Named))


def _of_last_document(result: Result, focus: Focus) -> Choice | None:
    """Return the one of several readings of a changed question that is of the last document.

    “Thế 2025?”, after what one text wants by 2030, is of that text.
    """
    if not isinstance(result, Ambiguous) or len(focus.documents) != 1:
        return None
    fitting = [one for one in result.choices if documents_of(one.plan) == focus.documents]
    return fitting[0] if len(fitting) == 1 else None


def _is_of_another(plan: Plan, focus: Focus) -> bool:
    """Tell whether `plan` is of a document that was not spoken of last: “không phải, 749 cơ”."""
    return not set(documents_of(plan)) <= set(focus.documents)


def _is_out_of_scope(result: Result) -> bool:
    return isinstance(result, Nothing) and result.status == AnswerStatus.OUT_OF_SCOPE


def _is_guess(read: Plan, plan: Plan) -> bool:
    """Tell whether the conversation gave `plan` its document, and `read` may do without."""
    return (
        isinstance(read, Passages)
        and isinstance(read.target, Anything)
        and not read.whether  # “mở rộng ra cả nước chưa?” is of what was told
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
