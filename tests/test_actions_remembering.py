"""What a conversation speaks of after an answer, a refusal, a question of ours, a thank you."""

from dataclasses import replace

import pytest

from actions.answer import Answer, AnswerStatus, Citation
from actions.conversation import MOST_QUESTIONS, Focus, Topic
from actions.executing.result import (
    Ambiguous,
    Found,
    Joined,
    Line,
    Nothing,
    Quote,
    Result,
    Said,
    Unknown,
)
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Ask,
    Choice,
    Cited,
    Compare,
    Define,
    Elsewhere,
    Filter,
    Listing,
    Lookup,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Several,
    SmallTalk,
    Sources,
    Spoken,
    Validity,
)
from actions.remembering import remember
from actions.targeting import documents_of
from index.legal.structure.provision import Provision
from index.records.document import Document, Passage
from tests.days import TODAY
from tests.following import NAMES, document_choices, heading_choices, ids, named
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]

CITATION = Citation("x", None, "X", None, "", "words", None, "summary")
SAID = Answer(AnswerStatus.ANSWERED, "…", citations=(CITATION,))
REFUSED = Answer(AnswerStatus.NOT_FOUND, "…")
SIGNER = Lookup(named("nd13"), ("signer",))
ND13 = Focus(
    documents=ids("nd13"), plan=SIGNER, citations=(CITATION,), questions=("ai ký",), shown=("a",)
)
HAI_PHONG = Focus(documents=ids("event"), subject="Hải Phòng", plan=Passages("Hải Phòng làm gì"))
NOTHING = Nothing((Line("not_found"),))
GUIDES = Relations(named("luat148"), "guide", ("guides",), True)


def quote(key: str, heading: str = "", words: str = "words") -> Quote:
    identity, name = NAMES[key]
    number = name.split()[-1] if key != "event" else None
    document = Document(id=identity, number=number, title=name)
    return Quote(document, Passage("p", identity, heading, words, 0, 5, ()), words)


def after(focus: Focus, plan: Plan, result: Result, said: Answer = SAID) -> Focus:
    return remember(focus, "câu hỏi", plan, result, said)


def test_an_answer_is_spoken_of() -> None:
    focus = after(Focus(), Passages("Dân số Nevers?"), Found((quote("event", "Nevers: dân số"),)))
    assert (focus.documents, focus.subject) == (ids("event"), "Nevers")
    assert focus.plan == Passages("Dân số Nevers?")
    assert focus.shown == ("words",)
    assert focus.citations == (CITATION,)
    assert focus.questions == ("câu hỏi",)


def test_the_first_document_quoted_is_the_one_spoken_of() -> None:
    focus = after(Focus(), Passages("dữ liệu"), Found((quote("nd13"), quote("nd42"))))
    assert focus.documents == ids("nd13")


def test_the_documents_of_the_question_come_before_those_quoted() -> None:
    focus = after(Focus(), Validity(named("nd13")), Found((quote("nd224"),)))
    assert focus.documents == ids("nd13")


@pytest.mark.parametrize(
    "found", [Found((), subject="Nevers"), Found((quote("event", "Nevers:"),))]
)
def test_the_subject_is_that_of_the_answer(found: Found) -> None:
    assert after(Focus(), Passages("dân số"), found).subject == "Nevers"


@pytest.mark.parametrize(
    ("plan", "subject"),
    [
        (Overview(subject="Đề án 06"), "Đề án 06"),
        (Define("AI"), "AI"),
        (Passages("bao nhiêu dân", about="Nevers"), "Nevers"),
        (Passages("Hải Phòng làm gì"), "Hải Phòng"),
        (Passages("dữ liệu mở"), ""),
    ],
)
def test_else_it_is_that_of_the_question(plan: Plan, subject: str) -> None:
    assert after(Focus(), plan, Found((quote("nd13"),))).subject == subject


def test_a_subject_stays_while_its_document_is_spoken_of() -> None:
    focus = after(HAI_PHONG, Lookup(named("event"), ("issued",)), Found((quote("event"),)))
    assert focus.subject == "Hải Phòng"
    assert after(HAI_PHONG, SIGNER, Found((quote("nd13"),))).subject == ""


