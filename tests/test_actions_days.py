"""Days that are in no calendar are told, and no other day is taken for them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answer import AnswerStatus
from actions.answering import answer
from actions.knowledge import Knowledge
from actions.reading.days import find_days, impossible_day
from tests.days import TODAY
from tests.fuzzed_messages import Fuzzed
from tests.linear import LIMIT, costs

pytest_plugins = ["tests.knowledge"]
FRAMES = [
    "ngày {d}/{m}/{y} luật 20 còn hiệu lực không",
    "ngày {d} tháng {m} năm {y} có gì",
    "{d}-{m}-{y}",
    "tính đến {d}.{m}.{y} thì sao",
]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FRAMES))
def test_every_day_of_the_calendar_is_possible(day: date, frame: str) -> None:
    assert impossible_day(frame.format(d=day.day, m=day.month, y=day.year)) is None


@given(
    st.sampled_from([(30, 2), (31, 4), (31, 6), (31, 9), (31, 11), (32, 1), (1, 13), (0, 5)]),
    st.integers(1945, 2060),
    st.sampled_from(FRAMES),
)
def test_what_is_no_day_is_told_as_it_was_written(
    day: tuple[int, int], year: int, frame: str
) -> None:
    text = frame.format(d=day[0], m=day[1], y=year)
    found = impossible_day(text)
    assert found is not None
    assert found in text
    assert found.endswith(str(year))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("còn hiệu lực vào ngày 29/2/2027 không", "ngày 29/2/2027"),
        ("trong tháng 14/2028", "tháng 14/2028"),
        ("thang 15 nam 2030 co gi", "thang 15 nam 2030"),
        ("ngày 31/4 còn hiệu lực không", "ngày 31/4"),
        ("ngày 30 tháng 2.", "ngày 30 tháng 2"),
        ("was it in force on June 31, 2022?", "June 31, 2022"),
        ("le 30 février 2021", "30 février 2021"),
    ],
)
def test_a_day_or_a_month_alone_is_told_too(text: str, written: str) -> None:
    assert impossible_day(text) == written


@pytest.mark.parametrize(
    "text",
    ["ngày 29/2/2028", "ngày 29/2", "nghị định 13/2023", "thưởng tháng 13 năm 2031", "mở 24/7"],
)
def test_what_may_be_or_is_no_day_at_all_is_none(text: str) -> None:
    assert impossible_day(text) is None


def test_a_month_that_never_is_gives_no_days() -> None:
    assert find_days("tháng 13/2029", TODAY) == []


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    found = impossible_day(text)
    assert found is None or any(character.isdigit() for character in found)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("nghị định 13/2023 còn hiệu lực ngày 31/6/2024 không", "ngày 31/6/2024"),
        ("văn bản nào ban hành tháng 13/2023", "tháng 13/2023"),
        ("was decree 13/2023 in force on February 30, 2024?", "February 30, 2024"),
    ],
)
def test_no_day_is_answered_with_another(text: str, written: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert written in said.text
    assert said.citations == ()


@pytest.mark.parametrize("run", ["in ", "trong ", "den ngay ", "tinh den "])
def test_a_long_run_of_what_stands_before_a_day_takes_no_longer_than_short_ones(run: str) -> None:
    short = [(f"{run * 5}{word} " * 200)[:4000] for word in ("luat", "thue", "dat")]
    texts = [*(Fuzzed("short runs", text) for text in short), Fuzzed("a run", (run * 4000)[:4000])]
    measured = costs(lambda text: find_days(text, TODAY), texts)
    assert measured.worst <= LIMIT, f"superlinear? {measured}"
