"""A conversation keeps its thread: what is picked, claimed, disputed, or one of a list."""

from datetime import date

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.turn import turn

pytest_plugins = ["tests.knowledge"]

TODAY = date(2026, 11, 30)
ASKED = "đô thị thông minh ai ký"
LEVELS = "đô thị thông minh có mấy cấp độ"
PILLARS = "Hải Phòng đặt mấy trụ cột chuyển đổi số"


def talked(said: tuple[str, ...], knowledge: Knowledge) -> tuple[str, Focus]:
    """Return the last reply to what was `said`, and what is spoken of then."""
    focus, reply = Focus(), ""
    for each in said:
        answer, focus = turn(each, focus, {}, knowledge, TODAY)
        reply = answer.text
    return reply, focus


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ((ASKED, "cai tieu chi"), "cv-6862-2024"),
        ((ASKED, "bộ tiêu chí"), "cv-6862-2024"),
        ((ASKED, "cái 950 ấy"), "qd-950-2018"),
        (("Nghị quyết 57 và Quyết định 749 nói gì?", "cái 57 ấy"), "nq-57-2024"),
        (("Nghị định 224 và Nghị định 269 ra khi nào?", "cái về đô thị"), "nd-269-2025"),
        (("Compare Resolution 57 and Decision 950", "the 57 one"), "nq-57-2024"),
        (("Nghị định 269 là gì?", "nó có thay thế quyết định 950 không?"), "nd-269-2025"),
        (("Nghị định 13/2023 là gì", "luật 91/2025 có thay nó không"), "nd-13-2023"),
        (("Nghị định 269 có thay thế quyết định 950 không?",), "nd-269-2025"),
        (("Tell me about Decree 269", "does it replace Decision 950?"), "nd-269-2025"),
        (("Quyết định 942 còn hiệu lực không", "văn bản thay thế nó ra ngày nào?"), "qd-2629-2025"),
        (("Is Decision 942 in force?", "who signed its replacement?"), "qd-2629-2025"),
        (
            ("La décision 942 est-elle en vigueur ?", "celle qui la remplace date de quand ?"),
            "qd-2629-2025",
        ),
        (("Nghị quyết 06 được tiếp tục bởi văn bản nào", "văn bản đó ra khi nào"), "kl-224-2025"),
        (("What is Resolution 06?", "No, I meant Project 06"), "qd-06-2022"),
        (("Qu'est-ce que la résolution 06 ?", "non, je veux dire le projet 06"), "qd-06-2022"),
    ],
)
def test_is_on_the_document_meant(
    said: tuple[str, ...], document: str, knowledge: Knowledge
) -> None:
    _, focus = talked(said, knowledge)
    assert focus.documents == (document,)


