"""One message at a time: who reads, executes and words it is given here; the order is turn's."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from actions import answering, asking
from actions import turn as turns
from actions.answer import Answer, AnswerStatus
from actions.conversation import Focus
from actions.emergencies.emergency import danger_question
from actions.executing.context import Context
from actions.executing.result import Ambiguous, Found, Joined, Line, Nothing, Result, Said
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import (
    Ask,
    Change,
    Continue,
    Lookup,
    Overview,
    Passages,
    Plan,
    SmallTalk,
    Spoken,
    Validity,
)
from actions.turn import turn, urgent_turn
from index.text.language import Language
from tests.days import TODAY
from tests.following import document_choices, heading_choices, ids, named, written

pytest_plugins = ["tests.knowledge"]

ND13 = written("nd13", "nghị định 13")
SIGNER, ISSUED = Lookup(Spoken(), ("signer",)), Lookup(Spoken(), ("issued",))
READ: dict[str, Plan] = {
    "ai ký?": SIGNER,
    "nghị định 13 ai ký?": Lookup(ND13, ("signer",)),
    "nghị định 13": Lookup(ND13),
    "ban hành ngày nào?": ISSUED,
    "còn hiệu lực không?": Validity(Spoken()),
    "còn nghị định 42?": Change(Lookup(named("nd42")), "nghị định 42"),
    "xem thêm": Continue("more"),
    "nãy tôi hỏi gì": Continue("again"),
    "cảm ơn nhé": SmallTalk("thank"),
    "asdkjhasd qwezxc qwrtp": SmallTalk("gibberish"),
    "chào bạn": SmallTalk("greet"),
    "thành phố đó thế nào?": Passages("thành phố đó thế nào?", Spoken()),
    "trẻ em thì sao": Passages("trẻ em thì sao"),
}


class Stage:
    """What was read and executed, in order; `results` are given instead of Found."""

    def __init__(self) -> None:
        self.read: list[tuple[str, Mapping[str, float]]] = []
        self.executed: list[tuple[Plan, Context]] = []
        self.results: dict[Plan, Result] = {}

    @property
    def plans(self) -> list[Plan]:
        return [plan for plan, _ in self.executed]

    def reader(self, knowledge: Knowledge, *, spoken: Language | None) -> "_TableReader":
        return _TableReader(self, Reader(knowledge, spoken=spoken))

    def execute(self, plan: Plan, context: Context) -> Result:
        self.executed.append((plan, context))
        if plan in self.results:
            return self.results[plan]
        if isinstance(plan, SmallTalk):
            return Said((Line(plan.topic),))
        if isinstance(plan, Ask):
            return Ambiguous(Line(plan.reason), plan.choices, plan.resume)
        return Found((), before=(Line(plan.kind),))


class _TableReader:
    def __init__(self, stage: Stage, real: Reader) -> None:
        self._stage = stage
        self.mentions = real.mentions

    def read(self, text: str, today: date, intents: Mapping[str, float]) -> Plan:
        assert today == TODAY
        self._stage.read.append((text, intents))
        return READ.get(text, Passages(text))


def words(result: Result, language: Language, today: date) -> Answer:
    """Return the keys of `result`, the language before them."""
    match result:
        case Joined(results=results):
            text = " + ".join(words(each, language, today).text for each in results)
        case Found(before=lines) | Said(lines=lines) | Nothing(reason=lines):
            text = ", ".join((line.key if not line.values else str(line.values)) for line in lines)
        case Ambiguous(reason=line):
            text = line.key
        case _:
            raise AssertionError(result)
    return Answer(AnswerStatus.ANSWERED, text, language)


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = Stage()
    monkeypatch.setattr(asking, "Reader", stage.reader)
    monkeypatch.setattr(answering, "execute", stage.execute)
    monkeypatch.setattr(answering, "word", words)
    monkeypatch.setattr(turns, "danger_answer", lambda *_, **__: None)
    return stage


Say = Callable[..., tuple[str, Focus]]


@pytest.fixture
def say(plain_knowledge: Knowledge) -> Say:
    def said(message: str, focus: Focus | None = None, **intents: float) -> tuple[str, Focus]:
        answer, after = turn(message, focus or Focus(), intents, plain_knowledge, TODAY)
        assert answer.language == (after.language or "vi")
        return answer.text, after

    return said


def test_a_question_is_read_resolved_executed_and_remembered(stage: Stage, say: Say) -> None:
    text, focus = say("nghị định 13 ai ký?", ask_document=0.9)
    assert text == "lookup"
    assert stage.read == [("nghị định 13 ai ký?", {"ask_document": 0.9})]
    assert stage.plans == [Lookup(ND13, ("signer",))]
    assert (focus.documents, focus.language) == (ids("nd13"), "vi")
    _, focus = say("ban hành ngày nào?", focus)
    assert stage.plans[-1] == Lookup(named("nd13"), ("issued",))
    say("còn nghị định 42?", focus)
    assert stage.plans[-1] == Lookup(named("nd42"), ("issued",))


def test_what_was_asked_back_is_answered_when_the_answer_comes(stage: Stage, say: Say) -> None:
    text, focus = say("ai ký?")
    assert (text, focus.pending) == ("which", SIGNER)
    _, focus = say("nghị định 13", focus)
    assert stage.plans[-1] == Lookup(ND13, ("signer",))
    assert focus.pending is None


def test_several_questions_are_answered_in_order_with_one_focus(stage: Stage, say: Say) -> None:
    text, focus = say("nghị định 13 ai ký? còn hiệu lực không?")
    assert text == "lookup + validity"
    assert stage.plans == [Lookup(ND13, ("signer",)), Validity(named("nd13"))]
    assert len(focus.questions) == 2


def test_a_courtesy_beside_a_question_is_no_answer(stage: Stage, say: Say) -> None:
    text, _ = say("chào bạn\nnghị định 13 ai ký?\ncảm ơn nhé")
    assert text == "lookup"
    assert say("cảm ơn nhé")[0] == "thank"


def test_what_the_message_says_before_its_question_is_spoken_of(stage: Stage, say: Say) -> None:
    say("Tôi nghe nói Nevers làm tốt lắm. thành phố đó thế nào?")
    plan, *_ = stage.plans  # asked in other words where that has no answer
    assert isinstance(plan, Passages)
    assert "Nevers" in plan.text + plan.about


def test_a_choice_is_taken_by_its_title_and_no_sentence_is_read(stage: Stage, say: Say) -> None:
    title = "Nevers: dân số và quy mô? Có; ai nói."
    focus = Focus(offered=heading_choices(title))
    say(title, focus)
    assert stage.read == []
    assert stage.plans == [Passages(title, named("event"))]


@pytest.mark.parametrize("message", ["", " ", "?!", "😀", "\u200b"])
def test_a_message_without_words_is_asked_for_some(message: str, stage: Stage, say: Say) -> None:
    focus = Focus(documents=ids("nd13"))
    text, after = say(message, focus)
    assert text == "say_something"
    assert after.documents == focus.documents


def test_more_is_asked_without_what_was_shown(stage: Stage, say: Say) -> None:
    last = Passages("Dân số Nevers?")
    focus = Focus(plan=last, shown=("35.000",), questions=("Dân số Nevers?",))
    _, after = say("xem thêm", focus)
    [(plan, context)] = stage.executed
    assert (plan, context.shown) == (last, ("35.000",))
    assert after.questions == focus.questions
    say("Dân số Le Havre là bao nhiêu?", focus)
    assert stage.executed[-1][1].shown == ()


def test_who_said_it_is_asked_of_what_was_shown(stage: Stage, say: Say) -> None:
    focus = Focus(documents=ids("nd13"), shown=("…",))
    say("ai ký?", focus)
    assert stage.executed[-1][1].shown == ("…",)


def test_the_last_question_is_said_again_with_its_answer(stage: Stage, say: Say) -> None:
    focus = Focus(plan=Overview(named("nd13")), questions=("tóm tắt nghị định 13",))
    text, after = say("nãy tôi hỏi gì", focus)
    assert text == "{'question': 'tóm tắt nghị định 13'} + overview"
    assert after.questions == focus.questions


def test_where_the_document_spoken_of_says_nothing_any_other_is_asked(
    stage: Stage, say: Say
) -> None:
    within, anywhere = Passages("trẻ em thì sao", named("nd13")), Passages("trẻ em thì sao")
    focus = Focus(documents=ids("nd13"))
    stage.results = {
        within: Nothing((Line("not_found"),)),
        anywhere: Found((), before=(Line("x"),)),
    }
    assert say("trẻ em thì sao", focus)[0] == "x"
    assert stage.plans == [within, anywhere]
    stage.results[anywhere] = Nothing((Line("none"),))
    assert say("trẻ em thì sao", focus)[0] == "not_found"


def test_the_citations_of_the_last_answer_are_at_hand(stage: Stage, say: Say) -> None:
    say("ai ký?", Focus(documents=ids("nd13")))
    assert stage.executed[0][1].citations == ()


@pytest.mark.parametrize(("intents", "off"), [({"out_of_scope": 0.8, "x": 0.2}, True), ({}, False)])
def test_the_intent_says_what_is_off_topic(
    intents: dict[str, float], off: bool, stage: Stage, say: Say
) -> None:
    say("giá vàng hôm nay", None, **intents)
    assert stage.executed[0][1].off_topic is off


def test_the_language_of_the_conversation_is_kept(stage: Stage, say: Say) -> None:
    _, focus = say("Who signed Decision 749?")
    assert focus.language == "en"
    _, focus = say("merci", focus)
    assert focus.language == "en"
    _, focus = say("còn nghị định 42?", focus)
    assert focus.language == "vi"
    assert [context.language for _, context in stage.executed] == ["en", "en", "vi"]


def test_what_makes_no_sense_changes_no_language(stage: Stage, say: Say) -> None:
    assert say("asdkjhasd qwezxc qwrtp")[1].language is None
    assert say("asdkjhasd qwezxc qwrtp", Focus(language="fr"))[1].language == "fr"


def test_a_word_alone_is_not_corrected(stage: Stage, say: Say) -> None:
    say("ok")
    assert stage.read[0][0] == "ok"


FIRE = "cứu với, nhà tôi cháy"


def test_somebody_in_danger_is_helped_first(stage: Stage, say: Say) -> None:
    focus = Focus(documents=ids("nd13"), choices=document_choices("nd13"), pending=SIGNER)
    text, after = say(FIRE, focus)
    assert "114" in text.split("\n")[0]
    assert stage.executed == []
    assert after == replace(focus, pending=None, language="vi")
    assert urgent_turn(FIRE, focus) is not None
    assert urgent_turn("nghị định 13 ai ký?", focus) is None


@pytest.mark.parametrize(
    ("intents", "is_suspected"),
    [({"emergency": 0.6, "x": 0.4}, True), ({"emergency": 0.4, "x": 0.6}, False), ({}, False)],
)
def test_a_danger_is_suspected_where_the_likeliest_intent_says_so(
    intents: dict[str, float],
    is_suspected: bool,
    stage: Stage,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(turns, "danger_answer", lambda *_, is_suspected: told.append(is_suspected))
    say("tôi thấy không ổn", None, **intents)
    assert told == [is_suspected]


@pytest.mark.parametrize(("reply", "called"), [("Có", True), ("không", False)])
def test_whether_anyone_is_in_danger_is_asked_once(
    reply: str, called: bool, stage: Stage, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "danger_answer", lambda message, _, **__: danger_question(message))
    text, focus = say("tôi thấy không ổn")
    assert "nguy hiểm" in text
    assert focus.pending == Ask("danger")
    text, after = say(reply, focus)
    assert ("115" in text) is called
    assert after.pending is None
    monkeypatch.setattr(turns, "danger_answer", lambda *_, **__: None)
    text, after = say("nghị định 13 ai ký?", focus)
    assert (text, after.pending) == ("lookup", None)


@pytest.mark.parametrize(
    ("message", "documents", "subject"),
    [
        ("Tôi ở Đà Nẵng, xe tự lái ở Nevers có đâm ai không", (), "Nevers"),
        ("nghị định 13 có cứu được tôi không", ids("nd13"), ""),
        ("cái thứ nhất bạn kể có cháy không", ids("nd42"), ""),
    ],
)
def test_what_a_message_taken_for_a_danger_names_is_spoken_of(
    message: str,
    documents: tuple[str, ...],
    subject: str,
    stage: Stage,
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "danger_answer", lambda message, _, **__: danger_question(message))
    _, after = say(message, Focus(documents=ids("nd42")))
    assert (after.documents, after.subject) == (documents, subject)
    urgent = urgent_turn(f"{FIRE} ở Nevers", Focus())
    assert urgent is not None
    assert urgent[1].subject == "Nevers"


def test_a_yes_to_nothing_is_no_alarm(stage: Stage, say: Say) -> None:
    assert "115" not in say("có")[0]


def test_the_slot_is_as_small_at_the_500th_message_as_at_the_50th(stage: Stage, say: Say) -> None:
    focus, sizes = Focus(), []
    messages = [*READ, "Dân số Nevers là bao nhiêu?", "x" * 5000]
    for number in range(150):
        _, focus = say(messages[number % len(messages)], focus)
        focus = Focus.from_slot(focus.to_slot())
        sizes.append(len(str(focus.to_slot())))
    assert max(sizes[100:]) <= max(sizes[:50])


def test_where_the_changed_question_has_no_answer_its_subject_is_told_of(
    stage: Stage, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Passages("Hà Nội đạt kết quả gì?")
    known = Overview(subject="Hà Nội")
    stage.results[asked] = Nothing((Line("not_found"),))
    stage.results[known] = Found((), before=(Line("overview"),), subject="Hà Nội", rest=3)
    monkeypatch.setitem(READ, "còn Hà Nội?", Change(known, "Hà Nội"))
    focus = Focus(plan=Passages("Hải Phòng đạt kết quả gì?"), subject="Hải Phòng")
    text, after = say("còn Hà Nội?", focus)
    assert stage.plans == [asked, known]
    assert text == "{'what': 'Hà Nội'}"
    assert after.plan == asked


def test_of_a_city_of_which_nothing_was_read_that_is_said(
    stage: Stage, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, known = Passages("Huế đạt kết quả gì?"), Overview(subject="Huế")
    stage.results[asked] = Nothing((Line("not_found"),))
    stage.results[known] = Nothing((Line("overview.unknown"),))
    monkeypatch.setitem(READ, "còn Huế?", Change(known, "Huế"))
    text, _ = say("còn Huế?", Focus(plan=Passages("Hải Phòng đạt kết quả gì?")))
    assert text == "overview.unknown"
