"""A person called by office or deed is the one whom a report introduces so."""

import pytest

from actions.conversation import Focus
from actions.described_persons import described_person, introduced
from actions.knowledge import Knowledge
from actions.pronouns import with_names
from tests.days import TODAY
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("còn bà phó thị trưởng thì sao", "còn Caroline Leclerq thì sao"),
        ("ba pho thi truong noi gi", "Caroline Leclerq noi gi"),
        ("ông khai mạc hội thảo là ai", "Hồ Kỳ Minh là ai"),
        ("ong giam doc so noi gi", "Nguyễn Việt Hùng noi gi"),
        ("ông chủ tịch vùng đô thị ấy", "Denis Thuriot ấy"),
        ("ông Hải Phòng nói gì", "Hoàng Minh Cường nói gì"),
    ],
)
def test_one_person_fits(text: str, named: str, knowledge: Knowledge) -> None:
    assert with_names(text, Focus(), "vi", knowledge) == named


@pytest.mark.parametrize(
    "text",
    [
        "ông phó chủ tịch nói gì",  # two are
        "ông giám đốc công an tên gì",  # another office, which goes on
        "bà chủ tịch vùng đô thị là ai",  # he is a man
        "Hải Phòng có gì đáng chú ý",
        "bà ơi cho hỏi nghị định 13",
        "ông phó chủ tịch Hoàng Minh Cường nói gì",  # who is named himself
    ],
)
def test_nobody_fits(text: str, knowledge: Knowledge) -> None:
    assert described_person(text, "vi", knowledge) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ông Hùng là ai", "Giám đốc Sở Thông tin và Truyền thông Hà Nội"),
        ("Caroline Leclerq giữ chức gì vậy", "Phó Thị trưởng thành phố Le Havre"),
        ("ông Phúc là ai", "Thủ tướng Chính phủ Nguyễn Xuân Phúc"),
    ],
)
def test_who_somebody_is(text: str, words: str, knowledge: Knowledge) -> None:
    told = introduced(text, "vi", knowledge)
    assert told
    assert words in told.words


def test_of_what_somebody_said_more_is_asked(knowledge: Knowledge) -> None:
    assert introduced("ông Hùng nói gì về con người", "vi", knowledge) is None


def test_of_nobody_spoken_of_it_is_asked_who(knowledge: Knowledge) -> None:
    asked = talk(["ông đó tên gì nhỉ"], knowledge, TODAY)
    assert asked.status.value == "needs_clarification"
    assert "Denis Thuriot" in asked.text
    assert "Caroline" not in asked.text
    assert "Nevers" in talk(["ông đó tên gì nhỉ", "Denis Thuriot"], knowledge, TODAY).text


def test_who_is_named_is_not_asked_for(knowledge: Knowledge) -> None:
    said = talk(["ba caroline leclerq noi ve chuyen gi"], knowledge, TODAY)
    assert "Thành phố cảng thông minh" in said.text


def test_a_word_is_nobody_s_name(knowledge: Knowledge) -> None:
    said = talk(["ông khai mạc là ai", "ổng giữ chức gì"], knowledge, TODAY)
    assert "Phó Chủ tịch Thường trực" in said.text
