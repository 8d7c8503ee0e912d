"""The last question of another city or document, in a word: “Le Havre thì bao nhiêu?”."""

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.plan import Change, Lookup, Overview, Passages, Plan
from actions.same_question import asked_of_another
from tests.following import ids, named

pytest_plugins = ["tests.knowledge"]

OF_CITY = Focus(documents=ids("event"), subject="Nevers", plan=Passages("Nevers có mấy dân"))
OF_DOCUMENT = Focus(documents=ids("qd749"), plan=Lookup(named("qd749"), ("signer",)))


@pytest.mark.parametrize(
    ("text", "focus", "name"),
    [
        ("ok vậy Le Havre thì bao nhiêu", OF_CITY, "Le Havre"),
        ("Hà Nội có số liệu đó không", OF_CITY, "Hà Nội"),
        ("và cả Hải Phòng nữa", OF_CITY, "Hải Phòng"),
        ("411 nữa", OF_DOCUMENT, "411"),
        ("và cả 942", OF_DOCUMENT, "942"),
        ("rồi quyết định 411 thì ai", OF_DOCUMENT, "quyết định 411"),
    ],
)
def test_the_last_question_is_asked_again(
    text: str, focus: Focus, name: str, knowledge: Knowledge
) -> None:
    changed = asked_of_another(Passages(text), text, focus, knowledge)
    assert isinstance(changed, Change)
    assert changed.text == name


@pytest.mark.parametrize(
    ("plan", "focus"),
    [
        (Passages("Hà Nội làm gì?"), OF_CITY),
        (Passages("Hà Nội xây gì bao nhiêu tầng"), OF_CITY),
        (Passages("Nevers đi, AI thì họ dùng vào đâu"), OF_CITY),
        (Passages("năm 2030 nữa"), OF_CITY),
        (Passages("Le Havre thì bao nhiêu"), Focus()),  # nothing was asked before
        (Passages("Hà Nội có số liệu đó không", fields=("signer",)), OF_CITY),
        (Overview(subject="Hà Nội", text="Hà Nội nói gì về trường học"), OF_CITY),
    ],
)
def test_a_question_of_its_own_stays(plan: Plan, focus: Focus, knowledge: Knowledge) -> None:
    text = getattr(plan, "text", "")
    assert asked_of_another(plan, text, focus, knowledge) == plan