@pytest.mark.parametrize(
    "said",
    [
        ("Nghị định 224 và Nghị định 269 ra khi nào?", "đô thị thông minh là gì?"),
        (ASKED, "cái về văn bản"),  # of none of those offered
    ],
)
def test_picks_none_where_words_fit_none_or_ask(
    said: tuple[str, ...], knowledge: Knowledge
) -> None:
    _, focus = talked(said, knowledge)
    assert focus.documents != ("cv-6862-2024",)
    assert len(focus.documents) != 1 or said[1].endswith("?")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((LEVELS, "sai rồi, 5 cấp độ mới đúng"), "4 cấp độ"),
        ((LEVELS, "bạn vừa bảo là đúng mà"), "4 cấp độ"),
        (("ai ký nghị quyết 57", "sai rồi, Phạm Minh Chính mới đúng"), "Tô Lâm"),
        (("Nevers thử nghiệm xe tự lái thế nào?", "ai kể vụ xe tự lái"), "Denis Thuriot"),
        ((PILLARS, "ai nói về trụ cột chuyển đổi số vậy"), "Hoàng Minh Cường"),
        (("đề án 06 có mấy nhóm tiện ích", "còn nhóm thứ tư"), "chỉ nhắc tên “công dân số”"),
        (("đề án 06 có mấy nhóm tiện ích", "kể ra đi"), "chỉ đạo điều hành"),
        (("Ngày Chuyển đổi số là hôm nào", "để làm gì vậy"), "ba mục đích"),
        (("hội thảo năm 2023 diễn ra ở đâu", "có mấy người phát biểu"), "Năm người"),
        (
            ("hội thảo năm 2023 diễn ra ở đâu", "có mấy người phát biểu", "người cuối cùng là ai"),
            "Đó là bà Caroline Leclerq",
        ),
        (("Nghị định 269 định nghĩa sandbox là gì", "quy định ở điều nào"), "Điều 2"),
        (("Le Havre có bao nhiêu dự án", "ai đại diện cho họ"), "Caroline Leclerq"),
        (("Who represented Le Havre?", "And Nevers?"), "Denis Thuriot"),
        (("ong ho ky minh la ai",), "Phó Chủ tịch Thường trực"),
        (("AI",), "trí tuệ nhân tạo"),
    ],
)
def test_holds_to_what_was_told(said: tuple[str, ...], words: str, knowledge: Knowledge) -> None:
    reply, _ = talked(said, knowledge)
    assert words in reply


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("kinh te so nam 2025 la bao nhieu", "the nam 2045"), "50% GDP"),
        (("Việt Nam xếp hạng chính phủ điện tử năm 2030 ra sao", "thế 2028"), "nhóm 60 nước"),
        (("kinh tế số năm 2025 chiếm mấy phần trăm", "còn thương mại điện tử"), "doanh số bán lẻ"),
        (("Quyết định 411 nói gì về chữ ký số 2030", "còn hồ sơ sức khỏe điện tử"), "95%"),
        (("Hải Phòng đặt mục tiêu gì năm 2023", "Đà Nẵng nữa"), "chưa đọc thấy"),
        (("5G Lab là gì", "ở Đà Nẵng có không"), "chưa đọc thấy gì về Đà Nẵng"),
        (("nghị định 13/2023 nói về gì", "người dân có mấy quyền"), "11 quyền"),
        (("tóm tắt Nghị quyết 57", "còn người dân"), "80%"),
    ],
)
def test_asks_the_last_question_of_something_else(
    said: tuple[str, ...], words: str, knowledge: Knowledge
) -> None:
    reply, _ = talked(said, knowledge)
    assert words in reply


@pytest.mark.parametrize(
    "said",
    [
        ("Hà Nội định xây gì để làm thành phố thông minh?", "cái đó xây xong chưa"),
        ("Ha Noi dinh xay gi", "cai do xay xong chua vay"),
        ("có đúng là hà nội xây xong trung tâm rồi không",),
        ("Hà Nội nói gì ở hội thảo", "trung tâm đó có chưa?"),
    ],
)
def test_what_is_only_to_be_is_not_yet(said: tuple[str, ...], knowledge: Knowledge) -> None:
    reply, _ = talked(said, knowledge)
    assert reply.startswith("Chưa, ")


@pytest.mark.parametrize(
    ("asked", "in_short"),
    [
        ("kinh tế số năm 2025 chiếm mấy phần trăm", "ngắn thôi"),
        ("What did Hanoi say at the workshop?", "shorter please"),
        ("Que dit Nevers des voitures autonomes ?", "plus court"),
    ],
)
def test_the_last_answer_is_said_in_short(asked: str, in_short: str, knowledge: Knowledge) -> None:
    whole, _ = talked((asked,), knowledge)
    short, _ = talked((asked, in_short), knowledge)
    assert short.startswith(("Nói ngắn gọn:", "In short:", "En bref :"))
    assert len(short) <= len(whole) + len("Nói ngắn gọn:\n\n")


@pytest.mark.parametrize(
    "said",
    [
        ("sai rồi, 5 cấp độ mới đúng",),  # nothing was answered
        (LEVELS, "bạn sai rồi"),  # says nothing else
        (LEVELS, "cấp độ nào mới đúng?"),  # asks
    ],
)
def test_holds_to_nothing_else(said: tuple[str, ...], knowledge: Knowledge) -> None:
    reply, _ = talked(said, knowledge)
    assert "giữ điều vừa trả lời" not in reply


@pytest.mark.parametrize(
    ("said", "is_abuse"),
    [
        ("tụi bây lừa đảo hết", True),
        ("you are all crooks", True),
        ("chán quá nói chuyện với tui đi", False),
        ("lừa đảo qua mạng là gì?", False),
    ],
)
def test_an_insult_to_everyone_is_abuse(said: str, is_abuse: bool, knowledge: Knowledge) -> None:
    reply, focus = talked((said,), knowledge)
    assert ("xin lỗi" in reply or "sorry" in reply) == is_abuse
    assert not focus.documents
