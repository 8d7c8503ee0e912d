"""Whether two things stand to each other, and a document stands, as is claimed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.executing.claims import lapses_as_claimed, stand_as_claimed, stands_as_claimed
from actions.knowledge import Knowledge
from index.documents.timeline import status_on
from tests.days import TODAY

pytest_plugins = ["tests.knowledge"]
numbers = st.decimals(0, 1000, places=1)


@given(numbers, numbers)
def test_more_less_and_alike_exclude_each_other(one: Decimal, other: Decimal) -> None:
    said = ("749 cao hơn 57", "749 thấp hơn 57", "749 và 57 bằng nhau")
    told = [stand_as_claimed(claim, one, other) for claim in said]
    assert sorted(told) == ["right", "wrong", "wrong"]


@given(st.dates(), st.dates())
def test_before_turned_round_is_after(one: date, other: date) -> None:
    before = stand_as_claimed("A ra trước B", one, other)
    assert before == stand_as_claimed("B ra sau A", other, one)


def test_no_order_claimed_is_no_verdict() -> None:
    assert stand_as_claimed("do một người ký", Decimal(1), Decimal(2)) == ""


@pytest.mark.parametrize(
    ("document", "claim", "verdict"),
    [
        ("nd-13-2023", "Nghị định 13/2023 vẫn còn hiệu lực", "wrong"),
        ("nd-13-2023", "nghi dinh 13 het hieu luc roi", "right"),
        ("nd-13-2023", "Decree 13 is no longer in force", "right"),
        ("luat-20-2023", "Luật Giao dịch điện tử có hiệu lực từ 1/7/2023", "wrong"),
        ("luat-20-2023", "Luật Giao dịch điện tử có hiệu lực từ 1/7/2024", "right"),
        ("qd-505-2022", "Quyết định 505 còn hiệu lực", ""),
    ],
)
def test_how_a_document_stands_is_confirmed_or_corrected(
    document: str, claim: str, verdict: str, plain_knowledge: Knowledge
) -> None:
    known = {each.id: each for each in plain_knowledge.retriever.documents}
    status = status_on(known[document], plain_knowledge.links, TODAY, TODAY)
    assert stands_as_claimed(claim, known[document], status, TODAY) == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Đề án 06 kết thúc năm 2025", "right"),
        ("de an 06 ket thuc nam 2030", "wrong"),
        ("Đề án 06 nói về dân cư năm 2025", ""),
        ("Đề án 06 kết thúc rồi", ""),
    ],
)
def test_the_years_of_a_programme_end_as_claimed(
    claim: str, verdict: str, knowledge: Knowledge
) -> None:
    document = knowledge.retriever.store.catalogue.document("qd-06-2022")
    assert lapses_as_claimed(claim, document, TODAY) == verdict
