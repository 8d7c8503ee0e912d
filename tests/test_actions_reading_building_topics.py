"""The plans of questions on topics: meanings, overviews, lists, comparisons, questions back."""

from datetime import date
from functools import partial

import pytest

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.plan import (
    Anything,
    Ask,
    Compare,
    Define,
    Described,
    Enumerate,
    Filter,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Spoken,
)
from actions.reading.typed import type_message
from index.text.folding import fold
from tests.knowledge import knowledge_without_model

TODAY = date(2026, 11, 30)
EVENT = "hoi-thao-thanh-pho-thong-minh-2023"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("topics"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def read(text: str, reader: Reader) -> Plan:
    typed = type_message(text, partial(mend, knowledge=reader.knowledge))
    return reader.read(typed.read, TODAY, {})


def documents_of(plan: Overview | Enumerate | Compare | Define) -> list[str]:
    target = plan.target
    assert isinstance(target, Named)
    return [match for naming in target.documents for match in naming.matches]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chuyển đổi số là gì?", "chuyen doi so"),
        ("chuyeenr ddooir soos laf gif", "chuyen doi so"),
        ("thế nào là đô thị thông minh", "do thi thong minh"),
        ("do thi thong minh duoc hieu nhu the nao", "do thi thong minh"),
        ("theo nghi dinh 269 do thi thong minh la gi", "do thi thong minh"),
        ("Đô thị thông minh là gì theo Nghị định 269/2025/NĐ-CP?", "do thi thong minh"),
        ("Mobi Smart Port là cái gì", "mobi smart port"),
        ("smart city là gì", "thanh pho thong minh"),
        ("sandbox là gì vậy ạ", "sandbox"),
        ("Sandbox trong đô thị thông minh hiểu thế nào?", "sandbox"),
        ("What is digital transformation?", "chuyen doi so"),
        ("What is Mobi Smart Port?", "mobi smart port"),
        ("c'est quoi une ville intelligente ?", "thanh pho thong minh"),
    ],
)
def test_the_word_asked_about_is_found(text: str, name: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Define)
    assert fold(plan.term) == name


def test_the_meaning_in_a_document_is_asked_of_it(reader: Reader) -> None:
    plan = read("theo nghị định 269 đô thị thông minh là gì", reader)
    assert isinstance(plan, Define)
    assert documents_of(plan) == ["nd-269-2025"]


@pytest.mark.parametrize(
    "text",
    [
        "Mục tiêu của Le Havre là gì?",
        "cái đích cuối cùng của chuyển đổi số là gì",
        "dân số Nevers là bao nhiêu",
        "Quyết định 749/QĐ-TTg là gì?",
        "tên của dự án vận chuyển hành khách ở Le Havre là gì",
        "là gì",
        "cái đầu tiên là gì",
        "What is the population of Nevers?",
    ],
)
def test_what_something_has_is_no_word_asked_about(text: str, reader: Reader) -> None:
    assert not isinstance(read(text, reader), Define)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("nevers", "nevers"),
        ("Hải Phòng", "Hải Phòng"),
        ("chuyển đổi số", "chuyển đổi số"),
        ("tôi muốn hỏi về hải phòng", "hải phòng"),
        ("thành phố Nevers", "Nevers"),
        ("giới thiệu về Nevers", "Nevers"),
        ("hãy kể về Nevers đi", "Nevers"),
        ("tell me about Hanoi", "Ha Noi"),
    ],
)
def test_a_subject_is_told_of_in_short(text: str, subject: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Overview)
    assert (plan.subject, plan.target) == (subject, Anything())


@pytest.mark.parametrize(
    "text", ["dân số Nevers", "xe tự lái", "Nevers ở đâu", "bitcoin", "ai", "Nevers năm 2030"]
)
def test_what_says_more_is_searched_for(text: str, reader: Reader) -> None:
    assert not isinstance(read(text, reader), Overview)


@pytest.mark.parametrize(
    ("text", "document", "points"),
    [
        ("tóm tắt quyết định 411 trong 3 ý", "qd-411-2022", 3),
        ("Tóm tắt Quyết định 411/QĐ-TTg thành ba ý chính", "qd-411-2022", 3),
        ("Nghị quyết 57 có gì hay cho người dân?", "nq-57-2024", 0),
        ("tóm tắt hội thảo", EVENT, 0),
        ("nói chung hội thảo này bàn về chuyện gì", EVENT, 0),
        ("Summarise the workshop please", EVENT, 0),
        ("Résumez le colloque", EVENT, 0),
    ],
)
def test_a_document_is_told_of_in_short(
    text: str, document: str, points: int, reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Overview)
    assert (documents_of(plan), plan.points) == ([document], points)


def test_what_a_city_said_at_an_event_is_asked_of_that(reader: Reader) -> None:
    plan = read("Hà Nội nói gì ở hội thảo?", reader)
    assert isinstance(plan, Overview)
    assert (plan.subject, documents_of(plan)) == ("Hà Nội", [EVENT])


