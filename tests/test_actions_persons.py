import pytest

from actions.conversation import Focus
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import Change, Lookup, Overview, Passages, Plan, Spoken
from tests.days import TODAY
from tests.following import ids, named
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]
OF_DA_NANG = Focus(documents=ids("event"), subject="Đà Nẵng", plan=Passages("Đà Nẵng nói gì"))
SPEAKER = Lookup(Spoken(), ("speaker",))


@pytest.mark.parametrize(
    ("plan", "text", "whole"),
    [
        (
            Passages("Leclercq nói gì", Spoken()),
            "Leclercq nói gì",
            Overview(subject="Caroline Leclerq", text="Leclercq nói gì"),
        ),
        (Passages("Who is Mr Thuriot?"), "", Passages("Who is Mr Denis Thuriot?")),
        (Passages("Hồ Kỳ Minh là ai"), "", Passages("Hồ Kỳ Minh là ai")),
        (Overview(subject="ông Cường"), "ông Cường", Overview(subject="Hoàng Minh Cường")),
        (SPEAKER, "ông Minh nói gì", Overview(subject="Hồ Kỳ Minh", text="ông Minh nói gì")),
        (SPEAKER, "ông Minh quê ở đâu", Passages("ông Hồ Kỳ Minh quê ở đâu")),
        # “He” is the one spoken of, and so is who is called by nothing.
        (SPEAKER, "ông ấy là ai", Lookup(named("event"), ("speaker",))),
    ],
)
def test_a_person_named_is_not_the_last_speaker(
    plan: Plan, text: str, whole: Plan, knowledge: Knowledge
) -> None:
    assert resolve(plan, text, OF_DA_NANG, knowledge) == whole


def test_a_question_on_one_person_is_asked_of_another(knowledge: Knowledge) -> None:
    focus = Focus(plan=Passages("ông Nguyễn Việt Hùng là ai"))
    change = Change(Passages("bà Caroline"), "bà Caroline")
    other = resolve(change, "còn bà Caroline?", focus, knowledge)
    assert other == Passages("Caroline Leclerq là ai")


def test_a_signer_is_nobody_whom_reports_name(knowledge: Knowledge) -> None:
    plan = Passages("ông Phúc quê ở đâu")
    assert resolve(plan, "ông Phúc quê ở đâu", Focus(), knowledge) == plan


@pytest.mark.parametrize("name", ["Tô Lâm", "to lam"])
def test_a_signers_name_alone_asks_what_they_signed(name: str, knowledge: Knowledge) -> None:
    said = answer(name, knowledge, TODAY)
    assert {each.document_id for each in said.citations} == {"nq-57-2024"}
    assert "Tô Lâm" in said.text