@pytest.mark.parametrize(
    ("plan", "found", "place"),
    [
        (
            Provisions(named("nd13"), (Provision(article="5"),)),
            Found((quote("nd13"),)),
            Provision(article="5"),
        ),
        (Passages("…"), Found((quote("nd13", "Chương I > Điều 5"),)), Provision("5", chapter="I")),
        (
            Provisions(named("nd13"), (Provision(article="5"), Provision(article="7"))),
            Found((quote("nd13", "Chương I > Điều 5"),)),
            Provision(article="7"),
        ),
        (
            Provisions(named("nd13"), (Provision(article="7"),)),
            Found((quote("nd13", "Chương I > Điều 5"),)),
            Provision(article="7"),
        ),
        (
            Passages("…"),
            Found((quote("nd13", "Chương I > Điều 5"), quote("nd13", "Chương II > Điều 9"))),
            Provision("5", chapter="I"),
        ),
        (Passages("…"), Found((quote("nd13", "Phạm vi"),)), None),
        (Passages("…"), Found((quote("nd13", "Phạm vi"), quote("nd13", "Điều 9"))), None),
        (Passages("…"), Found(()), None),
    ],
)
def test_the_place_is_kept(plan: Plan, found: Found, place: Provision | None) -> None:
    assert after(Focus(), plan, found).provision == place


def test_a_list_is_kept_to_choose_from() -> None:
    choices = document_choices("qd411", "nd42")
    plan = Listing(Filter())
    focus = after(ND13, plan, Found((), choices=choices, listed=True))
    assert focus.documents == ()
    assert (focus.choices, focus.offered) == (choices, ())


def test_the_one_document_of_a_list_is_spoken_of() -> None:
    found = Found((), choices=document_choices("nd42"), listed=True)
    assert after(ND13, Listing(Filter()), found).documents == ids("nd42")


def test_a_refusal_leaves_the_list() -> None:
    listed = Focus(choices=document_choices("qd411", "nd42"))
    assert after(listed, Passages("…"), NOTHING, REFUSED).choices == listed.choices


def test_an_answer_on_something_else_ends_the_list() -> None:
    listed = Focus(choices=document_choices("qd411", "nd42"))
    assert after(listed, SIGNER, Found((quote("nd13"),))).choices == ()


def test_a_list_stays_while_one_of_it_is_spoken_of() -> None:
    listed = Focus(choices=document_choices("qd411", "nd42"))
    offered = heading_choices("Phạm vi")
    focus = after(listed, Lookup(named("nd42")), Found((quote("nd42"),), choices=offered))
    assert (focus.choices, focus.offered) == (listed.choices, offered)
    focus = after(focus, SIGNER, Found((quote("nd13"),), choices=offered))
    assert (focus.choices, focus.offered) == ((), offered)


def test_the_one_document_related_is_spoken_of_then() -> None:
    luat = Focus(documents=ids("luat148"), plan=Lookup(named("luat148")))
    found = Found((quote("nd224"),), choices=document_choices("nd224"), listed=True)
    focus = after(luat, GUIDES, found)
    assert focus.documents == ids("nd224")
    assert focus.earlier == (luat.topic,)


def test_of_several_related_the_one_asked_of_stays() -> None:
    found = Found((), choices=document_choices("nd42", "nd13"), listed=True)
    assert after(Focus(), replace(GUIDES, target=named("nd224")), found).documents == ids("nd224")


def test_who_said_it_is_asked_beside_the_question() -> None:
    focus = after(HAI_PHONG, Lookup(named("event"), ("speaker",)), Found((quote("event"),)))
    assert focus.plan == HAI_PHONG.plan
    assert focus.citations == (CITATION,)


def test_who_said_it_is_no_question_to_change_even_where_nobody_is_known() -> None:
    for plan in (Lookup(named("event"), ("speaker",)), Passages("ai nói", fields=("speaker",))):
        assert (
            after(HAI_PHONG, plan, Nothing((Line("unknown_field.speaker"),))).plan == HAI_PHONG.plan
        )


def test_what_was_shown_adds_up_for_the_same_question() -> None:
    plan = Passages("Dân số Nevers?")
    focus = after(Focus(), plan, Found((quote("event", words="một"),)))
    focus = after(focus, plan, Found((quote("event", words="hai"),)))
    assert focus.shown == ("một", "hai")
    focus = after(focus, Passages("khác"), Found((quote("event", words="ba"),)))
    assert focus.shown == ("ba",)


@pytest.mark.parametrize("plan", [SmallTalk("thank"), Sources(), Cited(), SmallTalk("gibberish")])
def test_talk_changes_nothing(plan: Plan) -> None:
    waiting = replace(ND13, pending=Validity(Spoken()))
    assert after(waiting, plan, Said((Line("thank"),)), REFUSED) == waiting


def test_what_talk_offers_can_be_chosen() -> None:
    offered = heading_choices("Mục tiêu 2030 của Le Havre")
    focus = after(ND13, SmallTalk("greet"), Said((Line("greet"),), choices=offered))
    assert focus == replace(ND13, offered=offered)