def test_what_a_document_is_on_is_a_field_of_its_own(reader: Reader) -> None:
    plan = read("QĐ 749 nói về gì", reader)
    assert isinstance(plan, Lookup)
    assert plan.fields == ("about",)


@pytest.mark.parametrize(
    ("text", "things", "about"),
    [
        ("kể tên các dự án của Le Havre", "dự án", "Le Havre"),
        ("Le Havre có những dự án nào?", "dự án", "Le Havre"),
        ("Le Havre có dự án gì", "dự án", "Le Havre"),
        ("What projects does Le Havre have?", "projects", "Le Havre"),
        ("Quels sont les projets du Havre ?", "projets", "Le Havre"),
    ],
)
def test_things_are_told_in_full(text: str, things: str, about: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Enumerate)
    assert (plan.things, plan.about) == (things, about)


def test_who_took_part_in_an_event_is_told_in_full(reader: Reader) -> None:
    plan = read("những thành phố nào tham gia hội thảo", reader)
    assert isinstance(plan, Enumerate)
    assert documents_of(plan) == [EVENT]


@pytest.mark.parametrize(
    ("text", "subjects", "aspect"),
    [
        ("Nevers khác Le Havre chỗ nào?", ("Nevers", "Le Havre"), ""),
        (
            "so sánh Hà Nội và Hải Phòng về chính quyền số",
            ("Hà Nội", "Hải Phòng"),
            "chính quyền số",
        ),
        ("Nevers vs Le Havre", ("Nevers", "Le Havre"), ""),
    ],
)
def test_subjects_are_compared(
    text: str, subjects: tuple[str, ...], aspect: str, reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Compare)
    assert (plan.subjects, plan.aspect, plan.target) == (subjects, aspect, Anything())


def test_documents_are_compared(reader: Reader) -> None:
    plan = read("So sánh mục tiêu kinh tế số của Quyết định 749 và Nghị quyết 57", reader)
    assert isinstance(plan, Compare)
    assert documents_of(plan) == ["qd-749-2020", "nq-57-2024"]
    assert plan.aspect == "mục tiêu kinh tế số"


def test_what_was_spoken_of_is_compared(reader: Reader) -> None:
    plan = read("hai cái đó khác gì nhau", reader)
    assert isinstance(plan, Compare)
    assert plan.target == Spoken(every=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [("luật", "luat"), ("luat gi", "luat"), ("nghị định", "nd"), ("thông tư", "tt")],
)
def test_a_type_alone_is_asked_which(text: str, code: str, reader: Reader) -> None:
    described = Described(Filter(types=(code,)), strict=False)
    assert read(text, reader) == Ask("which_to_choose", resume=Lookup(described))


@pytest.mark.parametrize("text", ["văn bản", "xem văn bản", "chính sách", "tìm văn bản"])
def test_what_stands_for_any_document_is_asked_which(text: str, reader: Reader) -> None:
    assert read(text, reader) == Ask("which_to_choose", resume=Lookup(Spoken()))


@pytest.mark.parametrize(
    "text",
    [
        "Le Havre đặt mục tiêu gì cho năm 2030?",
        "mục tiêu kép là gì",
        "Tại sao Hà Nội cho rằng công nghệ thôi chưa đủ?",
        "Nhà nước có được bắt dân nộp lại thứ mà họ đang giữ không?",
    ],
)
def test_what_says_enough_is_searched_for(text: str, reader: Reader) -> None:
    assert isinstance(read(text, reader), Passages)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("đà nẵng phát biểu những gì vậy", "đà nẵng"),
        ("các thành phố Pháp chia sẻ gì ở hội thảo", "Pháp"),
        ("ba thành phố Việt Nam chia sẻ những gì tại hội thảo", "Việt Nam"),
        ("What did the French cities share at the workshop?", "the French"),
        ("Hải Phòng làm được những gì trong chuyển đổi số rồi", "Hải Phòng"),
    ],
)
def test_what_a_city_or_a_country_said_is_an_overview(
    text: str, subject: str, reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Overview)
    assert plan.subject == subject


def test_what_several_cities_said_stands_side_by_side(reader: Reader) -> None:
    plan = read("Đà Nẵng với Hải Phòng, ai nói gì ở hội thảo?", reader)
    assert isinstance(plan, Compare)
    assert plan.subjects == ("Đà Nẵng", "Hải Phòng")


def test_what_a_city_says_of_a_thing_is_no_overview(reader: Reader) -> None:
    assert isinstance(read("Nevers nói gì về xe tự lái", reader), Passages)


@pytest.mark.parametrize(
    ("text", "things"),
    [("Le Havre có mấy dự án", "dự án"), ("bốn phần của nghị quyết 57 là gì", "phần")],
)
def test_what_a_number_asks_for_or_tells_is_listed(text: str, things: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Enumerate)
    assert plan.things == things


def test_a_name_asked_for_compares_nobody(reader: Reader) -> None:
    plan = reader.read("Tập đoàn Pháp làm việc với Nevers tên là gì?", TODAY, {})
    assert isinstance(plan, Passages)
