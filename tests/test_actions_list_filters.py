"""Lists by who signed, by open times, by what is left out, and the newest or oldest of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.list_questions import ListQuestion
from actions.list_reading import list_question
from actions.listing import listing_answer
from actions.reading.times import Days, find_periods
from actions.understanding import understand

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 23)
BY_DAM = {"qd-505-2022", "qd-942-2021", "qd-127-2021"}
BY_KHAI = {"qd-1813-2021"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Phó Thủ tướng Vũ Đức Đam đã ký bao nhiêu quyết định", BY_DAM),
        ("vu duc dam ky nhung van ban nao", BY_DAM),
        ("quyết định do Lê Minh Khái ký", BY_KHAI),
        ("ông Khái ký những văn bản nào", BY_KHAI),
        ("văn bản của ông Lê Minh Khái ký ban hành năm 2021", BY_KHAI),
        ("những quyết định không do Vũ Đức Đam ký năm 2021", BY_KHAI),
        ("which decisions were signed by Vũ Đức Đam in 2021", {"qd-942-2021", "qd-127-2021"}),
        ("quelles décisions signées par Lê Minh Khái", BY_KHAI),
        ("nghị quyết nào do Tổng Bí thư Tô Lâm ký", {"nq-57-2024"}),
        ("liệt kê quyết định ban hành trước ngày 3/6/2020", {"qd-950-2018"}),
        ("quyết định nào ban hành từ năm 2019 trở về trước", {"qd-950-2018"}),
        ("nghị quyết trước 2022", {"nq-52-2019"}),
        ("nghi quyet ban hanh sau nam 2022", {"nq-57-2024"}),
        ("các luật ban hành sau ngày 22/6/2023", {"luat-24-2023", "luat-148-2025"}),
        ("các luật ban hành kể từ ngày 24/11/2023", {"luat-24-2023", "luat-148-2025"}),
        ("laws issued before 24/11/2023", {"luat-20-2023"}),
        ("lois publiées après 2023", {"luat-148-2025"}),
        ("luật ban hành từ ngày 1/6/2023 đến ngày 30/6/2023", {"luat-20-2023"}),
        ("luật nào có hiệu lực trước ngày 2/7/2024", {"luat-20-2023", "luat-24-2023"}),
        ("văn bản hết hiệu lực trong năm 2025", {"qd-942-2021"}),
        ("van ban nao het hieu luc sau thang 12/2025", {"nd-13-2023", "nd-42-2022"}),
        ("nghị định nào hết hiệu lực từ ngày 1/7/2026", {"nd-42-2022"}),
        (
            "văn bản nào đã hết hiệu lực tính đến 31/12/2025",
            {"qd-942-2021"},
        ),
        ("văn bản năm 2020 không phải của Chính phủ", {"qd-749-2020"}),
        ("văn bản năm 2020 trừ quyết định", {"nd-45-2020", "nd-47-2020"}),
        ("documents of 2020 other than decrees", {"qd-749-2020"}),
        ("liệt kê luật không ban hành năm 2023", {"luat-148-2025"}),
        ("các văn bản năm 2023 không phải của Quốc hội hay Chính phủ", set()),
        ("nghị quyết cũ nhất của Bộ Chính trị", {"nq-52-2019"}),
        ("trong các nghị quyết của Bộ Chính trị, cái nào mới nhất", {"nq-57-2024"}),
        ("luật nào mới nhất trong số các luật của Quốc hội", {"luat-148-2025"}),
        ("quyết định cuối cùng năm 2021", BY_KHAI),
        ("các luật trừ luật 24/2023/QH15", {"luat-20-2023", "luat-148-2025"}),
        ("liệt kê luật ngoài luật 24/2023/QH15 và luật 20/2023/QH15", {"luat-148-2025"}),
        ("văn bản năm 2020 không phải quyết định 749/QĐ-TTg", {"nd-45-2020", "nd-47-2020"}),
        ("2 nghị quyết mới nhất của Bộ Chính trị", {"nq-57-2024", "nq-06-2022"}),
        ("liệt kê 2 luật cũ nhất", {"luat-20-2023", "luat-24-2023"}),
        ("quyết định nào không còn hiệu lực trước năm 2026", {"qd-942-2021"}),
        ("văn bản nào sẽ hết hiệu lực năm 2029", set()),
        ("nghị quyết cũ nhất nói về cái gì", {"nq-52-2019"}),
        ("the oldest decree of the government", {"nd-45-2020"}),
        ("first decision of 2022", {"qd-06-2022"}),
        ("quyết định đầu tiên do Vũ Đức Đam ký", {"qd-127-2021"}),
    ],
)
def test_a_list_holds_what_is_asked_and_nothing_else(
    text: str, ids: set[str], knowledge: Knowledge
) -> None:
    question = understand(text, knowledge.finder, TODAY)
    said = listing_answer(question, knowledge.retriever.documents)
    assert said is not None
    assert {citation.document_id for citation in said.citations} == ids
    assert (said.status is AnswerStatus.ANSWERED) is bool(ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("văn bản do Trần Văn Tuấn ký", "chưa có văn bản nào do Trần Văn Tuấn ký"),
        ("nghị định ban hành trước năm 1990", "ban hành trước ngày 01/01/1990"),
        ("nghị định không phải của Chính phủ", "(trừ văn bản của Chính phủ)"),
        (
            "văn bản năm 2025 không phải của Chính phủ, Quốc hội, Bộ Chính trị và Thủ tướng",
            "(trừ văn bản của Chính phủ hoặc văn bản của Quốc hội hoặc",
        ),
        ("văn bản hết hiệu lực năm 1999", "hết hiệu lực trong năm 1999"),
    ],
)
def test_an_empty_list_says_what_was_asked(text: str, words: str, knowledge: Knowledge) -> None:
    said = listing_answer(understand(text, knowledge.finder, TODAY), knowledge.links)
    assert said is not None
    assert said.status is AnswerStatus.NOT_FOUND
    assert words in said.text


@pytest.mark.parametrize(
    "text",
    [
        "ai ký quyết định đó",
        "tô lâm là ai",
        "nghị quyết nào đặt mục tiêu trước năm 2030",
        "người dân không phải nộp văn bản nào",
        "văn bản nào tôi làm sau khi nộp hồ sơ",
        "các quyết định không phải của ông hàng xóm",
    ],
)
def test_what_is_not_understood_in_full_is_no_list(text: str) -> None:
    assert list_question(text, TODAY, ["Tô Lâm"]) is None


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("văn bản nào chưa hết hiệu lực", "in_force"),
        ("văn bản nào chưa bị bãi bỏ", "in_force"),
        ("văn bản nào không có hiệu lực", "ended"),
        ("văn bản nào chưa có hiệu lực", "not_yet"),
        ("văn bản nào bị thay thế năm 2024", "ends"),
    ],
)
def test_a_negation_is_part_of_how_documents_stand(text: str, standing: str) -> None:
    asked = list_question(text, TODAY)
    assert asked is not None
    assert asked.standing == standing


def test_a_goal_named_in_a_topic_is_no_time_of_issue() -> None:
    asked = list_question("liệt kê nghị quyết về chuyển đổi số đến năm 2030", TODAY)
    assert asked == ListQuestion(types=("nq",), topic="chuyển đổi số đến năm 2030", explicit=True)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from(["trước", "sau", "before"]))
def test_before_and_after_a_day_do_not_hold_the_day(day: date, word: str) -> None:
    written = f"{word} {day.day}/{day.month}/{day.year}"
    (period,) = find_periods(f"văn bản {written}", TODAY)
    assert not period.days.first <= day <= period.days.last
    assert period.span == (8, 8 + len(written))
    assert (period.days.first == date.min) is (word != "sau")


@given(st.text(max_size=60))
def test_any_text_has_times_in_order(text: str) -> None:
    spans = [period.span for period in find_periods(text, TODAY)]
    assert spans == sorted(spans)
    assert list_question(text, TODAY, ["A"]) is None or text.strip()


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "words", ["giúp tôi ", "không phải của được ký ban hành ", "trong số các "]
)
def test_words_said_again_and_again_are_read_at_once(words: str) -> None:
    assert list_question("văn bản nào mới nhất " + words * 60 + "xe", TODAY) is None


def test_a_time_of_two_ends_is_one() -> None:
    (period,) = find_periods("từ tháng 3/2021 đến tháng 5/2022", TODAY)
    assert (period.days.first, period.days.last) == (date(2021, 3, 1), date(2022, 5, 31))
    assert isinstance(period.days, Days)


def test_what_may_belong_to_a_list_is_counted(knowledge: Knowledge) -> None:
    def text(asked: str) -> str:
        said = listing_answer(understand(asked, knowledge.finder, TODAY), knowledge.links)
        assert said is not None
        return said.text

    assert "3 văn bản tôi chưa biết ai ký" in text("nghị quyết và luật không do Tô Lâm ký")
    assert "1 văn bản đã hết hiệu lực mà tôi chưa biết" in text("nghị định hết hiệu lực năm 2026")
    assert "chưa biết" not in text("văn bản năm 2020")