def test_what_is_answered_elsewhere_stands_on_nothing() -> None:
    focus = after(ND13, Elsewhere("prices"), Said((Line("prices"),)), REFUSED)
    assert focus == replace(ND13, citations=())


def test_a_refusal_does_not_erase_what_was_spoken_of() -> None:
    nearest = Nothing((Line("not_found"),), nearest=quote("nd42"))
    focus = after(ND13, Passages("giá vàng"), nearest, REFUSED)
    assert (focus.documents, focus.subject) == (ND13.documents, "")
    assert focus.citations and not focus.sourced


def test_what_is_out_of_scope_is_no_question_to_change() -> None:
    refused = Nothing((Line("out_of_scope"),), status=AnswerStatus.OUT_OF_SCOPE)
    assert after(ND13, Passages("giá vàng"), refused, REFUSED).plan == ND13.plan


@pytest.mark.parametrize(
    ("plan", "documents", "subject"),
    [
        (Passages("…", named("qd749")), ids("qd749"), ""),
        (Lookup(named("qd749"), ("signer",)), ids("qd749"), ""),
        (Passages("Le Havre có bao nhiêu dân"), (), "Le Havre"),
        (Overview(subject="Le Havre"), (), "Le Havre"),
    ],
)
def test_what_a_person_names_is_spoken_of_even_where_nothing_was_found(
    plan: Plan, documents: tuple[str, ...], subject: str
) -> None:
    focus = after(ND13, plan, NOTHING, REFUSED)
    assert (focus.documents, focus.subject, focus.plan) == (documents, subject, plan)
    assert focus.earlier[0].documents == ND13.documents


def test_what_a_refusal_offers_stands_beside_the_list() -> None:
    listed = Focus(choices=document_choices("qd411", "nd42"))
    offered = heading_choices("Phạm vi")
    focus = after(listed, Passages("…"), replace(NOTHING, choices=offered), REFUSED)
    assert (focus.choices, focus.offered) == (listed.choices, offered)


def test_the_documents_near_an_unknown_one_are_a_list() -> None:
    near = document_choices("nd13", "nd42")
    focus = after(ND13, SIGNER, Unknown(Naming("NĐ 14"), choices=near), REFUSED)
    assert (focus.choices, focus.offered) == (near, ())


def test_a_term_that_nobody_defines_is_no_subject() -> None:
    focus = after(HAI_PHONG, Define("chính quyền số"), NOTHING, REFUSED)
    assert (focus.documents, focus.subject) == (HAI_PHONG.documents, HAI_PHONG.subject)


def test_a_document_that_is_not_held_is_spoken_of_as_such() -> None:
    law = Naming("luật đất đai")
    focus = after(ND13, Passages("luật đất đai quy định gì"), Unknown(law), REFUSED)
    assert (focus.documents, focus.unknown) == ((), law)
    assert after(focus, SIGNER, Found((quote("nd13"),))).unknown is None


def test_of_an_answer_of_several_points_each_can_be_chosen() -> None:
    quotes = quote("event", "Nevers: dân số"), quote("event", "Nevers: xe tự lái")
    offered = heading_choices("Le Havre")
    found = Found(quotes, labels=("", ""), choices=offered)
    focus = after(Focus(), Overview(subject="Nevers"), found)
    assert [choice.title for choice in focus.choices] == ["Nevers: dân số", "Nevers: xe tự lái"]
    assert focus.offered == offered


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "Hải Phòng đặt mục tiêu trên ba trụ cột: chính quyền số, kinh tế số và xã hội số.",
            ["chính quyền số", "kinh tế số", "xã hội số"],
        ),
        ("Mục tiêu: A; B; và C", ["A", "B", "C"]),
        ("Hà Nội, Hải Phòng và Đà Nẵng cùng dự.", []),
        ("Hai việc: A và B.", ["A", "B"]),
        ("Việc: A và B.", []),
        ("Nghị quyết có bốn phần: A, B, C và D, E.", ["A", "B", "C và D", "E"]),
        ("Năm nhóm đến năm 2025 là A, B, C, D, E. Sau đó còn nữa.", ["A", "B", "C", "D", "E"]),
        ("Ông nói: " + "dài " * 9 + ", hai và ba.", []),
        ("Đến 2030: .", []),
    ],
)
def test_what_a_sentence_lists_can_be_chosen(sentence: str, items: list[str]) -> None:
    found = Found((quote("event", words=sentence),), subject="Hải Phòng")
    focus = after(Focus(), Passages("3 trụ cột"), found)
    assert [choice.title for choice in focus.choices] == items
    for choice in focus.choices:
        assert choice.plan == Passages(choice.title, about="Hải Phòng")


