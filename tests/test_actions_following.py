"""What answers a question of ours, chooses, or leaves nothing out: the plan resolved."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from actions.conversation import Focus, Topic
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Ask,
    Change,
    Cited,
    Compare,
    Define,
    Described,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Reply,
    Several,
    SmallTalk,
    Sources,
    Spoken,
    Validity,
)
from index.legal.structure.provision import Provision
from tests.following import (
    GONE,
    GUIDES,
    HAI_PHONG,
    HEADINGS,
    IT,
    LISTED,
    ND13,
    NEW,
    SIGNED,
    Row,
    article,
    clause,
    document_choices,
    heading_choices,
    ids,
    named,
    written,
)
from tests.plan_strategies import focuses, plans, words

pytest_plugins = ["tests.knowledge"]


def of_choices() -> Iterable[Row]:
    """“cái thứ hai”, “số 2”, a title: of what was listed or offered."""
    yield LISTED, Lookup(Spoken(2)), "cái thứ hai", Lookup(named("nd42"))
    yield (
        LISTED,
        Lookup(Spoken(2), ("title",)),
        "cái thứ hai nói về gì",
        Lookup(named("nd42"), ("title",)),
    )
    yield LISTED, Lookup(Spoken(1), SIGNED), "cái đầu tiên ai ký", Lookup(named("qd411"), SIGNED)
    yield LISTED, Lookup(Spoken(-1), SIGNED), "cái cuối ai ký", Lookup(named("qd06"), SIGNED)
    yield LISTED, Lookup(Spoken(-2)), "cái áp chót", Lookup(named("nd42"))
    yield LISTED, Validity(Spoken(3)), "the third one", Validity(named("qd06"))
    yield (
        LISTED,
        Validity(Spoken(every=True)),
        "tất cả còn hiệu lực không",
        Validity(named("qd411", "nd42", "qd06")),
    )
    yield (
        LISTED,
        Compare(Spoken(every=True)),
        "so sánh chúng",
        Compare(named("qd411", "nd42", "qd06")),
    )
    yield LISTED, Overview(Spoken(2)), "tóm tắt cái thứ hai", Overview(named("nd42"))
    yield (
        LISTED,
        Passages("cái thứ hai nói gì về dữ liệu", Spoken(2)),
        "cái thứ hai",
        Passages("cái thứ hai nói gì về dữ liệu", named("nd42")),
    )
    yield (
        LISTED,
        Provisions(Spoken(2), article("3")),
        "điều 3 của cái thứ hai",
        Provisions(named("nd42"), article("3")),
    )
    for text in ("2", "số 2", "so 2", "2.", "(2)", "number 2", "numéro 2", "n° 2", " 2 "):
        yield LISTED, Lookup(Named((Naming("2"),))), text, Lookup(named("nd42"))
    yield HEADINGS, Lookup(Spoken(2)), "cái thứ hai", Passages("Nevers: xe tự lái", named("event"))
    yield HEADINGS, Lookup(Named((Naming("1"),))), "1", Passages("Nevers: dân số", named("event"))
    yield (
        HEADINGS,
        Passages("cái đầu tiên là gì", Spoken(1)),
        "cái đầu tiên là gì",
        Passages("Nevers: dân số", named("event")),
    )
    for text in ("Nevers: xe tự lái", "nevers xe tu lai", "NEVERS: XE TỰ LÁI"):
        yield HEADINGS, Passages(text), text, Passages("Nevers: xe tự lái", named("event"))
    offered = replace(ND13, offered=heading_choices("Đối tượng áp dụng"))
    yield (
        offered,
        Passages("đối tượng áp dụng"),
        "Đối tượng áp dụng",
        Passages("Đối tượng áp dụng", named("event")),
    )
    yield offered, Lookup(Spoken(1)), "cái đầu tiên", Passages("Đối tượng áp dụng", named("event"))
    waiting = replace(LISTED, pending=Lookup(IT, SIGNED))
    yield waiting, Lookup(Spoken(1)), "cái đầu", Lookup(named("qd411"))
    yield NEW, Passages("2"), "2", Passages("2")
    thirteen = written("nd13", "13")
    yield LISTED, Lookup(thirteen), "13", Lookup(thirteen)
    yield LISTED, Lookup(Spoken(13)), "13", Lookup(thirteen)
    yield NEW, Lookup(Spoken(13)), "13", Lookup(thirteen)
    asked = replace(NEW, pending=Lookup(IT, SIGNED))
    yield asked, Lookup(Spoken(13)), "13", Lookup(thirteen, SIGNED)


def of_replies() -> Iterable[Row]:
    """“vâng”, “không” to what was asked back."""
    one = replace(NEW, choices=document_choices("nd13"))
    yield one, Reply(yes=True), "vâng", Lookup(named("nd13"))
    yield (
        replace(NEW, offered=document_choices("nd13")),
        Reply(yes=True),
        "yes",
        Lookup(named("nd13")),
    )
    yield one, Reply(yes=False), "không", Ask("ask_what")
    waiting = replace(LISTED, pending=Lookup(IT, SIGNED))
    yield waiting, Reply(yes=True), "ừ", Ask("which", LISTED.choices, Lookup(IT, SIGNED))
    yield waiting, Reply(yes=False), "thôi", Ask("ask_what")
    confirmed = replace(ND13, pending=Validity(named("nd13")))
    yield confirmed, Reply(yes=True), "đúng rồi", Validity(named("nd13"))
    yield ND13, Reply(yes=True), "ừ", SmallTalk("fine")
    yield NEW, Reply(yes=False), "không", SmallTalk("fine")
    answered = replace(ND13, offered=HEADINGS.choices)
    yield answered, Reply(yes=False), "không", SmallTalk("fine")
    yield answered, Reply(yes=True), "ừ", SmallTalk("fine")


def of_pending() -> Iterable[Row]:
    """What was asked back is answered when the answer comes; another question drops it."""
    asked = replace(NEW, pending=Provisions(IT, article("5"), "Điều 5 nói gì"))
    nd13 = written("nd13", "nghị định 13")
    whole = Provisions(nd13, article("5"), "Điều 5 nói gì")
    yield asked, Lookup(nd13), "nghị định 13", whole
    yield asked, Overview(nd13, text="nghị định 13"), "nghị định 13", whole
    yield asked, Passages("của nghị định 13", nd13), "của nghị định 13", whole
    yield asked, Change(Lookup(nd13), "nghị định 13"), "à, nghị định 13", whole
    yield asked, Lookup(nd13, SIGNED), "nghị định 13 ai ký", Lookup(nd13, SIGNED)
    described = Described(Filter(types=("nd",), topic="dữ liệu cá nhân"), strict=False)
    yield (
        asked,
        Lookup(described),
        "nghị định về dữ liệu cá nhân",
        Provisions(described, article("5"), "Điều 5 nói gì"),
    )
    yield (
        asked,
        Listing(described.filter),
        "nghị định dữ liệu cá nhân",
        Provisions(Described(described.filter), article("5"), "Điều 5 nói gì"),
    )
    yield (
        asked,
        Listing(described.filter, explicit=True),
        "liệt kê nghị định",
        Listing(described.filter, explicit=True),
    )
    topic = Described(Filter(topic="chính phủ số"), strict=False)
    yield (
        asked,
        Passages("chính phủ số"),
        "chính phủ số",
        Provisions(topic, article("5"), "Điều 5 nói gì"),
    )
    signed = replace(NEW, pending=Lookup(IT, SIGNED))
    yield signed, Lookup(nd13), "nghị định 13", Lookup(nd13, SIGNED)
    yield (
        signed,
        Passages("Dân số Nevers là bao nhiêu?"),
        "Dân số Nevers",
        Passages("Dân số Nevers là bao nhiêu?"),
    )
    yield replace(NEW, pending=Validity(IT)), Lookup(nd13), "13", Validity(nd13)
    in_article = replace(NEW, pending=Provisions(named("nd13"), clause("2")))
    yield (
        in_article,
        Provisions(IT, article("5")),
        "điều 5",
        Provisions(named("nd13"), (Provision(article="5", clause="2"),)),
    )
    of_city = replace(NEW, pending=Passages("dân số bao nhiêu"))
    yield of_city, Passages("Nevers"), "Nevers", Passages("dân số bao nhiêu", about="Nevers")
    yield (
        of_city,
        Overview(subject="Nevers"),
        "Nevers",
        Passages("dân số bao nhiêu", about="Nevers"),
    )
    yield (
        replace(NEW, pending=Overview(IT)),
        Passages("Le Havre"),
        "Le Havre",
        Overview(subject="Le Havre"),
    )
    yield (
        replace(NEW, pending=Enumerate("dự án")),
        Passages("Le Havre"),
        "Le Havre",
        Enumerate("dự án", about="Le Havre"),
    )
    yield (
        replace(NEW, pending=Compare(subjects=("Hà Nội",))),
        Passages("Hải Phòng"),
        "Hải Phòng",
        Compare(subjects=("Hà Nội", "Hải Phòng")),
    )
    yield asked, SmallTalk("thank"), "cảm ơn", SmallTalk("thank")
    yield asked, Cited(), "nguồn đâu", Cited()
    yield replace(NEW, pending=Ask("danger")), Lookup(nd13), "13", Lookup(nd13)


def of_nothing_left_out() -> Iterable[Row]:
    """What is complete stays as it is."""
    for plan in (
        Cited(),
        Sources(),
        SmallTalk("thank"),
        Ask("which"),
        Lookup(named("qd749"), SIGNED),
        Validity(named("qd749")),
        Listing(Filter(("nd",)), explicit=True),
        Define("AI", text="AI là gì"),
        Provisions(named("qd749"), article("1")),
    ):
        for focus in (NEW, ND13, HAI_PHONG, LISTED):
            yield focus, plan, "", plan
    several = Several((Lookup(named("nd42"), SIGNED), Validity(IT)))
    yield (
        ND13,
        several,
        "nghị định 42 ai ký, còn hiệu lực không",
        Several((Lookup(named("nd42"), SIGNED), Validity(named("nd42")))),
    )


ROWS = [
    row
    for rows in (
        of_choices,
        of_replies,
        of_pending,
        of_nothing_left_out,
    )
    for row in rows()
]


@pytest.mark.parametrize(("focus", "plan", "text", "expected"), ROWS)
def test_a_question_is_completed(
    focus: Focus, plan: Plan, text: str, expected: Plan, plain_knowledge: Knowledge
) -> None:
    assert resolve(plan, text, focus, plain_knowledge) == expected


def choices_of(plan: Plan) -> list[str]:
    assert isinstance(plan, Ask)
    return [choice.title for choice in plan.choices]


@pytest.mark.parametrize(
    "plan",
    [
        Lookup(IT, SIGNED),
        Validity(IT),
        Relations(IT, *GUIDES),
        Overview(IT),
        Enumerate("đối tượng", IT),
        Compare(IT),
        Change(Lookup(IT, SIGNED), "ai ký"),
        Lookup(Spoken(3), SIGNED),
        Lookup(Spoken(every=True), SIGNED),
        Lookup(Spoken(types=("nd",)), SIGNED),
    ],
)
@pytest.mark.parametrize("focus", [NEW, GONE])
def test_with_nothing_to_refer_to_it_is_asked_which(
    plan: Plan, focus: Focus, plain_knowledge: Knowledge
) -> None:
    asking = resolve(plan, "nó", focus, plain_knowledge)
    assert isinstance(asking, Ask)
    assert asking.reason == "which"
    assert asking.resume == (plan.to if isinstance(plan, Change) else plan)
    assert len(asking.choices) == 3
    for choice in asking.choices:
        assert resolve(
            choice.plan, choice.title, replace(focus, choices=asking.choices), plain_knowledge
        )


def test_the_choices_are_the_newest_documents_of_the_type(plain_knowledge: Knowledge) -> None:
    asking = resolve(
        Lookup(Spoken(types=("nd",)), SIGNED), "nghị định đó ai ký", NEW, plain_knowledge
    )
    assert choices_of(asking)[0] == "Nghị định 224/2026/NĐ-CP: Thi hành Luật Chuyển đổi số"
    assert all(title.startswith("Nghị định") for title in choices_of(asking))


def test_what_was_spoken_of_before_is_offered_first(plain_knowledge: Knowledge) -> None:
    focus = Focus(subject="Le Havre", earlier=(Topic(ids("qd749")),))
    asking = resolve(Lookup(IT, SIGNED), "ai ký", focus, plain_knowledge)
    assert choices_of(asking)[0].startswith("Quyết định 749/QĐ-TTg")


def test_of_several_listed_it_is_asked_which_of_them(plain_knowledge: Knowledge) -> None:
    asking = resolve(Lookup(IT, SIGNED), "nó ai ký", LISTED, plain_knowledge)
    assert isinstance(asking, Ask)
    assert [title.split(":")[0] for title in choices_of(asking)] == [
        choice.title for choice in LISTED.choices
    ]
    focus = replace(LISTED, choices=asking.choices, pending=Lookup(IT, SIGNED))
    chosen = resolve(Lookup(Spoken(2)), "cái thứ hai", focus, plain_knowledge)
    assert chosen == Lookup(named("nd42"), SIGNED)


def test_a_type_alone_is_asked_about_with_documents_of_it(plain_knowledge: Knowledge) -> None:
    named_only = Lookup(Described(Filter(types=("luat",)), strict=False))
    asking = resolve(Ask("which_to_choose", (), named_only), "luật", NEW, plain_knowledge)
    assert isinstance(asking, Ask)
    assert asking.reason == "which_to_choose"
    assert all(title.startswith("Luật") for title in choices_of(asking))
    assert len(asking.choices) == 3
    circular = Lookup(Described(Filter(types=("tt",)), strict=False))
    assert resolve(Ask("which", (), circular), "thông tư", NEW, plain_knowledge) == circular


def test_what_only_one_of_those_asked_about_is_chooses_it(plain_knowledge: Knowledge) -> None:
    asked = replace(LISTED, pending=Lookup(IT, SIGNED))
    decree_ = Lookup(Described(Filter(types=("nd",)), strict=False))
    chosen = resolve(Ask("which_to_choose", (), decree_), "nghị định", asked, plain_knowledge)
    assert chosen == asked.choices[1].plan
    by_issuer = resolve(Passages("của Chính phủ"), "của Chính phủ", asked, plain_knowledge)
    assert by_issuer == asked.choices[1].plan
    decision = Lookup(Described(Filter(types=("qd",)), strict=False))
    of_two = resolve(Ask("which_to_choose", (), decision), "quyết định", asked, plain_knowledge)
    assert of_two not in [choice.plan for choice in asked.choices]


def test_a_number_that_nobody_holds_is_a_document_where_nothing_was_listed(
    plain_knowledge: Knowledge,
) -> None:
    plan = resolve(Lookup(Spoken(5)), "số 5", NEW, plain_knowledge)
    assert isinstance(plan, Lookup)
    assert isinstance(plan.target, Named)
    [naming] = plan.target.documents
    assert (naming.written, naming.matches) == ("số 5", ())
    assert naming.nearest
    assert isinstance(resolve(Lookup(Spoken(9)), "số 9", LISTED, plain_knowledge), Ask)


@settings(max_examples=300, deadline=None)
@given(plan=plans, text=words, focus=focuses)
def test_nothing_is_left_to_the_conversation(
    plan: Plan, text: str, focus: Focus, plain_knowledge: Knowledge
) -> None:
    complete = resolve(plan, text, focus, plain_knowledge)
    assert not leaves(complete), complete


def leaves(plan: Plan) -> bool:
    """Tell whether `plan` leaves something to the conversation; what waits in an Ask may."""
    if isinstance(plan, Several):
        return any(map(leaves, plan.plans))
    if isinstance(plan, Change | Reply):
        return True
    return isinstance(getattr(plan, "target", None), Spoken)
