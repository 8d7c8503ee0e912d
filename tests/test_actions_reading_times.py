"""Times are read by their grammar; days that are in no calendar are told as such."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.times import Days, find_days, find_periods, impossible_day
from tests.days import TODAY
from tests.fuzzed_messages import Fuzzed
from tests.linear import LIMIT, costs
from tests.turns import answer

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


@pytest.mark.parametrize(
    "run", ["tháng 3 ", "quý 1 ", "đầu năm ", "5 năm qua ", "2020-", "t3/", "  "]
)
def test_times_said_again_and_again_are_read_as_fast_as_others(run: str) -> None:
    short = [(f"{run * 5}{word} " * 400)[:4000] for word in ("luật", "thuế", "đất")]
    texts = [*(Fuzzed("short runs", text) for text in short), Fuzzed("a run", (run * 4000)[:4000])]
    measured = costs(lambda text: find_periods(text, TODAY), texts)
    assert measured.worst <= LIMIT, f"superlinear? {measured}"


def quarter(year: int, number: int) -> tuple[str, str]:
    ends = ("03-31", "06-30", "09-30", "12-31")
    return f"{year}-{3 * number - 2:02}-01", f"{year}-{ends[number - 1]}"


@given(
    st.integers(1946, 2060),
    st.integers(1, 4),
    st.sampled_from(["quý {n} năm {y}", "quý {r}/{y}", "quy {n} nam {y}", "Q{n} {y}", "T{n}"]),
)
def test_a_quarter_is_its_three_months(year: int, number: int, frame: str) -> None:
    roman = ("I", "II", "III", "IV")[number - 1]
    text = f"các quyết định ban hành {frame.format(n=number, r=roman, y=year)} của Chính phủ"
    found = find_periods(text, TODAY)
    if frame == "T{n}":
        assert found == []
        return
    (period,) = found
    assert (str(period.days.first), str(period.days.last)) == quarter(year, number)


# TODAY is Monday, 23 November 2026.
@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("le deuxième trimestre 2024", "2024-04-01", "2024-06-30"),
        ("4e trimestre de 2023", "2023-10-01", "2023-12-31"),
        ("quý cuối năm ngoái", "2025-10-01", "2025-12-31"),
        ("quý này", "2026-10-01", "2026-12-31"),
        ("quý 3", "2026-07-01", "2026-09-30"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("6 tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("6 tháng cuối năm", "2026-07-01", "2026-12-31"),
        ("chín tháng đầu năm nay", "2026-01-01", "2026-09-30"),
        ("nửa đầu năm", "2026-01-01", "2026-06-30"),
        ("nua cuoi nam 2021", "2021-07-01", "2021-12-31"),
        ("second half of 2022", "2022-07-01", "2022-12-31"),
        ("premier semestre 2022", "2022-01-01", "2022-06-30"),
        ("les trois premiers mois de 2022", "2022-01-01", "2022-03-31"),
        ("hồi đầu năm nay", "2026-01-01", "2026-04-30"),
        ("giữa năm 2022", "2022-05-01", "2022-08-31"),
        ("cuoi nam ngoai", "2025-09-01", "2025-12-31"),
        ("late 2021", "2021-09-01", "2021-12-31"),
        ("début 2021", "2021-01-01", "2021-04-30"),
        ("à la fin de l'année 2021", "2021-09-01", "2021-12-31"),
        ("đầu tháng 6 năm 2024", "2024-06-01", "2024-06-10"),
        ("cuối tháng trước", "2026-10-21", "2026-10-31"),
        ("trong 5 năm qua", "2021-11-23", "2026-11-23"),
        ("ba năm gần đây", "2023-11-23", "2026-11-23"),
        ("trong vòng 6 tháng trở lại đây", "2026-05-23", "2026-11-23"),
        ("over the last ten years", "2016-11-23", "2026-11-23"),
        ("ces deux dernières années", "2024-11-23", "2026-11-23"),
        ("2 năm tới", "2026-11-23", "2028-11-23"),
        ("cách đây 3 năm", "2023-01-01", "2023-12-31"),
        ("five years ago", "2021-01-01", "2021-12-31"),
        ("il y a deux mois", "2026-09-01", "2026-09-30"),
        ("tháng trước", "2026-10-01", "2026-10-31"),
        ("thang nay", "2026-11-01", "2026-11-30"),
        ("le mois dernier", "2026-10-01", "2026-10-31"),
        ("tuần trước", "2026-11-16", "2026-11-22"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("hôm qua", "2026-11-22", "2026-11-22"),
        ("avant-hier", "2026-11-21", "2026-11-21"),
        ("năm kia", "2024-01-01", "2024-12-31"),
        ("l’année dernière", "2025-01-01", "2025-12-31"),
        ("tháng 3 năm nay", "2026-03-01", "2026-03-31"),
        ("ngày 5 tháng 3 năm ngoái", "2025-03-05", "2025-03-05"),
        ("ngày 5 tháng trước", "2026-10-05", "2026-10-05"),
        ("t3/2024", "2024-03-01", "2024-03-31"),
        ("trước năm 2020", "0001-01-01", "2019-12-31"),
        ("trước 2020.", "0001-01-01", "2019-12-31"),
        ("sau quý 2 năm 2024", "2024-07-01", "9999-12-31"),
        ("từ 2020 đến 2023", "2020-01-01", "2023-12-31"),
        ("giai đoạn 2021-2025", "2021-01-01", "2025-12-31"),
        ("giữa năm 2020 và năm 2023", "2020-01-01", "2023-12-31"),
        ("từ quý 1/2023 đến quý 2/2024", "2023-01-01", "2024-06-30"),
        ("từ đầu năm đến nay", "2026-01-01", "2026-11-23"),
    ],
)
def test_a_time_is_read_and_all_words_that_say_it(text: str, first: str, last: str) -> None:
    asked = f"văn bản ban hành {text} về dữ liệu"
    (period,) = find_periods(asked, TODAY)
    assert (str(period.days.first), str(period.days.last)) == (first, last)
    said = asked[slice(*period.span)]
    assert said == text.removesuffix(".")


@pytest.mark.parametrize(
    "text",
    [
        "tháng 3",
        "Việt Nam trước đây",
        "miền Nam nay ra sao",
        "những năm qua",
        "đầu năm học mới",
        "5 ngày trước khi họp",
        "công an này làm gì",
        "quý vị cho hỏi",
        "gần đây",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_periods(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("văn bản ban hành năm 2021 và 2022", "2021-01-01", "2022-12-31"),
        ("tháng 11 và tháng 12 năm 2025", "2025-11-01", "2025-12-31"),
        ("cac van ban quy 2 va quy 3 nam 2024", "2024-04-01", "2024-09-30"),
        ("texts of 2021 and 2022", "2021-01-01", "2022-12-31"),
    ],
)
def test_times_that_follow_each_other_are_asked_for_together(
    text: str, first: str, last: str
) -> None:
    (period,) = find_periods(text, TODAY)
    assert period.days == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["năm 2020 và 2023", "tháng 1 và tháng 12 năm 2025"])
def test_times_apart_are_not_made_one(text: str) -> None:
    assert all(
        period.days.last - period.days.first < timedelta(days=366)
        for period in find_periods(text, TODAY)
    )


def test_until_and_since_are_kept() -> None:
    (until,) = find_periods("tính đến cuối năm 2024", TODAY)
    assert until.lasting() == Days(date.min, date(2024, 12, 31))
    (since,) = find_periods("kể từ đầu năm 2024", TODAY)
    assert since.lasting() == Days(date(2024, 1, 1), date.max)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 40))
def test_the_last_years_end_today(today: date, count: int) -> None:
    for period in find_periods(f"trong {count} năm qua", today):
        assert period.days.last == today
        assert period.days.first.year == today.year - count


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_weeks_follow_one_another(today: date) -> None:
    weeks = [find_periods(f"tuần {which}", today)[0].days for which in ("trước", "này", "sau")]
    assert weeks[1].first <= today <= weeks[1].last
    for one, other in pairwise(weeks):
        assert one.last + timedelta(days=1) == other.first


@given(st.text(max_size=80))
def test_any_text_has_times_apart_and_in_order(text: str) -> None:
    spans = [period.span for period in find_periods(text, TODAY)]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["đầu tháng này", "cuối năm nay", "giữa năm ngoái", "early this year"]
)
def test_a_part_of_a_year_told_from_today_is_in_any_calendar(text: str) -> None:
    assert impossible_day(text) is None