def test_what_a_document_lists_is_asked_of_it() -> None:
    found = Found((quote("nd13", words="Hai quyền là biết và xóa."),))
    focus = after(Focus(), Passages("quyền gì"), found)
    assert [choice.title for choice in focus.choices] == ["biết", "xóa"]
    assert all(documents_of(choice.plan) == ids("nd13") for choice in focus.choices)


def test_a_place_that_is_not_held_is_spoken_of() -> None:
    article = Provision(article="6")
    focus = replace(ND13, provision=Provision(article="5"))
    assert after(focus, Provisions(named("nd13"), (article,)), NOTHING).provision == article


def test_what_was_asked_back_waits() -> None:
    choices = document_choices("nd13", "nd42")
    plan = Lookup(Spoken(), ("signer",))
    asking = Ask("which", choices, plan)
    focus = after(Focus(), asking, Ambiguous(Line("which"), choices, plan), REFUSED)
    assert (focus.pending, focus.choices) == (plan, choices)


def test_a_question_for_any_question_waits_for_none() -> None:
    focus = after(ND13, Ask("ask_what"), Ambiguous(Line("ask_what"), ()), REFUSED)
    assert (focus.pending, focus.documents) == (None, ND13.documents)


def test_a_plan_that_turned_out_ambiguous_waits_itself() -> None:
    focus = after(Focus(), SIGNER, Ambiguous(Line("which"), document_choices("nd13")), REFUSED)
    assert focus.pending == SIGNER


def test_an_answer_ends_the_waiting() -> None:
    waiting = replace(ND13, pending=Validity(Spoken()))
    assert after(waiting, SIGNER, Found((quote("nd13"),))).pending is None
    assert after(waiting, Passages("giá vàng"), NOTHING, REFUSED).pending is None


def test_several_answers_are_remembered_in_their_order() -> None:
    plan = Several((SIGNER, Validity(named("qd749"))))
    found = Joined((Found((quote("nd13"),)), Found((quote("qd749"),))))
    focus = after(Focus(), plan, found)
    assert focus.documents == ids("qd749")
    assert focus.plan == Validity(named("qd749"))


def test_what_is_kept_has_bounds() -> None:
    focus = Focus()
    for turn in range(60):
        key = list(NAMES)[turn % len(NAMES)]
        plan = Lookup(named(key), ("signer",))
        found = Found((quote(key, words=str(turn)),), choices=document_choices(*NAMES))
        focus = remember(focus, "câu hỏi dài " * 100, plan, found, SAID)
    assert len(focus.questions) == MOST_QUESTIONS
    assert all(len(question) <= 300 for question in focus.questions)
    assert 0 < len(focus.earlier) <= 4
    same = Passages("…")
    for turn in range(60):
        found = Found((quote("nd13", words=str(turn)),))
        focus = remember(focus, "", same, found, SAID)
    assert len(focus.shown) == 20
    assert len(focus.questions) == MOST_QUESTIONS


def test_a_topic_returned_to_is_no_earlier_one() -> None:
    focus = replace(HAI_PHONG, earlier=(Topic(ids("nd13"), plan=SIGNER),))
    focus = after(focus, SIGNER, Found((quote("nd13"),)))
    assert [topic.subject for topic in focus.earlier] == ["Hải Phòng"]


def test_a_list_stays_while_the_points_of_one_of_it_are_told() -> None:
    cities = tuple(Choice(city, Overview(subject=city)) for city in ("Đà Nẵng", "Hải Phòng"))
    focus = replace(HAI_PHONG, choices=cities)
    points = Found((quote("event"), quote("event")), labels=("", ""), subject="Đà Nẵng")
    assert after(focus, Overview(subject="Đà Nẵng"), points).choices == cities
    assert after(focus, Overview(subject="Hà Nội"), points).choices != cities


def test_the_sides_of_a_comparison_can_be_chosen() -> None:
    sides = document_choices("nd13", "nd42")
    told = Found((quote("nd13"), quote("nd42")), labels=("13", "42"), choices=sides)
    assert after(Focus(), Compare(named("nd13", "nd42")), told).choices == sides


def test_a_list_stays_when_points_of_one_of_it_are_shown(knowledge: Knowledge) -> None:
    said = ("danh sách nghị định", "cái thứ 3 nói gì", "còn áp dụng không", "cái cuối thì sao")
    assert "45/2020/NĐ-CP" in talk(said, knowledge, TODAY).text
