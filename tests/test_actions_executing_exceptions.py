import pytest

from actions.executing.exceptions import says_all
from actions.knowledge import Knowledge
from actions.reading.plan import Lookup, Validity
from tests.plan_making import context, of, worded

pytest_plugins = ["tests.knowledge"]
LAW = "luat-24-2023"


@pytest.mark.parametrize("plan", [Lookup(of(LAW), ("effective",)), Validity(of(LAW))])
def test_articles_of_a_later_day_are_told_with_the_day_of_the_rest(
    plan: Lookup | Validity, knowledge: Knowledge
) -> None:
    said = worded(plan, context(knowledge))
    assert "01/7/2024, riêng Điều 28 và Điều 29 có hiệu lực từ ngày 01/01/2025." in said.text
    assert said.text.count("01/7/2024") == 1


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("luật viễn thông có hiệu lực từ 1/7/2024", "Đúng vậy."),
        ("luật viễn thông có hiệu lực toàn bộ từ 1/7/2024", "Không phải vậy."),
        ("luật viễn thông có hiệu lực hết từ 1/7/2024", "Không phải vậy."),
    ],
)
def test_that_all_of_it_took_effect_then_is_not_so(
    claim: str, verdict: str, knowledge: Knowledge
) -> None:
    said = worded(Validity(of(LAW), claim=claim), context(knowledge))
    assert said.text.startswith(verdict)


def test_a_text_without_exceptions_is_told_by_its_card(knowledge: Knowledge) -> None:
    said = worded(Lookup(of("luat-20-2023"), ("effective",)), context(knowledge))
    assert said.text.startswith(
        "Luật Giao dịch điện tử 20/2023/QH15 có hiệu lực từ ngày 01/7/2024."
    )


def test_all_is_said_by_a_word_of_its_own() -> None:
    assert says_all("có hiệu lực toàn bộ")
    assert not says_all("có hiệu lực từ hôm qua")
