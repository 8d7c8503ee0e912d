"""How long since and until, reckoned from days that are cited."""

from datetime import date

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Elapsed
from index.text.language import Language
from tests.plan_making import context, of, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 30)


def asked(plan: Elapsed, knowledge: Knowledge, language: Language = "vi") -> Answer:
    said = worded(plan, context(knowledge, language, TODAY))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


@pytest.mark.parametrize(
    ("year", "language", "told"),
    [
        (2030, "vi", "còn 4 năm nữa"),
        (2027, "en", "1 year until 2027"),
        (2045, "fr", "19 ans"),
        (2026, "vi", "chính là năm nay"),
        (2020, "vi", "đã qua 6 năm"),
    ],
)
def test_years_are_counted_from_today(
    year: int, language: Language, told: str, knowledge: Knowledge
) -> None:
    said = asked(Elapsed(year=year), knowledge, language)
    assert told in said.text
    assert said.citations == ()


@pytest.mark.parametrize(
    ("plan", "told", "day"),
    [
        (Elapsed(of("qd-749-2020"), "issued"), "6 năm 5 tháng", "03/6/2020"),
        (Elapsed(of("hoi-thao-thanh-pho-thong-minh-2023"), "issued"), "3 năm 7 tháng", "14/4/2023"),
        (Elapsed(of("nd-13-2023"), "effective"), "2 năm 6 tháng", "01/01/2026"),
        (Elapsed(of("nd-47-2020"), "effective", since_issue=True), "1 tháng 16 ngày", "25/5/2020"),
        (Elapsed(of("qd-749-2020"), "effective", since_issue=True), "ngay trong ngày", "03/6/2020"),
        (Elapsed(of("qd-942-2021"), "effective"), "4 năm 5 tháng", "01/12/2025"),
        (Elapsed(of("luat-20-2023"), "effective"), "2 năm 4 tháng", "01/7/2024"),
    ],
)
def test_the_day_it_is_reckoned_from_is_cited(
    plan: Elapsed, told: str, day: str, knowledge: Knowledge
) -> None:
    said = asked(plan, knowledge)
    assert told in said.text
    assert any(day in citation.quote for citation in said.citations)


def test_no_day_gives_no_span(knowledge: Knowledge) -> None:
    assert (
        asked(Elapsed(of("qd-505-2022"), "effective"), knowledge).status is AnswerStatus.NOT_FOUND
    )
    ended = asked(Elapsed(of("nd-47-2020"), "effective"), knowledge)
    assert "chưa rõ từ ngày nào" in ended.text


@pytest.mark.parametrize(
    ("plan", "opening"),
    [
        (Elapsed(of("qd-749-2020"), year=2025, due="over"), "Rồi"),
        (Elapsed(of("qd-749-2020"), due="over"), "Rồi"),
        (Elapsed(of("nq-57-2024"), year=2030, due="over"), "Chưa"),
        (Elapsed(year=2025, due="over"), "Rồi"),
    ],
)
def test_a_deadline_is_over_or_not(plan: Elapsed, opening: str, knowledge: Knowledge) -> None:
    assert asked(plan, knowledge).text.startswith(opening)


def test_no_deadline_is_asked_for(knowledge: Knowledge) -> None:
    said = asked(Elapsed(of("nd-13-2023"), due="over"), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
